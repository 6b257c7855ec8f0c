//! File name: what a download is saved as.

use crate::ascii;
use crate::invalid::{Details, Invalid, Reason, refuse};
use crate::percent;
use crate::text::{serde_as_text, text_doors};
use alloc::borrow::Cow;
use alloc::string::String;

/// The name under which a browser saves a download: `报表 Q1.pdf`.
///
/// It is the name of a file, not a path, and has no control characters.
///
/// ```
/// use cos_url_core::FileName;
///
/// let name: FileName = "报表 Q1.pdf".parse()?;
/// assert_eq!(
///     name.attachment(),
///     "attachment; filename=\"__ Q1.pdf\"; filename*=UTF-8''%E6%8A%A5%E8%A1%A8%20Q1.pdf"
/// );
/// # Ok::<(), cos_url_core::InvalidFileName>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileName(Cow<'static, str>);

/// The answer to a text that is not the name of a file.
pub type InvalidFileName = Invalid<FileNameReason>;

/// Why a text is not the name of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum FileNameReason {
    /// Nothing was given.
    Empty,
    /// A control character.
    Control {
        /// The byte at which it stands.
        at: usize,
    },
    /// A `/` or `\`, which separates the parts of a path.
    Separator {
        /// The byte at which it stands.
        at: usize,
    },
    /// `.` or `..`, the names of directories.
    Dots,
}

impl FileName {
    /// Takes the name of a file.
    ///
    /// # Errors
    ///
    /// [`InvalidFileName`] for a text that is empty, has a control character, `/` or `\`, or is `.` or `..`.
    pub fn new(name: impl Into<String>) -> Result<Self, InvalidFileName> {
        let name = name.into();
        match check(&name) {
            Ok(()) => Ok(Self(Cow::Owned(name))),
            Err(reason) => Err(Invalid::new(reason, &name)),
        }
    }

    /// Takes a name that is part of the program; in a `const`, a mistake is a compile error.
    ///
    /// # Panics
    ///
    /// On a text that [`FileName::new`] refuses.
    #[track_caller]
    pub const fn from_static(name: &'static str) -> Self {
        match check(name) {
            Ok(()) => Self(Cow::Borrowed(name)),
            Err(reason) => refuse(
                FileNameReason::FIELD,
                name,
                reason.sentence(),
                &Details { at: reason.at(), length: None, instead: None },
            ),
        }
    }

    /// The `Content-Disposition` that saves a download under this name: RFC 6266, with the encoding of RFC 8187.
    ///
    /// Where the name is not plain ASCII, `filename*` gives it in full and `filename`, for old clients, with `_` for
    /// each other character. A `%` counts as not plain: browsers decode it in `filename`.
    pub fn attachment(&self) -> String {
        let mut out = String::from("attachment; filename=\"");
        for character in self.0.chars() {
            match character {
                '"' => out.push_str("\\\""),
                _ if is_plain(character) => out.push(character),
                _ => out.push('_'),
            }
        }
        out.push('"');
        if !self.0.chars().all(is_plain) {
            out.push_str("; filename*=UTF-8''");
            percent::push_component(&mut out, &self.0);
        }
        out
    }
}

fn is_plain(character: char) -> bool {
    character.is_ascii() && character != '%'
}

text_doors!(FileName, InvalidFileName);
serde_as_text!(FileName);

/// The rule.
const fn check(name: &str) -> Result<(), FileNameReason> {
    let text = name.as_bytes();
    match text {
        b"" => return Err(FileNameReason::Empty),
        b"." | b".." => return Err(FileNameReason::Dots),
        _ => {}
    }
    let mut at = 0;
    while let Some(byte) = ascii::byte(text, at) {
        match byte {
            b'/' | b'\\' => return Err(FileNameReason::Separator { at }),
            _ if byte.is_ascii_control() => return Err(FileNameReason::Control { at }),
            _ => at += 1,
        }
    }
    Ok(())
}

impl FileNameReason {
    const fn sentence(self) -> &'static str {
        match self {
            Self::Empty => "empty; a file has a name",
            Self::Control { .. } => "control character in the name of a file",
            Self::Separator { .. } => "path separator; give the name of the file alone",
            Self::Dots => "the name of a directory, not of a file",
        }
    }

    const fn at(self) -> Option<usize> {
        match self {
            Self::Control { at } | Self::Separator { at } => Some(at),
            _ => None,
        }
    }
}

impl Reason for FileNameReason {
    const FIELD: &'static str = "file name";

    fn sentence(&self) -> &'static str {
        (*self).sentence()
    }

    fn at(&self) -> Option<usize> {
        (*self).at()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_written_as_rfc_6266_says() {
        for (name, expected) in [
            ("a b.txt", "attachment; filename=\"a b.txt\""),
            ("say \"hi\".txt", "attachment; filename=\"say \\\"hi\\\".txt\""),
            ("100%.txt", "attachment; filename=\"100_.txt\"; filename*=UTF-8''100%25.txt"),
            ("é'(*).txt", "attachment; filename=\"_'(*).txt\"; filename*=UTF-8''%C3%A9%27%28%2A%29.txt"),
            ("😀", "attachment; filename=\"_\"; filename*=UTF-8''%F0%9F%98%80"),
        ] {
            assert_eq!(FileName::new(name).unwrap().attachment(), expected);
        }
    }

    #[test]
    fn a_path_is_not_a_file_name() {
        for (name, reason) in [
            ("", FileNameReason::Empty),
            ("..", FileNameReason::Dots),
            ("../x", FileNameReason::Separator { at: 2 }),
            ("a\\b", FileNameReason::Separator { at: 1 }),
            ("a\r\nb", FileNameReason::Control { at: 1 }),
        ] {
            assert_eq!(FileName::new(name).unwrap_err().reason(), reason);
        }
    }
}
