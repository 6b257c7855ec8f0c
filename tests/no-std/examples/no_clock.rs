//! An invalid program: without the standard library there is no clock, so `sign` does not exist.

#![no_std]

use cos_url::{Authorization, Error, ObjectUrl, SignedUrl, Signer, cos_url};

pub fn by_macro(signer: &Signer) -> Result<SignedUrl, Error> {
    cos_url! { signer: signer, bucket: "examplebucket-1250000000", region: "ap-beijing", key: "photo.jpg" }
}

pub fn by_object(object: &ObjectUrl, signer: &Signer) -> Result<SignedUrl, Error> {
    object.sign(signer)
}

pub fn by_signer(object: &ObjectUrl, signer: &Signer) -> Result<SignedUrl, Error> {
    signer.sign(object)
}

pub fn by_header(object: &ObjectUrl, signer: &Signer) -> Result<Authorization, Error> {
    object.authorize(signer)
}
