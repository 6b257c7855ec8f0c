//! Properties of the verification of signed URLs, by code that shares nothing with the code that signs.

use cos_url::{
    Credentials, Method, ObjectKey, ObjectUrl, Protocol, QueryName, QueryValue, Region, SignedUrl, Signer, bucket,
};
use cos_url_property_tests::{Parts, cases, key_time, keys, parts};
use cos_url_stand_in::{Caller, Request, Secret, verify};
use proptest::prelude::*;
use proptest::sample::Index;
use std::collections::HashSet;
use std::ops::Range;

const SECRET_ID: &str = "AKIDEXAMPLE";
const SECRET_KEY: &str = "SECRETKEYEXAMPLE";
const TOKEN: &str = "TOKEN/EXAMPLE+==&q-ak=EVIL";

fn signer() -> Signer {
    Signer::new(Credentials::temporary(SECRET_ID, SECRET_KEY, TOKEN).unwrap())
}

/// A request as it is sent.
#[derive(Clone)]
struct Sent {
    method: Method,
    target: String,
    headers: Vec<(String, Vec<u8>)>,
}

impl Sent {
    /// The request for the signed URL of an object, if it can be signed.
    fn of(object: &ObjectUrl) -> Option<Self> {
        Some(Self::of_url(&object.sign_at(&signer(), key_time()).ok()?))
    }

    /// The request for a signed URL.
    fn of_url(url: &SignedUrl) -> Self {
        let (_, address) = url.as_str().split_once("://").unwrap();
        let (host, target) = address.split_at(address.find('/').unwrap());
        let host = ("host".to_owned(), host.as_bytes().to_vec());
        let others = url.headers().map(|(name, value)| (name.to_string(), value.as_bytes().to_vec()));
        let headers = std::iter::once(host).chain(others).collect();
        Self { method: url.method(), target: target.to_owned(), headers }
    }

    fn request(&self) -> Option<Request> {
        Request::new(self.method.as_str(), &self.target, self.headers.clone()).ok()
    }

    fn is_accepted(&self) -> bool {
        let secrets = [Secret::temporary(SECRET_ID, SECRET_KEY, TOKEN, key_time().end())];
        self.request().is_some_and(|request| verify(&request, &secrets, key_time().start() + 1) == Ok(Caller::Known))
    }

    /// The range of the value of a signature field.
    fn field(&self, name: &str) -> Range<usize> {
        let start = self.target.find(&format!("{name}=")).unwrap() + name.len() + 1;
        let length = self.target[start..].find('&').unwrap();
        start..start + length
    }

    /// The request with another visible character in the target.
    fn with_byte(mut self, at: usize, by: u8) -> Self {
        let found = self.target.as_bytes()[at];
        let other = char::from(0x21 + (found - 0x21 + by) % 94);
        self.target.replace_range(at..=at, other.encode_utf8(&mut [0; 4]));
        self
    }
}

/// Whether two targets are equal for a server, which ignores the case of the hexadecimal digits in an escape sequence
/// and in the signature, and the case of parameter names.
fn means_the_same(a: &Sent, b: &Sent) -> bool {
    let (Some(a), Some(b)) = (a.request(), b.request()) else { return false };
    let is_same_pair = |((name_a, a), (name_b, b)): (&(String, String), &(String, String))| {
        name_a.eq_ignore_ascii_case(name_b) && (a == b || (name_a == "q-signature" && a.eq_ignore_ascii_case(b)))
    };
    a.key() == b.key() && a.query().len() == b.query().len() && a.query().iter().zip(b.query()).all(is_same_pair)
}

