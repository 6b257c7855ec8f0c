//! Conditional GET and HEAD over a connection. The table of all conditions is in `src/conditions.rs`.

use crate::client::{call, outcome, stand_in};

/// The MD5 of "hello".
const TAG: &str = "\"5d41402abc4b2a76b9719d911017c592\"";
const MODIFIED: &str = "Tue, 14 Nov 2023 22:13:20 GMT";
const BEFORE: &str = "Tue, 14 Nov 2023 22:13:19 GMT";

#[test]
fn conditions_give_200_304_or_412() {
    let cos = stand_in();
    assert_eq!(call(&cos, "PUT a", &[("Cache-Control", "max-age=600")], "hello").status, 200);
    for (header, value, status) in [
        ("If-Match", TAG, 200),
        ("If-Match", "\"0\"", 412),
        ("If-None-Match", "\"0\"", 200),
        ("If-None-Match", TAG, 304),
        ("If-Modified-Since", BEFORE, 200),
        ("If-Modified-Since", MODIFIED, 304),
        ("If-Unmodified-Since", MODIFIED, 200),
        ("If-Unmodified-Since", BEFORE, 412),
    ] {
        for method in ["GET", "HEAD"] {
            let reply = call(&cos, &format!("{method} a"), &[(header, value)], "");
            assert_eq!(reply.status, status, "{method} {header}: {value}");
            let body = match (method, status) {
                ("GET", 200) => reply.body == "hello",
                ("GET", 412) => reply.element("Code") == Some("PreconditionFailed"),
                _ => reply.body.is_empty(),
            };
            assert!(body, "{method} {header}: {reply:?}");
            if status == 304 {
                assert_eq!(reply.header("etag"), Some(TAG));
                assert_eq!(reply.header("last-modified"), Some(MODIFIED));
                assert_eq!(reply.header("cache-control"), Some("max-age=600"));
            }
        }
    }
}

#[test]
fn a_missing_object_is_not_found_whatever_the_condition() {
    let cos = stand_in();
    for header in ["If-Match", "If-None-Match"] {
        assert_eq!(outcome(&call(&cos, "GET a", &[(header, "*")], "")), (404, Some("NoSuchKey")), "{header}");
    }
}

#[test]
fn if_range_of_another_content_gives_the_whole_object() {
    let cos = stand_in();
    cos.put("a", "hello", "text/plain");
    for (value, status, body) in
        [(TAG, 206, "he"), ("\"0\"", 200, "hello"), (MODIFIED, 206, "he"), (BEFORE, 200, "hello")]
    {
        let reply = call(&cos, "GET a", &[("Range", "bytes=0-1"), ("If-Range", value)], "");
        assert_eq!((reply.status, reply.body.as_str()), (status, body), "{value}");
    }
}
