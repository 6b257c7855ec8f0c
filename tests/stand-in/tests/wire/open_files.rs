//! A server without free file descriptors.

use crate::client::{connect, outcome, send};
use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

/// The program, started with a low limit of file descriptors. It is stopped when it is dropped.
struct Program {
    child: Child,
    /// Kept open, because a program fails if its output is closed.
    stdout: BufReader<ChildStdout>,
}

impl Program {
    fn start(open_files: u32) -> Self {
        let program = env!("CARGO_BIN_EXE_cos-url-stand-in");
        let script = format!("ulimit -n {open_files}; exec \"$0\" 127.0.0.1:0");
        let mut child = Command::new("sh").args(["-c", &script, program]).stdout(Stdio::piped()).spawn().unwrap();
        let stdout = BufReader::new(child.stdout.take().unwrap());
        Self { child, stdout }
    }

    fn authority(&mut self) -> String {
        let mut line = String::new();
        self.stdout.read_line(&mut line).unwrap();
        line.trim().strip_prefix("listening at http://").unwrap().to_owned()
    }

    /// The time that the program has used a processor, in ticks of 10 ms.
    fn ticks(&self) -> u64 {
        let line = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id())).unwrap();
        // Fields 14 and 15, counted after the name in field 2, which may contain spaces: proc(5).
        let fields = line.rsplit_once(')').unwrap().1.split_whitespace();
        fields.skip(11).take(2).map(|field| field.parse::<u64>().unwrap()).sum()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn accepting_pauses_while_no_file_descriptor_is_free() {
    let mut program = Program::start(32);
    let authority = program.authority();
    let streams: Vec<_> = (0..100).map(|_| connect(&authority)).collect();
    std::thread::sleep(Duration::from_millis(300));
    let before = program.ticks();
    std::thread::sleep(Duration::from_millis(500));
    let used = program.ticks() - before;
    assert!(used < 10, "{used} ticks in half a second");
    drop(streams);
    assert_eq!(outcome(&send(&authority, "GET", "/a", &[], "")), (403, Some("AccessDenied")));
}
