//! Object key: the name of an object in its bucket.

use crate::ascii;
use crate::invalid::{Details, Invalid, Reason, refuse};
use crate::percent;
use crate::text::{serde_with_escape, text_doors};
use alloc::borrow::Cow;
use alloc::string::String;
use core::fmt;

/// The longest object key, in bytes of UTF-8.
const MAX_BYTES: usize = 850;

/// The name of an object, as it is in the bucket and never percent-encoded: `Profile photo.jpg`, `dir/报表.pdf`.
///
/// A key has 1 to 850 bytes of UTF-8 and does not begin with `/` or `\`; NUL and the control characters
/// 0x18 to 0x1B are not allowed in it. Nothing else is changed or refused: `a//b`, `100%.txt` and a trailing `/`
/// (a folder object) are keys. Source: Object Overview, document 436/13324.
///
/// Keys with a segment `.` or `..` are legal, but URL parsers and HTTP clients rewrite them on the way, so they
/// are taken only by [`ObjectKey::with_dot_segments`].
///
/// ```
/// use cos_url_core::ObjectKey;
///
/// let key: ObjectKey = "dir/100% 报表.pdf".parse()?;
/// assert_eq!(key.as_str(), "dir/100% 报表.pdf");
/// assert!(ObjectKey::new("../secret").is_err());
/// # Ok::<(), cos_url_core::InvalidObjectKey>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ObjectKey(Cow<'static, str>, Path);

/// How a key is written as the path of a URL. It is known from the start: to ask it for each URL took 150 instructions.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Path {
    /// As it is.
    Plain,
    /// Percent-encoded.
    Encoded,
    /// Percent-encoded, and so is each `/` beside a segment `.` or `..`.
    DotSegments,
}

/// The answer to a text that is not an object key.
pub type InvalidObjectKey = Invalid<ObjectKeyReason>;

/// Why a text is not an object key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ObjectKeyReason {
    /// Nothing was given.
    Empty,
    /// More than 850 bytes.
    TooLong {
        /// How many bytes were given.
        length: usize,
    },
    /// A `/` at the beginning.
    LeadingSlash,
    /// A `\` at the beginning.
    LeadingBackslash,
    /// NUL or a control character that COS forbids, 0x18 to 0x1B.
    Control {
        /// The byte at which it stands.
        at: usize,
    },
    /// A segment `.` or `..`, which clients rewrite.
    DotSegment {
        /// The byte at which the segment begins.
        at: usize,
    },
    /// Nothing is left of the key once its segments `.` and `..` are resolved.
    OnlyDots,
}

impl ObjectKey {
    /// Takes an object key.
    ///
    /// # Errors
    ///
    /// [`InvalidObjectKey`] for a text that COS does not take as a key, and for one with a segment `.` or `..`
    /// ([`ObjectKeyReason`] lists them).
    pub fn new(key: impl Into<String>) -> Result<Self, InvalidObjectKey> {
        Self::judged(key.into(), check)
    }

    /// Takes an object key that is part of the program; in a `const`, a mistake is a compile error.
    ///
    /// # Panics
    ///
    /// On a text that [`ObjectKey::new`] refuses.
    #[track_caller]
    pub const fn from_static(key: &'static str) -> Self {
        match check(key) {
            Ok(path) => Self(Cow::Borrowed(key), path),
            Err(reason) => refuse(
                ObjectKeyReason::FIELD,
                key,
                reason.sentence(),
                &Details { at: reason.at(), length: reason.length(), instead: None },
            ),
        }
    }

    /// Takes an object key that may have segments `.` and `..`, such as `a/../b`.
    ///
    /// Use it for keys that exist in the bucket; for the name of a file that somebody uploads, such a segment is
    /// almost always a mistake or an attack. In the URL, each `/` beside such a segment is written `%2F`, which
    /// keeps parsers and clients from resolving it and leaves the signature as it is.
    ///
    /// ```
    /// use cos_url_core::ObjectKey;
    ///
    /// assert!(ObjectKey::with_dot_segments("a/../b").is_ok());
    /// assert!(ObjectKey::with_dot_segments("a/..").is_err());
    /// ```
    ///
    /// # Errors
    ///
    /// As [`ObjectKey::new`], but of the dot segments only those after which nothing is left of the key: `.`,
    /// `..`, `a/..`. They would address the bucket itself.
    pub fn with_dot_segments(key: impl Into<String>) -> Result<Self, InvalidObjectKey> {
        Self::judged(key.into(), check_with_dot_segments)
    }

