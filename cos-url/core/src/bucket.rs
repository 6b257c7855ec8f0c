//! Bucket: `<BucketName>-<APPID>`.

use crate::Error;
use crate::const_bytes::{self, count_digits, find, find_ignoring_case, skip};
use crate::endpoint_hosts::{Family, HostParts};
use crate::error::Part;
use crate::message::{Fix, Problem};
use crate::string_newtype::{compared_by_bytes, serde_as_text, string_newtype, validated_by_rule};
use crate::text::Text;
use alloc::string::String;

/// The longest bucket: the full name is one DNS label.
const MAX_BYTES: usize = 63;

/// The full name of a bucket, `<BucketName>-<APPID>`: `examplebucket-1250000000`.
///
/// The `BucketName` consists of `a-z`, `0-9` and `-` and neither starts nor ends with `-`. The APPID consists of
/// decimal digits. The full name is one DNS label of at most 63 bytes. Source: Bucket Overview, document
/// [436/13312](https://cloud.tencent.com/document/product/436/13312).
///
/// ```
/// # use cos_url_core as cos_url;
/// use cos_url::Bucket;
///
/// let bucket = Bucket::new("examplebucket-1250000000")?;
/// assert_eq!((bucket.name(), bucket.app_id()), ("examplebucket", "1250000000"));
///
/// const AVATARS: Bucket = Bucket::from_static("avatars-1250000000");
/// # Ok::<(), cos_url::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[doc(alias = "APPID")]
pub struct Bucket(Text);

impl Bucket {
    /// Parses the full name of a bucket. Nothing is trimmed or changed to lower case.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidBucket`](crate::ErrorKind::InvalidBucket) if the text is not `<BucketName>-<APPID>`: it has
    /// no APPID, contains an upper-case letter or another invalid character, is longer than 63 bytes, or is a host or
    /// URL. Rapid buckets (`<name>-x--<APPID>`) are not supported.
    pub fn new(bucket: impl Into<String>) -> Result<Self, Error> {
        Self::validated(bucket.into(), check)
    }

    /// The `BucketName`: the full name without `-<APPID>`.
    pub const fn name(&self) -> &str {
        self.split().0
    }

    /// The APPID of the account that owns the bucket.
    pub const fn app_id(&self) -> &str {
        self.split().1
    }

    const fn split(&self) -> (&str, &str) {
        let text = self.as_str();
        match const_bytes::last_hyphen(text.as_bytes()) {
            Some(at) => (text.split_at(at).0, text.split_at(at + 1).1),
            None => (text, ""),
        }
    }
}

validated_by_rule!(Bucket(bucket), Part::Bucket, check);
string_newtype!(Bucket);
compared_by_bytes!(Bucket);
serde_as_text!(Bucket);

/// The rule for buckets. It checks the digits at the end, then the characters before them, then the form.
pub(crate) const fn check(bucket: &str) -> Result<(), Problem> {
    let text = bucket.as_bytes();
    let mut before = text;
    // Five digits in each iteration, because an APPID has ten digits, and an iteration takes the compiler as long as
    // comparing three bytes.
    while let [head @ .., b'0'..=b'9', b'0'..=b'9', b'0'..=b'9', b'0'..=b'9', b'0'..=b'9'] = before {
        before = head;
    }
    while let [head @ .., b'0'..=b'9'] = before {
        before = head;
    }
    let mut rest = before;
    skip!(rest, b'a'..=b'z' | b'0'..=b'9' | b'-');
    if let [byte, ..] = rest {
        return Err(wrong_character(text, *byte, before.len() - rest.len()));
    }
    match (before, text) {
        (
            [b'a'..=b'z' | b'0'..=b'9', .., b'a'..=b'z' | b'0'..=b'9', b'-'] | [b'a'..=b'z' | b'0'..=b'9', b'-'],
            [.., b'0'..=b'9'],
        ) => match before {
            [b'x', b'n', b'-', b'-', ..] => {
                Err(Problem::new("URL parsers read `xn--` at the start of a host as an encoded international name"))
            }
            _ if text.len() > MAX_BYTES => {
                Err(Problem::too_long("a bucket has at most 63 bytes with its APPID", text.len()))
            }
            _ => Ok(()),
        },
        _ => Err(wrong_form(before, text)),
    }
}

