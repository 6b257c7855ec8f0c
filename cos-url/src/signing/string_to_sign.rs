//! Stage 4, `StringToSign`: the algorithm, the `KeyTime` and the hash of the request.

use super::HttpString;
use super::hex::{HEX_LENGTH, write_hex};
use crate::KeyTime;
use alloc::format;
use alloc::string::String;
use sha1::{Digest, Sha1};

/// `StringToSign`: the algorithm, the [`KeyTime`] and the SHA-1 of the [`HttpString`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StringToSign(String);

impl StringToSign {
    /// `sha1`, the [`KeyTime`] and `hex(SHA1(HttpString))`, each followed by a line end.
    pub fn new(key_time: KeyTime, http_string: &HttpString) -> Self {
        Self(format!("sha1\n{key_time}\n{}\n", sha1(http_string.as_str())))
    }

    /// The `StringToSign` of a form: `hex(SHA1(policy))`, without line ends. The policy is the JSON text before base64.
    /// Source: POST Object, document [436/14690](https://cloud.tencent.com/document/product/436/14690).
    #[cfg(feature = "form")]
    pub fn of_policy(policy: &str) -> Self {
        Self(sha1(policy))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn sha1(text: &str) -> String {
    let mut digits = [0; HEX_LENGTH];
    write_hex(&Sha1::digest(text).into(), &mut digits);
    // Hexadecimal digits are ASCII, so there is no error to report.
    str::from_utf8(&digits).unwrap_or_default().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Method;

    #[test]
    fn the_example_of_the_document() {
        let http_string = HttpString::new(
            Method::Put,
            "exampleobject(腾讯云)",
            "",
            "content-length=13&content-md5=mQ%2FfVh815F3k6TAUm8m0eg%3D%3D&content-type=text%2Fplain\
             &date=Thu%2C%2016%20May%202019%2006%3A45%3A51%20GMT\
             &host=examplebucket-1250000000.cos.ap-beijing.myqcloud.com\
             &x-cos-acl=private&x-cos-grant-read=uin%3D%22100000000011%22",
        );
        let string_to_sign = StringToSign::new(KeyTime::new(1_557_989_151, 1_557_996_351).unwrap(), &http_string);
        assert_eq!(string_to_sign.as_str(), "sha1\n1557989151;1557996351\n8b2751e77f43a0995d6e9eb9477f4b685cca4172\n");
    }
}
