//! Freed memory contains no SecretKey, no `SignKey`, no HMAC state of either, and no token, except in the text of a URL
//! or header that is returned to the caller.

mod environment;

use cos_url::listing::{Buffer, Listing};
use cos_url::signature::SignKey;
use cos_url::{Credentials, Domain, KeyTime, ObjectUrl, Region, Signer, SigningKey, bucket, object_key};
use cos_url_secrets::{
    ENCODED_LONG_TOKEN_UNIT, Found, KEY_TIME, LONG_TOKEN_UNIT, SECRET_KEY, SIGN_KEY, TOKEN, Watching,
    found_in_freed_memory, long_token,
};
use std::hint::black_box;

#[global_allocator]
static WATCHING: Watching = Watching;

const NOTHING: Found = Found { secret_key: 0, sign_key: 0, states: 0, token: 0 };

const ID: &str = "AKIDEXAMPLE";

fn key_time() -> KeyTime {
    KeyTime::new(KEY_TIME.0, KEY_TIME.1).unwrap()
}

fn temporary() -> Credentials {
    Credentials::temporary(ID, SECRET_KEY, TOKEN).unwrap()
}

fn signing_key() -> SigningKey {
    Signer::new(temporary()).signing_key(key_time()).unwrap()
}

fn listing(object: &ObjectUrl) -> Listing {
    signing_key().listing(object).unwrap()
}

/// A signer whose credentials have a token of 700 bytes, which is even longer in a URL.
fn with_long_token() -> Signer {
    // The test keeps the caller's copy until the blocks are counted.
    let token = Box::leak(long_token().into_boxed_str());
    Signer::new(Credentials::temporary(ID, SECRET_KEY, &*token).unwrap())
}

fn object() -> ObjectUrl {
    with_query("y", "2")
}

/// A request with the parameter `a`, which is signed before the token, and another parameter.
fn with_query(name: &str, value: &str) -> ObjectUrl {
    ObjectUrl::builder()
        .bucket(bucket!("examplebucket-1250000000"))
        .region(Region::AP_BEIJING)
        .key(object_key!("dir/报表 Q1.pdf"))
        .try_query_pairs([("a", "1"), (name, value)])
        .unwrap()
        .build()
}

/// A request with a domain whose text is much shorter or longer than its host.
fn with_domain(bucket: &str, domain: String) -> ObjectUrl {
    ObjectUrl::builder()
        .try_bucket(bucket)
        .unwrap()
        .region(Region::AP_BEIJING)
        .key(object_key!("a"))
        .domain(Domain::new(domain).unwrap())
        .build()
}

/// The longest bucket, with which templates expand to the longest hosts.
const LONGEST_BUCKET: &str = "a-bucket-of-the-greatest-length-that-is-made-here-in-1250000000";

/// Domains with many templates, including some whose expanded host is invalid.
fn template_heavy() -> Vec<ObjectUrl> {
    let mut objects = Vec::new();
    for bucket in ["a-1", "b1250000000-1250000000", LONGEST_BUCKET] {
        let in_one_label = [1, 2, 30].map(|times| "{Bucket}".repeat(times) + ".com");
        let in_labels = [1, 4, 9, 27].map(|times| "{Bucket}.".repeat(times) + "com:65535");
        for domain in in_one_label.into_iter().chain(in_labels) {
            let object = with_domain(bucket, domain);
            objects.extend([object.clone().with_signed_host(false), object]);
        }
    }
    objects
}

/// A request with a domain whose templates expand to an invalid host.
fn without_host(signs_host: bool) -> ObjectUrl {
    let builder = ObjectUrl::builder()
        .bucket(bucket!("a-bucket-of-the-greatest-length-that-is-made-here-in-1250000000"))
        .region(Region::AP_BEIJING)
        .key(object_key!("a"))
        .domain(Domain::from_static("{Bucket}-{Bucket}.example.com"));
    if signs_host { builder.build() } else { builder.without_signed_host().build() }
}

