//! Stage 2, `SignKey`: the key for one `KeyTime`.

use super::hex::{HEX_LENGTH, write_hex};
use super::hmac_sha1::{HmacKey, Message};
use super::key_time_text::KeyTimeText;
use super::{Signature, StringToSign};
use crate::KeyTime;
use alloc::boxed::Box;
use alloc::format;
use core::fmt;
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use zeroize::Zeroizing;

/// `SignKey`: the key for one [`KeyTime`], 40 lower-case hexadecimal digits.
///
/// It signs whatever the SecretKey could sign within that period, so it is a secret too: `Debug` does not show it, and
/// it is zeroized on drop.
#[derive(Clone)]
// Boxed, because moving a value leaves a copy of its bytes behind.
pub struct SignKey(Box<Zeroizing<[u8; HEX_LENGTH]>>);

impl SignKey {
    /// `hex(HMAC-SHA1(SecretKey, KeyTime))`.
    pub fn derive(secret_key: &str, key_time: KeyTime) -> Self {
        let digest = Zeroizing::new(hmac_sha1(secret_key.as_bytes(), format!("{key_time}").as_bytes()));
        Self::from_digest(&digest)
    }

    /// The key for one period, from the HMAC key of a SecretKey.
    pub(crate) fn of_hmac_key(secret_key: &HmacKey, key_time: KeyTime) -> Self {
        Self::from_digest(&digest(secret_key, &KeyTimeText::new(key_time)))
    }

    pub(crate) fn from_digest(digest: &[u8; 20]) -> Self {
        let mut digits = Box::new(Zeroizing::new([0; HEX_LENGTH]));
        write_hex(digest, &mut digits);
        Self(digits)
    }

    /// `hex(HMAC-SHA1(SignKey, StringToSign))`. The key is the 40 digits, not the 20 bytes that they encode.
    pub fn sign(&self, string_to_sign: &StringToSign) -> Signature {
        Signature::from_digest(&hmac_sha1(self.as_str().as_bytes(), string_to_sign.as_str().as_bytes()))
    }

    /// Whether a signature, 40 lower-case hexadecimal digits, matches a [`StringToSign`]. Compares in constant time.
    pub fn verify(&self, string_to_sign: &StringToSign, signature: &str) -> bool {
        let mut digest = [0; 20];
        !signature.bytes().any(|digit| digit.is_ascii_uppercase())
            && hex::decode_to_slice(signature, &mut digest).is_ok()
            && self.hmac(string_to_sign.as_str().as_bytes()).verify_slice(&digest).is_ok()
    }

    /// Whether two strings are equal. It compares their HMACs, so the time does not depend on the length of a common
    /// prefix.
    pub(crate) fn are_equal(&self, a: &[u8], b: &[u8]) -> bool {
        self.hmac(a).verify(&self.hmac(b).finalize().into_bytes()).is_ok()
    }

    fn hmac(&self, message: &[u8]) -> Hmac<Sha1> {
        hmac(self.as_str().as_bytes(), message)
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        // Hexadecimal digits are ASCII, so there is no error to report.
        str::from_utf8(&self.0[..]).unwrap_or_default()
    }
}

impl fmt::Debug for SignKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SignKey(..)")
    }
}

/// The digest whose hexadecimal digits are the `SignKey`.
#[inline]
pub(super) fn digest(secret_key: &HmacKey, key_time: &KeyTimeText) -> Zeroizing<[u8; 20]> {
    let mut message = Message::new();
    key_time.push_to(&mut message);
    Zeroizing::new(secret_key.hmac(message.padded()))
}

fn hmac_sha1(key: &[u8], message: &[u8]) -> [u8; 20] {
    hmac(key, message).finalize().into_bytes().into()
}

/// HMAC-SHA1 with the hmac crate, for everything except signed URLs.
#[expect(clippy::expect_used, reason = "HMAC accepts keys of every length: RFC 2104, section 2")]
fn hmac(key: &[u8], message: &[u8]) -> Hmac<Sha1> {
    Hmac::<Sha1>::new_from_slice(key).expect("HMAC accepts keys of every length").chain_update(message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Method;
    use crate::signature::HttpString;

    #[test]
    fn the_example_of_the_document() {
        let key_time = KeyTime::new(1_557_989_151, 1_557_996_351).unwrap();
        let sign_key = SignKey::derive("BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz", key_time);
        assert_eq!(sign_key.as_str(), "eb2519b498b02ac213cb1f3d1a3d27a3b3c9bc5f");
        assert_eq!(format!("{sign_key:?}"), "SignKey(..)");
    }

    #[test]
    fn a_signature_is_verified() {
        let key_time = KeyTime::new(1_557_989_151, 1_557_996_351).unwrap();
        let sign_key = SignKey::derive("BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz", key_time);
        let string_to_sign = StringToSign::new(key_time, &HttpString::new(Method::Get, "a", "", ""));
        let signature = sign_key.sign(&string_to_sign);
        for (signature, expected) in [
            (signature.as_str(), true),
            (&signature.as_str().to_ascii_uppercase(), false),
            (&signature.as_str()[..38], false),
            (&[signature.as_str(), "00"].concat(), false),
            ("0000000000000000000000000000000000000000", false),
            ("", false),
        ] {
            assert_eq!(sign_key.verify(&string_to_sign, signature), expected, "{signature}");
        }
        assert!(sign_key.are_equal(b"a", b"a") && !sign_key.are_equal(b"a", b"b") && !sign_key.are_equal(b"", b"a"));
    }
}
