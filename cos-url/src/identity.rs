//! What a request says of who signed it: the `SecretId`, and the token of temporary credentials.

use crate::key_time_text::KeyTimeText;
use alloc::string::String;
use cos_url_core::percent::{is_plain, push_component};
use zeroize::Zeroizing;

/// The name of the parameter, and of the header, that carries the token of temporary credentials.
pub(crate) const SECURITY_TOKEN: &str = "x-cos-security-token";

/// Who signs, as it is written.
pub(crate) struct Identity {
    /// The beginning of every query: `?q-sign-algorithm=sha1&q-ak=<enc(SecretId)>&q-sign-time=`.
    head: String,
    /// The `SecretId`, where it is not what stands in the head.
    raw_id: Option<String>,
    pub(crate) token: Option<Token>,
}

const BEFORE_ID: &str = "?q-sign-algorithm=sha1&q-ak=";
const AFTER_ID: &str = "&q-sign-time=";
const BETWEEN_TIMES: &str = "&q-key-time=";
const AFTER_TIMES: &str = "&q-header-list=";

impl Identity {
    pub(crate) fn new(secret_id: &str, token: Option<&str>) -> Self {
        let mut head = String::with_capacity(BEFORE_ID.len() + secret_id.len() + AFTER_ID.len());
        head.push_str(BEFORE_ID);
        push_component(&mut head, secret_id);
        let is_encoded = head.len() > BEFORE_ID.len() + secret_id.len();
        head.push_str(AFTER_ID);
        Self { head, raw_id: is_encoded.then(|| secret_id.into()), token: token.map(Token::new) }
    }

    /// The `SecretId`.
    pub(crate) fn secret_id(&self) -> &str {
        let encoded = || self.head.strip_prefix(BEFORE_ID)?.strip_suffix(AFTER_ID);
        self.raw_id.as_deref().or_else(encoded).unwrap_or_default()
    }

    /// The most bytes that [`push_head`](Self::push_head) appends.
    #[inline]
    pub(crate) fn head_length(&self) -> usize {
        self.head.len() + BETWEEN_TIMES.len() + AFTER_TIMES.len() + 2 * KeyTimeText::MOST_BYTES
    }

    /// Appends the query of a URL up to the list of headers.
    #[inline]
    pub(crate) fn push_head(&self, key_time: &KeyTimeText, out: &mut String) {
        let key_time = key_time.encoded();
        out.push_str(&self.head);
        out.push_str(key_time.as_str());
        out.push_str(BETWEEN_TIMES);
        out.push_str(key_time.as_str());
        out.push_str(AFTER_TIMES);
    }
}

/// The token of temporary credentials.
pub(crate) struct Token {
    /// `x-cos-security-token=<enc(token)>`: so it stands in the `HttpString` and in the URL.
    pub(crate) pair: Zeroizing<String>,
    /// The token, where it is not what stands in the pair.
    raw: Option<Zeroizing<String>>,
}

impl Token {
    pub(crate) fn new(token: &str) -> Self {
        let is_plain = is_plain(token);
        // Long enough from the start, so that no part of it is left behind in a buffer that was too small.
        let length = if is_plain { token.len() } else { 3 * token.len() };
        let mut pair = Zeroizing::new(String::with_capacity(SECURITY_TOKEN.len() + "=".len() + length));
        pair.push_str(SECURITY_TOKEN);
        pair.push('=');
        if is_plain {
            pair.push_str(token);
        } else {
            push_component(&mut pair, token);
        }
        Self { pair, raw: (!is_plain).then(|| Zeroizing::new(token.into())) }
    }

    /// The token, as it stands in a header.
    pub(crate) fn value(&self) -> &str {
        let encoded = || self.pair.strip_prefix(SECURITY_TOKEN)?.strip_prefix('=');
        self.raw.as_ref().map(|token| token.as_str()).or_else(encoded).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_encoded_in_a_url_and_only_there() {
        for (id, encoded) in [("AKID1", "AKID1"), ("a/b", "a%2Fb"), ("a%2Fb", "a%252Fb")] {
            let identity = Identity::new(id, None);
            assert_eq!(identity.secret_id(), id);
            assert_eq!(identity.head, ["?q-sign-algorithm=sha1&q-ak=", encoded, "&q-sign-time="].concat());
        }
    }

    #[test]
    fn a_token_is_encoded_in_a_url_and_only_there() {
        for (token, pair) in [("T0-a", "x-cos-security-token=T0-a"), ("T+/==", "x-cos-security-token=T%2B%2F%3D%3D")] {
            let found = Token::new(token);
            assert_eq!((found.value(), found.pair.as_str()), (token, pair));
        }
    }

    #[test]
    fn the_greatest_length_of_a_head_is_that_of_the_last_times() {
        let identity = Identity::new("a/b", None);
        let mut head = String::new();
        let last = crate::KeyTime::new(253_402_300_798, 253_402_300_799).unwrap();
        identity.push_head(&KeyTimeText::new(last), &mut head);
        assert_eq!(identity.head_length(), head.len());
    }
}
