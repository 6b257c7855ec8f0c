//! The reusable buffer of a listing.

use super::super::hmac_sha1::{BLOCK, Block, GROUP};
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use zeroize::{Zeroize, Zeroizing};

/// The memory in which a [`Listing`](super::Listing) signs and writes URLs.
///
/// A new buffer is empty. The first use allocates it. Later uses, also for other keys and listings, do not allocate. It
/// is zeroized on drop.
#[derive(Default)]
pub struct Buffer {
    /// For each key of a group, the `HttpString` with the padding of SHA-1.
    pub(super) blocks: Zeroizing<Vec<Block>>,
    pub(super) urls: Zeroizing<String>,
}

impl Buffer {
    /// An empty buffer.
    pub fn new() -> Self {
        Self::default()
    }

    /// Reserves room for a group of messages that have at most `blocks` blocks each, and for `urls` bytes of URLs.
    pub(super) fn reserve(&mut self, blocks: usize, urls: usize) {
        if self.blocks.len() < GROUP * blocks {
            // Zeroized and allocated again, because a buffer that grows leaves a copy of its bytes behind.
            self.blocks.zeroize();
            self.blocks.reserve(GROUP * blocks);
            self.blocks.resize(GROUP * blocks, [0; BLOCK]);
        }
        if self.urls.capacity() < urls {
            self.urls.zeroize();
            self.urls.reserve(urls);
        }
    }
}

impl fmt::Debug for Buffer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Buffer").finish_non_exhaustive()
    }
}
