//! Brackets, keywords and dots from other syntaxes.

use cos_url::{ObjectUrl, cos_url};

fn whole() -> [ObjectUrl; 5] {
    [
        cos_url! { ObjectUrl { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "/a.txt" } },
        cos_url!((bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt")),
        cos_url!([bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt"]),
        cos_url! { ("examplebucket-1250000000", "ap-beijing", "a.txt") },
        cos_url!(ObjectUrl { }),
    ]
}

fn nested() -> [ObjectUrl; 6] {
    [
        cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", query: { "a": { "b": "c" } } },
        cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: { "b": "c" } },
        cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", query: { "a": ["b", "c"] } },
        cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", query: { ..others } },
        cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: (1 2) },
        cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", headers: { "A", "b" } },
    ]
}

fn words() -> [ObjectUrl; 3] {
    [
        cos_url! { pub bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt" },
        cos_url! { let bucket: "examplebucket-1250000000", mut region: "ap-beijing", key: "/a.txt" },
        cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt" trailing },
    ]
}

fn dots_and_commas() -> [ObjectUrl; 5] {
    [
        cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", .. },
        cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", ..Default::default() },
        cos_url! { bucket: "examplebucket-1250000000",, region: "ap-beijing", key: "a.txt" },
        cos_url! { , bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt" },
        cos_url! { .bucket: "examplebucket-1250000000", .region: "ap-beijing", .key: "a.txt" },
    ]
}

fn main() {}
