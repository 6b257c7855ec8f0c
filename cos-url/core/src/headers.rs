//! Headers: the request headers that are signed. Their rules are in [`rules`].

mod rules;

pub(crate) use rules::check_pair;

use crate::Error;
use crate::const_bytes::starts_with_ignoring_case;
use crate::error::{ErrorKind, Part};
use crate::sorted_pairs::sorted_pairs;
use crate::string_newtype::{
    compared_by_bytes, compared_ignoring_case, from_integers, serde_as_text, string_newtype, validated_by_rule,
};
use crate::text::Text;
use alloc::format;
use alloc::string::String;
use core::fmt;
use rules::{check_name, check_value};

/// Request headers, in signing order: the bytewise order of their encoded, lower-case names.
///
/// A request with a signed URL must send each header that is signed, with the same value. `Debug` hides the values of
/// the headers `x-cos-server-side-encryption-*` and `x-cos-copy-source-server-side-encryption-*`, which may hold a key.
/// With the feature `http`, `http::HeaderMap` implements `TryFrom<&Headers>`.
///
/// Source: Request Signature, document [436/7778](https://cloud.tencent.com/document/product/436/7778).
///
/// ```
/// # use cos_url_core as cos_url;
/// use cos_url::Headers;
///
/// const JPEG: Headers = Headers::from_static(&[("Content-Type", "image/jpeg")]);
/// assert_eq!(JPEG.get("content-type"), Some("image/jpeg"));
/// ```
#[derive(Clone)]
pub struct Headers {
    pairs: Pairs,
    is_plain: bool,
    is_valid: bool,
}

sorted_pairs!(Headers, HeaderName, HeaderValue, "header", ErrorKind::DuplicateHeaderName, Part::HeaderValue);

impl fmt::Debug for Headers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = |(name, value)| (name, if is_secret(name) { "(hidden)" } else { value });
        f.debug_map().entries(self.iter().map(shown)).finish()
    }
}

/// Whether the value of a header may contain an encryption key of the customer.
pub const fn is_secret(name: &str) -> bool {
    starts_with_ignoring_case(name.as_bytes(), b"x-cos-server-side-encryption-")
        || starts_with_ignoring_case(name.as_bytes(), b"x-cos-copy-source-server-side-encryption-")
}

/// The name of a request header: `Content-Type`, `x-cos-acl`. Names are compared without ASCII case.
///
/// The library sets `Host`, `Authorization` and the security token. Headers that clients or proxies rewrite, such as
/// `User-Agent`, cannot be signed. With the feature `http`, `http::HeaderName` implements `TryFrom<HeaderName>`.
#[derive(Debug, Clone)]
pub struct HeaderName(Text);

impl HeaderName {
    /// `Content-Type`.
    pub const CONTENT_TYPE: Self = Self(Text::Static("Content-Type"));
    /// `Content-Length`, in bytes: the only way to limit the size of a PUT.
    pub const CONTENT_LENGTH: Self = Self(Text::Static("Content-Length"));
    /// `Content-MD5`: the MD5 of the content, in base64.
    pub const CONTENT_MD5: Self = Self(Text::Static("Content-MD5"));
    /// `Content-Disposition`: in a PUT, stored with the object.
    pub const CONTENT_DISPOSITION: Self = Self(Text::Static("Content-Disposition"));
    /// `Cache-Control`: in a PUT, stored with the object.
    pub const CACHE_CONTROL: Self = Self(Text::Static("Cache-Control"));
    /// `Range`: the bytes to read.
    pub const RANGE: Self = Self(Text::Static("Range"));
    /// `x-cos-acl`: who may read and write the object.
    pub const ACL: Self = Self(Text::Static("x-cos-acl"));
}

