//! A part of the listing, its URLs and its errors.

use cos_url::listing::{Buffer, Listing};
use std::fmt::Write;
use std::io::{self, BufRead, Read};

/// The number of bytes of the listing that are read for each part.
const PART: u64 = 256 << 10;

/// The number of bytes of a line that are stored. A key is much shorter, so a line of this length is always invalid.
const LONGEST_LINE: u64 = 64 << 10;

/// Complete lines of the listing. Its memory is reused for later lines.
#[derive(Default)]
pub(crate) struct Part {
    keys: Vec<u8>,
    first_line: u64,
    buffer: Buffer,
    urls: String,
    signed: u64,
    errors: String,
    invalid: u64,
}

impl Part {
    /// Whether the part has no lines.
    pub(crate) fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// The URLs, each followed by a line end.
    pub(crate) fn urls(&self) -> &str {
        &self.urls
    }

    /// The number of URLs.
    pub(crate) fn signed(&self) -> u64 {
        self.signed
    }

    /// The report: a line for each invalid line.
    pub(crate) fn errors(&self) -> &str {
        &self.errors
    }

    /// The number of invalid lines.
    pub(crate) fn invalid(&self) -> u64 {
        self.invalid
    }

    /// Replaces the part with the next lines, which start at `first_line`. Returns the number of lines.
    pub(crate) fn read(&mut self, input: &mut impl BufRead, first_line: u64) -> io::Result<u64> {
        self.keys.clear();
        self.first_line = first_line;
        input.by_ref().take(PART).read_to_end(&mut self.keys)?;
        if !self.ends_with_line() {
            input.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut self.keys)?;
        }
        if !self.ends_with_line() {
            input.skip_until(b'\n')?;
            self.keys.push(b'\n');
        }
        Ok(self.keys.iter().map(|byte| u64::from(*byte == b'\n')).sum())
    }

    /// Whether the last line is complete.
    fn ends_with_line(&self) -> bool {
        self.keys.last().is_none_or(|last| *last == b'\n')
    }

    /// Signs each line. It changes only the part, so each thread can sign another part.
    pub(crate) fn sign(&mut self, listing: &Listing) {
        let Self { keys, first_line, buffer, urls, signed, errors, invalid } = self;
        urls.clear();
        errors.clear();
        (*signed, *invalid) = (0, 0);
        let mut line = *first_line;
        let mut report = |line, error: &dyn std::fmt::Display| {
            *invalid += 1;
            // Writing to a `String` does not fail.
            let _ = writeln!(errors, "line {line}: {error}");
        };
        let mut rest = keys.as_slice();
        while !rest.is_empty() {
            let (text, is_followed_by_other, after) = next_text(rest);
            listing.for_each((line..).zip(text.lines()), buffer, |(number, _), url| {
                line = number + 1;
                match url {
                    Ok(url) => {
                        urls.push_str(url);
                        urls.push('\n');
                        *signed += 1;
                    }
                    Err(error) => report(number, &error),
                }
            });
            if is_followed_by_other {
                report(line, &"an object key is UTF-8, and this line is not");
                line += 1;
            }
            rest = after;
        }
    }
}

/// The lines before the first one that is not UTF-8, whether there is such a line, and the lines after it.
fn next_text(lines: &[u8]) -> (&str, bool, &[u8]) {
    let valid = match str::from_utf8(lines) {
        Ok(text) => return (text, false, &[]),
        Err(error) => lines.split_at(error.valid_up_to()).0,
    };
    let start = valid.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
    let (text, other) = lines.split_at(start);
    let end = other.iter().position(|byte| *byte == b'\n').map_or(other.len(), |end| end + 1);
    // This part of the text is valid, so there is no error to report.
    (str::from_utf8(text).unwrap_or_default(), true, other.split_at(end).1)
}
