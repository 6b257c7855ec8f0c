//! The description of a file that the page sends, and the limits for uploads.

use crate::failure::Failure;
use cos_url::HeaderValue;
use serde::{Deserialize, Serialize};

/// The largest upload, in bytes: 10 MiB.
pub(crate) const MAX_BYTES: u64 = 10 << 20;

/// The accepted types, and their names for users. Scripts and HTML are not accepted: at a custom domain of the bucket,
/// browsers would run them.
pub(crate) const TYPES: [(&str, &str); 8] = [
    ("image/png", "PNG"),
    ("image/jpeg", "JPEG"),
    ("image/gif", "GIF"),
    ("image/webp", "WebP"),
    ("text/plain", "text"),
    ("text/csv", "CSV"),
    ("application/pdf", "PDF"),
    ("application/zip", "ZIP"),
];

/// A file as the page describes it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct File {
    pub(crate) name: String,
    #[serde(rename = "type")]
    pub(crate) content_type: String,
    pub(crate) size: u64,
}

impl File {
    /// The type, if it is accepted.
    pub(crate) fn accepted_type(&self) -> Result<HeaderValue, Failure> {
        if TYPES.iter().any(|(accepted, _)| *accepted == self.content_type) {
            Ok(HeaderValue::new(&self.content_type)?)
        } else {
            Err(Failure::Input(format!("the type {:?} is not accepted", self.content_type)))
        }
    }

    /// The size, if it is accepted.
    pub(crate) fn accepted_size(&self) -> Result<u64, Failure> {
        match self.size {
            0 => Err(Failure::Input("the file is empty".into())),
            1..=MAX_BYTES => Ok(self.size),
            size => Err(Failure::Input(format!("the file has {size} bytes, and the limit is {MAX_BYTES}"))),
        }
    }
}
