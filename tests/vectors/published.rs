//! Every published signature, from the COS documentation, the tests of the official SDKs, and third parties.
//!
//! `published.json` contains each of them with its intermediate strings. Each is computed twice: with the stages of
//! [`cos_url::signature`], which accept any text, and with the builder and signer, as in an application.

#![cfg(test)]

use cos_url::signature::{HttpString, SignKey, StringToSign};
use cos_url::{Credentials, Error, KeyTime, Method, ObjectUrl, Signer};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;
use std::sync::LazyLock;

#[derive(Deserialize)]
struct Published {
    vectors: Vec<Vector>,
    post_policy: Vec<PostPolicy>,
}

#[derive(Deserialize)]
struct Vector {
    name: String,
    secret_id: String,
    secret_key: String,
    key_time: String,
    method: String,
    path: String,
    params: Vec<(String, String)>,
    headers: Vec<(String, String)>,
    sign_key: String,
    http_string: String,
    http_string_sha1: String,
    string_to_sign: String,
    signature: String,
}

/// An upload by a form, of which only the first stage is the same.
#[derive(Deserialize)]
struct PostPolicy {
    secret_key: String,
    key_time: String,
    sign_key: String,
}

/// Vectors whose credentials [`Credentials::new`] rejects, with the message. Their stages are still tested.
const REJECTED_CREDENTIALS: &[(&str, &str)] = &[
    // The test of the SDK uses an invented id, and a key that looks like a real id.
    ("go_sdk_auth_test", "the SecretKey starts with `AKID` and the SecretId does not; swap the two"),
];

/// Parsed once, because parsing takes several seconds in Miri.
static PUBLISHED: LazyLock<Published> = LazyLock::new(|| serde_json::from_str(include_str!("published.json")).unwrap());

fn key_time(text: &str) -> KeyTime {
    text.parse().unwrap()
}

impl Vector {
    fn key_time(&self) -> KeyTime {
        key_time(&self.key_time)
    }

    fn method(&self) -> Method {
        self.method.parse().unwrap()
    }

    fn key(&self) -> &str {
        self.path.strip_prefix('/').unwrap()
    }

    /// The signed host, if there is one.
    fn host(&self) -> Option<&str> {
        self.headers.iter().find(|(name, _)| name == "host").map(|(_, host)| host.as_str())
    }

    /// The request, as an application creates it.
    fn object(&self) -> ObjectUrl {
        let host = self.host().unwrap_or("examplebucket-1250000000.cos.ap-beijing.myqcloud.com");
        let [bucket, "cos", region, "myqcloud", "com"] = host.split('.').collect::<Vec<_>>()[..] else {
            panic!("{host} is not the default host of a bucket");
        };
        let object = || {
            let object = ObjectUrl::builder().try_bucket(bucket)?.try_region(region)?.try_key(self.key())?;
            let headers = self.headers.iter().filter(|(name, _)| name != "host");
            object.method(self.method()).try_query_pairs(&self.params)?.try_headers(headers)
        };
        let object = object().unwrap();
        if self.host().is_some() { object.build() } else { object.without_signed_host().build() }
    }

    fn credentials(&self) -> Result<Credentials, Error> {
        Credentials::new(&self.secret_id, &self.secret_key)
    }
}

/// All characters except the unreserved characters of RFC 3986.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// `name=value` pairs as the document says: the names are encoded and then lower-cased, the values are encoded, and the
/// pairs are sorted by name.
fn canonical(pairs: &[(String, String)]) -> String {
    let mut pairs: Vec<String> = pairs
        .iter()
        .map(|(name, value)| {
            let encoded = |text: &str| utf8_percent_encode(text, ENCODED).to_string();
            format!("{}={}", encoded(name).to_ascii_lowercase(), encoded(value))
        })
        .collect();
    pairs.sort();
    pairs.join("&")
}

#[test]
fn sign_key() {
    for vector in &PUBLISHED.vectors {
        assert_eq!(SignKey::derive(&vector.secret_key, vector.key_time()).as_str(), vector.sign_key, "{}", vector.name);
    }
}

#[test]
fn sign_key_of_a_form() {
    for PostPolicy { secret_key, key_time: time, sign_key } in &PUBLISHED.post_policy {
        assert_eq!(SignKey::derive(secret_key, key_time(time)).as_str(), sign_key);
    }
}

#[test]
fn http_string_of_its_parts() {
    for vector in &PUBLISHED.vectors {
        let (params, headers) = (canonical(&vector.params), canonical(&vector.headers));
        let http_string = HttpString::new(vector.method(), vector.key(), &params, &headers);
        assert_eq!(http_string.as_str(), vector.http_string, "{}", vector.name);
    }
}

#[test]
fn http_string_of_an_object() {
    for vector in &PUBLISHED.vectors {
        let object = vector.object();
        if let Some(host) = vector.host() {
            assert_eq!(object.host().as_deref(), Ok(host), "{}", vector.name);
        }
        assert_eq!(object.http_string().unwrap().as_str(), vector.http_string, "{}", vector.name);
    }
}

