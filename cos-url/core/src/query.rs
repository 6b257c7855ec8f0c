//! Query: the parameters of a request.

use crate::ascii::equal_ignoring_case;
use crate::invalid::{Details, Invalid, Reason, refuse};
use crate::pairs::pairs;
use crate::text::{serde_as_text, text_doors};
use alloc::borrow::Cow;
use alloc::string::String;

/// The parameters of a request, in signing order: the bytewise order of their encoded, lower-cased names.
///
/// Source: Request Signature, document 436/7778.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Query {
    pairs: Cow<'static, [(QueryName, QueryValue)]>,
    plain: bool,
}

pairs!(Query, QueryName, QueryValue);

/// The name of a parameter: `versionId`, `response-content-type`, `imageMogr2/thumbnail/200x/`.
///
/// It keeps its case in the URL, but case does not tell two names apart. The names by which COS is given the
/// signature (`q-*`, `sign`, `x-cos-security-token`, `x-ci-security-token`) belong to the signer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QueryName(Cow<'static, str>);

/// The answer to a text that is not the name of a parameter.
pub type InvalidQueryName = Invalid<QueryNameReason>;

/// Why a text is not the name of a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum QueryNameReason {
    /// Nothing was given.
    Empty,
    /// A name that the signer writes itself.
    Reserved,
    /// A control character.
    Control {
        /// The byte at which it stands.
        at: usize,
    },
}

impl QueryName {
    /// `versionId`: an old version of the object.
    pub const VERSION_ID: Self = Self(Cow::Borrowed("versionId"));
    /// `uploads`: begins a multipart upload, with POST.
    pub const UPLOADS: Self = Self(Cow::Borrowed("uploads"));
    /// `uploadId`: the multipart upload that is meant.
    pub const UPLOAD_ID: Self = Self(Cow::Borrowed("uploadId"));
    /// `partNumber`: the part of a multipart upload, 1 to 10000.
    pub const PART_NUMBER: Self = Self(Cow::Borrowed("partNumber"));
    /// `x-cos-traffic-limit`: the most bits in a second, 819200 to 838860800.
    pub const TRAFFIC_LIMIT: Self = Self(Cow::Borrowed("x-cos-traffic-limit"));
    /// `response-cache-control`: answers with this `Cache-Control`.
    pub const RESPONSE_CACHE_CONTROL: Self = Self(Cow::Borrowed("response-cache-control"));
    /// `response-content-disposition`: answers with this `Content-Disposition`.
    pub const RESPONSE_CONTENT_DISPOSITION: Self = Self(Cow::Borrowed("response-content-disposition"));
    /// `response-content-encoding`: answers with this `Content-Encoding`.
    pub const RESPONSE_CONTENT_ENCODING: Self = Self(Cow::Borrowed("response-content-encoding"));
    /// `response-content-language`: answers with this `Content-Language`.
    pub const RESPONSE_CONTENT_LANGUAGE: Self = Self(Cow::Borrowed("response-content-language"));
    /// `response-content-type`: answers with this `Content-Type`.
    pub const RESPONSE_CONTENT_TYPE: Self = Self(Cow::Borrowed("response-content-type"));
    /// `response-expires`: answers with this `Expires`.
    pub const RESPONSE_EXPIRES: Self = Self(Cow::Borrowed("response-expires"));

    /// The six parameters that change headers of the answer. Source: GET Object, document 436/7753.
    const RESPONSE_OVERRIDES: &[Self] = &[
        Self::RESPONSE_CACHE_CONTROL,
        Self::RESPONSE_CONTENT_DISPOSITION,
        Self::RESPONSE_CONTENT_ENCODING,
        Self::RESPONSE_CONTENT_LANGUAGE,
        Self::RESPONSE_CONTENT_TYPE,
        Self::RESPONSE_EXPIRES,
    ];

    /// Takes the name of a parameter.
    ///
    /// # Errors
    ///
    /// [`InvalidQueryName`] for an empty name, a name with a control character, and one that the signer writes
    /// itself.
    pub fn new(name: impl Into<String>) -> Result<Self, InvalidQueryName> {
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
    /// On a text that [`QueryName::new`] refuses.
    #[track_caller]
    pub const fn from_static(name: &'static str) -> Self {
        match check_name(name) {
            Ok(()) => Self(Cow::Borrowed(name)),
            Err(reason) => refuse(
                QueryNameReason::FIELD,
                name,
                reason.sentence(),
                &Details { at: reason.at(), length: None, instead: None },
            ),
        }
    }

    /// Whether it is one of the six parameters that change headers of the answer, which COS takes only in a signed
    /// request.
    pub const fn is_response_override(&self) -> bool {
        let mut names = Self::RESPONSE_OVERRIDES;
        while let [name, tail @ ..] = names {
            if equal_ignoring_case(name.as_str().as_bytes(), self.as_str().as_bytes()) {
                return true;
            }
            names = tail;
        }
        false
    }
}

text_doors!(QueryName, InvalidQueryName);
serde_as_text!(QueryName);

/// The value of a parameter, before it is encoded; any text without CR, LF and NUL, and the empty one too.
///
/// A parameter without a value (`?uploads`) is the same as one with the empty value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QueryValue(Cow<'static, str>);

/// The answer to a text that is not the value of a parameter.
pub type InvalidQueryValue = Invalid<QueryValueReason>;

/// Why a text is not the value of a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum QueryValueReason {
    /// CR, LF or NUL.
    Control {
        /// The byte at which it stands.
        at: usize,
    },
}

