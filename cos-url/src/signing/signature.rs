//! Stage 5, `Signature`.

use super::hex::{HEX_LENGTH, write_hex};
use core::fmt;

/// `Signature`: 40 lower-case hexadecimal digits, which prove to COS that the URL was made with the SecretKey.
///
/// `Debug` does not show it.
#[derive(Clone, Copy)]
pub struct Signature([u8; HEX_LENGTH]);

impl Signature {
    pub(super) fn from_digest(digest: &[u8; 20]) -> Self {
        let mut digits = [0; HEX_LENGTH];
        write_hex(digest, &mut digits);
        Self(digits)
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        // Hexadecimal digits are ASCII, so there is no error to report.
        str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Debug for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Signature(..)")
    }
}

#[cfg(test)]
mod tests {
    use crate::signature::{HttpString, SignKey, StringToSign};
    use crate::{KeyTime, Method};
    use alloc::format;

    #[test]
    fn the_example_of_the_document() {
        let key_time = KeyTime::new(1_557_989_753, 1_557_996_953).unwrap();
        let http_string = HttpString::new(
            Method::Get,
            "exampleobject(腾讯云)",
            "response-cache-control=max-age%3D600&response-content-type=application%2Foctet-stream",
            "date=Thu%2C%2016%20May%202019%2006%3A55%3A53%20GMT&host=examplebucket-1250000000.cos.ap-beijing.myqcloud.com",
        );
        let sign_key = SignKey::derive("BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz", key_time);
        let signature = sign_key.sign(&StringToSign::new(key_time, &http_string));
        assert_eq!(signature.as_str(), "01681b8c9d798a678e43b685a9f1bba0f6c0e012");
        assert_eq!(format!("{signature:?}"), "Signature(..)");
    }
}
