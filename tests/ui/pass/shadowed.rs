//! User-defined items with the same names do not affect the expansion.

#![allow(dead_code, non_camel_case_types, non_upper_case_globals, unused_macros, non_snake_case)]

mod core {}
mod std {}
mod alloc {}

struct Ok;
struct Err;
struct Some;
struct None;
struct Result;
struct Option;
struct Box;
struct Duration;
struct ObjectUrl;
struct Bucket;
struct u8;
struct u64;
struct usize;
struct str;
struct bool;
trait From {}
trait TryInto {}

const NAME: &'static ::core::primitive::str = "examplebucket-1250000000";
const BUCKET: ::cos_url::Bucket = ::cos_url::bucket!(NAME);
const KEY: ::cos_url::ObjectKey = ::cos_url::object_key!("key");
const VALUE: ::cos_url::QueryValue = ::cos_url::query_value!("query");
const URL: &'static ::core::primitive::str =
    ::cos_url::cos_url! { bucket: BUCKET, region: "ap-beijing", key: KEY, query: { "versionId": VALUE }, sign: false };

macro_rules! compile_error {
    ($($any:tt)*) => {};
}

mod other {
    mod cos_url {}

    pub const LINK: &'static ::core::primitive::str =
        ::cos_url::cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", sign: false };
}

const CALL: ::cos_url::ObjectUrl = ::cos_url::cos_url! {
    bucket: BUCKET,
    region: "ap-beijing",
    key: KEY,
    query: { "b": "1", "a": "2" },
    headers: { "Content-Type": "text/plain" },
    method: "PUT",
    expires: 600,
};

fn signed(signer: &::cos_url::Signer, key: &::core::primitive::str) -> ::core::result::Result<(), ::cos_url::Error> {
    let _ = ::cos_url::cos_url! { signer: signer, bucket: BUCKET, region: "ap-beijing", key: key, query: { "a": 1 }, expires: 5 }?;
    let _ = ::cos_url::cos_url! { signer: signer, bucket: BUCKET, region: "ap-beijing", key: key.parse()? }?;
    let _ = ::cos_url::cos_url! { signer: signer, bucket: "a-1", region: "ap-beijing", key: "a" }?;
    ::core::result::Result::Ok(())
}

pub fn main() {
    assert_eq!(CALL.key().as_str(), "key");
    assert!(URL.ends_with("/key?versionId=query"));
    assert!(other::LINK.ends_with("/a.txt"));
    let url = ::cos_url::object_key!("a.txt");
    let object = ::cos_url::cos_url! { bucket: BUCKET, region: "ap-beijing", key: url };
    assert_eq!(object.key().as_str(), "a.txt");
}
