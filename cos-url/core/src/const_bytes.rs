//! Functions on bytes that a `const fn` can call.
//!
//! The loops use slice patterns and do not call a function for each byte, because the compiler evaluates them for every
//! literal, and evaluates a pattern faster than a call.

/// Removes the bytes that match a pattern from the start of a slice. It removes four at a time, because an iteration
/// takes the compiler as long as comparing three bytes.
macro_rules! skip {
    ($rest:ident, $byte:pat) => {
        while let [$byte, $byte, $byte, $byte, tail @ ..] = $rest {
            $rest = tail;
        }
        while let [$byte, tail @ ..] = $rest {
            $rest = tail;
        }
    };
}

pub(crate) use skip;

/// The byte at an offset.
#[expect(clippy::indexing_slicing, reason = "the offset is compared first, and `get` is not a const fn")]
pub(crate) const fn byte(text: &[u8], at: usize) -> Option<u8> {
    if at < text.len() { Some(text[at]) } else { None }
}

/// The offset at which `part` starts in `text`.
pub(crate) const fn find(text: &[u8], part: &[u8]) -> Option<usize> {
    let (mut rest, mut at) = (text, 0);
    loop {
        if starts_with(rest, part) {
            return Some(at);
        }
        let [_, tail @ ..] = rest else { return None };
        (rest, at) = (tail, at + 1);
    }
}

/// The same as [`find`], without ASCII case.
pub(crate) const fn find_ignoring_case(text: &[u8], part: &[u8]) -> Option<usize> {
    let (mut rest, mut at) = (text, 0);
    loop {
        if starts_with_ignoring_case(rest, part) {
            return Some(at);
        }
        let [_, tail @ ..] = rest else { return None };
        (rest, at) = (tail, at + 1);
    }
}

/// The same as [`starts_with`], without ASCII case.
pub(crate) const fn starts_with_ignoring_case(text: &[u8], start: &[u8]) -> bool {
    match text.split_at_checked(start.len()) {
        Some((head, _)) => equal_ignoring_case(head, start),
        None => false,
    }
}

pub(crate) const fn starts_with(text: &[u8], start: &[u8]) -> bool {
    text.len() >= start.len() && starts_equal(text, start)
}

/// Whether a text ends with another, without ASCII case.
pub(crate) const fn ends_with_ignoring_case(text: &[u8], end: &[u8]) -> bool {
    match text.len().checked_sub(end.len()) {
        Some(from) => equal_ignoring_case(text.split_at(from).1, end),
        None => false,
    }
}

pub(crate) const fn equal(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len() && starts_equal(a, b)
}

/// The same as [`equal`], without ASCII case.
pub(crate) const fn equal_ignoring_case(mut a: &[u8], mut b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    while let ([first_a, tail_a @ ..], [first_b, tail_b @ ..]) = (a, b) {
        if *first_a != *first_b && !first_a.eq_ignore_ascii_case(first_b) {
            return false;
        }
        (a, b) = (tail_a, tail_b);
    }
    true
}

/// Whether the longer text starts with the shorter one.
const fn starts_equal(mut a: &[u8], mut b: &[u8]) -> bool {
    while let ([first_a, tail_a @ ..], [first_b, tail_b @ ..]) = (a, b) {
        if *first_a != *first_b {
            return false;
        }
        (a, b) = (tail_a, tail_b);
    }
    true
}

/// The bytes of a range, or nothing if the text is shorter.
pub(crate) const fn part(text: &[u8], start: usize, end: usize) -> &[u8] {
    if let Some((head, _)) = text.split_at_checked(end)
        && let Some((_, part)) = head.split_at_checked(start)
    {
        return part;
    }
    b""
}

/// The offset of the last `-`.
pub(crate) const fn last_hyphen(text: &[u8]) -> Option<usize> {
    let mut rest = text;
    while let [head @ .., last] = rest {
        if *last == b'-' {
            return Some(head.len());
        }
        rest = head;
    }
    None
}

/// Whether `text` is one or more decimal digits.
pub(crate) const fn is_digits(text: &[u8]) -> bool {
    !text.is_empty() && count_digits(text) == text.len()
}

/// The number of decimal digits at the start of `text`.
pub(crate) const fn count_digits(text: &[u8]) -> usize {
    let mut rest = text;
    skip!(rest, b'0'..=b'9');
    text.len() - rest.len()
}

/// The offset of whitespace at the start or end of `text`.
pub(crate) const fn outer_whitespace(text: &[u8]) -> Option<usize> {
    match (text.first(), text.last()) {
        (Some(first), _) if is_whitespace(*first) => Some(0),
        (_, Some(last)) if is_whitespace(*last) => Some(text.len() - 1),
        _ => None,
    }
}

/// The range of `text` without the whitespace around it.
pub(crate) const fn trimmed_range(text: &[u8]) -> (usize, usize) {
    let mut rest = text;
    while let [first, tail @ ..] = rest
        && is_whitespace(*first)
    {
        rest = tail;
    }
    let start = text.len() - rest.len();
    while let [head @ .., last] = rest
        && is_whitespace(*last)
    {
        rest = head;
    }
    (start, start + rest.len())
}

/// The offset of the first of the `wanted` bytes at or after `start`, or the length of the text.
pub(crate) const fn find_any_from(text: &[u8], wanted: &[u8], start: usize) -> usize {
    let mut at = start;
    while let Some(found) = byte(text, at) {
        let mut rest = wanted;
        while let [first, tail @ ..] = rest {
            if *first == found {
                return at;
            }
            rest = tail;
        }
        at += 1;
    }
    if start > text.len() { start } else { text.len() }
}

const fn is_whitespace(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | 0x0b | 0x0c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_found() {
        assert_eq!((find_any_from(b"a.b/", b"./", 0), find_any_from(b"a.b/", b"./", 2)), (1, 3));
        assert_eq!((find_any_from(b"ab", b".", 1), find_any_from(b"ab", b".", 5)), (2, 5));
        assert_eq!((byte(b"ab", 1), byte(b"ab", 2), byte(b"ab", 3)), (Some(b'b'), None, None));
        assert_eq!(find(b"a://b", b"://"), Some(1));
        assert_eq!(find(b"a:/", b"://"), None);
        assert!(starts_with(b"ab", b"a") && !starts_with(b"a", b"ab"));
        assert!(ends_with_ignoring_case(b"ab", b"B") && !ends_with_ignoring_case(b"b", b"ab"));
        assert!(ends_with_ignoring_case(b"b", b""));
        assert!(equal(b"", b"") && !equal(b"a", b"ab") && !equal(b"a", b"A") && equal_ignoring_case(b"a", b"A"));
    }

    #[test]
    fn digits_are_counted() {
        assert!(is_digits(b"0123456789") && !is_digits(b"") && !is_digits(b"1a"));
        assert_eq!(count_digits(b"12a3"), 2);
    }

    #[test]
    fn whitespace_at_the_edge_is_found() {
        assert_eq!(outer_whitespace(b" a"), Some(0));
        assert_eq!(outer_whitespace(b"ab\n"), Some(2));
        assert_eq!(outer_whitespace(b"a b"), None);
        assert_eq!(outer_whitespace(b""), None);
        for (text, expected) in [(" a \n", (1, 2)), ("a", (0, 1)), (" \t", (2, 2)), ("", (0, 0))] {
            assert_eq!(trimmed_range(text.as_bytes()), expected, "{text:?}");
        }
    }
}
