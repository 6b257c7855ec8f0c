//! A listing returns the same URLs and errors as signing one key at a time, in order.

#![allow(clippy::unwrap_used, reason = "a failing test panics")]

use cos_url::error::ErrorKind;
use cos_url::listing::{Buffer, Key, Listing, Urls};
use cos_url::{
    Credentials, Domain, Endpoint, KeyTime, Method, ObjectKey, ObjectUrl, Signer, SigningKey, cos_url, object_key,
};
use std::borrow::Cow;
use std::sync::Arc;
use std::thread;

const OBJECT: ObjectUrl = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "any" };

fn signing_keys() -> [SigningKey; 2] {
    let permanent = Credentials::new("AKIDEXAMPLE", "SECRETKEYEXAMPLE").unwrap();
    let temporary = Credentials::temporary("AKIDEXAMPLE", "SECRETKEYEXAMPLE", "TOKEN+/==".repeat(70)).unwrap();
    [permanent, temporary].map(|credentials| Signer::new(credentials).signing_key(key_time()).unwrap())
}

fn key_time() -> KeyTime {
    KeyTime::new(1_557_989_151, 1_557_996_351).unwrap()
}

fn listing() -> Listing {
    let [signing_key, _] = signing_keys();
    signing_key.listing(&OBJECT).unwrap()
}

/// Requests of every kind for which the code of a listing differs.
fn objects() -> Vec<(&'static str, ObjectUrl)> {
    vec![
        ("plain", OBJECT),
        ("parameters and headers", {
            let query =
                [("response-content-disposition", "attachment; filename=\"a b\""), ("versionId", "腾"), ("z", "")];
            let headers = [("Content-Type", "image/jpeg"), ("Range", "bytes=0-9"), ("x-cos-acl", "private")];
            OBJECT.to_builder().try_query_pairs(query).unwrap().try_headers(headers).unwrap().build()
        }),
        ("accelerate", OBJECT.with_endpoint(Endpoint::Accelerate)),
        ("domain", OBJECT.with_domain(Domain::from_static("{Bucket}.img.example.com:8443"))),
        ("PUT", OBJECT.with_method(Method::Put)),
        ("without the host", OBJECT.with_signed_host(false)),
    ]
}

/// Compares a listing with one URL at a time.
fn check(signing_key: &SigningKey, object: &ObjectUrl, keys: &[String]) {
    let listing = signing_key.listing(object).unwrap();
    let expected = |key: &String| {
        let key = ObjectKey::new(key)?;
        let mut url = String::new();
        signing_key.sign_key_into(object, &key, &mut url).map(|()| url)
    };
    let mut left = keys.iter();
    listing.for_each(keys, &mut Buffer::new(), |key, url| {
        assert_eq!(Some(key), left.next());
        assert_eq!(url.map(String::from), expected(key), "{key:?}");
    });
    assert_eq!(left.next(), None, "a key was lost");

    let urls: Vec<_> = listing.urls(keys).map(|(key, url)| (key.clone(), url.map(String::from))).collect();
    assert_eq!(urls, keys.iter().map(|key| (key.clone(), expected(key))).collect::<Vec<_>>());
}

#[test]
fn all_lengths_in_mixed_groups() {
    let [permanent, temporary] = signing_keys();
    let lengths = (0..=850).flat_map(|length| [length, 850 - length, length * 7 % 851]);
    let keys: Vec<String> = lengths.map(|length| "a".repeat(length)).collect();
    for (_, object) in objects().into_iter().take(2) {
        check(&permanent, &object, &keys);
        check(&temporary, &object, &keys);
    }
}

#[test]
fn every_kind_of_request() {
    let keys =
        ["a.txt", "dir/报表 Q1.pdf", "a/../b", "", "%", "a//b/", "/a", "\0", &"腾".repeat(283), &"腾".repeat(284)];
    for signing_key in signing_keys() {
        for (_, object) in objects() {
            check(&signing_key, &object, &keys.map(String::from));
        }
    }
}

#[test]
fn incomplete_groups_with_invalid_keys() {
    let [signing_key, _] = signing_keys();
    for count in 0..=9 {
        for invalid in 0..1_u32 << count {
            let key = |at: u32| format!("{}key-{at}", if invalid & 1 << at == 0 { "" } else { "/" });
            check(&signing_key, &OBJECT, &(0..count).map(key).collect::<Vec<_>>());
        }
    }
}

/// The URL of the only key.
fn one<I: IntoIterator<Item: Key>>(keys: I) -> String {
    let listing = listing();
    let mut urls = listing.urls(keys);
    let (_, url) = urls.next().unwrap();
    assert!(urls.next().is_none());
    url.unwrap().into_string()
}

#[test]
fn every_type_of_key() {
    let expected = || {
        let [signing_key, _] = signing_keys();
        signing_key.sign(&OBJECT.with_key(object_key!("a b"))).unwrap().into_string()
    };
    let text = String::from("a b");
    assert_eq!(one(["a b"]), expected());
    assert_eq!(one(["a b"].iter()), expected());
    assert_eq!(one(std::slice::from_ref(&text)), expected());
    assert_eq!(one([text.clone().into_boxed_str()]), expected());
    assert_eq!(one([Arc::<str>::from("a b")]), expected());
    assert_eq!(one([Cow::Borrowed("a b")]), expected());
    assert_eq!(one([object_key!("a b")]), expected());
    assert_eq!(one(&[object_key!("a b")]), expected());
    assert_eq!(one([text].into_iter().enumerate()), expected());
}

