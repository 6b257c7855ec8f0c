//! The stages of the algorithm, in the order and by the names of the document.
//!
//! `KeyTime` → `SignKey` → `HttpString` → `StringToSign` → `Signature`. Source: Request Signature, document 436/7778.
//!
//! [`ObjectUrl::sign`](crate::ObjectUrl::sign) goes through them by itself. They are public for whoever has to find
//! out why COS answers `SignatureDoesNotMatch`: that answer holds the server's own `HttpString` (as `FormatString`)
//! and `StringToSign`, to be compared with [`ObjectUrl::http_string`](crate::ObjectUrl::http_string) and the
//! [`StringToSign`] of it.
//!
//! ```
//! use cos_url::signature::{HttpString, SignKey, StringToSign};
//! use cos_url::{KeyTime, Method};
//!
//! // The document's example of GET Object.
//! let key_time = KeyTime::new(1557989753, 1557996953)?;
//! let sign_key = SignKey::derive("BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz", key_time);
//! let http_string = HttpString::new(
//!     Method::Get,
//!     "exampleobject(腾讯云)",
//!     "response-cache-control=max-age%3D600&response-content-type=application%2Foctet-stream",
//!     "date=Thu%2C%2016%20May%202019%2006%3A55%3A53%20GMT&host=examplebucket-1250000000.cos.ap-beijing.myqcloud.com",
//! );
//! let signature = sign_key.sign(&StringToSign::new(key_time, &http_string));
//! assert_eq!(signature.as_str(), "01681b8c9d798a678e43b685a9f1bba0f6c0e012");
//! # Ok::<(), cos_url::KeyTimeError>(())
//! ```

use crate::{KeyTime, Method};
use alloc::format;
use alloc::string::String;
use core::fmt;
use hmac::digest::Digest;
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use zeroize::{Zeroize, Zeroizing};

/// The length of a SHA-1 digest as hexadecimal text.
const HEX_LENGTH: usize = 40;

/// `hex(HMAC-SHA1(key, message))`.
#[expect(clippy::expect_used, reason = "HMAC takes keys of every length: RFC 2104, section 2")]
fn authenticate(key: &str, message: &str) -> Hex {
    let hmac = Hmac::<Sha1>::new_from_slice(key.as_bytes()).expect("HMAC takes keys of every length");
    Hex::of(&hmac.chain_update(message).finalize().into_bytes())
}

/// `SignKey`: the key for one [`KeyTime`], 40 lower-case hexadecimal digits.
///
/// It signs whatever the SecretKey could sign within that time, so it is a secret too: `Debug` does not show it, and
/// it is overwritten when it is dropped.
#[derive(Clone)]
pub struct SignKey(Hex);

impl SignKey {
    /// `hex(HMAC-SHA1(SecretKey, KeyTime))`.
    pub fn derive(secret_key: &str, key_time: KeyTime) -> Self {
        Self(authenticate(secret_key, &format!("{key_time}")))
    }

    /// `hex(HMAC-SHA1(SignKey, StringToSign))`, where the key is the 40 digits and not the bytes behind them.
    pub fn sign(&self, string_to_sign: &StringToSign) -> Signature {
        Signature(authenticate(self.as_str(), string_to_sign.as_str()))
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl Drop for SignKey {
    fn drop(&mut self) {
        self.0.0.zeroize();
    }
}

impl fmt::Debug for SignKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SignKey(..)")
    }
}

/// `HttpString`: the request as it is signed, COS's `FormatString`.
///
/// It holds the security token of a temporary credential, so `Debug` does not show it, and it is overwritten when it is
/// dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct HttpString(Zeroizing<String>);

impl HttpString {
    /// The method in lower case, the path decoded, the parameters and the headers, each with a line end.
    ///
    /// `parameters` and `headers` are `name=value` pairs, joined by `&`: the names encoded and lower-cased, the values
    /// encoded, sorted by name.
    pub fn new(method: Method, key: &str, parameters: &str, headers: &str) -> Self {
        // In a text of the right size, because one that grows leaves copies of itself in memory.
        Self(Zeroizing::new([method.as_lower_str(), "\n/", key, "\n", parameters, "\n", headers, "\n"].concat()))
    }

