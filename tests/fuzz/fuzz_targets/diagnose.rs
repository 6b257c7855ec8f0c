//! Diagnoses hostile responses to hostile URLs: the diagnosis never panics, has a cause, and shows no token.

#![no_main]

use cos_url::diagnose::ErrorResponse;
use cos_url::explain::SignedRequest;
use cos_url::{Credentials, cos_url};
use cos_url_fuzz::{SECRET_ID, SECRET_KEY, check_error, key_time, signer, strings};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let mut strings = strings(data);
    let (Some(url), Some(xml)) = (strings.next(), strings.next()) else { return };
    let response = match ErrorResponse::parse(xml) {
        Ok(response) => response,
        Err(error) => return check_error(&error),
    };
    let credentials = Credentials::new(SECRET_ID, SECRET_KEY).unwrap();
    let object = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "photo.jpg" };
    let signed = object.sign_at(&signer(), key_time()).unwrap();
    let requests = [SignedRequest::from_url(url), SignedRequest::try_from(&signed)];
    for request in requests.into_iter().flatten() {
        for diagnosis in [response.diagnose(&request), response.diagnose_with(&request, &credentials)] {
            assert!(diagnosis.first().is_some());
            for finding in diagnosis.findings() {
                assert!(!finding.to_string().chars().any(char::is_control), "{finding}");
            }
        }
    }
    if let Err(error) = response.diagnose_object(&object, &credentials) {
        check_error(&error);
    }
});
