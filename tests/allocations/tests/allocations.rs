//! One allocation for a URL, and none for one in a used buffer.

#![allow(clippy::unwrap_used, reason = "a test may panic: that is how it fails")]

use allocation_counter::measure;
use cos_url::{Credentials, Domain, KeyTime, Method, ObjectKey, ObjectUrl, Signer, cos_url};
use std::hint::black_box;

const SHORT: ObjectUrl = cos_url! {
    bucket: "examplebucket-1250000000",
    region: "ap-beijing",
    key: "photos/2024/photo.jpg",
    query: { "response-content-disposition": "attachment" },
};

fn signers() -> [Signer; 2] {
    [
        Signer::new(Credentials::new("AKIDEXAMPLE", "SECRETKEYEXAMPLE").unwrap()),
        Signer::new(Credentials::temporary("AKIDEXAMPLE", "SECRETKEYEXAMPLE", "T".repeat(640)).unwrap()),
    ]
}

fn key_time() -> KeyTime {
    KeyTime::new(1_557_989_151, 1_557_996_351).unwrap()
}

fn requests() -> Vec<(&'static str, ObjectUrl)> {
    let with_key = |key: String| SHORT.with_key(key.parse().unwrap());
    vec![
        ("a constant", SHORT),
        ("Chinese", with_key("腾".repeat(80))),
        ("the longest key", with_key("~".repeat(850))),
        ("the longest Chinese key", with_key("腾".repeat(283))),
        ("every byte encoded", with_key("%".repeat(850))),
        ("dot segments", SHORT.with_key(ObjectKey::with_dot_segments("a/../b/./c").unwrap())),
        ("a domain with a port", {
            let domain = Domain::from_static("{Bucket}.img.example.com:8443");
            let key = SHORT.key().clone();
            ObjectUrl::builder()
                .bucket(SHORT.bucket().clone())
                .region(SHORT.region().clone())
                .key(key)
                .domain(domain)
                .build()
        }),
        ("upper-case and encoded names", {
            let name = "imageMogr2/thumbnail/!50p".parse().unwrap();
            ObjectUrl::builder()
                .bucket(SHORT.bucket().clone())
                .region(SHORT.region().clone())
                .key(SHORT.key().clone())
                .query(name, "".parse().unwrap())
                .query("versionId".parse().unwrap(), "腾".parse().unwrap())
                .build()
        }),
    ]
}

#[test]
fn a_url_is_one_allocation() {
    for signer in signers() {
        let signing_key = signer.signing_key(key_time()).unwrap();
        for (name, request) in requests() {
            let signed = measure(|| drop(black_box(request.sign_at(&signer, key_time()))));
            assert_eq!(signed.count_total, 1, "{name}, with a signer");
            let signed = measure(|| drop(black_box(signing_key.sign(&request))));
            assert_eq!(signed.count_total, 1, "{name}, with a signing key");
        }
    }
}

#[test]
fn a_url_in_a_used_buffer_is_no_allocation() {
    for signer in signers() {
        let signing_key = signer.signing_key(key_time()).unwrap();
        for (name, request) in requests() {
            let mut buffer = String::new();
            signing_key.sign_into(&request, &mut buffer).unwrap();
            let again = measure(|| {
                buffer.clear();
                signing_key.sign_into(&request, &mut buffer).unwrap();
                buffer.clear();
                signing_key.sign_key_into(&SHORT, request.key(), &mut buffer).unwrap();
            });
            assert_eq!(again.count_total, 0, "{name}");
        }
    }
}

/// What the receiver must send is handed over with the URL: two texts for each header.
#[test]
fn headers_are_copied_into_the_signed_url() {
    let upload = ObjectUrl::builder()
        .bucket(SHORT.bucket().clone())
        .region(SHORT.region().clone())
        .key(SHORT.key().clone())
        .method(Method::Put)
        .header("Content-Type".parse().unwrap(), "text/plain".parse().unwrap())
        .build();
    let [signer, _] = signers();
    let with_headers = measure(|| drop(black_box(upload.sign_at(&signer, key_time()))));
    assert_eq!(with_headers.count_total, 1 + 1 + 2);
}
