//! Writing text in a `const fn`, where there is no `String`.

use crate::percent::{hex_digits, is_unreserved};

/// A writer into a buffer of a fixed length. It counts what does not fit, but drops it.
pub(crate) struct ConstWriter<'a> {
    out: &'a mut [u8],
    length: usize,
}

impl<'a> ConstWriter<'a> {
    pub(crate) const fn new(out: &'a mut [u8]) -> Self {
        Self { out, length: 0 }
    }

    /// The number of bytes that were written, or would have been.
    pub(crate) const fn length(&self) -> usize {
        self.length
    }

    /// The number of bytes that the buffer has room for.
    pub(crate) const fn capacity(&self) -> usize {
        self.out.len()
    }

    pub(crate) const fn push(&mut self, text: &[u8]) {
        let (mut rest, mut places) = (text, self.free());
        while let ([byte, tail @ ..], [place, other_places @ ..]) = (rest, places) {
            *place = *byte;
            (rest, places) = (tail, other_places);
        }
        self.length += text.len();
    }

    /// The rest of the buffer.
    const fn free(&mut self) -> &mut [u8] {
        match self.out.split_at_mut_checked(self.length) {
            Some((_, free)) => free,
            None => &mut [],
        }
    }

    pub(crate) const fn push_str(&mut self, text: &str) {
        self.push(text.as_bytes());
    }

    pub(crate) const fn push_lower(&mut self, text: &[u8]) {
        let (mut rest, mut places) = (text, self.free());
        while let ([byte, tail @ ..], [place, other_places @ ..]) = (rest, places) {
            *place = byte.to_ascii_lowercase();
            (rest, places) = (tail, other_places);
        }
        self.length += text.len();
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

    pub(crate) const fn push_number(&mut self, number: u64) {
        if number > 9 {
            self.push_number(number / 10);
        }
        self.push(&[b'0' + (number % 10) as u8]);
    }
}

/// The first `length` bytes of a buffer as text; the empty text where they are not UTF-8.
pub(crate) const fn written(buffer: &[u8], length: usize) -> &str {
    match buffer.split_at_checked(length) {
        Some((text, _)) => match str::from_utf8(text) {
            Ok(text) => text,
            Err(_) => "",
        },
        None => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_beyond_the_buffer_is_counted_and_dropped() {
        let mut buffer = [0; 4];
        let mut writer = ConstWriter::new(&mut buffer);
        writer.push_number(1050);
        writer.push_str("x");
        assert_eq!(writer.length(), 5);
        assert_eq!(written(&buffer, 4), "1050");
        assert_eq!(written(&buffer, 5), "");
    }
}
