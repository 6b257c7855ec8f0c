//! The builder: which types each setter accepts, which of two calls is used, and how a finished value is changed.

#![cfg(test)]

mod dispositions;
mod lists;

use cos_url::builder::{ObjectUrlBuilder, Set};
use cos_url::error::ErrorKind;
use cos_url::{
    Bucket, Domain, Endpoint, Error, FileName, HeaderName, HeaderValue, Headers, KeyTime, Method, ObjectKey, ObjectUrl,
    Protocol, Query, QueryName, QueryValue, Region,
};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::time::Duration;

const BUCKET: &str = "examplebucket-1250000000";

type Complete = ObjectUrlBuilder<Set<Bucket>, Set<Region>, Set<ObjectKey>>;

fn object() -> Complete {
    ObjectUrl::builder()
        .bucket(Bucket::from_static(BUCKET))
        .region(Region::AP_BEIJING)
        .key(ObjectKey::from_static("a.txt"))
}

/// The result of a setter for every type of text, for the type itself and for a reference to it, with their names.
macro_rules! each_type {
    ($Type:ty, $text:expr, |$value:ident| $result:expr) => {{
        let text: &str = $text;
        let valid = <$Type>::new(text).unwrap();
        [
            ("&str", each_type!(@ $value = text, $result)),
            ("&&str", each_type!(@ $value = &text, $result)),
            ("String", each_type!(@ $value = String::from(text), $result)),
            ("&String", each_type!(@ $value = &String::from(text), $result)),
            ("a borrowed Cow", each_type!(@ $value = Cow::Borrowed(text), $result)),
            ("an owned Cow", each_type!(@ $value = Cow::<str>::Owned(text.into()), $result)),
            ("Box<str>", each_type!(@ $value = Box::<str>::from(text), $result)),
            ("the type", each_type!(@ $value = valid.clone(), $result)),
            ("its reference", each_type!(@ $value = &valid, $result)),
        ]
    }};
    (@ $name:ident = $value:expr, $result:expr) => {
        match $value {
            $name => $result.map(|builder| builder.build()),
        }
    };
}

