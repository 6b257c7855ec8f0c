//! Properties of a listing.

use cos_url::listing::Buffer;
use cos_url::{Credentials, ObjectKey, Signer, SigningKey};
use cos_url_property_tests::{any_text, cases, key_time, keys, parts};
use proptest::prelude::*;

fn signing_key(token: Option<usize>) -> SigningKey {
    let credentials = match token {
        Some(length) => Credentials::temporary("AKIDEXAMPLE", "SECRETKEYEXAMPLE", "T+/".repeat(length + 1)),
        None => Credentials::new("AKIDEXAMPLE", "SECRETKEYEXAMPLE"),
    };
    Signer::new(credentials.unwrap()).signing_key(key_time()).unwrap()
}

/// Keys of every length, most of them valid.
fn strings() -> impl Strategy<Value = Vec<String>> {
    let lengths = (0..=851_usize, prop::sample::select(vec!["a", "/a", "a/", "é", "腾", "😀"]))
        .prop_map(|(length, unit)| unit.repeat(length / unit.len()));
    prop::collection::vec(prop_oneof![2 => lengths, 1 => any_text(), 1 => "[ -~]{0,90}"], 0..35)
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn urls_of_strings_equal_those_signed_one_at_a_time(
        parts in parts(),
        token in prop::option::of(0..300_usize),
        strings in strings(),
    ) {
        let (object, signing_key) = (parts.build(), signing_key(token));
        let listing = match signing_key.listing(&object) {
            Ok(listing) => listing,
            Err(error) => {
                prop_assert_eq!(error, signing_key.sign(&object).unwrap_err(), "the same conflict");
                return Ok(());
            }
        };
        let expected: Vec<_> = strings
            .iter()
            .map(|text| {
                let mut url = String::new();
                signing_key.sign_key_into(&object, &ObjectKey::new(text)?, &mut url).map(|()| url)
            })
            .collect();
        let (mut into_buffer, mut buffer) = (Vec::new(), Buffer::new());
        listing.for_each(&strings, &mut buffer, |_, url| into_buffer.push(url.map(String::from)));
        prop_assert_eq!(&into_buffer, &expected);
        let strings: Vec<_> = listing.urls(&strings).map(|(_, url)| url.map(String::from)).collect();
        prop_assert_eq!(&strings, &expected);
    }

    #[test]
    fn urls_of_object_keys_equal_those_signed_one_at_a_time(
        parts in parts(),
        token in prop::option::of(0..300_usize),
        keys in prop::collection::vec(keys(), 0..35),
    ) {
        let (object, signing_key) = (parts.build(), signing_key(token));
        let Ok(listing) = signing_key.listing(&object) else {
            return Ok(());
        };
        let mut given = keys.iter();
        for (key, url) in listing.urls(&keys) {
            prop_assert_eq!(Some(key), given.next());
            prop_assert_eq!(url, signing_key.sign(&object.clone().with_key(key.clone())));
        }
        prop_assert_eq!(given.next(), None);
    }
}
