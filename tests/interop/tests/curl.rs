//! The command of `to_curl`, run by shells with a function that prints its arguments, and by curl against the stand-in.
//!
//! This needs `sh`, `bash`, `dash` and `curl`.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests and their helper functions may panic")]

use cos_url::{HeaderName, HeaderValue, Method, ObjectKey, ObjectUrl};
use cos_url_interop::exchange::{object, signer};
use cos_url_stand_in::StandIn;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// Characters that are special in shells, in curl and in programs that read lines.
const FRAGMENTS: [&str; 48] = [
    "'", "''", "'\\''", "\"", "\\", "\\'", "\\\"", "\\\\", "$(id)", "`id`", "$HOME", "${IFS}", "$'a'", "$$", "!", "!!",
    "!id:s", "^a^b", ";", ";;", "&", "&&", "|", ">x", "<x", "<<E", "(", ")", "{a,b}", "{1..3}", "[a-z]", "[1-2]", "*",
    "?", "~", "~root", "#", " # ", "%s", "%00", "\\n", "\t", "  ", "@x", "--", "-o x", "=", ":",
];

/// Characters of keys and parameters outside ASCII.
const UNICODE: [&str; 8] = ["头像", "😀", "é", "e\u{301}", "\u{202e}x", "\u{2028}", "ß", "’"];

const CASES: usize = 500;

/// Whether curl sends the case, too: each fragment alone, and every third combination, because a process takes long.
fn is_sent(number: usize) -> bool {
    number < FRAGMENTS.len() || number.is_multiple_of(3)
}

/// That send requests at the same time.
const THREADS: usize = 4;

/// Generates strings from fragments, with a fixed sequence of numbers.
struct Strings(u64);

impl Strings {
    /// A number below `end`, by the generator xorshift64.
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end as u64).unwrap()
    }

    fn text(&mut self, fragments: &[&str]) -> String {
        let count = 1 + self.below(8);
        (0..count).map(|_| fragments[self.below(fragments.len())]).collect()
    }

    fn value(&mut self) -> HeaderValue {
        HeaderValue::new(self.text(&FRAGMENTS).trim()).unwrap()
    }
}

/// Each fragment alone, and then combinations of fragments.
fn cases(cos: &StandIn) -> Vec<ObjectUrl> {
    let mut strings = Strings(0x9e37_79b9_7f4a_7c15);
    // Keys and parameters have no tabs.
    let all: Vec<&str> = FRAGMENTS.into_iter().filter(|fragment| *fragment != "\t").chain(UNICODE).collect();
    let case = |number: usize| {
        let key = format!("{}{number}", strings.text(&all).trim_start_matches(['/', '\\']));
        let value = match FRAGMENTS.get(number) {
            Some(fragment) => HeaderValue::new(fragment.trim()).unwrap(),
            None if number.is_multiple_of(10) => HeaderValue::from_static(""),
            None => strings.value(),
        };
        let methods = [Method::Get, Method::Head, Method::Put, Method::Delete];
        let method = methods[number % methods.len()];
        object(cos, method, ObjectKey::new(key).unwrap())
            .unwrap()
            .to_builder()
            .header(HeaderName::from_static("x-!#$%&'*+.^_`|~"), value)
            .header(HeaderName::from_static("x-cos-meta-a"), strings.value())
            .header(HeaderName::from_static("x-cos-meta-empty"), HeaderValue::from_static(""))
            .try_query("p!$'*", strings.text(&all))
            .unwrap()
            .build()
    };
    (0..CASES).map(case).collect()
}

/// The expected arguments of curl for a signed URL.
fn arguments<'a>(method: Method, headers: impl Iterator<Item = (&'a str, &'a str)>, url: &str) -> Vec<String> {
    let mut arguments = vec!["--globoff".to_string()];
    match method {
        Method::Get => {}
        Method::Head => arguments.push("--head".into()),
        _ => arguments.extend(["--request".into(), method.to_string()]),
    }
    for (name, value) in headers {
        arguments.push("--header".into());
        arguments.push(if value.is_empty() { format!("{name};") } else { format!("{name}: {value}") });
    }
    arguments.push(url.into());
    arguments
}

/// Prints its arguments, each followed by NUL. A program would do the same, but thousands of processes take seconds.
const FAKE_CURL: &str = "curl() { printf '%s\\0' \"$@\"; }\n";

