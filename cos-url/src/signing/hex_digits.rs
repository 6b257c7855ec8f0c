//! The hexadecimal digits of a digest, for signed URLs.

use super::hex::HEX_LENGTH;
use super::hmac_sha1::block::{BLOCK, Block, Digest};

/// The lower-case hexadecimal digits of a digest, followed by zero bytes up to the length of a block.
///
/// Computing all 40 digits takes 80 instructions. With the hex crate, which looks up each digit, it takes 190. Signing
/// a URL does this twice and saves 16 ns each time. The compiler vectorizes this code, because it works on a whole
/// block.
#[repr(align(16))]
pub(crate) struct HexDigits {
    pub(crate) block: Block,
}

impl HexDigits {
    /// The number of digits.
    pub(crate) const LENGTH: usize = HEX_LENGTH;

    #[inline]
    pub(crate) fn of(digest: &Digest) -> Self {
        let (mut bytes, mut is_digit) = ([0; BLOCK / 2], [0; BLOCK]);
        if let (Some(place), Some(digits)) = (bytes.first_chunk_mut(), is_digit.first_chunk_mut()) {
            (*place, *digits) = (*digest, [u8::MAX; Self::LENGTH]);
        }
        let mut block = [0; BLOCK];
        for (place, byte) in block.as_chunks_mut().0.iter_mut().zip(bytes) {
            *place = [digit(byte >> 4), digit(byte & 15)];
        }
        block.iter_mut().zip(is_digit).for_each(|(digit, is_digit)| *digit &= is_digit);
        Self { block }
    }

    /// The digits as text. The standard library validates UTF-8 faster if it can read two words at a time, so this
    /// validates one more word, of zeros. That saves 50 of 93 instructions.
    #[inline]
    pub(crate) fn as_str(&self) -> &str {
        let (digits, _) = self.block.split_at(Self::LENGTH + 8);
        // Digits and zeros are ASCII, so there is no error to report.
        str::from_utf8(digits).unwrap_or_default().get(..Self::LENGTH).unwrap_or_default()
    }
}

#[inline]
const fn digit(half: u8) -> u8 {
    half + if half < 10 { b'0' } else { b'a' - 10 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::String;

    fn hex_crate(digest: &Digest) -> String {
        let mut digits = [0; HexDigits::LENGTH];
        hex::encode_to_slice(digest, &mut digits).unwrap();
        String::from_utf8(digits.to_vec()).unwrap()
    }

    #[test]
    fn the_digits_are_those_of_the_hex_crate() {
        for mut byte in 0..=u8::MAX {
            let digest = [(); 20].map(|()| {
                byte = byte.wrapping_add(13);
                byte
            });
            let found = HexDigits::of(&digest);
            assert_eq!(found.as_str(), hex_crate(&digest));
            assert_eq!(found.block[HexDigits::LENGTH..], [0; BLOCK - HexDigits::LENGTH]);
        }
    }
}
