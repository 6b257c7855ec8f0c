//! The commands that read a URL: `read`, `explain` and `diagnose`; the help, the version and the completions.

use crate::program::{FIELDS, Result, SIGNED, TARGET, fails, prints, run, run_in, run_with_input};
use std::path::Path;
use std::process::Command;
use std::time::{SystemTime, UNIX_EPOCH};

const HOST: &str = "examplebucket-1250000000.cos.ap-beijing.myqcloud.com";
const SIGNATURE: &str =
    "q-header-list=host&q-url-param-list=versionid&q-signature=0123456789abcdef0123456789abcdef01234567";

fn url() -> String {
    format!("https://{HOST}/a%20b/%E6%8A%A5.pdf?{FIELDS}{SIGNATURE}&versionId=1%2F2&x-cos-security-token=CANARY")
}

#[test]
fn a_url_is_read() {
    let expected = format!(
        "Host: {HOST}\nBucket: examplebucket-1250000000\nRegion: ap-beijing\nEndpoint: default\nKey: a b/报.pdf\n\
         Parameter: versionId=1/2\nMethod: not in the URL\nSigned headers: host\nSigned parameters: versionid\n\
         Parameters that are not signed: x-cos-security-token\nSecretId: AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q\n\
         Security token: yes (hidden)\nValid from: 2019-05-16T06:45:51Z\nValid until: 2019-05-16T08:45:51Z (ended "
    );
    for found in [run(&["read", &url()]), run_with_input(&["read", "-"], format!("{}\n", url()).as_bytes())] {
        let Result { status, output, errors } = found;
        assert_eq!((status, errors.as_str()), (0, ""));
        assert!(output.starts_with(&expected) && output.ends_with(" ago)\n"), "{output}");
        assert!(!output.contains("CANARY") && !output.contains("0123456789abcdef"), "{output}");
    }
    let json = run(&["read", "--json", &url()]).output;
    assert_eq!(
        json,
        format!(
            "{{\"bucket\":\"examplebucket-1250000000\",\"endpoint\":\"default\",\"host\":\"{HOST}\",\
             \"key\":\"a b/报.pdf\",\"query\":[{{\"name\":\"versionId\",\"value\":\"1/2\"}}],\"region\":\"ap-beijing\",\
             \"signature\":{{\"expirationDate\":\"2019-05-16T08:45:51Z\",\"expiresAt\":1557996351,\"hasEnded\":true,\
             \"hasToken\":true,\"secondsLeft\":0,\"secretId\":\"AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q\",\
             \"signedHeaders\":[\"host\"],\"signedParameters\":[\"versionid\"],\"startDate\":\"2019-05-16T06:45:51Z\",\
             \"startsAt\":1557989151,\"unsignedParameters\":[\"x-cos-security-token\"]}}}}\n"
        )
    );
}

#[test]
fn a_url_is_read_from_standard_input_as_other_programs_write_it() {
    let url = "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/a";
    let expected = run(&["read", url]);
    assert_eq!(expected.status, 0);
    for input in [format!("\u{feff}{url}\r\n"), format!("\"{url}\"\n"), format!("  '{url}'")] {
        assert_eq!(run_with_input(&["read", "-"], input.as_bytes()), expected, "{input}");
    }
    for (input, message) in [
        ("\r\n".into(), "the standard input has no URL"),
        ("\"\"".into(), "the standard input has no URL"),
        // The start of a URL is a URL too.
        ([url, &"a".repeat(1 << 20)].concat(), "the standard input has more than 1 MiB"),
    ] {
        assert_eq!(run_with_input(&["read", "-"], input.as_bytes()), fails(1, message));
    }
}

#[test]
fn urls_of_other_hosts_and_periods_are_read() {
    let period = |start: u64, end: u64| {
        let fields = FIELDS.replace("1557989151%3B1557996351", &format!("{start}%3B{end}"));
        run(&["read", &format!("https://img.example.com/a?{fields}{}", SIGNATURE.replace("versionid", ""))]).output
    };
    assert!(period(1, 253_402_300_799).starts_with("Host: img.example.com\nKey: a\nMethod: not in the URL\n"));
    assert!(period(1, 253_402_300_799).contains("\nValid until: 9999-12-31T23:59:59Z (2"));
    assert!(period(1, 253_402_300_799).ends_with(" left)\n"));
    assert!(period(253_402_300_000, 253_402_300_799).contains(" (starts in "));
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    for (seconds, expected) in [(86_400, "1d"), (90_000, "1d1h"), (5400, "1h30m"), (3600, "1h"), (31_536_000, "365d")] {
        // 30 seconds may pass before the program reads the clock.
        let start = now + seconds + 30;
        let shown = period(start, start + 1);
        assert!(shown.ends_with(&format!("(starts in {expected})\n")), "{shown}");
    }
    assert_eq!(
        run(&["read", "https://b-1.cos.accelerate.myqcloud.com/a"]),
        fails(
            1,
            "invalid URL: the host `b-1.cos.accelerate.myqcloud.com` is an acceleration host of the bucket `b-1` and does \
             not contain the region"
        )
    );
    assert_eq!(
        run(&["read", "http://b-1.cos-website.ap-beijing.myqcloud.com/a%0Ab%E2%80%AE?sign=CANARY"]),
        prints(
            "Host: b-1.cos-website.ap-beijing.myqcloud.com\nBucket: b-1\nRegion: ap-beijing\nEndpoint: website\n\
             Key: a\\nb\\u{202e}\nParameter: sign=(hidden)\nSignature: none\n"
        )
    );
}

