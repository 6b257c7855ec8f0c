//! Every way to a signed URL gives the same one, and its signature is that of the document's stages.

#![allow(clippy::unwrap_used, reason = "a test may panic: that is how it fails")]

use cos_url::signature::{SignKey, StringToSign};
use cos_url::{Credentials, Domain, KeyTime, Method, ObjectKey, ObjectUrl, Signer, bucket, region};

const SECRET_KEY: &str = "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz";

fn object(key: &str) -> ObjectUrl {
    let key = ObjectKey::with_dot_segments(key).unwrap();
    ObjectUrl::new(bucket!("examplebucket-1250000000"), region!("ap-beijing"), key)
}

/// Requests with `HttpString`s of every length modulo a block, and every form that a part can have.
fn requests() -> Vec<ObjectUrl> {
    let builder = |key: &str| {
        ObjectUrl::builder()
            .bucket(bucket!("examplebucket-1250000000"))
            .region(region!("ap-beijing"))
            .key(key.parse().unwrap())
    };
    let mut requests: Vec<_> = (1..=200).map(|length| object(&"k".repeat(length))).collect();
    requests.extend(["腾讯云/报 表.pdf", "a/../b", "100%+&=#?.txt", "a//b/"].map(object));
    requests.push(object(&"腾".repeat(283)));
    requests.push(
        builder("a.jpg")
            .query("imageMogr2/thumbnail/!50p".parse().unwrap(), "".parse().unwrap())
            .query("versionId".parse().unwrap(), "MTg0".parse().unwrap())
            .query("z".parse().unwrap(), "腾 讯".parse().unwrap())
            .build(),
    );
    requests.push(
        builder("upload.bin")
            .method(Method::Put)
            .header("Content-Type".parse().unwrap(), "text/plain".parse().unwrap())
            .header("x-cos-acl".parse().unwrap(), "private".parse().unwrap())
            .query("partNumber".parse().unwrap(), 1_u32.into())
            .build(),
    );
    requests.push(builder("proxied").without_signed_host().build());
    requests.push(builder("ported").domain(Domain::new("img.example.com:8443").unwrap()).build());
    requests.push(builder("local").domain(Domain::loopback("[::1]:9000").unwrap()).build());
    requests
}

#[test]
fn every_way_to_a_signed_url_gives_the_signature_of_the_stages() {
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

                let mut buffer = String::from("kept ");
                signing_key.sign_into(&request, &mut buffer).unwrap();
                assert_eq!(buffer.strip_prefix("kept "), Some(url.as_str()));

                buffer.clear();
                let other = request.clone().with_key("other".parse().unwrap());
                signing_key.sign_key_into(&other, request.key(), &mut buffer).unwrap();
                assert_eq!(buffer, url);

                let string_to_sign = StringToSign::new(key_time, &signing_key.http_string(&request).unwrap());
                let signature = format!("&q-signature={}", sign_key.sign(&string_to_sign).as_str());
                assert!(url.contains(&signature), "{url} has not {signature}");
            }
        }
    }
}
