//! A [`KeyTime`] as text on the stack: in the message of the `SignKey`, in `StringToSign` and in the URL.

use crate::KeyTime;
use crate::hmac_blocks::Message;
use alloc::string::String;

/// A [`KeyTime`] whose digits are written: once, for all the places where they stand.
pub(crate) struct KeyTimeText {
    start: Second,
    end: Second,
}

impl KeyTimeText {
    /// The most bytes that [`push_encoded`](Self::push_encoded) appends.
    pub(crate) const MOST_BYTES: usize = 2 * MOST_DIGITS + "%3B".len();

    #[inline]
    pub(crate) fn new(key_time: KeyTime) -> Self {
        Self { start: Second::new(key_time.start()), end: Second::new(key_time.end()) }
    }

    /// Adds the text, of which the `SignKey` is the HMAC.
    #[inline]
    pub(crate) fn push_to(&self, message: &mut Message) {
        message.push(self.start.as_bytes());
        message.push(b";");
        message.push(self.end.as_bytes());
    }

    /// Adds `StringToSign`, up to the digest.
    #[inline]
    pub(crate) fn push_string_to_sign(&self, message: &mut Message) {
        message.push(b"sha1\n");
        self.push_to(message);
        message.push(b"\n");
    }

    /// Appends `<start>%3B<end>`, as it stands in a URL.
    #[inline]
    pub(crate) fn push_encoded(&self, out: &mut String) {
        out.push_str(self.start.as_str());
        out.push_str("%3B");
        out.push_str(self.end.as_str());
    }
}

/// The most digits of a second, which is in the year 9999 at the latest.
const MOST_DIGITS: usize = 12;

/// A second in Unix time, in decimal digits. `core::fmt` would take 35 ns for each.
struct Second {
    digits: Digits,
    /// How many zeros stand before the first digit.
    zeros: usize,
}

/// Aligned, and with zeros before them: so two words are found to be ASCII at once, where ten bytes took 110
/// instructions.
#[repr(align(8))]
struct Digits([u8; 16]);

impl Second {
    #[inline]
    fn new(second: u64) -> Self {
        let (high, low) = (eight_digits(second / 100_000_000), eight_digits(second % 100_000_000));
        let mut digits = Digits([b'0'; 16]);
        for (place, half) in digits.0.as_chunks_mut().0.iter_mut().zip([high, low]) {
            *place = (half | u64::from_ne_bytes([b'0'; 8])).to_le_bytes();
        }
        let zeros = if high != 0 { high.trailing_zeros() / 8 } else { 8 + (low.trailing_zeros() / 8).min(7) };
        Self { digits, zeros: zeros as usize }
    }

    #[inline]
    fn as_bytes(&self) -> &[u8] {
        self.digits.0.get(self.zeros..).unwrap_or_default()
    }

    #[inline]
    fn as_str(&self) -> &str {
        // Digits are ASCII, so there is no error to report.
        str::from_utf8(&self.digits.0).unwrap_or_default().get(self.zeros..).unwrap_or_default()
    }
}

/// The digits of a number of at most eight, one in each byte, the first in the lowest.
///
/// Each line halves every group of digits into two, all at once: 50 instructions for the 16 digits of a second, where
/// one division by ten after another took 250.
#[inline]
const fn eight_digits(number: u64) -> u64 {
    // 4 and 4; then n / 100 and n / 10, as products that are exact for numbers so small.
    let four = (number / 10_000) | ((number % 10_000) << 32);
    let hundreds = ((four * 5243) >> 19) & 0x0000_007f_0000_007f;
    let two = hundreds | ((four - 100 * hundreds) << 16);
    let tens = ((two * 103) >> 10) & 0x000f_000f_000f_000f;
    tens | ((two - 10 * tens) << 8)
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
            assert_eq!(Second::new(second).as_str(), second.to_string());
        }
    }

    #[test]
    fn a_url_has_the_semicolon_encoded() {
        let mut out = String::from("=");
        KeyTimeText::new(KeyTime::new(0, 1_557_996_351).unwrap()).push_encoded(&mut out);
        assert_eq!(out, "=0%3B1557996351");
    }
}
