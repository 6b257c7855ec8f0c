//! Copies and `x-cos-forbid-overwrite`.

use crate::client::{NOW, call, outcome, stand_in};
use cos_url_stand_in::{Config, StandIn};

const HOST: &str = "examplebucket-1250000000.cos.ap-beijing.myqcloud.com";

/// A stand-in that also accepts the host of a bucket, with the object `头像/a b+c`.
fn with_source() -> StandIn {
    let cos = StandIn::with(Config::default().clock_at(NOW).host(HOST)).unwrap();
    let headers = [("Content-Type", "text/plain"), ("x-cos-meta-a", "1")];
    assert_eq!(call(&cos, "PUT 头像/a b+c", &headers, "content").status, 200);
    cos
}

fn source() -> String {
    format!("{HOST}/%E5%A4%B4%E5%83%8F/a%20b+c")
}

#[test]
fn a_copy_has_the_content_and_the_metadata_of_its_source() {
    let cos = with_source();
    let reply = call(&cos, "PUT copy", &[("x-cos-copy-source", &source()), ("x-cos-meta-a", "2")], "");
    assert_eq!((reply.status, reply.element("ETag")), (200, Some("\"9a0364b9e99bb480dd25e1f0284c8555\"")));
    assert_eq!(reply.element("LastModified"), Some("2023-11-14T22:13:20Z"));
    let copy = cos.object("copy").unwrap();
    assert_eq!((copy.bytes(), copy.content_type()), (&b"content"[..], Some("text/plain")));
    assert_eq!(copy.header("x-cos-meta-a"), Some("1"));
}

#[test]
fn metadata_can_be_replaced() {
    let cos = with_source();
    let source = source();
    let replaced = [("x-cos-copy-source", source.as_str()), ("x-cos-metadata-directive", "Replaced")];
    for key in ["copy", "头像/a b+c"] {
        let headers = [replaced[0], replaced[1], ("x-cos-meta-a", "2")];
        assert_eq!(call(&cos, &format!("PUT {key}"), &headers, "").status, 200);
        let copy = cos.object(key).unwrap();
        assert_eq!((copy.bytes(), copy.header("x-cos-meta-a")), (&b"content"[..], Some("2")), "{key}");
        assert_eq!(copy.content_type(), None, "{key}");
    }
}

#[test]
fn the_authority_of_the_stand_in_is_a_source_host() {
    let cos = stand_in();
    cos.put("a", "content", "text/plain");
    let source = format!("{}/a", cos.authority());
    assert_eq!(call(&cos, "PUT b", &[("x-cos-copy-source", &source)], "").status, 200);
    assert_eq!(cos.object("b").unwrap().bytes(), b"content");
}

#[test]
fn invalid_copies_are_rejected_and_the_target_is_unchanged() {
    let cos = with_source();
    cos.put("b", "kept", "text/plain");
    let (good, with_version) = (source(), format!("{}?versionId=1", source()));
    for (line, headers, body, expected) in [
        (
            "PUT b",
            &[("x-cos-copy-source", "other-1250000000.cos.ap-beijing.myqcloud.com/a")][..],
            "",
            (404, "NoSuchBucket"),
        ),
        ("PUT b", &[("x-cos-copy-source", &format!("{HOST}/missing"))], "", (404, "NoSuchKey")),
        ("PUT b", &[("x-cos-copy-source", HOST)], "", (400, "InvalidArgument")),
        ("PUT b", &[("x-cos-copy-source", "")], "", (400, "InvalidArgument")),
        ("PUT b", &[("x-cos-copy-source", &format!("{HOST}/%zz"))], "", (400, "InvalidArgument")),
        ("PUT b", &[("x-cos-copy-source", &with_version)], "", (501, "NotImplemented")),
        ("PUT b", &[("x-cos-copy-source", &good)], "body", (400, "InvalidArgument")),
        ("PUT b", &[("x-cos-copy-source", &good), ("x-cos-metadata-directive", "?")], "", (400, "InvalidArgument")),
        ("PUT 头像/a b+c", &[("x-cos-copy-source", &good)], "", (400, "InvalidRequest")),
        (
            "PUT b",
            &[("x-cos-copy-source", &good), ("x-cos-copy-source-If-Match", "\"0\"")],
            "",
            (412, "PreconditionFailed"),
        ),
        (
            "PUT b",
            &[("x-cos-copy-source", &good), ("x-cos-copy-source-If-None-Match", "*")],
            "",
            (412, "PreconditionFailed"),
        ),
        ("PUT b", &[("x-cos-copy-source", &good), ("x-cos-forbid-overwrite", "true")], "", (409, "FileAlreadyExists")),
    ] {
        let reply = call(&cos, line, headers, body);
        assert_eq!(outcome(&reply), (expected.0, Some(expected.1)), "{line} {headers:?}");
        assert_eq!(cos.object("b").unwrap().bytes(), b"kept", "{line} {headers:?}");
    }
}

#[test]
fn forbid_overwrite_keeps_an_existing_object() {
    let cos = stand_in();
    for (value, body, expected, stored) in [
        ("true", "first", (200, None), "first"),
        ("true", "second", (409, Some("FileAlreadyExists")), "first"),
        ("yes", "third", (400, Some("InvalidArgument")), "first"),
        ("false", "fourth", (200, None), "fourth"),
    ] {
        let reply = call(&cos, "PUT a", &[("x-cos-forbid-overwrite", value)], body);
        assert_eq!(outcome(&reply), expected, "{value}");
        assert_eq!(cos.object("a").unwrap().bytes(), stored.as_bytes(), "{value}");
    }
}

#[test]
fn forbid_overwrite_applies_when_an_upload_is_completed() {
    let cos = stand_in();
    let id = call(&cos, "POST a?uploads", &[], "").element("UploadId").unwrap().to_owned();
    let part = call(&cos, &format!("PUT a?partNumber=1&uploadId={id}"), &[], "new");
    let tag = part.header("etag").unwrap();
    let parts = format!(
        "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>{tag}</ETag></Part></CompleteMultipartUpload>"
    );
    cos.put("a", "kept", "text/plain");
    let complete = |value: &str| {
        let headers = [("x-cos-forbid-overwrite", value)];
        call(&cos, &format!("POST a?uploadId={id}"), &headers, &parts)
    };
    assert_eq!(outcome(&complete("true")), (409, Some("FileAlreadyExists")));
    assert_eq!(cos.object("a").unwrap().bytes(), b"kept");
    assert_eq!(complete("false").status, 200);
    assert_eq!(cos.object("a").unwrap().bytes(), b"new");
}
