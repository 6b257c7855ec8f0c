//! Query: the parameters of a request. Their rules are in [`rules`].

mod rules;

pub use rules::is_security_token;
pub(crate) use rules::{check_name, check_pair, check_traffic_limit};

use crate::Error;
use crate::error::{ErrorKind, Part};
use crate::sorted_pairs::sorted_pairs;
use crate::string_newtype::{compared_by_bytes, from_integers, serde_as_text, string_newtype, validated_by_rule};
use crate::text::Text;
use alloc::string::String;
use core::fmt;
use rules::check_value;

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
    is_valid: bool,
}

sorted_pairs!(Query, QueryName, QueryValue, "query parameter", ErrorKind::DuplicateQueryName, Part::QueryValue);

impl fmt::Debug for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self).finish()
    }
}

/// The name of a query parameter, such as `versionId`, `response-content-type`, `imageMogr2/thumbnail/200x/`.
///
/// The URL contains the name in its original case, but names that differ only in ASCII case are duplicates. The
/// parameters of the signature (`q-*`, `x-cos-security-token`, `x-ci-security-token`) are reserved.
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
    /// `max-parts`: the maximum number of parts in a list of parts.
    pub const MAX_PARTS: Self = Self(Text::Static("max-parts"));
    /// `part-number-marker`: the part after which a list of parts starts.
    pub const PART_NUMBER_MARKER: Self = Self(Text::Static("part-number-marker"));
    /// `prefix`: lists only the keys that start with this text.
    pub const PREFIX: Self = Self(Text::Static("prefix"));
    /// `delimiter`: groups the keys of a list by their text up to this character.
    pub const DELIMITER: Self = Self(Text::Static("delimiter"));
    /// `marker`: the key after which a list starts.
    pub const MARKER: Self = Self(Text::Static("marker"));
    /// `max-keys`: the maximum number of keys in a list, 1 to 1000.
    pub const MAX_KEYS: Self = Self(Text::Static("max-keys"));
    /// `encoding-type`: `url` percent-encodes the keys of a list.
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
    /// [`ErrorKind::InvalidQueryName`] for a name that is empty, has a control character or whitespace around it,
    /// starts with `?` or `&`, has a `=` with no `/` before it (a pasted piece of a URL), or belongs to the signature.
    pub fn new(name: impl Into<String>) -> Result<Self, Error> {
        Self::validated(name.into(), check_name)
    }
}

validated_by_rule!(QueryName(name), Part::QueryName, check_name);
string_newtype!(QueryName);
compared_by_bytes!(QueryName);
serde_as_text!(QueryName);

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
        Self::validated(value.into(), check_value)
    }
}

validated_by_rule!(QueryValue(value), Part::QueryValue, check_value);
string_newtype!(QueryValue);
compared_by_bytes!(QueryValue);
serde_as_text!(QueryValue);
from_integers!(QueryValue);

/// Parses the value of a parameter in a file.
#[cfg(feature = "serde")]
fn read_value(_: &QueryName, value: alloc::borrow::Cow<'_, str>) -> Result<QueryValue, Error> {
    QueryValue::new(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;
    use alloc::vec::Vec;

    const QUERY: Query = Query::from_static(&[("b", "2"), ("A", "1"), ("a/b", ""), ("a-b", "")]);

    #[test]
    fn parameters_are_in_signing_order() {
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
    fn a_list_stores_whether_it_is_written_unchanged() {
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
    fn a_list_stores_whether_its_pairs_are_valid() {
        let pairs = [("a", "1"), ("A", "2"), ("b", "3"), ("partNumber", "0"), ("partnumber", "1")];
        let pair = |at: usize| (QueryName::from_static(pairs[at].0), QueryValue::from_static(pairs[at].1));
        let check = |query: &Query| {
            assert_eq!(query.is_valid, query.find_problem().is_ok(), "{query:?}");
            query.is_valid
        };
        let mut results = [0, 0];
        for at in 0..125 {
            let (first, second, third) = (at / 25, at / 5 % 5, at % 5);
            let mut query: Query = [pair(first), pair(second)].into();
            check(&query);
            query.push(pair(third).0, pair(third).1);
            results[usize::from(check(&query))] += 1;
            query.extend([pair(first)]);
            assert!(!check(&query));
            query.set(pair(second).0, pair(second).1);
            check(&query);
            query.remove(pairs[third].0);
            check(&query);
        }
        assert_eq!(results, [113, 12]);
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
                "invalid query parameter name `a=b`: parameter names have no `=` (`=` at byte 1); write `a`; pass the \
                 name and the value separately",
            ),
            (
                "&a=b",
                "invalid query parameter name `&a=b`: parameter names do not start with `?` or `&` (`&` at byte 0); \
                 pass the name and the value separately",
            ),
            (" a", "invalid query parameter name ` a`: whitespace around a parameter name (` ` at byte 0); write `a`"),
            (
                "Q-AK",
                "invalid query parameter name `Q-AK`: the signature sets the `q-*` parameters; leave this one out and sign \
                 the URL with a `Signer`",
            ),
            (
                "x-cos-security-to\u{212a}en",
                "invalid query parameter name `x-cos-security-to\u{212a}en`: Unicode case folding turns this character \
                 into an ASCII letter, and the name is then reserved for the signature (`\u{212a}` at byte 17)",
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
    fn values_must_be_in_their_range() {
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
