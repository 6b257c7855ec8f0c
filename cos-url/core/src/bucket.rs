//! Bucket: `<BucketName>-<APPID>`.

use crate::ascii::{self, count_digits, find};
use crate::invalid::{Details, Invalid, Reason, refuse};
use crate::text::{serde_as_text, text_doors};
use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;

/// The longest bucket: the full name is one DNS label.
const MAX_BYTES: usize = 63;

/// A bucket by its full name, `<BucketName>-<APPID>`: `examplebucket-1250000000`.
///
/// The `BucketName` has the characters `a-z`, `0-9` and `-` and neither begins nor ends with `-`; the APPID is
/// decimal digits; the whole is one DNS label of at most 63 bytes. Source: Bucket Overview, document 436/13312.
///
/// ```
/// use cos_url_core::Bucket;
///
/// let bucket: Bucket = "examplebucket-1250000000".parse()?;
/// assert_eq!((bucket.name(), bucket.app_id()), ("examplebucket", "1250000000"));
///
/// const AVATARS: Bucket = Bucket::from_static("avatars-1250000000");
/// # Ok::<(), cos_url_core::InvalidBucket>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Bucket(Cow<'static, str>);

/// The answer to a text that is not a bucket.
pub type InvalidBucket = Invalid<BucketReason>;

/// Why a text is not a bucket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum BucketReason {
    /// Nothing was given.
    Empty,
    /// A host or a URL, in which the bucket is a part.
    Address,
    /// A blank or a line end stands before or after the name.
    OuterBlank {
        /// The byte at which it stands.
        at: usize,
    },
    /// An upper-case letter.
    UpperCase {
        /// The byte at which it stands.
        at: usize,
    },
    /// An underscore.
    Underscore {
        /// The byte at which it stands.
        at: usize,
    },
    /// A dot.
    Dot {
        /// The byte at which it stands.
        at: usize,
    },
    /// A character outside ASCII.
    NonAscii {
        /// The byte at which it begins.
        at: usize,
    },
    /// Any other character that no bucket has.
    Character {
        /// The byte at which it stands.
        at: usize,
    },
    /// There is no `-<APPID>` at the end.
    MissingAppId,
    /// There is nothing before `-<APPID>`.
    MissingName,
    /// The APPID stands before the name.
    AppIdFirst,
    /// What follows the last `-` is not all digits.
    AppIdNotDigits {
        /// The byte of the first character that is not a digit.
        at: usize,
    },
    /// A rapid bucket (`<name>-x--<APPID>`), which has another host and another kind of credentials.
    Rapid,
    /// The name begins with `-`.
    LeadingHyphen,
    /// The name ends with `-`.
    TrailingHyphen {
        /// The byte at which it stands.
        at: usize,
    },
    /// The name begins with `xn--`, which URL parsers take for an encoded international name.
    Punycode,
    /// More than 63 bytes.
    TooLong {
        /// How many bytes were given.
        length: usize,
    },
}

impl Bucket {
    /// Takes a full bucket name.
    ///
    /// # Errors
    ///
    /// [`InvalidBucket`] for a text that is not `<BucketName>-<APPID>`: no APPID, an upper-case letter, a whole
    /// host, ... ([`BucketReason`] lists them). Nothing is trimmed or lower-cased.
    pub fn new(bucket: impl Into<String>) -> Result<Self, InvalidBucket> {
        let bucket = bucket.into();
        match check(&bucket) {
            Ok(()) => Ok(Self(Cow::Owned(bucket))),
            Err(reason) => Err(Invalid::new(reason, &bucket)),
        }
    }

    /// Takes a full bucket name that is part of the program; in a `const`, a mistake is a compile error.
    ///
    /// # Panics
    ///
    /// On a text that [`Bucket::new`] refuses.
    #[track_caller]
    pub const fn from_static(bucket: &'static str) -> Self {
        match check(bucket) {
            Ok(()) => Self(Cow::Borrowed(bucket)),
            Err(reason) => refuse(
                BucketReason::FIELD,
                bucket,
                reason.sentence(),
                &Details { at: reason.at(), length: reason.length(), instead: None },
            ),
        }
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
        match ascii::last_hyphen(text.as_bytes()) {
            Some(at) => (text.split_at(at).0, text.split_at(at + 1).1),
            None => (text, ""),
        }
    }
}

text_doors!(Bucket, InvalidBucket);
serde_as_text!(Bucket);

/// The rule: the digits at the end, then the characters before them.
///
/// The loops are over slice patterns and the ends are looked at by them, because the compiler evaluates the rule for
/// every literal: each call of a function would cost it more than several bytes do.
const fn check(bucket: &str) -> Result<(), BucketReason> {
    let text = bucket.as_bytes();
    let mut before = text;
    while let [head @ .., b'0'..=b'9'] = before {
        before = head;
    }
    let mut rest = before;
    while let [b'a'..=b'z' | b'0'..=b'9' | b'-', tail @ ..] = rest {
        rest = tail;
    }
    if let [byte, ..] = rest {
        return Err(wrong_character(text, *byte, before.len() - rest.len()));
    }
    match (before, text) {
        ([], []) => Err(BucketReason::Empty),
        (_, [.., b'-']) => Err(wrong_app_id(text)),
        ([] | [b'-'], _) => Err(BucketReason::MissingName),
        ([.., b'-', b'x', b'-', b'-'], _) => Err(BucketReason::Rapid),
        ([b'-', .., b'-'], _) => Err(BucketReason::LeadingHyphen),
        ([.., b'-', b'-'], _) => Err(BucketReason::TrailingHyphen { at: before.len() - 2 }),
        ([b'x', b'n', b'-', b'-', .., b'-'], _) => Err(BucketReason::Punycode),
        ([.., b'-'], _) if text.len() > MAX_BYTES => Err(BucketReason::TooLong { length: text.len() }),
        ([.., b'-'], _) => Ok(()),
        _ => Err(wrong_app_id(text)),
    }
}

