//! Writes a value as messages repeat it: on one line, with invisible characters escaped, and truncated.

use crate::const_bytes::{find, find_any_from, find_ignoring_case};
use crate::const_writer::ConstWriter;

/// The number of characters of a value that a message repeats.
pub(super) const ECHO_LIMIT: usize = 80;

/// The names before a secret in a URL, a header or a configuration file.
const NAMES_OF_SECRETS: &[&[u8]] =
    &[b"q-signature", b"security-token", b"authorization", b"customer-key", b"secret_key", b"secret-key", b"secretkey"];

/// Writes a value on one line, with invisible characters escaped, truncated after 80 characters or before a secret.
pub(crate) const fn write_echo(out: &mut ConstWriter<'_>, text: &str) {
    let (mut rest, mut count) = (before_secret(text.as_bytes()), 0);
    let is_cut = rest.len() < text.len();
    while let Some((character, tail)) = split_character(rest) {
        if count == ECHO_LIMIT {
            out.push("…".as_bytes());
            return;
        }
        write_character(out, character);
        (rest, count) = (tail, count + 1);
    }
    if is_cut {
        out.push("…".as_bytes());
    }
}

/// The text before the first secret that follows its name and a separator, or before the password of a URL.
const fn before_secret(text: &[u8]) -> &[u8] {
    // No more than this is repeated.
    let mut shown = match text.split_at_checked(4 * ECHO_LIMIT) {
        Some((start, _)) => start,
        None => text,
    };
    let mut names = NAMES_OF_SECRETS;
    while let [name, tail @ ..] = names {
        let mut start = 0;
        while let Some(at) = find_ignoring_case(shown.split_at(start).1, name) {
            start += at + name.len();
            let length = separator(shown.split_at(start).1);
            if length > 0 {
                shown = shown.split_at(start + length).0;
            }
        }
        names = tail;
    }
    let start = match find(shown, b"://") {
        Some(at) => at + "://".len(),
        None => 0,
    };
    let end = find_any_from(shown, b"@/?#\\ ", start);
    let colon = find_any_from(shown, b":", start);
    match shown.split_at(end).1 {
        [b'@', ..] if colon + 1 < end => shown.split_at(colon + 1).0,
        _ if shown.len() == 4 * ECHO_LIMIT => text,
        _ => shown,
    }
}

/// The length of the separator at the start of a text, if a value follows it: `=` or `:`, or a `=` that is
/// percent-encoded once or twice, as in a URL that is a parameter of another one.
const fn separator(text: &[u8]) -> usize {
    match text {
        [b'=' | b':', _, ..] => 1,
        [b'%', b'3', b'D' | b'd', _, ..] => 3,
        [b'%', b'2', b'5', b'3', b'D' | b'd', _, ..] => 5,
        _ => 0,
    }
}

/// Whether a message shows a text completely and unchanged.
pub(super) const fn can_be_pasted(text: &[u8]) -> bool {
    if before_secret(text).len() < text.len() {
        return false;
    }
    let (mut rest, mut count) = (text, 0);
    while let Some((character, tail)) = split_character(rest) {
        if count == ECHO_LIMIT || is_escaped(code_point(character)) || matches!(character, b"\\" | b"\"" | b"`") {
            return false;
        }
        (rest, count) = (tail, count + 1);
    }
    true
}

const fn write_character(out: &mut ConstWriter<'_>, character: &[u8]) {
    match character {
        b"\n" => out.push(b"\\n"),
        b"\r" => out.push(b"\\r"),
        b"\t" => out.push(b"\\t"),
        b"\0" => out.push(b"\\0"),
        b"\\" => out.push(b"\\\\"),
        _ if is_escaped(code_point(character)) => {
            out.push(b"\\u{");
            write_hexadecimal(out, code_point(character));
            out.push(b"}");
        }
        _ => out.push(character),
    }
}

/// Control characters, whitespace except the space, and characters that are invisible or change the order of text.
pub(crate) const fn is_escaped(character: u32) -> bool {
    matches!(
        character,
        0..=0x1f
            | 0x7f..=0x9f
            | 0xa0
            | 0xad
            | 0x34f
            | 0x61c
            | 0x115f..=0x1160
            | 0x17b4..=0x17b5
            | 0x1680
            | 0x180b..=0x180f
            | 0x2000..=0x200f
            | 0x2028..=0x202f
            | 0x205f..=0x206f
            | 0x3000
            | 0x3164
            | 0xe000..=0xf8ff
            | 0xfe00..=0xfe0f
            | 0xfeff
            | 0xffa0
            | 0xfff0..=0xfffb
            | 0xe_0000..=0x10_ffff
    )
}

/// The code point of a character in UTF-8.
pub(crate) const fn code_point(character: &[u8]) -> u32 {
    const fn rest(byte: u8) -> u32 {
        (byte & 0x3f) as u32
    }
    match character {
        [a] => *a as u32,
        [a, b] => ((*a & 0x1f) as u32) << 6 | rest(*b),
        [a, b, c] => ((*a & 0x0f) as u32) << 12 | rest(*b) << 6 | rest(*c),
        [a, b, c, d] => ((*a & 0x07) as u32) << 18 | rest(*b) << 12 | rest(*c) << 6 | rest(*d),
        _ => 0,
    }
}

const fn write_hexadecimal(out: &mut ConstWriter<'_>, number: u32) {
    if number > 15 {
        write_hexadecimal(out, number / 16);
    }
    if let Some(digit) = char::from_digit(number % 16, 16) {
        out.push_str(digit.encode_utf8(&mut [0; 4]));
    }
}

/// Writes a character and its byte offset, with its character offset if that is different.
pub(super) const fn write_position(out: &mut ConstWriter<'_>, text: &[u8], at: usize) {
    let Some((mut before, rest)) = text.split_at_checked(at) else { return };
    let Some((character, _)) = split_character(rest) else { return };
    out.push(b" (`");
    write_character(out, character);
    out.push(b"` at byte ");
    out.push_number(at as u64);
    let mut characters = 0;
    while let Some((first, tail)) = before.split_first() {
        // The other bytes of a character are 10xxxxxx.
        if *first & 0xc0 != 0x80 {
            characters += 1;
        }
        before = tail;
    }
    if characters != at as u64 {
        out.push(b", character ");
        out.push_number(characters);
    }
    out.push(b")");
}

/// The first character of a text, and the rest.
pub(crate) const fn split_character(text: &[u8]) -> Option<(&[u8], &[u8])> {
    let length = match text.first() {
        None => return None,
        Some(0xf0..) => 4,
        Some(0xe0..) => 3,
        Some(0xc0..) => 2,
        Some(_) => 1,
    };
    Some(text.split_at(if length < text.len() { length } else { text.len() }))
}
