//! Key prefix: a folder in which keys are built from names that users choose.

use crate::const_bytes::{find_any_from, part};
use crate::error::Part;
use crate::message::{Fix, Problem};
use crate::object_key::{DOT_SEGMENTS, MAX_BYTES, check_part};
use crate::string_newtype::{compared_by_bytes, serde_as_text, string_newtype, validated_by_rule};
use crate::text::Text;
use crate::{Error, ObjectKey};
use alloc::format;
use alloc::string::String;

/// The start of object keys, such as `users/` or `users/42/`. Keys that are built from it always start with it.
///
/// A prefix consists of segments, each followed by `/`. So `users/42/` is not in the prefix `users/4/`. A segment is
/// not empty, is not `.` or `..`, and has no `/` and no `\`. The names that the methods append follow the same rule.
///
/// ```
/// # use cos_url_core as cos_url;
/// use cos_url::KeyPrefix;
///
/// const USERS: KeyPrefix = KeyPrefix::from_static("users/");
///
/// let user = USERS.child("42")?;
/// assert_eq!(user.key("photo.jpg")?, "users/42/photo.jpg");
/// assert_eq!(user.key_path("2026/photo.jpg")?, "users/42/2026/photo.jpg");
/// assert!(user.key("../43/photo.jpg").is_err());
/// assert!(user.key("/photo.jpg").is_err());
/// # Ok::<(), cos_url::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyPrefix(Text);

impl KeyPrefix {
    /// Parses a key prefix.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidKeyPrefix`](crate::ErrorKind::InvalidKeyPrefix) for a text that is empty, does not end with
    /// `/`, has an empty segment, a segment `.` or `..`, or a `\`, contains a character that an object key cannot
    /// contain, or is too long.
    pub fn new(prefix: impl Into<String>) -> Result<Self, Error> {
        Self::validated(prefix.into(), check)
    }

    /// The prefix that consists of one name, which is one segment: `users` becomes `users/`.
    ///
    /// # Errors
    ///
    /// The errors of [`key`](Self::key), and [`ErrorKind::InvalidKeyPrefix`](crate::ErrorKind::InvalidKeyPrefix) if the
    /// prefix is too long.
    pub fn from_name(name: impl AsRef<str>) -> Result<Self, Error> {
        Self::appended("", name.as_ref())
    }

    /// The key of a name in this prefix. The name is one segment.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidKeySegment`](crate::ErrorKind::InvalidKeySegment) for a name that is empty, is `.` or `..`,
    /// or has a `/`, a `\` or a character that an object key cannot have;
    /// [`ErrorKind::InvalidObjectKey`](crate::ErrorKind::InvalidObjectKey) if the key is longer than 850 bytes.
    pub fn key(&self, name: impl AsRef<str>) -> Result<ObjectKey, Error> {
        let name = name.as_ref();
        check_segment(name).map_err(|problem| {
            let is_path = check_path(name).is_ok();
            let problem = if is_path { problem.with_advice("for several segments, use `key_path`") } else { problem };
            Error::invalid(Part::KeySegment, name, &problem)
        })?;
        ObjectKey::new([self.as_str(), name].concat())
    }

    /// The key of a path in this prefix. The path is one or more segments, joined by `/`.
    ///
    /// # Errors
    ///
    /// The errors of [`key`](Self::key) for each segment of the path.
    pub fn key_path(&self, path: impl AsRef<str>) -> Result<ObjectKey, Error> {
        let path = path.as_ref();
        check_path(path).map_err(|problem| Error::invalid(Part::KeyPath, path, &problem))?;
        ObjectKey::new([self.as_str(), path].concat())
    }

    /// The prefix of a name in this prefix, such as the folder of one tenant. The name is one segment.
    ///
    /// # Errors
    ///
    /// The errors of [`key`](Self::key), and [`ErrorKind::InvalidKeyPrefix`](crate::ErrorKind::InvalidKeyPrefix) if the
    /// new prefix is too long.
    pub fn child(&self, name: impl AsRef<str>) -> Result<Self, Error> {
        Self::appended(self.as_str(), name.as_ref())
    }

    fn appended(prefix: &str, name: &str) -> Result<Self, Error> {
        check_segment(name).map_err(|problem| Error::invalid(Part::KeySegment, name, &problem))?;
        Self::new([prefix, name, "/"].concat())
    }

    /// Whether a key is in this prefix, and is not the prefix itself.
    pub fn contains(&self, key: &ObjectKey) -> bool {
        key.as_str().strip_prefix(self.as_str()).is_some_and(|name| !name.is_empty())
    }
}