/// Runs the lines, each followed by a line feed, and returns the output of the function for each.
fn run(shell: &[&str], lines: &[String]) -> Vec<Vec<String>> {
    let mut child = Command::new(shell[0])
        .args(&shell[1..])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("this test needs `{}`: {error}", shell[0]));
    let mut stdin = child.stdin.take().unwrap();
    // The shell prints a line feed after the arguments, which contain none.
    let commands = lines.iter().flat_map(|line| [line, "\nprintf '\\n'\n"]);
    let script: String = std::iter::once(FAKE_CURL).chain(commands).collect();
    let writer = std::thread::spawn(move || stdin.write_all(script.as_bytes()));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    assert_eq!((output.status.code(), String::from_utf8(output.stderr).unwrap().as_str()), (Some(0), ""), "{shell:?}");
    let printed = String::from_utf8(output.stdout).unwrap();
    printed.lines().map(|line| line.split_terminator('\0').map(String::from).collect()).collect()
}

#[test]
fn shells_pass_every_value_unchanged() {
    let (cos, signer) = (StandIn::start().unwrap(), signer().unwrap());
    let (mut lines, mut expected) = (Vec::new(), Vec::new());
    for object in cases(&cos) {
        let url = object.sign(&signer).unwrap();
        lines.push(url.to_curl());
        expected.push(arguments(url.method(), url.headers(), url.as_str()));

        let authorization = object.authorize(&signer).unwrap();
        lines.push(authorization.to_curl());
        let headers = authorization.headers().chain([("Authorization", authorization.authorization())]);
        expected.push(arguments(authorization.method(), headers, authorization.url()));
    }
    assert!(lines.iter().all(|line| !line.contains(['\n', '\r', '\0']) && line.starts_with("curl ")));
    let history: &[&str] = &["bash", "--norc", "-o", "history", "-o", "histexpand", "-s"];
    for shell in [&["sh"] as &[&str], &["dash"], &["bash"], history] {
        let found = run(shell, &lines);
        assert_eq!(found.len(), 2 * CASES, "{shell:?}");
        for ((found, expected), line) in found.iter().zip(&expected).zip(&lines) {
            assert_eq!(found, expected, "{shell:?}: {line}");
        }
    }
}

#[test]
fn curl_sends_what_is_signed() {
    let body = Path::new(env!("CARGO_TARGET_TMPDIR")).join("body.txt");
    std::fs::write(&body, "hello").unwrap();
    std::thread::scope(|scope| {
        for thread in 0..THREADS {
            let body = &body;
            scope.spawn(move || send_one_in(THREADS, thread, body));
        }
    });
}

/// One in so many requests.
fn send_one_in(divisor: usize, remainder: usize, body: &Path) {
    let (cos, signer) = (StandIn::start().unwrap(), signer().unwrap());
    let sent = cases(&cos).into_iter().enumerate().filter(|(number, _)| is_sent(*number));
    for (number, object) in sent.skip(remainder).step_by(divisor) {
        let key = object.key().as_str();
        let (line, url, headers): (_, _, Vec<_>) = if number.is_multiple_of(5) {
            let authorization = object.authorize(&signer).unwrap();
            (authorization.to_curl(), authorization.url().to_string(), authorization.headers().map(owned).collect())
        } else {
            let url = object.sign(&signer).unwrap();
            (url.to_curl(), url.as_str().to_string(), url.headers().map(owned).collect())
        };
        let (status, upload) = match object.method() {
            Method::Put => (200, format!(" --upload-file '{}'", body.display())),
            Method::Delete => (204, String::new()),
            _ => {
                cos.put(key, "hello", "text/plain");
                (200, String::new())
            }
        };
        let line = format!("{line} --silent --show-error --noproxy '*' --output /dev/null{upload}");
        let output = Command::new("sh").args(["-c", &line]).output().unwrap();
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "", "{line}");

        let [seen] = &cos.seen()[..] else { panic!("one request: {line}") };
        let (_, target) = url.split_once(&cos.authority()).unwrap();
        assert_eq!((seen.method.as_str(), seen.target.as_str()), (object.method().as_str(), target));
        assert_eq!(seen.status, status, "{:?}: {line}", seen.refusal);
        for header in headers {
            assert!(seen.headers.contains(&header), "{header:?}: {line}");
        }
        if object.method() == Method::Put {
            assert_eq!(cos.object(key).unwrap().bytes(), std::fs::read(body).unwrap());
        }
    }
}

/// A header as the stand-in records it.
fn owned((name, value): (&str, &str)) -> (String, Vec<u8>) {
    (name.to_ascii_lowercase(), value.into())
}
