//! A stored object.

use crate::etag::etag;
use crate::request::Request;
use hyper::body::Bytes;
use std::fmt;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// The headers of a PUT that COS stores with the object, besides `x-cos-meta-*`.
const STORED_HEADERS: [&str; 6] =
    ["cache-control", "content-disposition", "content-encoding", "content-language", "content-type", "expires"];

/// The last second that an HTTP date can express: the end of the year 9999.
const MAX_HTTP_DATE: u64 = 253_402_300_799;

/// A stored object.
#[derive(Clone, PartialEq, Eq)]
pub struct Object {
    content: Bytes,
    pub(crate) headers: Vec<(String, Vec<u8>)>,
    modified: u64,
    etag: String,
}

impl Object {
    /// The content.
    pub fn bytes(&self) -> &[u8] {
        &self.content
    }

    /// The stored `Content-Type`, if it is text.
    pub fn content_type(&self) -> Option<&str> {
        self.header("content-type")
    }

    /// The value of a stored header, if it is text.
    pub fn header(&self, name: &str) -> Option<&str> {
        let (_, value) = self.headers.iter().find(|(found, _)| found.eq_ignore_ascii_case(name))?;
        str::from_utf8(value).ok()
    }

    /// An object that is stored at a time in Unix seconds.
    pub(crate) fn new(content: Bytes, headers: Vec<(String, Vec<u8>)>, modified: u64) -> Self {
        let etag = etag(&content);
        Self { content, headers, modified: modified.min(MAX_HTTP_DATE), etag }
    }

    /// The content. It is shared and not copied.
    pub(crate) fn content(&self) -> &Bytes {
        &self.content
    }

    pub(crate) fn etag(&self) -> &str {
        &self.etag
    }

    pub(crate) fn modified(&self) -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(self.modified)
    }
}

/// Shows the length, not the content.
impl fmt::Debug for Object {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Object")
            .field("length", &self.content.len())
            .field("content_type", &self.content_type())
            .finish_non_exhaustive()
    }
}

/// The request headers that are stored with the object.
pub(crate) fn stored_headers(request: &Request) -> Vec<(String, Vec<u8>)> {
    let is_stored = |name: &str| STORED_HEADERS.contains(&name) || name.starts_with("x-cos-meta-");
    let named = request.headers.iter().map(|(name, value)| (name.to_ascii_lowercase(), value.clone()));
    named.filter(|(name, _)| is_stored(name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_shows_the_length_and_not_the_content() {
        let headers = vec![("content-type".into(), "text/plain".into()), ("x-cos-meta-a".into(), "CANARY".into())];
        let object = Object::new("CANARY".into(), headers, 0);
        assert_eq!(format!("{object:?}"), "Object { length: 6, content_type: Some(\"text/plain\"), .. }");
    }
}