    /// Appends the path of a URL: `/` and the encoded key.
    #[inline]
    pub fn push_path(&self, out: &mut String) {
        out.push('/');
        match self.1 {
            Path::Plain => out.push_str(&self.0),
            Path::Encoded => percent::push_path(out, &self.0),
            Path::DotSegments => self.push_segments(out),
        }
    }

    fn push_segments(&self, out: &mut String) {
        let mut before: Option<&str> = None;
        for segment in self.0.split('/') {
            if let Some(before) = before {
                out.push_str(if is_dots(before.as_bytes()) || is_dots(segment.as_bytes()) { "%2F" } else { "/" });
            }
            percent::push_component(out, segment);
            before = Some(segment);
        }
    }

    fn judged(key: String, rule: fn(&str) -> Result<Path, ObjectKeyReason>) -> Result<Self, InvalidObjectKey> {
        match rule(&key) {
            Ok(path) => Ok(Self(Cow::Owned(key), path)),
            Err(reason) => Err(Invalid::new(reason, &key)),
        }
    }
}

impl fmt::Debug for ObjectKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ObjectKey").field(&self.0).finish()
    }
}

text_doors!(ObjectKey, InvalidObjectKey);
serde_with_escape!(ObjectKey, "with_dot_segments", ObjectKey::with_dot_segments);

/// The rule of [`ObjectKey::with_dot_segments`].
const fn check_with_dot_segments(key: &str) -> Result<Path, ObjectKeyReason> {
    match check(key) {
        Err(ObjectKeyReason::DotSegment { .. }) => Ok(Path::DotSegments),
        judged => judged,
    }
}

/// The rule of [`ObjectKey::new`]: one pass over slice patterns, because the compiler evaluates it for every literal.
const fn check(key: &str) -> Result<Path, ObjectKeyReason> {
    let text = key.as_bytes();
    match text {
        [] => return Err(ObjectKeyReason::Empty),
        [b'/', ..] => return Err(ObjectKeyReason::LeadingSlash),
        [b'\\', ..] => return Err(ObjectKeyReason::LeadingBackslash),
        _ => {}
    }
    let (mut rest, mut path) = (text, Path::Plain);
    let mut dots = if begins_with_dots(text) { Some(0) } else { None };
    loop {
        match rest {
            // What is most frequent first.
            [b'a'..=b'z' | b'0'..=b'9' | b'A'..=b'Z' | b'-' | b'_' | b'.' | b'~', tail @ ..] => rest = tail,
            [b'/', tail @ ..] => {
                if begins_with_dots(tail) && dots.is_none() {
                    dots = Some(text.len() - tail.len());
                }
                rest = tail;
            }
            [] => break,
            [0 | 0x18..=0x1b, ..] => return Err(ObjectKeyReason::Control { at: text.len() - rest.len() }),
            [_, tail @ ..] => (rest, path) = (tail, Path::Encoded),
        }
    }
    match dots {
        _ if text.len() > MAX_BYTES => Err(ObjectKeyReason::TooLong { length: text.len() }),
        None => Ok(path),
        Some(_) if resolves_to_nothing(text) => Err(ObjectKeyReason::OnlyDots),
        Some(at) => Err(ObjectKeyReason::DotSegment { at }),
    }
}

/// Whether the segment that begins here is `.` or `..`.
const fn begins_with_dots(rest: &[u8]) -> bool {
    matches!(rest, [b'.'] | [b'.', b'.'] | [b'.', b'/', ..] | [b'.', b'.', b'/', ..])
}

/// Whether a client that resolves the segments `.` and `..` is left without a key.
const fn resolves_to_nothing(key: &[u8]) -> bool {
    let (mut start, mut names, mut dots) = (0, 0_usize, false);
    loop {
        let (segment, next) = segment_at(key, start);
        match segment {
            b"" => {}
            b"." => dots = true,
            b".." => (names, dots) = (names.saturating_sub(1), true),
            _ => names += 1,
        }
        match next {
            Some(next) => start = next,
            None => return dots && names == 0,
        }
    }
}

