//! Properties of every type that can be written to a file and read from it.

mod json;

use cos_url::processing::ProcessingRule;
use cos_url::{
    Bucket, Domain, Endpoint, FileName, HeaderName, HeaderValue, Headers, KeyPrefix, Method, ObjectKey, ObjectUrl,
    Protocol, Query, QueryName, QueryValue, Region,
};
use cos_url_property_tests::{cases, parts, strings};
use proptest::prelude::*;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use std::fmt::{Debug, Display};
use std::str::FromStr;
use std::time::Duration;

/// Checks that deserializing a serialized value returns the same value.
fn check_round_trip<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) -> Result<Value, TestCaseError> {
    let written = serde_json::to_value(value).unwrap();
    let read: T = serde_json::from_value(written.clone()).map_err(|error| TestCaseError::fail(error.to_string()))?;
    prop_assert_eq!(&read, value);
    let text = serde_json::to_string(value).unwrap();
    prop_assert_eq!(&serde_json::from_str::<T>(&text).unwrap(), value);
    let bytes = postcard::to_allocvec(value).map_err(|error| TestCaseError::fail(error.to_string()))?;
    let read = postcard::from_bytes::<T>(&bytes).map_err(|error| TestCaseError::fail(error.to_string()))?;
    prop_assert_eq!(&read, value, "in binary");
    Ok(written)
}

/// The message for a file, in which suggestions have the syntax of the file.
fn in_file(message: &str) -> String {
    // An endpoint in a file contains the domain.
    if message.starts_with("invalid endpoint ")
        && let Some((before, domain)) = message.rsplit_once("`Domain::private(")
    {
        return format!("{before}`{{ domain = {{ private = {} }} }}`", domain.trim_end_matches(")`"));
    }
    for (run_time, in_file) in [
        ("`Region::custom(", "`{ custom = "),
        ("`Domain::private(", "`{ private = "),
        ("`Domain::new(", "`{ domain = "),
        ("`ObjectKey::with_dot_segments(", "`{ with_dot_segments = "),
    ] {
        if let Some((before, text)) = message.rsplit_once(run_time)
            && let Some(text) = text.strip_suffix(")`")
        {
            return format!("{before}{in_file}{text} }}`");
        }
        // The suggestion omits a text that cannot be pasted.
        if let Some(before) = message.strip_suffix(&run_time.replace('(', "`")) {
            let entry = in_file.trim_matches(['`', '{', ' ', '=']);
            return format!("{before}a table with the entry `{entry}`");
        }
    }
    // Messages about values that the library sets have other advice for a file.
    for (run_time, in_file) in [
        ("leave this one out and sign the URL with a `Signer`", "leave them out of the file"),
        ("call `authorize` to sign with this header", "leave it out of the file"),
        ("use `Endpoint::Custom(domain)`, in a file `{ domain = \"..\" }`", "write `{ domain = \"..\" }`"),
        ("use `Endpoint::Cdn(domain)`, in a file `{ cdn = \"..\" }`", "write `{ cdn = \"..\" }`"),
        (
            "for another host, use `.domain(..)`",
            "for another host, write `endpoint = { domain = \"..\" }` in the table around the headers",
        ),
        (
            "the library sets the security token; pass it to `Credentials::temporary`",
            "the library sets the security token; leave it out of the file",
        ),
        (
            "this parameter; pass the token to `Credentials::temporary`",
            "this parameter; leave the token out of the file",
        ),
    ] {
        // A processing rule has a position after the advice.
        if let Some((before, position)) = message.rsplit_once(run_time)
            && (position.is_empty() || position.starts_with(" (`"))
        {
            return format!("{before}{in_file}{position}");
        }
    }
    message.to_owned()
}

