//! Query: the parameters of a request.

use crate::Error;
use crate::const_bytes::{equal_ignoring_case, find, is_digits, outer_whitespace, skip, starts_with};
use crate::error::{ErrorKind, Part};
use crate::message::{Context, Fix, Problem};
use crate::sorted_pairs::sorted_pairs;
use crate::string_newtype::{compared_by_bytes, from_integers, serde_as_text, string_newtype, validated_by_rule};
use crate::text::Text;
use alloc::string::String;
use core::fmt;

/// The parameters of a request, in signing order: the bytewise order of their encoded, lower-case names.
///
/// Source: Request Signature, document [436/7778](https://cloud.tencent.com/document/product/436/7778).
///
/// ```
/// # use cos_url_core as cos_url;
/// use cos_url::Query;
///
/// const PREVIEW: Query = Query::from_static(&[("response-content-disposition", "inline")]);
/// assert_eq!(PREVIEW.get("response-content-disposition"), Some("inline"));
/// assert_eq!(format!("{PREVIEW:?}"), r#"{"response-content-disposition": "inline"}"#);
/// ```
#[derive(Clone)]
pub struct Query {
    pairs: Pairs,
    is_plain: bool,
}

sorted_pairs!(Query, QueryName, QueryValue, "query parameter", ErrorKind::DuplicateQueryName, Part::QueryValue);

impl fmt::Debug for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self).finish()
    }
}

/// The name of a query parameter: `versionId`, `response-content-type`, `imageMogr2/thumbnail/200x/`.
///
/// It keeps its case in the URL, but names that differ only in ASCII case are duplicates. The parameters of the signature
/// (`q-*`, `x-cos-security-token`, `x-ci-security-token`) cannot be given.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QueryName(Text);

impl QueryName {
    /// `versionId`: a version of the object.
    pub const VERSION_ID: Self = Self(Text::Static("versionId"));
    /// `uploads`: starts a multipart upload, with POST.
    pub const UPLOADS: Self = Self(Text::Static("uploads"));
    /// `uploadId`: the multipart upload of the request.
    pub const UPLOAD_ID: Self = Self(Text::Static("uploadId"));
    /// `partNumber`: the part of a multipart upload, 1 to 10000.
    pub const PART_NUMBER: Self = Self(Text::Static("partNumber"));
    /// `max-parts`: the number of parts that a list of parts has at most.
    pub const MAX_PARTS: Self = Self(Text::Static("max-parts"));
    /// `part-number-marker`: the part after which a list of parts starts.
    pub const PART_NUMBER_MARKER: Self = Self(Text::Static("part-number-marker"));
    /// `prefix`: what the keys of a listing start with.
    pub const PREFIX: Self = Self(Text::Static("prefix"));
    /// `delimiter`: up to which character the keys of a listing are grouped.
    pub const DELIMITER: Self = Self(Text::Static("delimiter"));
    /// `marker`: the key after which a listing starts.
    pub const MARKER: Self = Self(Text::Static("marker"));
    /// `max-keys`: the number of keys that a listing has at most, 1 to 1000.
    pub const MAX_KEYS: Self = Self(Text::Static("max-keys"));
    /// `encoding-type`: `url`, if the keys of a listing are percent-encoded.
    pub const ENCODING_TYPE: Self = Self(Text::Static("encoding-type"));
    /// `x-cos-traffic-limit`: the maximum transfer rate in bits per second, 819200 to 838860800.
    pub const TRAFFIC_LIMIT: Self = Self(Text::Static("x-cos-traffic-limit"));
    /// `response-cache-control`: overrides `Cache-Control` in the response.
    pub const RESPONSE_CACHE_CONTROL: Self = Self(Text::Static("response-cache-control"));
    /// `response-content-disposition`: overrides `Content-Disposition` in the response.
    pub const RESPONSE_CONTENT_DISPOSITION: Self = Self(Text::Static("response-content-disposition"));
    /// `response-content-encoding`: overrides `Content-Encoding` in the response.
    pub const RESPONSE_CONTENT_ENCODING: Self = Self(Text::Static("response-content-encoding"));
    /// `response-content-language`: overrides `Content-Language` in the response.
    pub const RESPONSE_CONTENT_LANGUAGE: Self = Self(Text::Static("response-content-language"));
    /// `response-content-type`: overrides `Content-Type` in the response.
    pub const RESPONSE_CONTENT_TYPE: Self = Self(Text::Static("response-content-type"));
    /// `response-expires`: overrides `Expires` in the response.
    pub const RESPONSE_EXPIRES: Self = Self(Text::Static("response-expires"));

