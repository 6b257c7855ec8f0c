//! Names of the user's own, called like those of the language or of the expansion, change nothing.

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
struct Given;
struct ObjectUrl;
struct Bucket;
struct u8;
struct u64;
struct usize;
struct str;
struct bool;
trait From {}
trait OrNot {}

const URL: &'static ::core::primitive::str = "url";
const BYTES: &'static ::core::primitive::str = "bytes";
const TEXT: &'static ::core::primitive::str = "text";
const PART: &'static ::core::primitive::str = "examplebucket-1250000000";
const PAIRS: &'static ::core::primitive::str = "versionId";
const QUERY: &'static ::core::primitive::str = "query";
const METHOD: &'static ::core::primitive::str = "PUT";
const ENDPOINT: ::cos_url::Endpoint = ::cos_url::Endpoint::Accelerate;

macro_rules! compile_error {
    ($($any:tt)*) => {};
}

mod other {
    mod cos_url {}

    pub const LINK: &'static ::core::primitive::str =
        ::cos_url::cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", sign: false };
}

const CALL: ::cos_url::ObjectUrl = ::cos_url::cos_url! {
    bucket: PART,
    region: "ap-beijing",
    key: URL,
    query: { PAIRS: QUERY, "a": TEXT, "b": BYTES },
    headers: { "Content-Type": "text/plain" },
    method: METHOD,
    endpoint: ENDPOINT,
    expires: 600,
};

fn main() {
    assert_eq!(CALL.key().as_str(), "url");
    assert_eq!(CALL.query().get("versionId").map(|value| value.as_str()), ::core::option::Option::Some("query"));
    assert_eq!(CALL.method(), ::cos_url::Method::Put);
    assert!(other::LINK.ends_with("/a.txt"));
    let url = ::cos_url::object_key!("a.txt");
    let object = ::cos_url::cos_url! { bucket: PART, region: "ap-beijing", key: url };
    assert_eq!(object.key().as_str(), "a.txt");
}
