//! Stage 1, `KeyTime`: the validity period as text, on the stack.

use super::hmac_sha1::Message;
use alloc::string::String;
use cos_url_core::KeyTime;

/// The maximum number of digits of a Unix time, which is before the year 10000.
const MOST_DIGITS: usize = 12;

const ENCODED_SEMICOLON: &str = "%3B";

/// A [`KeyTime`] as text, which is written once and used several times.
pub(crate) struct KeyTimeText {
    /// `<start>;<end>`, with zero bytes after it.
    text: [u8; Self::ROOM],
    length: usize,
    semicolon: usize,
}

impl KeyTimeText {
    /// The maximum number of bytes that [`push_encoded`](Self::push_encoded) appends.
    pub(crate) const MOST_ENCODED_BYTES: usize = 2 * MOST_DIGITS + ENCODED_SEMICOLON.len();

    /// The length of two times and a semicolon, rounded up so that a copy needs two stores.
    const ROOM: usize = 32;

    #[inline]
    pub(crate) fn new(key_time: KeyTime) -> Self {
        let (mut start, mut end) = (itoa::Buffer::new(), itoa::Buffer::new());
        let mut text = Self { text: [0; Self::ROOM], length: 0, semicolon: 0 };
        text.push(start.format(key_time.start()).as_bytes());
        text.semicolon = text.length;
        text.push(b";");
        text.push(end.format(key_time.end()).as_bytes());
        text
    }

    /// Appends bytes. The array has room for every `KeyTime`, which ends before the year 10000.
    #[inline]
    fn push(&mut self, bytes: &[u8]) {
        let end = self.length + bytes.len();
        if let Some(place) = self.text.get_mut(self.length..end) {
            place.copy_from_slice(bytes);
            self.length = end;
        }
    }

    /// Appends `<start>;<end>`, whose HMAC is the `SignKey`.
    #[inline]
    pub(crate) fn push_to(&self, message: &mut Message) {
        message.push_padded(&self.text, self.length);
    }

    /// Appends `<start>%3B<end>`, as in a URL.
    #[inline]
    pub(crate) fn push_encoded(&self, out: &mut String) {
        // The text is ASCII, so there is no error to report.
        let text = str::from_utf8(&self.text).unwrap_or_default();
        out.push_str(text.get(..self.semicolon).unwrap_or_default());
        out.push_str(ENCODED_SEMICOLON);
        out.push_str(text.get(self.semicolon + 1..self.length).unwrap_or_default());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_the_document() {
        let key_time = KeyTime::new(1_557_989_151, 1_557_996_351).unwrap();
        let (mut message, mut url) = (Message::new(), String::new());
        KeyTimeText::new(key_time).push_to(&mut message);
        KeyTimeText::new(key_time).push_encoded(&mut url);
        assert_eq!(message.as_bytes(), b"1557989151;1557996351");
        assert_eq!(url, "1557989151%3B1557996351");
    }

    #[test]
    fn the_first_and_the_last_second() {
        let mut url = String::new();
        KeyTimeText::new(KeyTime::new(0, 253_402_300_799).unwrap()).push_encoded(&mut url);
        assert_eq!(url, "0%3B253402300799");
        let last = KeyTime::new(253_402_300_798, 253_402_300_799).unwrap();
        let mut url = String::new();
        KeyTimeText::new(last).push_encoded(&mut url);
        assert_eq!(url.len(), KeyTimeText::MOST_ENCODED_BYTES);
    }
}
