//! A constant is judged by the same rule as a literal, when the compiler evaluates it.

use cos_url::{Bucket, ObjectKey, ObjectUrl, bucket, cos_url};
use std::time::Duration;

const BUCKET: &str = "ExampleBucket-1250000000";
const REGION: &str = "cn-north";
const KEY: &str = "/a.txt";
const DOMAIN: &str = "https://img.example.com";
const METHOD: &str = "get";
const NAME: &str = "q-ak";
const SECONDS: u64 = 0;
const NUMBER: u32 = 5;
const REFERENCE: &&str = &"a.txt";

fn texts() -> ObjectUrl {
    cos_url! { bucket: BUCKET, region: REGION, key: KEY, domain: DOMAIN, method: METHOD, query: { NAME: "1" } }
}

fn lives() {
    let _ = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", expires: SECONDS };
    let _ = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", expires: Duration::ZERO };
    let _ = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", expires: Duration::from_secs(0) };
    let _ = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", expires: Duration::from_millis(999) };
    let _ = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", expires: Duration::MAX };
    let _ = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", expires: 60 * 0 };
}

fn included() -> ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", headers: { concat!("X-", "Forwarded-", "For"): "1" } }
}

const SINGLE: Bucket = bucket!(BUCKET);
const CHECKED: ObjectUrl = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: ObjectKey::from_static("") };

fn main() {}
