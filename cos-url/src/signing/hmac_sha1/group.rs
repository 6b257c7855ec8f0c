//! Hashes several messages at a time: in lanes of vector registers if the processor has them, and otherwise alternately.
//!
//! Alternately means one block of each message, then the next block of each. Each compression of a message depends on
//! the one before. On some processors with SHA instructions, a compression takes 36 ns, but only 20 ns if the processor
//! can execute another, independent compression at the same time. Four messages are enough for this.

use super::super::hex_digits::HexDigits;
#[cfg(all(feature = "simd", target_arch = "x86_64"))]
use super::lanes;
use super::{Block, HmacKey, OuterBlock, State, Template};
use core::{array, slice};

/// The number of messages that are hashed at a time in lanes.
pub(crate) const GROUP: usize = 16;

/// The number of messages that are hashed at a time alternately.
pub(crate) const FEW: usize = 4;

/// Whether this number of messages is hashed alternately.
#[inline]
pub(crate) fn are_few(messages: usize) -> bool {
    #[cfg(all(feature = "simd", target_arch = "x86_64"))]
    let fewest = lanes::fewest();
    #[cfg(not(all(feature = "simd", target_arch = "x86_64")))]
    let fewest = usize::MAX;
    messages < fewest
}

impl HmacKey {
    /// Hashes each message, which must have its padding, inserts the hash into a copy of the template, and computes the
    /// HMAC of the result. Calls `write` with the number of each message that has a block, and with the digits of its
    /// HMAC. There are [`FEW`] or [`GROUP`] messages.
    #[inline]
    pub(crate) fn sign_group(
        &self,
        messages: &[&[Block]],
        template: &Template,
        mut write: impl FnMut(usize, &HexDigits),
    ) {
        #[cfg(all(feature = "simd", target_arch = "x86_64"))]
        if !are_few(messages.iter().filter(|message| !message.is_empty()).count())
            && let Ok(messages) = messages.try_into()
        {
            return self.sign_messages(messages, template, lanes::compress, write);
        }
        for (number, messages) in messages.as_chunks::<FEW>().0.iter().enumerate() {
            if messages.iter().any(|message| !message.is_empty()) {
                self.sign_messages(messages, template, compress_alternately, |at, digits| {
                    write(number * FEW + at, digits);
                });
            }
        }
    }

    /// Each step is done for all messages before the next step begins. Otherwise a load of 16 bytes from a block that
    /// was just written byte by byte would wait until the bytes are in memory, and delay the next compressions.
    #[inline]
    fn sign_messages<const N: usize>(
        &self,
        messages: &[&[Block]; N],
        template: &Template,
        compress: impl Fn(State, &[&[Block]; N]) -> [State; N],
        mut write: impl FnMut(usize, &HexDigits),
    ) {
        let is_present = messages.map(|message| !message.is_empty());
        let states = compress(State::START, messages);

        let mut inner_messages: [_; N] = array::from_fn(|_| template.clone());
        let mut blocks: [&[Block]; N] = [&[]; N];
        let inner = inner_messages.iter_mut().zip(&mut blocks);
        for ((state, is_present), (message, blocks)) in states.iter().zip(is_present).zip(inner) {
            if is_present {
                *blocks = message.fill(&HexDigits::of(&state.digest()));
            }
        }
        let states = compress(self.inner, &blocks);

        let mut outer_blocks = [const { OuterBlock::new() }; N];
        let mut blocks: [&[Block]; N] = [&[]; N];
        let outer = outer_blocks.iter_mut().zip(&mut blocks);
        for ((state, is_present), (block, blocks)) in states.iter().zip(is_present).zip(outer) {
            if is_present {
                *blocks = block.fill(state);
            }
        }
        let states = compress(self.outer, &blocks);

        for (at, (state, is_present)) in states.iter().zip(is_present).enumerate() {
            if is_present {
                write(at, &HexDigits::of(&state.digest()));
            }
        }
    }
}