    /// Parses the name of a query parameter, as it is before percent-encoding.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidQueryName`] for a name that is empty, has a control character or whitespace around it, starts
    /// with `?` or `&`, has a `=` with no `/` before it (a pasted piece of a URL), or belongs to the signature.
    pub fn new(name: impl Into<String>) -> Result<Self, Error> {
        Self::validated(name.into(), check_name, Context::RunTime)
    }

    /// A name from a text in the source code. In a `const`, a mistake is a compile error.
    ///
    /// # Panics
    ///
    /// If [`QueryName::new`] rejects the text.
    #[track_caller]
    pub const fn from_static(name: &'static str) -> Self {
        match check_name(name) {
            Ok(()) => Self(Text::Static(name)),
            Err(problem) => Self::reject_static(name, problem),
        }
    }
}

validated_by_rule!(QueryName, Part::QueryName, check_name);
string_newtype!(QueryName);
compared_by_bytes!(QueryName);
serde_as_text!(QueryName, check_name);

/// The value of a query parameter, as it is before percent-encoding: any text without CR, LF and NUL.
///
/// A parameter without a value (`?uploads`) has the empty value. An integer of any width converts into a value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QueryValue(Text);

impl QueryValue {
    /// No value.
    pub const EMPTY: Self = Self(Text::Static(""));

    /// Parses the value of a query parameter.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidQueryValue`] for a text with CR, LF or NUL.
    pub fn new(value: impl Into<String>) -> Result<Self, Error> {
        Self::validated(value.into(), check_value, Context::RunTime)
    }

    /// A value from a text in the source code. In a `const`, a mistake is a compile error.
    ///
    /// # Panics
    ///
    /// If [`QueryValue::new`] rejects the text.
    #[track_caller]
    pub const fn from_static(value: &'static str) -> Self {
        match check_value(value) {
            Ok(()) => Self(Text::Static(value)),
            Err(problem) => Self::reject_static(value, problem),
        }
    }
}

validated_by_rule!(QueryValue, Part::QueryValue, check_value);
string_newtype!(QueryValue);
compared_by_bytes!(QueryValue);
serde_as_text!(QueryValue, check_value);
from_integers!(QueryValue);

/// The rule of names.
pub(crate) const fn check_name(name: &str) -> Result<(), Problem> {
    let text = name.as_bytes();
    let mut rest = text;
    skip!(rest, b'>'..=b'~' | b' '..=b'<');
    // The control characters U+0080 to U+009F are 0xC2 0x80 to 0xC2 0x9F.
    while let [b' '..=b'<' | b'>'..=b'~' | 0x80..=0xc1 | 0xc3..=0xff, tail @ ..] | [0xc2, 0xa0..=0xbf, tail @ ..] = rest
    {
        rest = tail;
    }
    match (text, rest) {
        ([], _) => Err(Problem::new("it is empty; every query parameter has a name")),
        (_, [b'=', ..]) => check_after_equals_sign(text, text.len() - rest.len()),
        (_, [_, ..]) => Err(control_character(text.len() - rest.len())),
        ([b'?' | b'&', ..], _) => {
            Err(Problem::at("parameter names do not start with `?` or `&`", 0).with_fix(Fix::range(1, text.len())))
        }
        _ => check_whitespace_and_reserved(text),
    }
}

