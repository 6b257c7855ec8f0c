//! The lines of the list, in batches.

use super::ListError;
use std::io::{ErrorKind, Read};

/// The byte order mark of UTF-8, with which editors of Windows start a file.
const UTF_8_MARK: &[u8] = b"\xef\xbb\xbf";

/// The byte order marks of UTF-16. No UTF-8 starts with these bytes.
const UTF_16_MARKS: [&[u8]; 2] = [b"\xff\xfe", b"\xfe\xff"];

/// Reads complete lines.
pub(crate) struct Lines<R> {
    input: R,
    buffer: Vec<u8>,
    /// The part of the buffer whose lines were returned.
    returned: usize,
    /// The part of the buffer that has bytes of the input.
    filled: usize,
    is_at_start: bool,
}

/// Lines that were read together.
pub(crate) struct Batch<'a> {
    /// Complete lines.
    pub(crate) lines: &'a [u8],
    /// The number of bytes of the line after these lines, if it is longer than the buffer.
    pub(crate) long_line: Option<usize>,
    /// Whether the input has no more bytes at the moment, so that the next batch may take long.
    pub(crate) is_followed_by_pause: bool,
    /// Whether the input has ended.
    pub(crate) is_last: bool,
}

impl<R: Read> Lines<R> {
    /// Reads batches of at most `length` bytes.
    pub(crate) fn new(input: R, length: usize) -> Self {
        Self { input, buffer: vec![0; length], returned: 0, filled: 0, is_at_start: true }
    }

    pub(crate) fn next(&mut self) -> Result<Batch<'_>, ListError> {
        self.buffer.copy_within(self.returned..self.filled, 0);
        self.filled -= self.returned;
        self.returned = 0;
        loop {
            // Lines after a long line are in the buffer already.
            let is_last = self.end_of_lines().is_none() && self.read()? == 0;
            let is_followed_by_pause = self.filled < self.buffer.len();
            // A list that is only the mark has no line.
            let is_mark = self.is_at_start && self.buffer.get(..self.filled) == Some(UTF_8_MARK);
            if is_last && !is_mark {
                self.end_line();
            }
            let (end, long_line) = match self.end_of_lines() {
                Some(end) => (end, None),
                None if is_last => (0, None),
                None if is_followed_by_pause => continue,
                None => (0, Some(self.skip_line()?)),
            };
            self.returned = end;
            let lines = self.buffer.get(..end).unwrap_or_default();
            let lines = if std::mem::take(&mut self.is_at_start) { without_mark(lines)? } else { lines };
            return Ok(Batch { lines, long_line, is_followed_by_pause, is_last });
        }
    }

    /// Reads what the input has at the moment. Returns the number of bytes, which is 0 at the end of the input.
    fn read(&mut self) -> Result<usize, ListError> {
        let free = self.buffer.get_mut(self.filled..).unwrap_or_default();
        loop {
            match self.input.read(free) {
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(ListError::Read(error)),
                Ok(length) => {
                    self.filled += length;
                    return Ok(length);
                }
            }
        }
    }

    /// Adds the line end that may be missing at the end of the input.
    fn end_line(&mut self) {
        if let Some([last, end, ..]) = self.buffer.get_mut(self.filled.saturating_sub(1)..)
            && self.filled > 0
            && *last != b'\n'
        {
            *end = b'\n';
            self.filled += 1;
        }
    }

    /// The end of the last complete line.
    fn end_of_lines(&self) -> Option<usize> {
        let bytes = self.buffer.get(..self.filled)?;
        bytes.iter().rposition(|byte| *byte == b'\n').map(|at| at + 1)
    }

    /// Skips the line that fills the buffer. Returns its length.
    fn skip_line(&mut self) -> Result<usize, ListError> {
        let mut skipped = 0;
        loop {
            skipped += std::mem::take(&mut self.filled);
            let is_last = self.read()? == 0;
            let bytes = self.buffer.get(..self.filled).unwrap_or_default();
            if let Some(end) = bytes.iter().position(|byte| *byte == b'\n') {
                self.buffer.copy_within(end + 1..self.filled, 0);
                self.filled -= end + 1;
                return Ok(skipped + end);
            }
            if is_last {
                return Ok(skipped);
            }
        }
    }
}

/// The first lines without the byte order mark, which is not a part of the first key.
fn without_mark(lines: &[u8]) -> Result<&[u8], ListError> {
    if UTF_16_MARKS.iter().any(|mark| lines.starts_with(mark)) {
        return Err(ListError::Utf16);
    }
    Ok(lines.strip_prefix(UTF_8_MARK).unwrap_or(lines))
}