/// The state of each message after its blocks.
#[inline]
fn compress_alternately<const N: usize>(start: State, messages: &[&[Block]; N]) -> [State; N] {
    let mut states = [start; N];
    continue_alternately(&mut states, messages);
    states
}

/// Compresses one block of each message, then the next block of each.
#[inline]
pub(super) fn continue_alternately<const N: usize>(states: &mut [State; N], messages: &[&[Block]; N]) {
    let most = messages.iter().map(|message| message.len()).max().unwrap_or_default();
    for at in 0..most {
        for (state, message) in states.iter_mut().zip(messages) {
            if let Some(block) = message.get(at) {
                state.compress(slice::from_ref(block));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{BLOCK, MAX_PADDING, Message, padded_blocks, sha1, write_length};
    use super::*;
    use alloc::vec;
    use alloc::vec::Vec;

    fn text(length: usize) -> Vec<u8> {
        (0..=u8::MAX).cycle().step_by(7).take(length).collect()
    }

    fn message_of(text: &[u8]) -> Message {
        let mut message = Message::new();
        message.push(text);
        message
    }

    fn padded(length: usize) -> Vec<Block> {
        let mut blocks = vec![[0; BLOCK]; padded_blocks(length)];
        let (message, padding) = blocks.as_flattened_mut().split_at_mut(length);
        message.copy_from_slice(&text(length));
        padding[0] = 0x80;
        assert!(padding.len() <= 1 + MAX_PADDING);
        write_length(&mut blocks, length);
        blocks
    }

    /// The HMAC of one message, by the functions for one message.
    fn one_at_a_time(key: &HmacKey, before: &[u8], length: usize) -> HexDigits {
        let mut template = Template::new(message_of(before));
        HexDigits::of(&key.hmac(template.fill(&HexDigits::of(&sha1(&text(length))))))
    }

    fn check<const N: usize>(before: &[u8], lengths: [Option<usize>; N]) {
        let key = HmacKey::new(b"SECRETKEYEXAMPLE");
        let blocks = lengths.map(|length| length.map(padded).unwrap_or_default());
        let mut signed = lengths.iter().enumerate().filter_map(|(at, length)| Some((at, (*length)?)));
        key.sign_group(&blocks.each_ref().map(Vec::as_slice), &Template::new(message_of(before)), |at, digits| {
            let (expected_at, length) = signed.next().unwrap();
            assert_eq!(at, expected_at);
            assert_eq!(digits.as_str(), one_at_a_time(&key, before, length).as_str(), "{lengths:?}");
        });
        assert_eq!(signed.next(), None);
    }

    #[test]
    fn all_lengths_in_a_group() {
        // The steps of 5 and 61 together cover each length.
        for length in (0..=260).step_by(if cfg!(miri) { 200 } else { 5 }) {
            let length_of = |at| Some((length + at * 61) % 261);
            check(b"sha1\n1557989151;1557996351\n", array::from_fn::<_, FEW, _>(length_of));
            check(b"sha1\n1557989151;1557996351\n", array::from_fn::<_, GROUP, _>(length_of));
        }
    }

    #[test]
    fn incomplete_groups() {
        for present in (0..1 << GROUP).step_by(if cfg!(miri) { 60_013 } else { 1021 }) {
            let lengths: [_; GROUP] = array::from_fn(|at| (present & 1 << at != 0).then_some([70, 0, 64, 55][at % 4]));
            check(b"sha1\n1557989151;1557996351\n", lengths);
        }
    }

    #[test]
    fn the_first_messages_of_a_group() {
        for present in (0..=GROUP).step_by(if cfg!(miri) { 9 } else { 1 }) {
            let lengths: [_; GROUP] = array::from_fn(|at| (at < present).then_some(50 + 10 * at));
            check(b"sha1\n1557989151;1557996351\n", lengths);
        }
    }

    #[test]
    fn the_shortest_and_the_longest_key_time() {
        for before in ["sha1\n0;1\n", "sha1\n999999;1000000\n", "sha1\n253402300798;253402300799\n"] {
            check(before.as_bytes(), [Some(100); GROUP]);
        }
    }
}
