//! The parts of XML that COS uses: escaped text, and the text of an element.

/// Escapes text for an element. Characters that XML 1.0 forbids become U+FFFD.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\r' => escaped.push_str("&#13;"),
            '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {
                escaped.push('\u{fffd}');
            }
            character => escaped.push(character),
        }
    }
    escaped
}

/// The text of the first element of this name, without leading and trailing whitespace.
pub(crate) fn element<'a>(xml: &'a str, name: &str) -> Option<&'a str> {
    let (_, text) = xml.split_once(&format!("<{name}>"))?;
    text.split_once(&format!("</{name}>")).map(|(text, _)| text.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_and_forbidden_characters_are_escaped() {
        for (text, expected) in
            [("a<b>&c", "a&lt;b&gt;&amp;c"), ("a\r\nb", "a&#13;\nb"), ("\0\u{1b}\u{ffff}", "\u{fffd}\u{fffd}\u{fffd}")]
        {
            assert_eq!(escape(text), expected);
        }
    }

    #[test]
    fn element_text_is_trimmed() {
        assert_eq!(element("<A> <B>\n1 </B></A>", "B"), Some("1"));
        assert_eq!(element("<A><B>1</A>", "B"), None);
    }
}
