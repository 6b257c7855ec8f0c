//! SHA-1 of 16 messages at a time. Each message has one lane of the vector registers.
//!
//! On an Intel processor of 2023, a compression takes 8 ns with AVX-512 and 18 ns with AVX2. With the SHA instructions,
//! it takes 28 ns.
//!
//! Source: FIPS 180-4, sections 4.1.1, 4.2.1 and 6.1.2.

#![allow(clippy::inline_always, reason = "a function that is not inlined is compiled without vector instructions")]
#![allow(clippy::many_single_char_names, reason = "the names of FIPS 180-4")]

use super::group::{GROUP, continue_alternately};
use super::{BLOCK, Block, State};
use fearless_simd::prelude::*;
use fearless_simd::{Level, mask32x16, u8x64, u32x16};

/// One value for each message.
type Group<T> = [T; GROUP];

/// The same word of each message.
type Words<S> = u32x16<S>;

/// The state of each message after its blocks. All messages start from the same state. Blocks that only a few messages
/// have are compressed with the SHA instructions.
#[inline]
pub(super) fn compress(start: State, messages: &Group<&[Block]>) -> Group<State> {
    let (level, blocks) = (Level::new(), common_blocks(messages, fewest()));
    let mut states = if let Some(simd) = level.as_avx512() {
        compress_blocks(simd, start, messages, blocks)
    } else if let Some(simd) = level.as_avx2() {
        compress_blocks(simd, start, messages, blocks)
    } else {
        [start; GROUP]
    };
    continue_alternately(&mut states, &messages.map(|message| message.get(blocks..).unwrap_or_default()));
    states
}

/// The smallest number of messages for which lanes are faster than the SHA instructions, or `usize::MAX` without lanes.
/// One compression in all lanes takes as long as 4.3 compressions with the SHA instructions if the processor has
/// AVX-512, and 10.1 with AVX2. Copying the words of all lanes takes as long as two or three more.
#[inline]
pub(super) fn fewest() -> usize {
    let level = Level::new();
    // In an unoptimized build, each vector operation is a call, and lanes are slower than the SHA instructions.
    let optimized = cfg!(any(test, not(debug_assertions)));
    match (level.as_avx512(), level.as_avx2()) {
        (Some(_), _) if optimized => 7,
        (None, Some(_)) if optimized => 13,
        _ => usize::MAX,
    }
}

/// The number of blocks that at least `fewest` messages have.
#[inline]
fn common_blocks(messages: &Group<&[Block]>, fewest: usize) -> usize {
    let mut lengths = messages.map(<[_]>::len);
    lengths.sort_unstable();
    lengths.into_iter().nth_back(fewest - 1).unwrap_or_default()
}

#[inline]
fn compress_blocks<S: Simd>(simd: S, start: State, messages: &Group<&[Block]>, blocks: usize) -> Group<State> {
    simd.vectorize(
        #[inline(always)]
        || {
            let mut state = start.0.map(|word| Words::splat(simd, word));
            for at in 0..blocks {
                let next = compress_block(simd, state, message_words(simd, messages, at));
                let has_block = has_block(simd, messages, at);
                for (state, next) in state.iter_mut().zip(next) {
                    *state = has_block.select(next, *state);
                }
            }
            states(&state)
        },
    )
}

/// Whether each message has a block at this index: all bits are set, or none.
#[inline(always)]
fn has_block<S: Simd>(simd: S, messages: &Group<&[Block]>, at: usize) -> mask32x16<S> {
    let mut has_block = [0; GROUP];
    for (has_block, message) in has_block.iter_mut().zip(messages) {
        *has_block = u32::from(message.len() > at);
    }
    Words::load_array(simd, has_block).simd_gt(0)
}

/// The state of each message.
#[inline(always)]
fn states<S: Simd>(words: &[Words<S>; 5]) -> Group<State> {
    let mut states = [State([0; 5]); GROUP];
    for (at, words) in words.iter().enumerate() {
        for (state, word) in states.iter_mut().zip(words.as_slice()) {
            if let Some(place) = state.0.get_mut(at) {
                *place = *word;
            }
        }
    }
    states
}

/// The words of one block of each message, or zeros if a message does not have it.
#[inline(always)]
fn message_words<S: Simd>(simd: S, messages: &Group<&[Block]>, at: usize) -> [Words<S>; 16] {
    let mut rows = [Words::splat(simd, 0); 16];
    for (row, message) in rows.iter_mut().zip(messages) {
        let block = message.get(at).unwrap_or(&[0; BLOCK]);
        *row = from_big_endian(u8x64::load_array_ref(simd, block).bitcast());
    }
    // Transposes the rows. The position of a word has eight bits: four of its row and four of its column. Interleaving
    // the first half of the rows with the second half rotates these bits by one. Doing this four times exchanges row
    // and column.
    for _ in 0..GROUP.ilog2() {
        let halves = rows;
        let (low, high) = halves.split_at(GROUP / 2);
        for ((pair, low), high) in rows.as_chunks_mut().0.iter_mut().zip(low).zip(high) {
            *pair = [low.zip_low(*high), low.zip_high(*high)];
        }
    }
    rows
}

#[inline(always)]
fn from_big_endian<S: Simd>(x: Words<S>) -> Words<S> {
    (rotate_left::<8, S>(x) & 0x00ff_00ff) | (rotate_left::<24, S>(x) & 0xff00_ff00)
}

