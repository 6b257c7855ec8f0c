//! The forms of values in a file, tested with the value deserializers of serde.

#![cfg(all(test, feature = "serde"))]

use cos_url_core::{
    Bucket, Domain, Endpoint, FileName, HeaderName, HeaderValue, Headers, Method, ObjectKey, Protocol, Query,
    QueryName, QueryValue, Region,
};
use serde::de::value::{Error, MapDeserializer, StrDeserializer, U64Deserializer};
use serde::de::{DeserializeOwned, IntoDeserializer};

fn from_text<T: DeserializeOwned>(text: &'static str) -> Result<T, String> {
    let deserializer: StrDeserializer<'_, Error> = text.into_deserializer();
    T::deserialize(deserializer).map_err(|error| error.to_string())
}

fn from_map<T: DeserializeOwned>(entries: &[(&'static str, &'static str)]) -> Result<T, String> {
    let deserializer: MapDeserializer<'_, _, Error> = MapDeserializer::new(entries.iter().copied());
    T::deserialize(deserializer).map_err(|error| error.to_string())
}

fn from_number<T: DeserializeOwned>() -> Result<T, String> {
    let deserializer: U64Deserializer<Error> = 7_u64.into_deserializer();
    T::deserialize(deserializer).map_err(|error| error.to_string())
}

#[test]
fn an_endpoint_is_a_name_or_a_domain() {
    const ONE_ENTRY: &str = "an endpoint has one entry, `domain` or `cdn`";

    let domain = || Domain::from_static("img.example.com");
    assert_eq!(from_text("accelerate"), Ok(Endpoint::Accelerate));
    assert_eq!(from_map(&[("domain", "img.example.com")]), Ok(Endpoint::Custom(domain())));
    assert_eq!(from_map(&[("cdn", "img.example.com")]), Ok(Endpoint::Cdn(domain())));

    assert_eq!(from_map::<Endpoint>(&[]), Err(ONE_ENTRY.into()));
    let unexpected = |entry| Err(format!("unexpected entry `{entry}`: {ONE_ENTRY}"));
    assert_eq!(from_map::<Endpoint>(&[("other", "img.example.com")]), unexpected("other"));
    assert_eq!(from_map::<Endpoint>(&[("domain", "img.example.com"), ("cdn", "img.example.com")]), unexpected("cdn"));
    assert_eq!(
        from_map::<Endpoint>(&[("cdn", "img.example.com"), ("domain", "img.example.com")]),
        unexpected("domain")
    );
    // The message is one line, and repeats at most 80 characters of the entry.
    assert_eq!(from_map::<Endpoint>(&[("a\nb\u{202e}", "")]), unexpected("a\\nb\\u{202e}"));
    let long: &'static str = String::leak("a".repeat(1000));
    assert_eq!(from_map::<Endpoint>(&[(long, "")]), unexpected(&format!("{}…", "a".repeat(80))));
    assert_eq!(
        from_number::<Endpoint>(),
        Err("invalid type: integer `7`, expected the name of an endpoint, or a map with the one entry `domain` or `cdn`".into())
    );
}

#[test]
fn a_region_is_a_name_or_a_custom_one() {
    assert_eq!(from_text("ap-beijing"), Ok(Region::AP_BEIJING));
    assert_eq!(from_map(&[("custom", "ap-newcity")]), Region::custom("ap-newcity").map_err(|error| error.to_string()));
    let expected = Err("expected the one entry `custom`".into());
    assert_eq!(from_map::<Region>(&[("other", "ap-newcity")]), expected);
    assert_eq!(from_map::<Region>(&[("custom", "ap-newcity"), ("custom", "ap-newcity")]), expected);
    assert_eq!(
        from_number::<Region>(),
        Err("invalid type: integer `7`, expected a string, or a map with the one entry `custom`".into())
    );
}

#[test]
fn a_domain_is_public_or_names_the_constructor() {
    assert_eq!(from_text("img.example.com"), Ok(Domain::from_static("img.example.com")));
    for domain in ["cos:9000", "img_x.example.com", "LOCALHOST", "app.localhost:9000", "[::1]:9000", "img.example.com"]
    {
        assert_eq!(from_map(&[("private", domain)]), Ok(Domain::private_static(domain)), "{domain}");
    }
    let expected = Err("expected the one entry `private`".into());
    for entries in [&[] as &[_], &[("loopback", "localhost")], &[("private", "a"), ("private", "a")]] {
        assert_eq!(from_map::<Domain>(entries), expected);
    }
}

#[test]
fn a_key_is_a_string_or_names_the_constructor() {
    assert_eq!(from_text("a/b"), Ok(ObjectKey::from_static("a/b")));
    assert_eq!(from_map(&[("with_dot_segments", "../a")]), Ok(ObjectKey::with_dot_segments_static("../a")));
    let expected = Err("expected the one entry `with_dot_segments`".into());
    for entries in [&[] as &[_], &[("key", "a")], &[("with_dot_segments", "../a"), ("key", "a")]] {
        assert_eq!(from_map::<ObjectKey>(entries), expected);
    }
}

#[test]
fn other_values_are_strings() {
    fn reads<T: DeserializeOwned + PartialEq + std::fmt::Debug>(text: &'static str, expected: &T) {
        assert_eq!(from_text::<T>(text).as_ref(), Ok(expected));
        let message = from_number::<T>().unwrap_err();
        assert!(message.starts_with("invalid type: integer `7`, expected "), "{message}");
    }
    reads("a-1", &Bucket::from_static("a-1"));
    reads("GET", &Method::Get);
    reads("http", &Protocol::Http);
    reads("sign", &QueryName::from_static("sign"));
    reads("", &QueryValue::EMPTY);
    reads("range", &HeaderName::RANGE);
    reads("", &HeaderValue::from_static(""));
    reads("报表.pdf", &FileName::from_static("报表.pdf"));
}

#[test]
fn a_list_is_a_map_with_distinct_names() {
    assert_eq!(from_map(&[]), Ok(Query::EMPTY));
    assert_eq!(from_map(&[("b", "2"), ("A", "1")]), Ok(Query::from_static(&[("A", "1"), ("b", "2")])));
    assert_eq!(from_map(&[("Range", "bytes=0-1")]), Ok(Headers::from_static(&[("Range", "bytes=0-1")])));
    for (entries, expected) in [
        (
            &[("a", ""), ("b", ""), ("A", "")] as &[_],
            "duplicate query parameter `A` (also given as `a`); names are case-insensitive",
        ),
        (&[("a", ""), ("a", "")], "duplicate query parameter `a`"),
        (
            &[("a", "\n")],
            "invalid query parameter value `\\n`: parameter values have no CR, LF or NUL (`\\n` at byte 0)",
        ),
        (&[("partNumber", "0")], "invalid query parameter value `0`: `partNumber` is a number from 1 to 10000"),
        (&[("", "")], "invalid query parameter name: it is empty; every query parameter has a name"),
    ] {
        assert_eq!(from_map::<Query>(entries), Err(expected.into()));
    }
    assert_eq!(
        from_map::<Headers>(&[("range", "a"), ("Range", "a")]),
        Err("duplicate header `Range` (also given as `range`); names are case-insensitive".into())
    );
}

#[test]
fn an_encryption_key_is_not_in_the_error() {
    let message = from_map::<Headers>(&[("x-cos-server-side-encryption-customer-key", "c2VjcmV0\n")]).unwrap_err();
    assert_eq!(
        message,
        "invalid value of the header `x-cos-server-side-encryption-customer-key`, which is not repeated because it may hold \
         a key: header values are visible ASCII, without whitespace around them"
    );
}