/// Checks that deserializing accepts the same strings as the constructor, and returns the same messages.
fn check_read<T>(text: &str) -> Result<(), TestCaseError>
where
    T: Serialize + DeserializeOwned + FromStr<Err: Display> + PartialEq + Debug,
{
    let read = serde_json::from_value::<T>(json!(text)).map_err(|error| error.to_string());
    prop_assert_eq!(&read, &text.parse::<T>().map_err(|error| in_file(&error.to_string())));
    if let Ok(value) = read {
        check_round_trip(&value)?;
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn a_request_is_read_back(parts in parts()) {
        let object = parts.build();
        let written = check_round_trip(&object)?;
        prop_assert_eq!(&written["expires"], &json!(parts.expires.as_secs()));
        check_round_trip(&parts.bucket)?;
        check_round_trip(&parts.region)?;
        check_round_trip(&parts.key)?;
        check_round_trip(&parts.endpoint)?;
        check_round_trip(&parts.protocol)?;
        check_round_trip(&parts.method)?;
        check_round_trip::<Query>(object.query())?;
        check_round_trip::<Headers>(object.headers())?;
        if let Endpoint::Custom(domain) | Endpoint::Cdn(domain) = &parts.endpoint {
            let read: Domain = serde_json::from_value(check_round_trip(domain)?).unwrap();
            prop_assert_eq!(read.as_str(), domain.as_str(), "in its original case");
        }
    }

    #[test]
    fn a_text_is_read_as_its_constructor_accepts_it(
        text in strings(&[
            "examplebucket-1250000000", "ap-beijing", "a.txt", "img.example.com:8443", "{Bucket}.a.b", "versionId",
            "Content-Type", "GET", "https", "dual-stack", "a/../b", "localhost"])
    ) {
        check_read::<Bucket>(&text)?;
        check_read::<Region>(&text)?;
        check_read::<ObjectKey>(&text)?;
        check_read::<Domain>(&text)?;
        check_read::<QueryName>(&text)?;
        check_read::<QueryValue>(&text)?;
        check_read::<HeaderName>(&text)?;
        check_read::<HeaderValue>(&text)?;
        check_read::<FileName>(&text)?;
        check_read::<Endpoint>(&text)?;
        check_read::<Method>(&text)?;
        check_read::<Protocol>(&text)?;
    }
}

/// The kind and the text of each row in the table of messages.
fn rows() -> impl Iterator<Item = (&'static str, String)> {
    const ROWS: &str = include_str!("../../../cos-url/core/tests/messages.tsv");
    let rows = ROWS.lines().filter(|line| !line.starts_with('#'));
    rows.map(|row| row.splitn(3, '\t').collect::<Vec<_>>()).map(|columns| (columns[0], unescaped(columns[1])))
}

/// Unescapes `\n`, `\u{202e}` and, for a long text, `a×64`.
fn unescaped(text: &str) -> String {
    if let Some((character, times)) = text.split_once('×') {
        return character.repeat(times.parse().unwrap());
    }
    // The escape sequences are those of JSON, except for the braces.
    let mut json = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("\\u{") {
        let (digits, tail) = after.split_once('}').unwrap();
        json += before;
        let character = char::from_u32(u32::from_str_radix(digits, 16).unwrap()).unwrap();
        json += serde_json::to_string(&character).unwrap().trim_matches('"');
        rest = tail;
    }
    json += rest;
    serde_json::from_str(&format!("\"{}\"", json.replace("\\0", "\\u0000").replace('"', "\\\""))).unwrap()
}

/// Checks that reading a text returns the value or the message of the constructor, in JSON and in a binary format.
fn check_constructor<T>(result: Result<T, cos_url::Error>, json: &Value, binary: &[u8])
where
    T: DeserializeOwned + PartialEq + Debug,
{
    let expected = result.map_err(|error| in_file(&error.to_string()));
    let read = serde_json::from_value::<T>(json.clone()).map_err(|error| error.to_string());
    assert_eq!(read, expected, "{json}");
    // Errors of postcard contain no messages.
    assert_eq!(postcard::from_bytes::<T>(binary).ok(), expected.ok(), "{json} in binary");
}

fn binary(value: &impl Serialize) -> Vec<u8> {
    postcard::to_allocvec(value).unwrap()
}

#[test]
fn no_format_accepts_strings_that_the_constructor_rejects() {
    let mut count = 0;
    for (kind, text) in rows() {
        let (plain, flagged, explicit) = (binary(&text), binary(&(false, &text)), binary(&(true, &text)));
        let json = json!(text);
        count += 1;
        match kind {
            "bucket" => check_constructor(Bucket::new(&text), &json, &plain),
            "region" => {
                check_constructor(Region::new(&text), &json, &flagged);
                check_constructor(Region::custom(&text), &json!({ "custom": text }), &explicit);
            }
            "custom-region" => check_constructor(Region::custom(&text), &json!({ "custom": text }), &explicit),
            "domain" => {
                check_constructor(Domain::new(&text), &json, &flagged);
                let (custom, cdn) = (binary(&("custom", Some((false, &text)))), binary(&("cdn", Some((false, &text)))));
                check_constructor(Domain::new(&text).map(Endpoint::Custom), &json!({ "domain": text }), &custom);
                check_constructor(Domain::new(&text).map(Endpoint::Cdn), &json!({ "cdn": text }), &cdn);
            }
            "loopback-domain" | "private-domain" => {
                check_constructor(Domain::private(&text), &json!({ "private": text }), &explicit);
            }
            "key" => check_constructor(ObjectKey::new(&text), &json, &flagged),
            "key-with-dot-segments" => {
                let json = json!({ "with_dot_segments": text });
                check_constructor(ObjectKey::with_dot_segments(&text), &json, &explicit);
            }
            "parameter-name" | "query-name" => {
                let pair = |name| Query::from([(name, QueryValue::EMPTY)]);
                check_constructor(QueryName::new(&text), &json, &plain);
                check_constructor(
                    QueryName::new(&text).map(pair),
                    &json!({ &text: "" }),
                    &binary(&[(&text, "")].to_vec()),
                );
            }
            "parameter-value" | "query-value" => {
                let pair = |value| Query::from([(QueryName::from_static("a"), value)]);
                check_constructor(QueryValue::new(&text), &json, &plain);
                check_constructor(
                    QueryValue::new(&text).map(pair),
                    &json!({ "a": text }),
                    &binary(&[("a", &text)].to_vec()),
                );
            }
            "header-name" => {
                let pair = |name| Headers::from([(name, HeaderValue::from_static(""))]);
                check_constructor(HeaderName::new(&text), &json, &plain);
                check_constructor(
                    HeaderName::new(&text).map(pair),
                    &json!({ &text: "" }),
                    &binary(&[(&text, "")].to_vec()),
                );
            }
            "header-value" => {
                let pair = |value| Headers::from([(HeaderName::from_static("a"), value)]);
                check_constructor(HeaderValue::new(&text), &json, &plain);
                check_constructor(
                    HeaderValue::new(&text).map(pair),
                    &json!({ "a": text }),
                    &binary(&[("a", &text)].to_vec()),
                );
            }
            "key-prefix" => check_constructor(KeyPrefix::new(&text), &json, &plain),
            "processing-rule" => check_constructor(ProcessingRule::new(&text), &json, &plain),
            "file-name" => check_constructor(FileName::new(&text), &json, &plain),
            "method" => check_constructor(Method::new(&text), &json, &plain),
            "protocol" => check_constructor(Protocol::new(&text), &json, &plain),
            "endpoint" => {
                check_constructor(Endpoint::new(&text), &json, &binary(&(&text, Option::<(bool, String)>::None)));
            }
            other => panic!("unknown kind of text: {other}"),
        }
    }
    assert!(count > 300, "{count} rows");
}

/// A text that only an explicit constructor accepts is not deserialized without the name of the constructor, or in a
/// binary format without its flag.
#[test]
fn explicit_constructors_are_named_in_every_format() {
    for (kind, text) in [
        ("key", "a/../b"),
        ("region", "ap-newcity"),
        ("domain", "cos:9000"),
        ("domain", "127.0.0.1"),
        ("domain", "localhost"),
    ] {
        let (flagged, explicit) = (binary(&(false, text)), binary(&(true, text)));
        match kind {
            "key" => {
                check_constructor(ObjectKey::new(text), &json!(text), &flagged);
                let named = json!({ "with_dot_segments": text });
                check_constructor(ObjectKey::with_dot_segments(text), &named, &explicit);
                assert!(ObjectKey::new(text).is_err() && ObjectKey::with_dot_segments(text).is_ok());
            }
            "region" => {
                check_constructor(Region::new(text), &json!(text), &flagged);
                check_constructor(Region::custom(text), &json!({ "custom": text }), &explicit);
                assert!(Region::new(text).is_err() && Region::custom(text).is_ok());
            }
            _ => {
                check_constructor(Domain::new(text), &json!(text), &flagged);
                check_constructor(Domain::private(text), &json!({ "private": text }), &explicit);
                assert!(Domain::new(text).is_err() && Domain::private(text).is_ok());
            }
        }
    }
    // In the binary format, a text without the flag is never accepted, whatever byte is read as the flag.
    assert!(postcard::from_bytes::<ObjectKey>(&binary(&"../x")).is_err());
    for (name, domain) in [("default", Some((false, "a.b"))), ("custom", None), ("cdn", None), ("localhost", None)] {
        assert!(postcard::from_bytes::<Endpoint>(&binary(&(name, domain))).is_err(), "{name} {domain:?}");
    }
}

/// The fields of an [`ObjectUrl`] as a binary format has them.
#[derive(Serialize)]
struct Fields<'a> {
    bucket: &'a str,
    region: (bool, &'a str),
    key: (bool, &'a str),
    endpoint: (&'a str, Option<(bool, &'a str)>),
    protocol: &'a str,
    method: &'a str,
    query: Vec<(&'a str, &'a str)>,
    headers: Vec<(&'a str, &'a str)>,
    expires: u64,
    signs_host: bool,
}

const FIELDS: Fields<'static> = Fields {
    bucket: "examplebucket-1250000000",
    region: (false, "ap-beijing"),
    key: (false, "a.txt"),
    endpoint: ("default", None),
    protocol: "https",
    method: "GET",
    query: Vec::new(),
    headers: Vec::new(),
    expires: 600,
    signs_host: true,
};

