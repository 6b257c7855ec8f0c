//! `Content-MD5`: the base64 form of the MD5 of the body.

use crate::base64::from_base64;
use crate::refusal::Refusal;
use crate::request::Request;
use md5::{Digest, Md5};

/// Compares the header, if it was sent, with the body.
pub(crate) fn check(request: &Request, body: &[u8]) -> Result<(), Refusal> {
    let Some(sent) = request.header("content-md5") else {
        return Ok(());
    };
    let digest = from_base64(sent).filter(|digest| digest.len() == 16).ok_or(Refusal::INVALID_DIGEST)?;
    if digest == Md5::digest(body).as_slice() { Ok(()) } else { Err(Refusal::BAD_DIGEST) }
}