#[test]
fn string_to_sign() {
    for vector in &PUBLISHED.vectors {
        let string_to_sign = StringToSign::new(vector.key_time(), &vector.object().http_string().unwrap());
        assert_eq!(string_to_sign.as_str(), vector.string_to_sign, "{}", vector.name);
        assert_eq!(string_to_sign.as_str().lines().nth(2), Some(vector.http_string_sha1.as_str()), "{}", vector.name);
    }
}

#[test]
fn signature() {
    for vector in &PUBLISHED.vectors {
        let string_to_sign = StringToSign::new(vector.key_time(), &vector.object().http_string().unwrap());
        let signature = SignKey::derive(&vector.secret_key, vector.key_time()).sign(&string_to_sign);
        assert_eq!(signature.as_str(), vector.signature, "{}", vector.name);
    }
}

#[test]
fn the_signed_url_and_the_authorization_end_in_the_signature() {
    for vector in &PUBLISHED.vectors {
        let rejected = REJECTED_CREDENTIALS.iter().find(|(name, _)| *name == vector.name);
        let credentials = match (vector.credentials(), rejected) {
            (Ok(credentials), None) => credentials,
            (Err(error), Some((name, message))) => {
                assert_eq!(error.to_string(), *message, "{name}");
                continue;
            }
            (Ok(_), Some((name, _))) => panic!("{name}: these credentials are accepted now; remove the row"),
            (Err(error), None) => panic!("{}: {error}", vector.name),
        };
        let signing_key = Signer::new(credentials).signing_key(vector.key_time()).unwrap();
        let (object, name) = (vector.object(), &vector.name);
        let url = signing_key.sign(&object).unwrap();
        let before_parameters = format!("&q-signature={}", vector.signature);
        assert_eq!(url.as_str().matches(&before_parameters).count(), 1, "{name}");
        let authorization = signing_key.authorize(&object).unwrap();
        assert!(authorization.authorization().ends_with(&before_parameters), "{name}");
    }
}

#[test]
fn every_rejected_row_is_a_vector() {
    let vectors = &PUBLISHED.vectors;
    for (name, _) in REJECTED_CREDENTIALS {
        assert!(vectors.iter().any(|vector| vector.name == *name), "{name}");
    }
}

/// The two examples of the document, with all fields.
#[test]
fn the_examples_of_the_document_are_reproduced_exactly() {
    let vectors = &PUBLISHED.vectors;
    let signed = |name: &str| {
        let vector = vectors.iter().find(|vector| vector.name == name).unwrap();
        let signing_key = Signer::new(vector.credentials().unwrap()).signing_key(vector.key_time()).unwrap();
        let object = vector.object();
        (
            signing_key.authorize(&object).unwrap().authorization().to_owned(),
            signing_key.sign(&object).unwrap().into_string(),
        )
    };
    let (authorization, url) = signed("doc_put_object");
    assert_eq!(
        authorization,
        "q-sign-algorithm=sha1&q-ak=AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q&q-sign-time=1557989151;1557996351\
         &q-key-time=1557989151;1557996351\
         &q-header-list=content-length;content-md5;content-type;date;host;x-cos-acl;x-cos-grant-read\
         &q-url-param-list=&q-signature=3b8851a11a569213c17ba8fa7dcf2abec6935172"
    );
    assert_eq!(
        url,
        "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/exampleobject%28%E8%85%BE%E8%AE%AF%E4%BA%91%29\
         ?q-sign-algorithm=sha1&q-ak=AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q&q-sign-time=1557989151%3B1557996351\
         &q-key-time=1557989151%3B1557996351\
         &q-header-list=content-length%3Bcontent-md5%3Bcontent-type%3Bdate%3Bhost%3Bx-cos-acl%3Bx-cos-grant-read\
         &q-url-param-list=&q-signature=3b8851a11a569213c17ba8fa7dcf2abec6935172"
    );
    let (authorization, url) = signed("doc_get_object");
    assert_eq!(
        authorization,
        "q-sign-algorithm=sha1&q-ak=AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q&q-sign-time=1557989753;1557996953\
         &q-key-time=1557989753;1557996953&q-header-list=date;host\
         &q-url-param-list=response-cache-control;response-content-type\
         &q-signature=01681b8c9d798a678e43b685a9f1bba0f6c0e012"
    );
    assert_eq!(
        url,
        "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/exampleobject%28%E8%85%BE%E8%AE%AF%E4%BA%91%29\
         ?q-sign-algorithm=sha1&q-ak=AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q&q-sign-time=1557989753%3B1557996953\
         &q-key-time=1557989753%3B1557996953&q-header-list=date%3Bhost\
         &q-url-param-list=response-cache-control%3Bresponse-content-type\
         &q-signature=01681b8c9d798a678e43b685a9f1bba0f6c0e012\
         &response-cache-control=max-age%3D600&response-content-type=application%2Foctet-stream"
    );
}
