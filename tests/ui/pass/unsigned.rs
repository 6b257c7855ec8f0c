//! With `sign: false`, literals and constants are joined by the compiler.

use cos_url::{
    Bucket, Domain, Endpoint, Method, ObjectKey, Protocol, Query, QueryValue, Region, bucket, cos_url, object_key, query_value,
};

const BUCKET: Bucket = bucket!("examplebucket-1250000000");
const REGIONS: [Region; 2] = [Region::AP_BEIJING, Region::AP_TOKYO];
const KEY: ObjectKey = object_key!("报表 2026.pdf");
const DOMAIN: Domain = Domain::from_static("{BucketName}.example.com");
const VERSION: QueryValue = query_value!("MTg0 NDUx");
const QUERY: Query = Query::from_static(&[("a", "1"), ("b", "2")]);

const fn endpoint() -> Endpoint {
    Endpoint::Accelerate
}

const LINKS: [(&str, &str); 8] = [
    (
        cos_url! { bucket: BUCKET, region: REGIONS[1], key: "a.txt", sign: false },
        "https://examplebucket-1250000000.cos.ap-tokyo.myqcloud.com/a.txt",
    ),
    (
        cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: KEY, sign: false },
        "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/%E6%8A%A5%E8%A1%A8%202026.pdf",
    ),
    (
        cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", domain: DOMAIN, sign: false },
        "https://examplebucket.example.com/a.txt",
    ),
    (
        cos_url! { bucket: BUCKET, region: "ap-beijing", key: "a.txt", endpoint: endpoint(), sign: false },
        "https://examplebucket-1250000000.cos.accelerate.myqcloud.com/a.txt",
    ),
    (
        cos_url! {
            bucket: BUCKET,
            region: "ap-beijing",
            key: "a.txt",
            protocol: Protocol::Http,
            method: Method::Head,
            query: { "versionId": VERSION, "a": "1", "b": query_value!("2") },
            sign: false,
        },
        "http://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/a.txt?a=1&b=2&versionId=MTg0%20NDUx",
    ),
    (
        cos_url! { bucket: BUCKET, region: "ap-beijing", key: KEY, query: QUERY, sign: false },
        "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/%E6%8A%A5%E8%A1%A8%202026.pdf?a=1&b=2",
    ),
    (
        cos_url! { bucket: BUCKET, region: "ap-beijing", key: "a.txt", domain: "img.example.com:8080", protocol: "http", query: {}, sign: false },
        "http://img.example.com:8080/a.txt",
    ),
    (concat!(cos_url! { bucket: "a-1", region: "ap-beijing", key: "a", sign: false }, "?b"), "https://a-1.cos.ap-beijing.myqcloud.com/a?b"),
];
const LENGTH: usize = cos_url! { bucket: BUCKET, region: "ap-beijing", key: "a.txt", sign: false }.len();

pub fn main() {
    for (link, expected) in LINKS {
        assert_eq!(link, expected);
    }
    assert_eq!(LENGTH, 66);
}