#[test]
fn the_signed_strings_are_explained() {
    let expected = |method: &str, line: &str, hash: &str| {
        prints(format!(
            "SecretId: AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q\nValid from 1557989151 until 1557996351 (Unix seconds)\n\
             Host: {HOST}\nMethod: {method}\nSigned headers: host\nSigned parameters: none\n\
             Parameters that are not signed: none\nHttpString (COS: FormatString):\n{line}\n/a/b.txt\n\nhost={HOST}\n{hash}"
        ))
    };
    let put = "StringToSign:\nsha1\n1557989151;1557996351\nefe7f466765b1c253ddfa03604f2d7e37364a1da\n";
    let signed = |command| run(&[&[command, TARGET, "--method", "PUT"], &SIGNED[..]].concat());
    let url = signed("sign").output;
    assert_eq!(signed("explain"), expected("PUT", "put", put));
    assert_eq!(run(&["explain", url.trim_end(), "--method", "PUT"]), expected("PUT", "put", put));
    assert_eq!(
        run_with_input(&["explain", "-"], url.as_bytes()),
        expected("unknown, because a URL does not contain it; written as GET below", "get", "")
    );
}

#[test]
fn control_characters_are_escaped() {
    let url = format!("https://{HOST}/%1B%5Bm%E2%80%AE?{FIELDS}{SIGNATURE}");
    for command in ["read", "explain"] {
        let output = run(&[command, &url]).output;
        assert!(output.contains("\\u{1b}[m\\u{202e}\n"), "{output}");
    }
}

#[test]
fn a_rejected_request_is_diagnosed() {
    let answer = |name: &str, xml: &str| {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        std::fs::write(&path, xml).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let url = run(&[&["sign", TARGET], &SIGNED[..]].concat()).output;
    let url = url.trim_end();
    let mismatch = "<Error><Code>SignatureDoesNotMatch</Code><StringToSign>sha1\n1557989151;1557996351\n\
                    5d41402abc4b2a76b9719d911017c592a1b2c3d4\n</StringToSign>\
                    <FormatString>get\n/a/b.txt\n\nhost=img.example.com\n</FormatString></Error>";
    let expired = "<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>";
    let (mismatch, expired) = (answer("mismatch.xml", mismatch), answer("expired.xml", expired));
    let host = prints(format!(
        "the host was signed as `{HOST}`, but COS received `img.example.com`; send the request to the signed host, or sign \
         for the host that is used\n"
    ));
    assert_eq!(run(&["diagnose", "--url", url, "--answer", &mismatch]), host);
    assert_eq!(run_with_input(&["diagnose", "--url", "-", "--answer", &mismatch], url.as_bytes()), host);
    assert_eq!(run(&["diagnose", "--url", url, "--answer", &mismatch, "--example", "--method", "GET"]), host);
    assert_eq!(
        run(&["diagnose", "--url", url, "--answer", &expired, "--received-at", "1557996361"]),
        prints("the URL expired at 1557996351, 10 s before the response; sign a new one\n")
    );
    assert_eq!(
        run_with_input(&["diagnose", "--url", url, "--answer", "-"], b"403 Forbidden"),
        fails(
            1,
            "invalid error response: it is not XML; a response to HEAD has no body, so send the same request with GET"
        )
    );
    let invalid = [("COS_SECRET_ID", "AKIDEXAMPLE"), ("COS_SECRET_KEY", "CANARY ")];
    assert_eq!(
        run_in(&invalid, &["diagnose", "--url", url, "--answer", &mismatch]),
        fails(3, "whitespace around the SecretKey; remove the whitespace")
    );
}

#[test]
fn version_help_and_completions_are_printed() {
    assert_eq!(run(&["--version"]), prints(concat!("cos-url ", env!("CARGO_PKG_VERSION"), "\n")));
    for command in ["sign", "public", "read", "explain", "diagnose", "completions"] {
        let (short, long) = (run(&[command, "-h"]), run(&[command, "--help"]));
        for Result { status, output, errors } in [&short, &long] {
            assert_eq!((*status, errors.as_str()), (0, ""), "{command}");
            assert!(output.contains(&format!("Usage: cos-url {command}")), "{command}");
        }
        assert!(short.output.len() < long.output.len(), "{command}");
        assert!(long.output.contains("Examples:\n  "), "{command}");
        assert!(long.output.lines().all(|line| line.chars().count() <= 100), "{command}");
    }
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let Result { status, output, errors } = run(&["completions", shell]);
        assert_eq!((status, errors.as_str()), (0, ""), "{shell}");
        assert!(output.contains("keys-from"), "{shell}");
    }
}

#[test]
fn bash_completes_the_options_of_a_command() {
    let script = run(&["completions", "bash"]).output
        + "COMP_WORDS=(cos-url sign --cur) COMP_CWORD=2\n_cos__url cos-url --cur sign\necho \"${COMPREPLY[*]}\"\n";
    let found = Command::new("bash").args(["--norc", "-c", &script]).output().unwrap();
    assert_eq!(String::from_utf8(found.stdout).unwrap(), "--curl\n");
}
