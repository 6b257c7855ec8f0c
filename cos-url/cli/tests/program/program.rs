//! Runs the program in pipes.

use std::io::Write;
use std::process::{Child, Command, Stdio};

pub(crate) const BUCKET: &str = "cos://examplebucket-1250000000";
pub(crate) const TARGET: &str = "cos://examplebucket-1250000000/a/b.txt";

/// Arguments with which a URL is the same in each run.
pub(crate) const FIXED: [&str; 3] = ["--example", "--key-time", "1557989151;1557996351"];

/// [`FIXED`] and a region.
pub(crate) const SIGNED: [&str; 5] = ["--region", "ap-beijing", "--example", "--key-time", "1557989151;1557996351"];

/// The fields of a URL that is signed with [`FIXED`], up to the lists.
pub(crate) const FIELDS: &str = "q-sign-algorithm=sha1&q-ak=AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q&\
                                 q-sign-time=1557989151%3B1557996351&q-key-time=1557989151%3B1557996351&";

/// The exit status, the standard output and the standard error.
#[derive(Debug, PartialEq)]
pub(crate) struct Result {
    pub(crate) status: i32,
    pub(crate) output: String,
    pub(crate) errors: String,
}

pub(crate) fn program() -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_cos-url"));
    program.env_clear().stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    program
}

/// Runs the program without an environment and without input.
pub(crate) fn run(arguments: &[&str]) -> Result {
    finish(program().args(arguments).spawn().unwrap())
}

pub(crate) fn run_with_input(arguments: &[&str], input: &[u8]) -> Result {
    let mut child = program().args(arguments).stdin(Stdio::piped()).spawn().unwrap();
    // The program may end before it reads everything.
    let _ = child.stdin.take().unwrap().write_all(input);
    finish(child)
}

pub(crate) fn run_in(variables: &[(&str, &str)], arguments: &[&str]) -> Result {
    finish(program().envs(variables.iter().copied()).args(arguments).spawn().unwrap())
}

fn finish(child: Child) -> Result {
    let found = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Result { status: found.status.code().unwrap(), output: text(found.stdout), errors: text(found.stderr) }
}

/// The result of a run that prints only this.
pub(crate) fn prints(output: impl Into<String>) -> Result {
    Result { status: 0, output: output.into(), errors: String::new() }
}

/// The result of a run that fails with a message.
pub(crate) fn fails(status: i32, message: &str) -> Result {
    let advice = if status == 2 { "\n\nFor more information, try '--help'." } else { "" };
    Result { status, output: String::new(), errors: format!("error: {message}{advice}\n") }
}
