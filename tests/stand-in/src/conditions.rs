//! Conditional requests: RFC 9110, section 13, as GET Object
//! ([436/7753](https://cloud.tencent.com/document/product/436/7753)) and PUT Object - Copy
//! ([436/10881](https://cloud.tencent.com/document/product/436/10881)) use them.

use crate::object::Object;
use crate::request::Request;
use std::time::SystemTime;

/// The four conditions of a GET or HEAD.
pub(crate) const NAMES: [&str; 4] = ["if-match", "if-none-match", "if-modified-since", "if-unmodified-since"];

/// The result of the conditions of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// All conditions are true, or there is no condition.
    Met,
    /// `If-None-Match` or `If-Modified-Since` is false: 304.
    NotModified,
    /// `If-Match` or `If-Unmodified-Since` is false: 412.
    Failed,
}

/// Evaluates the conditions in the order of RFC 9110, section 13.2.2. The prefix is prepended to each header name.
pub(crate) fn evaluate(request: &Request, prefix: &str, object: &Object) -> Outcome {
    let list = |name: &str| request.header_list(&format!("{prefix}{name}"));
    let date = |name: &str| request.header(&format!("{prefix}{name}")).and_then(http_date);
    let is_matched = match list("if-match") {
        Some(tags) => has_tag(&tags, object.etag(), Comparison::Strong),
        None => date("if-unmodified-since").is_none_or(|date| object.modified() <= date),
    };
    let is_changed = match list("if-none-match") {
        Some(tags) => !has_tag(&tags, object.etag(), Comparison::Weak),
        None => date("if-modified-since").is_none_or(|date| object.modified() > date),
    };
    match (is_matched, is_changed) {
        (false, _) => Outcome::Failed,
        (true, false) => Outcome::NotModified,
        (true, true) => Outcome::Met,
    }
}

/// Whether the range is allowed: `If-Range` names the current content, or is absent. RFC 9110, section 13.1.5.
pub(crate) fn range_is_current(request: &Request, object: &Object) -> bool {
    request.header("if-range").is_none_or(|value| match http_date(value) {
        Some(date) => object.modified() == date,
        None => str::from_utf8(value).is_ok_and(|tag| has_tag(tag, object.etag(), Comparison::Strong)),
    })
}

/// RFC 9110, section 8.8.3.2.
#[derive(Clone, Copy, PartialEq)]
enum Comparison {
    Strong,
    Weak,
}

/// Whether a list of entity tags contains this one. COS also accepts a tag without quotes.
fn has_tag(list: &str, etag: &str, comparison: Comparison) -> bool {
    list.split(',').map(str::trim).any(|tag| {
        let tag = tag.strip_prefix("W/").filter(|_| comparison == Comparison::Weak).unwrap_or(tag);
        tag == "*" || tag.trim_matches('"') == etag.trim_matches('"')
    })
}

/// A condition with an invalid date is ignored: RFC 9110, section 13.1.3.
fn http_date(value: &[u8]) -> Option<SystemTime> {
    httpdate::parse_http_date(str::from_utf8(value).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use Outcome::{Failed, Met, NotModified};

    /// The MD5 of "hello".
    const TAG: &str = "\"5d41402abc4b2a76b9719d911017c592\"";
    const BEFORE: &str = "Thu, 01 Jan 1970 00:01:39 GMT";
    const MODIFIED: &str = "Thu, 01 Jan 1970 00:01:40 GMT";

    fn request(headers: &[(&str, &str)]) -> Request {
        let headers = headers.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
        Request::new("GET", "/a", headers).unwrap()
    }

    fn object() -> Object {
        Object::new("hello".into(), Vec::new(), 100)
    }

    #[test]
    fn conditions_of_rfc_9110() {
        let (weak, bare) = (format!("W/{TAG}"), TAG.trim_matches('"'));
        let list = format!("\"0\", {TAG}");
        for (headers, expected) in [
            (&[][..], Met),
            (&[("If-Match", TAG)], Met),
            (&[("If-Match", "*")], Met),
            (&[("If-Match", bare)], Met),
            (&[("If-Match", &list)], Met),
            (&[("If-Match", "\"0\""), ("If-Match", TAG)], Met),
            (&[("If-Match", "\"0\"")], Failed),
            (&[("If-Match", &weak)], Failed),
            (&[("If-Match", "")], Failed),
            (&[("If-None-Match", "\"0\"")], Met),
            (&[("If-None-Match", TAG)], NotModified),
            (&[("If-None-Match", &weak)], NotModified),
            (&[("If-None-Match", &list)], NotModified),
            (&[("If-None-Match", "*")], NotModified),
            (&[("If-Modified-Since", BEFORE)], Met),
            (&[("If-Modified-Since", MODIFIED)], NotModified),
            (&[("If-Modified-Since", "yesterday")], Met),
            (&[("If-Unmodified-Since", BEFORE)], Failed),
            (&[("If-Unmodified-Since", MODIFIED)], Met),
            (&[("If-Unmodified-Since", "yesterday")], Met),
            // An entity tag takes precedence over a date.
            (&[("If-Match", TAG), ("If-Unmodified-Since", BEFORE)], Met),
            (&[("If-None-Match", "\"0\""), ("If-Modified-Since", MODIFIED)], Met),
            (&[("If-None-Match", TAG), ("If-Modified-Since", BEFORE)], NotModified),
            // 412 takes precedence over 304.
            (&[("If-Match", "\"0\""), ("If-None-Match", TAG)], Failed),
        ] {
            assert_eq!(evaluate(&request(headers), "", &object()), expected, "{headers:?}");
        }
    }

    #[test]
    fn the_prefix_selects_the_headers() {
        let request = request(&[("x-cos-copy-source-If-Match", "\"0\""), ("If-None-Match", TAG)]);
        assert_eq!(evaluate(&request, "x-cos-copy-source-", &object()), Failed);
        assert_eq!(evaluate(&request, "", &object()), NotModified);
    }

    #[test]
    fn if_range_names_the_current_content() {
        for (headers, expected) in [
            (&[][..], true),
            (&[("If-Range", TAG)], true),
            (&[("If-Range", "\"0\"")], false),
            (&[("If-Range", MODIFIED)], true),
            (&[("If-Range", BEFORE)], false),
        ] {
            assert_eq!(range_is_current(&request(headers), &object()), expected, "{headers:?}");
        }
    }
}