/// A `String` that contains the secret a second time, in its unused capacity.
fn with_spare_capacity(secret: &str) -> String {
    let mut text = String::with_capacity(4 * secret.len());
    text.push_str(secret);
    text.push_str(secret);
    text.truncate(secret.len());
    text
}

/// The secret with a suffix that makes it invalid.
fn invalidated(secret: &str, with: &str) -> String {
    let mut text = with_spare_capacity(secret);
    text.push_str(with);
    text
}

/// Lists the secrets that a scenario leaves in freed memory.
fn leaves_nothing(scenarios: &[(&str, fn())]) {
    for (name, scenario) in scenarios {
        assert_eq!(found_in_freed_memory(scenario), NOTHING, "{name}");
    }
}

#[test]
fn the_allocator_finds_secrets_in_freed_memory() {
    for (secret, expected) in [
        (SECRET_KEY, Found { secret_key: 1, ..NOTHING }),
        (SIGN_KEY, Found { sign_key: 1, ..NOTHING }),
        (TOKEN, Found { token: 1, ..NOTHING }),
        (LONG_TOKEN_UNIT, Found { token: 1, ..NOTHING }),
        (ENCODED_LONG_TOKEN_UNIT, Found { token: 1, ..NOTHING }),
    ] {
        assert_eq!(found_in_freed_memory(|| drop(black_box(String::from(secret)))), expected);
    }
    let spare = || drop(black_box(invalidated("", SECRET_KEY)));
    assert_eq!(found_in_freed_memory(spare), Found { secret_key: 1, ..NOTHING });
    let grown = || {
        let mut text = black_box(String::from(TOKEN));
        text.push_str(SECRET_KEY);
        drop(black_box(text));
    };
    assert_eq!(
        found_in_freed_memory(grown),
        Found { token: 2, secret_key: 1, ..NOTHING },
        "growing leaves a copy behind"
    );
    let state = || drop(black_box(Box::new([0, 0x59bc_3cff, 0xb447_ef2d, 0x1151_c444, 0xb4f8_b81c, 0x697c_94dd_u32])));
    assert_eq!(found_in_freed_memory(state), Found { states: 1, ..NOTHING });
}

#[test]
fn credentials_are_zeroized() {
    leaves_nothing(&[
        ("of borrowed text", || drop(black_box(temporary()))),
        ("of a String", || drop(black_box(Credentials::new(ID, String::from(SECRET_KEY))))),
        ("of Strings with spare capacity", || {
            let (key, token) = (with_spare_capacity(SECRET_KEY), with_spare_capacity(TOKEN));
            drop(black_box(Credentials::temporary(ID, key, token)));
        }),
        ("cloned", || drop(black_box((temporary(), temporary().clone())))),
        ("in a box", || drop(black_box(Box::new(temporary())))),
        ("moved by a vector that grows", || {
            let mut all = Vec::with_capacity(1);
            (0..9).for_each(|end| all.push(black_box(temporary()).ending_at(end).unwrap()));
        }),
        ("rejected because of the id", || assert!(Credentials::temporary("a&b", SECRET_KEY, TOKEN).is_err())),
        ("rejected because of the key", || {
            assert!(Credentials::temporary(ID, invalidated(SECRET_KEY, "\n"), TOKEN).is_err());
        }),
        ("rejected because of the token", || {
            assert!(Credentials::temporary(ID, SECRET_KEY, invalidated(TOKEN, "é")).is_err());
        }),
        ("rejected as swapped", || {
            let key = invalidated("AKID", SECRET_KEY);
            assert!(Credentials::new("ID", key).is_err());
        }),
        ("of a String that is a long token", || {
            drop(black_box(Credentials::temporary(ID, SECRET_KEY, long_token())));
        }),
        ("with a long token, cloned", || drop(black_box((with_long_token().clone(), with_long_token())))),
        ("rejected because of the time", || {
            let credentials = Credentials::temporary(ID, String::from(SECRET_KEY), String::from(TOKEN)).unwrap();
            assert!(credentials.ending_at(u64::MAX).is_err());
        }),
        ("lost to a panic", || {
            let thread = std::thread::spawn(|| {
                let credentials = black_box(temporary());
                std::panic::resume_unwind(Box::new(credentials.clone()))
            });
            drop(thread.join());
        }),
    ]);
}

