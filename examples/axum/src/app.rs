//! The state that the handlers share.

use crate::files::Files;
use crate::page;
use cos_url::{BucketUrl, Signer};
use std::time::{SystemTime, UNIX_EPOCH};

/// The state that the handlers share.
pub struct App {
    pub(crate) bucket: BucketUrl,
    pub(crate) signer: Signer,
    pub(crate) clock: Clock,
    pub(crate) files: Files,
    pub(crate) page: String,
}

/// The time at which URLs are signed.
#[derive(Debug, Clone, Copy)]
pub enum Clock {
    /// The clock of this machine.
    System,
    /// A fixed time in Unix seconds, for tests: the same request then has the same signature.
    Fixed(u64),
}

impl App {
    /// An application that stores files in a bucket. The page contains the description of the storage. The description
    /// is HTML.
    pub fn new(bucket: BucketUrl, signer: Signer, clock: Clock, storage: &str) -> Self {
        Self { bucket, signer, clock, files: Files::default(), page: page::html(storage) }
    }
}

impl Clock {
    /// The time in Unix seconds. Before 1970 it is 0, and COS rejects what is signed then.
    pub(crate) fn now(self) -> u64 {
        match self {
            Self::System => SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs()),
            Self::Fixed(now) => now,
        }
    }
}
