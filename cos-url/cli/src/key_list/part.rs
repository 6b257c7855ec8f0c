//! The URLs and the errors of a part of the list.

use super::Keys;
use crate::object::parse_key;
use cos_url::ObjectKey;
use cos_url::listing::{Buffer, Key, Listing};
use std::borrow::Cow;
use std::fmt::{Display, Write};

/// The URLs and the errors of some lines of the list. Its memory is reused for later lines.
#[derive(Default)]
pub(crate) struct Part {
    buffer: Buffer,
    urls: String,
    signed: u64,
    errors: String,
    invalid: u64,
}

impl Part {
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

    /// Removes the URLs, which were written.
    pub(crate) fn remove_urls(&mut self) {
        self.urls.clear();
    }

    /// Replaces the part with lines that start at `first_line`. It changes only the part, so each thread can sign its
    /// own part.
    pub(crate) fn sign(&mut self, lines: &[u8], first_line: u64, listing: &Listing, keys: &Keys) {
        self.urls.clear();
        self.errors.clear();
        (self.signed, self.invalid) = (0, 0);
        let (mut line, mut rest) = (first_line, lines);
        while !rest.is_empty() {
            let (text, is_followed_by_other, after) = next_text(rest);
            line = self.sign_text(text, line, listing, keys);
            if is_followed_by_other {
                self.report(line, &"an object key is UTF-8, and this line is not");
                line += 1;
            }
            rest = after;
        }
    }

    /// Signs the lines of a text. Returns the number of the line after it.
    fn sign_text(&mut self, text: &str, first_line: u64, listing: &Listing, keys: &Keys) -> u64 {
        let lines = (first_line..).zip(text.lines());
        match (&keys.prefix, keys.accepts_dot_segments) {
            (None, false) => self.sign_keys(lines, first_line, listing, keys),
            (Some(prefix), false) => {
                let below = lines.map(|(number, line)| (number, below(prefix.as_str(), line)));
                self.sign_keys(below, first_line, listing, keys)
            }
            // A listing rejects text with dot segments, but signs a key that has them. Each line may be an invalid key,
            // so it is parsed and signed alone.
            (prefix, true) => {
                let prefix = prefix.as_ref().map_or("", |prefix| prefix.as_str());
                lines.fold(first_line, |_, (number, line)| {
                    match parse_key(line, true).and_then(|_| parse_key(&[prefix, line].concat(), true)) {
                        Ok(key) => self.sign_keys([(number, key)], number, listing, keys),
                        Err(error) => {
                            self.report(number, &(keys.describe)(error));
                            number + 1
                        }
                    }
                })
            }
        }
    }

    fn sign_keys<K: Key>(
        &mut self,
        lines: impl IntoIterator<Item = (u64, K)>,
        first_line: u64,
        listing: &Listing,
        keys: &Keys,
    ) -> u64 {
        let mut buffer = std::mem::take(&mut self.buffer);
        let mut next_line = first_line;
        listing.for_each(lines, &mut buffer, |(number, _), url| {
            next_line = number + 1;
            match url {
                Ok(url) => {
                    self.urls.push_str(url);
                    self.urls.push('\n');
                    self.signed += 1;
                }
                Err(error) => self.report(number, &(keys.describe)(error)),
            }
        });
        self.buffer = buffer;
        next_line
    }

    fn report(&mut self, line: u64, error: &dyn Display) {
        self.invalid += 1;
        // Writing to a `String` does not fail.
        let _ = writeln!(self.errors, "line {line}: {error}");
    }
}

/// The prefix joined with a name. An invalid name is returned unchanged, so that the error repeats the line.
fn below<'a>(prefix: &str, name: &'a str) -> Cow<'a, str> {
    match ObjectKey::new(name) {
        Ok(_) => Cow::Owned([prefix, name].concat()),
        Err(_) => Cow::Borrowed(name),
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
    // This part of the text is valid UTF-8, so the default is never used.
    (str::from_utf8(text).unwrap_or_default(), true, other.split_at(end).1)
}
