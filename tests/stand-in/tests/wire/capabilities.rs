//! Operations, content headers, overrides, processing, prefixes and lists, tested with the stand-in.

use crate::client::{self, Builder, NOW, Reply, fetch, key_time, outcome, signer, split, stand_in};
use cos_url::{BucketUrl, Domain, HeaderName, KeyPrefix, Operation, Protocol, Region, bucket, format_key};
use cos_url_stand_in::{Caller, Config, Request, SECRET_ID, SECRET_KEY, Secret, StandIn, verify};
use std::fmt::Write;

/// The bucket of the stand-in, under the prefix `users/`.
fn users(cos: &StandIn) -> BucketUrl {
    BucketUrl::new(bucket!("examplebucket-1250000000"), Region::AP_BEIJING)
        .with_domain(Domain::private(cos.authority()).unwrap())
        .with_protocol(Protocol::Http)
        .with_prefix(KeyPrefix::from_static("users/"))
}

fn send(cos: &StandIn, key: &str, build: impl FnOnce(Builder) -> Builder, body: &str) -> Reply {
    let object = build(users(cos).object_builder(key).unwrap()).build();
    fetch(&object.sign_at(&signer(), key_time()).unwrap(), body)
}

#[test]
fn an_object_is_uploaded_read_and_deleted_by_the_names_of_the_operations() {
    let cos = stand_in();
    let upload = |body| {
        let build = |builder: Builder| {
            builder
                .operation(Operation::upload())
                .try_content_type("text/plain")
                .unwrap()
                .content_length(5)
                .try_content_md5("XUFAKrxLKna5cZ2REBfFkg==")
                .unwrap()
        };
        send(&cos, "报表/a b.txt", build, body)
    };
    assert_eq!(upload("hello").status, 200);
    assert_eq!(outcome(&upload("hallo")), (400, Some("BadDigest")));
    assert_eq!(cos.object("users/报表/a b.txt").unwrap().bytes(), b"hello");

    let head = send(&cos, "报表/a b.txt", |builder| builder.operation(Operation::head()), "");
    assert_eq!((head.status, head.header("content-length")), (200, Some("5")));
    let download = send(&cos, "报表/a b.txt", |builder| builder.operation(Operation::download()), "");
    assert_eq!((download.status, download.body.as_str()), (200, "hello"));
    assert_eq!(send(&cos, "报表/a b.txt", |builder| builder.operation(Operation::delete()), "").status, 204);
    assert!(cos.object("users/报表/a b.txt").is_none());
}

#[test]
fn a_multipart_upload_is_completed_by_the_names_of_the_operations() {
    let cos = stand_in();
    let call = |operation: Operation, body: &str| send(&cos, "big", |builder| builder.operation(operation), body);
    let reply = call(Operation::initiate_multipart_upload(), "");
    let id = reply.element("UploadId").unwrap();
    let mut list = String::from("<CompleteMultipartUpload>");
    for (number, body) in [(1_usize, "one,"), (10_000, "two")] {
        let reply = call(Operation::upload_part(id, number).unwrap(), body);
        let etag = reply.header("etag").unwrap();
        write!(list, "<Part><PartNumber>{number}</PartNumber><ETag>{etag}</ETag></Part>").unwrap();
    }
    list.push_str("</CompleteMultipartUpload>");
    let parts = call(Operation::list_parts(id).unwrap(), "");
    assert_eq!((parts.status, parts.body.matches("<Part>").count()), (200, 2));
    assert_eq!(call(Operation::complete_multipart_upload(id).unwrap(), &list).status, 200);
    assert_eq!(cos.object("users/big").unwrap().bytes(), b"one,two");

    let reply = call(Operation::initiate_multipart_upload(), "");
    let id = reply.element("UploadId").unwrap();
    assert_eq!(call(Operation::abort_multipart_upload(id).unwrap(), "").status, 204);
    assert_eq!(outcome(&call(Operation::list_parts(id).unwrap(), "")), (404, Some("NoSuchUpload")));
}