/// The problem of a text that has only valid characters, but is not of the form `<BucketName>-<APPID>`.
#[cold]
const fn wrong_form(before: &[u8], text: &[u8]) -> Problem {
    match (before, text) {
        ([], []) => Problem::new("it is empty; a bucket is `<BucketName>-<APPID>`, such as `examplebucket-1250000000`"),
        (_, [.., b'-']) => wrong_app_id(text),
        ([] | [b'-'], _) => Problem::new("no name before the APPID; a bucket is `<BucketName>-<APPID>`"),
        ([.., b'-', b'x', b'-', b'-'], _) => Problem::new(
            "rapid buckets (`-x-` before the APPID) are not supported; they have another host and session credentials",
        ),
        ([b'-', .., b'-'], _) => Problem::at("bucket names start with a letter or digit", 0),
        ([.., b'-', b'-'], _) => {
            Problem::at("bucket names end with a letter or digit before `-<APPID>`", before.len() - 2)
        }
        _ => wrong_app_id(text),
    }
}

/// The problem that the first invalid character indicates.
#[cold]
const fn wrong_character(text: &[u8], byte: u8, at: usize) -> Problem {
    if let Some(at) = const_bytes::outer_whitespace(text) {
        return Problem::at("whitespace around the bucket", at).with_fix(Fix::trimmed(text));
    }
    if is_address(text) {
        let (start, end) = bucket_in(text);
        return Problem::new("it is a host or URL, and the bucket is only a part of it")
            .with_fix(in_lower_case(text, start, end));
    }
    let whole = in_lower_case(text, 0, text.len());
    match byte {
        b'A'..=b'Z' => Problem::at("bucket names are lower-case", at).with_fix(whole),
        b'_' => Problem::at("bucket names have no underscore, only `a-z`, `0-9` and `-`", at).with_fix(whole),
        b'.' => Problem::at("bucket names have no dot, only `a-z`, `0-9` and `-`", at),
        0x80.. => Problem::at("bucket names are ASCII: `a-z`, `0-9` and `-`", at),
        _ => Problem::at("bucket names have only `a-z`, `0-9` and `-`", at),
    }
}

/// A part of the text in lower case.
const fn in_lower_case(text: &[u8], start: usize, end: usize) -> Fix {
    let fix = Fix::range(start, end).lower();
    // Only a guess, because the name with hyphens may be that of another bucket.
    if const_bytes::find_any_from(text, b"_ ", start) < end { fix.guess() } else { fix }
}

const fn is_address(text: &[u8]) -> bool {
    find(text, b"://").is_some()
        || find_ignoring_case(text, Family::DEFAULT.parts.after_bucket.as_bytes()).is_some()
        || HostParts::has_suffix_in(text)
}

/// The range of the bucket in a host or URL: the first label, or the start of the path where the host is that of a
/// region.
const fn bucket_in(address: &[u8]) -> (usize, usize) {
    let mut start = match find(address, b"//") {
        Some(at) => at + 2,
        None => 0,
    };
    if const_bytes::starts_with_ignoring_case(address.split_at(start).1, Family::DEFAULT.parts.without_bucket()) {
        start = const_bytes::find_any_from(address, b"/", start) + 1;
    }
    if start > address.len() { (0, 0) } else { (start, const_bytes::find_any_from(address, b"./", start)) }
}

/// The problem of a text that does not end with `-` and digits.
#[cold]
const fn wrong_app_id(text: &[u8]) -> Problem {
    const MISSING: &str = "no APPID; a bucket is `<BucketName>-<APPID>`, such as `examplebucket-1250000000`, and the account \
                           page of the console shows the APPID";
    let Some(hyphen) = const_bytes::last_hyphen(text) else { return Problem::new(MISSING) };
    let first = count_digits(text);
    let digits = count_digits(text.split_at(hyphen + 1).1);
    if first >= 9 && matches!(const_bytes::byte(text, first), Some(b'-')) {
        Problem::new("the APPID is before the name; a bucket is `<BucketName>-<APPID>`")
            .with_fix(Fix::joined((first + 1, text.len()), (0, first)))
    } else if digits > 0 {
        Problem::at("the APPID, after the last `-`, has only digits", hyphen + 1 + digits)
    } else {
        Problem::new(MISSING)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bucket_is_a_name_and_an_appid() {
        for (text, name, app_id) in [
            ("examplebucket-1250000000", "examplebucket", "1250000000"),
            ("a-1", "a", "1"),
            ("my-own--bucket-123456789", "my-own--bucket", "123456789"),
            ("0-0", "0", "0"),
            ("1250000000-1250000000", "1250000000", "1250000000"),
        ] {
            let bucket = Bucket::new(text).unwrap();
            assert_eq!((bucket.name(), bucket.app_id()), (name, app_id));
        }
    }

    #[test]
    fn the_whole_name_is_one_dns_label() {
        let name = |length: usize| "a".repeat(length - 11) + "-1250000000";
        assert!(Bucket::new(name(63)).is_ok());
        let message = alloc::string::ToString::to_string(&Bucket::new(name(64)).unwrap_err());
        assert!(message.ends_with(": a bucket has at most 63 bytes with its APPID (64 bytes)"), "{message}");
    }
}
