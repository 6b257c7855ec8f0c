//! A correction of a rejected text, which the message shows.

use super::echo::{ECHO_LIMIT, can_be_pasted};
use crate::const_bytes::{part, trimmed_range};
use crate::const_writer::{ConstWriter, written};

/// The text to write instead.
#[derive(Clone, Copy)]
pub(crate) struct Fix {
    before: &'static str,
    start: usize,
    end: usize,
    /// In lower case, with `-` for `_` and spaces.
    is_lower: bool,
    /// The text between the first part and the second.
    between: &'static str,
    after: Option<(usize, usize)>,
    pub(super) is_guess: bool,
}

impl Fix {
    /// A text that does not depend on the rejected text.
    pub(crate) const fn text(text: &'static str) -> Self {
        Self { before: text, start: 0, end: 0, is_lower: false, between: "", after: None, is_guess: false }
    }

    /// A part of the rejected text.
    pub(crate) const fn range(start: usize, end: usize) -> Self {
        Self { start, end, ..Self::text("") }
    }

    /// Two parts of the rejected text, joined by a hyphen.
    pub(crate) const fn joined(first: (usize, usize), second: (usize, usize)) -> Self {
        Self { between: "-", after: Some(second), ..Self::range(first.0, first.1) }
    }

    /// The rejected text with the part from `start` to `end` replaced.
    pub(crate) const fn replaced(text: &[u8], (start, end): (usize, usize), with: &'static str) -> Self {
        Self { between: with, after: Some((end, text.len())), ..Self::range(0, start) }
    }

    /// The text without the whitespace around it.
    pub(crate) const fn trimmed(text: &[u8]) -> Self {
        let (start, end) = trimmed_range(text);
        Self::range(start, end)
    }

    /// The part in lower case, with `-` for `_` and for a space.
    pub(crate) const fn lower(self) -> Self {
        Self { is_lower: true, ..self }
    }

    /// The same fix with this text before it.
    pub(crate) const fn prefixed(self, before: &'static str) -> Self {
        Self { before, ..self }
    }

    /// The same fix as a guess: the message asks `did you mean`, and does not say `write`.
    pub(crate) const fn guess(self) -> Self {
        Self { is_guess: true, ..self }
    }

    pub(super) const fn write(&self, out: &mut ConstWriter<'_>, text: &[u8]) {
        out.push_str(self.before);
        self.write_range(out, text, (self.start, self.end));
        if let Some(range) = self.after {
            out.push_str(self.between);
            self.write_range(out, text, range);
        }
    }

    const fn write_range(&self, out: &mut ConstWriter<'_>, text: &[u8], (start, end): (usize, usize)) {
        let mut rest = part(text, start, end);
        while let [byte, tail @ ..] = rest {
            let byte = match (self.is_lower, *byte) {
                (true, b'_' | b' ') => b'-',
                (true, byte) => byte.to_ascii_lowercase(),
                (false, byte) => byte,
            };
            out.push(&[byte]);
            rest = tail;
        }
    }

    /// The corrected text, if a message can show it completely and unescaped.
    pub(crate) const fn apply<'a>(&self, text: &str, buffer: &'a mut FixBuffer) -> Option<&'a str> {
        let mut out = ConstWriter::new(buffer);
        self.write(&mut out, text.as_bytes());
        let length = out.length();
        let fixed = written(buffer, length);
        if length > 0 && !fixed.is_empty() && can_be_pasted(fixed.as_bytes()) { Some(fixed) } else { None }
    }
}

/// The maximum length of a corrected text: 80 characters of at most four bytes.
pub(crate) type FixBuffer = [u8; 4 * ECHO_LIMIT];