#[inline(always)]
fn compress_block<S: Simd>(simd: S, state: [Words<S>; 5], mut w: [Words<S>; 16]) -> [Words<S>; 5] {
    let mut variables = state;
    macro_rules! rounds {
        ($f:ident $k:literal: $($t:literal)*) => {$(
            if $t >= 16 {
                w[$t % 16] = next_word(simd, w[($t + 13) % 16], w[($t + 8) % 16], w[($t + 2) % 16], w[$t % 16]);
            }
            variables = round(simd, variables, $f, $k, w[$t % 16]);
        )*};
    }
    rounds!(ch 0x5a82_7999: 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19);
    rounds!(parity 0x6ed9_eba1: 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39);
    rounds!(maj 0x8f1b_bcdc: 40 41 42 43 44 45 46 47 48 49 50 51 52 53 54 55 56 57 58 59);
    rounds!(parity 0xca62_c1d6: 60 61 62 63 64 65 66 67 68 69 70 71 72 73 74 75 76 77 78 79);
    let ([h0, h1, h2, h3, h4], [a, b, c, d, e]) = (state, variables);
    [h0 + a, h1 + b, h2 + c, h3 + d, h4 + e]
}

/// `vectorize` calls a separate function, even in an unoptimized build. The variables of 80 inlined rounds would need
/// megabytes of stack.
#[inline(always)]
fn round<S: Simd>(
    simd: S,
    [a, b, c, d, e]: [Words<S>; 5],
    f: impl Fn(Words<S>, Words<S>, Words<S>) -> Words<S>,
    k: u32,
    w: Words<S>,
) -> [Words<S>; 5] {
    simd.vectorize(
        #[inline(always)]
        || [rotate_left::<5, S>(a) + (f(b, c, d) + (e + (w + k))), a, rotate_left::<30, S>(b), c, d],
    )
}

/// A separate function, for the same reason as [`round`].
#[inline(always)]
fn next_word<S: Simd>(simd: S, w3: Words<S>, w8: Words<S>, w14: Words<S>, w16: Words<S>) -> Words<S> {
    simd.vectorize(
        #[inline(always)]
        || rotate_left::<1, S>(w3 ^ w8 ^ w14 ^ w16),
    )
}

#[inline(always)]
fn rotate_left<const N: u32, S: Simd>(x: Words<S>) -> Words<S> {
    (x << N) | (x >> (32 - N))
}

#[inline(always)]
fn ch<S: Simd>(x: Words<S>, y: Words<S>, z: Words<S>) -> Words<S> {
    z ^ (x & (y ^ z))
}

#[inline(always)]
fn parity<S: Simd>(x: Words<S>, y: Words<S>, z: Words<S>) -> Words<S> {
    x ^ y ^ z
}

#[inline(always)]
fn maj<S: Simd>(x: Words<S>, y: Words<S>, z: Words<S>) -> Words<S> {
    (x & y) | (z & (x | y))
}

#[cfg(test)]
mod tests {
    use super::super::BLOCK;
    use super::*;
    use alloc::vec::Vec;
    use core::array;

    /// Messages of 0 to 5 blocks, all of them different.
    fn messages(first: usize) -> Group<Vec<Block>> {
        let block = |lane: usize, at: usize| array::from_fn(|byte| (lane * 89 + at * 31 + byte * 7).to_le_bytes()[0]);
        array::from_fn(|lane| (0..(first + lane * 5) % 6).map(|at| block(lane, at)).collect())
    }

    fn check<S: Simd>(simd: S) {
        let firsts = if cfg!(miri) { 1 } else { 6 };
        for (first, blocks) in (0..firsts).flat_map(|first| [0, 1, 5].map(|blocks| (first, blocks))) {
            let messages = messages(first);
            let messages = messages.each_ref().map(Vec::as_slice);
            let found = compress_blocks(simd, State::START, &messages, blocks);
            for (found, message) in found.iter().zip(messages) {
                let mut expected = State::START;
                expected.compress(&message[..blocks.min(message.len())]);
                assert_eq!(found.0, expected.0, "{simd:?}, {blocks} of {} blocks", message.len());
            }
        }
    }

    #[test]
    fn the_states_are_those_of_the_sha1_crate() {
        let level = Level::new();
        level.as_avx512().into_iter().for_each(check);
        level.as_avx2().into_iter().for_each(check);
        // Every processor has these instructions, so the code is tested on each.
        level.as_sse2().into_iter().for_each(check);
    }

    #[test]
    fn lanes_are_used_for_blocks_that_enough_messages_have() {
        let block = [[0; BLOCK]; 3];
        let with = |three: usize, one: usize| -> Group<&[Block]> {
            array::from_fn(|at| {
                if at < three {
                    &block[..]
                } else if at < three + one {
                    &block[..1]
                } else {
                    &[]
                }
            })
        };
        assert_eq!(common_blocks(&with(0, 0), 5), 0);
        assert_eq!(common_blocks(&with(4, 0), 5), 0);
        assert_eq!(common_blocks(&with(4, 1), 5), 1);
        assert_eq!(common_blocks(&with(5, 1), 5), 3);
        assert_eq!(common_blocks(&with(16, 0), 11), 3);
    }
}