/// Names the mistake behind the first character that no bucket has.
const fn wrong_character(text: &[u8], byte: u8, at: usize) -> BucketReason {
    if let Some(at) = ascii::outer_blank(text) {
        return BucketReason::OuterBlank { at };
    }
    if is_address(text) {
        return BucketReason::Address;
    }
    match byte {
        b'A'..=b'Z' => BucketReason::UpperCase { at },
        b'_' => BucketReason::Underscore { at },
        b'.' => BucketReason::Dot { at },
        0x80.. => BucketReason::NonAscii { at },
        _ => BucketReason::Character { at },
    }
}

const fn is_address(text: &[u8]) -> bool {
    find(text, b"://").is_some() || find(text, b".myqcloud.com").is_some() || find(text, b".tencentcos.cn").is_some()
}

/// Names the mistake behind a text that does not end with `-` and digits.
const fn wrong_app_id(text: &[u8]) -> BucketReason {
    let Some(hyphen) = ascii::last_hyphen(text) else { return BucketReason::MissingAppId };
    let first = count_digits(text);
    let digits = count_digits(text.split_at(hyphen + 1).1);
    if first >= 9 && matches!(ascii::byte(text, first), Some(b'-')) {
        BucketReason::AppIdFirst
    } else if digits > 0 {
        BucketReason::AppIdNotDigits { at: hyphen + 1 + digits }
    } else {
        BucketReason::MissingAppId
    }
}

impl BucketReason {
    const fn sentence(self) -> &'static str {
        match self {
            Self::Empty => "empty; a bucket is `<BucketName>-<APPID>`, such as `examplebucket-1250000000`",
            Self::Address => "an address, of which the bucket is a part",
            Self::OuterBlank { .. } => "blank or line end around the bucket",
            Self::UpperCase { .. } => "upper-case letter in a bucket, which is lower-case",
            Self::Underscore { .. } => "underscore in a bucket, which has only `a-z`, `0-9` and `-`",
            Self::Dot { .. } => "dot in a bucket, which has only `a-z`, `0-9` and `-`",
            Self::NonAscii { .. } => "non-ASCII character in a bucket, which has only `a-z`, `0-9` and `-`",
            Self::Character { .. } => "character that a bucket cannot have, which has only `a-z`, `0-9` and `-`",
            Self::MissingAppId => {
                "no APPID; a bucket is `<BucketName>-<APPID>`, such as `examplebucket-1250000000`, \
                 and the APPID is on the account page of the console"
            }
            Self::MissingName => "no name before the APPID; a bucket is `<BucketName>-<APPID>`",
            Self::AppIdFirst => "APPID before the name; a bucket is `<BucketName>-<APPID>`",
            Self::AppIdNotDigits { .. } => "the APPID, which follows the last `-`, has only the digits `0-9`",
            Self::Rapid => {
                "a rapid bucket (`-x-` before the APPID), which has its own host and session credentials \
                 and is not supported"
            }
            Self::LeadingHyphen => "`-` at the beginning; a bucket begins with a letter or digit",
            Self::TrailingHyphen { .. } => "`-` at the end of the name; a letter or digit stands before `-<APPID>`",
            Self::Punycode => "`xn--` at the beginning, which URL parsers take for an encoded international name",
            Self::TooLong { .. } => "longer than 63 bytes, the most that a bucket has with its APPID",
        }
    }

    const fn at(self) -> Option<usize> {
        match self {
            Self::OuterBlank { at }
            | Self::UpperCase { at }
            | Self::Underscore { at }
            | Self::Dot { at }
            | Self::NonAscii { at }
            | Self::Character { at }
            | Self::AppIdNotDigits { at }
            | Self::TrailingHyphen { at } => Some(at),
            Self::LeadingHyphen => Some(0),
            _ => None,
        }
    }

    const fn length(self) -> Option<usize> {
        if let Self::TooLong { length } = self { Some(length) } else { None }
    }
}

impl Reason for BucketReason {
    const FIELD: &'static str = "bucket";

    fn sentence(&self) -> &'static str {
        (*self).sentence()
    }

    fn at(&self) -> Option<usize> {
        (*self).at()
    }

    fn length(&self) -> Option<usize> {
        (*self).length()
    }

    fn repair(&self, text: &str) -> Option<String> {
        let guess = match self {
            Self::Address => bucket_in(text)?,
            Self::OuterBlank { .. } => text.trim().into(),
            Self::UpperCase { .. } => text.to_ascii_lowercase(),
            Self::Underscore { .. } => text.replace('_', "-"),
            Self::AppIdFirst => {
                let (app_id, name) = text.split_once('-')?;
                format!("{name}-{app_id}")
            }
            _ => return None,
        };
        check(&guess).is_ok().then(|| match self {
            // A bucket has no underscore, so this is another bucket, not another spelling.
            Self::Underscore { .. } => format!("did you mean `{guess}`?"),
            _ => format!("write `{guess}`"),
        })
    }
}

/// The bucket in a host or a URL: its first label, or the beginning of the path where the host is that of a region.
fn bucket_in(address: &str) -> Option<String> {
    let host = address.split_once("://").map_or(address, |(_, rest)| rest).trim_start_matches('/');
    let after_host = if host.starts_with("cos.") { host.split_once('/')?.1 } else { host };
    after_host.split(['.', '/']).next().map(String::from)
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
        assert_eq!(Bucket::new(name(64)).unwrap_err().reason(), BucketReason::TooLong { length: 64 });
    }
}
