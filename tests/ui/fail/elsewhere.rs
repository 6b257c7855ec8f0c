//! What is no field, but is said by another one; units of time.

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

fn units() -> [ObjectUrl; 3] {
    [
        cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", expires: 600ms },
        cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", expires: 10_minutes },
        cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", expires: "600ms" },
    ]
}

fn main() {}
