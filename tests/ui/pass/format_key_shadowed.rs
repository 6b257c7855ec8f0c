//! `format_key!` next to user-defined types with the names of standard types, and without the prelude.

#![no_implicit_prelude]
#![allow(non_camel_case_types, dead_code)]

struct str;
struct u8;
struct Result;
struct Option;
struct String;

fn key(user: u64) -> ::core::result::Result<::cos_url::ObjectKey, ::cos_url::Error> {
    ::cos_url::format_key!("users/{user}/{file}", file = "a.txt")
}

pub fn main() {
    ::std::assert_eq!(key(7).as_ref().map(|key| key.as_str()), ::core::result::Result::Ok("users/7/a.txt"));
}