#[test]
fn a_binary_request_is_as_strict_as_a_text() {
    let object: ObjectUrl = postcard::from_bytes(&binary(&FIELDS)).unwrap();
    let built = ObjectUrl::builder().try_bucket("examplebucket-1250000000").unwrap().region(Region::AP_BEIJING);
    assert_eq!(object, built.try_key("a.txt").unwrap().expires(Duration::from_secs(600)).build());
    for (name, fields) in [
        ("a bucket", Fields { bucket: "b", ..FIELDS }),
        ("a region", Fields { region: (false, "ap-newcity"), ..FIELDS }),
        ("a key with dot segments", Fields { key: (false, "../x"), ..FIELDS }),
        ("a key that is empty after its segments are resolved", Fields { key: (true, ".."), ..FIELDS }),
        ("a private domain", Fields { endpoint: ("custom", Some((false, "localhost"))), ..FIELDS }),
        ("a method", Fields { method: "PATCH", ..FIELDS }),
        ("a protocol", Fields { protocol: "ftp", ..FIELDS }),
        ("a duplicate parameter", Fields { query: vec![("a", "1"), ("A", "2")], ..FIELDS }),
        ("a duplicate header", Fields { headers: vec![("x-cos-a", "1"), ("X-Cos-A", "2")], ..FIELDS }),
        ("a header that the library sets", Fields { headers: vec![("Host", "h")], ..FIELDS }),
        ("a parameter of the signature", Fields { query: vec![("q-ak", "1")], ..FIELDS }),
        ("no lifetime", Fields { expires: 0, ..FIELDS }),
        ("a lifetime that exceeds the limit", Fields { expires: u64::MAX, ..FIELDS }),
    ] {
        assert!(postcard::from_bytes::<ObjectUrl>(&binary(&fields)).is_err(), "{name}");
    }
    let bytes = binary(&FIELDS);
    for length in 0..bytes.len() {
        assert!(postcard::from_bytes::<ObjectUrl>(&bytes[..length]).is_err(), "{length} bytes");
    }
}

