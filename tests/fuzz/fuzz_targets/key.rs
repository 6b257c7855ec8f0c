//! Object keys: each accepted key is the path of the URL, for every client.

#![no_main]

use cos_url::{FileName, ObjectKey, ObjectUrl, Region, bucket};
use cos_url_fuzz::{check_address, check_error};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let plain = ObjectKey::new(text);
    let with_dots = ObjectKey::with_dot_segments(text);
    assert!(plain.is_err() || with_dots.is_ok(), "`with_dot_segments` accepts everything that `new` accepts");
    match with_dots {
        Ok(key) => {
            assert_eq!(key.as_str(), text);
            let object = ObjectUrl::new(bucket!("examplebucket-1250000000"), Region::AP_BEIJING, key);
            let url = check_address(&object.unsigned().unwrap(), &object).unwrap();
            assert!(url.path().len() > 1 && url.query().is_none());
        }
        Err(error) => check_error(&error),
    }
    match FileName::new(text) {
        Ok(name) => assert!(name.attachment().bytes().all(|byte| (b' '..=b'~').contains(&byte))),
        Err(error) => check_error(&error),
    }
});
