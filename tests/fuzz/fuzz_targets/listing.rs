//! A listing returns the same URLs and errors as signing one key at a time.

#![no_main]

use cos_url::ObjectKey;
use cos_url::listing::Buffer;
use cos_url_fuzz::{check_address, check_error, key_time, object, signer, strings};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some(object) = object(data) else { return };
    let signing_key = signer().signing_key(key_time()).unwrap();
    let listing = match signing_key.listing(&object) {
        Ok(listing) => listing,
        Err(error) => {
            assert_eq!(error, signing_key.sign(&object).unwrap_err());
            return check_error(&error);
        }
    };
    // Every string of the input is also used as a key.
    let keys: Vec<&str> = strings(data).collect();
    let one_at_a_time = |key: &str| {
        let key = ObjectKey::new(key)?;
        let mut url = String::new();
        signing_key.sign_key_into(&object, &key, &mut url).map(|()| url)
    };

    let mut left = keys.iter();
    listing.for_each(&keys, &mut Buffer::new(), |key, url| {
        assert_eq!(Some(key), left.next());
        assert_eq!(url.map(String::from), one_at_a_time(key));
    });
    assert_eq!(left.next(), None);

    let mut left = keys.iter();
    for (key, url) in listing.urls(&keys) {
        assert_eq!(Some(key), left.next());
        match url {
            Ok(url) => {
                check_address(url.as_str(), &object.clone().with_key(ObjectKey::new(*key).unwrap()));
                assert_eq!(Ok(url.into_string()), one_at_a_time(key));
            }
            Err(error) => check_error(&error),
        }
    }
    assert_eq!(left.next(), None);
});
