//! Parts that are each in order and do not go together: refused when the URL is asked for, with the whole message.

#![cfg(test)]

use cos_url::{
    Bucket, Conflict, Credentials, Domain, Endpoint, FileName, HeaderName, HeaderValue, KeyTime, Method, ObjectKey,
    ObjectUrl, ObjectUrlWith, QueryName, QueryValue, Region, Set, SignError, Signer,
};

fn object() -> ObjectUrlWith<Set<Bucket>, Set<Region>, Set<ObjectKey>> {
    ObjectUrl::builder()
        .bucket(Bucket::from_static("examplebucket-1250000000"))
        .region(Region::AP_SHANGHAI)
        .key(ObjectKey::from_static("a.txt"))
}

fn custom(domain: &'static str) -> Endpoint {
    Endpoint::Custom(Domain::from_static(domain))
}

fn name(name: &'static str) -> QueryName {
    QueryName::from_static(name)
}

fn value(value: &'static str) -> QueryValue {
    QueryValue::from_static(value)
}

/// The answers of everything that signs, which must be one.
fn signed(object: &ObjectUrl) -> Result<(), Conflict> {
    let signer = Signer::new(Credentials::new("AKIDEXAMPLE", "SECRETKEYEXAMPLE").unwrap());
    let signing_key = signer.signing_key(KeyTime::new(1_700_000_000, 1_700_000_900).unwrap()).unwrap();
    let mut line = String::from("kept");
    let answers = [
        object.sign_at(&signer, signing_key.key_time()).map(drop),
        object.sign(&signer).map(drop),
        object.authorize_at(&signer, signing_key.key_time()).map(drop),
        object.authorize(&signer).map(drop),
        signing_key.sign_into(object, &mut line),
        signing_key.http_string(object).map(drop),
        object.http_string().map(drop).map_err(SignError::Conflict),
    ];
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
    match answers.into_iter().next().unwrap() {
        Ok(()) => Ok(()),
        Err(SignError::Conflict(conflict)) => {
            assert_eq!(line, "kept", "after an error the buffer is as it was");
            Err(conflict)
        }
        Err(other) => panic!("{other}"),
    }
}

fn message(answer: Result<(), Conflict>) -> String {
    answer.map_err(|conflict| conflict.to_string()).unwrap_err()
}

#[test]
fn a_parameter_that_is_given_twice() {
    for (first, second, shown) in [
        ("a", "a", "a"),
        ("A", "a", "A"),
        ("versionId", "versionid", "versionId"),
        ("a\u{202e}", "a\u{202e}", "a\\u{202e}"),
    ] {
        let object = object().query(name(first), value("1")).query(name(second), value("2")).build();
        let expected = format!("the parameter `{shown}` is given twice; case does not tell names apart");
        assert_eq!(message(signed(&object)), expected);
        assert_eq!(object.unsigned().unwrap_err().to_string(), expected);
    }
}

#[test]
fn the_name_in_a_message_is_cut() {
    let long = QueryName::new("a".repeat(1_000_000)).unwrap();
    let object = object().query(long.clone(), QueryValue::EMPTY).query(long, QueryValue::EMPTY).build();
    let expected = format!("the parameter `{}…` is given twice; case does not tell names apart", "a".repeat(80));
    assert_eq!(object.unsigned().unwrap_err().to_string(), expected);
}

#[test]
fn two_dispositions() {
    let object = object().preview().download_as(FileName::from_static("a.txt")).build();
    assert_eq!(
        message(signed(&object)),
        "the parameter `response-content-disposition` is given twice; case does not tell names apart"
    );
}

#[test]
fn a_header_that_is_given_twice() {
    let header = |name: &'static str| (HeaderName::from_static(name), HeaderValue::from_static("1"));
    let (first, second) = (header("x-cos-a"), header("X-Cos-A"));
    let object = object().header(first.0, first.1).header(second.0, second.1).build();
    assert_eq!(message(signed(&object)), "the header `x-cos-a` is given twice; case does not tell names apart");
    assert!(object.unsigned().is_ok(), "an unsigned URL has no headers");
}

#[test]
fn a_response_override_without_a_signature() {
    for given in [
        "response-cache-control",
        "response-content-disposition",
        "response-content-encoding",
        "response-content-language",
        "response-content-type",
        "response-expires",
        "Response-Expires",
    ] {
        let object = object().query(name(given), value("x")).build();
        assert_eq!(
            object.unsigned().unwrap_err().to_string(),
            format!(
                "the parameter `{given}` in an unsigned URL; COS changes headers of the answer only for a signed request"
            )
        );
        assert_eq!(signed(&object), Ok(()));
    }
}