impl QueryValue {
    /// No value.
    pub const EMPTY: Self = Self(Cow::Borrowed(""));

    /// Takes the value of a parameter.
    ///
    /// # Errors
    ///
    /// [`InvalidQueryValue`] for a text with CR, LF or NUL.
    pub fn new(value: impl Into<String>) -> Result<Self, InvalidQueryValue> {
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
    /// On a text that [`QueryValue::new`] refuses.
    #[track_caller]
    pub const fn from_static(value: &'static str) -> Self {
        match check_value(value) {
            Ok(()) => Self(Cow::Borrowed(value)),
            Err(reason) => refuse(
                QueryValueReason::FIELD,
                value,
                reason.sentence(),
                &Details { at: Some(reason.at()), length: None, instead: None },
            ),
        }
    }
}

text_doors!(QueryValue, InvalidQueryValue);
serde_as_text!(QueryValue);

macro_rules! from_number {
    ($($Number:ty),*) => {
        $(
            impl From<$Number> for QueryValue {
                fn from(number: $Number) -> Self {
                    Self(Cow::Owned(alloc::string::ToString::to_string(&number)))
                }
            }
        )*
    };
}

from_number!(u16, u32, u64, usize);

/// The rule of names.
const fn check_name(name: &str) -> Result<(), QueryNameReason> {
    let text = name.as_bytes();
    let mut rest = text;
    // The control characters of Unicode that ASCII has not, U+0080 to U+009F, are 0xC2 0x80 to 0xC2 0x9F.
    while let [b' '..=b'~' | 0x80..=0xc1 | 0xc3..=0xff, tail @ ..] | [0xc2, 0xa0..=0xbf, tail @ ..] = rest {
        rest = tail;
    }
    match (text, rest) {
        ([], _) => Err(QueryNameReason::Empty),
        (_, [_, ..]) => Err(QueryNameReason::Control { at: text.len() - rest.len() }),
        _ if is_reserved(text) => Err(QueryNameReason::Reserved),
        _ => Ok(()),
    }
}

const fn is_reserved(name: &[u8]) -> bool {
    match name {
        [b'q' | b'Q', b'-', ..] => true,
        [b's' | b'S', ..] => equal_ignoring_case(name, b"sign"),
        [b'x' | b'X', ..] => {
            equal_ignoring_case(name, b"x-cos-security-token") || equal_ignoring_case(name, b"x-ci-security-token")
        }
        _ => false,
    }
}

/// The rule of values.
const fn check_value(value: &str) -> Result<(), QueryValueReason> {
    let text = value.as_bytes();
    let mut rest = text;
    while let [b' '.. | 1..=9 | 0x0b..=0x0c | 0x0e..=0x1f, tail @ ..] = rest {
        rest = tail;
    }
    match rest {
        [] => Ok(()),
        [_, ..] => Err(QueryValueReason::Control { at: text.len() - rest.len() }),
    }
}

impl QueryNameReason {
    const fn sentence(self) -> &'static str {
        match self {
            Self::Empty => "empty; a parameter has a name",
            Self::Reserved => "a name that the signature writes itself (`q-*`, `sign`, `x-cos-security-token`)",
            Self::Control { .. } => "control character in the name of a parameter",
        }
    }

    const fn at(self) -> Option<usize> {
        if let Self::Control { at } = self { Some(at) } else { None }
    }
}

impl Reason for QueryNameReason {
    const FIELD: &'static str = "parameter name";

    fn sentence(&self) -> &'static str {
        (*self).sentence()
    }

    fn at(&self) -> Option<usize> {
        (*self).at()
    }
}

impl QueryValueReason {
    const fn sentence(self) -> &'static str {
        match self {
            Self::Control { .. } => "line end or NUL in the value of a parameter",
        }
    }

    const fn at(self) -> usize {
        let Self::Control { at } = self;
        at
    }
}

impl Reason for QueryValueReason {
    const FIELD: &'static str = "parameter value";

    fn sentence(&self) -> &'static str {
        (*self).sentence()
    }

    fn at(&self) -> Option<usize> {
        Some((*self).at())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec::Vec;

    const QUERY: Query = Query::from_static({
        const PAIRS: &[(QueryName, QueryValue)] = &Query::in_order([
            (QueryName::from_static("b"), QueryValue::from_static("2")),
            (QueryName::from_static("A"), QueryValue::from_static("1")),
            (QueryName::from_static("a/b"), QueryValue::EMPTY),
            (QueryName::from_static("a-b"), QueryValue::EMPTY),
        ]);
        PAIRS
    });

    #[test]
    fn parameters_are_in_signing_order_however_they_were_given() {
        let names = |query: &Query| query.iter().map(|(name, _)| String::from(name.as_str())).collect::<Vec<_>>();
        assert_eq!(names(&QUERY), ["A", "a/b", "a-b", "b"]);
        let pushed: Query = QUERY.iter().rev().cloned().collect();
        assert_eq!(pushed, QUERY);
    }

    #[test]
    fn a_name_that_is_given_twice_is_found() {
        let mut query = QUERY;
        assert_eq!(query.duplicate(), None);
        query.push(QueryName::from_static("a"), QueryValue::EMPTY);
        assert_eq!(query.duplicate(), Some(&QueryName::from_static("A")));
    }

    #[test]
    fn response_overrides_are_six() {
        assert!(QueryName::from_static("Response-Expires").is_response_override());
        assert!(!QueryName::from_static("response-content-length").is_response_override());
    }

    #[test]
    fn a_number_is_a_value() {
        assert_eq!(QueryValue::from(10_000_u32).as_str(), "10000");
    }
}
