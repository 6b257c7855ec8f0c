//! Entity tags: the MD5 of the content.

use crate::hex::to_hex;
use md5::{Digest, Md5};

/// The `ETag` of a content, with its quotes.
pub(crate) fn etag(content: &[u8]) -> String {
    format!("\"{}\"", to_hex(&Md5::digest(content)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn etag_is_the_quoted_md5() {
        assert_eq!(etag(b""), "\"d41d8cd98f00b204e9800998ecf8427e\"");
    }
}