/// The segment that begins at an offset, and the offset of the next one.
const fn segment_at(key: &[u8], start: usize) -> (&[u8], Option<usize>) {
    let (_, rest) = key.split_at(start);
    let mut length = 0;
    while let Some(byte) = ascii::byte(rest, length) {
        if byte == b'/' {
            return (rest.split_at(length).0, Some(start + length + 1));
        }
        length += 1;
    }
    (rest, None)
}

pub(crate) const fn is_dots(segment: &[u8]) -> bool {
    matches!(segment, b"." | b"..")
}

impl ObjectKeyReason {
    const fn sentence(self) -> &'static str {
        match self {
            Self::Empty => "empty; an object key has at least one character",
            Self::TooLong { .. } => "longer than 850 bytes of UTF-8, the most that an object key has",
            Self::LeadingSlash => "`/` at the beginning; an object key begins with the name itself",
            Self::LeadingBackslash => "`\\` at the beginning; an object key begins with the name itself",
            Self::Control { .. } => "control character that COS forbids in an object key",
            Self::DotSegment { .. } => {
                "segment `.` or `..`, which URL parsers and HTTP clients resolve on the way; \
                 if the object really has this name, `ObjectKey::with_dot_segments` takes it"
            }
            Self::OnlyDots => "nothing is left of the key once its segments `.` and `..` are resolved",
        }
    }

    const fn at(self) -> Option<usize> {
        match self {
            Self::Control { at } | Self::DotSegment { at } => Some(at),
            Self::LeadingSlash | Self::LeadingBackslash => Some(0),
            _ => None,
        }
    }

    const fn length(self) -> Option<usize> {
        if let Self::TooLong { length } = self { Some(length) } else { None }
    }
}

impl Reason for ObjectKeyReason {
    const FIELD: &'static str = "object key";

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
        let key = match self {
            Self::LeadingSlash | Self::LeadingBackslash => text.trim_start_matches(['/', '\\']),
            _ => return None,
        };
        check(key).is_ok().then(|| alloc::format!("write `{}`", crate::invalid::echo(key)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(key: &ObjectKey) -> String {
        let mut out = String::new();
        key.push_path(&mut out);
        out
    }

    #[test]
    fn a_key_is_taken_byte_for_byte() {
        for (key, expected) in [
            ("a b+c.txt", "/a%20b%2Bc.txt"),
            ("a//b/", "/a//b/"),
            ("100%.txt", "/100%25.txt"),
            ("%2e%2e/a", "/%252e%252e/a"),
            ("..;/x", "/..%3B/x"),
            ("a/.../b", "/a/.../b"),
            ("foo./bar", "/foo./bar"),
            ("http://evil.com/x", "/http%3A//evil.com/x"),
            ("腾讯云.jpg", "/%E8%85%BE%E8%AE%AF%E4%BA%91.jpg"),
            ("~!*'()", "/~%21%2A%27%28%29"),
        ] {
            let key = ObjectKey::new(key).unwrap();
            assert_eq!(path(&key), expected);
        }
    }

    #[test]
    fn dot_segments_are_kept_from_being_resolved() {
        for (key, expected) in [
            ("../x", "/..%2Fx"),
            ("a/../b", "/a%2F..%2Fb"),
            ("a/./b", "/a%2F.%2Fb"),
            ("./a/b", "/.%2Fa/b"),
            ("a/b/..", "/a/b%2F.."),
        ] {
            assert!(matches!(ObjectKey::new(key).unwrap_err().reason(), ObjectKeyReason::DotSegment { .. }), "{key}");
            assert_eq!(path(&ObjectKey::with_dot_segments(key).unwrap()), expected);
        }
    }

    #[test]
    fn a_key_that_resolves_to_nothing_is_never_taken() {
        for key in [".", "..", "./", "../", "a/..", "a/../", "./.", "../..", "a/b/../..", "..//"] {
            assert_eq!(ObjectKey::new(key).unwrap_err().reason(), ObjectKeyReason::OnlyDots, "{key}");
            assert_eq!(ObjectKey::with_dot_segments(key).unwrap_err().reason(), ObjectKeyReason::OnlyDots, "{key}");
        }
    }

    #[test]
    fn bytes_are_counted_and_not_characters() {
        assert!(ObjectKey::new("a".repeat(850)).is_ok());
        assert_eq!(ObjectKey::new("腾".repeat(284)).unwrap_err().reason(), ObjectKeyReason::TooLong { length: 852 });
    }
}
