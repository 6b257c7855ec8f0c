//! Questions about ASCII text that a `const fn` can ask.
//!
//! The loops are over slice patterns, and call no function for a byte: the compiler evaluates them for every literal, and
//! takes fifty times as long for each call.

/// The byte at an offset.
#[expect(clippy::indexing_slicing, reason = "the offset is compared first; see above for why not `get`'s like")]
pub(crate) const fn byte(text: &[u8], at: usize) -> Option<u8> {
    if at < text.len() { Some(text[at]) } else { None }
}

/// Where `part` begins in `text`.
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

pub(crate) const fn starts_with(text: &[u8], start: &[u8]) -> bool {
    text.len() >= start.len() && starts_equal(text, start)
}

pub(crate) const fn ends_with(text: &[u8], end: &[u8]) -> bool {
    match text.len().checked_sub(end.len()) {
        Some(from) => equal(text.split_at(from).1, end),
        None => false,
    }
}

/// As [`ends_with`], but `A` is `a`.
pub(crate) const fn ends_with_ignoring_case(text: &[u8], end: &[u8]) -> bool {
    match text.len().checked_sub(end.len()) {
        Some(from) => equal_ignoring_case(text.split_at(from).1, end),
        None => false,
    }
}

pub(crate) const fn equal(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len() && starts_equal(a, b)
}

/// As [`equal`], but `A` is `a`.
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

/// Whether the shorter text begins the longer one.
const fn starts_equal(mut a: &[u8], mut b: &[u8]) -> bool {
    while let ([first_a, tail_a @ ..], [first_b, tail_b @ ..]) = (a, b) {
        if *first_a != *first_b {
            return false;
        }
        (a, b) = (tail_a, tail_b);
    }
    true
}

/// Where the last `-` stands.
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

/// How many decimal digits `text` begins with.
pub(crate) const fn count_digits(text: &[u8]) -> usize {
    let (mut rest, mut count) = (text, 0);
    while let [b'0'..=b'9', tail @ ..] = rest {
        (rest, count) = (tail, count + 1);
    }
    count
}

/// Where a blank or line end stands at the edge of `text`.
pub(crate) const fn outer_blank(text: &[u8]) -> Option<usize> {
    match (text.first(), text.last()) {
        (Some(first), _) if is_blank(*first) => Some(0),
        (_, Some(last)) if is_blank(*last) => Some(text.len() - 1),
        _ => None,
    }
}

const fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | 0x0b | 0x0c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_found() {
        assert_eq!((byte(b"ab", 1), byte(b"ab", 2), byte(b"ab", 3)), (Some(b'b'), None, None));
        assert_eq!(find(b"a://b", b"://"), Some(1));
        assert_eq!(find(b"a:/", b"://"), None);
        assert!(starts_with(b"ab", b"a") && !starts_with(b"a", b"ab"));
        assert!(ends_with(b"ab", b"b") && !ends_with(b"b", b"ab") && ends_with(b"b", b""));
        assert!(equal(b"", b"") && !equal(b"a", b"ab") && !equal(b"a", b"A") && equal_ignoring_case(b"a", b"A"));
    }

    #[test]
    fn digits_are_counted() {
        assert!(is_digits(b"0123456789") && !is_digits(b"") && !is_digits(b"1a"));
        assert_eq!(count_digits(b"12a3"), 2);
    }

    #[test]
    fn blanks_at_the_edge_are_found() {
        assert_eq!(outer_blank(b" a"), Some(0));
        assert_eq!(outer_blank(b"ab\n"), Some(2));
        assert_eq!(outer_blank(b"a b"), None);
        assert_eq!(outer_blank(b""), None);
    }
}