#[test]
fn a_signature_where_signatures_do_not_work() {
    for (endpoint, shown) in [
        (Endpoint::StaticWebsite, "website"),
        (custom("{Bucket}.cos-website.{Region}.myqcloud.com"), "website"),
        (Endpoint::Cdn(Domain::from_static("img.example.com")), "cdn"),
        (custom("{Bucket}.file.myqcloud.com"), "cdn"),
        (custom("examplebucket-1250000000.FILE.myqcloud.com"), "cdn"),
    ] {
        let object = object().endpoint(endpoint).build();
        assert_eq!(
            message(signed(&object)),
            format!(
                "a signature for the endpoint `{shown}`, where signatures of COS do not work; take `unsigned()`, or the \
                 domain of the bucket itself"
            )
        );
        assert!(object.unsigned().is_ok());
    }
}

#[test]
fn a_method_that_the_endpoint_does_not_serve() {
    for (endpoint, shown, served) in [
        (Endpoint::Accelerate, "accelerate", "GET HEAD PUT POST OPTIONS"),
        (Endpoint::InternalAccelerate, "internal-accelerate", "GET HEAD PUT POST OPTIONS"),
        (custom("{Bucket}.cos.accelerate.myqcloud.com"), "accelerate", "GET HEAD PUT POST OPTIONS"),
        (Endpoint::StaticWebsite, "website", "GET HEAD OPTIONS"),
        (custom("examplebucket-1250000000.cos-website.ap-shanghai.myqcloud.com"), "website", "GET HEAD OPTIONS"),
        (Endpoint::Default, "", "GET HEAD PUT POST DELETE OPTIONS"),
        (Endpoint::Tencentcos, "", "GET HEAD PUT POST DELETE OPTIONS"),
        (Endpoint::Internal, "", "GET HEAD PUT POST DELETE OPTIONS"),
        (Endpoint::DualStack, "", "GET HEAD PUT POST DELETE OPTIONS"),
        (custom("img.example.com"), "", "GET HEAD PUT POST DELETE OPTIONS"),
    ] {
        for method in [Method::Get, Method::Head, Method::Put, Method::Post, Method::Delete, Method::Options] {
            let object = object().endpoint(endpoint.clone()).method(method).build();
            if served.split(' ').any(|served| served == method.as_str()) {
                assert!(object.unsigned().is_ok(), "{method} {endpoint:?}");
                continue;
            }
            let expected = format!(
                "the method {method} on the endpoint `{shown}`, which does not serve it; take the endpoint `default`"
            );
            assert_eq!(object.unsigned().unwrap_err().to_string(), expected);
            if endpoint.takes_signatures() {
                assert_eq!(message(signed(&object)), expected);
            }
        }
    }
}

#[test]
fn an_upload_is_given_up_on_the_acceleration_endpoint_too() {
    for upload_id in ["uploadId", "uploadid"] {
        let object =
            object().endpoint(Endpoint::Accelerate).method(Method::Delete).query(name(upload_id), value("1")).build();
        assert_eq!(signed(&object), Ok(()));
    }
}

#[test]
fn a_domain_whose_templates_make_no_host() {
    for (domain, bucket, expected) in [
        (
            "pictures-of-everyone-who-ever-sent-us-one-{Bucket}.example.com",
            "examplebucket-1250000000",
            "the templates of the domain make a host that is none: invalid domain \
             `pictures-of-everyone-who-ever-sent-us-one-examplebucket-1250000000.example.com`: label longer than 63 bytes, the \
             most between two dots (66 bytes)",
        ),
        (
            "127.0.0.{BucketName}",
            "1-1250000000",
            "the templates of the domain make a host that is none: invalid domain `127.0.0.1`: not a DNS name but a number \
             or an IP address",
        ),
        (
            "x{Bucket}.example.com",
            "n--a-1250000000",
            "the templates of the domain make a host that is none: invalid domain `xn--a-1250000000.example.com`: label \
             that begins with `xn--` but is not the Punycode of Latin, Greek, Cyrillic, Armenian, Georgian, Han, Kana or \
             Hangul letters (`x` at byte 0)",
        ),
    ] {
        let builder = ObjectUrl::builder()
            .bucket(Bucket::from_static(bucket))
            .region(Region::AP_SHANGHAI)
            .key(ObjectKey::from_static("a.txt"))
            .endpoint(custom(domain));
        for object in [builder.clone().build(), builder.without_signed_host().build()] {
            assert_eq!(message(signed(&object)), expected, "{domain}");
            assert_eq!(object.http_string().unwrap_err().to_string(), expected);
            assert_eq!(object.unsigned().unwrap_err().to_string(), expected);
        }
    }
}