#[test]
fn all_six_headers_of_the_response_are_replaced() {
    let cos = stand_in();
    cos.put("users/a.txt", "hello", "text/plain");
    let build = |builder: Builder| {
        builder
            .try_response_cache_control("max-age=600")?
            .try_response_content_disposition("inline")?
            .try_response_content_encoding("identity")?
            .try_response_content_language("zh-CN")?
            .try_response_content_type("application/pdf")?
            .try_response_expires("Thu, 16 May 2019 06:55:53 GMT")
    };
    let reply = send(&cos, "a.txt", |builder| build(builder).unwrap(), "");
    for (name, expected) in [
        ("cache-control", "max-age=600"),
        ("content-disposition", "inline"),
        ("content-encoding", "identity"),
        ("content-language", "zh-CN"),
        ("content-type", "application/pdf"),
        ("expires", "Thu, 16 May 2019 06:55:53 GMT"),
    ] {
        assert_eq!(reply.header(name), Some(expected));
    }
}

#[test]
fn a_processing_rule_is_signed() {
    let cos = StandIn::with(Config::default().clock_at(NOW).ignore_unsupported()).unwrap();
    cos.put("users/a.jpg", "image", "image/jpeg");
    for (rule, from, to) in [
        ("imageMogr2/thumbnail/200x/", "200x", "900x"),
        ("?imageMogr2/strip|watermark/2/text/aGk=", "strip", "rotate%2F90"),
        ("ci-process=snapshot&time=1&format=jpg", "time=1", "time=2"),
    ] {
        let object = users(&cos).object_builder("a.jpg").unwrap().try_process(rule).unwrap().build();
        let url = object.sign_at(&signer(), key_time()).unwrap();
        assert_eq!(fetch(&url, "").status, 200, "{rule}");
        let (address, parameters) = url.as_str().split_once("&q-signature=").unwrap();
        let altered = format!("{address}&q-signature={}", parameters.replace(from, to));
        assert_ne!(altered, url.as_str());
        let (authority, target) = split(&altered);
        assert_eq!(client::send(authority, "GET", target, &[], "").status, 403, "{rule}");
    }
}

#[test]
fn values_in_keys_are_single_segments() {
    let cos = stand_in();
    let (user, file) = (42, "a?b#c%2f.txt");
    let key = format_key!("{user}/{file}").unwrap();
    assert_eq!(send(&cos, key.as_str(), |builder| builder.operation(Operation::upload()), "hello").status, 200);
    assert_eq!(cos.object("users/42/a?b#c%2f.txt").unwrap().bytes(), b"hello");
}

#[test]
fn a_header_of_cos_has_a_constant() {
    let cos = stand_in();
    cos.put("users/a.txt", "hello", "text/plain");
    let build = |builder: Builder| {
        builder.operation(Operation::upload()).try_header(HeaderName::FORBID_OVERWRITE, "true").unwrap()
    };
    assert_eq!(send(&cos, "a.txt", build, "other").status, 409);
    assert_eq!(send(&cos, "b.txt", build, "other").status, 200);
}

/// The stand-in does not implement lists, so only its verifier is tested.
#[test]
fn a_list_is_signed() {
    let cos = stand_in();
    let list = users(&cos).list().folders().starting_with("4").unwrap().max_keys(10).unwrap().encoded();
    let url = list.sign_at(&signer(), key_time()).unwrap();
    let (authority, target) = split(url.as_str());
    assert!(target.starts_with("/?q-sign-algorithm=sha1&"));
    let verified = |target: &str| {
        let headers = vec![("Host".into(), authority.into())];
        let request = Request::new(url.method().as_str(), target, headers).unwrap();
        verify(&request, &[Secret::permanent(SECRET_ID, SECRET_KEY)], NOW)
    };
    assert!(matches!(verified(target), Ok(Caller::Known)));
    assert!(target.ends_with("&delimiter=%2F&encoding-type=url&max-keys=10&prefix=users%2F4"));
    assert!(verified(&target.replace("users%2F4", "users%2F")).is_err());

    let authorization = list.authorize_at(&signer(), key_time()).unwrap();
    let headers =
        vec![("Host".into(), authority.into()), ("Authorization".into(), authorization.authorization().into())];
    let request = Request::new("GET", split(authorization.url()).1, headers).unwrap();
    let verified = verify(&request, &[Secret::permanent(SECRET_ID, SECRET_KEY)], NOW);
    assert!(matches!(verified, Ok(Caller::Known)));
}
