//! What is stored.

use crate::request::Request;

/// The headers of a PUT that come back with the object, beside `x-cos-meta-*`.
const KEPT: [&str; 6] =
    ["cache-control", "content-disposition", "content-encoding", "content-language", "content-type", "expires"];

/// An object as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Object {
    pub(crate) bytes: Vec<u8>,
    pub(crate) headers: Vec<(String, Vec<u8>)>,
    pub(crate) modified: u64,
}

impl Object {
    /// The content.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The `Content-Type` with which it was stored, if it is text.
    pub fn content_type(&self) -> Option<&str> {
        self.header("content-type")
    }

    /// The value of a header with which it was stored, if it is text.
    pub fn header(&self, name: &str) -> Option<&str> {
        let (_, value) = self.headers.iter().find(|(found, _)| found.eq_ignore_ascii_case(name))?;
        str::from_utf8(value).ok()
    }

    /// What a PUT stores.
    pub(crate) fn of(request: &Request, bytes: Vec<u8>, modified: u64) -> Self {
        Self { bytes, headers: kept_headers(request), modified }
    }
}

/// What of a request is stored with the object.
pub(crate) fn kept_headers(request: &Request) -> Vec<(String, Vec<u8>)> {
    let is_kept = |name: &str| KEPT.contains(&name) || name.starts_with("x-cos-meta-");
    let named = request.headers.iter().map(|(name, value)| (name.to_ascii_lowercase(), value.clone()));
    named.filter(|(name, _)| is_kept(name)).collect()
}