/// The signed parts of a request: everything except the case of header names.
fn meaning(object: &ObjectUrl) -> impl PartialEq + std::fmt::Debug {
    let query: Vec<_> = object.query().iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
    let headers: Vec<_> =
        object.headers().iter().map(|(name, value)| (name.to_ascii_lowercase(), value.to_string())).collect();
    (object.protocol(), object.host().unwrap(), object.key().clone(), object.method(), query, headers)
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn signed_requests_are_accepted(parts in parts()) {
        let Some(sent) = Sent::of(&parts.build()) else { return Ok(()) };
        prop_assert!(sent.is_accepted(), "{}", sent.target);
    }

    #[test]
    fn each_url_of_a_listing_is_accepted_for_its_key(parts in parts(), keys in prop::collection::vec(keys(), 0..6)) {
        let Ok(listing) = signer().signing_key(key_time()).unwrap().listing(&parts.build()) else { return Ok(()) };
        for (key, url) in listing.urls(&keys) {
            let sent = Sent::of_url(&url.unwrap());
            prop_assert!(sent.is_accepted(), "{}", sent.target);
            let request = sent.request().unwrap();
            prop_assert_eq!(request.key(), key.as_str());
        }
    }

    #[test]
    fn another_byte_in_the_path_is_rejected(parts in parts(), at: Index, by in 1..94_u8) {
        let Some(sent) = Sent::of(&parts.build()) else { return Ok(()) };
        let path = sent.target.find('?').unwrap();
        let altered = sent.clone().with_byte(at.index(path), by);
        prop_assert!(!altered.is_accepted() || means_the_same(&altered, &sent), "{}", altered.target);
    }

    #[test]
    fn another_byte_in_the_parameters_is_rejected(parts in parts(), at: Index, by in 1..94_u8) {
        let Some(sent) = Sent::of(&parts.build()) else { return Ok(()) };
        let query = sent.target.find('?').unwrap() + 1;
        let altered = sent.clone().with_byte(query + at.index(sent.target.len() - query), by);
        prop_assert!(!altered.is_accepted() || means_the_same(&altered, &sent), "{}", altered.target);
    }

    /// Changes the same digit in both fields, so that they remain equal.
    #[test]
    fn another_period_is_rejected(parts in parts(), at: Index, by in 1..10_u8) {
        let Some(mut sent) = Sent::of(&parts.build()) else { return Ok(()) };
        let window = sent.target[sent.field("q-key-time")].to_owned();
        let digits: Vec<usize> = (0..window.len()).filter(|at| !window[*at..].starts_with("%3B")).collect();
        let at = *at.get(&digits);
        let Some(digit) = window[at..].chars().next().and_then(|digit| digit.to_digit(10)) else { return Ok(()) };
        let other = char::from_digit((digit + u32::from(by)) % 10, 10).unwrap();
        for name in ["q-sign-time", "q-key-time"] {
            let start = sent.field(name).start;
            sent.target.replace_range(start + at..=start + at, other.encode_utf8(&mut [0; 4]));
        }
        prop_assert!(!sent.is_accepted(), "{}", sent.target);
    }

    #[test]
    fn another_byte_in_the_host_or_in_a_header_is_rejected(parts in parts(), which: Index, at: Index, by in 1..=255_u8) {
        let Some(mut sent) = Sent::of(&parts.build()) else { return Ok(()) };
        let which = which.index(sent.headers.len());
        let value = &mut sent.headers[which].1;
        if value.is_empty() {
            value.push(by);
        } else {
            let at = at.index(value.len());
            value[at] = value[at].wrapping_add(by);
        }
        prop_assert!(!sent.is_accepted());
    }

    #[test]
    fn another_method_is_rejected(parts in parts(), other in cos_url_property_tests::methods()) {
        let Some(mut sent) = Sent::of(&parts.build()) else { return Ok(()) };
        let is_same = sent.method == other;
        sent.method = other;
        prop_assert_eq!(sent.is_accepted(), is_same);
    }

    /// A request and one that shares some of its parts.
    #[test]
    fn only_equal_requests_have_equal_urls(parts in parts(), other in parts(), taken in 0..128_u8) {
        let mut mixed = parts.clone();
        let is_taken = |part: u32| taken & (1 << part) != 0;
        let Parts { bucket, region, key, endpoint, protocol, method, query, headers, .. } = other;
        if is_taken(0) { (mixed.bucket, mixed.region) = (bucket, region) }
        if is_taken(1) { mixed.key = key }
        if is_taken(2) { mixed.endpoint = endpoint }
        if is_taken(3) { mixed.protocol = protocol }
        if is_taken(4) { mixed.method = method }
        if is_taken(5) { mixed.query = query }
        if is_taken(6) { mixed.headers = headers }
        let (first, second) = (parts.build(), mixed.build());
        let (Ok(a), Ok(b)) = (first.sign_at(&signer(), key_time()), second.sign_at(&signer(), key_time())) else {
            return Ok(());
        };
        prop_assert_eq!(a.as_str() == b.as_str(), meaning(&first) == meaning(&second), "{:?} {:?}", first, second);
    }
}

/// Every key and up to two parameters, built from the characters that separate the parts of a request.
#[test]
fn no_two_small_requests_have_the_same_signature() {
    let strings: Vec<String> = {
        let one = || "ab/&=;%?\n".chars();
        let two = one().flat_map(|first| one().map(move |second| format!("{first}{second}")));
        std::iter::once(String::new()).chain(one().map(String::from)).chain(two).collect()
    };
    let keys: Vec<_> = strings.iter().filter_map(|text| text.parse::<ObjectKey>().ok()).collect();
    // After a `/`, a name may contain any of the characters.
    let after_slash = strings.iter().filter(|text| text.len() == 2).map(|text| format!("/{text}"));
    let names: Vec<_> =
        after_slash.chain(strings.iter().cloned()).filter_map(|text| QueryName::new(text).ok()).collect();
    let values: Vec<_> = strings.iter().filter_map(|text| text.parse::<QueryValue>().ok()).collect();
    let base = |key: &ObjectKey| {
        let url = ObjectUrl::builder().bucket(bucket!("examplebucket-1250000000"));
        url.region(Region::AP_BEIJING).key(key.clone()).protocol(Protocol::Https)
    };
    let signing_key = signer().signing_key(key_time()).unwrap();
    let mut signatures = HashSet::new();
    let mut requests = 0;
    let mut see = |object: ObjectUrl| {
        if let Ok(url) = signing_key.sign(&object) {
            let (_, rest) = url.as_str().split_once("&q-signature=").unwrap();
            requests += 1;
            assert!(signatures.insert(rest[..40].to_owned()), "{url}");
        }
    };
    for key in &keys {
        see(base(key).build());
        for name in &names {
            see(base(key).query(name.clone(), QueryValue::EMPTY).build());
        }
    }
    let key = &keys[0];
    for name in &names {
        for value in values.iter().filter(|value| !value.as_str().is_empty()) {
            see(base(key).query(name.clone(), value.clone()).build());
        }
    }
    // Each pair of names occurs once, because their order does not matter.
    for (at, name) in names.iter().enumerate() {
        for other in &names[at + 1..] {
            let value = QueryValue::EMPTY;
            see(base(key).query(name.clone(), value.clone()).query(other.clone(), value).build());
        }
    }
    // The number of requests: 80 keys, alone and with each of 105 names; the names with 72 values; each pair of names.
    assert_eq!(requests, 80 * 106 + 105 * 72 + 105 * 104 / 2);
}
