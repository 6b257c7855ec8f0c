//! Writing at compile time, where there is no `String`: into bytes of a fixed length.

use crate::percent::{hex_digits, is_unreserved};

/// Bytes that a `const fn` writes down as far as there is room, and counts.
pub(crate) struct Bytes<'a> {
    out: &'a mut [u8],
    length: usize,
}

impl<'a> Bytes<'a> {
    pub(crate) const fn new(out: &'a mut [u8]) -> Self {
        Self { out, length: 0 }
    }

    /// How many bytes were written, or would have been.
    pub(crate) const fn length(&self) -> usize {
        self.length
    }

    pub(crate) const fn push(&mut self, text: &[u8]) {
        let mut rest = text;
        while let [byte, tail @ ..] = rest {
            if let Some((_, [place, ..])) = self.out.split_at_mut_checked(self.length) {
                *place = *byte;
            }
            self.length += 1;
            rest = tail;
        }
    }

    pub(crate) const fn push_lower(&mut self, text: &[u8]) {
        let mut rest = text;
        while let [byte, tail @ ..] = rest {
            self.push(&[byte.to_ascii_lowercase()]);
            rest = tail;
        }
    }

    pub(crate) const fn push_component(&mut self, text: &[u8]) {
        let mut rest = text;
        while let [byte, tail @ ..] = rest {
            if is_unreserved(*byte) {
                self.push(&[*byte]);
            } else {
                self.push(b"%");
                self.push(&hex_digits(*byte));
            }
            rest = tail;
        }
    }
}
