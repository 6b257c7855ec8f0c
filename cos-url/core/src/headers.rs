//! Headers: the request headers that are signed, and so must be sent.

use crate::ascii::equal_ignoring_case;
use crate::invalid::{Details, Invalid, Reason, refuse};
use crate::pairs::pairs;
use crate::text::{serde_as_text, text_doors};
use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;

/// Request headers, in signing order: the bytewise order of their encoded, lower-cased names.
///
/// Whoever uses a URL must send each header that it is signed with, with the same value. Source: Request Signature,
/// document 436/7778.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Headers {
    pairs: Cow<'static, [(HeaderName, HeaderValue)]>,
    plain: bool,
}

pairs!(Headers, HeaderName, HeaderValue);

/// The name of a request header: `Content-Type`, `x-cos-acl`.
///
/// Host, Authorization and the security token are written by the signer; headers that are rewritten between the
/// client and COS, such as User-Agent, cannot be signed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HeaderName(Cow<'static, str>);

/// The answer to a text that is not the name of a header that can be signed.
pub type InvalidHeaderName = Invalid<HeaderNameReason>;

/// Why a text is not the name of a header that can be signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum HeaderNameReason {
    /// Nothing was given.
    Empty,
    /// A character that no header name has.
    Character {
        /// The byte at which it stands.
        at: usize,
    },
    /// A header that the signer writes itself.
    Reserved,
    /// A header that clients or proxies rewrite on the way.
    Rewritten,
}

impl HeaderName {
    /// `Content-Type`.
    pub const CONTENT_TYPE: Self = Self(Cow::Borrowed("Content-Type"));
    /// `Content-Length`: the only way to bound the size of a PUT.
    pub const CONTENT_LENGTH: Self = Self(Cow::Borrowed("Content-Length"));
    /// `Content-MD5`: the MD5 of the content, in Base64.
    pub const CONTENT_MD5: Self = Self(Cow::Borrowed("Content-MD5"));
    /// `Content-Disposition`: on a PUT, stored with the object.
    pub const CONTENT_DISPOSITION: Self = Self(Cow::Borrowed("Content-Disposition"));
    /// `Cache-Control`: on a PUT, stored with the object.
    pub const CACHE_CONTROL: Self = Self(Cow::Borrowed("Cache-Control"));
    /// `Range`: the bytes that are read.
    pub const RANGE: Self = Self(Cow::Borrowed("Range"));
    /// `x-cos-acl`: who may read and write the object.
    pub const ACL: Self = Self(Cow::Borrowed("x-cos-acl"));

    /// Takes the name of a header.
    ///
    /// # Errors
    ///
    /// [`InvalidHeaderName`] for a text that is not a token of RFC 9110, for a header that the signer writes itself,
    /// and for one that is rewritten on the way.
    pub fn new(name: impl Into<String>) -> Result<Self, InvalidHeaderName> {
        let name = name.into();
        match check_name(&name) {
            Ok(()) => Ok(Self(Cow::Owned(name))),
            Err(reason) => Err(Invalid::new(reason, &name)),
        }
    }

    /// Takes a name that is part of the program; in a `const`, a mistake is a compile error.
    ///
    /// # Panics
    ///
    /// On a text that [`HeaderName::new`] refuses.
    #[track_caller]
    pub const fn from_static(name: &'static str) -> Self {
        match check_name(name) {
            Ok(()) => Self(Cow::Borrowed(name)),
            Err(reason) => refuse(
                HeaderNameReason::FIELD,
                name,
                reason.sentence(),
                &Details { at: reason.at(), length: None, instead: None },
            ),
        }
    }
}

text_doors!(HeaderName, InvalidHeaderName);
serde_as_text!(HeaderName);

/// The value of a request header: visible ASCII with blanks and tabs between, or nothing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HeaderValue(Cow<'static, str>);

/// The answer to a text that is not the value of a header.
pub type InvalidHeaderValue = Invalid<HeaderValueReason>;

