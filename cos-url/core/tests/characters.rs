//! Every character from U+0000 to U+00FF in every kind of text: its encoding, or the reason why it is rejected.
//!
//! The rows are in `characters.tsv`. Each has the kind of text, the character, and the expected result: the text, or
//! the byte and the reason of the error. A program that shares no code with the library wrote them; the encoded strings
//! are those of Python's `urllib.parse.quote`. Two rules have since become stricter, and their rows were changed by
//! hand: a parameter name has no `=` (without a `/` before it), and a file name has no character U+0080 to U+009F.
//!
//! Every row goes through every constructor: `new`, `FromStr`, `TryFrom` of `&str` and of `String`.

#![cfg(test)]

use cos_url_core::cross_field::Request;
use cos_url_core::{
    Bucket, Domain, Endpoint, Error, FileName, HeaderName, HeaderValue, Headers, Method, ObjectKey, Protocol, Query,
    QueryName, QueryValue, Region, percent,
};
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::str::FromStr;

const ROWS: &str = include_str!("characters.tsv");

fn rows() -> impl Iterator<Item = (&'static str, char, &'static str)> {
    ROWS.lines().filter(|line| !line.starts_with('#')).map(|line| {
        let mut columns = line.splitn(3, '\t');
        let (kind, code_point) = (columns.next().unwrap(), columns.next().unwrap());
        let code_point = u32::from_str_radix(code_point.strip_prefix("U+").unwrap(), 16).unwrap();
        (kind, char::from_u32(code_point).unwrap(), columns.next().unwrap())
    })
}

#[test]
fn every_character_has_the_result_in_its_row() {
    for (kind, character, expected) in rows() {
        let found = match kind {
            "key" => shown("object key", &parsed(&format!("a{character}b"), ObjectKey::new), path),
            "parameter-name" => {
                shown("query parameter name", &parsed(&format!("a{character}b"), QueryName::new), parameter_name)
            }
            "parameter-value" => {
                shown("query parameter value", &parsed(&format!("a{character}b"), QueryValue::new), |value| {
                    encoded(value.as_str())
                })
            }
            "header-name" => {
                shown("header name", &parsed(&format!("a{character}b"), HeaderName::new), |name| lower(name.as_str()))
            }
            "header-value" => shown("header value", &parsed(&format!("a{character}b"), HeaderValue::new), |value| {
                encoded(value.as_str())
            }),
            "file-name" => shown("file name", &parsed(&format!("a{character}b"), FileName::new), FileName::attachment),
            "bucket" => shown("bucket", &parsed(&format!("a{character}b-1250000000"), Bucket::new), |bucket| {
                host(&Endpoint::Default, bucket, &Region::AP_BEIJING)
            }),
            "region" => shown("region", &Region::custom(format!("ap-a{character}b")), |region| {
                host(&Endpoint::Default, &Bucket::from_static("a-1"), region)
            }),
            "domain" => shown("domain", &parsed(&format!("a{character}b.example.com"), Domain::new), |domain| {
                host(&Endpoint::Custom(domain.clone()), &Bucket::from_static("a-1"), &Region::AP_BEIJING)
            }),
            _ => panic!("unknown kind of text: {kind}"),
        };
        assert_eq!(found, expected, "{kind} {character:?}");
    }
}

#[test]
fn every_kind_of_text_has_every_character() {
    let mut characters: BTreeMap<&str, Vec<char>> = BTreeMap::new();
    for (kind, character, _) in rows() {
        characters.entry(kind).or_default().push(character);
    }
    assert_eq!(characters.len(), 9);
    for (kind, characters) in characters {
        assert!(characters.into_iter().eq('\0'..='\u{ff}'), "{kind}");
    }
}

/// Passes a text to every constructor, and compares the results.
fn parsed<T>(text: &str, new: fn(String) -> Result<T, Error>) -> Result<T, Error>
where
    T: FromStr<Err = Error> + Debug + PartialEq + AsRef<str>,
    T: for<'a> TryFrom<&'a str, Error = Error> + TryFrom<String, Error = Error> + Into<String> + Clone,
{
    let result = new(text.into());
    assert_eq!(result, text.parse());
    assert_eq!(result, T::try_from(text));
    assert_eq!(result, T::try_from(String::from(text)));
    if let Ok(value) = &result {
        assert_eq!((value.as_ref(), Into::<String>::into(value.clone()).as_str()), (text, text));
    }
    result
}

fn shown<T>(label: &str, result: &Result<T, Error>, becomes: impl Fn(&T) -> String) -> String {
    match result {
        Ok(value) => becomes(value),
        Err(error) => {
            let message = error.to_string();
            assert!(message.chars().all(|c| !c.is_control()), "{message}");
            let after_label = message.strip_prefix(&format!("invalid {label} `")).unwrap();
            let (_, problem) = after_label.split_once("`: ").unwrap();
            let byte = error.position().unwrap().byte;
            let (reason, rest) = problem.rsplit_once(" (`").unwrap();
            assert!(rest.contains(&format!("` at byte {byte})")), "{message}");
            format!("rejected at {byte}: {reason}")
        }
    }
}

fn path(key: &ObjectKey) -> String {
    let mut out = String::new();
    key.push_path(&mut out);
    out
}

fn parameter_name(name: &QueryName) -> String {
    let (bucket, key) = (Bucket::from_static("a-1"), ObjectKey::from_static("k"));
    let query = Query::from([(name.clone(), QueryValue::EMPTY)]);
    let request = Request {
        protocol: Protocol::Https,
        method: Method::Get,
        endpoint: &Endpoint::Default,
        bucket: &bucket,
        region: &Region::AP_BEIJING,
        key: &key,
        query: &query,
        headers: &Headers::EMPTY,
    };
    let mut url = String::new();
    request.push_url(&mut url).unwrap();
    let name_in_url =
        url.strip_prefix("https://a-1.cos.ap-beijing.myqcloud.com/k?").unwrap().strip_suffix('=').unwrap();
    format!("{name_in_url} {}", lower(name.as_str()))
}

fn encoded(text: &str) -> String {
    let mut out = String::new();
    percent::push_component(&mut out, text);
    out
}

fn lower(name: &str) -> String {
    let mut out = String::new();
    percent::push_lower_name(&mut out, name);
    out
}

fn host(endpoint: &Endpoint, bucket: &Bucket, region: &Region) -> String {
    let mut out = String::new();
    endpoint.push_host(&mut out, bucket, region, Protocol::Https).unwrap();
    out
}
