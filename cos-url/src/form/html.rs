//! A form as HTML.

use super::SignedForm;
use alloc::string::String;

const OPEN_INPUT: &str = "<input type=\"hidden\" name=\"";
const END: &str = "<input type=\"file\" name=\"file\" required>\n<button>Upload</button>\n</form>\n";

impl SignedForm {
    /// The form as HTML: a `form` element with hidden fields, a field for the file and a button. The fields are sent in
    /// UTF-8, whatever the encoding of the page is.
    ///
    /// The [`open_fields`](Self::open_fields) are text fields that contain the prefix.
    pub fn to_html(&self) -> String {
        // Capacity for the longest result, because a buffer that grows leaves a copy of the token behind.
        let pairs = self.fields().chain(self.open_fields());
        let inputs = pairs.map(|(name, value)| longest(name) + longest(value) + 2 * OPEN_INPUT.len());
        let mut out = String::with_capacity(longest(self.url()) + inputs.sum::<usize>() + 256);
        out.push_str("<form action=\"");
        push_escaped(&mut out, self.url());
        out.push_str("\" method=\"post\" enctype=\"multipart/form-data\" accept-charset=\"utf-8\">\n");
        for (name, value) in self.fields() {
            out.push_str(OPEN_INPUT);
            push_escaped(&mut out, name);
            out.push_str("\" value=\"");
            push_escaped(&mut out, value);
            out.push_str("\">\n");
        }
        for (name, prefix) in self.open_fields() {
            out.push_str("<input name=\"");
            push_escaped(&mut out, name);
            out.push_str("\" value=\"");
            push_escaped(&mut out, prefix);
            out.push_str("\" required>\n");
        }
        out.push_str(END);
        out
    }
}

/// The maximum number of bytes that [`push_escaped`] writes for a text.
const fn longest(text: &str) -> usize {
    "&quot;".len() * text.len()
}

/// Appends the value of an attribute in quotes.
fn push_escaped(out: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(character),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_escaped() {
        for (text, expected) in
            [("a b", "a b"), ("\"><script>&'", "&quot;&gt;&lt;script&gt;&amp;&#39;"), ("报表", "报表")]
        {
            let mut out = String::new();
            push_escaped(&mut out, text);
            assert_eq!(out, expected);
            assert!(out.len() <= longest(text));
        }
    }
}
