//! Operations on objects and the errors of invalid signatures.

use crate::client::{NOW, call, fetch, key_time, outcome, send, sign, signer, split, stand_in};
use cos_url::{Credentials, FileName, HeaderName, HeaderValue, KeyTime, Method, QueryName, QueryValue, Signer};
use cos_url::{Domain, ObjectUrl, Protocol, Region, bucket, object_key};
use cos_url_stand_in::{Config, Secret, StandIn};

fn object(cos: &StandIn, method: Method) -> ObjectUrl {
    ObjectUrl::builder()
        .bucket(bucket!("examplebucket-1250000000"))
        .region(Region::AP_BEIJING)
        .key(object_key!("a.txt"))
        .domain(Domain::private(cos.authority()).unwrap())
        .protocol(Protocol::Http)
        .method(method)
        .build()
}

#[test]
fn a_stored_object_can_be_read_and_deleted() {
    let cos = stand_in();
    let put = sign(&cos, "头像/a b.txt", |builder| {
        builder
            .method(Method::Put)
            .header(HeaderName::CONTENT_TYPE, HeaderValue::from_static("text/plain"))
            .header(HeaderName::from_static("x-cos-meta-a"), HeaderValue::from_static("1"))
    });
    assert_eq!(fetch(&put, "hello").status, 200);
    let stored = cos.object("头像/a b.txt").unwrap();
    assert_eq!((stored.bytes(), stored.content_type()), (&b"hello"[..], Some("text/plain")));

    let reply = fetch(&sign(&cos, "头像/a b.txt", |builder| builder), "");
    assert_eq!((reply.status, reply.body.as_str()), (200, "hello"));
    assert_eq!(reply.header("content-type"), Some("text/plain"));
    assert_eq!(reply.header("x-cos-meta-a"), Some("1"));
    assert_eq!(reply.header("etag"), Some("\"5d41402abc4b2a76b9719d911017c592\""));

    let reply = fetch(&sign(&cos, "头像/a b.txt", |builder| builder.method(Method::Head)), "");
    assert_eq!((reply.status, reply.header("content-length"), reply.body.as_str()), (200, Some("5"), ""));

    assert_eq!(fetch(&sign(&cos, "头像/a b.txt", |builder| builder.method(Method::Delete)), "").status, 204);
    assert!(cos.object("头像/a b.txt").is_none());
}

#[test]
fn response_overrides_replace_headers() {
    let cos = stand_in();
    cos.put("a.txt", "hello", "text/plain");
    for (name, header, value) in [
        ("response-cache-control", "cache-control", "max-age=600"),
        ("response-content-disposition", "content-disposition", "inline"),
        ("response-content-encoding", "content-encoding", "identity"),
        ("response-content-language", "content-language", "zh-CN"),
        ("response-content-type", "content-type", "application/pdf"),
        ("response-expires", "expires", "Thu, 16 May 2019 06:55:53 GMT"),
    ] {
        let url = sign(&cos, "a.txt", |builder| builder.try_query(name, value).unwrap());
        assert_eq!(fetch(&url, "").header(header), Some(value));
    }
    // A value that is not valid in a header.
    let url = sign(&cos, "a.txt", |builder| builder.try_query("response-content-type", "a\u{1}").unwrap());
    assert_eq!(outcome(&fetch(&url, "")), (400, Some("InvalidArgument")));
    // Like COS, the stand-in accepts a parameter that is appended to a signed URL.
    let name: FileName = "报表 Q1.pdf".parse().unwrap();
    let url = sign(&cos, "a.txt", |builder| builder).append_unsigned_download_as(&name).unwrap();
    assert_eq!(fetch(&url, "").header("content-disposition"), Some(name.attachment().as_str()));
    // An anonymous request must not override headers.
    let open = StandIn::with(Config::default().public_read()).unwrap();
    open.put("a.txt", "hello", "text/plain");
    let get = |target: &str| send(&open.authority(), "GET", target, &[], "");
    assert_eq!(get("/a.txt").status, 200);
    assert_eq!(outcome(&get("/a.txt?response-content-type=text%2Fhtml")), (400, Some("InvalidRequest")));
}

