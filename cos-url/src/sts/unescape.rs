//! Unescaping JSON strings.
//!
//! The crate `serde_json` unescapes a string in an internal buffer, which it does not zeroize. This module uses a
//! buffer that is zeroized.

use alloc::string::String;
use zeroize::Zeroizing;

/// The text of a JSON string with its quotes. `None` for a value that is not a string, or for an unpaired surrogate.
pub(super) fn unescape(raw: &str) -> Option<Zeroizing<String>> {
    let mut rest = raw.strip_prefix('"')?.strip_suffix('"')?;
    // No escape sequence is shorter than its character, so the buffer never grows.
    let mut text = Zeroizing::new(String::with_capacity(rest.len()));
    while let Some((before, escaped)) = rest.split_once('\\') {
        text.push_str(before);
        let (character, after) = escape_sequence(escaped)?;
        text.push(character);
        rest = after;
    }
    text.push_str(rest);
    Some(text)
}

/// The character of an escape sequence after its `\`, and the rest of the text. Source: RFC 8259, section 7.
fn escape_sequence(text: &str) -> Option<(char, &str)> {
    let mut characters = text.chars();
    let character = match characters.next()? {
        character @ ('"' | '\\' | '/') => character,
        'b' => '\u{8}',
        'f' => '\u{c}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'u' => return unicode(characters.as_str()),
        _ => return None,
    };
    Some((character, characters.as_str()))
}

/// The character of four hexadecimal digits, or of two surrogates.
fn unicode(text: &str) -> Option<(char, &str)> {
    let (first, rest) = code_unit(text)?;
    if let Some(character) = char::from_u32(first.into()) {
        return Some((character, rest));
    }
    let (second, rest) = code_unit(rest.strip_prefix("\\u")?)?;
    let character = char::decode_utf16([first, second]).next()?.ok()?;
    Some((character, rest))
}

fn code_unit(text: &str) -> Option<(u16, &str)> {
    let (digits, rest) = text.split_at_checked(4)?;
    let is_number = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_number.then(|| u16::from_str_radix(digits, 16).ok().map(|unit| (unit, rest)))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_those_of_serde_json() {
        for raw in [
            r#""""#,
            r#""plain""#,
            r#""a\/b\u003d\u003D""#,
            r#""\"\\\/\b\f\n\r\t""#,
            r#""报\u8868\ud83d\ude00""#,
            r#""\ud83d""#,
            r#""\ud83d\u0041""#,
            r#""\ude00""#,
            "1700000000",
            "null",
            "{}",
        ] {
            let expected = serde_json::from_str::<String>(raw).ok();
            assert_eq!(unescape(raw).map(|text| text.as_str().into()), expected, "{raw}");
        }
    }

    #[test]
    fn malformed_sequences_are_rejected() {
        for raw in [r#""\x""#, r#""\u00g0""#, r#""\u+123""#, r#""\u12""#, r#""\"#, "\"", ""] {
            assert!(unescape(raw).is_none(), "{raw}");
        }
    }

    #[test]
    fn the_buffer_does_not_grow() {
        for raw in [r#""\n\n""#, r#""\u0041""#, r#""\uffff\uffff""#, r#""\ud83d\ude00""#] {
            let text = unescape(raw).unwrap();
            assert!(text.len() <= raw.len() - 2 && text.capacity() == raw.len() - 2, "{raw}");
        }
    }
}
