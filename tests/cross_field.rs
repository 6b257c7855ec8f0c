//! Valid fields that contradict each other: each contradiction is an error, with its exact message.

#![cfg(test)]

use cos_url::builder::{ObjectUrlBuilder, Set};
use cos_url::error::ErrorKind;
use cos_url::{
    Bucket, Credentials, Domain, Endpoint, Error, FileName, HeaderName, HeaderValue, Headers, KeyTime, Method,
    ObjectKey, ObjectUrl, Query, QueryName, QueryValue, Region, Signer,
};

fn object() -> ObjectUrlBuilder<Set<Bucket>, Set<Region>, Set<ObjectKey>> {
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

/// The result of the functions that sign. Checks that all of them return the same result.
fn signed(object: &ObjectUrl) -> Result<(), Error> {
    let signer = Signer::new(Credentials::new("AKIDEXAMPLE", "SECRETKEYEXAMPLE").unwrap());
    let signing_key = signer.signing_key(KeyTime::new(1_700_000_000, 1_700_000_900).unwrap()).unwrap();
    let (mut line, mut other_line) = (String::from("kept"), String::from("kept"));
    let results = [
        object.sign_at(&signer, signing_key.key_time()).map(drop),
        object.sign(&signer).map(drop),
        signer.sign(object).map(drop),
        object.authorize_at(&signer, signing_key.key_time()).map(drop),
        object.authorize(&signer).map(drop),
        signing_key.sign(object).map(drop),
        signing_key.authorize(object).map(drop),
        signing_key.sign_into(object, &mut line),
        signing_key.sign_key_into(object, &ObjectKey::from_static("b"), &mut other_line),
        signing_key.http_string(object).map(drop),
        object.http_string().map(drop),
    ];
    assert!(results.iter().all(|result| *result == results[0]), "{results:?}");
    let result = results.into_iter().next().unwrap();
    if let Err(error) = &result {
        assert_eq!((line.as_str(), other_line.as_str()), ("kept", "kept"), "after an error the buffer is unchanged");
        assert!(error.is_input());
        assert_eq!(error.position(), None);
    }
    result
}

fn parts<T>(result: Result<T, Error>) -> Result<T, (ErrorKind, String)> {
    result.map_err(|error| (error.kind(), error.to_string()))
}

#[test]
fn a_duplicate_parameter() {
    for (first, second, expected) in [
        ("a", "a", "duplicate query parameter `a`"),
        ("A", "a", "duplicate query parameter `a` (also given as `A`); names are case-insensitive"),
        (
            "versionId",
            "versionid",
            "duplicate query parameter `versionid` (also given as `versionId`); names are case-insensitive",
        ),
        ("a\u{202e}", "a\u{202e}", "duplicate query parameter `a\\u{202e}`"),
    ] {
        let object = object().query(name(first), value("1")).query(name(second), value("2")).build();
        let expected = Err((ErrorKind::DuplicateQueryName, expected.to_owned()));
        assert_eq!(parts(signed(&object)), expected);
        assert_eq!(parts(object.unsigned().map(drop)), expected);
    }
}

#[test]
fn names_that_differ_outside_ascii_are_different() {
    for (first, second) in [("k", "\u{212a}"), ("é", "É"), ("s", "\u{17f}")] {
        let object = object().query(name(first), value("1")).query(name(second), value("2")).build();
        assert_eq!(signed(&object), Ok(()), "{first} {second}");
    }
}

#[test]
fn the_name_in_a_message_is_cut() {
    let long = QueryName::new("a".repeat(1_000_000)).unwrap();
    let object = object().query(long.clone(), QueryValue::EMPTY).query(long, QueryValue::EMPTY).build();
    let expected = format!("duplicate query parameter `{}…`", "a".repeat(80));
    assert_eq!(object.unsigned().unwrap_err().to_string(), expected);
}

#[test]
fn a_disposition_and_the_parameter_itself_are_duplicates() {
    let parameter = || (QueryName::RESPONSE_CONTENT_DISPOSITION, value("inline"));
    let other_case = || (name("Response-Content-Disposition"), value("inline"));
    let same = "duplicate query parameter `response-content-disposition`";
    for (case, object, expected) in [
        ("before", object().query(parameter().0, parameter().1).preview(), same.to_owned()),
        (
            "after",
            object().download_as(FileName::from_static("a")).query(parameter().0, parameter().1),
            same.to_owned(),
        ),
        (
            "in another case",
            object().query(other_case().0, other_case().1).download(),
            format!("{same} (also given as `Response-Content-Disposition`); names are case-insensitive"),
        ),
    ] {
        assert_eq!(parts(signed(&object.build())), Err((ErrorKind::DuplicateQueryName, expected)), "{case}");
    }
}

#[test]
fn a_duplicate_header() {
    let header = |name: &'static str| (HeaderName::from_static(name), HeaderValue::from_static("1"));
    for (first, second, expected) in [
        ("x-cos-a", "X-Cos-A", "duplicate header `X-Cos-A` (also given as `x-cos-a`); names are case-insensitive"),
        ("x-cos-a", "x-cos-a", "duplicate header `x-cos-a`"),
    ] {
        let (first, second) = (header(first), header(second));
        let object = object().header(first.0, first.1).header(second.0, second.1).build();
        let expected = Err((ErrorKind::DuplicateHeaderName, expected.to_owned()));
        assert_eq!(parts(signed(&object)), expected);
        assert_eq!(parts(object.unsigned().map(drop)), expected, "the headers belong to the same request");
    }
}

const OVERRIDES: [&str; 7] = [
    "response-cache-control",
    "response-content-disposition",
    "response-content-encoding",
    "response-content-language",
    "response-content-type",
    "response-expires",
    "Response-Expires",
];

#[test]
fn a_response_override_without_a_signature() {
    for given in OVERRIDES {
        let object = object().query(name(given), value("x")).build();
        assert_eq!(
            parts(object.unsigned()),
            Err((
                ErrorKind::InvalidOverride,
                format!(
                    "the query parameter `{given}` needs a signature: COS changes headers of the response only for signed \
                     requests; sign the URL or remove the parameter"
                )
            ))
        );
        assert_eq!(signed(&object), Ok(()));
    }
}

#[test]
fn a_response_override_with_an_unsupported_method() {
    for given in OVERRIDES {
        for method in Method::ALL {
            let object = object().method(*method).query(name(given), value("x")).build();
            let expected = if let Method::Get | Method::Head = method {
                Ok(())
            } else {
                Err((
                    ErrorKind::InvalidOverride,
                    format!(
                        "the query parameter `{given}` changes a header of the response to GET or HEAD, but the method is \
                         {method}; remove one of them"
                    ),
                ))
            };
            assert_eq!(parts(signed(&object)), expected, "{method}");
            assert_eq!(object.unsigned().unwrap_err().kind(), ErrorKind::InvalidOverride);
        }
    }
}

#[test]
fn a_parameter_of_the_signature_of_a_cdn() {
    for given in ["sign", "SIGN"] {
        let object = object().query(name(given), value("1")).build();
        let expected =
            format!("the query parameter `{given}` belongs to the signature of a CDN; remove it, or call `unsigned()`");
        assert_eq!(parts(signed(&object)), Err((ErrorKind::ReservedQueryName, expected)));
        assert!(object.unsigned().is_ok(), "the documented authentication of a CDN");
    }
}

#[test]
fn a_value_that_is_invalid_for_its_name() {
    const PART: &str = "`partNumber` is a number from 1 to 10000";
    const LIMIT: &str = "`x-cos-traffic-limit` is a number from 819200 to 838860800, in bits per second";
    const MD5: &str = "`Content-MD5` is the base64 of the 16 bytes of an MD5: 24 characters that end with `==`";
    const LENGTH: &str = "`Content-Length` is a number of bytes";
    for (given, text, expected) in [
        ("partNumber", "1", None),
        ("partNumber", "10000", None),
        ("partNumber", "0", Some(PART)),
        ("PARTNUMBER", "10001", Some(PART)),
        ("partNumber", "", Some(PART)),
        ("x-cos-traffic-limit", "819200", None),
        ("x-cos-traffic-limit", "838860800", None),
        ("x-cos-traffic-limit", "819199", Some(LIMIT)),
        ("X-Cos-Traffic-Limit", "838860801", Some(LIMIT)),
        ("x-cos-traffic-limit", "100KB", Some(LIMIT)),
    ] {
        let object = object().query(name(given), value(text)).build();
        let shown = if text.is_empty() { String::new() } else { format!(" `{text}`") };
        let expected = expected.map_or(Ok(()), |sentence| {
            Err((ErrorKind::InvalidQueryValue, format!("invalid query parameter value{shown}: {sentence}")))
        });
        assert_eq!(parts(signed(&object)), expected);
        assert_eq!(parts(object.unsigned().map(drop)), expected);
    }
    for (given, text, expected) in [
        ("Content-MD5", "mQ/fVh815F3k6TAUm8m0eg==", None),
        ("content-md5", "99", Some(MD5)),
        ("Content-Length", "13", None),
        ("content-length", "13 B", Some(LENGTH)),
        ("x-cos-traffic-limit", "819200", None),
        ("X-Cos-Traffic-Limit", "819199", Some(LIMIT)),
    ] {
        let header = (HeaderName::from_static(given), HeaderValue::from_static(text));
        let object = object().method(Method::Put).header(header.0, header.1).build();
        let expected = expected.map_or(Ok(()), |sentence| {
            Err((ErrorKind::InvalidHeaderValue, format!("invalid header value `{text}`: {sentence}")))
        });
        assert_eq!(parts(signed(&object)), expected);
        assert_eq!(parts(object.unsigned().map(drop)), expected);
    }
}

#[test]
fn signatures_for_services_without_signatures_are_rejected() {
    const DEFAULT: &str = "call `unsigned()`, or use the endpoint `default`";
    const OWN: &str = "call `unsigned()`, or use the bucket's own domain";
    for (endpoint, shown, advice) in [
        (Endpoint::StaticWebsite, "the endpoint `website`", DEFAULT),
        (
            custom("{Bucket}.cos-website.{Region}.myqcloud.com"),
            "the domain `{Bucket}.cos-website.{Region}.myqcloud.com`, a static website,",
            OWN,
        ),
        (
            custom("{Bucket}.COS-WEBSITE.{Region}.myqcloud.com"),
            "the domain `{Bucket}.COS-WEBSITE.{Region}.myqcloud.com`, a static website,",
            OWN,
        ),
        (Endpoint::Cdn(Domain::from_static("img.example.com")), "the domain `img.example.com`, a CDN,", OWN),
        (custom("{Bucket}.file.myqcloud.com"), "the domain `{Bucket}.file.myqcloud.com`, a CDN,", OWN),
        (
            custom("examplebucket-1250000000.FILE.myqcloud.com"),
            "the domain `examplebucket-1250000000.FILE.myqcloud.com`, a CDN,",
            OWN,
        ),
    ] {
        let object = object().endpoint(endpoint).build();
        let expected = format!("{shown} does not accept COS signatures; {advice}");
        assert_eq!(parts(signed(&object)), Err((ErrorKind::UnsignedOnly, expected)));
        assert!(object.unsigned().is_ok());
    }
}

#[test]
fn a_method_that_the_endpoint_does_not_support() {
    const ACCELERATION: &str = "GET HEAD PUT POST OPTIONS";
    const ALL: &str = "GET HEAD PUT POST DELETE OPTIONS";
    for (endpoint, shown, supported) in [
        (Endpoint::Accelerate, "the endpoint `accelerate`", ACCELERATION),
        (Endpoint::InternalAccelerate, "the endpoint `internal-accelerate`", ACCELERATION),
        (
            custom("{Bucket}.cos.accelerate.myqcloud.com"),
            "the domain `{Bucket}.cos.accelerate.myqcloud.com`, an acceleration endpoint,",
            ACCELERATION,
        ),
        (Endpoint::StaticWebsite, "the endpoint `website`", "GET HEAD OPTIONS"),
        (
            custom("examplebucket-1250000000.cos-website.ap-shanghai.myqcloud.com"),
            "the domain `examplebucket-1250000000.cos-website.ap-shanghai.myqcloud.com`, a static website,",
            "GET HEAD OPTIONS",
        ),
        (Endpoint::Default, "", ALL),
        (Endpoint::Tencentcos, "", ALL),
        (Endpoint::Internal, "", ALL),
        (Endpoint::DualStack, "", ALL),
        (custom("img.example.com"), "", ALL),
    ] {
        for method in Method::ALL {
            let object = object().endpoint(endpoint.clone()).method(*method).build();
            if supported.split(' ').any(|supported| supported == method.as_str()) {
                assert!(object.unsigned().is_ok(), "{method} {endpoint:?}");
                continue;
            }
            let advice = match endpoint {
                Endpoint::Custom(_) => "leave the domain out for this request",
                _ => "use the endpoint `default`",
            };
            let expected =
                (ErrorKind::UnsupportedMethod, format!("{shown} does not support the method {method}; {advice}"));
            assert_eq!(parts(object.unsigned()), Err(expected.clone()));
            if !shown.contains("website") {
                assert_eq!(parts(signed(&object)), Err(expected));
            }
        }
    }
}

#[test]
fn delete_requests_that_acceleration_supports() {
    for (parameter, is_supported) in [
        ("uploadId", true),
        ("uploadid", true),
        ("tagging", true),
        ("acl", true),
        ("versionId", false),
        ("partNumber", false),
    ] {
        let object = object().endpoint(Endpoint::Accelerate).method(Method::Delete).query(name(parameter), value("1"));
        assert_eq!(signed(&object.build()).is_ok(), is_supported, "{parameter}");
    }
}

#[test]
fn a_domain_whose_expanded_host_is_not_of_the_bucket() {
    for (domain, bucket, expected) in [
        (
            "pictures-of-everyone-who-ever-sent-us-one-{Bucket}.example.com",
            "examplebucket-1250000000",
            "expanding the domain template gives an invalid host \
             `pictures-of-everyone-who-ever-sent-us-one-examplebucket-1250000000.example.com`: a label, the part between two \
             dots, has at most 63 bytes (66 bytes)",
        ),
        (
            "127.0.0.{BucketName}",
            "1-1250000000",
            "expanding the domain template gives an invalid host `127.0.0.1`: it is an IP address, not a public DNS name",
        ),
        (
            "{BucketName}.{Region}.myqcloud.com",
            "cos-1250000000",
            "expanding the domain template gives an invalid host `cos.ap-shanghai.myqcloud.com`: it is a host of COS that \
             does not start with the bucket `cos-1250000000`; write `{Bucket}.cos.{Region}.myqcloud.com`",
        ),
        (
            "examplebucket-1250000000.cos.ap-beijing.myqcloud.com",
            "examplebucket-1250000000",
            "the domain `examplebucket-1250000000.cos.ap-beijing.myqcloud.com` is a host of the region `ap-beijing`, but the \
             request is for `ap-shanghai`; write `{Bucket}.cos.{Region}.myqcloud.com`",
        ),
        (
            "otherbucket-1250000000.cos.ap-shanghai.myqcloud.com",
            "examplebucket-1250000000",
            "the domain `otherbucket-1250000000.cos.ap-shanghai.myqcloud.com` is a host of the bucket \
             `otherbucket-1250000000`, but the request is for `examplebucket-1250000000`; write \
             `{Bucket}.cos.{Region}.myqcloud.com`",
        ),
    ] {
        let builder = ObjectUrl::builder()
            .bucket(Bucket::from_static(bucket))
            .region(Region::AP_SHANGHAI)
            .key(ObjectKey::from_static("a.txt"))
            .endpoint(custom(domain));
        for object in [builder.clone().build(), builder.without_signed_host().build()] {
            let expected = (ErrorKind::InvalidHost, expected.to_owned());
            assert_eq!(parts(signed(&object)), Err(expected.clone()), "{domain}");
            assert_eq!(parts(object.http_string().map(drop)), Err(expected.clone()));
            assert_eq!(parts(object.unsigned()), Err(expected.clone()));
            assert_eq!(parts(object.host()), Err(expected));
        }
    }
}

/// `with_query` and `with_headers` accept lists with a duplicate name, and serde does not.
#[test]
fn a_list_with_a_duplicate_name_is_an_error_only_when_it_is_used() {
    let query: Query = [(name("a"), value("1")), (name("a"), value("1"))].into();
    let header = || (HeaderName::ACL, HeaderValue::from_static("private"));
    let headers: Headers = [header(), header()].into();
    for (object, expected) in [
        (object().build().with_query(query), ErrorKind::DuplicateQueryName),
        (object().build().with_headers(headers), ErrorKind::DuplicateHeaderName),
    ] {
        assert_eq!(signed(&object).unwrap_err().kind(), expected);
        assert_eq!(object.unsigned().unwrap_err().kind(), expected);
    }
}