#[test]
fn a_signer_is_zeroized() {
    leaves_nothing(&[
        ("a signer", || drop(black_box(Signer::new(temporary())))),
        ("of Strings with spare capacity", || {
            let credentials =
                Credentials::temporary(ID, with_spare_capacity(SECRET_KEY), with_spare_capacity(TOKEN)).unwrap();
            drop(black_box(Signer::new(credentials)));
        }),
        ("a signer in a box, cloned", || {
            let signer = Box::new(Signer::new(temporary()));
            drop(black_box((Box::new((*signer).clone()), signer)));
        }),
        ("a signing key in a box, cloned", || {
            let signing_key = Box::new(signing_key());
            drop(black_box((Box::new((*signing_key).clone()), signing_key)));
        }),
        ("signing keys moved by a vector that grows", || {
            let mut all = Vec::with_capacity(1);
            (0..9).for_each(|_| all.push(black_box(signing_key())));
        }),
        ("a signer shared by threads", || {
            let signer = Signer::new(temporary());
            let threads = [(); 4].map(|()| {
                let signer = signer.clone();
                std::thread::spawn(move || drop(black_box(signer.signing_key(key_time()))))
            });
            for thread in threads {
                thread.join().unwrap();
            }
        }),
        ("a SignKey in a box", || drop(black_box(Box::new(SignKey::derive(SECRET_KEY, key_time()))))),
    ]);
}

#[test]
fn signing_leaves_no_copy_behind() {
    // Returned values belong to the caller, so the test keeps them until the blocks are counted.
    leaves_nothing(&[
        ("a URL", || std::mem::forget(signing_key().sign(&object()).unwrap())),
        ("a URL with a long parameter", || {
            std::mem::forget(signing_key().sign(&with_query("zz", &"x".repeat(3000))).unwrap());
        }),
        ("a URL in a buffer", || {
            let mut buffer = String::with_capacity(4096);
            signing_key().sign_into(&object(), &mut buffer).unwrap();
            assert!(buffer.contains(TOKEN));
            std::mem::forget(buffer);
        }),
        ("URLs of a listing", || {
            for (_, url) in listing(&object()).urls(["a", "", "腾", "b", "c"]) {
                std::mem::forget(url);
            }
        }),
        ("a listing whose URLs are not all taken from the iterator", || {
            let listing = listing(&object());
            std::mem::forget(listing.urls(["a", "b", "c", "d", "e"]).next());
        }),
        ("a listing in a buffer", || {
            let (mut buffer, mut count) = (Buffer::new(), 0);
            listing(&object()).for_each(["a", "", "腾", "b", "c"], &mut buffer, |_, url| {
                count += i32::from(url.is_ok_and(|url| url.contains(TOKEN)));
            });
            assert_eq!(count, 4);
        }),
        ("a listing in a buffer that grows", || {
            let mut buffer = Buffer::new();
            for length in [10, 3000, 10, 9000] {
                let object = with_query("zz", &"x".repeat(length));
                listing(&object).for_each(["a", "b"], &mut buffer, |_, url| assert!(url.unwrap().contains(TOKEN)));
            }
        }),
        ("a listing in a buffer, dropped by a panic", || {
            let thread = std::thread::spawn(|| {
                listing(&object()).for_each(["a", "b"], &mut Buffer::new(), |_, _| {
                    std::panic::resume_unwind(Box::new("a panic"));
                });
            });
            assert!(thread.join().is_err());
        }),
        ("a listing, cloned", || drop(black_box((listing(&object()).clone(), listing(&object()))))),
        ("a listing rejected because of its host", || assert!(signing_key().listing(&without_host(true)).is_err())),
        ("a URL by the steps of the object", || {
            std::mem::forget(object().sign_at(&Signer::new(temporary()), key_time()).unwrap());
        }),
        ("an Authorization", || {
            let authorization = signing_key().authorize(&object()).unwrap();
            assert!(authorization.headers().any(|(_, value)| value == TOKEN));
        }),
        ("an HttpString", || assert!(signing_key().http_string(&object()).unwrap().as_str().contains(TOKEN))),
        ("an HttpString, cloned", || drop(black_box(signing_key().http_string(&object()).unwrap().clone()))),
        ("a rejected request", || assert!(signing_key().sign(&with_query("A", "")).is_err())),
        ("a request rejected because of its host", || assert!(signing_key().sign(&without_host(true)).is_err())),
        ("a request rejected because of its host, which is not signed", || {
            assert!(signing_key().sign(&without_host(false)).is_err());
        }),
        ("a request rejected because of its host, by the steps of the object", || {
            assert!(without_host(true).sign_at(&Signer::new(temporary()), key_time()).is_err());
        }),
        ("a request rejected because of its host, in a buffer", || {
            let mut buffer = String::with_capacity(4096);
            buffer.push_str("before it");
            assert!(signing_key().sign_into(&without_host(true), &mut buffer).is_err());
            assert_eq!(buffer, "before it");
        }),
        ("what Debug shows", || {
            let (signing_key, url) = (signing_key(), signing_key().sign(&object()).unwrap());
            drop(black_box(format!("{signing_key:?} {url:?}")));
            std::mem::forget(url);
        }),
    ]);
}

