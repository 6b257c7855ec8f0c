//! Object key: the name of an object in its bucket.

mod key_ref;
mod scan;

pub use key_ref::KeyRef;

use crate::Error;
use crate::const_bytes::{find_any_from, part, skip};
use crate::const_writer::ConstWriter;
use crate::error::Part;
use crate::message::{Constructor, Context, Fix, Problem, const_panic};
use crate::string_newtype::{checked_fix, compared_by_bytes, serde_with_constructor, string_newtype};
use crate::text::Text;
use alloc::string::String;
use core::fmt;

/// The longest object key, in bytes of UTF-8.
pub(crate) const MAX_BYTES: usize = 850;

/// The name of an object as it is in the bucket, without percent-encoding: `Profile photo.jpg`, `dir/报表.pdf`.
///
/// A key has 1 to 850 bytes of UTF-8, does not start with `/` or `\`, and contains neither NUL nor the control
/// characters 0x18 to 0x1B. Nothing else is changed or rejected: `a//b`, `100%.txt` and a trailing `/` (a folder
/// object) are keys. Source: Object Overview, document
/// [436/13324](https://cloud.tencent.com/document/product/436/13324).
///
/// Keys with a segment `.` or `..` are legal in COS, but URL parsers and HTTP clients rewrite them. Only
/// [`ObjectKey::with_dot_segments`] accepts them.
///
/// With the feature `serde`, a key is a string; one from `with_dot_segments` is a table with one entry, in TOML
/// `key = { with_dot_segments = "a/../b" }`.
///
/// ```
/// # use cos_url_core as cos_url;
/// use cos_url::ObjectKey;
///
/// let key = ObjectKey::new("dir/100% 报表.pdf")?;
/// assert_eq!(key, "dir/100% 报表.pdf");
/// assert!(ObjectKey::new("../secret").is_err());
/// # Ok::<(), cos_url::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ObjectKey(Text, PathForm);

/// The form in which a key is written as the path of a URL. It is stored, because computing it takes 150 instructions
/// for each URL.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum PathForm {
    /// Unchanged.
    Plain,
    /// Percent-encoded.
    Encoded,
    /// Percent-encoded, and so is each `/` next to a segment `.` or `..`.
    DotSegments,
}

const WITH_DOT_SEGMENTS: Constructor = Constructor {
    when: "for an object that really has this name",
    run_time: "ObjectKey::with_dot_segments",
    constant: "ObjectKey::with_dot_segments_static",
    in_file: &["with_dot_segments"],
};

impl ObjectKey {
    /// Parses an object key.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidObjectKey`](crate::ErrorKind::InvalidObjectKey) for a text that is empty, has more than 850
    /// bytes, starts with `/` or `\`, contains NUL or a control character 0x18 to 0x1B, or has a segment `.` or `..`.
    pub fn new(key: impl Into<String>) -> Result<Self, Error> {
        let key = key.into();
        match scan::path_form(&key) {
            Some(form) => Ok(Self(Text::Owned(key), form)),
            None => Self::validated(key, check, Context::RunTime),
        }
    }

    /// An object key from a string literal. In a `const`, an invalid literal is a compile error.
    ///
    /// # Panics
    ///
    /// Panics if [`ObjectKey::new`] rejects the text.
    #[track_caller]
    pub const fn from_static(key: &'static str) -> Self {
        match check(key) {
            Ok(form) => Self(Text::Static(key), form),
            Err(problem) => Self::reject_static(key, problem),
        }
    }

    /// Accepts an object key that may have segments `.` and `..`, such as `a/../b`.
    ///
    /// Use it for keys that exist in the bucket. In the name of an uploaded file, such a segment is almost always an
    /// error or an attack. In the URL, each `/` next to such a segment is written `%2F`, which keeps parsers and
    /// clients from resolving it and does not change the signature.
    ///
    /// ```
    /// # use cos_url_core as cos_url;
    /// use cos_url::ObjectKey;
    ///
    /// assert!(ObjectKey::with_dot_segments("a/../b").is_ok());
    /// assert!(ObjectKey::with_dot_segments("a/..").is_err());
    /// ```
    ///
    /// # Errors
    ///
    /// The errors of [`ObjectKey::new`], but dot segments are an error only if nothing is left of the key once they are
    /// resolved: `.`, `..`, `a/..`. Such a URL would address the bucket itself.
    pub fn with_dot_segments(key: impl Into<String>) -> Result<Self, Error> {
        Self::validated(key.into(), check_with_dot_segments, Context::RunTime)
    }

