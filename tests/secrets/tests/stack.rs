//! After a key is hashed, the stack contains neither its text nor the blocks that HMAC derives from it.
//!
//! The hashed states of a key may be on the stack, because moving a value leaves a copy of its bytes behind. The test
//! reads the stack through `/proc/self/mem`.

#![cfg(all(test, target_os = "linux"))]

use cos_url::signature::SignKey;
use cos_url::{Credentials, KeyTime, ObjectUrl, Region, Signer, bucket, object_key};
use cos_url_secrets::{KEY_TIME, SECRET_KEY, SIGN_KEY};
use std::fs::File;
use std::hint::black_box;
use std::os::unix::fs::FileExt;

/// A SecretKey that is longer than a block, so that HMAC hashes it first.
const LONG_KEY_REPEATS: usize = 3;
/// The SHA-1 of that key, by Python's `hashlib`.
const LONG_KEY_DIGEST: &str = "fbc6e397bf168526f3560c93d6ceb153dc22da11";

fn key_time() -> KeyTime {
    KeyTime::new(KEY_TIME.0, KEY_TIME.1).unwrap()
}

fn signer() -> Signer {
    Signer::new(Credentials::new("AKIDEXAMPLE", SECRET_KEY).unwrap())
}

fn object() -> ObjectUrl {
    ObjectUrl::new(bucket!("examplebucket-1250000000"), Region::AP_BEIJING, object_key!("a"))
}

/// The bytes of the stack of this thread, including those beyond the frame of this function.
fn stack() -> Vec<u8> {
    let local = 0_u8;
    let here = (&raw const local).addr();
    let maps = std::fs::read_to_string("/proc/self/maps").unwrap();
    let range = |line: &str| {
        let (start, end) = line.split_once(' ')?.0.split_once('-')?;
        Some(usize::from_str_radix(start, 16).ok()?..usize::from_str_radix(end, 16).ok()?)
    };
    let stack = maps.lines().filter_map(range).find(|range| range.contains(&here)).unwrap();
    let mut bytes = vec![0; stack.len()];
    File::open("/proc/self/mem").unwrap().read_exact_at(&mut bytes, stack.start as u64).unwrap();
    bytes
}

/// Runs a scenario so deep in the stack that reading the stack does not overwrite the bytes that it left there.
#[inline(never)]
#[expect(clippy::large_stack_arrays, reason = "a large frame is the purpose")]
fn deep(scenario: fn()) {
    let frame = black_box([0_u8; 1 << 18]);
    scenario();
    black_box(&frame);
}

fn left_on_stack(scenario: fn()) -> Vec<&'static str> {
    // A new thread has an unused stack.
    let stack = std::thread::spawn(move || {
        deep(scenario);
        stack()
    });
    let stack = stack.join().unwrap();
    let xor = |text: &str, with: u8| text.bytes().map(|byte| byte ^ with).collect::<Vec<_>>();
    let digest = |text: &str| {
        let digits = |at| u8::from_str_radix(&text[at..at + 2], 16).unwrap();
        (0..text.len()).step_by(2).map(digits).collect::<Vec<_>>()
    };
    let secrets = [
        ("the SecretKey", SECRET_KEY.as_bytes().to_vec()),
        ("the inner block of the SecretKey", xor(SECRET_KEY, 0x36)),
        ("the outer block of the SecretKey", xor(SECRET_KEY, 0x5c)),
        ("the digest of a long SecretKey", digest(LONG_KEY_DIGEST)),
        ("the SignKey", SIGN_KEY.as_bytes().to_vec()),
        ("the digest of the SignKey", digest(SIGN_KEY)),
        ("the inner block of the SignKey", xor(SIGN_KEY, 0x36)),
        ("the outer block of the SignKey", xor(SIGN_KEY, 0x5c)),
    ];
    let is_left = |secret: &[u8]| stack.windows(secret.len()).any(|window| window == secret);
    secrets.iter().filter(|(_, secret)| is_left(secret)).map(|(name, _)| *name).collect()
}

#[test]
fn secrets_on_the_stack_are_found() {
    let scenario = || {
        let mut copy = [0_u8; SECRET_KEY.len()];
        copy.copy_from_slice(SECRET_KEY.as_bytes());
        black_box(&copy);
    };
    assert_eq!(left_on_stack(scenario), ["the SecretKey"]);
}

#[test]
#[cfg_attr(debug_assertions, ignore = "unoptimized code leaves copies of moved values; run it with --release")]
fn keys_are_removed_from_the_stack() {
    let scenarios: [(&str, fn()); 7] = [
        ("credentials", || drop(black_box(Credentials::new("AKIDEXAMPLE", SECRET_KEY)))),
        ("credentials of a String", || drop(black_box(Credentials::new("AKIDEXAMPLE", String::from(SECRET_KEY))))),
        ("credentials with a long key", || {
            drop(black_box(Credentials::new("AKIDEXAMPLE", SECRET_KEY.repeat(LONG_KEY_REPEATS))));
        }),
        ("a signing key", || drop(black_box(signer().signing_key(key_time())))),
        ("a URL", || drop(black_box(object().sign_at(&signer(), key_time())))),
        ("a listing", || {
            let listing = signer().signing_key(key_time()).unwrap().listing(&object()).unwrap();
            listing.urls(["a", "b", "", "c", "d"]).for_each(|url| drop(black_box(url)));
        }),
        ("a URL by a signing key", || drop(black_box(signer().signing_key(key_time()).unwrap().sign(&object())))),
    ];
    for (name, scenario) in scenarios {
        assert_eq!(left_on_stack(scenario), [""; 0], "{name}");
    }
}

/// `SignKey::derive` uses the hmac crate, which leaves the SecretKey on the stack.
#[test]
#[cfg_attr(debug_assertions, ignore = "unoptimized code leaves copies of moved values; run it with --release")]
fn a_sign_key_leaves_no_digest_on_the_stack() {
    let left = left_on_stack(|| drop(black_box(SignKey::derive(SECRET_KEY, key_time()))));
    assert!(left.iter().all(|name| *name == "the SecretKey"), "{left:?}");
}