/// Why a text is not the value of a header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum HeaderValueReason {
    /// CR, LF, NUL or another control character.
    Control {
        /// The byte at which it stands.
        at: usize,
    },
    /// A character outside ASCII.
    NonAscii {
        /// The byte at which it begins.
        at: usize,
    },
    /// A blank at the beginning or end, which HTTP strips on the way.
    OuterBlank {
        /// The byte at which it stands.
        at: usize,
    },
}

impl HeaderValue {
    /// Takes the value of a header.
    ///
    /// # Errors
    ///
    /// [`InvalidHeaderValue`] for a text with a control character, with a character outside ASCII, or with a blank
    /// at the edge: it would arrive as another text, or not at all.
    pub fn new(value: impl Into<String>) -> Result<Self, InvalidHeaderValue> {
        let value = value.into();
        match check_value(&value) {
            Ok(()) => Ok(Self(Cow::Owned(value))),
            Err(reason) => Err(Invalid::new(reason, &value)),
        }
    }

    /// Takes a value that is part of the program; in a `const`, a mistake is a compile error.
    ///
    /// # Panics
    ///
    /// On a text that [`HeaderValue::new`] refuses.
    #[track_caller]
    pub const fn from_static(value: &'static str) -> Self {
        match check_value(value) {
            Ok(()) => Self(Cow::Borrowed(value)),
            Err(reason) => refuse(
                HeaderValueReason::FIELD,
                value,
                reason.sentence(),
                &Details { at: Some(reason.at()), length: None, instead: None },
            ),
        }
    }
}

text_doors!(HeaderValue, InvalidHeaderValue);
serde_as_text!(HeaderValue);

impl From<u64> for HeaderValue {
    fn from(number: u64) -> Self {
        Self(Cow::Owned(format!("{number}")))
    }
}

/// The rule of names.
const fn check_name(name: &str) -> Result<(), HeaderNameReason> {
    let text = name.as_bytes();
    let mut rest = text;
    // `tchar` of RFC 9110, section 5.6.2.
    while let [
        b'a'..=b'z'
        | b'A'..=b'Z'
        | b'-'
        | b'0'..=b'9'
        | b'!'
        | b'#'..=b'\''
        | b'*'
        | b'+'
        | b'.'
        | b'^'..=b'`'
        | b'|'
        | b'~',
        tail @ ..,
    ] = rest
    {
        rest = tail;
    }
    match (text, rest) {
        ([], _) => Err(HeaderNameReason::Empty),
        (_, [_, ..]) => Err(HeaderNameReason::Character { at: text.len() - rest.len() }),
        _ if is_reserved(text) => Err(HeaderNameReason::Reserved),
        _ if is_rewritten(text) => Err(HeaderNameReason::Rewritten),
        _ => Ok(()),
    }
}

/// What the signer writes itself. Here and below, the first letter says with which name to compare: a loop over all of them
/// was half of what the name of a header cost the compiler.
const fn is_reserved(name: &[u8]) -> bool {
    match name {
        [b'h' | b'H', ..] => equal_ignoring_case(name, b"host"),
        [b'a' | b'A', ..] => equal_ignoring_case(name, b"authorization"),
        [b'x' | b'X', ..] => {
            equal_ignoring_case(name, b"x-cos-security-token") || equal_ignoring_case(name, b"x-ci-security-token")
        }
        _ => false,
    }
}

/// What clients and proxies add, change or remove (RFC 9110, section 7.6, and what browsers set themselves).
const fn is_rewritten(name: &[u8]) -> bool {
    match name {
        [b'a' | b'A', ..] => equal_ignoring_case(name, b"accept-encoding"),
        [b'c' | b'C', ..] => equal_ignoring_case(name, b"connection"),
        [b'e' | b'E', ..] => equal_ignoring_case(name, b"expect"),
        [b'f' | b'F', ..] => equal_ignoring_case(name, b"forwarded"),
        [b'k' | b'K', ..] => equal_ignoring_case(name, b"keep-alive"),
        [b'p' | b'P', ..] => starts_with_ignoring_case(name, b"proxy-"),
        [b't' | b'T', ..] => {
            equal_ignoring_case(name, b"te")
                || equal_ignoring_case(name, b"trailer")
                || equal_ignoring_case(name, b"transfer-encoding")
        }
        [b'u' | b'U', ..] => equal_ignoring_case(name, b"upgrade") || equal_ignoring_case(name, b"user-agent"),
        [b'v' | b'V', ..] => equal_ignoring_case(name, b"via"),
        [b'x' | b'X', ..] => starts_with_ignoring_case(name, b"x-forwarded-"),
        _ => false,
    }
}

