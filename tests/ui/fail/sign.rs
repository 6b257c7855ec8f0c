//! `sign` is a literal. It determines which other fields are allowed.

use cos_url::cos_url;

fn not_a_boolean(signed: bool) {
    let _ = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", sign: "false" };
    let _ = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", sign: 0 };
    let _ = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", sign: signed };
    let _: &str = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", sign: no };
    let _ = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", sign: &signer };
    let _ = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", sign: true };
}

const WITH_EXPIRES: &str = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", sign: false, expires: 600 };

const WITH_HEADERS: &str = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", sign: false, headers: { "Content-Type": "text/plain" } };

const WITH_OVERRIDE: &str = cos_url! {
    bucket: "examplebucket-1250000000",
    region: "ap-beijing",
    key: "a.txt",
    sign: false,
    query: { "response-content-type": "text/plain" },
};

fn with_signer(signer: &cos_url::Signer) -> &'static str {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", sign: false, signer: signer }
}

fn main() {}
