//! Invalid and hostile inputs, and the exact message for each, for every constructor from text: `new`, `FromStr`,
//! `TryFrom`, `from_static`, the setters of the builder, and files. The tables are in [`rejected`]. The inputs
//! that are accepted are in [`accepted`].

#![cfg(test)]

mod accepted;
mod rejected;

use cos_url::{
    Bucket, Domain, Endpoint, Error, FileName, HeaderName, HeaderValue, Headers, KeyTime, Method, ObjectKey, ObjectUrl,
    Protocol, Query, QueryName, QueryValue, Region,
};
use rejected::{Rejected, in_constant, in_file, message};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::borrow::Cow;
use std::fmt::Display;
use std::panic::{UnwindSafe, catch_unwind};
use std::str::FromStr;
use std::time::Duration;

/// Checks that a constructor rejects each row with its message.
fn check<T, E: Display>(field: &str, rows: &[Rejected], constructor: impl Fn(&str) -> Result<T, E>) {
    for (text, rest) in rows {
        assert_eq!(error(constructor(text)), message(field, text, rest), "{text:?}");
    }
}

fn error<T, E: Display>(result: Result<T, E>) -> String {
    result.map_or_else(|error| error.to_string(), |_| "accepted".into())
}

/// Checks that the constructor of constants panics with the message of each row.
fn check_constant<T>(field: &str, rows: &[Rejected], from_static: impl Fn(&'static str) -> T + UnwindSafe + Copy) {
    for (text, rest) in rows {
        let Err(panic) = catch_unwind(move || drop(from_static(text))) else { panic!("{text:?} is accepted") };
        let found = panic.downcast_ref::<String>().unwrap();
        assert_eq!(*found, in_constant(&message(field, text, rest)), "{text:?}");
    }
}

/// Checks that reading a file rejects each row with its message. `written` is the value in the file.
fn check_file<T: DeserializeOwned>(field: &str, rows: &[Rejected], written: impl Fn(&str) -> Value) {
    for (text, rest) in rows {
        let expected = in_file(&message(field, text, rest));
        assert_eq!(error(serde_json::from_value::<T>(written(text))), expected, "{text:?}");
        let error = error(serde_json::from_str::<T>(&written(text).to_string()));
        let rest = error.strip_prefix(&expected).unwrap();
        assert!(rest.is_empty() || rest.starts_with(" at line 1 column "), "{error}");
    }
}

/// Checks that every constructor of a type rejects each row.
fn check_type<T>(
    field: &str,
    rows: &[Rejected],
    new: fn(String) -> Result<T, Error>,
    from_static: fn(&'static str) -> T,
) where
    T: FromStr<Err = Error> + DeserializeOwned,
    T: TryFrom<String, Error = Error> + TryFrom<Box<str>, Error = Error>,
    T: for<'a> TryFrom<&'a str, Error = Error> + for<'a> TryFrom<&'a &'a str, Error = Error>,
    T: for<'a> TryFrom<&'a String, Error = Error> + for<'a> TryFrom<Cow<'a, str>, Error = Error>,
{
    check(field, rows, |text| new(text.to_owned()));
    check(field, rows, T::from_str);
    check(field, rows, |text| T::try_from(text));
    check(field, rows, |text| T::try_from(&text));
    check(field, rows, |text| T::try_from(text.to_owned()));
    check(field, rows, |text| T::try_from(&text.to_owned()));
    check(field, rows, |text| T::try_from(Box::from(text)));
    check(field, rows, |text| T::try_from(Cow::from(text)));
    check_constant(field, rows, from_static);
    check_file::<T>(field, rows, |text| json!(text));
}

fn object(key: ObjectKey) -> ObjectUrl {
    ObjectUrl::new(Bucket::from_static("examplebucket-1250000000"), Region::AP_BEIJING, key)
}

/// A request in a file, with another value of one field.
fn request_with(field: &str, value: &Value) -> Value {
    let mut request = json!({ "bucket": "examplebucket-1250000000", "region": "ap-beijing", "key": "a" });
    request[field] = value.clone();
    request
}

#[test]
fn bucket() {
    check_type("bucket", rejected::BUCKET, Bucket::new, Bucket::from_static);
    check("bucket", rejected::BUCKET, |text| ObjectUrl::builder().try_bucket(text));
    check_file::<ObjectUrl>("bucket", rejected::BUCKET, |text| request_with("bucket", &json!(text)));
}

#[test]
fn region() {
    check_type("region", rejected::REGION, Region::new, Region::from_static);
    check("region", rejected::REGION, |text| ObjectUrl::builder().try_region(text));
    check_file::<ObjectUrl>("region", rejected::REGION, |text| request_with("region", &json!(text)));

    check("region", rejected::CUSTOM_REGION, |text| Region::custom(text));
    check_constant("region", rejected::CUSTOM_REGION, Region::custom_static);
    check_file::<Region>("region", rejected::CUSTOM_REGION, |text| json!({ "custom": text }));
}

#[test]
fn domain() {
    check_type("domain", rejected::DOMAIN, Domain::new, Domain::from_static);
    check("domain", rejected::DOMAIN, |text| ObjectUrl::builder().try_domain(text));
    for entry in ["domain", "cdn"] {
        check_file::<Endpoint>("domain", rejected::DOMAIN, |text| json!({ entry: text }));
        check_file::<ObjectUrl>("domain", rejected::DOMAIN, |text| request_with("endpoint", &json!({ entry: text })));
    }

    check("domain", rejected::PRIVATE_DOMAIN, |text| Domain::private(text));
    check_constant("domain", rejected::PRIVATE_DOMAIN, Domain::private_static);
    check_file::<Domain>("domain", rejected::PRIVATE_DOMAIN, |text| json!({ "private": text }));
    check_file::<Endpoint>("domain", rejected::PRIVATE_DOMAIN, |text| json!({ "domain": { "private": text } }));
}

#[test]
fn object_key() {
    check_type("object key", rejected::OBJECT_KEY, ObjectKey::new, ObjectKey::from_static);
    check("object key", rejected::OBJECT_KEY, |text| ObjectUrl::builder().try_key(text));
    check_file::<ObjectUrl>("object key", rejected::OBJECT_KEY, |text| request_with("key", &json!(text)));

    let rows = rejected::OBJECT_KEY_WITH_DOT_SEGMENTS;
    check("object key", rows, |text| ObjectKey::with_dot_segments(text));
    check_constant("object key", rows, ObjectKey::with_dot_segments_static);
    check_file::<ObjectKey>("object key", rows, |text| json!({ "with_dot_segments": text }));

    let longest = "腾".repeat(283) + "a";
    assert_eq!(ObjectKey::new(&longest).map(String::from), Ok(longest.clone()), "850 bytes");
    let message =
        format!("invalid object key `{}…`: an object key has at most 850 bytes of UTF-8 (851 bytes)", "腾".repeat(80));
    assert_eq!(error(ObjectKey::new(longest + "a")), message);
}

const NAME: &str = "query parameter name";
const VALUE: &str = "query parameter value";

#[test]
fn query() {
    check_type(NAME, rejected::QUERY_NAME, QueryName::new, QueryName::from_static);
    check_type(VALUE, rejected::QUERY_VALUE, QueryValue::new, QueryValue::from_static);
    check(NAME, rejected::QUERY_NAME, |name| ObjectUrl::builder().try_query(name, "1"));
    check(VALUE, rejected::QUERY_VALUE, |value| ObjectUrl::builder().try_query("a", value));
    check(NAME, rejected::QUERY_NAME, |name| ObjectUrl::builder().try_query_pairs([(name, "1")]));
    check(VALUE, rejected::QUERY_VALUE, |value| ObjectUrl::builder().try_query_pairs(&[("a", value)]));
    check_constant(NAME, rejected::QUERY_NAME, |name| Query::from_static(vec![(name, "")].leak()));
    check_constant(VALUE, rejected::QUERY_VALUE, |value| Query::from_static(vec![("a", value)].leak()));
    check_file::<Query>(NAME, rejected::QUERY_NAME, |name| json!({ name: "1" }));
    check_file::<Query>(VALUE, rejected::QUERY_VALUE, |value| json!({ "a": value }));
    check_file::<ObjectUrl>(NAME, rejected::QUERY_NAME, |name| request_with("query", &json!({ name: "1" })));
    check_file::<ObjectUrl>(VALUE, rejected::QUERY_VALUE, |value| request_with("query", &json!({ "a": value })));
}

#[test]
fn headers() {
    let (names, values) = (rejected::HEADER_NAME, rejected::HEADER_VALUE);
    check_type("header name", names, HeaderName::new, HeaderName::from_static);
    check_type("header value", values, HeaderValue::new, HeaderValue::from_static);
    check("header name", names, |name| ObjectUrl::builder().try_header(name, "1"));
    check("header value", values, |value| ObjectUrl::builder().try_header("a", value));
    check("header name", names, |name| ObjectUrl::builder().try_headers([(name, "1")]));
    check("header value", values, |value| ObjectUrl::builder().try_headers(&[("a", value)]));
    check_constant("header name", names, |name| Headers::from_static(vec![(name, "")].leak()));
    check_constant("header value", values, |value| Headers::from_static(vec![("a", value)].leak()));
    check_file::<Headers>("header name", names, |name| json!({ name: "1" }));
    check_file::<Headers>("header value", values, |value| json!({ "a": value }));
    check_file::<ObjectUrl>("header name", names, |name| request_with("headers", &json!({ name: "1" })));
    check_file::<ObjectUrl>("header value", values, |value| request_with("headers", &json!({ "a": value })));
}

#[test]
fn file_name() {
    check_type("file name", rejected::FILE_NAME, FileName::new, FileName::from_static);
    check("file name", rejected::FILE_NAME, |text| ObjectUrl::builder().try_download_as(text));
    check("file name", rejected::FILE_NAME, |text| ObjectUrl::builder().try_preview_as(text));
}

#[test]
fn choices() {
    check("method", rejected::METHOD, |text| Method::new(text));
    check("method", rejected::METHOD, Method::from_str);
    check("method", rejected::METHOD, |text| Method::try_from(text));
    check_constant("method", rejected::METHOD, Method::from_static);
    check_file::<Method>("method", rejected::METHOD, |text| json!(text));
    check_file::<ObjectUrl>("method", rejected::METHOD, |text| request_with("method", &json!(text)));

    check("protocol", rejected::PROTOCOL, |text| Protocol::new(text));
    check("protocol", rejected::PROTOCOL, Protocol::from_str);
    check("protocol", rejected::PROTOCOL, |text| Protocol::try_from(text));
    check_constant("protocol", rejected::PROTOCOL, Protocol::from_static);
    check_file::<Protocol>("protocol", rejected::PROTOCOL, |text| json!(text));
    check_file::<ObjectUrl>("protocol", rejected::PROTOCOL, |text| request_with("protocol", &json!(text)));

    check("endpoint", rejected::ENDPOINT, |text| Endpoint::new(text));
    check("endpoint", rejected::ENDPOINT, Endpoint::from_str);
    check("endpoint", rejected::ENDPOINT, |text| Endpoint::try_from(text));
    check_constant("endpoint", rejected::ENDPOINT, Endpoint::from_static);
    check_file::<Endpoint>("endpoint", rejected::ENDPOINT, |text| json!(text));
    check_file::<ObjectUrl>("endpoint", rejected::ENDPOINT, |text| request_with("endpoint", &json!(text)));
}

/// The error of a request with valid fields that contradict each other.
fn request_error(parameters: &[(&'static str, &'static str)], headers: &[(&'static str, &'static str)]) -> String {
    let object = ObjectUrl::builder()
        .bucket(Bucket::from_static("examplebucket-1250000000"))
        .region(Region::AP_BEIJING)
        .key(ObjectKey::from_static("a"))
        .try_query_pairs(parameters)
        .unwrap()
        .try_headers(headers)
        .unwrap()
        .build();
    let found = error(object.unsigned());
    assert_eq!(error(object.http_string()), found);
    assert_eq!(error(serde_json::to_value(&object)), found, "it could not be deserialized");
    found
}

fn map(pairs: &[(&str, &str)]) -> Value {
    Value::Object(pairs.iter().map(|(name, value)| (String::from(*name), json!(value))).collect())
}

#[test]
fn invalid_parameter_values_and_duplicate_names() {
    const PART: &str = "`partNumber` is a number from 1 to 10000";
    const LIMIT: &str = "`x-cos-traffic-limit` is a number from 819200 to 838860800, in bits per second";
    for (pairs, expected) in [
        (&[("partNumber", "0")] as &'static [_], format!("invalid query parameter value `0`: {PART}")),
        (&[("partnumber", "10001")], format!("invalid query parameter value `10001`: {PART}")),
        (&[("partNumber", "-1")], format!("invalid query parameter value `-1`: {PART}")),
        (&[("partNumber", "")], format!("invalid query parameter value: {PART}")),
        (&[("x-cos-traffic-limit", "819199")], format!("invalid query parameter value `819199`: {LIMIT}")),
        (&[("x-cos-traffic-limit", "838860801")], format!("invalid query parameter value `838860801`: {LIMIT}")),
        (&[("x-cos-traffic-limit", "1MB")], format!("invalid query parameter value `1MB`: {LIMIT}")),
        (
            &[("A", ""), ("a", "")],
            "duplicate query parameter `a` (also given as `A`); names are case-insensitive".into(),
        ),
        (
            &[("versionId", "1"), ("b", ""), ("versionid", "1")],
            "duplicate query parameter `versionid` (also given as `versionId`); names are case-insensitive".into(),
        ),
    ] {
        assert_eq!(request_error(pairs, &[]), expected);
        assert_eq!(error(serde_json::from_value::<Query>(map(pairs))), expected);
        assert_eq!(error(serde_json::from_value::<ObjectUrl>(request_with("query", &map(pairs)))), expected);
        let panic = catch_unwind(|| Query::from_static(pairs)).unwrap_err();
        assert_eq!(panic.downcast_ref(), Some(&expected));
    }
    // A map of `serde_json` has no duplicates, but the text of JSON may.
    let twice = serde_json::from_str::<Query>(r#"{"a": "", "b": "", "a": ""}"#);
    assert!(error(twice).starts_with("duplicate query parameter `a` at line 1"));
}

#[test]
fn invalid_header_values_and_duplicate_names() {
    const MD5: &str = "`Content-MD5` is the base64 of the 16 bytes of an MD5: 24 characters that end with `==`";
    const LENGTH: &str = "`Content-Length` is a number of bytes";
    for (pairs, expected) in [
        (&[("Content-MD5", "99")] as &'static [_], format!("invalid header value `99`: {MD5}")),
        (
            &[("content-md5", "d41d8cd98f00b204e9800998ecf8427e")],
            format!("invalid header value `d41d8cd98f00b204e9800998ecf8427e`: {MD5}"),
        ),
        (&[("Content-Length", "1k")], format!("invalid header value `1k`: {LENGTH}")),
        (
            &[("Content-Type", "a/b"), ("content-type", "a/b")],
            "duplicate header `content-type` (also given as `Content-Type`); names are case-insensitive".into(),
        ),
    ] {
        assert_eq!(request_error(&[], pairs), expected);
        assert_eq!(error(serde_json::from_value::<Headers>(map(pairs))), expected);
        assert_eq!(error(serde_json::from_value::<ObjectUrl>(request_with("headers", &map(pairs)))), expected);
        let panic = catch_unwind(|| Headers::from_static(pairs)).unwrap_err();
        assert_eq!(panic.downcast_ref(), Some(&expected));
    }
}

#[test]
fn times() {
    const FORM: &str = "a KeyTime is `<start>;<end>` in Unix seconds, such as `1557989753;1557996953`";
    const MILLISECONDS: &str = "after the year 9999: is it in milliseconds? Unix times here are in seconds";
    for (text, expected) in [
        ("", format!("invalid KeyTime ``: {FORM}")),
        ("1557989753", format!("invalid KeyTime `1557989753`: {FORM}")),
        ("1557989753-1557996953", format!("invalid KeyTime `1557989753-1557996953`: {FORM}")),
        (" 1;2", format!("invalid KeyTime ` 1;2`: {FORM}")),
        ("+1;2", format!("invalid KeyTime `+1;2`: {FORM}")),
        ("1;2\n", format!("invalid KeyTime `1;2\\n`: {FORM}")),
        ("1;99999999999999999999", format!("invalid KeyTime `1;99999999999999999999`: {FORM}")),
        ("2;1", "invalid KeyTime `2;1`: the end is not after the start".into()),
        ("1;1", "invalid KeyTime `1;1`: the end is not after the start".into()),
        ("1557989753000;1557996953000", format!("the start is 1557989753000, {MILLISECONDS}")),
        ("1557989753;1557996953000", format!("the end is 1557996953000, {MILLISECONDS}")),
        ("1557989753;253402300800", format!("the end is 253402300800, {MILLISECONDS}")),
        ("1;18446744073709551615", format!("the end is 18446744073709551615, {MILLISECONDS}")),
    ] {
        assert_eq!(error(text.parse::<KeyTime>()), expected);
        let seconds = text.split_once(';').and_then(|(start, end)| Some((start.parse().ok()?, end.parse().ok()?)));
        if let Some((start, end)) = seconds.filter(|_| !expected.contains(FORM)) {
            assert_eq!(error(KeyTime::new(start, end)), expected);
        }
    }
}

#[test]
fn lifetimes() {
    const SHORT: &str = "invalid `expires`: the lifetime of a URL is at least 1 second";
    const LATE: &str = "invalid `expires`: the URL would expire after the year 9999; `expires` counts seconds from the time \
                        of signing";
    for expires in [Duration::ZERO, Duration::from_millis(999)] {
        let object = object(ObjectKey::from_static("a")).with_expires(expires);
        assert_eq!(error(object.unsigned()), SHORT);
        assert_eq!(error(KeyTime::from_now(1_557_989_753, expires)), SHORT);
        assert_eq!(error(serde_json::to_value(&object)), SHORT);
    }
    assert_eq!(error(serde_json::from_value::<ObjectUrl>(request_with("expires", &json!(0)))), SHORT);
    for expires in [Duration::MAX, Duration::from_secs(253_402_300_800)] {
        assert_eq!(error(object(ObjectKey::from_static("a")).with_expires(expires).unsigned()), LATE);
        assert_eq!(error(KeyTime::from_now(1_557_989_753, expires)), LATE);
    }
    assert_eq!(error(serde_json::from_value::<ObjectUrl>(request_with("expires", &json!(u64::MAX)))), LATE);
}
