//! The verifier of the library and the one of the stand-in, which share no code, agree on hostile requests.

#![no_main]

use cos_url::Credentials;
use cos_url::verify::{self, RefusalCause, Verifier};
use cos_url_fuzz::{KEY_TIME, SECRET_ID, SECRET_KEY, request};
use cos_url_stand_in as stand_in;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some((method, target, headers)) = request(data) else { return };
    let now = KEY_TIME.0 + 1;
    let credentials = Credentials::new(SECRET_ID, SECRET_KEY).unwrap();
    let ours = verify::Request::new(method, target, headers.iter().map(|(name, value)| (name, value)))
        .and_then(|request| Verifier::new([credentials]).verify_at(&request, now));
    let ours = match ours {
        // No input contains a valid signature by chance.
        Ok(_) => panic!("{target}"),
        Err(refusal) => refusal,
    };
    assert!(!ours.to_string().chars().any(char::is_control));
    // The library has six methods, times up to the year 9999, and accepts only one way to write a time.
    if matches!(ours.cause(), RefusalCause::UnsupportedMethod | RefusalCause::MalformedSignature { .. }) {
        return;
    }
    let secret = stand_in::Secret::permanent(SECRET_ID, SECRET_KEY);
    let theirs = match stand_in::Request::new(method, target, headers) {
        Err(_) => "InvalidURI",
        Ok(request) => match stand_in::verify(&request, &[secret], now) {
            Ok(stand_in::Caller::Anonymous) => "AccessDenied",
            Ok(stand_in::Caller::Known) => panic!("{target}"),
            Err(refusal) => refusal.code(),
        },
    };
    assert_eq!(ours.code(), theirs, "{target}");
});
