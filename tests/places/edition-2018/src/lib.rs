//! The macros of cos-url in the edition 2018, without the standard library, by another name of the crate.

#![no_std]

use link::{Bucket, ObjectKey, ObjectUrl, Region, SignError, SignedUrl, Signer};

const BUCKET: &str = "examplebucket-1250000000";

/// A single part of each kind.
pub const PARTS: (Bucket, Region, ObjectKey) =
    (link::bucket!(BUCKET), link::region!("ap-beijing"), link::object_key!("a.txt"));

/// All fields.
pub const CALL: ObjectUrl = link::cos_url! {
    bucket: BUCKET,
    region: "ap-beijing",
    key: "a.txt",
    protocol: "https",
    endpoint: "dual-stack",
    method: "PUT",
    query: { "versionId": concat!("1", "2") },
    headers: { "Content-Type": "text/plain" },
    expires: 600,
    sign: true,
};

/// A link.
pub static LINK: &str = link::cos_url! { bucket: BUCKET, region: "ap-beijing", key: r"a.txt", sign: false };

/// A call with what is known at run time.
pub fn with_key(key: ObjectKey) -> ObjectUrl {
    link::cos_url! { bucket: BUCKET, region: "ap-beijing", key: key }
}

/// A call with a signer, which without a clock is written as two.
///
/// # Errors
///
/// If the signer does not sign for that time.
pub fn signed(signer: &Signer, time: link::KeyTime) -> Result<SignedUrl, SignError> {
    link::cos_url! { bucket: BUCKET, region: "ap-beijing", key: "a.txt" }.sign_at(signer, time)
}

#[test]
fn the_values_are_those_of_the_literals() {
    assert_eq!(PARTS.0.as_str(), BUCKET);
    assert_eq!(CALL.query().get("versionId").map(link::QueryValue::as_str), Some("12"));
    assert_eq!(LINK, "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/a.txt");
    assert_eq!(with_key(PARTS.2).unsigned().as_deref(), Ok(LINK));
}
