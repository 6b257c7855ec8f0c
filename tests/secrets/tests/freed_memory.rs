//! No block of memory that is freed holds a SecretKey, a `SignKey`, the hashed pads of either, or a token; but for the
//! text of a URL or header that the caller was handed.

use cos_url::signature::SignKey;
use cos_url::{
    Credentials, Domain, KeyTime, ObjectUrl, QueryName, QueryValue, Region, Signer, SigningKey, bucket, object_key,
};
use cos_url_secrets::{Found, KEY_TIME, SECRET_KEY, SIGN_KEY, TOKEN, Watching, found_in_freed_memory};
use std::hint::black_box;

#[global_allocator]
static WATCHING: Watching = Watching;

const NOTHING: Found = Found { secret_key: 0, sign_key: 0, pads: 0, token: 0 };

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

fn object() -> ObjectUrl {
    with_query("y", "2")
}

/// With a parameter that is signed before the token and one that is perhaps signed after it.
fn with_query(name: &str, value: &str) -> ObjectUrl {
    ObjectUrl::builder()
        .bucket(bucket!("examplebucket-1250000000"))
        .region(Region::AP_BEIJING)
        .key(object_key!("dir/报表 Q1.pdf"))
        .query(QueryName::from_static("a"), QueryValue::from_static("1"))
        .query(QueryName::new(name).unwrap(), QueryValue::new(value).unwrap())
        .build()
}

/// With a domain whose templates make a host that is none.
fn without_host(signs_host: bool) -> ObjectUrl {
    let builder = ObjectUrl::builder()
        .bucket(bucket!("a-bucket-of-the-greatest-length-that-is-made-here-1250000000"))
        .region(Region::AP_BEIJING)
        .key(object_key!("a"))
        .domain(Domain::from_static("{Bucket}-{Bucket}.example.com"));
    if signs_host { builder.build() } else { builder.without_signed_host().build() }
}

/// A `String` that holds the secret a second time, in the part that it does not use.
fn with_spare_capacity(secret: &str) -> String {
    let mut text = String::with_capacity(4 * secret.len());
    text.push_str(secret);
    text.push_str(secret);
    text.truncate(secret.len());
    text
}

/// The secret with something after it that makes it wrong.
fn spoilt(secret: &str, with: &str) -> String {
    let mut text = with_spare_capacity(secret);
    text.push_str(with);
    text
}

/// Names what a scenario leaves behind, unless it is nothing.
fn leaves_nothing(scenarios: &[(&str, fn())]) {
    for (name, scenario) in scenarios {
        assert_eq!(found_in_freed_memory(scenario), NOTHING, "{name}");
    }
}

#[test]
fn the_allocator_finds_what_is_there() {
    for (secret, expected) in [
        (SECRET_KEY, Found { secret_key: 1, ..NOTHING }),
        (SIGN_KEY, Found { sign_key: 1, ..NOTHING }),
        (TOKEN, Found { token: 1, ..NOTHING }),
    ] {
        assert_eq!(found_in_freed_memory(|| drop(black_box(String::from(secret)))), expected);
    }
    let spare = || drop(black_box(spoilt("", SECRET_KEY)));
    assert_eq!(found_in_freed_memory(spare), Found { secret_key: 1, ..NOTHING });
    let grown = || {
        let mut text = black_box(String::from(TOKEN));
        text.push_str(SECRET_KEY);
        drop(black_box(text));
    };
    assert_eq!(
        found_in_freed_memory(grown),
        Found { token: 2, secret_key: 1, ..NOTHING },
        "what growing leaves behind"
    );
    let pad = || drop(black_box(Box::new([0, 0x59bc_3cff, 0xb447_ef2d, 0x1151_c444, 0xb4f8_b81c, 0x697c_94dd_u32])));
    assert_eq!(found_in_freed_memory(pad), Found { pads: 1, ..NOTHING });
}

#[test]
fn credentials_are_wiped() {
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
            (0..9).for_each(|end| all.push(black_box(temporary()).ending_at(end)));
        }),
        ("refused for the id", || assert!(Credentials::temporary("a&b", SECRET_KEY, TOKEN).is_err())),
        ("refused for the key", || assert!(Credentials::temporary(ID, spoilt(SECRET_KEY, "\n"), TOKEN).is_err())),
        ("refused for the token", || {
            assert!(Credentials::temporary(ID, SECRET_KEY, spoilt(TOKEN, "é")).is_err());
        }),
        ("refused as swapped", || {
            let key = spoilt("AKID", SECRET_KEY);
            assert!(Credentials::new("ID", key).is_err());
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
fn a_signer_is_wiped() {
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
    // What is handed out is kept until the count is done: it is the caller's.
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
        ("a URL by the steps of the object", || {
            std::mem::forget(object().sign_at(&Signer::new(temporary()), key_time()).unwrap());
        }),
        ("an Authorization", || {
            let authorization = signing_key().authorize(&object()).unwrap();
            assert!(authorization.headers().any(|(_, value)| value == TOKEN));
        }),
        ("an HttpString", || assert!(signing_key().http_string(&object()).unwrap().as_str().contains(TOKEN))),
        ("an HttpString, cloned", || drop(black_box(signing_key().http_string(&object()).unwrap().clone()))),
        ("a refused request", || assert!(signing_key().sign(&with_query("A", "")).is_err())),
        ("a request refused for its host", || assert!(signing_key().sign(&without_host(true)).is_err())),
        ("a request refused for its host, which is not signed", || {
            assert!(signing_key().sign(&without_host(false)).is_err());
        }),
        ("a request refused for its host, by the steps of the object", || {
            assert!(without_host(true).sign_at(&Signer::new(temporary()), key_time()).is_err());
        }),
        ("a request refused for its host, in a buffer", || {
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
fn the_environment_leaves_no_copy_behind() {
    const CHILD: &str = "COS_URL_SECRETS_CHILD";
    if std::env::var_os(CHILD).is_some() {
        for _ in 0..3 {
            leaves_nothing(&[("from_env", || drop(black_box(Credentials::from_env().unwrap())))]);
        }
        return;
    }
    let run = || {
        let child = std::process::Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "the_environment_leaves_no_copy_behind"])
            .envs([(CHILD, "1"), ("TENCENTCLOUD_SECRET_ID", ID), ("TENCENTCLOUD_SECRET_KEY", SECRET_KEY)])
            .env("TENCENTCLOUD_TOKEN", TOKEN)
            .output()
            .unwrap();
        let output = String::from_utf8_lossy(&child.stdout);
        assert!(child.status.success() && output.contains("1 passed"), "{output}");
    };
    // The parent's own copies of the variables are found, which nobody may see while another scenario runs.
    assert!(found_in_freed_memory(run).secret_key > 0);
}
