//! The macro and the builder give the same value, the same signed URL and the same unsigned URL.

#![allow(clippy::unwrap_used, reason = "a failing test panics")]

use cos_url::builder::{ObjectUrlBuilder, Set};
use cos_url::{
    Bucket, Credentials, Domain, Endpoint, Error, HeaderValue, Method, ObjectKey, ObjectUrl, Protocol, QueryValue,
    Region, Signer, bucket, cos_url, domain, header_value, object_key, query_value, region,
};
use std::time::Duration;

const BUCKET: Bucket = bucket!("examplebucket-1250000000");

fn builder(key: &str) -> ObjectUrlBuilder<Set<Bucket>, Set<Region>, Set<ObjectKey>> {
    ObjectUrl::builder().bucket(BUCKET).region(Region::AP_BEIJING).try_key(key).unwrap()
}

#[test]
fn the_values_are_the_same() {
    const DOMAIN: Domain = domain!("img.example.com");
    let version: QueryValue = "3/LoG+%=".parse().unwrap();
    for (name, of_macro, of_builder) in [
        (
            "only the required fields",
            cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "头像/a b+c.jpg" },
            builder("头像/a b+c.jpg").build(),
        ),
        (
            "constants",
            cos_url! { bucket: BUCKET, region: Region::AP_BEIJING, key: object_key!(env!("CARGO_PKG_NAME")) },
            builder(env!("CARGO_PKG_NAME")).build(),
        ),
        (
            "macros of the parts",
            cos_url! { bucket: bucket!("examplebucket-1250000000"), region: region!("ap-beijing"), key: object_key!("a") },
            builder("a").build(),
        ),
        (
            "macros of the other parts",
            cos_url! {
                bucket: BUCKET,
                region: Region::AP_BEIJING,
                key: "a",
                domain: DOMAIN,
                query: { "versionId": query_value!("1") },
                headers: { "x-cos-acl": header_value!("private") },
            },
            builder("a")
                .domain(DOMAIN)
                .try_query("versionId", 1)
                .unwrap()
                .try_header("x-cos-acl", "private")
                .unwrap()
                .build(),
        ),
        (
            "everything",
            cos_url! {
                bucket: "examplebucket-1250000000",
                region: "ap-beijing",
                key: "a.txt",
                protocol: "http",
                domain: "{Bucket}.IMG.example.com:8080",
                method: "PUT",
                query: { "versionId": "1", "a/b": "", "a-b": "x" },
                headers: { "x-cos-acl": "private", "Content-Type": "text/plain" },
                expires: 600,
            },
            builder("a.txt")
                .protocol(Protocol::Http)
                .domain(Domain::from_static("{Bucket}.IMG.example.com:8080"))
                .method(Method::Put)
                .try_query_pairs([("a-b", "x"), ("a/b", ""), ("versionId", "1")])
                .unwrap()
                .try_headers([("Content-Type", "text/plain"), ("x-cos-acl", "private")])
                .unwrap()
                .expires(Duration::from_secs(600))
                .build(),
        ),
        (
            "values known at run time",
            cos_url! {
                bucket: Bucket::new("examplebucket-1250000000").unwrap(),
                region: Region::AP_BEIJING,
                key: "a.txt".parse().unwrap(),
                endpoint: Endpoint::Accelerate,
                method: Method::Head,
                query: { "versionId": version.clone() },
                headers: { "Range": HeaderValue::new("bytes=0-9").unwrap() },
                expires: Duration::from_secs(60),
            },
            builder("a.txt")
                .endpoint(Endpoint::Accelerate)
                .method(Method::Head)
                .try_query("versionId", &version)
                .unwrap()
                .try_header("Range", "bytes=0-9")
                .unwrap()
                .expires(Duration::from_secs(60))
                .build(),
        ),
    ] {
        assert_eq!(of_macro, of_builder, "{name}");
    }
}

#[test]
fn the_unsigned_urls_are_the_same() {
    const KEY: ObjectKey = object_key!("a b+c/腾讯云.txt");
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
    let built = builder(KEY.as_str())
        .protocol(Protocol::Http)
        .try_domain("{BucketName}.{AppId}.Example.com:80")
        .unwrap()
        .try_query_pairs([("versionId", "1 2"), ("a/b", "")])
        .unwrap()
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
fn the_macro_with_a_signer_accepts_the_text_types_of_the_builder() {
    let signer = Signer::new(Credentials::new("AKIDEXAMPLE", "SECRETKEYEXAMPLE").unwrap());
    let url = |bucket: &str, region: String, key: &str, domain: &str, version: u64, content_type: &String| {
        cos_url! {
            signer: &signer,
            bucket: bucket,
            region: region,
            key: key,
            domain: domain,
            method: "PUT",
            query: { "versionId": version, "a": "b" },
            headers: { "Content-Type": content_type },
        }
    };
    let content_type = String::from("image/jpeg");
    let same = (0..5).any(|_| {
        let of_macro =
            url("examplebucket-1250000000", "ap-beijing".into(), "a.txt", "img.example.com", 1, &content_type);
        let object = builder("a.txt")
            .try_domain("img.example.com")
            .unwrap()
            .method(Method::Put)
            .try_query_pairs([("versionId", "1"), ("a", "b")])
            .unwrap()
            .try_header("Content-Type", &content_type)
            .unwrap()
            .build();
        of_macro.unwrap() == object.sign(&signer).unwrap()
    });
    assert!(same);
    let errors: [(Result<_, Error>, _); 2] = [
        (url("b", "ap-beijing".into(), "a", "a.b", 1, &content_type), Bucket::new("b").unwrap_err()),
        (url("b-1", "ap-beijing".into(), "/a", "a.b", 1, &content_type), ObjectKey::new("/a").unwrap_err()),
    ];
    for (of_macro, of_constructor) in errors {
        assert_eq!(of_macro.unwrap_err(), of_constructor);
    }
}

#[test]
fn a_signer_in_the_macro_is_the_signer_of_the_value() {
    let signer = Signer::new(Credentials::new("AKIDEXAMPLE", "SECRETKEYEXAMPLE").unwrap());
    let object = cos_url! { bucket: BUCKET, region: "ap-beijing", key: "a.txt", method: "HEAD", expires: 600 };
    // Both read the clock, so the test repeats until both read the same second.
    let same = (0..5).any(|_| {
        let of_macro = cos_url! {
            signer: &signer, bucket: BUCKET, region: "ap-beijing", key: "a.txt", method: "HEAD", expires: 600,
        };
        of_macro.unwrap() == object.sign(&signer).unwrap()
    });
    assert!(same);
}
