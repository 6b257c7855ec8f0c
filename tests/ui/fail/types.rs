//! An expression has the type of its field. Without `signer`, it cannot be text.

use cos_url::{Bucket, Domain, ObjectKey, ObjectUrl, Query, Region, bucket, cos_url, object_key};
use std::collections::HashMap;

const NAME: &str = "examplebucket-1250000000";
const SECONDS: u64 = 600;
const NUMBER: u32 = 5;

struct Request {
    bucket: String,
    region: &'static str,
    key: String,
    names: HashMap<String, String>,
    headers: Vec<(String, String)>,
    preview: bool,
}

fn strings(request: Request) -> ObjectUrl {
    let (region, key, domain) = (request.region, request.key, &request.bucket);
    cos_url! { bucket: NAME, region: region, key: key, domain: domain }
}

fn other_types(bucket: Bucket, region: Region, request: &Request) -> ObjectUrl {
    cos_url! {
        bucket: region,
        region: bucket,
        key: request.preview,
        endpoint: Domain::from_static("img.example.com"),
        protocol: request.preview,
        method: "PUT".to_string(),
        expires: SECONDS,
    }
}

fn references(key: &ObjectKey, keys: &[ObjectKey]) -> [ObjectUrl; 3] {
    [
        cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: key },
        cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: keys.first() },
        cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: ObjectKey::new("a.txt") },
    ]
}

fn arithmetic() -> ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", expires: 10 * 60 }
}

fn choices(request: &Request) -> ObjectUrl {
    cos_url! {
        bucket: "examplebucket-1250000000",
        region: match request.preview { true => "ap-beijing", false => "ap-nanjing" },
        key: if request.preview { "a.txt" } else { "b.txt" },
    }
}

fn maps(request: Request, query: &Query) -> [ObjectUrl; 2] {
    [
        cos_url! {
            bucket: "examplebucket-1250000000",
            region: "ap-beijing",
            key: "a.txt",
            query: request.names,
            headers: request.headers,
        },
        cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", query: query },
    ]
}

fn values(text: &str, length: usize) -> ObjectUrl {
    cos_url! {
        bucket: "examplebucket-1250000000",
        region: "ap-beijing",
        key: "a.txt",
        query: { "a": text, "b": length, "c": "literal" },
        headers: { "x-cos-acl": text },
    }
}

fn single() {
    let _ = bucket!(NUMBER);
    let _ = object_key!(ObjectKey::from_static("a.txt"));
}

fn main() {}
