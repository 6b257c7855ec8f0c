//! What is said to a text that is refused, word for word.
//!
//! The rows are in `messages.tsv`: the kind of text, the text with what cannot be seen escaped, and the message.

#![cfg(test)]

use cos_url_core::{
    Bucket, Domain, Endpoint, FileName, HeaderName, HeaderValue, Method, ObjectKey, Protocol, QueryName, QueryValue,
    Region,
};
use std::collections::BTreeSet;
use std::error::Error;

const ROWS: &str = include_str!("messages.tsv");

#[test]
fn every_refused_text_is_answered_as_its_row_says() {
    for row in ROWS.lines().filter(|line| !line.starts_with('#')) {
        let columns: Vec<&str> = row.splitn(3, '\t').collect();
        let [kind, text, expected] = columns[..] else { panic!("three columns: {row}") };
        assert_eq!(message(kind, &unescaped(text)), expected, "{kind} {text}");
    }
}

#[test]
fn every_kind_of_text_has_rows() {
    let kinds: BTreeSet<&str> = ROWS.lines().filter_map(|line| line.split('\t').next()).collect();
    assert_eq!(kinds.iter().filter(|kind| !kind.starts_with('#')).count(), 15);
}

fn message(kind: &str, text: &str) -> String {
    match kind {
        "bucket" => of(Bucket::new(text)),
        "region" => of(Region::new(text)),
        "custom-region" => of(Region::custom(text)),
        "domain" => of(Domain::new(text)),
        "loopback-domain" => of(Domain::loopback(text)),
        "endpoint" => of(text.parse::<Endpoint>()),
        "key" => of(ObjectKey::new(text)),
        "key-with-dot-segments" => of(ObjectKey::with_dot_segments(text)),
        "parameter-name" => of(QueryName::new(text)),
        "parameter-value" => of(QueryValue::new(text)),
        "header-name" => of(HeaderName::new(text)),
        "header-value" => of(HeaderValue::new(text)),
        "file-name" => of(FileName::new(text)),
        "method" => of(text.parse::<Method>()),
        "protocol" => of(text.parse::<Protocol>()),
        _ => panic!("no such kind of text: {kind}"),
    }
}

fn of<T, E: Error>(answer: Result<T, E>) -> String {
    answer.map_or_else(|error| error.to_string(), |_| "taken".into())
}

/// Reads `\n`, `\r`, `\t`, `\0`, `\\`, `\u{202e}` and, for a text that is long, `a×64`.
fn unescaped(text: &str) -> String {
    if let Some((character, times)) = text.split_once('×') {
        return character.repeat(times.parse().unwrap());
    }
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        out += before;
        let (escape, tail) = after.split_at(1);
        rest = tail;
        out.push(match escape {
            "n" => '\n',
            "r" => '\r',
            "t" => '\t',
            "0" => '\0',
            "u" => {
                let (code_point, tail) = tail.strip_prefix('{').unwrap().split_once('}').unwrap();
                rest = tail;
                char::from_u32(u32::from_str_radix(code_point, 16).unwrap()).unwrap()
            }
            _ => '\\',
        });
    }
    out + rest
}
