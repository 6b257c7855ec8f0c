//! The results of signing: the signed URL, the `Authorization` header, and the URL of an upload.

#![cfg(test)]

use cos_url::builder::{ObjectUrlBuilder, Set};
use cos_url::error::ErrorKind;
use cos_url::{
    Bucket, Credentials, Domain, Endpoint, FileName, HeaderName, HeaderValue, KeyTime, Method, ObjectKey, ObjectUrl,
    Protocol, QueryName, QueryValue, Region, SignedUrl, Signer,
};
use std::time::Duration;

/// A function that takes and returns an incomplete builder.
fn in_our_bucket() -> ObjectUrlBuilder<Set<Bucket>, Set<Region>> {
    ObjectUrl::builder().bucket(Bucket::from_static("examplebucket-1250000000")).region(Region::AP_BEIJING)
}

fn for_an_hour<K>(
    object: ObjectUrlBuilder<Set<Bucket>, Set<Region>, K>,
) -> ObjectUrlBuilder<Set<Bucket>, Set<Region>, K> {
    object.expires(Duration::from_secs(3600))
}

fn photo() -> ObjectUrlBuilder<Set<Bucket>, Set<Region>, Set<ObjectKey>> {
    in_our_bucket().key(ObjectKey::from_static("photo.jpg"))
}

fn signer() -> Signer {
    Signer::new(Credentials::new("AKIDEXAMPLE", "SECRETKEYEXAMPLE").unwrap())
}

fn signer_with_token() -> Signer {
    Signer::new(Credentials::temporary("AKIDEXAMPLE", "SECRETKEYEXAMPLE", "TOKEN+EXAMPLE").unwrap())
}

fn key_time() -> KeyTime {
    KeyTime::new(1_700_000_000, 1_700_000_900).unwrap()
}

fn signed(object: &ObjectUrl) -> SignedUrl {
    object.sign_at(&signer(), key_time()).unwrap()
}

const PHOTO: &str = "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/photo.jpg";

/// The URL of a GET, computed without this library.
const SIGNED_PHOTO: &str = "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/photo.jpg?q-sign-algorithm=sha1\
    &q-ak=AKIDEXAMPLE&q-sign-time=1700000000%3B1700000900&q-key-time=1700000000%3B1700000900\
    &q-header-list=host&q-url-param-list=&q-signature=3cb1e6aed6372d38135dc624e7730bea61a9c673";

#[test]
fn a_signed_url_is_text() {
    let url = signed(&photo().build());
    assert_eq!(url.as_str(), SIGNED_PHOTO);
    assert_eq!(url.to_string(), SIGNED_PHOTO);
    assert_eq!(url.as_ref(), SIGNED_PHOTO);
    assert_eq!(String::from(url.clone()), SIGNED_PHOTO);
    assert_eq!(url.into_string(), SIGNED_PHOTO);
}

#[test]
fn a_signed_url_has_its_method_headers_and_expiration() {
    let object = photo()
        .method(Method::Put)
        .header(HeaderName::CONTENT_TYPE, HeaderValue::from_static("image/jpeg"))
        .header(HeaderName::from_static("x-cos-meta-a"), HeaderValue::from_static(""))
        .header(HeaderName::CONTENT_LENGTH, HeaderValue::from(13))
        .build();
    let url = signed(&object);
    assert_eq!(url.method(), Method::Put);
    assert_eq!(url.expires_at(), 1_700_000_900);
    assert_eq!(
        url.headers().collect::<Vec<_>>(),
        [("Content-Length", "13"), ("Content-Type", "image/jpeg"), ("x-cos-meta-a", "")],
        "the headers to send besides Host"
    );
    assert!(url.as_str().contains("&q-header-list=content-length%3Bcontent-type%3Bhost%3Bx-cos-meta-a&"));
}

#[test]
fn debug_shows_only_the_address() {
    let url = signer_with_token().signing_key(key_time()).unwrap().sign(&photo().build()).unwrap();
    assert_eq!(
        format!("{url:?}"),
        "SignedUrl { method: Get, url: https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/photo.jpg?.., \
         expires_at: 1700000900, .. }"
    );
    let request = photo().build().authorize_at(&signer_with_token(), key_time()).unwrap();
    assert_eq!(
        format!("{request:?}"),
        "Authorization { method: Get, url: \"https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/photo.jpg\", .. }"
    );
}

