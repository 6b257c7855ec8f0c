//! Nothing is taken from the prelude.

#![no_implicit_prelude]

const LINK: &'static str =
    ::cos_url::cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", sign: false };
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
const KEY: &'static str = "a.txt";

fn run_time(value: ::cos_url::QueryValue, signer: &::cos_url::Signer) -> bool {
    let url = ::cos_url::cos_url! {
        signer: signer,
        bucket: "examplebucket-1250000000",
        region: "ap-beijing",
        key: "a.txt",
        query: { "versionId": value },
    };
    ::core::result::Result::is_ok(&url)
}

fn main() {
    ::std::assert_eq!(CALL.key().as_str(), KEY);
    ::std::assert!(LINK.ends_with("/a.txt"));
    let credentials = ::cos_url::Credentials::new("AKIDEXAMPLE", "SECRETKEYEXAMPLE");
    let signer = ::cos_url::Signer::new(::core::result::Result::unwrap(credentials));
    ::std::assert!(run_time(::cos_url::QueryValue::EMPTY, &signer));
}
