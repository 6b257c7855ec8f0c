//! [`Change`]: how a text that COS received differs from the one that was signed.

use crate::received::{Plus, decode};
use alloc::string::String;
use core::fmt;
use cos_url_core::percent::{push_component, push_path};

/// How a text that COS received differs from the one that was signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Change {
    /// It was not received.
    Missing,
    /// It was received, but not signed.
    Added,
    /// It was received more than once.
    Repeated,
    /// The name was received, but not the value.
    Emptied,
    /// It was received percent-encoded once more than it was signed.
    Encoded,
    /// It was signed percent-encoded, or decoded before it reached COS.
    Decoded,
    /// A plus sign became a space or the reverse.
    PlusAndSpace,
    /// Upper and lower case differ.
    Case,
    /// Whitespace around it differs.
    Whitespace,
    /// Slashes at the ends or in a row differ.
    Slashes,
    /// Segments `.` and `..` were resolved.
    DotSegments,
    /// Text was inserted before it, such as a base path.
    Prefixed,
    /// Its beginning is missing.
    PrefixRemoved,
    /// Another text.
    Other,
}

impl Change {
    /// How a decoded path differs.
    pub(super) fn of_path(signed: &str, received: &str) -> Self {
        let mut path = String::new();
        push_path(&mut path, signed);
        if path == received {
            return Self::Encoded;
        }
        match Self::of_value(signed, received) {
            Self::Other if without_slashes(signed).eq(without_slashes(received)) => Self::Slashes,
            Self::Other if resolved(signed) == received => Self::DotSegments,
            Self::Other if ends_with_path(received, signed) => Self::Prefixed,
            Self::Other if ends_with_path(signed, received) => Self::PrefixRemoved,
            change => change,
        }
    }

    /// How a decoded value differs.
    pub(super) fn of_value(signed: &str, received: &str) -> Self {
        let mut encoded = String::new();
        push_component(&mut encoded, signed);
        let is_decoded = |plus| decode(signed, plus).as_deref() == Some(received);
        match received {
            "" => Self::Emptied,
            _ if encoded == received => Self::Encoded,
            _ if signed.contains('%') && is_decoded(Plus::Literal) => Self::Decoded,
            _ if signed.replace('+', " ") == received.replace('+', " ") => Self::PlusAndSpace,
            _ if signed.contains('%') && is_decoded(Plus::Space) => Self::Decoded,
            _ if signed.trim() == received.trim() => Self::Whitespace,
            _ if signed.to_lowercase() == received.to_lowercase() => Self::Case,
            _ => Self::Other,
        }
    }
}

fn without_slashes(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').filter(|segment| !segment.is_empty())
}

fn ends_with_path(path: &str, end: &str) -> bool {
    !end.is_empty() && path.strip_suffix(end).is_some_and(|start| start.ends_with('/'))
}

/// A path as URL parsers rewrite it. Source: RFC 3986, section 5.2.4.
pub(super) fn resolved(path: &str) -> String {
    let mut segments = alloc::vec::Vec::new();
    let mut rest = path.split('/').peekable();
    while let Some(segment) = rest.next() {
        let is_last = rest.peek().is_none();
        match segment {
            "." => {}
            ".." => {
                segments.pop();
            }
            segment => {
                segments.push(segment);
                continue;
            }
        }
        if is_last {
            segments.push("");
        }
    }
    segments.join("/")
}

/// Writes the end of a sentence, which says what to do.
impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Missing => "send it as it was signed",
            Self::Added => "remove it, or sign it",
            Self::Repeated => "send it once",
            Self::Emptied => "its value was lost; send the signed value",
            Self::Encoded => "it was percent-encoded twice; send the URL unchanged",
            Self::Decoded => "it was signed percent-encoded, or decoded before it reached COS; sign the unencoded text",
            Self::PlusAndSpace => "a `+` and a space were confused; write `%2B` for `+` and `%20` for a space",
            Self::Case => "upper and lower case differ; send the signed value",
            Self::Whitespace => "whitespace was added or removed; sign it without whitespace around it",
            Self::Slashes => "slashes were added or removed; send the signed path",
            Self::DotSegments => "a client resolved `.` and `..`; write the slashes next to them as `%2F`",
            Self::Prefixed => {
                "text was inserted before it; sign the whole path, or configure the proxy to remove that text"
            }
            Self::PrefixRemoved => "its beginning was removed; sign the path that arrives at COS",
            Self::Other => "send the signed value, or sign the value that is sent",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_of_paths() {
        for (signed, received, expected) in [
            ("a b/c", "a%20b/c", Change::Encoded),
            ("a b/c", "a%20b%2Fc", Change::Encoded),
            ("a%20b", "a b", Change::Decoded),
            ("a+b", "a b", Change::PlusAndSpace),
            ("a b", "a+b", Change::PlusAndSpace),
            ("a/B", "a/b", Change::Case),
            ("a//b", "a/b", Change::Slashes),
            ("a/", "a", Change::Slashes),
            ("x/../a/./b", "a/b", Change::DotSegments),
            ("a/b", "base/a/b", Change::Prefixed),
            ("base/a/b", "a/b", Change::PrefixRemoved),
            ("a", "", Change::Emptied),
            ("a", "b", Change::Other),
            ("a", "ba", Change::Other),
        ] {
            assert_eq!(Change::of_path(signed, received), expected, "{signed} {received}");
        }
    }

    #[test]
    fn dot_segments_are_resolved() {
        for (path, expected) in [("a/../b", "b"), ("../a", "a"), ("a/..", ""), ("a/.", "a/"), ("a/b/..", "a/")] {
            assert_eq!(resolved(path), expected, "{path}");
        }
    }
}