#[test]
fn ranges_give_partial_content() {
    let cos = stand_in();
    cos.put("a.txt", "0123456789", "text/plain");
    let get = |range: &'static str| {
        let range = HeaderValue::from_static(range);
        fetch(&sign(&cos, "a.txt", |builder| builder.header(HeaderName::from_static("Range"), range)), "")
    };
    let reply = get("bytes=2-4");
    assert_eq!((reply.status, reply.body.as_str()), (206, "234"));
    assert_eq!(reply.header("content-range"), Some("bytes 2-4/10"));
    assert_eq!(get("bytes=-2").body, "89");
    assert_eq!(outcome(&get("bytes=10-")), (416, Some("InvalidRange")));
}

#[test]
fn content_md5_is_compared_with_the_body() {
    let cos = stand_in();
    let put = |md5: &'static str| {
        let md5 = HeaderValue::from_static(md5);
        let url = sign(&cos, "a", |builder| builder.method(Method::Put).header(HeaderName::CONTENT_MD5, md5));
        fetch(&url, "hello")
    };
    assert_eq!(put("XUFAKrxLKna5cZ2REBfFkg==").status, 200);
    assert_eq!(outcome(&put("1B2M2Y8AsgTpgAmY7PhCfg==")), (400, Some("BadDigest")));
    // The library does not sign such a value.
    let reply = call(&cos, "PUT a", &[("Content-MD5", "hello")], "hello");
    assert_eq!(outcome(&reply), (400, Some("InvalidDigest")));
}

#[test]
fn the_key_in_a_list_of_parts_can_be_encoded() {
    let cos = stand_in();
    let initiate =
        sign(&cos, "a b&c", |builder| builder.method(Method::Post).query(QueryName::UPLOADS, QueryValue::EMPTY));
    let id = fetch(&initiate, "").element("UploadId").unwrap().to_owned();
    for (parameter, key, encoding) in [("", "a b&amp;c", None), ("&encoding-type=url", "a%20b%26c", Some("url"))] {
        let reply = call(&cos, &format!("GET a b&c?uploadId={id}{parameter}"), &[], "");
        assert_eq!((reply.element("Key"), reply.element("EncodingType")), (Some(key), encoding), "{}", reply.body);
    }
    let reply = call(&cos, &format!("GET a b&c?uploadId={id}&encoding-type=base64"), &[], "");
    assert_eq!(outcome(&reply), (501, Some("NotImplemented")));
}

#[test]
fn multipart_uploads_can_be_completed() {
    let cos = stand_in();
    let initiate = sign(&cos, "big", |b| b.method(Method::Post).query(QueryName::UPLOADS, QueryValue::EMPTY));
    let reply = fetch(&initiate, "");
    let id: QueryValue = reply.element("UploadId").unwrap().parse().unwrap();
    let of_upload = |method, body: &str| {
        let url = sign(&cos, "big", |builder| builder.method(method).query(QueryName::UPLOAD_ID, id.clone()));
        fetch(&url, body)
    };
    let put_part = |number: u64, body: &str| {
        let url = sign(&cos, "big", |builder| {
            builder
                .method(Method::Put)
                .query(QueryName::UPLOAD_ID, id.clone())
                .query(QueryName::PART_NUMBER, number.into())
        });
        fetch(&url, body)
    };
    let tags = [put_part(1, "one,"), put_part(2, "two")].map(|reply| reply.header("etag").unwrap().to_owned());
    // The library does not sign such a number.
    let reply = call(&cos, &format!("PUT big?partNumber=10001&uploadId={}", id.as_str()), &[], "x");
    assert_eq!(outcome(&reply), (400, Some("InvalidArgument")));
    assert!(of_upload(Method::Get, "").body.contains(&format!("<PartNumber>2</PartNumber><ETag>{}</ETag>", tags[1])));

    for (page, expected, truncated) in [("&max-parts=1", 1, "true"), ("&max-parts=1&part-number-marker=1", 2, "false")]
    {
        let reply = call(&cos, &format!("GET big?uploadId={}{page}", id.as_str()), &[], "");
        assert_eq!(reply.body.matches("<PartNumber>").count(), 1, "{page}");
        assert_eq!(reply.element("PartNumber"), Some(expected.to_string().as_str()), "{page}");
        assert_eq!(reply.element("IsTruncated"), Some(truncated), "{page}");
    }

    let parts = |order: [usize; 2]| {
        let part = |number| {
            let tag = &tags[number - 1];
            format!("<Part><PartNumber>{number}</PartNumber><ETag>{tag}</ETag></Part>")
        };
        format!("<CompleteMultipartUpload>{}</CompleteMultipartUpload>", order.map(part).concat())
    };
    assert_eq!(outcome(&of_upload(Method::Post, "nothing")), (400, Some("MalformedXML")));
    assert_eq!(outcome(&of_upload(Method::Post, &parts([2, 1]))), (400, Some("InvalidPartOrder")));
    let wrong = parts([1, 2]).replace(&tags[1], "\"0\"");
    assert_eq!(outcome(&of_upload(Method::Post, &wrong)), (400, Some("InvalidPart")));
    assert_eq!(of_upload(Method::Post, &parts([1, 2])).status, 200);
    assert_eq!(cos.object("big").unwrap().bytes(), b"one,two");
    assert_eq!(outcome(&of_upload(Method::Delete, "")), (404, Some("NoSuchUpload")));
}