const fn control_character(at: usize) -> Problem {
    Problem::at("parameter names have no control characters", at)
}

/// The rest of the rule for a name with a `=`, which only processing rules have: `watermark/1/image/aHR0cDov..==/dissolve/90`.
const fn check_after_equals_sign(text: &[u8], at: usize) -> Result<(), Problem> {
    if let [b'?' | b'&', ..] = text {
        return Err(Problem::at("parameter names do not start with `?` or `&`", 0)
            .with_advice("give the name and the value separately"));
    }
    if find(text.split_at(at).0, b"/").is_none() {
        return Err(Problem::at("parameter names have no `=`", at)
            .with_fix(Fix::range(0, at))
            .with_advice("give the name and the value separately"));
    }
    let mut rest = text.split_at(at).1;
    while let [b' '..=b'~' | 0x80..=0xc1 | 0xc3..=0xff, tail @ ..] | [0xc2, 0xa0..=0xbf, tail @ ..] = rest {
        rest = tail;
    }
    match rest {
        [] => check_whitespace_and_reserved(text),
        [_, ..] => Err(control_character(text.len() - rest.len())),
    }
}

const fn check_whitespace_and_reserved(text: &[u8]) -> Result<(), Problem> {
    if let [b' ', ..] | [.., b' '] = text
        && let Some(at) = outer_whitespace(text)
    {
        return Err(Problem::at("whitespace around a parameter name", at).with_fix(Fix::trimmed(text)));
    }
    match text {
        [b'q' | b'Q', b'-', ..] => Err(Problem::new(
            "the signature sets the `q-*` parameters; leave this one out and sign the URL with a `Signer`",
        )
        .in_file("the signature sets the `q-*` parameters; leave them out of the file")),
        [b'x' | b'X', ..] if is_token(text) => {
            Err(Problem::new("the signature sets this parameter; pass the token to `Credentials::temporary`")
                .in_file("the signature sets this parameter; leave the token out of the file"))
        }
        _ => check_folded(text),
    }
}

const fn is_token(name: &[u8]) -> bool {
    equal_ignoring_case(name, b"x-cos-security-token") || equal_ignoring_case(name, b"x-ci-security-token")
}

/// Rejects a name that a server which folds the case of Unicode reads as a name of the signature: with U+212A (the Kelvin
/// sign, `k`) or U+017F (the long s, `s`).
const fn check_folded(text: &[u8]) -> Result<(), Problem> {
    let mut rest = text;
    loop {
        skip!(rest, 0..=0x7f);
        match rest {
            [] => return Ok(()),
            [0xe2, 0x84, 0xaa, ..] | [0xc5, 0xbf, ..]
                if equal_folded(text, b"sign")
                    || equal_folded(text, b"x-cos-security-token")
                    || equal_folded(text, b"x-ci-security-token") =>
            {
                return Err(Problem::at(
                    "with Unicode case folding, this character gives a name that belongs to the signature",
                    text.len() - rest.len(),
                ));
            }
            [_, tail @ ..] => rest = tail,
        }
    }
}

const fn equal_folded(mut text: &[u8], mut ascii: &[u8]) -> bool {
    loop {
        match (text, ascii) {
            ([0xe2, 0x84, 0xaa, text_tail @ ..], [b'k', ascii_tail @ ..])
            | ([0xc5, 0xbf, text_tail @ ..], [b's', ascii_tail @ ..]) => (text, ascii) = (text_tail, ascii_tail),
            ([a, text_tail @ ..], [b, ascii_tail @ ..]) if a.to_ascii_lowercase() == *b => {
                (text, ascii) = (text_tail, ascii_tail);
            }
            ([], []) => return true,
            _ => return false,
        }
    }
}

