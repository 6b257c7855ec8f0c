//! Percent-decoding as COS does it: once, and strictly.

use alloc::string::String;
use alloc::vec::Vec;

/// The meaning of `+`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Plus {
    /// A plus sign, in a path.
    Literal,
    /// A space, in the parameters.
    Space,
}

/// Decodes percent-encoded text. `None` if a `%` is not followed by two hexadecimal digits, or the result is not UTF-8.
pub(crate) fn decode(text: &str, plus: Plus) -> Option<String> {
    let mut decoded = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        decoded.push(match byte {
            b'%' => hex_digit(bytes.next()?)? << 4 | hex_digit(bytes.next()?)?,
            b'+' if plus == Plus::Space => b' ',
            byte => byte,
        });
    }
    String::from_utf8(decoded).ok()
}

fn hex_digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16)?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_decoded_once() {
        for (text, in_path, in_query) in [
            ("", Some(""), Some("")),
            ("a+b%20c%2Bd", Some("a+b c+d"), Some("a b c+d")),
            ("%252F%2f", Some("%2F/"), Some("%2F/")),
            ("%E8%85%BE讯", Some("腾讯"), Some("腾讯")),
            ("%", None, None),
            ("%4", None, None),
            ("%+1", None, None),
            ("%zz", None, None),
            ("%FF", None, None),
        ] {
            assert_eq!(decode(text, Plus::Literal).as_deref(), in_path, "{text}");
            assert_eq!(decode(text, Plus::Space).as_deref(), in_query, "{text}");
        }
    }
}