#[test]
fn signing_with_a_long_token_leaves_no_copy_behind() {
    leaves_nothing(&[
        ("a URL", || {
            let url = with_long_token().signing_key(key_time()).unwrap().sign(&object()).unwrap();
            assert!(url.as_str().len() > 1680);
            std::mem::forget(url);
        }),
        ("a URL in an empty buffer", || {
            let mut buffer = String::new();
            with_long_token().signing_key(key_time()).unwrap().sign_into(&object(), &mut buffer).unwrap();
            std::mem::forget(buffer);
        }),
        ("a URL for another key", || {
            let mut buffer = String::from("before it");
            let signing_key = with_long_token().signing_key(key_time()).unwrap();
            signing_key.sign_key_into(&object(), &object_key!("b"), &mut buffer).unwrap();
            std::mem::forget(buffer);
        }),
        ("a URL by `sign_at`", || std::mem::forget(object().sign_at(&with_long_token(), key_time()).unwrap())),
        ("a URL by `sign`", || std::mem::forget(object().sign(&with_long_token()).unwrap())),
        ("an Authorization", || drop(black_box(object().authorize_at(&with_long_token(), key_time()).unwrap()))),
        ("an Authorization, cloned", || {
            drop(black_box(object().authorize_at(&with_long_token(), key_time()).unwrap().clone()));
        }),
        ("an HttpString", || {
            let signing_key = with_long_token().signing_key(key_time()).unwrap();
            drop(black_box(signing_key.http_string(&with_query("zz", &"腾".repeat(300))).unwrap()));
        }),
    ]);
}

#[test]
fn domains_with_many_templates_leave_no_copy_behind() {
    let objects = template_heavy();
    for (name, signer) in [("a short token", Signer::new(temporary())), ("a long token", with_long_token())] {
        let signing_key = signer.signing_key(key_time()).unwrap();
        let (mut signed, mut rejected) = (0, 0);
        for object in &objects {
            let found = found_in_freed_memory(|| {
                let mut buffer = String::from("before it");
                let mut results = vec![signing_key.sign_into(object, &mut buffer)];
                std::mem::forget(buffer);
                results.push(signing_key.sign(object).map(std::mem::forget));
                results.push(object.sign_at(&signer, key_time()).map(std::mem::forget));
                results.push(signing_key.http_string(object).map(drop));
                results.push(signing_key.authorize(object).map(drop));
                assert!(results.windows(2).all(|pair| pair[0] == pair[1]));
                if results[0].is_ok() { signed += 1 } else { rejected += 1 }
            });
            assert_eq!(found, NOTHING, "{name}: {:?}", object.endpoint());
        }
        assert!(signed > 10 && rejected > 10, "{signed} signed, {rejected} rejected");
    }
}
