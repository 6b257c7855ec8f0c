//! The verifier with hostile targets and headers: it never panics, and accepts no request without a signature.

#![no_main]

use cos_url_fuzz::{KEY_TIME, SECRET_ID, SECRET_KEY, request};
use cos_url_stand_in::{Caller, Request, Secret, verify};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some((method, target, headers)) = request(data) else { return };
    let Ok(request) = Request::new(method, target, headers) else { return };
    let secret = Secret::permanent(SECRET_ID, SECRET_KEY);
    // No input contains a valid signature by chance.
    assert!(!matches!(verify(&request, &[secret], KEY_TIME.0 + 1), Ok(Caller::Known)));
});