#[test]
fn multipart_uploads_can_be_aborted() {
    let cos = stand_in();
    let initiate = sign(&cos, "big", |b| b.method(Method::Post).query(QueryName::UPLOADS, QueryValue::EMPTY));
    let id: QueryValue = fetch(&initiate, "").element("UploadId").unwrap().parse().unwrap();
    let url = sign(&cos, "big", |builder| builder.method(Method::Delete).query(QueryName::UPLOAD_ID, id.clone()));
    assert_eq!(fetch(&url, "").status, 204);
    assert_eq!(outcome(&fetch(&url, "")), (404, Some("NoSuchUpload")));
}

#[test]
fn every_origin_is_allowed() {
    let cos = stand_in();
    let origin = ("Origin", "http://localhost:8000");
    let asked = [
        origin,
        ("Access-Control-Request-Method", "PUT"),
        ("Access-Control-Request-Headers", "content-type,x-cos-meta-a"),
    ];
    let reply = send(&cos.authority(), "OPTIONS", "/a", &asked, "");
    assert_eq!(reply.status, 200);
    assert_eq!(reply.header("access-control-allow-origin"), Some("*"));
    assert_eq!(reply.header("access-control-allow-methods"), Some("PUT"));
    assert_eq!(reply.header("access-control-allow-headers"), Some("content-type,x-cos-meta-a"));
    assert_eq!(send(&cos.authority(), "OPTIONS", "/a", &[origin], "").status, 403);
}

#[test]
fn a_mismatch_response_contains_the_strings_of_the_server() {
    let cos = stand_in();
    let url = sign(&cos, "a<b>&.txt", |builder| builder.try_query("versionId", 1).unwrap());
    let (authority, target) = split(url.as_str());
    let reply = send(authority, "PUT", target, &[], "x");
    assert_eq!(outcome(&reply), (403, Some("SignatureDoesNotMatch")));
    assert_eq!(
        reply.element("FormatString").unwrap(),
        format!("put\n/a&lt;b&gt;&amp;.txt\nversionid=1\nhost={}\n", authority.replace(':', "%3A"))
    );
    let string_to_sign = reply.element("StringToSign").unwrap();
    assert!(string_to_sign.starts_with(&format!("sha1\n{}\n", key_time())), "{string_to_sign}");
}

#[test]
fn requests_outside_the_validity_period_are_rejected() {
    let cos = stand_in();
    for (start, end, expected) in [
        (NOW - 60, NOW + 600, (404, Some("NoSuchKey"))),
        (NOW - 60, NOW, (404, Some("NoSuchKey"))),
        (NOW - 60, NOW - 1, (403, Some("AccessDenied"))),
        (NOW + 900, NOW + 1000, (404, Some("NoSuchKey"))),
        (NOW + 901, NOW + 1000, (403, Some("RequestTimeTooSkewed"))),
    ] {
        let url = object(&cos, Method::Get).sign_at(&signer(), KeyTime::new(start, end).unwrap()).unwrap();
        let reply = fetch(&url, "");
        assert_eq!(outcome(&reply), expected, "{start} {end}");
        if expected.0 == 403 && expected.1 == Some("AccessDenied") {
            assert_eq!(reply.element("Message"), Some("Request has expired"));
        }
    }
}

