//! Writing JSON.
//!
//! The crate `serde_json` writes into a buffer that grows, which leaves copies of its content in freed memory. Here the
//! caller reserves room for the longest result, so that the only copy of a token is zeroized.

use alloc::string::String;

/// The maximum number of bytes that [`push_string`] and [`push_string_for_script`] write for a text.
#[cfg(feature = "form")]
pub(crate) const fn longest(text: &str) -> usize {
    // `\u001f`, and two quotes.
    6 * text.len() + 2
}

/// Appends a text as a string, in the form of `JSON.stringify`: RFC 8259, section 7.
#[cfg(any(feature = "form", feature = "sts"))]
pub(crate) fn push_string(out: &mut String, text: &str) {
    push(out, text, String::push);
}

/// Appends a text as a string that is safe in a `script` element, which `</script>` would end.
pub(crate) fn push_string_for_script(out: &mut String, text: &str) {
    push(out, text, |out, character| match character {
        '<' => out.push_str("\\u003c"),
        _ => out.push(character),
    });
}

/// Appends an object of strings that are safe in a `script` element.
pub(crate) fn push_object_for_script<'a>(out: &mut String, pairs: impl Iterator<Item = (&'a str, &'a str)>) {
    out.push('{');
    push_items(out, pairs, |out, (name, value)| {
        push_string_for_script(out, name);
        out.push(':');
        push_string_for_script(out, value);
    });
    out.push('}');
}

/// Appends the items of an array or object, with commas between them.
pub(crate) fn push_items<T>(out: &mut String, items: impl IntoIterator<Item = T>, push: impl Fn(&mut String, T)) {
    for (at, item) in items.into_iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        push(out, item);
    }
}

/// Appends a text, with each character that needs no escape sequence appended by `push_other`.
fn push(out: &mut String, text: &str, push_other: fn(&mut String, char)) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\u{c}' => out.push_str("\\f"),
            '\r' => out.push_str("\\r"),
            '\0'..='\u{1f}' => {
                out.push_str(if character < '\u{10}' { "\\u000" } else { "\\u001" });
                out.extend(char::from_digit(character as u32 % 16, 16));
            }
            _ => push_other(out, character),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(any(feature = "form", feature = "sts"))]
    #[test]
    fn strings_are_those_of_javascript() {
        for (text, expected) in [
            ("", r#""""#),
            ("a/b 报表", r#""a/b 报表""#),
            ("\"\\\u{8}\t\n\u{c}\r", r#""\"\\\b\t\n\f\r""#),
            (
                "\0\u{1}\u{f}\u{10}\u{1b}\u{1f}\u{7f}\u{2028}",
                "\"\\u0000\\u0001\\u000f\\u0010\\u001b\\u001f\u{7f}\u{2028}\"",
            ),
        ] {
            let mut out = String::new();
            push_string(&mut out, text);
            assert_eq!(out, expected);
        }
    }

    #[test]
    fn a_string_does_not_end_a_script() {
        let mut out = String::new();
        push_string_for_script(&mut out, "</script>\"");
        assert_eq!(out, r#""\u003c/script>\"""#);
    }

    #[test]
    fn a_reader_gets_every_character() {
        let every_character: String = ('\0'..='\u{2100}').chain(['腾', '😀', char::MAX]).collect();
        let mut out = String::new();
        push_string_for_script(&mut out, &every_character);
        assert_eq!(serde_json::from_str::<String>(&out).unwrap(), every_character);
        assert!(!out.contains('<'));
    }

    #[cfg(feature = "form")]
    #[test]
    fn no_string_is_longer_than_the_longest() {
        for text in ["", "a", "<", "\0", "\"", "\u{7f}", "报"] {
            let mut out = String::new();
            push_string_for_script(&mut out, text);
            assert!(out.len() <= longest(text), "{out}");
        }
    }
}
