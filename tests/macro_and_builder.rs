//! Macro and builder give the same value, call the same signer and write the same URL.

#![allow(clippy::unwrap_used, reason = "a test may panic: that is how it fails")]

use cos_url::{
    Bucket, Credentials, Domain, Endpoint, HeaderName, HeaderValue, Method, ObjectUrl, ObjectUrlWith, Protocol,
    QueryName, QueryValue, Region, Set, Signer, bucket, cos_url, object_key, region,
};
use std::time::Duration;

const BUCKET: &str = "examplebucket-1250000000";

fn builder() -> ObjectUrlWith<Set<Bucket>, Set<Region>> {
    ObjectUrl::builder().bucket(BUCKET.parse().unwrap()).region(Region::AP_BEIJING)
}

#[test]
fn the_values_are_the_same() {
    let version: QueryValue = "3/LoG+%=".parse().unwrap();
    for (name, of_macro, of_builder) in [
        (
            "nothing but what is required",
            cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "头像/a b+c.jpg" },
            builder().key("头像/a b+c.jpg".parse().unwrap()).build(),
        ),
        (
            "constants",
            cos_url! { bucket: BUCKET, region: Region::AP_BEIJING, key: env!("CARGO_PKG_NAME") },
            builder().key(env!("CARGO_PKG_NAME").parse().unwrap()).build(),
        ),
        (
            "macros of the parts",
            cos_url! { bucket: bucket!("examplebucket-1250000000"), region: region!("ap-beijing"), key: object_key!("a") },
            builder().key("a".parse().unwrap()).build(),
        ),
        (
            "everything",
            cos_url! {
                bucket: "examplebucket-1250000000",
                region: "ap-beijing",
                key: "a.txt",
                sign: true,
                protocol: "http",
                domain: "{Bucket}.IMG.example.com:8080",
                method: "PUT",
                query: { "versionId": "1", "a/b": "", "a-b": "x" },
                headers: { "x-cos-acl": "private", "Content-Type": "text/plain" },
                expires: 600,
            },
            builder()
                .key("a.txt".parse().unwrap())
                .protocol(Protocol::Http)
                .domain(Domain::from_static("{Bucket}.IMG.example.com:8080"))
                .method(Method::Put)
                .query("a-b".parse().unwrap(), "x".parse().unwrap())
                .query("a/b".parse().unwrap(), QueryValue::EMPTY)
                .query(QueryName::VERSION_ID, "1".parse().unwrap())
                .header(HeaderName::CONTENT_TYPE, "text/plain".parse().unwrap())
                .header(HeaderName::ACL, "private".parse().unwrap())
                .expires(Duration::from_secs(600))
                .build(),
        ),
        (
            "values of run time",
            cos_url! {
                bucket: BUCKET.parse().unwrap(),
                region: Region::AP_BEIJING,
                key: "a.txt".parse().unwrap(),
                endpoint: Endpoint::Accelerate,
                method: Method::Head,
                query: { "versionId": version.clone() },
                headers: { "Range": HeaderValue::new("bytes=0-9").unwrap() },
                expires: Duration::from_secs(60),
            },
            builder()
                .key("a.txt".parse().unwrap())
                .endpoint(Endpoint::Accelerate)
                .method(Method::Head)
                .query(QueryName::VERSION_ID, version.clone())
                .header(HeaderName::from_static("Range"), "bytes=0-9".parse().unwrap())
                .expires(Duration::from_secs(60))
                .build(),
        ),
    ] {
        assert_eq!(of_macro, of_builder, "{name}");
    }
}

#[test]
fn the_unsigned_urls_are_the_same() {
    const KEY: &str = "a b+c/腾讯云.txt";
    const LITERALS: &str = cos_url! {
        bucket: "examplebucket-1250000000",
        region: "ap-beijing",
        key: "a b+c/腾讯云.txt",
        sign: false,
        protocol: "http",
        domain: "{BucketName}.{AppId}.Example.com:80",
        query: { "versionId": "1 2", "a/b": "" },
    };
    const CONSTANTS: &str = cos_url! {
        bucket: BUCKET,
        region: "ap-beijing",
        key: KEY,
        sign: false,
        protocol: "http",
        domain: "{BucketName}.{AppId}.Example.com:80",
        query: { "versionId": "1 2", "a/b": "" },
    };
    let built = builder()
        .key(KEY.parse().unwrap())
        .protocol(Protocol::Http)
        .domain("{BucketName}.{AppId}.Example.com:80".parse().unwrap())
        .query(QueryName::VERSION_ID, "1 2".parse().unwrap())
        .query("a/b".parse().unwrap(), QueryValue::EMPTY)
        .build()
        .unsigned()
        .unwrap();
    assert_eq!(
        built,
        "http://examplebucket.1250000000.example.com/a%20b%2Bc/%E8%85%BE%E8%AE%AF%E4%BA%91.txt?a%2Fb=&versionId=1%202"
    );
    assert_eq!((LITERALS, CONSTANTS), (built.as_str(), built.as_str()));
}

#[test]
fn a_signer_in_the_macro_is_the_signer_of_the_value() {
    let signer = Signer::new(Credentials::new("AKIDEXAMPLE", "SECRETKEYEXAMPLE").unwrap());
    let object = cos_url! { bucket: BUCKET, region: "ap-beijing", key: "a.txt", method: "HEAD", expires: 600 };
    // Both read the clock, so they are asked until it shows the same second twice.
    let same = (0..5).any(|_| {
        let of_macro = cos_url! {
            signer: &signer, bucket: BUCKET, region: "ap-beijing", key: "a.txt", method: "HEAD", expires: 600,
        };
        of_macro.unwrap() == object.sign(&signer).unwrap()
    });
    assert!(same);
}
