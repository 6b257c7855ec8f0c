//! Every way to sign returns the same URL, and its signature is the result of the stages in the document.

#![allow(clippy::unwrap_used, reason = "a failing test panics")]

use cos_url::signature::{SignKey, StringToSign};
use cos_url::{Credentials, Domain, KeyTime, Method, ObjectKey, ObjectUrl, Signer, bucket, region};

const SECRET_KEY: &str = "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz";

fn object(key: &str) -> ObjectUrl {
    let key = ObjectKey::with_dot_segments(key).unwrap();
    ObjectUrl::new(bucket!("examplebucket-1250000000"), region!("ap-beijing"), key)
}

/// Requests with `HttpString`s of every length modulo the block length, and with every form of each part.
fn requests() -> Vec<ObjectUrl> {
    let builder = |key: &str| {
        ObjectUrl::builder()
            .bucket(bucket!("examplebucket-1250000000"))
            .region(region!("ap-beijing"))
            .try_key(key)
            .unwrap()
    };
    let mut requests: Vec<_> = (1..=200).map(|length| object(&"k".repeat(length))).collect();
    requests.extend(["腾讯云/报 表.pdf", "a/../b", "100%+&=#?.txt", "a//b/"].map(object));
    requests.push(object(&"腾".repeat(283)));
    requests.push(
        builder("a.jpg")
            .try_query_pairs([("imageMogr2/thumbnail/!50p", ""), ("versionId", "MTg0"), ("z", "腾 讯")])
            .unwrap()
            .build(),
    );
    requests.push(
        builder("upload.bin")
            .method(Method::Put)
            .try_headers([("Content-Type", "text/plain"), ("x-cos-acl", "private")])
            .unwrap()
            .try_query("partNumber", 1_u32)
            .unwrap()
            .build(),
    );
    requests.push(builder("proxied").without_signed_host().build());
    requests.push(builder("ported").domain(Domain::new("img.example.com:8443").unwrap()).build());
    requests.push(builder("local").domain(Domain::private("[::1]:9000").unwrap()).build());
    requests
}

#[test]
fn every_way_to_sign_gives_the_signature_of_the_stages() {
    let permanent = Credentials::new("AKIDEXAMPLE", SECRET_KEY).unwrap();
    let temporary = Credentials::temporary("AKID:EXAMPLE", SECRET_KEY, "T+/==".repeat(100)).unwrap();
    for (start, end) in [(0, 9), (1_557_989_151, 1_557_996_351), (1, 253_402_300_799)] {
        let key_time = KeyTime::new(start, end).unwrap();
        for signer in [&permanent, &temporary].map(|credentials| Signer::new(credentials.clone())) {
            let signing_key = signer.signing_key(key_time).unwrap();
            let sign_key = SignKey::derive(SECRET_KEY, key_time);
            for request in requests() {
                let url = request.sign_at(&signer, key_time).unwrap().into_string();
                assert_eq!(signing_key.sign(&request).unwrap().as_str(), url);
                assert_eq!(request.to_builder().build().sign_at(&signer, key_time).unwrap().as_str(), url);

                let mut buffer = String::from("kept ");
                signing_key.sign_into(&request, &mut buffer).unwrap();
                assert_eq!(buffer.strip_prefix("kept "), Some(url.as_str()));

                buffer.clear();
                let other = request.clone().with_key("other".parse().unwrap());
                signing_key.sign_key_into(&other, request.key(), &mut buffer).unwrap();
                assert_eq!(buffer, url);

                let string_to_sign = StringToSign::new(key_time, &signing_key.http_string(&request).unwrap());
                let signature = format!("&q-signature={}", sign_key.sign(&string_to_sign).as_str());
                assert!(url.contains(&signature), "{signature} is not in {url}");
            }
        }
    }
}