#[test]
fn temporary_credentials_require_their_token() {
    let config = Config::default().clock_at(NOW).secret(Secret::temporary("AKIDtmp", "key", "T+/==", NOW + 100));
    let cos = StandIn::with(config).unwrap();
    cos.put("a.txt", "hello", "text/plain");
    let late =
        StandIn::with(Config::default().clock_at(NOW).secret(Secret::temporary("AKIDtmp", "key", "T+/==", NOW - 1)));
    let late = late.unwrap();
    let get = |cos: &StandIn, credentials| {
        fetch(&object(cos, Method::Get).sign_at(&Signer::new(credentials), key_time()).unwrap(), "")
    };
    let temporary = |token: &str| Credentials::temporary("AKIDtmp", "key", token).unwrap();
    assert_eq!(get(&cos, temporary("T+/==")).status, 200);
    assert_eq!(outcome(&get(&cos, temporary("t+/=="))), (400, Some("InvalidToken")));
    assert_eq!(outcome(&get(&cos, Credentials::new("AKIDtmp", "key").unwrap())), (400, Some("InvalidToken")));
    assert_eq!(outcome(&get(&late, temporary("T+/=="))), (400, Some("ExpiredToken")));
    let unknown = Credentials::new("AKIDother", "key").unwrap();
    assert_eq!(outcome(&get(&cos, unknown)), (403, Some("InvalidAccessKeyId")));
}

#[test]
fn signatures_in_the_authorization_header_are_accepted() {
    let config = Config::default().clock_at(NOW).secret(Secret::temporary("AKIDtmp", "key", "T+/==", NOW + 100));
    let cos = StandIn::with(config).unwrap();
    let temporary = Signer::new(Credentials::temporary("AKIDtmp", "key", "T+/==").unwrap());
    for signer in [signer(), temporary] {
        let request = object(&cos, Method::Put).authorize_at(&signer, key_time()).unwrap();
        let (authority, target) = split(request.url());
        let mut headers: Vec<_> = request.headers().collect();
        assert_eq!(outcome(&send(authority, "PUT", target, &headers, "x")), (403, Some("AccessDenied")));
        headers.push(("Authorization", request.authorization()));
        assert_eq!(send(authority, "PUT", target, &headers, "x").status, 200);
        // A request with two signatures is rejected.
        let url = object(&cos, Method::Put).sign_at(&signer, key_time()).unwrap();
        let reply = send(authority, "PUT", split(url.as_str()).1, &headers, "x");
        assert_eq!(outcome(&reply), (400, Some("InvalidArgument")));
    }
}

#[test]
fn seen_returns_the_requests_in_order() {
    let cos = stand_in();
    fetch(&sign(&cos, "头像/a b", |builder| builder), "");
    send(&cos.authority(), "GET", "/%zz", &[], "");
    let [missing, broken] = cos.seen().try_into().unwrap();
    assert_eq!((missing.method.as_str(), missing.key.as_deref(), missing.status), ("GET", Some("头像/a b"), 404));
    assert_eq!(missing.refusal.unwrap().code(), "NoSuchKey");
    assert!(missing.target.starts_with("/%E5%A4%B4%E5%83%8F/a%20b?q-sign-algorithm=sha1&"));
    assert_eq!((broken.target.as_str(), broken.key, broken.status), ("/%zz", None, 400));
    assert!(cos.seen().is_empty());
}

#[test]
fn dropping_the_handle_stops_the_server() {
    let cos = StandIn::start().unwrap();
    let authority = cos.authority();
    assert_eq!(outcome(&send(&authority, "GET", "/", &[], "")), (403, Some("AccessDenied")));
    drop(cos);
    assert!(std::net::TcpStream::connect(authority).is_err());
}

#[test]
fn debug_shows_no_secret_and_no_body() {
    let config = Config::default().secret(Secret::temporary("AKIDtmp", "CANARY-KEY", "CANARY-TOKEN", 1));
    let cos = StandIn::with(config).unwrap();
    fetch(&sign(&cos, "a", |builder| builder), "");
    cos.put("a", "CANARY-BODY", "text/plain");
    let shown = format!("{cos:?} {:?} {:?}", cos.seen(), cos.object("a"));
    assert!(shown.contains("AKIDtmp") && shown.contains("\"GET\""));
    assert!(
        !shown.contains("CANARY") && !shown.contains("q-signature") && !shown.contains(cos_url_stand_in::SECRET_KEY)
    );
}
