//! A program in another language: it reads requests and writes responses, as lines of JSON.

use crate::client::{Answer, Client, Reach, Sent};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::error::Error;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// A program that reads lines of JSON from its standard input. For each line, it writes a line of JSON to its standard
/// output; after an error, the line is `{"error"}`.
///
/// A program that is a [`Client`] reads `{"method", "url", "headers", "body"}` and writes `{"status", "body"}`, the
/// body as hexadecimal digits.
#[derive(Debug)]
pub struct Program {
    child: Child,
    questions: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
    reach: Reach,
}

/// A line that the program writes.
#[derive(Deserialize)]
#[serde(untagged)]
enum Line<A> {
    Answer(A),
    Error { error: String },
}

impl Program {
    /// Starts a program.
    ///
    /// # Errors
    ///
    /// Returns an error if it does not start.
    pub fn start(command: &mut Command, reach: Reach) -> std::io::Result<Self> {
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let questions = child.stdin.take();
        let answers = child.stdout.take().map(BufReader::new);
        let answers = answers.ok_or_else(|| std::io::Error::other("the program has no output"))?;
        Ok(Self { child, questions, answers, reach })
    }

    /// Writes one line and reads one line.
    ///
    /// # Errors
    ///
    /// Returns the error message of the program, or a message that it has ended.
    pub fn ask<Q: Serialize, A: DeserializeOwned>(&mut self, question: &Q) -> Result<A, String> {
        match self.exchange(question) {
            Ok(Line::Answer(answer)) => Ok(answer),
            Ok(Line::Error { error }) => Err(error),
            Err(error) => Err(error.to_string()),
        }
    }

    fn exchange<Q: Serialize, A: DeserializeOwned>(&mut self, question: &Q) -> Result<Line<A>, Box<dyn Error>> {
        let questions = self.questions.as_mut().ok_or("the program has no input")?;
        writeln!(questions, "{}", serde_json::to_string(question)?)?;
        questions.flush()?;
        let mut line = String::new();
        self.answers.read_line(&mut line)?;
        Ok(serde_json::from_str(&line)?)
    }
}

impl Client for Program {
    fn send(&mut self, request: &Sent) -> Result<Answer, String> {
        self.ask(request)
    }

    fn reach(&self) -> Reach {
        self.reach
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // The program ends when its input is closed.
        self.questions.take();
        let _ = self.child.wait();
    }
}
