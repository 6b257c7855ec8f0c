//! Lists of keys.

use crate::program::{BUCKET, Result, SIGNED, fails, program, run, run_with_input};
use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;
use std::thread;

fn sign_list(target: &str, others: &[&str], keys: &[u8]) -> Result {
    run_with_input(&[&["sign", target, "--keys-from", "-"], &SIGNED[..], others].concat(), keys)
}

/// The URLs of keys, signed one at a time.
fn urls(keys: &[&str], others: &[&str]) -> String {
    keys.iter().map(|key| run(&[&["sign", &format!("{BUCKET}/{key}")], &SIGNED[..], others].concat()).output).collect()
}

#[test]
fn each_line_is_a_key() {
    const DOTS: &str = "URL parsers and HTTP clients resolve the segments `.` and `..`";
    const EMPTY: &str = "invalid object key: it is empty; an object key has at least one character";
    const SLASH: &str = "object keys do not start with `/` or `\\` (`/` at byte 0)";
    for (name, target, others, keys, signed, errors) in [
        ("empty", "", &[][..], "", &[][..], String::new()),
        ("keys", "/", &[], "a.txt\nb c.txt\n报表.pdf", &["a.txt", "b c.txt", "报表.pdf"], String::new()),
        ("line ends of Windows", "", &[], "a\r\nb\r\n", &["a", "b"], String::new()),
        ("half of the last line end", "", &[], "a\r\nb\r", &["a", "b"], String::new()),
        ("byte order mark", "", &[], "\u{feff}a\n\u{feff}b\n", &["a", "\u{feff}b"], String::new()),
        ("only a byte order mark", "", &[], "\u{feff}", &[], String::new()),
        ("a request", "", &["-X", "PUT", "-H", "x-cos-meta-a: b"], "a\nb\n", &["a", "b"], String::new()),
        ("prefix", "/p/q/", &[], "a\nb/c\n", &["p/q/a", "p/q/b/c"], String::new()),
        (
            "invalid lines",
            "",
            &[],
            "a\n../b\n\n/c\nd\n",
            &["a", "d"],
            format!(
                "line 2: invalid object key `../b`: {DOTS} (`.` at byte 0); for an object that really has this name, use \
                 `--dot-segments`\nline 3: {EMPTY}\nline 4: invalid object key `/c`: {SLASH}; write `c`\n"
            ),
        ),
        (
            "invalid lines below a prefix",
            "/p/",
            &[],
            "a\n\n/c\n",
            &["p/a"],
            format!("line 2: {EMPTY}\nline 3: invalid object key `/c`: {SLASH}; write `c`\n"),
        ),
        (
            "dot segments",
            "/p/",
            &["--dot-segments"],
            "a\n./b\n\n..\nc\n",
            &["p/a", "p/./b", "p/c"],
            format!(
                "line 3: {EMPTY}\nline 4: invalid object key `..`: nothing is left of the key once the segments `.` and \
                 `..` are resolved (`.` at byte 0)\n"
            ),
        ),
    ] {
        let found = sign_list(&[BUCKET, target].concat(), others, keys.as_bytes());
        let status = i32::from(!errors.is_empty());
        assert_eq!(found, Result { status, output: urls(signed, others), errors }, "{name}");
    }
}

#[test]
fn a_line_that_is_not_unicode_is_reported() {
    let found = sign_list(BUCKET, &[], b"a\n\xff\nb");
    let errors = "line 2: an object key is UTF-8, and this line is not\n".into();
    assert_eq!(found, Result { status: 1, output: urls(&["a", "b"], &[]), errors });
}

#[test]
fn a_line_that_is_longer_than_every_buffer_is_reported() {
    // The buffer has half a megabyte for each core.
    let long = "x".repeat(cores() << 20);
    let found = sign_list(BUCKET, &[], format!("a\n{long}\n/b\nc\n{long}").as_bytes());
    let error = |line| {
        format!(
            "line {line}: invalid object key: an object key has at most 850 bytes of UTF-8 ({} bytes)\n",
            long.len()
        )
    };
    let slash =
        "line 3: invalid object key `/b`: object keys do not start with `/` or `\\` (`/` at byte 0); write `b`\n";
    let errors = [&error(2), slash, &error(5)].concat();
    assert_eq!(found, Result { status: 1, output: urls(&["a", "c"], &[]), errors });
}

fn cores() -> usize {
    thread::available_parallelism().unwrap().get()
}

#[test]
fn utf_16_is_reported_once() {
    for keys in [&b"\xff\xfea\0\n\0b\0\n\0"[..], b"\xfe\xff\0a\0\n"] {
        let expected = fails(1, "the keys are UTF-16, and object keys are UTF-8; save the list as UTF-8");
        assert_eq!(sign_list(BUCKET, &[], keys), expected);
    }
}

#[test]
fn each_url_is_printed_when_the_input_pauses() {
    let arguments = [&["sign", BUCKET, "--keys-from", "-"], &SIGNED[..]].concat();
    let mut child = program().args(arguments).stdin(Stdio::piped()).spawn().unwrap();
    let (mut input, output) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
    let mut printed = BufReader::new(output).lines();
    let long = "x".repeat(cores() << 20);
    // The start of the next key arrives with the line end of the one before it.
    for (text, key) in [("a\nb", "a"), ("c\n", "bc"), ("d\n", "d"), (&[&long, "\ne\n"].concat(), "e")] {
        input.write_all(text.as_bytes()).unwrap();
        let url = [&printed.next().unwrap().unwrap(), "\n"].concat();
        assert_eq!(url, urls(&[key], &[]));
    }
    drop(input);
    assert_eq!((printed.count(), child.wait().unwrap().code()), (0, Some(1)), "the long line is invalid");
}

#[test]
fn keys_are_read_from_a_file() {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("keys.txt");
    std::fs::write(&path, "a\nb\n").unwrap();
    let found = run(&[&["sign", BUCKET, "--keys-from", path.to_str().unwrap()], &SIGNED[..]].concat());
    assert_eq!(found.output, urls(&["a", "b"], &[]));
    assert_eq!((found.status, found.errors.as_str()), (0, ""), "there is no progress bar in a pipe");
}

#[test]
fn a_closed_pipe_ends_the_program_without_an_error() {
    let arguments = [&["sign", BUCKET, "--keys-from", "-"], &SIGNED[..]].concat();
    let mut child = program().args(arguments).stdin(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    // Long keys fill the pipe in less time than short ones.
    let key = "a".repeat(800);
    let line = [&key, "\n"].concat();
    let writer = thread::spawn(move || while input.write_all(line.as_bytes()).is_ok() {});
    let mut first = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
    assert_eq!(first, urls(&[&key], &[]));
    let found = child.wait_with_output().unwrap();
    writer.join().unwrap();
    assert_eq!((found.status.code(), found.stderr), (Some(0), Vec::new()));
}
