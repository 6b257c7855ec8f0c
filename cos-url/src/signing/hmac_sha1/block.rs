//! The input and the output of SHA-1.

/// The bytes that SHA-1 compresses at a time.
pub(crate) const BLOCK: usize = 64;

pub(crate) type Block = [u8; BLOCK];

pub(crate) type Digest = [u8; 20];
