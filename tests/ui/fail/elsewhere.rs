//! Names that are not fields, but are a part or a value of a field; lifetimes in other units.

use cos_url::{ObjectUrl, cos_url};

fn fields() -> ObjectUrl {
    cos_url! {
        bucket: "examplebucket",
        app_id: "1250000000",
        region: "ap-beijing",
        key: "a.txt",
        content_type: "image/png",
        acl: "public-read",
        versionId: "1",
        https: true,
    }
}

fn disposition() -> [ObjectUrl; 4] {
    [
        cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", download: true },
        cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", download: "报表 2026.pdf" },
        cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", query: { "a": "b" }, preview: true },
        cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", download_as: NAME },
    ]
}

fn acceleration() -> [ObjectUrl; 2] {
    [
        cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", accelerate: true },
        cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", accelerate: true, endpoint: "dual-stack" },
    ]
}

fn units() -> [ObjectUrl; 4] {
    [
        cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", expires: 600ms },
        cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", expires: 10_minutes },
        cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", expires: "600ms" },
        cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", expires: 600u8 },
    ]
}

fn main() {}
