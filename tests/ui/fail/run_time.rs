//! Values that are known only at run time, and of a type that a field does not take.

use cos_url::{ObjectKey, ObjectUrl, cos_url};
use std::collections::HashMap;

struct Request {
    bucket: String,
    region: &'static str,
    key: String,
    seconds: u64,
    names: HashMap<String, String>,
    headers: Vec<(String, String)>,
    preview: bool,
}

fn parts(request: Request) -> ObjectUrl {
    cos_url! { bucket: request.bucket, region: request.region, key: request.key, expires: request.seconds }
}

fn references(key: &ObjectKey, keys: &[ObjectKey]) -> [ObjectUrl; 2] {
    [
        cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: key },
        cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: keys.first() },
    ]
}

fn a_choice_of_texts(request: &Request) -> ObjectUrl {
    let name = "a";
    cos_url! {
        bucket: "examplebucket-1250000000",
        region: match request.preview { true => "ap-beijing", false => "ap-nanjing" },
        key: if request.preview { "a.txt" } else { "b.txt" },
        method: name,
        protocol: request.preview,
        endpoint: request.key.clone(),
    }
}

fn pairs(request: Request, method: &str) -> ObjectUrl {
    cos_url! {
        bucket: "examplebucket-1250000000",
        region: "ap-beijing",
        key: "a.txt",
        method: method,
        query: request.names,
        headers: request.headers,
    }
}

fn values(request: &Request, length: usize) -> ObjectUrl {
    cos_url! {
        bucket: "examplebucket-1250000000",
        region: "ap-beijing",
        key: "a.txt",
        query: { "a": request.key, (request.key): "b", "c": length },
        headers: { "x-cos-acl": request.bucket },
    }
}

fn texts(key: &str) -> [ObjectUrl; 4] {
    [
        cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: format!("{key}.txt").as_str() },
        cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: &format!("{key}.txt") },
        cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: None },
        cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", expires: Some(600) },
    ]
}

fn main() {}
