//! Many keys for one request: one at a time with `sign_key_into`, and with a listing.

use super::floor::Stored;
use super::{Case, Task, key_time};
use cos_url::listing::Buffer;
use cos_url::{ObjectKey, Signer};
use std::hint::black_box;

/// The number of keys that one call signs.
const URLS: usize = 1024;

pub fn cases(task: &Task) -> Vec<Case> {
    let (object, signer) = (task.object(), Signer::new(task.credentials()));
    let signing_key = signer.signing_key(key_time()).unwrap();
    let listing = signing_key.listing(&object).unwrap();
    let sample = signing_key.sign(&object).unwrap().into_string();
    let strings = vec![task.key.clone(); URLS];
    let keys: Vec<ObjectKey> = strings.iter().map(|text| text.parse().unwrap()).collect();
    listing.for_each(&strings, &mut Buffer::new(), |_, url| assert_eq!(url.unwrap(), sample));

    let case = |name, run| Case {
        name,
        floor: Some(Stored::SigningKey),
        sample: sample.clone(),
        urls: u32::try_from(URLS).unwrap(),
        run,
    };
    let (one_at_a_time, mut url) = (keys.clone(), String::new());
    let (in_buffer, mut buffer) = (listing.clone(), Buffer::new());
    let (of_strings, mut strings_buffer) = (listing.clone(), Buffer::new());
    let in_strings = (listing, keys.clone());
    vec![
        case(
            "cos-url, sign_key_into",
            Box::new(move || {
                for key in black_box(&one_at_a_time) {
                    url.clear();
                    signing_key.sign_key_into(black_box(&object), key, &mut url).unwrap();
                    black_box(&url);
                }
                url.len()
            }),
        ),
        case(
            "cos-url, listing of keys into a buffer",
            Box::new(move || {
                let mut length = 0;
                black_box(&in_buffer).for_each(&keys, &mut buffer, |_, url| length += black_box(url.unwrap()).len());
                length
            }),
        ),
        case(
            "cos-url, listing of text keys into a buffer",
            Box::new(move || {
                let mut length = 0;
                black_box(&of_strings)
                    .for_each(&strings, &mut strings_buffer, |_, url| length += black_box(url.unwrap()).len());
                length
            }),
        ),
        case(
            "cos-url, listing of keys, a String each",
            Box::new(move || {
                let (listing, keys) = black_box(&in_strings);
                listing.urls(keys).map(|(_, url)| black_box(url.unwrap().into_string()).len()).sum()
            }),
        ),
    ]
}
