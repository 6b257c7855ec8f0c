//! The macros in earlier editions, without the standard library, with cos-url renamed.

#![no_std]
#![forbid(unused_imports)]

use link::{Bucket, Domain, Error, ObjectKey, ObjectUrl, QueryValue, Region, SignedUrl, Signer};

const NAME: &str = "examplebucket-1250000000";
const BUCKET: Bucket = link::bucket!(NAME);

/// One value of each type.
pub const VALUES: (Bucket, Region, ObjectKey, Domain) =
    (BUCKET, link::region!("ap-beijing"), link::object_key!("a.txt"), link::domain!("img.example.com"));

/// All fields.
pub const OBJECT: ObjectUrl = link::cos_url! {
    bucket: "examplebucket-1250000000",
    region: "ap-beijing",
    key: "a.txt",
    protocol: "https",
    endpoint: "dual-stack",
    method: "PUT",
    query: { "versionId": "12" },
    headers: { "Content-Type": "text/plain" },
    expires: 600,
};

/// Literals and a constant.
pub static LINK: &str = link::cos_url! { bucket: BUCKET, region: "ap-beijing", key: r"a.txt", sign: false };

/// Expressions.
///
/// # Errors
///
/// Returns an error if the version is not a valid parameter value.
pub fn with_version(key: ObjectKey, version: &str) -> Result<ObjectUrl, Error> {
    Ok(link::cos_url! {
        bucket: BUCKET,
        region: "ap-beijing",
        key: key,
        query: { "versionId": version.parse()?, "a": QueryValue::new("b")? },
    })
}

/// Without a clock, the macro cannot sign, so signing is a second call.
///
/// # Errors
///
/// Returns an error if the signer cannot sign for that time.
pub fn signed(signer: &Signer, time: link::KeyTime) -> Result<SignedUrl, Error> {
    link::cos_url! { bucket: BUCKET, region: "ap-beijing", key: "a.txt" }.sign_at(signer, time)
}

/// A key with a captured variable and a named argument.
///
/// # Errors
///
/// Returns an error if a value is not a part of one segment.
pub fn key_of(user: u32, file: &str) -> Result<ObjectKey, Error> {
    link::format_key!("users/{user}/{name}", name = file)
}

#[test]
fn a_value_cannot_leave_its_segment() {
    assert_eq!(key_of(7, "a.txt").as_ref().map(ObjectKey::as_str), Ok("users/7/a.txt"));
    assert!(key_of(7, "../8").is_err());
}

#[test]
fn values() {
    assert_eq!(VALUES.0.as_str(), NAME);
    assert_eq!(OBJECT.query().get("versionId"), Some("12"));
    assert_eq!(LINK, "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/a.txt");
    let object = with_version(VALUES.2, "12").and_then(|object| object.unsigned());
    assert_eq!(
        object.as_deref(),
        Ok("https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/a.txt?a=b&versionId=12")
    );
}
