//! Fields have names, occur once, and three of them are required.

use cos_url::cos_url;

fn unknown() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", colour: "red" }
}

fn misspelled() -> cos_url::ObjectUrl {
    cos_url! { buket: "examplebucket-1250000000", regoin: "ap-beijing", kye: "a.txt" }
}

fn as_in_javascript() -> cos_url::ObjectUrl {
    cos_url! { Bucket: "examplebucket-1250000000", Region: "ap-beijing", Key: "a.txt", Expires: 0, Method: "get" }
}

fn unsigned_as_in_javascript() -> &'static str {
    cos_url! { Bucket: "examplebucket-1250000000", Region: "ap-beijing", Key: "a.txt", Sign: false }
}

fn by_another_name() -> cos_url::ObjectUrl {
    cos_url! { bucket_name: "examplebucket-1250000000", region: "ap-beijing", path: "a.txt", ttl: 600, scheme: "http" }
}

fn already_there() -> cos_url::ObjectUrl {
    cos_url! {
        bucket: "examplebucket-1250000000",
        region: "ap-beijing",
        key: "a.txt",
        path: "b.txt",
        filename: "report.pdf",
        expires: 600,
        timeout: 60,
    }
}

fn shorthand(key: cos_url::ObjectKey) -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key }
}

fn twice() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", key: "b.txt", region: "ap-tokyo" }
}

fn one_missing() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", key: "a.txt" }
}

fn two_missing() -> cos_url::ObjectUrl {
    cos_url! { region: "ap-beijing", expires: 600 }
}

fn all_missing() -> cos_url::ObjectUrl {
    cos_url! {}
}

fn main() {}
