//! The reusable buffer of a listing.

use super::super::hmac_sha1::{BLOCK, Block};
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use core::fmt;
use zeroize::{Zeroize, Zeroizing, optimization_barrier};

/// The memory in which a [`Listing`](super::Listing) signs and writes URLs.
///
/// A new buffer is empty. The first use allocates it. Later uses, also for other keys and listings, do not allocate. It
/// is zeroized on drop.
#[derive(Default)]
pub struct Buffer {
    /// For each key of a group, the `HttpString` with the padding of SHA-1.
    pub(super) blocks: Vec<Block>,
    pub(super) urls: Zeroizing<String>,
}

impl Buffer {
    /// An empty buffer.
    pub fn new() -> Self {
        Self::default()
    }

    /// Reserves room for this number of blocks, and for this number of bytes of URLs.
    pub(super) fn reserve(&mut self, blocks: usize, urls: usize) {
        if self.blocks.len() < blocks {
            // Zeroized and allocated again, because a buffer that grows leaves a copy of its bytes behind.
            self.zeroize_blocks();
            self.blocks = vec![[0; BLOCK]; blocks];
        }
        if self.urls.capacity() < urls {
            self.urls.zeroize();
            self.urls.reserve(urls);
        }
    }

    /// Does what `zeroize()` does, but writes whole vectors. For a few keys, single bytes would take longer than signing.
    fn zeroize_blocks(&mut self) {
        self.blocks.fill([0; BLOCK]);
        optimization_barrier(self.blocks.as_slice());
    }
}

impl Drop for Buffer {
    fn drop(&mut self) {
        self.zeroize_blocks();
    }
}

impl fmt::Debug for Buffer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Buffer").finish_non_exhaustive()
    }
}
