//! File name: the name under which a browser saves a download.

use crate::Error;
use crate::const_bytes;
use crate::error::Part;
use crate::message::Problem;
use crate::percent;
use crate::string_newtype::{compared_by_bytes, serde_as_text, string_newtype, validated_by_rule};
use crate::text::Text;
use alloc::string::String;

/// The name under which a browser saves a download: `报表 Q1.pdf`.
///
/// It is the name of a file, not a path, and has no control characters and no characters that change the order of the
/// text.
///
/// ```
/// # use cos_url_core as cos_url;
/// use cos_url::FileName;
///
/// let name = FileName::new("报表 Q1.pdf")?;
/// assert_eq!(
///     name.attachment(),
///     "attachment; filename=\"__ Q1.pdf\"; filename*=UTF-8''%E6%8A%A5%E8%A1%A8%20Q1.pdf"
/// );
/// # Ok::<(), cos_url::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileName(Text);

impl FileName {
    /// Parses the name of a file.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidFileName`](crate::ErrorKind::InvalidFileName) for a text that is empty, is `.` or `..`, or
    /// has a `/`, a `\`, a control character, a line or paragraph separator, or a bidirectional control character.
    pub fn new(name: impl Into<String>) -> Result<Self, Error> {
        Self::validated(name.into(), check)
    }

    /// The `Content-Disposition` with which a browser saves the response under this name: RFC 6266, with the encoding
    /// of RFC 8187.
    ///
    /// For a name that is not plain ASCII, `filename*` gives the name, and `filename`, for old clients, has `_` for
    /// each other character. A name with `%` is treated in the same way, because browsers decode `%` in `filename`.
    pub fn attachment(&self) -> String {
        self.disposition("attachment")
    }

    /// The `Content-Disposition` with which a browser displays the response, and saves it under this name if the user
    /// saves it.
    pub fn inline(&self) -> String {
        self.disposition("inline")
    }

    fn disposition(&self, kind: &str) -> String {
        let mut out = String::from(kind);
        out.push_str("; filename=\"");
        for character in self.as_str().chars() {
            match character {
                '"' => out.push_str("\\\""),
                _ if is_plain(character) => out.push(character),
                _ => out.push('_'),
            }
        }
        out.push('"');
        if !self.as_str().chars().all(is_plain) {
            out.push_str("; filename*=UTF-8''");
            percent::push_component(&mut out, self.as_str());
        }
        out
    }
}

fn is_plain(character: char) -> bool {
    character.is_ascii() && character != '%'
}

validated_by_rule!(FileName(name), Part::FileName, check);
string_newtype!(FileName);
compared_by_bytes!(FileName);
serde_as_text!(FileName);

/// The rule.
const fn check(name: &str) -> Result<(), Problem> {
    let text = name.as_bytes();
    match text {
        b"" => return Err(Problem::new("it is empty; every file has a name")),
        b"." | b".." => return Err(Problem::new("`.` and `..` are names of directories")),
        _ => {}
    }
    let mut at = 0;
    while let Some(byte) = const_bytes::byte(text, at) {
        let sentence = match byte {
            b'/' | b'\\' => {
                return Err(Problem::at("file names have no path separator", at)
                    .with_advice("write the name without directories"));
            }
            _ if byte.is_ascii_control() => CONTROL,
            0xc2 | 0xd8 | 0xe2 => control_character(text.split_at(at).1),
            _ => "",
        };
        if !sentence.is_empty() {
            return Err(Problem::at(sentence, at));
        }
        at += 1;
    }
    Ok(())
}

const CONTROL: &str = "file names have no control characters";

/// Why a character outside ASCII is invalid; `None` if it is valid.
const fn control_character(rest: &[u8]) -> &'static str {
    match rest {
        [0xc2, 0x80..=0x9f, ..] => CONTROL,
        // U+2028 and U+2029.
        [0xe2, 0x80, 0xa8 | 0xa9, ..] => "file names have no line or paragraph separators",
        // U+061C, U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069.
        [0xd8, 0x9c, ..] | [0xe2, 0x80, 0x8e | 0x8f | 0xaa..=0xae, ..] | [0xe2, 0x81, 0xa6..=0xa9, ..] => {
            "file names have no bidirectional control characters, which change how the name is displayed"
        }
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::format;
    use alloc::string::ToString;

    #[test]
    fn dispositions_follow_rfc_6266() {
        for (name, expected) in [
            ("a b.txt", "filename=\"a b.txt\""),
            ("say \"hi\".txt", "filename=\"say \\\"hi\\\".txt\""),
            ("100%.txt", "filename=\"100_.txt\"; filename*=UTF-8''100%25.txt"),
            ("é'(*).txt", "filename=\"_'(*).txt\"; filename*=UTF-8''%C3%A9%27%28%2A%29.txt"),
            ("😀", "filename=\"_\"; filename*=UTF-8''%F0%9F%98%80"),
        ] {
            let name = FileName::new(name).unwrap();
            assert_eq!(name.attachment(), format!("attachment; {expected}"));
            assert_eq!(name.inline(), format!("inline; {expected}"));
        }
    }

    #[test]
    fn other_strings_are_rejected() {
        for (name, expected) in [
            ("", "invalid file name: it is empty; every file has a name"),
            ("..", "invalid file name `..`: `.` and `..` are names of directories"),
            (
                "../x",
                "invalid file name `../x`: file names have no path separator (`/` at byte 2); write the name without \
                 directories",
            ),
            ("a\r\nb", "invalid file name `a\\r\\nb`: file names have no control characters (`\\r` at byte 1)"),
            ("a\u{85}", "invalid file name `a\\u{85}`: file names have no control characters (`\\u{85}` at byte 1)"),
            (
                "é\u{2028}",
                "invalid file name `é\\u{2028}`: file names have no line or paragraph separators (`\\u{2028}` at byte 2, \
                 character 1)",
            ),
            (
                "gpj.\u{202e}exe",
                "invalid file name `gpj.\\u{202e}exe`: file names have no bidirectional control characters, which \
                 change how the name is displayed (`\\u{202e}` at byte 4)",
            ),
        ] {
            assert_eq!(FileName::new(name).unwrap_err().to_string(), expected);
        }
        for name in ["\u{a0}", "\u{200d}", "\u{61b}", "\u{2010}", "\u{2065}"] {
            assert!(FileName::new(name).is_ok(), "{name:?}");
        }
    }
}
