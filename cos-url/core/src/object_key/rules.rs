//! The rules for object keys.

use crate::const_bytes::{find_any_from, part, skip};
use crate::message::{CommandLineOption, Constructor, Fix, Problem};

/// The longest object key, in bytes of UTF-8.
pub(crate) const MAX_BYTES: usize = 850;

/// The form in which a key is written as the path of a URL. It is stored, because computing it takes 150 instructions
/// for each URL.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum PathForm {
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
    in_macro: None,
    in_file: &["with_dot_segments"],
    option: CommandLineOption::Flag("--dot-segments"),
};

/// Why a segment `.` or `..` is rejected.
pub(crate) const DOT_SEGMENTS: &str = "URL parsers and HTTP clients resolve the segments `.` and `..`";

/// The separator of two segments in the path of a URL.
pub(super) const fn separator(before: &[u8], after: &[u8]) -> &'static str {
    if is_dots(before) || is_dots(after) { "%2F" } else { "/" }
}

const fn is_dots(segment: &[u8]) -> bool {
    matches!(segment, b"." | b"..")
}

/// The rule of [`ObjectKey::with_dot_segments`](super::ObjectKey::with_dot_segments).
pub(super) const fn check_with_dot_segments(key: &str) -> Result<PathForm, Problem> {
    match check_form(key) {
        Ok(PathForm::DotSegments) if resolves_to_nothing(key.as_bytes()) => Err(only_dots(key.as_bytes())),
        result => result,
    }
}

/// The rule of [`ObjectKey::new`](super::ObjectKey::new).
pub(super) const fn check(key: &str) -> Result<PathForm, Problem> {
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
    Problem::at(DOT_SEGMENTS, first_dots(key)).with_constructor(&WITH_DOT_SEGMENTS)
}

/// The rule of [`ObjectKey::new`](super::ObjectKey::new) for text that becomes a part of a key.
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