const fn starts_with_ignoring_case(name: &[u8], start: &[u8]) -> bool {
    match name.split_at_checked(start.len()) {
        Some((head, _)) => equal_ignoring_case(head, start),
        None => false,
    }
}

/// The rule of values.
const fn check_value(value: &str) -> Result<(), HeaderValueReason> {
    let text = value.as_bytes();
    let mut rest = text;
    while let [b' '..=b'~' | b'\t', tail @ ..] = rest {
        rest = tail;
    }
    match (rest, text) {
        ([0x80..=0xff, ..], _) => Err(HeaderValueReason::NonAscii { at: text.len() - rest.len() }),
        ([_, ..], _) => Err(HeaderValueReason::Control { at: text.len() - rest.len() }),
        (_, [b' ' | b'\t', ..]) => Err(HeaderValueReason::OuterBlank { at: 0 }),
        (_, [.., b' ' | b'\t']) => Err(HeaderValueReason::OuterBlank { at: text.len() - 1 }),
        _ => Ok(()),
    }
}

impl HeaderNameReason {
    const fn sentence(self) -> &'static str {
        match self {
            Self::Empty => "empty; a header has a name",
            Self::Character { .. } => "character that the name of a header cannot have",
            Self::Reserved => "a header that the signature writes itself (Host, Authorization and the security token)",
            Self::Rewritten => "a header that clients and proxies rewrite on the way, so that it cannot be signed",
        }
    }

    const fn at(self) -> Option<usize> {
        if let Self::Character { at } = self { Some(at) } else { None }
    }
}

impl Reason for HeaderNameReason {
    const FIELD: &'static str = "header name";

    fn sentence(&self) -> &'static str {
        (*self).sentence()
    }

    fn at(&self) -> Option<usize> {
        (*self).at()
    }
}

impl HeaderValueReason {
    const fn sentence(self) -> &'static str {
        match self {
            Self::Control { .. } => "control character in the value of a header",
            Self::NonAscii { .. } => "non-ASCII character in the value of a header; percent-encode it",
            Self::OuterBlank { .. } => "blank around the value of a header, which HTTP strips on the way",
        }
    }

    const fn at(self) -> usize {
        match self {
            Self::Control { at } | Self::NonAscii { at } | Self::OuterBlank { at } => at,
        }
    }
}

impl Reason for HeaderValueReason {
    const FIELD: &'static str = "header value";

    fn sentence(&self) -> &'static str {
        (*self).sentence()
    }

    fn at(&self) -> Option<usize> {
        Some((*self).at())
    }

    fn repair(&self, text: &str) -> Option<String> {
        let trimmed = text.trim();
        (matches!(self, Self::OuterBlank { .. }) && !trimmed.is_empty() && check_value(trimmed).is_ok())
            .then(|| format!("write `{}`", crate::invalid::echo(trimmed)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ascii_character_is_judged_as_rfc_9110_says() {
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
    fn what_is_rewritten_on_the_way_cannot_be_signed() {
        let rewritten = "accept-encoding connection expect forwarded keep-alive te trailer transfer-encoding upgrade \
                         user-agent via x-forwarded-for proxy-connection";
        let reserved = "host authorization x-cos-security-token x-ci-security-token";
        for (names, reason) in [(rewritten, HeaderNameReason::Rewritten), (reserved, HeaderNameReason::Reserved)] {
            for name in names.split(' ') {
                assert_eq!(HeaderName::new(name).unwrap_err().reason(), reason, "{name}");
                assert_eq!(HeaderName::new(name.to_uppercase()).unwrap_err().reason(), reason, "{name}");
            }
        }
        for name in ["te2", "hosts", "via-x", "accept", "connect", "x-forwarded", "proxy", "x-cos-acl"] {
            assert!(HeaderName::new(name).is_ok(), "{name}");
        }
    }
}
