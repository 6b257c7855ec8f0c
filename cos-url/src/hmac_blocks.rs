//! HMAC-SHA1 by the block function of SHA-1, for the path of every URL.
//!
//! The hmac and sha1 crates do everything else, and [`signature`](crate::signature) reads as the document does by
//! means of them. What this file has instead of a hash with `update` and `finalize`:
//!
//! - A processor computes two independent compressions nearly in the time of one (with its SHA instructions 20 ns each
//!   instead of 35), if they are issued one right after the other. So `HttpString` is hashed beside the derivation of
//!   the `SignKey`, which does not need it, and the two pads of a key beside each other. `beside` is where that happens.
//! - A key is two states of 20 bytes, and what it authenticates is one or two blocks on the stack.
//! - A text to be hashed is in one piece, so its blocks are read where they are.
//!
//! A block is best written by its users in 16 bytes at a time: the processor does not forward smaller stores to the
//! loads of a compression, which then wait 7 ns. For the same reason nothing here is moved once it is made, which was
//! worth 58 ns of 399.
//!
//! Sources: FIPS 180-4, sections 5.1.1 and 6.1; RFC 2104, section 2.

use sha1::block_api::compress;
use zeroize::{Zeroizing, optimization_barrier};

/// The bytes that SHA-1 compresses at a time.
const BLOCK: usize = 64;

type Block = [u8; BLOCK];

/// What SHA-1 carries from block to block.
type State = [u32; 5];

/// FIPS 180-4, section 5.3.1.
const START: State = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476, 0xc3d2_e1f0];

/// A key of HMAC-SHA1, as the two states that its pads lead to.
#[derive(Clone)]
pub(crate) struct Pads {
    inner: Zeroizing<State>,
    outer: Zeroizing<State>,
}

impl Pads {
    /// The pads of a key. `beside` is called where one more compression costs nothing.
    #[inline]
    pub(crate) fn new(key: &[u8], beside: impl FnMut()) -> Self {
        let mut block = [0; BLOCK];
        if let Some((place, _)) = block.split_at_mut_checked(key.len()) {
            place.copy_from_slice(key);
        } else {
            let digest = Zeroizing::new(Hashing::new(key).finish());
            block.iter_mut().zip(*digest).for_each(|(place, byte)| *place = byte);
        }
        Self::of_block(&mut block, beside)
    }

    /// As [`new`](Self::new), for a key that is the hexadecimal digits of a digest.
    #[inline]
    pub(crate) fn of_hex(digest: &[u8; 20], beside: impl FnMut()) -> Self {
        let mut block = [0; BLOCK];
        write_hex(&mut block, 0, digest);
        Self::of_block(&mut block, beside)
    }

    #[inline]
    fn of_block(key: &mut Block, mut beside: impl FnMut()) -> Self {
        let mut pads = Self { inner: Zeroizing::new(START), outer: Zeroizing::new(START) };
        let mut blocks = [key.map(|byte| byte ^ 0x36), key.map(|byte| byte ^ 0x5c)];
        let [inner, outer] = &blocks;
        compress(&mut pads.inner, core::slice::from_ref(inner));
        compress(&mut pads.outer, core::slice::from_ref(outer));
        beside();
        // As `Zeroize` does it, but 16 bytes at a time.
        (*key, blocks) = ([0; BLOCK], [[0; BLOCK]; 2]);
        optimization_barrier(key);
        optimization_barrier(&blocks);
        pads
    }

    /// The HMAC of a short message. `beside` is called after each block, where other work costs nothing.
    #[inline]
    pub(crate) fn authenticate(&self, message: &mut Message, mut beside: impl FnMut()) -> [u8; 20] {
        let mut state = self.inner.clone();
        for block in message.padded(BLOCK) {
            compress(&mut state, core::slice::from_ref(block));
            beside();
        }
        let last = last_block(&state);
        state.clone_from(&self.outer);
        compress(&mut state, core::slice::from_ref(&last));
        beside();
        digest(&state)
    }
}

/// A text that is being hashed, block by block.
pub(crate) struct Hashing<'a> {
    state: State,
    text: &'a [u8],
    length: usize,
}

impl<'a> Hashing<'a> {
    #[inline]
    pub(crate) fn new(text: &'a [u8]) -> Self {
        Self { state: START, text, length: text.len() }
    }