    /// [`ObjectKey::with_dot_segments`] for a string literal. In a `const`, an invalid literal is a compile error.
    ///
    /// # Panics
    ///
    /// Panics if [`ObjectKey::with_dot_segments`] rejects the text.
    #[track_caller]
    pub const fn with_dot_segments_static(key: &'static str) -> Self {
        match check_with_dot_segments(key) {
            Ok(form) => Self(Text::Static(key), form),
            Err(problem) => Self::reject_static(key, problem),
        }
    }

    /// The path `/`, which is the bucket itself. It is not the key of an object, so no public function returns it.
    #[doc(hidden)]
    pub const __BUCKET: Self = Self(Text::Static(""), PathForm::Plain);

    /// Appends the path of a URL: `/` and the encoded key.
    #[doc(hidden)]
    #[inline]
    pub fn push_path(&self, out: &mut String) {
        out.push('/');
        KeyRef::from(self).push_encoded(out);
    }

    /// The same as [`push_path`](Self::push_path), for constants.
    pub(crate) const fn write_path(&self, out: &mut ConstWriter<'_>) {
        let text = self.as_str().as_bytes();
        if let PathForm::Plain = self.1 {
            out.push(b"/");
            return out.push(text);
        }
        let (mut start, mut before): (usize, &[u8]) = (0, b"");
        out.push(b"/");
        loop {
            let end = find_any_from(text, b"/", start);
            let segment = part(text, start, end);
            if start > 0 {
                out.push_str(separator(before, segment));
            }
            out.push_component(segment);
            if end == text.len() {
                return;
            }
            (before, start) = (segment, end + 1);
        }
    }

    /// The length of the path of a URL.
    pub(crate) const fn path_length(&self) -> usize {
        if let PathForm::Plain = self.1 {
            return 1 + size_of_val(self.as_str());
        }
        let mut out = ConstWriter::new(&mut []);
        self.write_path(&mut out);
        out.length()
    }

    fn validated(key: String, rule: fn(&str) -> Result<PathForm, Problem>, context: Context) -> Result<Self, Error> {
        match rule(&key) {
            Ok(form) => Ok(Self(Text::Owned(key), form)),
            Err(problem) => Err(Error::invalid(Part::ObjectKey, &key, &Self::checked_fix(&key, problem), context)),
        }
    }

    /// Fails the evaluation of a constant with the message.
    #[cold]
    #[track_caller]
    const fn reject_static(key: &str, problem: Problem) -> ! {
        const_panic(Part::ObjectKey.label(), key, &Self::checked_fix(key, problem))
    }
}

checked_fix!(ObjectKey, check);
string_newtype!(ObjectKey);
compared_by_bytes!(ObjectKey);
serde_with_constructor!(ObjectKey, "with_dot_segments", check, check_with_dot_segments);

impl fmt::Debug for ObjectKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ObjectKey").field(&self.0).finish()
    }
}

/// The separator of two segments in the path of a URL.
const fn separator(before: &[u8], after: &[u8]) -> &'static str {
    if is_dots(before) || is_dots(after) { "%2F" } else { "/" }
}

const fn is_dots(segment: &[u8]) -> bool {
    matches!(segment, b"." | b"..")
}

/// The rule of [`ObjectKey::with_dot_segments`].
const fn check_with_dot_segments(key: &str) -> Result<PathForm, Problem> {
    match check_form(key) {
        Ok(PathForm::DotSegments) if resolves_to_nothing(key.as_bytes()) => Err(only_dots(key.as_bytes())),
        result => result,
    }
}

/// The rule of [`ObjectKey::new`].
const fn check(key: &str) -> Result<PathForm, Problem> {
    match check_form(key) {
        Ok(PathForm::DotSegments) => Err(dot_segments(key.as_bytes())),
        result => result,
    }
}

#[cold]
const fn dot_segments(key: &[u8]) -> Problem {
    if resolves_to_nothing(key) {
        return only_dots(key);
    }
    Problem::at("URL parsers and HTTP clients resolve the segments `.` and `..`", first_dots(key))
        .with_constructor(&WITH_DOT_SEGMENTS)
}

/// The rule of [`ObjectKey::new`] for text that becomes a part of a key.
pub(crate) const fn check_part(part: &str) -> Result<(), Problem> {
    match check(part) {
        Ok(_) => Ok(()),
        Err(problem) => Err(problem.without_constructor()),
    }
}

const fn only_dots(key: &[u8]) -> Problem {
    Problem::at("nothing is left of the key once the segments `.` and `..` are resolved", first_dots(key))
}

/// The offset of the first dot segment.
const fn first_dots(key: &[u8]) -> usize {
    let mut start = 0;
    while start < key.len() && !begins_with_dots(key.split_at(start).1) {
        start = find_any_from(key, b"/", start) + 1;
    }
    start
}

