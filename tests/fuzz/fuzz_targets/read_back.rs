//! Parsing URLs: hostile input never causes a panic, errors never contain a signature, and the URL of a parsed object
//! is parsed as the same object.

#![no_main]

use cos_url::ObjectUrl;
use cos_url::explain::SignedRequest;
use cos_url::signature::SignatureFields;
use cos_url_fuzz::{check_error, key_time, signer};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    match ObjectUrl::parse(text) {
        Err(error) => check_error(&error),
        Ok(object) => {
            let is_same = |url: &str| {
                let read = ObjectUrl::parse(url).unwrap();
                assert_eq!(read, object, "{url}");
            };
            if let Ok(url) = object.clone().with_signed_host(true).unsigned() {
                assert_eq!(ObjectUrl::parse(&url).unwrap(), object.clone().with_signed_host(true), "{url}");
            }
            if let Ok(url) = object.sign_at(&signer(), key_time()) {
                is_same(url.as_str());
            }
        }
    }
    if let Err(error) = SignatureFields::from_authorization(text) {
        check_error(&error);
    }
    match SignedRequest::from_url(text) {
        Err(error) => check_error(&error),
        Ok(request) => {
            let signature = request.signature();
            assert_eq!(SignatureFields::from_url(text).as_ref(), Ok(signature));
            // The explanation contains at least the signed names.
            let explanation = request.explain();
            assert!(explanation.http_string().starts_with("get\n/"));
            assert!(signature.headers().count() >= explanation.unknown_headers().count());
        }
    }
});
