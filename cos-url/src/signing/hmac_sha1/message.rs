//! Messages with the padding of FIPS 180-4, section 5.1.1.

use super::super::hex_digits::HexDigits;
use super::{BLOCK, Block};

/// The maximum length of the padding of FIPS 180-4, section 5.1.1: the byte after the message, zeros and the length.
pub(crate) const MAX_PADDING: usize = BLOCK + 8;

/// The number of blocks of a message with its padding.
#[inline]
pub(crate) const fn padded_blocks(length: usize) -> usize {
    (length + 9).div_ceil(BLOCK)
}

/// Writes the length of a message into its last block, over zeros.
#[inline]
pub(crate) fn write_length(blocks: &mut [Block], length: usize) {
    if let Some(place) = blocks.last_mut().and_then(|block| block.last_chunk_mut()) {
        *place = (length as u64 * 8).to_be_bytes();
    }
}

/// A short message, or the end of a long one: one or two blocks with the padding.
#[derive(Clone)]
#[repr(align(16))]
pub(crate) struct Message {
    blocks: [Block; 2],
    length: usize,
}

impl Message {
    #[inline]
    pub(crate) const fn new() -> Self {
        Self { blocks: [[0; BLOCK]; 2], length: 0 }
    }

    /// The bytes so far.
    #[cfg(test)]
    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.blocks.as_flattened().get(..self.length).unwrap_or_default()
    }

    /// Appends bytes. They always fit, because the longest message, a `StringToSign`, has 72 bytes.
    #[inline]
    pub(crate) fn push(&mut self, text: &[u8]) {
        debug_assert!(self.length + text.len() <= 2 * BLOCK);
        let rest = self.blocks.as_flattened_mut().get_mut(self.length..).unwrap_or_default();
        if let Some((place, _)) = rest.split_at_mut_checked(text.len()) {
            place.copy_from_slice(text);
            self.length += text.len();
        }
    }

    /// Appends the first `length` bytes of a text. The bytes after them must be zero, as they are in the message. This
    /// stores 16 bytes at a time, because the processor can then read the block sooner than after storing single bytes.
    #[inline]
    pub(crate) fn push_padded<const N: usize>(&mut self, text: &[u8; N], length: usize) {
        let rest = self.blocks.as_flattened_mut().get_mut(self.length..).unwrap_or_default();
        if let Some(place) = rest.first_chunk_mut() {
            *place = *text;
            self.length += length;
        }
    }

    /// The blocks of a message after the block of a key, with the padding. It is called once.
    #[inline]
    pub(crate) fn padded(&mut self) -> &[Block] {
        self.padded_after(BLOCK)
    }

    /// The blocks with the padding. Call this only once. `before` is the number of bytes that precede the message.
    #[inline]
    pub(super) fn padded_after(&mut self, before: usize) -> &[Block] {
        let bits = ((before + self.length) as u64 * 8).to_be_bytes();
        self.push(&[0x80]);
        let [first, second] = &mut self.blocks;
        let two = self.length > BLOCK - bits.len();
        let last = if two { second } else { first };
        if let Some(place) = last.last_chunk_mut() {
            *place = bits;
        }
        if two { &self.blocks } else { self.blocks.split_at(1).0 }
    }
}

/// A short message with its padding, and with space for the hexadecimal digits of a hash.
///
/// Only the digits are written for each URL. The processor can load the other bytes before it has computed the hash.
#[derive(Clone)]
pub(crate) struct Template {
    message: Message,
    blocks: usize,
    gap: usize,
}

impl Template {
    /// The template of a message that consists of `before`, the digits and a line end.
    #[inline]
    pub(crate) fn new(mut before: Message) -> Self {
        let gap = before.length;
        before.push(&[0; HexDigits::LENGTH]);
        before.push(b"\n");
        let blocks = before.padded().len();
        Self { message: before, blocks, gap }
    }

    /// Writes the digits into their space, and returns the blocks.
    #[inline]
    pub(crate) fn fill(&mut self, digits: &HexDigits) -> &[Block] {
        let rest = self.message.blocks.as_flattened_mut().get_mut(self.gap..).unwrap_or_default();
        if let (Some(gap), Some(digits)) = (rest.first_chunk_mut(), digits.block.first_chunk()) {
            let gap: &mut [u8; HexDigits::LENGTH] = gap;
            *gap = *digits;
        }
        self.message.blocks.get(..self.blocks).unwrap_or_default()
    }
}
