//! The expansion does not use the prelude.

#![no_implicit_prelude]

const LINK: &'static str =
    ::cos_url::cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", sign: false };
const KEY: ::cos_url::ObjectKey = ::cos_url::object_key!(NAME);
const NAME: &'static str = "a.txt";
const CALL: ::cos_url::ObjectUrl = ::cos_url::cos_url! {
    bucket: "examplebucket-1250000000",
    region: "ap-beijing",
    key: KEY,
    query: { "versionId": "1" },
    headers: { "Content-Type": "text/plain" },
    expires: 600,
    method: "PUT",
    endpoint: "accelerate",
};
const OF_CONSTANTS: &'static str =
    ::cos_url::cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: KEY, sign: false };

fn run_time(value: &str, signer: &::cos_url::Signer) -> bool {
    let url = ::cos_url::cos_url! {
        signer: signer,
        bucket: "examplebucket-1250000000",
        region: "ap-beijing",
        key: value,
        query: { "versionId": value, "partNumber": 1 },
    };
    ::core::result::Result::is_ok(&url)
}

pub fn main() {
    ::std::assert_eq!(CALL.key().as_str(), NAME);
    ::std::assert_eq!(LINK, OF_CONSTANTS);
    let credentials = ::cos_url::Credentials::new("AKIDEXAMPLE", "SECRETKEYEXAMPLE");
    let signer = ::cos_url::Signer::new(::core::result::Result::unwrap(credentials));
    ::std::assert!(run_time("1", &signer));
}
