//! Runs the program in a terminal, which `script` of util-linux opens, and with a full disk.

use crate::program::{BUCKET, SIGNED, TARGET, program};
use std::fs::OpenOptions;
use std::path::Path;
use std::process::{Command, Stdio};

/// What the program writes to a terminal. `redirected` is appended to the command line for a shell.
fn in_terminal(arguments: &[&str], redirected: &str) -> String {
    let words: Vec<String> = arguments.iter().map(|argument| format!("'{argument}'")).collect();
    let line = format!("'{}' {} {redirected}", env!("CARGO_BIN_EXE_cos-url"), words.join(" "));
    let mut script = Command::new("script");
    script.args(["--quiet", "--return", "--command", &line, "/dev/null"]);
    script.env("TERM", "xterm").env_remove("NO_COLOR").stdin(Stdio::null());
    String::from_utf8(script.output().unwrap().stdout).unwrap()
}

#[test]
fn the_progress_bar_is_drawn_in_a_terminal() {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let (keys, urls) = (directory.join("terminal-keys.txt"), directory.join("terminal-urls.txt"));
    std::fs::write(&keys, "a\n".repeat(1000)).unwrap();
    let arguments = [&["sign", BUCKET, "--keys-from", keys.to_str().unwrap()], &SIGNED[..]].concat();
    let shown = in_terminal(&arguments, &format!("> '{}'", urls.display()));
    assert!(shown.contains("1,000 URLs"), "{shown:?}");
    let written = std::fs::read_to_string(urls).unwrap();
    assert_eq!(written.lines().count(), 1000);
    assert!(written.lines().all(|url| url.starts_with("https://")));
}

#[test]
fn a_terminal_gets_the_url_without_colours_and_the_help_with_colours() {
    let url = in_terminal(&[&["sign", TARGET], &SIGNED[..]].concat(), "");
    assert!(url.starts_with("https://") && url.ends_with("\r\n") && !url.contains('\u{1b}'), "{url:?}");
    assert!(in_terminal(&["--help"], "").contains("\u{1b}["));
    let piped = program().arg("--help").output().unwrap();
    assert!(!piped.stdout.contains(&0x1b));
}

#[test]
fn a_full_disk_is_reported() {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("full-keys.txt");
    std::fs::write(&path, "a\n").unwrap();
    let keys = [&["sign", BUCKET, "--keys-from", path.to_str().unwrap()], &SIGNED[..]].concat();
    let url = [&["sign", TARGET], &SIGNED[..]].concat();
    for arguments in [&["--help"][..], &["completions", "bash"], &url, &keys] {
        let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
        let found = program().args(arguments).stdout(full).output().unwrap();
        let errors = String::from_utf8(found.stderr).unwrap();
        let expected = "error: cannot write to the standard output: No space left on device (os error 28)\n";
        assert_eq!((found.status.code(), errors.as_str()), (Some(1), expected), "{arguments:?}");
    }
}
