//! Measures how signing scales from one thread to two, compared with raw compressions in the same run.
//!
//! `cargo bench --manifest-path cos-url/benches/Cargo.toml --bench threads`

use cos_url::listing::Buffer;
use cos_url::{Credentials, KeyTime, ObjectKey, ObjectUrl, Signer, SigningKey, cos_url};
use sha1::block_api::compress;
use std::hint::black_box;
use std::thread;
use std::time::Instant;

const REQUEST: ObjectUrl = cos_url! {
    bucket: "examplebucket-1250000000",
    region: "ap-beijing",
    key: "photos/2024/photo.jpg",
    query: { "response-content-disposition": "attachment" },
};

/// The number of URLs that one thread signs in a round. A round takes a few milliseconds, so that some rounds are not
/// interrupted.
const URLS: u32 = 8_000;
const ROUNDS: u32 = 200;

/// The maximum number of URLs per second that `threads` threads sign together in any round.
fn fastest(threads: u32, work: &(impl Fn() + Sync)) -> f64 {
    let round = || {
        let started = Instant::now();
        thread::scope(|scope| {
            (1..threads).for_each(|_| drop(scope.spawn(work)));
            work();
        });
        f64::from(threads * URLS) / started.elapsed().as_secs_f64()
    };
    (0..ROUNDS).map(|_| round()).fold(0.0, f64::max)
}

fn into_a_buffer(signing_key: &SigningKey, key: &ObjectKey) {
    let mut url = String::new();
    for _ in 0..URLS {
        url.clear();
        signing_key.sign_key_into(&REQUEST, black_box(key), &mut url).unwrap();
        black_box(&url);
    }
}

fn main() {
    let signer = Signer::new(Credentials::new("AKIDEXAMPLE", "SECRETKEYEXAMPLE").unwrap());
    let key_time = KeyTime::new(1_557_989_151, 1_557_996_351).unwrap();
    let signing_key = signer.signing_key(key_time).unwrap();
    let key: ObjectKey = "photos/2024/other.jpg".parse().unwrap();

    let raw = || {
        for _ in 0..URLS {
            let mut state = black_box([1; 5]);
            compress(&mut state, black_box(&[[2; 64]; 6]));
            black_box(state);
        }
    };
    let shared_signer = || (0..URLS).for_each(|_| drop(black_box(REQUEST.sign_at(&signer, key_time).unwrap())));
    let shared_key = || into_a_buffer(&signing_key, &key);

    let listing = signing_key.listing(&REQUEST).unwrap();
    let keys = vec![key.clone(); URLS as usize];
    let shared_listing = || listing.for_each(&keys, &mut Buffer::new(), |_, url| drop(black_box(url)));

    println!("| a second, in millions | one thread | two threads | times |\n|---|--:|--:|--:|");
    print_row("6 raw compressions", fastest(1, &raw), fastest(2, &raw));
    print_row("`sign_at`, one `Signer` shared", fastest(1, &shared_signer), fastest(2, &shared_signer));
    print_row("`sign_key_into`, one `SigningKey` shared", fastest(1, &shared_key), fastest(2, &shared_key));
    print_row("one `Listing` shared", fastest(1, &shared_listing), fastest(2, &shared_listing));
}

fn print_row(name: &str, one: f64, two: f64) {
    println!("| {name} | {:.2} | {:.2} | {:.2} |", one / 1e6, two / 1e6, two / one);
}