/// The rule of values.
const fn check_value(value: &str) -> Result<(), Problem> {
    let text = value.as_bytes();
    let mut rest = text;
    skip!(rest, b' '.. | 1..=9 | 0x0b..=0x0c | 0x0e..=0x1f);
    match rest {
        [] => Ok(()),
        [_, ..] => Err(Problem::at("parameter values have no CR, LF or NUL", text.len() - rest.len())),
    }
}

/// Parses the value of a parameter in a file.
#[cfg(feature = "serde")]
fn read_value(_: &QueryName, value: alloc::borrow::Cow<'_, str>) -> Result<QueryValue, Error> {
    QueryValue::new(value)
}

/// The rule for the value of a certain parameter. Sources: Upload Part, document 436/7750; Single-Connection Bandwidth
/// Limit, 436/40140.
pub(crate) const fn check_pair(name: &str, value: &str) -> Result<(), Problem> {
    match name.as_bytes() {
        [b'p' | b'P', ..] if equal_ignoring_case(name.as_bytes(), b"partNumber") => {
            if is_between(value, 1, 10_000) {
                Ok(())
            } else {
                Err(Problem::new("`partNumber` is a number from 1 to 10000"))
            }
        }
        [b'x' | b'X', ..] if equal_ignoring_case(name.as_bytes(), b"x-cos-traffic-limit") => {
            if is_between(value, 819_200, 838_860_800) {
                Ok(())
            } else {
                Err(Problem::new("`x-cos-traffic-limit` is a number from 819200 to 838860800, in bits per second"))
            }
        }
        _ => Ok(()),
    }
}