#[test]
fn an_object_key_may_have_dot_segments() {
    let [signing_key, _] = signing_keys();
    let key = ObjectKey::with_dot_segments("a/../b").unwrap();
    let mut expected = String::new();
    signing_key.sign_key_into(&OBJECT, &key, &mut expected).unwrap();
    let urls: Vec<_> = listing().urls([&key]).map(|(_, url)| url.unwrap().into_string()).collect();
    assert_eq!(urls, [expected]);
}

#[test]
fn an_error_is_that_of_the_key() {
    let listing = listing();
    let results: Vec<_> = listing.urls(["a", "../b", "c"]).collect();
    let error = results[1].1.as_ref().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidObjectKey);
    assert_eq!(*error, ObjectKey::new("../b").unwrap_err());
    assert!(results[0].1.is_ok() && results[2].1.is_ok());
}

#[test]
fn a_conflict_is_reported_when_the_listing_is_prepared() {
    let [signing_key, _] = signing_keys();
    for (object, kind) in [
        (OBJECT.with_endpoint(Endpoint::Cdn(Domain::from_static("cdn.example.com"))), ErrorKind::UnsignedOnly),
        (
            OBJECT.with_method(Method::Put).to_builder().try_query("response-expires", "0").unwrap().build(),
            ErrorKind::InvalidOverride,
        ),
        (OBJECT.to_builder().try_query_pairs([("a", "1"), ("A", "2")]).unwrap().build(), ErrorKind::DuplicateQueryName),
    ] {
        let error = signing_key.listing(&object).unwrap_err();
        assert_eq!(error.kind(), kind, "{error}");
        assert_eq!(error, signing_key.sign(&object).unwrap_err());
    }
}

#[test]
fn a_signed_url_has_the_fields_of_the_request() {
    let [signing_key, _] = signing_keys();
    let object = OBJECT.with_method(Method::Put).to_builder().try_header("Content-Type", "image/jpeg").unwrap().build();
    let listing = signing_key.listing(&object).unwrap();
    let (_, url) = listing.urls(["any"]).next().unwrap();
    assert_eq!(url.unwrap(), signing_key.sign(&object).unwrap());
    assert_eq!(listing.key_time(), key_time());
}

#[test]
fn a_function_can_stop_early() {
    let (mut buffer, mut seen) = (Buffer::new(), Vec::new());
    let result = listing().try_for_each((0..100).map(|n| n.to_string()), &mut buffer, |key, _| {
        seen.push(key);
        if seen.len() == 6 { Err("enough") } else { Ok(()) }
    });
    assert_eq!(result, Err("enough"));
    assert_eq!(seen, ["0", "1", "2", "3", "4", "5"]);
}

/// A listing reads at most 16 keys ahead, and does not call `next` of an iterator that has ended.
#[test]
fn keys_are_read_only_when_needed() {
    let mut taken = 0;
    let keys = std::iter::from_fn(|| {
        taken += 1;
        assert!(taken <= 7, "`next` was called after the end");
        (taken <= 6).then(|| taken.to_string())
    });
    let listing = listing();
    let mut urls = listing.urls(keys);
    assert_eq!(urls.size_hint(), (0, None));
    assert_eq!(urls.by_ref().count(), 6);
    assert!(urls.next().is_none());

    let mut urls = listing.urls(["a", "b", "c", "d", "e"]);
    assert_eq!(urls.size_hint(), (5, Some(5)));
    drop(urls.next());
    assert_eq!(urls.size_hint(), (4, Some(4)));
}

#[test]
fn parts_of_a_listing_on_many_threads() {
    fn shared<T: Send + Sync>(_: &T) {}
    let listing = listing();
    shared(&listing);
    let keys: Vec<String> = (0..1001).map(|at| format!("photos/{at}.jpg")).collect();
    let sign = |keys: &[String]| listing.urls(keys).map(|(_, url)| url.unwrap().into_string()).collect::<Vec<_>>();
    let parts: Vec<String> = thread::scope(|scope| {
        let threads: Vec<_> = keys.chunks(143).map(|part| scope.spawn(move || sign(part))).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    assert_eq!(parts, sign(&keys));
}

#[test]
fn a_buffer_is_used_for_several_listings() {
    let [permanent, temporary] = signing_keys();
    let mut buffer = Buffer::new();
    for (signing_key, object) in [(&permanent, OBJECT), (&temporary, objects().swap_remove(1).1), (&permanent, OBJECT)]
    {
        let expected = signing_key.sign(&object).unwrap();
        signing_key.listing(&object).unwrap().for_each(["any"], &mut buffer, |_, url| {
            assert_eq!(url.unwrap(), expected.as_str());
        });
    }
}

#[test]
fn debug_shows_no_secret() {
    let [_, temporary] = signing_keys();
    let listing = temporary.listing(&OBJECT).unwrap();
    let mut buffer = Buffer::new();
    listing.for_each(["a"], &mut buffer, |_, url| assert!(url.unwrap().contains("TOKEN")));
    let urls: Urls<'_, _> = listing.urls(["a"]);
    let shown = format!("{urls:?} {buffer:?}");
    assert_eq!(
        shown,
        "Urls { listing: Listing { method: Get, key_time: KeyTime { start: 1557989151, end: 1557996351, signed_at: \
         1557989151 }, .. }, .. } Buffer { .. }"
    );
}