validated_by_rule!(KeyPrefix(prefix), Part::KeyPrefix, check);
string_newtype!(KeyPrefix);
compared_by_bytes!(KeyPrefix);
serde_as_text!(KeyPrefix);

/// The rule of a value in `format_key!`: one segment, or a part of one.
///
/// # Errors
///
/// [`ErrorKind::InvalidKeySegment`](crate::ErrorKind::InvalidKeySegment). The message contains the name of the value.
#[doc(hidden)]
pub fn check_segment_value(name: &str, value: &str) -> Result<(), Error> {
    check_segment(value).map_err(|problem| {
        Error::invalid(Part::KeySegment, value, &problem).with_suffix(&format!("; it is the value of `{{{name}}}`"))
    })
}

const HAS_BACKSLASH: &str = "a segment has no `\\`, which some systems read as `/`";

/// The rule of one segment.
const fn check_segment(name: &str) -> Result<(), Problem> {
    let text = name.as_bytes();
    let at = find_any_from(text, b"/\\", 0);
    match (text, text.split_at(at).1) {
        ([], _) => Err(Problem::new("it is empty; a segment has at least one character")),
        (b"." | b"..", _) => Err(Problem::at(DOT_SEGMENTS, 0)),
        (_, [b'/', ..]) => Err(Problem::at("a segment has no `/`", at)),
        (_, [b'\\', ..]) => Err(Problem::at(HAS_BACKSLASH, at)),
        _ => check_part(name),
    }
}

/// The rule of a path: segments joined by `/`.
const fn check_path(path: &str) -> Result<(), Problem> {
    if path.is_empty() {
        return Err(Problem::new("it is empty; a path has at least one segment"));
    }
    if let Err(problem) = check_segments(path.as_bytes(), true) {
        return Err(problem);
    }
    check_part(path)
}

/// The rule of a prefix: segments, each followed by `/`.
const fn check(prefix: &str) -> Result<(), Problem> {
    let text = prefix.as_bytes();
    match text {
        [] => return Err(Problem::new("it is empty; omit the prefix for the whole bucket")),
        [b'/' | b'\\', ..] => return check_part(prefix),
        _ => {}
    }
    if let Err(problem) = check_segments(text, false) {
        return Err(problem);
    }
    match text {
        [.., b'/'] if text.len() < MAX_BYTES => check_part(prefix),
        [.., b'/'] => {
            Err(Problem::too_long("a key prefix has at most 849 bytes, so that a name fits after it", text.len()))
        }
        _ => Err(Problem::new("a key prefix ends with `/`, so that `users/4` does not cover `users/42`")
            .with_fix(Fix::replaced(text, (text.len(), text.len()), "/"))),
    }
}