/// Whether a text is a decimal number within bounds, without a sign and leading zeros.
const fn is_between(text: &str, least: u64, most: u64) -> bool {
    let mut rest = text.as_bytes();
    if !is_digits(rest) || starts_with(rest, b"0") {
        return false;
    }
    let mut number = 0_u64;
    while let [digit, tail @ ..] = rest {
        number = number.saturating_mul(10).saturating_add((*digit - b'0') as u64);
        rest = tail;
    }
    least <= number && number <= most
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;
    use alloc::vec::Vec;

    const QUERY: Query = Query::from_static(&[("b", "2"), ("A", "1"), ("a/b", ""), ("a-b", "")]);

    #[test]
    fn parameters_are_in_signing_order_however_they_were_given() {
        let expected = [("A", "1"), ("a/b", ""), ("a-b", ""), ("b", "2")];
        assert_eq!(QUERY.iter().collect::<Vec<_>>(), expected);
        let owned: Vec<_> = QUERY.into_iter().collect();
        let mut pushed = Query::EMPTY;
        owned.iter().rev().for_each(|(name, value)| pushed.push(name.clone(), value.clone()));
        for query in [owned.iter().cloned().rev().collect(), pushed] {
            assert_eq!(query, QUERY);
            assert_eq!(query.iter().collect::<Vec<_>>(), expected);
            assert_eq!((query.len(), query.get("B"), query.get("c")), (4, Some("2"), None));
        }
    }

    #[test]
    fn a_pair_is_replaced_and_removed_by_its_name() {
        let mut query = QUERY;
        query.set(QueryName::from_static("B"), QueryValue::from(3));
        assert_eq!(query.iter().collect::<Vec<_>>(), [("A", "1"), ("a/b", ""), ("a-b", ""), ("B", "3")]);
        assert_eq!((query.remove("a"), query.remove("c")), (Some(QueryValue::from(1)), None));
        assert_eq!(query.iter().collect::<Vec<_>>(), [("a/b", ""), ("a-b", ""), ("B", "3")]);
        query.push(QueryName::from_static("b"), QueryValue::from(4));
        assert_eq!((query.remove("b"), query.len()), (Some(QueryValue::from(3)), 2));
    }

    #[test]
    fn a_duplicate_name_shows_both_spellings() {
        for (second, expected) in [
            ("versionId", "duplicate query parameter `versionId`"),
            (
                "versionid",
                "duplicate query parameter `versionid` (also given as `versionId`); names are case-insensitive",
            ),
        ] {
            let pair = |name| (QueryName::from_static(name), QueryValue::EMPTY);
            let query = Query::from([pair("versionId"), pair("a"), pair(second)]);
            let error = query.check().err().unwrap().into_error();
            assert_eq!((error.kind(), error.to_string().as_str()), (ErrorKind::DuplicateQueryName, expected));
        }
        assert!(QUERY.check().is_ok());
    }

    #[test]
    fn a_list_says_whether_it_is_written_as_it_is() {
        for (pairs, expected) in [
            (&[("a", "1")] as &[_], true),
            (&[("A", "1")], false),
            (&[("a/b", "1")], false),
            (&[("a", "1 2")], false),
            (&[], true),
        ] {
            let query = Query::from_static(pairs);
            let owned: Query = query.clone().into_iter().collect();
            assert_eq!((query.is_plain(), owned.is_plain()), (expected, expected), "{pairs:?}");
        }
    }

    #[test]
    fn names() {
        for (name, expected) in [
            ("", "invalid query parameter name: it is empty; every query parameter has a name"),
            (
                "?uploads",
                "invalid query parameter name `?uploads`: parameter names do not start with `?` or `&` (`?` at byte 0); \
                 write `uploads`",
            ),
            (
                "a=b",
                "invalid query parameter name `a=b`: parameter names have no `=` (`=` at byte 1); write `a`; give the name \
                 and the value separately",
            ),
            (
                "&a=b",
                "invalid query parameter name `&a=b`: parameter names do not start with `?` or `&` (`&` at byte 0); give \
                 the name and the value separately",
            ),
            (" a", "invalid query parameter name ` a`: whitespace around a parameter name (` ` at byte 0); write `a`"),
            (
                "Q-AK",
                "invalid query parameter name `Q-AK`: the signature sets the `q-*` parameters; leave this one out and sign \
                 the URL with a `Signer`",
            ),
            (
                "x-cos-security-to\u{212a}en",
                "invalid query parameter name `x-cos-security-to\u{212a}en`: with Unicode case folding, this character \
                 gives a name that belongs to the signature (`\u{212a}` at byte 17)",
            ),
            (
                "a/b=\n",
                "invalid query parameter name `a/b=\\n`: parameter names have no control characters (`\\n` at byte 4)",
            ),
        ] {
            assert_eq!(QueryName::new(name).unwrap_err().to_string(), expected);
        }
        for name in [
            "watermark/1/image/aHR0cDovL2E=/dissolve/90",
            "a;b",
            "a&b",
            "a[]",
            "ключ",
            "__proto__",
            "imageMogr2/thumbnail/!50p",
            "\u{212a}",
            "sign",
            "x-cos-security-tokens",
        ] {
            assert!(QueryName::new(name).is_ok(), "{name}");
        }
    }

    #[test]
    fn values_with_a_range() {
        for (name, value, expected) in [
            ("partNumber", "1", true),
            ("PARTNUMBER", "10000", true),
            ("partNumber", "0", false),
            ("partNumber", "10001", false),
            ("partNumber", "01", false),
            ("partNumber", "", false),
            ("partNumber", "99999999999999999999999", false),
            ("x-cos-traffic-limit", "819200", true),
            ("x-cos-traffic-limit", "838860800", true),
            ("x-cos-traffic-limit", "819199", false),
            ("x-cos-traffic-limit", "838860801", false),
            ("part", "0", true),
        ] {
            assert_eq!(check_pair(name, value).is_ok(), expected, "{name}={value}");
        }
    }

    #[test]
    fn integers_are_values() {
        assert_eq!(QueryValue::from(10_000_u16), "10000");
        assert_eq!(QueryValue::from(-1_i8), "-1");
        assert_eq!(QueryValue::from(u128::MAX), "340282366920938463463374607431768211455");
    }
}
