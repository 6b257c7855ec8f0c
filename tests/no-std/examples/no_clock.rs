//! A mistake: without the standard library there is no clock by which a call could sign.

#![no_std]

use cos_url::{SignError, SignedUrl, Signer, cos_url};

pub fn by_macro(signer: &Signer) -> Result<SignedUrl, SignError> {
    cos_url! { signer: signer, bucket: "examplebucket-1250000000", region: "ap-beijing", key: "photo.jpg" }
}