/// The other headers of COS. Sources: PUT Object, document
/// [436/7749](https://cloud.tencent.com/document/product/436/7749); PUT Object - Copy,
/// [436/10881](https://cloud.tencent.com/document/product/436/10881); Common Request Headers,
/// [436/7728](https://cloud.tencent.com/document/product/436/7728).
impl HeaderName {
    /// `x-cos-grant-read`: who may read the object.
    pub const GRANT_READ: Self = Self(Text::Static("x-cos-grant-read"));
    /// `x-cos-grant-read-acp`: who may read the access control list of the object.
    pub const GRANT_READ_ACP: Self = Self(Text::Static("x-cos-grant-read-acp"));
    /// `x-cos-grant-write-acp`: who may write the access control list of the object.
    pub const GRANT_WRITE_ACP: Self = Self(Text::Static("x-cos-grant-write-acp"));
    /// `x-cos-grant-full-control`: who may do everything with the object.
    pub const GRANT_FULL_CONTROL: Self = Self(Text::Static("x-cos-grant-full-control"));
    /// `x-cos-storage-class`: the storage class, such as `STANDARD_IA`.
    pub const STORAGE_CLASS: Self = Self(Text::Static("x-cos-storage-class"));
    /// `x-cos-tagging`: the tags of the object, in the form of a query.
    pub const TAGGING: Self = Self(Text::Static("x-cos-tagging"));
    /// `x-cos-forbid-overwrite`: `true`, if an existing object must not be overwritten.
    pub const FORBID_OVERWRITE: Self = Self(Text::Static("x-cos-forbid-overwrite"));
    /// `x-cos-traffic-limit`: the maximum transfer rate in bits per second, 819200 to 838860800.
    pub const TRAFFIC_LIMIT: Self = Self(Text::Static("x-cos-traffic-limit"));
    /// `x-cos-metadata-directive`: whether a copy keeps its metadata: `Copy` or `Replaced`.
    pub const METADATA_DIRECTIVE: Self = Self(Text::Static("x-cos-metadata-directive"));
    /// `x-cos-tagging-directive`: whether a copy keeps its tags: `Copy` or `Replaced`.
    pub const TAGGING_DIRECTIVE: Self = Self(Text::Static("x-cos-tagging-directive"));
    /// `x-cos-copy-source`: the object to copy, as host and percent-encoded path.
    pub const COPY_SOURCE: Self = Self(Text::Static("x-cos-copy-source"));
    /// `x-cos-copy-source-range`: the bytes to copy, in a part of a multipart upload.
    pub const COPY_SOURCE_RANGE: Self = Self(Text::Static("x-cos-copy-source-range"));
    /// `x-cos-copy-source-If-Match`: copies only an object with this entity tag.
    pub const COPY_SOURCE_IF_MATCH: Self = Self(Text::Static("x-cos-copy-source-If-Match"));
    /// `x-cos-copy-source-If-None-Match`: copies only an object with another entity tag.
    pub const COPY_SOURCE_IF_NONE_MATCH: Self = Self(Text::Static("x-cos-copy-source-If-None-Match"));
    /// `x-cos-copy-source-If-Modified-Since`: copies only an object that is newer.
    pub const COPY_SOURCE_IF_MODIFIED_SINCE: Self = Self(Text::Static("x-cos-copy-source-If-Modified-Since"));
    /// `x-cos-copy-source-If-Unmodified-Since`: copies only an object that is not newer.
    pub const COPY_SOURCE_IF_UNMODIFIED_SINCE: Self = Self(Text::Static("x-cos-copy-source-If-Unmodified-Since"));
    /// `x-cos-server-side-encryption`: the encryption at rest: `AES256`, `SM4` or `cos/kms`.
    pub const SERVER_SIDE_ENCRYPTION: Self = Self(Text::Static("x-cos-server-side-encryption"));
    /// `x-cos-server-side-encryption-cos-kms-key-id`: the key of the key management service.
    pub const SERVER_SIDE_ENCRYPTION_KMS_KEY_ID: Self =
        Self(Text::Static("x-cos-server-side-encryption-cos-kms-key-id"));
    /// `x-cos-server-side-encryption-context`: the context of the encryption, as base64 of JSON.
    pub const SERVER_SIDE_ENCRYPTION_CONTEXT: Self = Self(Text::Static("x-cos-server-side-encryption-context"));
    /// `x-cos-server-side-encryption-customer-algorithm`: the algorithm of a key of the customer.
    pub const SERVER_SIDE_ENCRYPTION_CUSTOMER_ALGORITHM: Self =
        Self(Text::Static("x-cos-server-side-encryption-customer-algorithm"));
    /// `x-cos-server-side-encryption-customer-key`: a key of the customer, in base64.
    pub const SERVER_SIDE_ENCRYPTION_CUSTOMER_KEY: Self =
        Self(Text::Static("x-cos-server-side-encryption-customer-key"));
    /// `x-cos-server-side-encryption-customer-key-MD5`: the MD5 of a key of the customer, in base64.
    pub const SERVER_SIDE_ENCRYPTION_CUSTOMER_KEY_MD5: Self =
        Self(Text::Static("x-cos-server-side-encryption-customer-key-MD5"));
    /// `x-cos-copy-source-server-side-encryption-customer-algorithm`: the algorithm of the object to copy.
    pub const COPY_SOURCE_SERVER_SIDE_ENCRYPTION_CUSTOMER_ALGORITHM: Self =
        Self(Text::Static("x-cos-copy-source-server-side-encryption-customer-algorithm"));
    /// `x-cos-copy-source-server-side-encryption-customer-key`: the key of the object to copy, in base64.
    pub const COPY_SOURCE_SERVER_SIDE_ENCRYPTION_CUSTOMER_KEY: Self =
        Self(Text::Static("x-cos-copy-source-server-side-encryption-customer-key"));
    /// `x-cos-copy-source-server-side-encryption-customer-key-MD5`: the MD5 of that key, in base64.
    pub const COPY_SOURCE_SERVER_SIDE_ENCRYPTION_CUSTOMER_KEY_MD5: Self =
        Self(Text::Static("x-cos-copy-source-server-side-encryption-customer-key-MD5"));
    /// `x-cos-callback`: the HTTP request that COS sends after an upload, as base64 of JSON.
    pub const CALLBACK: Self = Self(Text::Static("x-cos-callback"));
    /// `x-cos-callback-var`: the variables of that request, as base64 of JSON.
    pub const CALLBACK_VAR: Self = Self(Text::Static("x-cos-callback-var"));
}

