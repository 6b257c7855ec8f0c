//! Calls the constructors of constants at run time. They accept what `new` accepts, and panic with the message of the
//! run-time error.

#![cfg(test)]

use cos_url_core::cross_field::Request;
use cos_url_core::{
    Bucket, Endpoint, Error, ErrorKind, HeaderName, HeaderValue, Headers, Method, ObjectKey, Protocol, Query,
    QueryName, QueryValue, Region,
};
use std::fmt::Debug;
use std::panic::{UnwindSafe, catch_unwind};

type Pairs = &'static [(&'static str, &'static str)];

/// The value of a constant, or the message with which the compiler rejects it.
fn constant<T>(value: impl FnOnce() -> T + UnwindSafe) -> Result<T, String> {
    catch_unwind(value).map_err(|panic| panic.downcast_ref::<String>().unwrap().clone())
}

fn agree<T: PartialEq + Debug>(
    strings: &[&'static str],
    new: fn(&'static str) -> Result<T, Error>,
    from_static: fn(&'static str) -> T,
) {
    for text in strings {
        assert_eq!(constant(|| from_static(text)), new(text).map_err(|error| error.to_string()), "{text}");
    }
}

#[test]
fn a_constant_is_the_value_of_its_name() {
    let methods = ["GET", "HEAD", "PUT", "POST", "DELETE", "OPTIONS", "get", "", "FETCH"];
    agree(&methods, Method::new, Method::from_static);
    agree(&["https", "http", "https:", "", "ftp"], Protocol::new, Protocol::from_static);
    let endpoints =
        ["default", "tencentcos", "internal", "accelerate", "internal-accelerate", "dual-stack", "website", "", "cdn"];
    agree(&endpoints, Endpoint::new, Endpoint::from_static);
    for method in Method::ALL {
        assert_eq!(Method::from_static(method.as_str()), *method);
    }
}

/// The error of a request with these lists, which are created at run time.
fn error(query: &Query, headers: &Headers) -> Option<Error> {
    let (bucket, key) = (Bucket::from_static("a-1"), ObjectKey::from_static("k"));
    let request = Request {
        protocol: Protocol::Https,
        method: Method::Get,
        endpoint: &Endpoint::Default,
        bucket: &bucket,
        region: &Region::AP_BEIJING,
        key: &key,
        query,
        headers,
    };
    let (signed, unsigned) = (request.check_signed().err(), request.check_unsigned().err());
    assert_eq!(signed, unsigned);
    signed
}

#[test]
fn parameters_in_any_order_are_a_constant() {
    let pair =
        |(name, value): &(&'static str, &'static str)| (QueryName::from_static(name), QueryValue::from_static(value));
    for (pairs, expected) in [
        (&[] as Pairs, None),
        (&[("a", "1"), ("B", "2")], None),
        (&[("B", "2"), ("a", "1")], None),
        (
            &[("a", "1"), ("A", "2")],
            Some("duplicate query parameter `A` (also given as `a`); names are case-insensitive"),
        ),
        (&[("b", ""), ("a", "1"), ("b", "")], Some("duplicate query parameter `b`")),
        (&[("partNumber", "0")], Some("invalid query parameter value `0`: `partNumber` is a number from 1 to 10000")),
        (
            &[("X-Cos-Traffic-Limit", "1")],
            Some(
                "invalid query parameter value `1`: `x-cos-traffic-limit` is a number from 819200 to 838860800, in bits per \
                 second",
            ),
        ),
    ] {
        let list: Query = pairs.iter().map(pair).collect();
        let expected = expected.map(String::from);
        assert_eq!(error(&list, &Headers::EMPTY).map(|error| error.to_string()), expected, "{pairs:?}");
        assert_eq!(constant(|| Query::from_static(pairs)), expected.map_or(Ok(list), Err), "{pairs:?}");
    }
    for (pairs, error) in [
        (&[("a", ""), ("q-ak", "")] as Pairs, QueryName::new("q-ak").unwrap_err()),
        (&[("a", "\n")], QueryValue::new("\n").unwrap_err()),
    ] {
        assert_eq!(constant(|| Query::from_static(pairs)), Err(error.to_string()));
    }
}

#[test]
fn headers_in_any_order_are_a_constant() {
    const MD5: &str = "`Content-MD5` is the base64 of the 16 bytes of an MD5: 24 characters that end with `==`";
    let pair =
        |(name, value): &(&'static str, &'static str)| (HeaderName::from_static(name), HeaderValue::from_static(value));
    let duplicate = "duplicate header `Content-Type` (also given as `content-type`); names are case-insensitive";
    for (pairs, expected) in [
        (&[("x-cos-acl", "private"), ("Content-Type", "text/plain")] as Pairs, None),
        (&[("Content-MD5", "mQ/fVh815F3k6TAUm8m0eg=="), ("Content-Length", "3")], None),
        (&[("content-type", "a/b"), ("Content-Type", "a/b")], Some(duplicate.into())),
        (&[("content-md5", "1")], Some(format!("invalid header value `1`: {MD5}"))),
        (&[("Content-Length", "1k")], Some("invalid header value `1k`: `Content-Length` is a number of bytes".into())),
    ] {
        let list: Headers = pairs.iter().map(pair).collect();
        assert_eq!(error(&Query::EMPTY, &list).map(|error| error.to_string()), expected, "{pairs:?}");
        assert_eq!(constant(|| Headers::from_static(pairs)), expected.map_or(Ok(list), Err), "{pairs:?}");
    }
    for (pairs, error) in [
        (&[("a", ""), ("Host", "")] as Pairs, HeaderName::new("Host").unwrap_err()),
        (&[("a", " ")], HeaderValue::new(" ").unwrap_err()),
    ] {
        assert_eq!(constant(|| Headers::from_static(pairs)), Err(error.to_string()));
    }
}

#[test]
fn duplicates_have_their_kinds() {
    let (name, value) = (QueryName::UPLOADS, QueryValue::EMPTY);
    let twice = Query::from([(name.clone(), value.clone()), (name, value)]);
    assert_eq!(error(&twice, &Headers::EMPTY).map(|error| error.kind()), Some(ErrorKind::DuplicateQueryName));
    let (name, value) = (HeaderName::RANGE, HeaderValue::from_static("bytes=0-1"));
    let twice = Headers::from([(name.clone(), value.clone()), (name, value)]);
    assert_eq!(error(&Query::EMPTY, &twice).map(|error| error.kind()), Some(ErrorKind::DuplicateHeaderName));
}
