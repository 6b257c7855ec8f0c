//! Object key: the name of an object in its bucket. Its rules are in [`rules`].

mod key_ref;
mod rules;
mod scan;

pub use key_ref::KeyRef;
pub(crate) use rules::{DOT_SEGMENTS, MAX_BYTES, check_part};

use crate::Error;
use crate::const_bytes::{find_any_from, part};
use crate::const_writer::ConstWriter;
use crate::error::Part;
use crate::message::{Problem, const_panic};
use crate::string_newtype::{checked_fix, compared_by_bytes, serde_with_constructor, string_newtype};
use crate::text::Text;
use alloc::string::String;
use core::fmt;
use rules::{PathForm, check, check_with_dot_segments, separator};

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
            None => Self::validated(key, check),
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
        Self::validated(key.into(), check_with_dot_segments)
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

    fn validated(key: String, rule: fn(&str) -> Result<PathForm, Problem>) -> Result<Self, Error> {
        match rule(&key) {
            Ok(form) => Ok(Self(Text::Owned(key), form)),
            Err(problem) => Err(Error::invalid(Part::ObjectKey, &key, &Self::checked_fix(&key, problem))),
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
serde_with_constructor!(ObjectKey, check, with_dot_segments);

impl<'a> KeyRef<'a> {
    /// Checks a text with the rule of [`ObjectKey::new`].
    ///
    /// # Errors
    ///
    /// The same errors as [`ObjectKey::new`].
    #[inline]
    pub fn new(text: &'a str) -> Result<Self, Error> {
        match scan::path_form(text) {
            Some(form) => Ok(Self { text, form }),
            None => Self::by_the_full_rule(text),
        }
    }

    #[cold]
    fn by_the_full_rule(text: &'a str) -> Result<Self, Error> {
        match check(text) {
            Ok(form) => Ok(Self { text, form }),
            Err(problem) => {
                let problem = ObjectKey::checked_fix(text, problem);
                Err(Error::invalid(Part::ObjectKey, text, &problem))
            }
        }
    }
}

impl<'a> From<&'a ObjectKey> for KeyRef<'a> {
    #[inline]
    fn from(key: &'a ObjectKey) -> Self {
        Self { text: key.as_str(), form: key.1 }
    }
}

impl fmt::Debug for ObjectKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ObjectKey").field(&self.0).finish()
    }
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
