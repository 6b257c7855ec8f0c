//! Literals that are valid, but probably wrong.

use cos_url::{ObjectUrl, Signer, cos_url, object_key};

fn placeholders(signer: &Signer, id: u32) {
    let _ = object_key!("users/{id}.png");
    let _ = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "users/{id}.png" };
    let _ = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "users/{}.png" };
    let _ = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "users/{id}.png", sign: false };
    let _ = cos_url! { signer: signer, bucket: "examplebucket-1250000000", region: "ap-beijing", key: "users/{id:04}.png" };
}

fn urls() -> [ObjectUrl; 5] {
    [
        cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "https://img.example.com/a.txt" },
        cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "examplebucket-1250000000.cos.ap-beijing.myqcloud.com/a.txt" },
        cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "cos://examplebucket-1250000000/a.txt" },
        cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt?versionId=MTg0&response-content-type=text/plain" },
        cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.jpg?imageMogr2/thumbnail/!50p" },
    ]
}

fn parameters() -> [ObjectUrl; 3] {
    [
        cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", query: { "ci-process": "snapshot&time=1" } },
        cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", query: { "response-content-type": "text%2Fplain" } },
        cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", query: { "imageMogr2%2Fstrip": "" } },
    ]
}

fn unix_time() -> ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", expires: 1_700_000_000 }
}

fn main() {}
