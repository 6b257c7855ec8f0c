//! Requests that the stand-in does not implement: they are rejected and have no effect.

use crate::client::{NOW, call, outcome, send, signed_target, stand_in};
use cos_url_stand_in::{Config, StandIn};

const SUB_RESOURCES: [&str; 12] = [
    "acl",
    "tagging",
    "symlink",
    "restore",
    "retention",
    "legal-hold",
    "object-lock",
    "select&select-type=2",
    "append&position=0",
    "versions",
    "torrent",
    "unknown",
];

#[test]
fn sub_resources_are_rejected_and_the_object_is_unchanged() {
    let cos = stand_in();
    cos.put("a", "content", "text/plain");
    for name in SUB_RESOURCES {
        for method in ["GET", "HEAD", "PUT", "POST", "DELETE"] {
            let body = if method == "PUT" || method == "POST" { "<Document/>" } else { "" };
            let reply = call(&cos, &format!("{method} a?{name}"), &[], body);
            let code = if method == "HEAD" { None } else { Some("NotImplemented") };
            assert_eq!(outcome(&reply), (501, code), "{method} {name}");
            assert_eq!(cos.object("a").unwrap().bytes(), b"content", "{method} {name}");
        }
    }
}

#[test]
fn other_content_and_other_storage_are_rejected() {
    let cos = stand_in();
    cos.put("a", "content", "text/plain");
    for (line, headers) in [
        ("GET a?versionId=MTg0", &[][..]),
        ("DELETE a?versionId=MTg0", &[]),
        ("GET a?imageMogr2/thumbnail/200x/", &[]),
        ("GET a?ci-process=snapshot&time=1", &[]),
        ("PUT a", &[("x-cos-acl", "public-read")]),
        ("PUT a", &[("x-cos-grant-read", "id=\"1\"")]),
        ("PUT a", &[("x-cos-storage-class", "ARCHIVE")]),
        ("PUT a", &[("x-cos-server-side-encryption", "AES256")]),
        ("PUT a", &[("x-cos-tagging", "a=b")]),
        ("PUT a", &[("Pic-Operations", "{}")]),
        ("PUT a", &[("If-None-Match", "*")]),
        ("PUT a", &[("If-Match", "\"0\"")]),
        ("DELETE a", &[("If-Match", "\"0\"")]),
        ("DELETE a", &[("x-cos-forbid-overwrite", "true")]),
        ("POST a?uploads", &[("x-cos-forbid-overwrite", "true")]),
        ("PUT a?partNumber=1&uploadId=upload-1", &[("x-cos-copy-source", "h/b")]),
    ] {
        assert_eq!(outcome(&call(&cos, line, headers, "")), (501, Some("NotImplemented")), "{line} {headers:?}");
        assert_eq!(cos.object("a").unwrap().bytes(), b"content", "{line} {headers:?}");
    }
}

#[test]
fn incomplete_multipart_parameters_are_rejected() {
    let cos = stand_in();
    cos.put("a", "content", "text/plain");
    for line in ["PUT a?partNumber=1", "PUT a?uploadId=1", "DELETE a?partNumber=1", "GET a?uploads", "DELETE a?uploads"]
    {
        assert_eq!(outcome(&call(&cos, line, &[], "")), (400, Some("InvalidArgument")), "{line}");
        assert_eq!(cos.object("a").unwrap().bytes(), b"content", "{line}");
    }
}

#[test]
fn the_signature_is_verified_first() {
    let cos = stand_in();
    cos.put("a", "content", "text/plain");
    for (line, headers) in [
        ("PUT a?acl", &[][..]),
        ("DELETE a?tagging", &[]),
        ("GET a?x-cos-traffic-limit=1", &[]),
        ("GET a", &[("If-None-Match", "*")]),
        ("PUT a", &[("x-cos-forbid-overwrite", "true")]),
        ("PUT b", &[("x-cos-copy-source", "h/a")]),
    ] {
        let (authority, method, target) = signed_target(&cos, line);
        let other_method = if method == "GET" { "POST" } else { "GET" };
        let reply = send(&authority, other_method, &target, headers, "");
        assert_eq!(outcome(&reply), (403, Some("SignatureDoesNotMatch")), "{line}");
        let (path, query) = line.split_once(' ').unwrap().1.split_once('?').unwrap_or((&line[4..], ""));
        let reply = send(&authority, &method, &format!("/{path}?{query}"), headers, "");
        assert_eq!(outcome(&reply), (403, Some("AccessDenied")), "{line}");
    }
    // The signature is also verified before the announced length of the body is checked.
    let (authority, _, target) = signed_target(&cos, "PUT a");
    let oversized = [("Content-Length", "99999999999")];
    assert_eq!(outcome(&send(&authority, "PUT", "/a", &oversized, "")), (403, Some("AccessDenied")));
    assert_eq!(outcome(&send(&authority, "PUT", &target, &oversized, "")), (400, Some("EntityTooLarge")));
}

#[test]
fn unsupported_parameters_can_be_ignored() {
    let cos = StandIn::with(Config::default().clock_at(NOW).ignore_unsupported()).unwrap();
    cos.put("a", "content", "text/plain");
    for line in ["GET a?versionId=MTg0", "GET a?imageMogr2/thumbnail/200x/", "GET a?unknown"] {
        assert_eq!(call(&cos, line, &[], "").body, "content", "{line}");
    }
    assert_eq!(call(&cos, "PUT a", &[("x-cos-storage-class", "ARCHIVE")], "new").status, 200);
    assert_eq!(outcome(&call(&cos, "PUT a?acl", &[], "<Document/>")), (501, Some("NotImplemented")));
    assert_eq!(cos.object("a").unwrap().bytes(), b"new");
}

#[test]
fn traffic_limits_are_validated() {
    let cos = stand_in();
    cos.put("a", "content", "text/plain");
    for (limit, expected) in [
        ("819200", (200, None)),
        ("838860800", (200, None)),
        ("819199", (400, Some("InvalidArgument"))),
        ("838860801", (400, Some("InvalidArgument"))),
        ("fast", (400, Some("InvalidArgument"))),
    ] {
        let parameter = format!("GET a?x-cos-traffic-limit={limit}");
        assert_eq!(outcome(&call(&cos, &parameter, &[], "")), expected, "{parameter}");
        let header = [("x-cos-traffic-limit", limit)];
        assert_eq!(outcome(&call(&cos, "GET a", &header, "")), expected, "header {limit}");
    }
}

#[test]
fn operations_on_buckets_are_rejected() {
    let cos = StandIn::with(Config::default().public_read()).unwrap();
    for target in ["/", "/?prefix=a", "/?acl", "/?versioning"] {
        assert_eq!(outcome(&send(&cos.authority(), "GET", target, &[], "")), (501, Some("NotImplemented")), "{target}");
    }
}