    /// Compresses one block, if there is one left before the last ones.
    #[inline]
    pub(crate) fn step(&mut self) {
        if let Some((block, rest)) = self.text.split_first_chunk() {
            compress(&mut self.state, core::slice::from_ref(block));
            self.text = rest;
        }
    }

    /// Compresses what is left.
    #[inline]
    pub(crate) fn finish(&mut self) -> [u8; 20] {
        let (blocks, rest) = self.text.as_chunks();
        let mut last = Message::new();
        last.push(rest);
        compress(&mut self.state, blocks);
        compress(&mut self.state, last.padded(self.length - rest.len()));
        digest(&self.state)
    }
}

/// A short message, or the end of a long one: with its padding one or two blocks.
#[derive(Clone)]
pub(crate) struct Message {
    blocks: [Block; 2],
    length: usize,
}

impl Message {
    #[inline]
    pub(crate) fn new() -> Self {
        Self { blocks: [[0; BLOCK]; 2], length: 0 }
    }

    #[inline]
    pub(crate) fn push(&mut self, text: &[u8]) {
        let rest = self.blocks.as_flattened_mut().get_mut(self.length..).unwrap_or_default();
        if let Some((place, _)) = rest.split_at_mut_checked(text.len()) {
            place.copy_from_slice(text);
            self.length += text.len();
        }
    }

    /// Adds the hexadecimal digits of a digest.
    #[inline]
    pub(crate) fn push_hex(&mut self, digest: &[u8; 20]) {
        write_hex(self.blocks.as_flattened_mut(), self.length, digest);
        self.length += 2 * digest.len();
    }

    /// The blocks with the padding (FIPS 180-4, section 5.1.1); `before` is how many bytes were compressed before them.
    #[inline]
    fn padded(&mut self, before: usize) -> &[Block] {
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

#[inline]
fn write_hex(text: &mut [u8], at: usize, digest: &[u8; 20]) {
    if let Some(place) = text.get_mut(at..at + 2 * digest.len()) {
        // The length is that of the digits, so there is no error to report.
        let written = hex::encode_to_slice(digest, place);
        debug_assert_eq!(written, Ok(()));
    }
}

/// The bits of an outer message: the block of the pad and the inner digest.
const OUTER_BITS: u32 = 8 * (64 + 20);

/// The one block of the outer message after its pad: the inner digest and the padding.
#[inline]
fn last_block(inner: &State) -> Block {
    let end = [1 << 31, 0, 0, 0, 0, 0, 0, 0, 0, 0, OUTER_BITS];
    let mut block = [0; BLOCK];
    for (place, word) in block.as_chunks_mut().0.iter_mut().zip(inner.iter().copied().chain(end)) {
        *place = word.to_be_bytes();
    }
    block
}

#[inline]
fn digest(state: &State) -> [u8; 20] {
    let mut digest = [0; 20];
    for (place, word) in digest.as_chunks_mut().0.iter_mut().zip(state) {
        *place = word.to_be_bytes();
    }
    digest
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec::Vec;
    use hmac::{Hmac, KeyInit, Mac};
    use sha1::{Digest, Sha1};

    fn text(length: usize) -> Vec<u8> {
        (0..=u8::MAX).cycle().step_by(7).take(length).collect()
    }

    #[test]
    fn sha1_is_that_of_the_sha1_crate_however_many_steps_are_taken_before_the_end() {
        for length in 0..=4 * BLOCK {
            let text = text(length);
            for steps in 0..6 {
                let mut hashing = Hashing::new(&text);
                (0..steps).for_each(|_| hashing.step());
                assert_eq!(hashing.finish(), *Sha1::digest(&text), "{length} bytes, {steps} steps");
            }
        }
    }

    #[test]
    fn hmac_is_that_of_the_hmac_crate() {
        for key_length in 0..=3 * BLOCK {
            let key = text(key_length);
            let pads = Pads::new(&key, || ());
            for length in 0..=2 * BLOCK - 9 {
                let message = text(length);
                let expected = Hmac::<Sha1>::new_from_slice(&key).unwrap().chain_update(&message).finalize();
                let mut short = Message::new();
                short.push(&message);
                let found = pads.authenticate(&mut short, || ());
                assert_eq!(found, *expected.into_bytes(), "key of {key_length} bytes, message of {length}");
            }
        }
    }
}
