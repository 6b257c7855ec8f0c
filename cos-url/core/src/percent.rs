//! Percent-encoding as COS signs it.
//!
//! Source: Request Signature, document 436/7778. Every byte of the UTF-8 text is encoded with upper-case
//! hexadecimal digits, but for `A-Z a-z 0-9 - _ . ~`: RFC 3986's *unreserved* characters.

use alloc::string::String;
use core::cmp::Ordering;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What is encoded in the name or value of a parameter or header.
pub const COMPONENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// What is encoded in the path of a URL: as [`COMPONENT`], but `/` stands for itself.
pub const PATH: &AsciiSet = &COMPONENT.remove(b'/');

/// Appends `enc(text)`.
pub fn push_component(out: &mut String, text: &str) {
    out.extend(utf8_percent_encode(text, COMPONENT));
}

/// Appends `K(name)`: encoded first, lower-cased after, so that `/` becomes `%2f`.
pub fn push_lower_name(out: &mut String, name: &str) {
    let start = out.len();
    push_component(out, name);
    if let Some(name) = out.get_mut(start..) {
        name.make_ascii_lowercase();
    }
}

/// Whether a byte stands for itself.
pub(crate) const fn is_unreserved(byte: u8) -> bool {
    matches!(byte, b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~')
}

/// The two hexadecimal digits after the `%`, upper-case.
pub(crate) const fn hex_digits(byte: u8) -> [u8; 2] {
    const fn digit(half: u8) -> u8 {
        if half < 10 { b'0' + half } else { b'A' + half - 10 }
    }
    [digit(byte >> 4), digit(byte & 15)]
}

/// Compares two names in signing order, the bytewise order of `K(name)`, without writing them down.
pub const fn compare_lower_names(a: &str, b: &str) -> Ordering {
    let (mut rest_a, mut rest_b) = (a.as_bytes(), b.as_bytes());
    loop {
        let (Some((first_a, tail_a)), Some((first_b, tail_b))) = (rest_a.split_first(), rest_b.split_first()) else {
            return compare_bytes(!rest_a.is_empty() as u8, !rest_b.is_empty() as u8);
        };
        let order = compare_encoded(*first_a, *first_b);
        if !matches!(order, Ordering::Equal) {
            return order;
        }
        (rest_a, rest_b) = (tail_a, tail_b);
    }
}

/// Compares the lower-cased encodings of two bytes. One encoding is never the beginning of another, so the
/// order of the first bytes that differ is the order of the names.
const fn compare_encoded(a: u8, b: u8) -> Ordering {
    match (is_unreserved(a), is_unreserved(b)) {
        (true, true) => compare_bytes(a.to_ascii_lowercase(), b.to_ascii_lowercase()),
        // `%` sorts before every unreserved byte, and lower-case hexadecimal digits sort as their numbers.
        (false, true) => Ordering::Less,
        (true, false) => Ordering::Greater,
        (false, false) => compare_bytes(a, b),
    }
}

const fn compare_bytes(a: u8, b: u8) -> Ordering {
    if a < b {
        Ordering::Less
    } else if a > b {
        Ordering::Greater
    } else {
        Ordering::Equal
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn component(text: &str) -> String {
        let mut out = String::new();
        push_component(&mut out, text);
        out
    }

    fn lower_name(name: &str) -> String {
        let mut out = String::from("kept: A");
        push_lower_name(&mut out, name);
        out.split_off("kept: A".len())
    }

    #[test]
    fn only_unreserved_characters_stand_for_themselves() {
        for byte in 0..128_u8 {
            let text = String::from(char::from(byte));
            assert_eq!(component(&text) == text, is_unreserved(byte), "{text:?}");
        }
        assert_eq!(component("a b+c/腾"), "a%20b%2Bc%2F%E8%85%BE");
    }

    #[test]
    fn names_are_encoded_first_and_lower_cased_after() {
        assert_eq!(lower_name("imageMogr2/thumbnail"), "imagemogr2%2fthumbnail");
        assert_eq!(lower_name("\u{212a}"), "%e2%84%aa", "only ASCII is lower-cased");
    }

    #[test]
    fn hex_digits_are_those_of_the_percent_encoding_crate() {
        for byte in 0..=255_u8 {
            let digits = hex_digits(byte);
            assert_eq!(percent_encoding::percent_encode_byte(byte).as_bytes()[1..], digits);
        }
    }

    #[test]
    fn names_compare_as_their_lower_cased_encodings_do() {
        let names = ["", "a", "A", "a-b", "a/b", "a:1", "a1", "a b", "ab", "a~b", "a_b", "中", "é", "%41", "Z", "z!"];
        for a in names {
            for b in names {
                assert_eq!(compare_lower_names(a, b), lower_name(a).cmp(&lower_name(b)), "{a} {b}");
            }
        }
    }
}