/// The rules except the one for dot segments.
const fn check_form(key: &str) -> Result<PathForm, Problem> {
    let text = key.as_bytes();
    if let [] | [b'/' | b'\\', ..] = text {
        return Err(wrong_start(text));
    }
    let (mut rest, mut form) = (text, PathForm::Plain);
    loop {
        // A `.` is checked separately, because it may begin a dot segment.
        skip!(rest, b'a'..=b'z' | b'0'..=b'9' | b'/' | b'-' | b'A'..=b'Z' | b'_' | b'~');
        match rest {
            [] => break,
            [b'.', tail @ ..] => {
                if begins_with_dots(rest) && is_start_of_segment(text, rest) {
                    form = PathForm::DotSegments;
                }
                rest = tail;
            }
            [0 | 0x18..=0x1b, ..] => {
                return Err(Problem::at(
                    "COS does not allow NUL and the control characters U+0018 to U+001B in object keys",
                    text.len() - rest.len(),
                ));
            }
            [_, tail @ ..] => {
                rest = tail;
                if let PathForm::Plain = form {
                    form = PathForm::Encoded;
                }
            }
        }
    }
    if text.len() > MAX_BYTES {
        return Err(Problem::too_long("an object key has at most 850 bytes of UTF-8", text.len()));
    }
    Ok(form)
}

/// The problem of a text that is empty or starts with `/` or `\`.
#[cold]
const fn wrong_start(text: &[u8]) -> Problem {
    if text.is_empty() {
        return Problem::new("it is empty; an object key has at least one character");
    }
    Problem::at("object keys do not start with `/` or `\\`", 0).with_fix(Fix::range(leading_slashes(text), text.len()))
}

/// The number of `/` and `\` at the start.
const fn leading_slashes(text: &[u8]) -> usize {
    let mut rest = text;
    skip!(rest, b'/' | b'\\');
    text.len() - rest.len()
}

/// Whether the segment that starts here is `.` or `..`.
const fn begins_with_dots(rest: &[u8]) -> bool {
    matches!(rest, [b'.'] | [b'.', b'.'] | [b'.', b'/', ..] | [b'.', b'.', b'/', ..])
}

/// Whether the rest of a key starts with a segment.
const fn is_start_of_segment(key: &[u8], rest: &[u8]) -> bool {
    matches!(key.split_at(key.len() - rest.len()).0, [] | [.., b'/'])
}

/// Whether the key is empty after a client resolves the segments `.` and `..`.
const fn resolves_to_nothing(key: &[u8]) -> bool {
    let (mut start, mut names) = (0, 0_usize);
    while start <= key.len() {
        let end = find_any_from(key, b"/", start);
        match part(key, start, end) {
            b"" | b"." => {}
            b".." => names = names.saturating_sub(1),
            _ => names += 1,
        }
        start = end + 1;
    }
    names == 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    fn path(key: &ObjectKey) -> String {
        let mut out = String::new();
        key.push_path(&mut out);
        let mut buffer = [0; 3 * MAX_BYTES];
        let mut writer = ConstWriter::new(&mut buffer);
        key.write_path(&mut writer);
        let length = writer.length();
        assert_eq!(crate::const_writer::written(&buffer, length), out, "a constant has the same path");
        out
    }

    #[test]
    fn a_key_is_accepted_byte_for_byte() {
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
            assert_eq!(path(&ObjectKey::new(key).unwrap()), expected);
        }
    }

    #[test]
    fn dot_segments_are_written_so_that_clients_do_not_resolve_them() {
        for (key, expected) in [
            ("../x", "/..%2Fx"),
            ("a/../b", "/a%2F..%2Fb"),
            ("a/./b", "/a%2F.%2Fb"),
            ("./a/b", "/.%2Fa/b"),
            ("a/b/..", "/a/b%2F.."),
        ] {
            let message = ObjectKey::new(key).unwrap_err().to_string();
            let advice = alloc::format!("use `ObjectKey::with_dot_segments(\"{key}\")`");
            assert!(message.ends_with(&advice), "{message}");
            assert_eq!(path(&ObjectKey::with_dot_segments(key).unwrap()), expected);
        }
    }

    #[test]
    fn a_key_that_resolves_to_nothing_is_always_rejected() {
        for key in [".", "..", "./", "../", "a/..", "a/../", "./.", "../..", "a/b/../..", "..//"] {
            for result in [ObjectKey::new(key), ObjectKey::with_dot_segments(key)] {
                let message = result.unwrap_err().to_string();
                assert!(message.contains("nothing is left of the key"), "{message}");
            }
        }
    }

    #[test]
    fn the_length_is_in_bytes() {
        assert!(ObjectKey::new("a".repeat(850)).is_ok());
        let message = ObjectKey::new("腾".repeat(284)).unwrap_err().to_string();
        assert!(message.ends_with("an object key has at most 850 bytes of UTF-8 (852 bytes)"), "{message}");
    }
}