impl HeaderName {
    /// Parses the name of a header.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidHeaderName`] for a text that is not a token of RFC 9110, for a header that the library sets,
    /// for one that clients or proxies rewrite, and for `x-cos-meta-*` with an underscore, which COS does not support.
    pub fn new(name: impl Into<String>) -> Result<Self, Error> {
        Self::validated(name.into(), check_name)
    }

    /// The error for a value of this header. It does not contain the value if that may be a key.
    #[doc(hidden)]
    #[must_use]
    pub fn __value_error(&self, error: Error) -> Error {
        if error.kind() != ErrorKind::InvalidHeaderValue || !is_secret(self.as_str()) {
            return error;
        }
        let message = format!(
            "invalid value of the header `{self}`, which is not repeated because it may hold a key: header values are visible \
             ASCII, without whitespace around them"
        );
        Error::__new(ErrorKind::InvalidHeaderValue, message)
    }
}

validated_by_rule!(HeaderName(name), Part::HeaderName, check_name);
string_newtype!(HeaderName);
compared_ignoring_case!(HeaderName);
serde_as_text!(HeaderName);

/// The value of a request header: visible ASCII with spaces and tabs in between, or the empty text.
///
/// An integer of any width converts into a value. With the feature `http`, `http::HeaderValue` implements
/// `TryFrom<HeaderValue>`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HeaderValue(Text);

impl HeaderValue {
    /// Parses the value of a header.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidHeaderValue`] for a text with a control character other than a tab, with a character outside
    /// ASCII, or with whitespace at the start or end, which HTTP removes.
    pub fn new(value: impl Into<String>) -> Result<Self, Error> {
        Self::validated(value.into(), check_value)
    }

    /// The value of `Content-MD5` for the 16 bytes of an MD5: their base64. Source: RFC 1864, section 2.
    ///
    /// ```
    /// # use cos_url_core as cos_url;
    /// use cos_url::HeaderValue;
    ///
    /// // The MD5 of nothing.
    /// let md5 = 0xd41d_8cd9_8f00_b204_e980_0998_ecf8_427e_u128.to_be_bytes();
    /// assert_eq!(HeaderValue::from_md5(md5), "1B2M2Y8AsgTpgAmY7PhCfg==");
    /// ```
    pub fn from_md5(md5: [u8; 16]) -> Self {
        const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        // Base64 splits the bits into 22 digits, of which the last has four zero bits.
        let bits = u128::from_be_bytes(md5);
        let digit = |place: u32| {
            let value = if place < 21 { bits >> (122 - 6 * place) } else { bits << 4 };
            // The remainder is below 64.
            DIGITS.get((value % 64) as usize).copied().map_or('A', char::from)
        };
        Self(Text::Owned((0..22).map(digit).chain(['=', '=']).collect()))
    }
}

validated_by_rule!(HeaderValue(value), Part::HeaderValue, check_value);
string_newtype!(HeaderValue);
compared_by_bytes!(HeaderValue);
serde_as_text!(HeaderValue);
from_integers!(HeaderValue);

