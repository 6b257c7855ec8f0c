//! A [`KeyTime`] as text on the stack: in the message of the `SignKey`, in `StringToSign` and in the URL.

use crate::KeyTime;
use crate::hmac_blocks::Message;

/// A [`KeyTime`] whose digits are written: once, for all the places where they stand.
pub(crate) struct KeyTimeText {
    start: Second,
    end: Second,
}

impl KeyTimeText {
    /// The most bytes that [`encoded`](Self::encoded) has.
    pub(crate) const MOST_BYTES: usize = 2 * MOST_DIGITS + ENCODED_SEMICOLON.len();

    #[inline]
    pub(crate) fn new(key_time: KeyTime) -> Self {
        Self { start: Second::new(key_time.start()), end: Second::new(key_time.end()) }
    }

    /// Adds the text, of which the `SignKey` is the HMAC.
    #[inline]
    pub(crate) fn push_to(&self, message: &mut Message) {
        message.push_short(&self.start.digits, self.start.length);
        message.push(b";");
        message.push_short(&self.end.digits, self.end.length);
    }

    /// Adds `StringToSign`, up to the digest.
    #[inline]
    pub(crate) fn push_string_to_sign(&self, message: &mut Message) {
        message.push(b"sha1\n");
        self.push_to(message);
        message.push(b"\n");
    }

    /// `<start>%3B<end>`, as it stands in a URL.
    #[inline]
    pub(crate) fn encoded(&self) -> EncodedKeyTime {
        let semicolon = self.start.length;
        let end = semicolon + ENCODED_SEMICOLON.len();
        let mut encoded = EncodedKeyTime { text: [0; 32], length: end + self.end.length };
        encoded.put(0, &self.start.digits);
        encoded.put(semicolon, ENCODED_SEMICOLON);
        encoded.put(end, &self.end.digits);
        encoded
    }
}

const ENCODED_SEMICOLON: &[u8; 3] = b"%3B";

/// `<start>%3B<end>`, with zero bytes after it, and aligned: so it is found to be ASCII two words at a time, where a byte at
/// a time took 100 instructions.
#[repr(align(8))]
pub(crate) struct EncodedKeyTime {
    text: [u8; 32],
    length: usize,
}

impl EncodedKeyTime {
    #[inline]
    fn put<const N: usize>(&mut self, at: usize, text: &[u8; N]) {
        if let Some(place) = self.text.get_mut(at..).and_then(<[u8]>::first_chunk_mut) {
            *place = *text;
        }
    }

    #[inline]
    pub(crate) fn as_str(&self) -> &str {
        // Digits and zeros are ASCII, so there is no error to report.
        str::from_utf8(&self.text).unwrap_or_default().get(..self.length).unwrap_or_default()
    }
}

/// The most digits of a second, which is in the year 9999 at the latest.
const MOST_DIGITS: usize = 12;

/// A second in Unix time, in decimal digits, with zero bytes after them. `core::fmt` would take 35 ns for each.
struct Second {
    digits: [u8; 16],
    length: usize,
}

impl Second {
    #[inline]
    fn new(second: u64) -> Self {
        let (high, low) = (eight_digits(second / 100_000_000), eight_digits(second % 100_000_000));
        let zeros = if high != 0 { high.trailing_zeros() / 8 } else { 8 + (low.trailing_zeros() / 8).min(7) };
        let digits = u128::from(high) | (u128::from(low) << 64) | u128::from_ne_bytes([b'0'; 16]);
        Self { digits: (digits >> (8 * zeros)).to_le_bytes(), length: 16 - zeros as usize }
    }
}

/// The digits of a number of at most eight, one in each byte, the first in the lowest.
///
/// Each line halves every group of digits into two, all at once: 50 instructions for the 16 digits of a second, where
/// one division by ten after another took 250.
#[inline]
const fn eight_digits(number: u64) -> u64 {
    // 4 and 4; then n / 100 and n / 10, as products that are exact for numbers so small.
    let four = number / 10_000 + ((number % 10_000) << 32);
    let hundreds = ((four * 5243) >> 19) & 0x0000_007f_0000_007f;
    let two = hundreds + ((four - 100 * hundreds) << 16);
    let tens = ((two * 103) >> 10) & 0x000f_000f_000f_000f;
    tens + ((two - 10 * tens) << 8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn every_number_of_four_digits_is_halved_exactly() {
        for number in 0..10_000 {
            let digits = [number / 1000, number / 100 % 10, number / 10 % 10, number % 10];
            let expected = digits.iter().rev().fold(0, |all, digit| (all << 8) | digit);
            assert_eq!(eight_digits(number * 10_000 + number), (expected << 32) | expected);
        }
    }

    #[test]
    fn a_second_is_written_as_it_is_displayed() {
        let powers = (0..12).map(|power| 10_u64.pow(power));
        let around = powers.flat_map(|power| [power - 1, power, power + 1, 9 * power, 9 * power + 9]);
        for second in around.chain(0..2000).chain([1_557_989_151, 253_402_300_799, 999_999_999_999]) {
            let Second { digits, length } = Second::new(second);
            assert_eq!(digits.split_at(length), (second.to_string().as_bytes(), &[0; 16][length..]));
        }
    }

    #[test]
    fn a_url_has_the_semicolon_encoded() {
        for (start, end, expected) in [
            (0, 1, "0%3B1"),
            (0, 1_557_996_351, "0%3B1557996351"),
            (253_402_300_798, 253_402_300_799, "253402300798%3B253402300799"),
        ] {
            assert_eq!(KeyTimeText::new(KeyTime::new(start, end).unwrap()).encoded().as_str(), expected);
        }
    }
}