#[test]
fn parameters_are_appended_to_a_signed_url() {
    let url = || signed(&photo().build());
    let name = FileName::from_static("报表 Q1.pdf");
    for (appended, expected) in [
        (url().append_unsigned_preview(), "inline"),
        (url().append_unsigned_download(), "attachment"),
        (
            url().append_unsigned_download_as(&name),
            "attachment%3B%20filename%3D%22__%20Q1.pdf%22%3B%20filename%2A%3DUTF-8%27%27%25E6%258A%25A5%25E8%25A1%25A8%2520Q1.pdf",
        ),
    ] {
        assert_eq!(appended.unwrap().as_str(), format!("{SIGNED_PHOTO}&response-content-disposition={expected}"));
    }
}

#[test]
fn a_disposition_is_not_appended_to_another() {
    const TWICE: &str = "duplicate query parameter `response-content-disposition`: the URL already has one";
    let already_signed = signed(&photo().download().build());
    let other_case = QueryName::from_static("Response-Content-Disposition");
    let in_capitals = signed(&photo().query(other_case, QueryValue::from_static("inline")).build());
    let already_appended = signed(&photo().build()).append_unsigned_preview().unwrap();
    for url in [already_signed, in_capitals, already_appended] {
        let error = url.clone().append_unsigned_preview().unwrap_err();
        assert_eq!((error.kind(), error.to_string().as_str()), (ErrorKind::DuplicateQueryName, TWICE));
        assert_eq!(url.clone().append_unsigned_download().unwrap_err().to_string(), TWICE);
        assert_eq!(url.append_unsigned_download_as(&FileName::from_static("a")).unwrap_err().to_string(), TWICE);
    }
    let in_a_value =
        photo().query(QueryName::from_static("a"), QueryValue::from_static("&response-content-disposition="));
    assert!(signed(&in_a_value.build()).append_unsigned_preview().is_ok());
}

#[test]
fn signed_headers_for_a_browser() {
    for (object, expected) in [
        (photo().preview(), "inline"),
        (photo().download(), "attachment"),
        (photo().download_as(FileName::from_static("a b.txt")), "attachment%3B%20filename%3D%22a%20b.txt%22"),
        (photo().maybe_download_as(Some(FileName::from_static("100%"))), {
            "attachment%3B%20filename%3D%22100_%22%3B%20filename%2A%3DUTF-8%27%27100%2525"
        }),
        (photo().preview_as(FileName::from_static("a b.txt")), "inline%3B%20filename%3D%22a%20b.txt%22"),
        (photo().maybe_preview_as(Some(FileName::from_static("100%"))), {
            "inline%3B%20filename%3D%22100_%22%3B%20filename%2A%3DUTF-8%27%27100%2525"
        }),
    ] {
        let url = signed(&object.build());
        assert!(url.as_str().ends_with(&format!("&response-content-disposition={expected}")), "{url}");
        assert!(url.as_str().contains("&q-url-param-list=response-content-disposition&"));
    }
}

#[test]
fn the_authorization_header() {
    let object = photo()
        .method(Method::Put)
        .header(HeaderName::CONTENT_TYPE, HeaderValue::from_static("image/jpeg"))
        .query(QueryName::from_static("imageMogr2/thumbnail/200x/"), QueryValue::EMPTY)
        .build();
    let request = object.authorize_at(&signer(), key_time()).unwrap();
    assert_eq!(
        request.authorization(),
        "q-sign-algorithm=sha1&q-ak=AKIDEXAMPLE&q-sign-time=1700000000;1700000900\
         &q-key-time=1700000000;1700000900&q-header-list=content-type;host\
         &q-url-param-list=imagemogr2%2fthumbnail%2f200x%2f\
         &q-signature=e7fdbdcdbb41d20a794df4646f84b53f8cb5f397"
    );
    assert_eq!(request.url(), format!("{PHOTO}?imageMogr2%2Fthumbnail%2F200x%2F="));
    assert_eq!(request.method(), Method::Put);
    assert_eq!(request.headers().collect::<Vec<_>>(), [("Content-Type", "image/jpeg")]);
}

