//! HMAC-SHA1 by the block function of SHA-1, for the path of every URL.
//!
//! The hmac and sha1 crates do everything else, and [`signature`](crate::signature) reads as the document does by
//! means of them. What this file has instead of a hash with `update` and `finalize`:
//!
//! - A processor computes two independent compressions nearly in the time of one (with its SHA instructions 20 ns each
//!   instead of 30), if they are issued one right after the other. So the blocks of the `HttpString` are hashed one by
//!   one ([`Hashing::step`]) beside the derivation of the `SignKey`, which does not need them: 435 ns instead of 482.
//! - A key is two states of 20 bytes, and what it authenticates is one or two blocks on the stack.
//! - A text to be hashed is in one piece, so its blocks are read where they are.
//!
//! A block is best written in 16 bytes at a time: the processor does not forward smaller stores to the loads of a
//! compression, which then wait until they are in memory, some 7 ns. For the same reason a message is written where it is
//! hashed, and all of it is aligned to 16 bytes, so that no load crosses a line of the cache.
//!
//! Sources: FIPS 180-4, sections 5.1.1 and 6.1; RFC 2104, section 2.

use crate::hex_digits::HexDigits;
use core::slice;
use sha1::block_api::compress;
use zeroize::{Zeroize, Zeroizing, optimization_barrier};

/// The bytes that SHA-1 compresses at a time.
pub(crate) const BLOCK: usize = 64;

pub(crate) type Block = [u8; BLOCK];

pub(crate) type Digest = [u8; 20];

/// What SHA-1 carries from block to block.
///
/// Aligned, as every block on the stack is: what crosses a line of the cache is loaded and stored twice. With the alignment
/// of its words, a URL took from 450 to 505 ns, as chance would have it.
#[derive(Clone, Copy)]
#[repr(align(16))]
pub(crate) struct State([u32; 5]);

/// What is compressed, aligned.
#[repr(align(16))]
struct Aligned<T>(T);

impl State {
    /// FIPS 180-4, section 5.3.1.
    const START: Self = Self([0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476, 0xc3d2_e1f0]);

    #[inline]
    fn compress(&mut self, blocks: &[Block]) {
        compress(&mut self.0, blocks);
    }

    #[inline]
    fn digest(&self) -> Digest {
        let mut digest = [0; 20];
        for (place, word) in digest.as_chunks_mut().0.iter_mut().zip(self.0) {
            *place = word.to_be_bytes();
        }
        digest
    }
}

/// A key of HMAC-SHA1, as the two states that its pads lead to.
#[derive(Clone)]
pub(crate) struct Pads {
    inner: State,
    outer: State,
}

impl Drop for Pads {
    fn drop(&mut self) {
        self.inner.0.zeroize();
        self.outer.0.zeroize();
    }
}

impl Pads {
    /// The pads of a key.
    #[inline]
    pub(crate) fn new(key: &[u8]) -> Self {
        let mut block = [0; BLOCK];
        if let Some((place, _)) = block.split_at_mut_checked(key.len()) {
            place.copy_from_slice(key);
        } else {
            let mut end = Message::new();
            let digest = Zeroizing::new(Hashing::new(key, &mut end).finish());
            end.blocks.zeroize();
            block.iter_mut().zip(*digest).for_each(|(place, byte)| *place = byte);
        }
        Self::of_block(&mut block)
    }

    /// As [`new`](Self::new), for a key that is the hexadecimal digits of a digest.
    #[inline]
    pub(crate) fn of_hex(digest: &Digest) -> Self {
        Self::of_block(&mut HexDigits::of(digest).block)
    }

    #[inline]
    fn of_block(key: &mut Block) -> Self {
        let mut pads = Self { inner: State::START, outer: State::START };
        let mut blocks = Aligned([key.map(|byte| byte ^ 0x36), key.map(|byte| byte ^ 0x5c)]);
        let [inner, outer] = &blocks.0;
        pads.inner.compress(slice::from_ref(inner));
        pads.outer.compress(slice::from_ref(outer));
        // As `Zeroize` does it, but 16 bytes at a time.
        (*key, blocks.0) = ([0; BLOCK], [[0; BLOCK]; 2]);
        optimization_barrier(key);
        optimization_barrier(&blocks);
        pads
    }

    /// The first half of the HMAC of a short message: the inner hash. `beside` is called after the first block.
    #[inline]
    pub(crate) fn begin(&self, message: &mut Message, beside: impl FnOnce()) -> State {
        let mut inner = self.inner;
        let (first, second) = message.padded(BLOCK).split_at(1);
        inner.compress(first);
        beside();
        inner.compress(second);
        inner
    }

    /// The second half: the outer hash.
    #[inline]
    pub(crate) fn finish(&self, inner: &State) -> Digest {
        let mut outer = self.outer;
        outer.compress(slice::from_ref(&last_block(inner).0));
        outer.digest()
    }
}

/// A text that is being hashed, block by block.
pub(crate) struct Hashing<'a> {
    state: State,
    blocks: &'a [Block],
    /// The blocks after these, with the padding.
    end: &'a [Block],
}

impl<'a> Hashing<'a> {
    /// `end` is where the end of the text is put, with the padding.
    #[inline]
    pub(crate) fn new(text: &'a [u8], end: &'a mut Message) -> Self {
        let (blocks, rest) = text.as_chunks();
        end.push(rest);
        Self { state: State::START, blocks, end: end.padded(text.len() - rest.len()) }
    }

    /// Compresses one block, if there is one left.
    #[inline]
    pub(crate) fn step(&mut self) {
        let left = if self.blocks.is_empty() { &mut self.end } else { &mut self.blocks };
        if let [block, rest @ ..] = *left {
            self.state.compress(slice::from_ref(block));
            *left = rest;
        }
    }

