//! The record of the requests that arrived.

use crate::refusal::Refusal;
use std::collections::VecDeque;
use std::fmt;

/// A request that arrived, and its response.
#[derive(Clone)]
#[non_exhaustive]
pub struct Seen {
    /// The method.
    pub method: String,
    /// The path and the parameters as they were sent.
    pub target: String,
    /// The headers as they were sent, with names in lower case.
    pub headers: Vec<(String, Vec<u8>)>,
    /// The `SecretId` of the caller, if the signature is valid.
    pub secret_id: Option<String>,
    /// The object key, if the path could be decoded.
    pub key: Option<String>,
    /// The status of the response.
    pub status: u16,
    /// The error, if the request was rejected.
    pub refusal: Option<Refusal>,
}

impl Seen {
    /// The number of bytes of the request in the record.
    fn size(&self) -> usize {
        let headers = self.headers.iter().map(|(name, value)| name.len() + value.len());
        self.target.len() + headers.sum::<usize>()
    }
}

/// Does not show the parameters and headers, which may contain a signature.
impl fmt::Debug for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Seen")
            .field("method", &self.method)
            .field("secret_id", &self.secret_id)
            .field("key", &self.key)
            .field("status", &self.status)
            .field("refusal", &self.refusal)
            .finish_non_exhaustive()
    }
}

/// The latest requests. Their number is limited, because a long test may never read them.
#[derive(Debug, Default)]
pub(crate) struct Record {
    entries: VecDeque<Seen>,
    size: usize,
}

impl Record {
    /// The maximum number of recorded requests.
    const MAX_ENTRIES: usize = 10_000;

    /// The maximum number of recorded bytes of targets and headers.
    const MAX_SIZE: usize = 16 << 20;

    /// Adds a request, and removes the oldest requests if a limit is exceeded.
    pub(crate) fn push(&mut self, seen: Seen) {
        self.size += seen.size();
        self.entries.push_back(seen);
        while self.entries.len() > Self::MAX_ENTRIES || self.size > Self::MAX_SIZE {
            let Some(oldest) = self.entries.pop_front() else { break };
            self.size -= oldest.size();
        }
    }

    /// Removes and returns all requests, the oldest first.
    pub(crate) fn take(&mut self) -> Vec<Seen> {
        std::mem::take(self).entries.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(target: String) -> Seen {
        Seen {
            method: "GET".into(),
            target,
            headers: Vec::new(),
            secret_id: None,
            key: None,
            status: 200,
            refusal: None,
        }
    }

    #[test]
    fn the_oldest_requests_beyond_the_count_are_dropped() {
        let mut record = Record::default();
        for number in 0..Record::MAX_ENTRIES + 2 {
            record.push(seen(number.to_string()));
        }
        let entries = record.take();
        assert_eq!((entries.len(), entries[0].target.as_str()), (Record::MAX_ENTRIES, "2"));
        assert!(record.take().is_empty());
    }

    #[test]
    fn the_oldest_requests_beyond_the_size_are_dropped() {
        let mut record = Record::default();
        for letter in ["a", "b", "c"] {
            record.push(seen(letter.repeat(Record::MAX_SIZE / 2)));
        }
        let entries = record.take();
        assert_eq!(entries.iter().map(|seen| &seen.target[..1]).collect::<Vec<_>>(), ["b", "c"]);
    }
}