#[test]
fn the_authorization_header_with_a_token() {
    let object = photo().header(HeaderName::from_static("x-cos-acl"), HeaderValue::from_static("private")).build();
    let request = object.authorize_at(&signer_with_token(), key_time()).unwrap();
    assert_eq!(
        request.authorization(),
        "q-sign-algorithm=sha1&q-ak=AKIDEXAMPLE&q-sign-time=1700000000;1700000900\
         &q-key-time=1700000000;1700000900&q-header-list=host;x-cos-acl;x-cos-security-token\
         &q-url-param-list=&q-signature=66900ee23e0acb15c06facdc05f75cb82892d10c"
    );
    assert_eq!(request.url(), PHOTO, "the token is in the header");
    let headers: Vec<_> = request.headers().collect();
    assert_eq!(headers, [("x-cos-acl", "private"), ("x-cos-security-token", "TOKEN+EXAMPLE")]);
}

#[test]
fn without_a_signed_host() {
    let object = photo().without_signed_host().build();
    assert!(!object.signs_host() && photo().build().signs_host());
    assert_eq!(object.http_string().unwrap().as_str(), "get\n/photo.jpg\n\n\n");
    let (here, elsewhere) = (signed(&object), signed(&object.clone().with_protocol(Protocol::Http)));
    assert!(here.as_str().contains("&q-header-list=&"));
    let query = |url: &SignedUrl| url.as_str().split_once('?').unwrap().1.to_owned();
    assert_eq!(query(&here), query(&elsewhere));
}

#[test]
fn an_option_with_a_value_sets_the_field_and_none_keeps_it() {
    let (name, value) = (QueryName::VERSION_ID, QueryValue::from_static("1"));
    let (header, content) = (HeaderName::RANGE, HeaderValue::from_static("bytes=0-3"));
    let domain = Domain::from_static("img.example.com");
    let expires = Duration::from_secs(600);
    let given = photo()
        .maybe_endpoint(Some(Endpoint::Accelerate))
        .maybe_protocol(Some(Protocol::Http))
        .maybe_method(Some(Method::Head))
        .maybe_query(name.clone(), Some(value.clone()))
        .maybe_header(header.clone(), Some(content.clone()))
        .maybe_expires(Some(expires))
        .build();
    let plain = photo()
        .endpoint(Endpoint::Accelerate)
        .protocol(Protocol::Http)
        .method(Method::Head)
        .query(name.clone(), value)
        .header(header.clone(), content)
        .expires(expires)
        .build();
    assert_eq!(given, plain);
    assert_eq!(given.expires(), expires);
    assert_eq!(photo().maybe_domain(Some(domain.clone())).build(), photo().domain(domain).build());
    let nothing = photo()
        .maybe_endpoint(None)
        .maybe_domain(None)
        .maybe_protocol(None)
        .maybe_method(None)
        .maybe_query(name, None)
        .maybe_header(header, None)
        .maybe_expires(None)
        .maybe_download_as(None)
        .maybe_preview_as(None)
        .build();
    assert_eq!(nothing, photo().build());
}

#[test]
fn the_later_option_is_used() {
    let object =
        photo().method(Method::Put).method(Method::Head).endpoint(Endpoint::Internal).maybe_endpoint(None).build();
    assert_eq!((object.method(), object.endpoint()), (Method::Head, &Endpoint::Internal));
}

#[test]
fn options_keep_the_type_of_a_builder() {
    for (is_upload, expected) in [(true, Method::Put), (false, Method::Get)] {
        let mut object = for_an_hour(in_our_bucket());
        if is_upload {
            object = object.method(Method::Put);
        }
        let object = object.key(ObjectKey::from_static("a")).build();
        assert_eq!((object.method(), object.expires()), (expected, Duration::from_secs(3600)));
    }
}

#[test]
fn one_request_signs_many_keys() {
    let signing_key = signer().signing_key(key_time()).unwrap();
    let mut object = photo().build();
    let mut lines = String::new();
    for key in ["photo.jpg", "b c"] {
        object = object.with_key(ObjectKey::from_static(key));
        signing_key.sign_into(&object, &mut lines).unwrap();
        lines.push('\n');
    }
    let (first, second) = lines.split_once('\n').unwrap();
    assert_eq!(first, SIGNED_PHOTO);
    assert!(
        second.starts_with("https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/b%20c?q-sign-algorithm=sha1&")
    );
}

#[test]
fn debug_shows_the_limits_of_the_signer() {
    let signer = signer().max_expires(Duration::from_secs(600));
    assert_eq!(format!("{signer:?}"), "Signer { max_expires: Some(600s), .. }");
    let signing_key = format!("{:?}", self::signer().signing_key(key_time()).unwrap());
    let expected = format!("SigningKey {{ key_time: {:?}, .. }}", key_time());
    assert_eq!(signing_key, expected);
}