    /// Compresses what is left.
    #[inline]
    pub(crate) fn finish(mut self) -> Digest {
        self.state.compress(self.blocks);
        self.state.compress(self.end);
        self.state.digest()
    }
}

/// A short message, or the end of a long one: with its padding one or two blocks.
#[derive(Clone)]
#[repr(align(16))]
pub(crate) struct Message {
    blocks: [Block; 2],
    length: usize,
}

impl Message {
    #[inline]
    pub(crate) fn new() -> Self {
        Self { blocks: [[0; BLOCK]; 2], length: 0 }
    }

    /// Adds a text. What is signed here always fits: the longest `StringToSign` has 72 bytes.
    #[inline]
    pub(crate) fn push(&mut self, text: &[u8]) {
        debug_assert!(self.length + text.len() <= 2 * BLOCK);
        let rest = self.blocks.as_flattened_mut().get_mut(self.length..).unwrap_or_default();
        if let Some((place, _)) = rest.split_at_mut_checked(text.len()) {
            place.copy_from_slice(text);
            self.length += text.len();
        }
    }

    /// Adds a text of `length` bytes that has zero bytes after it, as the message has.
    #[inline]
    pub(crate) fn push_short(&mut self, text: &[u8; 16], length: usize) {
        let rest = self.blocks.as_flattened_mut().get_mut(self.length..).unwrap_or_default();
        if let Some(place) = rest.first_chunk_mut() {
            *place = *text;
            self.length += length;
        }
    }

    /// Adds the hexadecimal digits of a digest.
    #[inline]
    pub(crate) fn push_hex(&mut self, digest: &Digest) {
        self.push(HexDigits::of(digest).digits());
    }

    /// The blocks with the padding (FIPS 180-4, section 5.1.1), which is added once; `before` is how many bytes were
    /// compressed before them.
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

/// The bits of an outer message: the block of the pad and the inner digest.
const OUTER_BITS: u32 = 8 * (64 + 20);

/// The one block of the outer message after its pad: the inner digest and the padding.
#[inline]
fn last_block(State(inner): &State) -> Aligned<Block> {
    let mut words = [0, 0, 0, 0, 0, 1 << 31, 0, 0, 0, 0, 0, 0, 0, 0, 0, OUTER_BITS];
    if let Some(place) = words.first_chunk_mut() {
        *place = *inner;
    }
    let mut block = Aligned([0; BLOCK]);
    for (place, word) in block.0.as_chunks_mut().0.iter_mut().zip(words) {
        *place = word.to_be_bytes();
    }
    block
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signature::Hex;
    use alloc::vec::Vec;
    use hmac::{Hmac, KeyInit, Mac};
    use sha1::{Digest as _, Sha1};

    /// Every length; in Miri, which is ten thousand times slower, some on each side of each block's end.
    const STEP: usize = if cfg!(miri) { 61 } else { 1 };

    fn text(length: usize) -> Vec<u8> {
        (0..=u8::MAX).cycle().step_by(7).take(length).collect()
    }

    #[test]
    fn sha1_is_that_of_the_sha1_crate_however_many_steps_are_taken_before_the_end() {
        for length in (0..=4 * BLOCK).step_by(STEP) {
            let text = text(length);
            for steps in 0..6 {
                let mut end = Message::new();
                let mut hashing = Hashing::new(&text, &mut end);
                (0..steps).for_each(|_| hashing.step());
                assert_eq!(hashing.finish(), *Sha1::digest(&text), "{length} bytes, {steps} steps");
            }
        }
    }

    /// Those for which `tests/secrets` looks in freed memory.
    #[test]
    fn the_pads_are_these() {
        let pads = Pads::new(b"CANARY-SecretKey-3kfd93kdfh39dk3");
        assert_eq!(pads.inner.0, [0x59bc_3cff, 0xb447_ef2d, 0x1151_c444, 0xb4f8_b81c, 0x697c_94dd]);
        assert_eq!(pads.outer.0, [0x18df_3db7, 0x06c8_7a44, 0x8eaf_b8f4, 0xb7bf_960a, 0x1d90_a090]);
        let pads = Pads::new(b"b3fcc6cdd0a649b1503cb320002d1508860ffcfc");
        assert_eq!(pads.inner.0, [0x4a30_c046, 0x11e6_c65c, 0x399b_65c3, 0x8732_3396, 0x8b1e_448e]);
        assert_eq!(pads.outer.0, [0x21ec_d23a, 0x509e_97af, 0xc6a0_b3b9, 0x2715_2f05, 0xa9bc_7302]);
    }

    #[test]
    fn the_digits_of_a_digest_are_a_key_like_any_other() {
        for mut byte in 0..=u8::MAX {
            let digest = [(); 20].map(|()| {
                byte = byte.wrapping_add(13);
                byte
            });
            let of_text = Pads::new(Hex::of(&digest).as_str().as_bytes());
            let of_digest = Pads::of_hex(&digest);
            assert_eq!((of_digest.inner.0, of_digest.outer.0), (of_text.inner.0, of_text.outer.0));
        }
    }

    #[test]
    fn hmac_is_that_of_the_hmac_crate() {
        for key_length in (0..=3 * BLOCK).step_by(STEP) {
            let key = text(key_length);
            let pads = Pads::new(&key);
            for length in (0..=2 * BLOCK - 9).step_by(STEP) {
                let message = text(length);
                let expected = Hmac::<Sha1>::new_from_slice(&key).unwrap().chain_update(&message).finalize();
                let mut short = Message::new();
                short.push(&message);
                let found = pads.finish(&pads.begin(&mut short, || ()));
                assert_eq!(found, *expected.into_bytes(), "key of {key_length} bytes, message of {length}");
            }
        }
    }
}