/// Parses the value of a header in a file. The error does not repeat an encryption key.
#[cfg(feature = "serde")]
fn read_value(name: &HeaderName, value: alloc::borrow::Cow<'_, str>) -> Result<HeaderValue, Error> {
    HeaderValue::new(value).map_err(|error| name.__value_error(error))
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn ascii_characters_are_accepted_according_to_rfc_9110() {
        for byte in 0..=127_u8 {
            let name = format!("x{}", char::from(byte));
            let is_tchar = char::from(byte).is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
            assert_eq!(HeaderName::new(name).is_ok(), is_tchar, "{byte:#x}");

            let value = format!("x{}x", char::from(byte));
            let is_field = byte == b'\t' || (b' '..0x7f).contains(&byte);
            assert_eq!(HeaderValue::new(value).is_ok(), is_field, "{byte:#x}");
        }
    }

    #[test]
    fn headers_that_are_set_or_rewritten_are_rejected() {
        let rewritten = "accept-encoding connection expect forwarded keep-alive te trailer transfer-encoding upgrade \
                         user-agent via x-forwarded-for proxy-connection";
        let set = "host authorization x-cos-security-token x-ci-security-token";
        for (names, sentence) in [(rewritten, "clients and proxies rewrite this header"), (set, "the library sets ")] {
            for name in names.split(' ') {
                for name in [name.to_string(), name.to_uppercase()] {
                    let message = HeaderName::new(name).unwrap_err().to_string();
                    assert!(message.contains(sentence), "{message}");
                }
            }
        }
        for name in ["te2", "hosts", "via-x", "accept", "connect", "x-forwarded", "proxy", "x-cos-acl"] {
            assert!(HeaderName::new(name).is_ok(), "{name}");
        }
    }

    #[test]
    fn metadata_has_no_underscore() {
        let error = HeaderName::new("x-cos-meta-my_tag").unwrap_err();
        assert_eq!(
            error.to_string(),
            "invalid header name `x-cos-meta-my_tag`: names of custom metadata have no underscore (`_` at byte 13); did \
             you mean `x-cos-meta-my-tag`?"
        );
        assert!(HeaderName::new("x-cos-my_tag").is_ok());
    }

    #[test]
    fn values_must_have_their_format() {
        for (name, value, expected) in [
            ("Content-MD5", "mQ/fVh815F3k6TAUm8m0eg==", true),
            ("content-md5", "mQ/fVh815F3k6TAUm8m0eg=", false),
            ("Content-MD5", "mQ/fVh815F3k6TAUm8m0eh==", false),
            ("Content-MD5", "99", false),
            ("Content-MD5", "", false),
            ("Content-Length", "0", true),
            ("content-length", "1k", false),
            ("Content-Length", "", false),
            ("x-cos-traffic-limit", "838860800", true),
            ("X-Cos-Traffic-Limit", "838860801", false),
            ("Content-Type", "", true),
        ] {
            assert_eq!(check_pair(name, value).is_ok(), expected, "{name}: {value}");
        }
    }

    #[test]
    fn an_md5_is_written_in_base64() {
        for (md5, expected) in [
            ([0; 16], "AAAAAAAAAAAAAAAAAAAAAA=="),
            ([0xff; 16], "/////////////////////w=="),
            (0x990f_df56_1f35_e45d_e4e9_3014_9bc9_b47a_u128.to_be_bytes(), "mQ/fVh815F3k6TAUm8m0eg=="),
        ] {
            let value = HeaderValue::from_md5(md5);
            assert_eq!(value, expected);
            assert!(check_pair("Content-MD5", value.as_str()).is_ok());
        }
    }

    #[test]
    fn constants_are_names_that_are_accepted() {
        let names = [
            &HeaderName::GRANT_READ,
            &HeaderName::TRAFFIC_LIMIT,
            &HeaderName::COPY_SOURCE_IF_UNMODIFIED_SINCE,
            &HeaderName::SERVER_SIDE_ENCRYPTION_CUSTOMER_KEY_MD5,
            &HeaderName::CALLBACK_VAR,
        ];
        for name in names {
            assert_eq!(HeaderName::new(name.as_str()).as_ref(), Ok(name));
        }
    }

    #[test]
    fn names_are_compared_without_case() {
        assert_eq!(HeaderName::from_static("content-type"), HeaderName::CONTENT_TYPE);
        assert_eq!(HeaderName::CONTENT_TYPE, "CONTENT-TYPE");
        assert!(HeaderName::from_static("a") < HeaderName::from_static("B"));
    }

    #[test]
    fn debug_hides_encryption_keys() {
        let headers = Headers::from_static(&[
            ("x-cos-server-side-encryption-customer-key", "c2VjcmV0"),
            ("x-cos-copy-source-server-side-encryption-customer-key", "c2VjcmV0"),
            ("Content-Type", "image/jpeg"),
        ]);
        let expected = "{\"Content-Type\": \"image/jpeg\", \"x-cos-copy-source-server-side-encryption-customer-key\": \
                        \"(hidden)\", \"x-cos-server-side-encryption-customer-key\": \"(hidden)\"}";
        assert_eq!(format!("{headers:?}"), expected);
    }
}