/// The rule of segments that are joined by `/`. A prefix ends with a separator, a path does not.
const fn check_segments(text: &[u8], is_path: bool) -> Result<(), Problem> {
    let mut start = 0;
    while start < text.len() || is_path && start == text.len() {
        let end = find_any_from(text, b"/\\", start);
        match (part(text, start, end), text.split_at(end).1) {
            ([], []) => return Err(Problem::at("it ends with `/`; the last segment is empty", end - 1)),
            ([], [b'/', ..]) => return Err(Problem::at("there is an empty segment before this `/`", end)),
            (_, [b'\\', ..]) => return Err(Problem::at(HAS_BACKSLASH, end)),
            (b"." | b"..", _) => return Err(Problem::at(DOT_SEGMENTS, start)),
            _ => start = end + 1,
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ErrorKind;
    use alloc::string::ToString;

    #[test]
    fn prefixes() {
        for (prefix, expected) in [
            ("", "invalid key prefix: it is empty; omit the prefix for the whole bucket"),
            ("/", "invalid key prefix `/`: object keys do not start with `/` or `\\` (`/` at byte 0)"),
            (
                "/users/",
                "invalid key prefix `/users/`: object keys do not start with `/` or `\\` (`/` at byte 0); write `users/`",
            ),
            (
                "users",
                "invalid key prefix `users`: a key prefix ends with `/`, so that `users/4` does not cover `users/42`; write \
                 `users/`",
            ),
            ("users//", "invalid key prefix `users//`: there is an empty segment before this `/` (`/` at byte 6)"),
            (
                "users/../",
                "invalid key prefix `users/../`: URL parsers and HTTP clients resolve the segments `.` and `..` (`.` at byte \
                 6)",
            ),
            (
                "users\\4/",
                "invalid key prefix `users\\\\4/`: a segment has no `\\`, which some systems read as `/` (`\\\\` at byte 5)",
            ),
        ] {
            let error = KeyPrefix::new(prefix).unwrap_err();
            assert_eq!((error.kind(), error.to_string().as_str()), (ErrorKind::InvalidKeyPrefix, expected));
        }
        for prefix in ["a/", "a/b/", "腾讯/", " /", ".../", "a%2F/"] {
            assert_eq!(KeyPrefix::new(prefix).unwrap(), prefix);
        }
        assert!(KeyPrefix::new("a".repeat(848) + "/").is_ok());
        let message = KeyPrefix::new("a".repeat(849) + "/").unwrap_err().to_string();
        assert!(message.ends_with("a key prefix has at most 849 bytes, so that a name fits after it (850 bytes)"));
    }

    #[test]
    fn a_name_cannot_leave_its_prefix() {
        let prefix = KeyPrefix::from_static("users/4/");
        for name in ["a.txt", "...", "..a", " ", "%2e%2e%2f", "a:b", "报表"] {
            let key = prefix.key(name).unwrap();
            assert_eq!(key, alloc::format!("users/4/{name}").as_str());
            assert!(prefix.contains(&key), "{key}");
            assert_eq!(prefix.key_path(name).unwrap(), key);
            assert_eq!(prefix.child(name).unwrap(), alloc::format!("users/4/{name}/").as_str());
        }
        for (name, expected) in [
            ("", "invalid key segment: it is empty; a segment has at least one character"),
            (
                "..",
                "invalid key segment `..`: URL parsers and HTTP clients resolve the segments `.` and `..` (`.` at byte 0)",
            ),
            (
                "a/b",
                "invalid key segment `a/b`: a segment has no `/` (`/` at byte 1); for several segments, use `key_path`",
            ),
            ("a/../b", "invalid key segment `a/../b`: a segment has no `/` (`/` at byte 1)"),
            (
                "a\\b/",
                "invalid key segment `a\\\\b/`: a segment has no `\\`, which some systems read as `/` (`\\\\` at byte 1)",
            ),
            (
                "a\0",
                "invalid key segment `a\\0`: COS does not allow NUL and the control characters U+0018 to U+001B in object \
                 keys (`\\0` at byte 1)",
            ),
        ] {
            let error = prefix.key(name).unwrap_err();
            assert_eq!((error.kind(), error.to_string().as_str()), (ErrorKind::InvalidKeySegment, expected));
            let of_child = prefix.child(name).unwrap_err().to_string();
            assert_eq!(of_child, expected.trim_end_matches("; for several segments, use `key_path`"));
        }
        let error = prefix.key("a".repeat(843)).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidObjectKey);
    }

    #[test]
    fn a_path_cannot_leave_its_prefix() {
        let prefix = KeyPrefix::from_static("users/4/");
        assert_eq!(prefix.key_path("a/b/c.txt").unwrap(), "users/4/a/b/c.txt");
        for (path, expected) in [
            ("", "invalid key path: it is empty; a path has at least one segment"),
            ("/a", "invalid key path `/a`: there is an empty segment before this `/` (`/` at byte 0)"),
            ("a//b", "invalid key path `a//b`: there is an empty segment before this `/` (`/` at byte 2)"),
            ("a/", "invalid key path `a/`: it ends with `/`; the last segment is empty (`/` at byte 1)"),
            (
                "a/../b",
                "invalid key path `a/../b`: URL parsers and HTTP clients resolve the segments `.` and `..` (`.` at byte 2)",
            ),
            (
                "..\\5\\a",
                "invalid key path `..\\\\5\\\\a`: a segment has no `\\`, which some systems read as `/` (`\\\\` at byte 2)",
            ),
        ] {
            let error = prefix.key_path(path).unwrap_err();
            assert_eq!((error.kind(), error.to_string().as_str()), (ErrorKind::InvalidKeySegment, expected));
        }
    }

    #[test]
    fn a_prefix_contains_the_keys_that_start_with_it() {
        let prefix = KeyPrefix::from_static("users/4/");
        for (key, expected) in [("users/4/a", true), ("users/4/", false), ("users/42/a", false), ("a", false)] {
            assert_eq!(prefix.contains(&ObjectKey::new(key).unwrap()), expected, "{key}");
        }
    }

    #[test]
    fn a_value_of_a_format_is_named() {
        assert_eq!(
            check_segment_value("file", "a/b").unwrap_err().to_string(),
            "invalid key segment `a/b`: a segment has no `/` (`/` at byte 1); it is the value of `{file}`"
        );
        assert!(check_segment_value("file", "a.txt").is_ok());
    }
}
