//! Requests in JSON, and the errors in them.

use super::in_file;
use cos_url::{Bucket, BucketUrl, Endpoint, ObjectKey, ObjectUrl, Query, Region};
use serde_json::{Value, json};

#[test]
fn a_request_in_a_file() {
    let written = json!({
        "bucket": "examplebucket-1250000000",
        "region": { "custom": "ap-newcity" },
        "key": { "with_dot_segments": "a/../b" },
        "endpoint": { "domain": "{Bucket}.example.com" },
        "protocol": "http",
        "method": "PUT",
        "query": { "versionId": "1" },
        "headers": { "Content-Type": "image/png" },
        "expires": 600,
        "signs_host": false,
    });
    let object: ObjectUrl = serde_json::from_value(written.clone()).unwrap();
    assert_eq!(serde_json::to_value(&object).unwrap(), written);
    assert_eq!(object.unsigned().unwrap(), "http://examplebucket-1250000000.example.com/a%2F..%2Fb?versionId=1");
    assert_eq!(
        object.http_string().unwrap().as_str(),
        "put\n/a/../b\nversionid=1\ncontent-type=image%2Fpng\n",
        "the host is not signed"
    );
}

#[test]
fn a_request_in_a_file_needs_only_three_parts() {
    let written = json!({ "bucket": "examplebucket-1250000000", "region": "ap-beijing", "key": "a.txt" });
    let object: ObjectUrl = serde_json::from_value(written).unwrap();
    let built = ObjectUrl::builder()
        .bucket(Bucket::from_static("examplebucket-1250000000"))
        .region(Region::AP_BEIJING)
        .key(ObjectKey::from_static("a.txt"))
        .build();
    assert_eq!(object, built);
}

const FIELD_NAMES: &str = "the fields are `bucket`, `region`, `key`, `endpoint`, `protocol`, `method`, `query`, `headers`, \
                      `expires`, `signs_host`";

#[test]
fn errors_in_a_file_have_exact_messages() {
    let with = |name: &str, value: Value| {
        let mut written = json!({ "bucket": "examplebucket-1250000000", "region": "ap-beijing", "key": "a.txt" });
        written[name] = value;
        serde_json::from_value::<ObjectUrl>(written).unwrap_err().to_string()
    };
    for (name, value, expected) in [
        (
            "key",
            json!("/a.txt"),
            "invalid object key `/a.txt`: object keys do not start with `/` or `\\` (`/` at byte 0); write `a.txt`".into(),
        ),
        ("expires", json!(0), "invalid `expires`: the lifetime of a URL is at least 1 second".into()),
        (
            "expires",
            json!(253_402_300_800_u64),
            "invalid `expires`: the URL would expire after the year 9999; `expires` counts seconds from the time of signing"
                .into(),
        ),
        ("expires", json!(0.5), "invalid type: floating point `0.5`, expected a whole number of seconds, such as 900, or a text, such as \"15m\", \
             for `expires`".into()),
        (
            "query",
            json!({ "versionId": "1", "versionid": "2" }),
            "duplicate query parameter `versionid` (also given as `versionId`); names are case-insensitive".into(),
        ),
        (
            "headers",
            json!({ "Range": "1", "range": "2" }),
            "duplicate header `range` (also given as `Range`); names are case-insensitive".into(),
        ),
        (
            "headers",
            json!({ "Content-Type": "文本" }),
            "invalid header value `文本`: header values are ASCII; percent-encode other characters, or write `\\uXXXX` in \
             JSON (`文` at byte 0)"
                .into(),
        ),
        (
            "query",
            json!({ "partNumber": "0" }),
            "invalid query parameter value `0`: `partNumber` is a number from 1 to 10000".into(),
        ),
        (
            "endpoint",
            json!({ "domain": "img.example.com", "cdn": "img.example.com" }),
            "unexpected entry `domain`: an endpoint has one entry, `domain` or `cdn`".into(),
        ),
        ("endpoint", json!({}), "an endpoint has one entry, `domain` or `cdn`".into()),
        ("region", json!({ "name": "ap-newcity" }), "expected the one entry `custom`".into()),
        (
            "region",
            json!("ap-newcity"),
            in_file(&Region::new("ap-newcity").unwrap_err().to_string()),
        ),
        (
            "query",
            json!("a\n=1".repeat(1000)),
            format!("invalid type: string \"{}…\", expected a map of names and values", "a\\n=1".repeat(20)),
        ),
        ("headers", json!("a"), "invalid type: string \"a\", expected a map of names and values".into()),
        (
            "signs_host",
            json!("a".repeat(1_000_000)),
            format!("invalid type: string \"{}…\", expected a boolean", "a".repeat(80)),
        ),
        ("secret_key", json!("SECRETKEYEXAMPLE"), format!("unknown field `secret_key`; {FIELD_NAMES}")),
        ("Key\n\u{202e}", json!("a"), format!("unknown field `Key\\n\\u{{202e}}`; {FIELD_NAMES}")),
        (&"k".repeat(1_000_000), json!("a"), format!("unknown field `{}…`; {FIELD_NAMES}", "k".repeat(80))),
    ] {
        let message = with(name, value);
        assert_eq!(message, expected, "{}", name.chars().take(20).collect::<String>());
        assert_eq!(message.lines().count(), 1);
    }
    for (text, expected) in [
        (r#"{ "a": "1", "a": "1" }"#, "duplicate query parameter `a` at line 1 column 22"),
        (
            r#"{ "a=b": "1" }"#,
            "invalid query parameter name `a=b`: parameter names have no `=` (`=` at byte 1); write `a`; pass the name \
             and the value separately at line 1 column 7",
        ),
    ] {
        assert_eq!(serde_json::from_str::<Query>(text).unwrap_err().to_string(), expected);
    }
    let entry = json!({ "ap\n\u{202e}": "img.example.com" });
    let message = serde_json::from_value::<Endpoint>(entry).unwrap_err().to_string();
    assert_eq!(message, "unexpected entry `ap\\n\\u{202e}`: an endpoint has one entry, `domain` or `cdn`");
    let missing = serde_json::from_value::<ObjectUrl>(json!({ "bucket": "examplebucket-1250000000" })).unwrap_err();
    assert_eq!(missing.to_string(), "missing field `region`");
    let message = serde_json::from_value::<ObjectUrl>(json!("b-1")).unwrap_err().to_string();
    assert_eq!(message, "invalid type: string \"b-1\", expected a table with `bucket`, `region` and `key`");
    let message = serde_json::from_value::<BucketUrl>(json!("b-1")).unwrap_err().to_string();
    assert_eq!(message, "invalid type: string \"b-1\", expected a table with `bucket` and `region`");
    let twice = r#"{ "bucket": "b-1", "bucket": "b-1" }"#;
    let message = serde_json::from_str::<ObjectUrl>(twice).unwrap_err().to_string();
    assert_eq!(message, "duplicate field `bucket` at line 1 column 27");
}