#[test]
fn values_that_cannot_be_deserialized_are_not_serialized() {
    const SHORT: &str = "invalid `expires`: the lifetime of a URL is at least 1 second";
    const LATE: &str = "invalid `expires`: the URL would expire after the year 9999; `expires` counts seconds from the time \
                        of signing";
    let object = || ObjectUrl::builder().try_bucket("examplebucket-1250000000").unwrap().region(Region::AP_BEIJING);
    let object = || object().try_key("a.txt").unwrap();
    let pairs = |second| [("versionId", "1"), (second, "2")];
    for (name, object, expected) in [
        ("no lifetime", object().expires(Duration::ZERO).build(), SHORT),
        ("less than a second", object().expires(Duration::from_millis(999)).build(), SHORT),
        ("an endless lifetime", object().expires(Duration::MAX).build(), LATE),
        (
            "a duplicate parameter",
            object().try_query_pairs(pairs("versionId")).unwrap().build(),
            "duplicate query parameter `versionId`",
        ),
        (
            "a duplicate parameter in another case",
            object().try_query_pairs(pairs("versionid")).unwrap().build(),
            "duplicate query parameter `versionid` (also given as `versionId`); names are case-insensitive",
        ),
        (
            "a duplicate header",
            object().try_headers([("Range", "1"), ("range", "2")]).unwrap().build(),
            "duplicate header `range` (also given as `Range`); names are case-insensitive",
        ),
        (
            "a value that is invalid for the parameter",
            object().try_query("partNumber", 0).unwrap().build(),
            "invalid query parameter value `0`: `partNumber` is a number from 1 to 10000",
        ),
    ] {
        assert_eq!(serde_json::to_string(&object).unwrap_err().to_string(), expected, "{name}");
        assert_eq!(serde_json::to_value(&object).unwrap_err().to_string(), expected, "{name}");
        assert!(postcard::to_allocvec(&object).is_err(), "{name}");
        if name.contains("duplicate parameter") {
            assert_eq!(serde_json::to_string(object.query()).unwrap_err().to_string(), expected, "{name}");
        }
    }
    let fraction = object().expires(Duration::from_millis(1999)).build();
    assert_eq!(serde_json::to_value(&fraction).unwrap()["expires"], json!(1));
}