fn all_are(results: impl IntoIterator<Item = (&'static str, Result<ObjectUrl, Error>)>, expected: &ObjectUrl) {
    for (name, result) in results {
        assert_eq!(result.as_ref(), Ok(expected), "{name}");
    }
}

#[test]
fn try_setters_accept_every_type_of_text() {
    let without_bucket = || ObjectUrl::builder().region(Region::AP_BEIJING).key(ObjectKey::from_static("a.txt"));
    let without_region =
        || ObjectUrl::builder().bucket(Bucket::from_static(BUCKET)).key(ObjectKey::from_static("a.txt"));
    let without_key = || ObjectUrl::builder().bucket(Bucket::from_static(BUCKET)).region(Region::AP_BEIJING);
    let plain = object().build();
    all_are(each_type!(Bucket, BUCKET, |value| without_bucket().try_bucket(value)), &plain);
    all_are(each_type!(Region, "ap-beijing", |value| without_region().try_region(value)), &plain);
    all_are(each_type!(ObjectKey, "a.txt", |value| without_key().try_key(value)), &plain);

    let domain = object().domain(Domain::from_static("img.example.com")).build();
    all_are(each_type!(Domain, "img.example.com", |value| object().try_domain(value)), &domain);

    let name = || FileName::from_static("报表.pdf");
    let download = object().download_as(name()).build();
    all_are(each_type!(FileName, "报表.pdf", |value| object().try_download_as(value)), &download);
    let preview = object().preview_as(name()).build();
    all_are(each_type!(FileName, "报表.pdf", |value| object().try_preview_as(value)), &preview);

    let version = object().query(QueryName::VERSION_ID, QueryValue::from_static("MTg0")).build();
    all_are(each_type!(QueryName, "versionId", |name| object().try_query(name, "MTg0")), &version);
    all_are(each_type!(QueryValue, "MTg0", |value| object().try_query("versionId", value)), &version);

    let range = object().header(HeaderName::RANGE, HeaderValue::from_static("bytes=0-9")).build();
    all_are(each_type!(HeaderName, "Range", |name| object().try_header(name, "bytes=0-9")), &range);
    all_are(each_type!(HeaderValue, "bytes=0-9", |value| object().try_header("Range", value)), &range);
}

#[test]
fn values_are_integers_of_every_width() {
    macro_rules! each_integer {
        ($($Integer:ty),*) => {
            $(
                for number in [<$Integer>::MIN, 0, 7, <$Integer>::MAX] {
                    let text = number.to_string();
                    let by_text = object().try_query("a", text.as_str()).unwrap().try_header("x-cos-a", &text).unwrap();
                    let by_number = object().try_query("a", number).unwrap().try_header("x-cos-a", number).unwrap();
                    let pairs = object().try_query_pairs([("a", number)]).unwrap();
                    let by_pairs = pairs.try_headers([("x-cos-a", number)]).unwrap().build();
                    let expected = by_text.build();
                    assert_eq!(by_number.build(), expected, "{}", stringify!($Integer));
                    assert_eq!(by_pairs, expected, "{}", stringify!($Integer));
                }
            )*
        };
    }
    each_integer!(u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize);
    // A literal without a suffix is an `i32`.
    let part = object().try_query("partNumber", 1).unwrap().try_header("Content-Length", 13).unwrap().build();
    assert_eq!((part.query().get("partNumber"), part.headers().get("Content-Length")), (Some("1"), Some("13")));
}

#[test]
fn the_errors_of_try_setters() {
    let empty = ObjectUrl::builder;
    for (name, error, kind, expected) in [
        (
            "try_bucket",
            empty().try_bucket("B-1").unwrap_err(),
            ErrorKind::InvalidBucket,
            "invalid bucket `B-1`: bucket names are lower-case (`B` at byte 0); write `b-1`",
        ),
        (
            "try_region",
            empty().try_region("ap-gaungzhou").unwrap_err(),
            ErrorKind::InvalidRegion,
            "invalid region `ap-gaungzhou`: unknown COS region; did you mean `ap-guangzhou`?",
        ),
        (
            "try_key",
            empty().try_key(String::from("/a")).unwrap_err(),
            ErrorKind::InvalidObjectKey,
            "invalid object key `/a`: object keys do not start with `/` or `\\` (`/` at byte 0); write `a`",
        ),
        (
            "try_domain",
            empty().try_domain("localhost").unwrap_err(),
            ErrorKind::InvalidDomain,
            "invalid domain `localhost`: it is this machine, not a public DNS name; for a test server, container or private cloud, \
             use `Domain::private(\"localhost\")`",
        ),
        (
            "try_query, the name",
            empty().try_query("a=b", "").unwrap_err(),
            ErrorKind::InvalidQueryName,
            "invalid query parameter name `a=b`: parameter names have no `=` (`=` at byte 1); write `a`; pass the name \
             and the value separately",
        ),
        (
            "try_query, the value",
            empty().try_query("a", "b\n").unwrap_err(),
            ErrorKind::InvalidQueryValue,
            "invalid query parameter value `b\\n`: parameter values have no CR, LF or NUL (`\\n` at byte 1)",
        ),
        (
            "try_query_pairs",
            empty().try_query_pairs([("a", "1"), ("", "2")]).unwrap_err(),
            ErrorKind::InvalidQueryName,
            "invalid query parameter name: it is empty; every query parameter has a name",
        ),
        (
            "try_header, the name",
            empty().try_header("Host", "h").unwrap_err(),
            ErrorKind::InvalidHeaderName,
            "invalid header name `Host`: the library sets and signs `Host`; for another host, use `.domain(..)`",
        ),
        (
            "try_header, the value",
            empty().try_header("x-cos-acl", "private ").unwrap_err(),
            ErrorKind::InvalidHeaderValue,
            "invalid header value `private `: HTTP removes whitespace around a header value (` ` at byte 7); write `private`",
        ),
        (
            "try_headers",
            empty().try_headers([("x-cos-acl", "private\n")]).unwrap_err(),
            ErrorKind::InvalidHeaderValue,
            "invalid header value `private\\n`: header values have no control characters except tabs (`\\n` at byte 7)",
        ),
        (
            "try_download_as",
            empty().try_download_as("a/b").unwrap_err(),
            ErrorKind::InvalidFileName,
            "invalid file name `a/b`: file names have no path separator (`/` at byte 1); write the name without \
             directories",
        ),
        (
            "try_preview_as",
            empty().try_preview_as("").unwrap_err(),
            ErrorKind::InvalidFileName,
            "invalid file name: it is empty; every file has a name",
        ),
    ] {
        assert_eq!((error.kind(), error.to_string().as_str()), (kind, expected), "{name}");
        assert!(error.is_input(), "{name}");
    }
}

#[test]
fn the_value_of_a_secret_header_is_not_repeated() {
    const CANARY: &str = "CANARYkey腾讯";
    const EXPECTED: &str = "invalid value of the header `X-Cos-Server-Side-Encryption-Customer-Key`, which is not repeated \
                            because it may hold a key: header values are visible ASCII, without whitespace around them";
    let name = "X-Cos-Server-Side-Encryption-Customer-Key";
    let map = BTreeMap::from([(name, CANARY)]);
    for (case, error) in [
        ("try_header", object().try_header(name, CANARY).unwrap_err()),
        ("try_header of owned text", object().try_header(name.to_owned(), CANARY.to_owned()).unwrap_err()),
        ("try_headers of an array", object().try_headers([(name, CANARY)]).unwrap_err()),
        ("try_headers of a slice", object().try_headers(&[(name, CANARY)]).unwrap_err()),
        ("try_headers of a map", object().try_headers(&map).unwrap_err()),
        ("try_headers of a map by value", object().try_headers(map.clone()).unwrap_err()),
    ] {
        assert_eq!(error.kind(), ErrorKind::InvalidHeaderValue, "{case}");
        for shown in [format!("{error}"), format!("{error:?}"), format!("{error:#?}")] {
            assert_eq!(shown, EXPECTED, "{case}");
        }
        assert_eq!(error.position(), None, "{case}");
    }
    let kept = object().try_header(name, "CANARY").unwrap().build();
    assert!(!format!("{kept:?}").contains("CANARY"), "Debug hides it too");
    assert_eq!(kept.headers().get(name), Some("CANARY"));
    let error = object().try_header("x-cos-a", CANARY).unwrap_err();
    assert!(error.to_string().contains(CANARY), "other values are repeated");
}

/// Every field has another value than the default.
fn with_all_fields() -> ObjectUrl {
    object()
        .domain(Domain::from_static("img.example.com"))
        .protocol(Protocol::Http)
        .method(Method::Put)
        .expires(Duration::from_secs(600))
        .without_signed_host()
        .try_query_pairs([("versionId", "1"), ("a", "2")])
        .unwrap()
        .try_headers([("x-cos-acl", "private")])
        .unwrap()
        .build()
}

#[test]
fn a_builder_of_a_finished_value_has_all_its_fields() {
    for (name, object) in [
        ("defaults", object().build()),
        ("all fields", with_all_fields()),
        ("a disposition", object().preview().build()),
        ("duplicate names", object().try_query_pairs([("a", 1), ("A", 2)]).unwrap().build()),
        ("duplicate dispositions", object().try_query("response-content-disposition", "x").unwrap().preview().build()),
    ] {
        assert_eq!(object.to_builder().build(), object, "{name}");
    }
    let changed = with_all_fields().to_builder().method(Method::Get).try_query("b", 3).unwrap().build();
    assert_eq!(changed.method(), Method::Get);
    let pairs: Vec<_> = changed.query().iter().collect();
    assert_eq!(pairs, [("a", "2"), ("b", "3"), ("versionId", "1")]);
}

#[test]
fn with_replaces_one_field() {
    let all = with_all_fields();
    let query = Query::from_static(&[("b", "3")]);
    let headers = Headers::from_static(&[("Range", "bytes=0-9")]);
    let other_bucket = Bucket::from_static("otherbucket-1250000000");
    let changed = object().build();
    let changed = changed
        .with_bucket(other_bucket.clone())
        .with_region(Region::AP_SHANGHAI)
        .with_key(ObjectKey::from_static("b"))
        .with_endpoint(Endpoint::Accelerate)
        .with_protocol(Protocol::Http)
        .with_method(Method::Head)
        .with_query(query.clone())
        .with_headers(headers.clone())
        .with_expires(Duration::from_millis(60_999))
        .with_signed_host(false);
    assert_eq!((changed.bucket(), changed.region()), (&other_bucket, &Region::AP_SHANGHAI));
    assert_eq!((changed.key().as_str(), changed.endpoint()), ("b", &Endpoint::Accelerate));
    assert_eq!((changed.protocol(), changed.method()), (Protocol::Http, Method::Head));
    assert_eq!((changed.query(), changed.headers()), (&query, &headers));
    assert_eq!((changed.expires(), changed.signs_host()), (Duration::from_secs(60), false));
    let domain = Domain::from_static("img.example.com");
    assert_eq!(changed.with_domain(domain.clone()).endpoint(), &Endpoint::Custom(domain));

    // Each method replaces its own field and no other.
    for (name, object) in [
        ("bucket", all.clone().with_bucket(all.bucket().clone())),
        ("region", all.clone().with_region(all.region().clone())),
        ("key", all.clone().with_key(all.key().clone())),
        ("endpoint", all.clone().with_endpoint(all.endpoint().clone())),
        ("domain", all.clone().with_domain(Domain::from_static("img.example.com"))),
        ("protocol", all.clone().with_protocol(all.protocol())),
        ("method", all.clone().with_method(all.method())),
        ("query", all.clone().with_query(all.query().clone())),
        ("headers", all.clone().with_headers(all.headers().clone())),
        ("expires", all.clone().with_expires(all.expires())),
        ("signed_host", all.clone().with_signed_host(all.signs_host())),
    ] {
        assert_eq!(object, all, "{name}");
    }
}

#[test]
fn a_cloned_builder_is_independent() {
    let builder = object().method(Method::Put);
    let (first, second) = (builder.clone().protocol(Protocol::Http).build(), builder.build());
    assert_eq!((first.method(), second.method()), (Method::Put, Method::Put));
    assert_eq!((first.protocol(), second.protocol()), (Protocol::Http, Protocol::Https));
}

#[test]
fn every_function_returns_the_same_error_type() {
    fn link(bucket: &str, key: String, version: Option<u64>, time: &str) -> Result<String, Error> {
        let mut builder = ObjectUrl::builder().try_bucket(bucket)?.try_region("ap-beijing")?.try_key(key)?;
        if let Some(version) = version {
            builder = builder.try_query("versionId", version)?;
        }
        let signer = cos_url::Signer::new(cos_url::Credentials::new("AKIDEXAMPLE", "SECRETKEYEXAMPLE")?);
        let key_time: KeyTime = time.parse()?;
        Ok(builder.build().sign_at(&signer, key_time)?.into())
    }
    assert!(link(BUCKET, "a".into(), Some(1), "1;2").is_ok());
    for (result, kind) in [
        (link("b", "a".into(), None, "1;2"), ErrorKind::InvalidBucket),
        (link(BUCKET, "/a".into(), None, "1;2"), ErrorKind::InvalidObjectKey),
        (link(BUCKET, "a".into(), None, "2;1"), ErrorKind::InvalidKeyTime),
    ] {
        let error = result.unwrap_err();
        assert_eq!((error.kind(), error.is_input()), (kind, true));
        let _: Box<dyn std::error::Error + Send + Sync> = error.into();
    }
}

#[test]
fn a_builder_does_not_show_its_fields() {
    assert_eq!(format!("{:?}", object().try_query("a", "CANARY").unwrap()), "ObjectUrlBuilder { .. }");
}
