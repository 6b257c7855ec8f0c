//! Secrets in a canonical request: the token of temporary credentials, customer-provided encryption keys, and the
//! signature of a CDN or of an old URL.

use alloc::string::String;
use alloc::vec::Vec;
use cos_url_core::cross_field::is_security_token;
use cos_url_core::is_secret;

pub(crate) const HIDDEN: &str = "(hidden)";

/// Whether the value of a parameter or header, by its `K(name)`, is a secret.
pub fn is_hidden(name: &str) -> bool {
    is_security_token(name.as_bytes()) || is_secret(name) || name == "sign"
}

/// `name=value` pairs, joined by `&`, without the values that are secrets.
pub(crate) fn without_secrets(pairs: &str) -> String {
    let shown = pairs.split('&').map(|pair| match pair.split_once('=') {
        Some((name, _)) if is_hidden(name) => [name, "=", HIDDEN].concat(),
        _ => pair.into(),
    });
    shown.collect::<Vec<_>>().join("&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_and_keys_are_hidden() {
        for (pairs, expected) in [
            ("", ""),
            ("sign=q-ak%3DA%26q-signature%3Db&signed=1", "sign=(hidden)&signed=1"),
            ("a=1&x-cos-security-token=T%3D&b=", "a=1&x-cos-security-token=(hidden)&b="),
            ("x-cos-server-side-encryption-customer-key=K", "x-cos-server-side-encryption-customer-key=(hidden)"),
            (
                "x-cos-copy-source-server-side-encryption-customer-key=K",
                "x-cos-copy-source-server-side-encryption-customer-key=(hidden)",
            ),
        ] {
            assert_eq!(without_secrets(pairs), expected);
        }
    }
}
