//! Runs the program.

#![allow(clippy::unwrap_used, reason = "a failing test panics")]

use cos_url::{Credentials, KeyTime, ObjectKey, ObjectUrl, Signer, SigningKey, cos_url};
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Output, Stdio};
use std::thread;

const REQUEST: ObjectUrl = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "any" };
const ID: &str = "AKIDEXAMPLE";
const KEY: &str = "SECRETKEYEXAMPLE";

fn program() -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_sign_listing"));
    program.env_clear().env("TENCENTCLOUD_SECRET_ID", ID).env("TENCENTCLOUD_SECRET_KEY", KEY);
    program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    program
}

fn run(listing: impl Into<Vec<u8>>) -> Output {
    let mut child = program().spawn().unwrap();
    let (mut input, listing) = (child.stdin.take().unwrap(), listing.into());
    let writer = thread::spawn(move || input.write_all(&listing));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    output
}

/// The key for the time at which the program signed.
fn signing_key(url: &str) -> SigningKey {
    let (_, time) = url.split_once("&q-sign-time=").unwrap();
    let (start, end) = time.split_once('&').unwrap().0.split_once("%3B").unwrap();
    let key_time = KeyTime::new(start.parse().unwrap(), end.parse().unwrap()).unwrap();
    Signer::new(Credentials::new(ID, KEY).unwrap()).signing_key(key_time).unwrap()
}

/// Compares the URLs with those of the keys, one at a time.
fn check(stdout: &[u8], keys: &[&str]) {
    let text = str::from_utf8(stdout).unwrap();
    let urls: Vec<&str> = text.lines().collect();
    assert_eq!(urls.len(), keys.len());
    let Some(first) = urls.first() else { return };
    let (signing_key, mut expected) = (signing_key(first), String::new());
    for (url, key) in urls.iter().zip(keys) {
        expected.clear();
        signing_key.sign_key_into(&REQUEST, &ObjectKey::new(*key).unwrap(), &mut expected).unwrap();
        assert_eq!(*url, expected, "{key}");
    }
}

#[test]
fn every_line_has_its_url_in_order() {
    // Several parts for each thread.
    let keys: Vec<String> = (0..100_000).map(|at| format!("photos/{}{at}.jpg", "腾讯云/".repeat(at % 7))).collect();
    let output = run(keys.join("\n"));
    assert_eq!((output.status.code(), str::from_utf8(&output.stderr)), (Some(0), Ok("")));
    check(&output.stdout, &keys.iter().map(String::as_str).collect::<Vec<_>>());
}

#[test]
fn an_empty_listing() {
    let output = run("");
    assert_eq!((output.status.code(), output.stdout, output.stderr), (Some(0), vec![], vec![]));
}

#[test]
fn invalid_lines_are_reported_and_counted() {
    let output = run(b"a.txt\r\n../b\n\nc\xff.txt\nd.txt\n\xff\n\xe8\x85\n/e\nf.txt".as_slice());
    check(&output.stdout, &["a.txt", "d.txt", "f.txt"]);
    assert_eq!(output.status.code(), Some(6));
    let errors = str::from_utf8(&output.stderr).unwrap();
    assert_eq!(
        errors.lines().collect::<Vec<_>>(),
        [
            "line 2: invalid object key `../b`: URL parsers and HTTP clients resolve the segments `.` and `..` (`.` at byte \
             0); for an object that really has this name, use `ObjectKey::with_dot_segments(\"../b\")`",
            "line 3: invalid object key: it is empty; an object key has at least one character",
            "line 4: an object key is UTF-8, and this line is not",
            "line 6: an object key is UTF-8, and this line is not",
            "line 7: an object key is UTF-8, and this line is not",
            "line 8: invalid object key `/e`: object keys do not start with `/` or `\\` (`/` at byte 0); write `e`",
        ]
    );
}

#[test]
fn invalid_lines_keep_their_numbers_in_a_long_listing() {
    let keys: Vec<String> =
        (1..=100_000).map(|at| format!("{}{at}", if at % 500 == 0 { "/" } else { "key-" })).collect();
    let output = run(keys.join("\n"));
    assert_eq!(output.status.code(), Some(100), "200 lines are invalid");
    check(&output.stdout, &keys.iter().map(String::as_str).filter(|key| !key.starts_with('/')).collect::<Vec<_>>());
    let errors = str::from_utf8(&output.stderr).unwrap();
    let numbers: Vec<usize> = errors
        .lines()
        .map(|line| line.strip_prefix("line ").unwrap().split_once(':').unwrap().0.parse().unwrap())
        .collect();
    assert_eq!(numbers, (1..=200).map(|at| at * 500).collect::<Vec<_>>());
}

#[test]
fn a_line_without_an_end_does_not_fill_the_memory() {
    let output = run(["a.txt", &"x".repeat(3 << 20), "b.txt"].join("\n"));
    check(&output.stdout, &["a.txt", "b.txt"]);
    assert_eq!(output.status.code(), Some(1));
    let errors = str::from_utf8(&output.stderr).unwrap();
    // The message repeats the start of the line if the line is shorter than the buffer, whose size depends on the machine.
    assert!(errors.starts_with("line 2: invalid object key"), "{errors}");
    assert!(errors.ends_with(": an object key has at most 850 bytes of UTF-8 (3145728 bytes)\n"), "{errors}");
    assert!(errors.lines().count() == 1 && errors.len() < 500, "{errors}");
}

#[test]
fn a_closed_pipe_ends_the_program_quietly() {
    let mut child = program().spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let writer = thread::spawn(move || while input.write_all(b"photos/1.jpg\n").is_ok() {});
    let mut first = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
    check(first.as_bytes(), &["photos/1.jpg"]);
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    assert_eq!((output.status.code(), str::from_utf8(&output.stderr)), (Some(0), Ok("")));
}

#[test]
fn without_credentials_nothing_is_signed() {
    let output = program().env_remove("TENCENTCLOUD_SECRET_KEY").stdin(Stdio::null()).output().unwrap();
    assert_eq!((output.status.code(), output.stdout), (Some(102), vec![]));
    let error = str::from_utf8(&output.stderr).unwrap();
    assert!(error.starts_with("sign_listing: ") && error.contains("TENCENTCLOUD_SECRET_KEY"), "{error}");
}

/// The maximum memory of a running process, in kilobytes.
fn most_memory(child: &Child) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().strip_suffix(" kB").unwrap().parse().unwrap()
}

#[test]
#[cfg(target_os = "linux")]
fn memory_does_not_grow_with_the_listing() {
    let mut child = program().env("RAYON_NUM_THREADS", "2").spawn().unwrap();
    let (mut input, mut output) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
    let reader = thread::spawn(move || std::io::copy(&mut output, &mut std::io::sink()));
    let part = "photos/2024/photo.jpg\n".repeat(100_000);
    let mut memory = Vec::new();
    for _ in 0..10 {
        input.write_all(part.as_bytes()).unwrap();
        memory.push(most_memory(&child));
    }
    drop(input);
    assert!(child.wait().unwrap().success());
    assert!(reader.join().unwrap().unwrap() > 100 << 20);
    let (after_two, at_end) = (memory[1], memory[9]);
    assert!(at_end < 100_000 && at_end < after_two * 3 / 2, "{memory:?} kB");
}
