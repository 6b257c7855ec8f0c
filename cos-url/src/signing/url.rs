//! The signed URL, written into one buffer.

use super::canonical_request::CanonicalRequest;
use super::encoded_credentials::EncodedCredentials;
use super::hex_digits::HexDigits;
use super::hmac_sha1::{Block, Group, HmacKey, Message, Template, sha1};
use super::key_time_text::KeyTimeText;
use alloc::string::String;

/// The key for one `KeyTime`, in the form for signed URLs.
pub(crate) struct UrlKey {
    /// The HMAC key of the `SignKey`.
    sign_key: HmacKey,
    /// `StringToSign` up to the hash of the request.
    string_to_sign: Message,
}

/// The start of the query, up to the list of headers.
#[derive(Clone, Copy)]
pub(crate) enum QueryPrefix<'a> {
    /// Stored for many URLs.
    Kept(&'a str),
    /// Written for this URL only.
    New(&'a EncodedCredentials, &'a KeyTimeText),
}

impl UrlKey {
    /// The key from the digest of the `SignKey`.
    #[inline]
    pub(crate) fn new(sign_key: &[u8; 20], key_time: &KeyTimeText) -> Self {
        let mut string_to_sign = Message::new();
        string_to_sign.push(b"sha1\n");
        key_time.push_to(&mut string_to_sign);
        string_to_sign.push(b"\n");
        Self { sign_key: HmacKey::of_hex(sign_key), string_to_sign }
    }

    /// Signs a request and appends its URL.
    ///
    /// The `HttpString` is written into the same buffer first, so one allocation is enough, and none if the buffer has
    /// room.
    #[inline]
    pub(crate) fn push_url(&self, request: &CanonicalRequest<'_>, prefix: QueryPrefix<'_>, out: &mut String) {
        out.reserve(request.capacity() + prefix.length());
        let start = out.len();
        request.push_http_string(out);
        let hash = sha1(out.as_bytes().get(start..).unwrap_or_default());
        out.truncate(start);

        request.push_address(out);
        prefix.push_up_to_signature(request, out);
        let mut string_to_sign = self.string_to_sign.clone();
        string_to_sign.push(HexDigits::of(&hash).digits());
        string_to_sign.push(b"\n");
        out.push_str(HexDigits::of(&self.sign_key.hmac(&mut string_to_sign)).as_str());
        request.push_query(out);
    }

    /// Signs `HttpString`s with their padding; see [`HmacKey::sign_group`].
    #[inline]
    pub(crate) fn sign_group(
        &self,
        http_strings: Group<&[Block]>,
        string_to_sign: &Template,
        write: impl FnMut(usize, &HexDigits),
    ) {
        self.sign_key.sign_group(http_strings, string_to_sign, write);
    }

    /// `StringToSign` without the hash, for [`sign_group`](Self::sign_group).
    pub(crate) fn template(&self) -> Template {
        Template::new(&self.string_to_sign)
    }
}

impl QueryPrefix<'_> {
    /// Appends the query up to the signature.
    #[inline]
    pub(crate) fn push_up_to_signature(self, request: &CanonicalRequest<'_>, out: &mut String) {
        self.push_to(out);
        request.push_header_list(out);
        out.push_str("&q-url-param-list=");
        request.push_parameter_list(out);
        out.push_str("&q-signature=");
    }

    #[inline]
    fn length(self) -> usize {
        match self {
            Self::Kept(text) => text.len(),
            Self::New(credentials, _) => credentials.query_prefix_length(),
        }
    }

    #[inline]
    fn push_to(self, out: &mut String) {
        match self {
            Self::Kept(text) => out.push_str(text),
            Self::New(credentials, key_time) => credentials.push_query_prefix(key_time, out),
        }
    }
}
