//! The encoded credentials in a signed request: the `SecretId`, and the token of temporary credentials.

use super::key_time_text::KeyTimeText;
use alloc::string::String;
use cos_url_core::percent::{is_plain, push_component};
use zeroize::Zeroizing;

/// The name of the parameter, and of the header, for the token of temporary credentials.
pub(crate) const SECURITY_TOKEN: &str = "x-cos-security-token";

/// The `SecretId` and the token, in the form in which they are written.
pub(crate) struct EncodedCredentials {
    /// The start of every query: `?q-sign-algorithm=sha1&q-ak=<enc(SecretId)>&q-sign-time=`.
    query_start: String,
    /// The `SecretId`, if `query_start` contains it only in encoded form.
    raw_id: Option<String>,
    pub(crate) token: Option<Token>,
}

const BEFORE_ID: &str = "?q-sign-algorithm=sha1&q-ak=";
const AFTER_ID: &str = "&q-sign-time=";
const BETWEEN_TIMES: &str = "&q-key-time=";
const AFTER_TIMES: &str = "&q-header-list=";

impl EncodedCredentials {
    pub(crate) fn new(secret_id: &str, token: Option<&str>) -> Self {
        let mut query_start = String::with_capacity(BEFORE_ID.len() + secret_id.len() + AFTER_ID.len());
        query_start.push_str(BEFORE_ID);
        push_component(&mut query_start, secret_id);
        let is_encoded = query_start.len() > BEFORE_ID.len() + secret_id.len();
        query_start.push_str(AFTER_ID);
        Self { query_start, raw_id: is_encoded.then(|| secret_id.into()), token: token.map(Token::new) }
    }

    /// The `SecretId`.
    pub(crate) fn secret_id(&self) -> &str {
        let encoded = || self.query_start.strip_prefix(BEFORE_ID)?.strip_suffix(AFTER_ID);
        self.raw_id.as_deref().or_else(encoded).unwrap_or_default()
    }

    /// The maximum number of bytes that [`push_query_prefix`](Self::push_query_prefix) appends.
    #[inline]
    pub(crate) fn query_prefix_length(&self) -> usize {
        self.query_start.len() + BETWEEN_TIMES.len() + AFTER_TIMES.len() + 2 * KeyTimeText::MOST_ENCODED_BYTES
    }

    /// Appends the query of a URL up to the list of headers.
    #[inline]
    pub(crate) fn push_query_prefix(&self, key_time: &KeyTimeText, out: &mut String) {
        out.push_str(&self.query_start);
        key_time.push_encoded(out);
        out.push_str(BETWEEN_TIMES);
        key_time.push_encoded(out);
        out.push_str(AFTER_TIMES);
    }
}

/// The token of temporary credentials.
pub(crate) struct Token {
    /// `x-cos-security-token=<enc(token)>`, as in the `HttpString` and in the URL.
    pub(crate) pair: Zeroizing<String>,
    /// The token, if the pair contains it only in encoded form.
    raw: Option<Zeroizing<String>>,
}

impl Token {
    pub(crate) fn new(token: &str) -> Self {
        let is_plain = is_plain(token);
        // Capacity for the complete text, because a buffer that grows leaves a copy of its bytes behind.
        let length = if is_plain { token.len() } else { 3 * token.len() };
        let mut pair = Zeroizing::new(String::with_capacity(SECURITY_TOKEN.len() + "=".len() + length));
        pair.push_str(SECURITY_TOKEN);
        pair.push('=');
        push_component(&mut pair, token);
        Self { pair, raw: (!is_plain).then(|| Zeroizing::new(token.into())) }
    }

    /// The token, as in a header.
    pub(crate) fn value(&self) -> &str {
        let encoded = || self.pair.strip_prefix(SECURITY_TOKEN)?.strip_prefix('=');
        self.raw.as_ref().map(|token| token.as_str()).or_else(encoded).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::KeyTime;

    #[test]
    fn an_id_is_encoded_only_in_a_url() {
        for (id, encoded) in [("AKID1", "AKID1"), ("a/b", "a%2Fb"), ("a%2Fb", "a%252Fb")] {
            let credentials = EncodedCredentials::new(id, None);
            assert_eq!(credentials.secret_id(), id);
            assert_eq!(credentials.query_start, ["?q-sign-algorithm=sha1&q-ak=", encoded, "&q-sign-time="].concat());
        }
    }

    #[test]
    fn a_token_is_encoded_only_in_a_url() {
        for (token, pair) in [("T0-a", "x-cos-security-token=T0-a"), ("T+/==", "x-cos-security-token=T%2B%2F%3D%3D")] {
            let found = Token::new(token);
            assert_eq!((found.value(), found.pair.as_str()), (token, pair));
        }
    }

    #[test]
    fn the_longest_prefix_is_that_of_the_last_seconds() {
        let credentials = EncodedCredentials::new("a/b", None);
        let mut prefix = String::new();
        let last = KeyTime::new(253_402_300_798, 253_402_300_799).unwrap();
        credentials.push_query_prefix(&KeyTimeText::new(last), &mut prefix);
        assert_eq!(credentials.query_prefix_length(), prefix.len());
    }
}