    /// A text that is an `HttpString` already.
    pub(crate) fn from_text(text: Zeroizing<String>) -> Self {
        Self(text)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for HttpString {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HttpString(..)")
    }
}

/// `StringToSign`: the algorithm, the [`KeyTime`] and the SHA-1 of the [`HttpString`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StringToSign(String);

impl StringToSign {
    /// `sha1`, the key time and `hex(SHA1(HttpString))`, each with a line end.
    pub fn new(key_time: KeyTime, http_string: &HttpString) -> Self {
        let hash = Hex::of(&Sha1::digest(http_string.as_str()));
        Self(format!("sha1\n{key_time}\n{}\n", hash.as_str()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// `Signature`: 40 lower-case hexadecimal digits, by which COS knows that whoever made the URL has the SecretKey.
///
/// `Debug` does not show it.
#[derive(Clone, Copy)]
pub struct Signature(Hex);

impl Signature {
    /// The digits.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl fmt::Debug for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Signature(..)")
    }
}

/// A digest as lower-case hexadecimal text, by the hex crate: for the stages, which are not on the path of a URL.
#[derive(Clone, Copy)]
#[repr(align(8))]
pub(crate) struct Hex([u8; HEX_LENGTH]);

impl Hex {
    pub(crate) fn of(digest: &[u8]) -> Self {
        let mut text = [0; HEX_LENGTH];
        // The length is that of a SHA-1 digest, so there is no error to report.
        let written = hex::encode_to_slice(digest, &mut text);
        debug_assert_eq!(written, Ok(()));
        Self(text)
    }

    pub(crate) fn as_str(&self) -> &str {
        // Hexadecimal digits are ASCII, so there is no error to report.
        str::from_utf8(&self.0).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET_KEY: &str = "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz";

    fn key_time() -> KeyTime {
        KeyTime::new(1_557_989_151, 1_557_996_351).unwrap()
    }

    // The document's example of PUT Object, stage by stage.

    #[test]
    fn sign_key() {
        let sign_key = SignKey::derive(SECRET_KEY, key_time());
        assert_eq!(sign_key.as_str(), "eb2519b498b02ac213cb1f3d1a3d27a3b3c9bc5f");
    }

    fn http_string() -> HttpString {
        HttpString::new(
            Method::Put,
            "exampleobject(腾讯云)",
            "",
            "content-length=13&content-md5=mQ%2FfVh815F3k6TAUm8m0eg%3D%3D&content-type=text%2Fplain\
             &date=Thu%2C%2016%20May%202019%2006%3A45%3A51%20GMT\
             &host=examplebucket-1250000000.cos.ap-beijing.myqcloud.com\
             &x-cos-acl=private&x-cos-grant-read=uin%3D%22100000000011%22",
        )
    }

    #[test]
    fn string_to_sign() {
        let string_to_sign = StringToSign::new(key_time(), &http_string());
        assert_eq!(string_to_sign.as_str(), "sha1\n1557989151;1557996351\n8b2751e77f43a0995d6e9eb9477f4b685cca4172\n");
    }

    #[test]
    fn signature() {
        let string_to_sign = StringToSign::new(key_time(), &http_string());
        let signature = SignKey::derive(SECRET_KEY, key_time()).sign(&string_to_sign);
        assert_eq!(signature.as_str(), "3b8851a11a569213c17ba8fa7dcf2abec6935172");
    }

    #[test]
    fn no_stage_shows_what_it_holds() {
        let string_to_sign = StringToSign::new(key_time(), &http_string());
        let sign_key = SignKey::derive(SECRET_KEY, key_time());
        let shown = format!("{sign_key:?} {:?} {:?}", sign_key.sign(&string_to_sign), http_string());
        assert_eq!(shown, "SignKey(..) Signature(..) HttpString(..)");
    }
}
