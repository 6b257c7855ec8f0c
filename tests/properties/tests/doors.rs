//! What holds for every door: of the checked texts, of the times, of the credentials.

#![cfg(test)]

use cos_url::{
    Bucket, Credentials, Domain, Endpoint, FileName, HeaderName, HeaderValue, Invalid, KeyTime, Method, ObjectKey,
    Protocol, QueryName, QueryValue, Reason, Region, Signer,
};
use cos_url_property_tests::{cases, domains, key_time, parts, texts, unless_it_panics};
use proptest::prelude::*;
use std::fmt::{Debug, Display};
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};
use std::str::FromStr;
use std::time::Duration;

/// The longest message: two echoes of 80 characters, each escaped to at most ten, and two sentences.
const LONGEST_MESSAGE: usize = 2_000;

/// A message is one line that can be shown anywhere.
fn check_message(error: &(impl Display + Debug)) -> Result<(), TestCaseError> {
    for text in [format!("{error}"), format!("{error:?}")] {
        prop_assert!(!text.is_empty() && text.len() < LONGEST_MESSAGE, "{} bytes: {text:?}", text.len());
        // A line end or a bidirectional control would be shown as something else.
        let hidden = |c: char| {
            c.is_control() || matches!(c, '\u{200e}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        };
        prop_assert!(!text.contains(hidden), "{text:?}");
    }
    Ok(())
}

fn check_reason<T: Debug, R: Reason>(answer: Result<T, Invalid<R>>) -> Result<(), TestCaseError> {
    answer.err().map_or(Ok(()), |error| check_message(&error))
}

/// Every door of a type judges alike, and says the same.
fn check_doors<T, R>(
    text: &str,
    new: fn(String) -> Result<T, Invalid<R>>,
    from_static: fn(&'static str) -> T,
) -> Result<(), TestCaseError>
where
    T: FromStr<Err = Invalid<R>>
        + TryFrom<String, Error = Invalid<R>>
        + Clone
        + PartialEq
        + Debug
        + AsRef<str>
        + Display,
    T: for<'a> TryFrom<&'a str, Error = Invalid<R>>,
    String: From<T>,
    R: Reason,
{
    let answer = new(text.to_owned());
    prop_assert_eq!(&text.parse::<T>(), &answer);
    prop_assert_eq!(&T::try_from(text), &answer);
    prop_assert_eq!(&T::try_from(text.to_owned()), &answer);
    let constant = unless_it_panics(|| from_static(String::leak(text.to_owned())));
    match answer {
        Ok(value) => {
            prop_assert_eq!(constant.as_ref(), Ok(&value));
            prop_assert_eq!(value.as_ref(), text, "nothing is changed");
            prop_assert_eq!(value.to_string(), text);
            prop_assert_eq!(String::from(value), text);
        }
        Err(error) => {
            let said = constant.err().unwrap_or_default();
            prop_assert!(said.contains(error.reason().sentence()), "{said}");
            prop_assert!(!said.chars().any(char::is_control), "{said}");
            // A constant says the same without what would have to be allocated, and escapes fewer of the characters
            // that cannot be seen.
            prop_assert!(!text.is_ascii() || error.to_string().starts_with(&said), "{said}");
            if let Some(place) = error.place() {
                prop_assert_eq!(text[place.byte..].chars().next(), Some(place.found));
                prop_assert_eq!(text[..place.byte].chars().count(), place.character);
            }
            check_message(&error)?;
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(2_000))]

    #[test]
    fn bucket(text in texts(&["examplebucket-1250000000", "a-1", "foo-x--1250000000", "1250000000-examplebucket",
        "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/a"])) {
        check_doors(&text, Bucket::new, Bucket::from_static)?;
    }

    #[test]
    fn region(text in texts(&["ap-beijing", "ap-shenzhen-fsi", "cn-south-2", "sh", "me-saudi-arabia", "ap-beijing-5",
        "cos.ap-shanghai.myqcloud.com", "accelerate"])) {
        check_doors(&text, Region::new, Region::from_static)?;
        check_doors_beside(&text, Region::custom, Region::custom_static)?;
        prop_assert!(Region::custom(&text).is_ok() || Region::new(&text).is_err(), "custom takes what new takes");
    }

    #[test]
    fn object_key(text in texts(&["a.txt", "dir/a b.txt", "..", "a/../b", "a/..", "腾讯云/a", "100%.txt"])) {
        check_doors(&text, ObjectKey::new, ObjectKey::from_static)?;
        check_reason(ObjectKey::with_dot_segments(&text))?;
        prop_assert!(ObjectKey::with_dot_segments(&text).is_ok() || ObjectKey::new(&text).is_err());
    }

    #[test]
    fn domain(text in texts(&["img.example.com", "IMG.Example.COM:8443", "{Bucket}.{Region}.example.com", "xn--fiqs8s.cn",
        "xn--bcher-kva.example", "127.0.0.1:9000", "localhost", "[::1]:80", "https://img.example.com/", "a@b.com"])) {
        check_doors(&text, Domain::new, Domain::from_static)?;
        check_reason(Domain::loopback(&text))?;
        prop_assert!(Domain::loopback(&text).is_err() || Domain::new(&text).is_err(), "one of the two, never both");
    }

    #[test]
    fn case_does_not_tell_domains_apart(a in domains(), b in domains()) {
        let hash = |domain: &Domain| BuildHasherDefault::<DefaultHasher>::default().hash_one(domain);
        // A template has its own spelling, and so has the local machine.
        if let Ok(upper) = Domain::new(a.as_str().to_ascii_uppercase()) {
            prop_assert_eq!(&upper, &a);
            prop_assert_eq!(hash(&upper), hash(&a));
        }
        prop_assert_eq!(a == b, a.cmp(&b).is_eq());
        prop_assert_eq!(a.cmp(&b), a.as_str().to_ascii_lowercase().cmp(&b.as_str().to_ascii_lowercase()));
    }

    #[test]
    fn query_name(text in texts(&["versionId", "imageMogr2/thumbnail/200x/", "q-ak", "sign", "x-cos-security-token"])) {
        check_doors(&text, QueryName::new, QueryName::from_static)?;
    }

    #[test]
    fn query_value(text in texts(&["", "1+2", " pad ", "attachment; filename=\"a b.txt\""])) {
        check_doors(&text, QueryValue::new, QueryValue::from_static)?;
    }

    #[test]
    fn header_name(text in texts(&["Content-Type", "x-cos-acl", "host", "User-Agent", "X-Forwarded-For", "proxy-x"])) {
        check_doors(&text, HeaderName::new, HeaderName::from_static)?;
    }

    #[test]
    fn header_value(text in texts(&["", "text/plain", "uin=\"100000000011\"", "a b"])) {
        check_doors(&text, HeaderValue::new, HeaderValue::from_static)?;
    }

    #[test]
    fn file_name(text in texts(&["a.txt", "报表 Q1.pdf", "..", ".", "100%.txt", "say \"hi\""])) {
        check_doors(&text, FileName::new, FileName::from_static)?;
        if let Ok(name) = FileName::new(&text) {
            let disposition = name.attachment();
            prop_assert!(disposition.bytes().all(|byte| matches!(byte, b' '..=b'~')), "a header value: {disposition}");
            prop_assert_eq!(HeaderValue::new(&disposition).map(String::from), Ok(disposition));
        }
    }

    #[test]
    fn words(text in texts(&["GET", "get", "https", "http:", "default", "internal-accelerate", "dual-stack", "cdn"])) {
        check_reason(text.parse::<Method>())?;
        check_reason(text.parse::<Protocol>())?;
        check_reason(text.parse::<Endpoint>())?;
        if let Ok(method) = text.parse::<Method>() {
            prop_assert_eq!(method.as_str(), text);
        }
    }

    #[test]
    fn credentials(id in texts(&["AKIDEXAMPLE"]), key in texts(&["SECRETKEYEXAMPLE", "AKIDEXAMPLE"]), token in texts(&["T+/=="])) {
        match Credentials::temporary(&id, &key, &token) {
            Err(error) => {
                check_message(&error)?;
                let message = format!("{error} {error:?}");
                for secret in [&id, &key, &token].into_iter().filter(|secret| secret.len() >= 12) {
                    prop_assert!(!message.contains(secret.as_str()), "{message}");
                }
            }
            Ok(credentials) => {
                prop_assert_eq!(format!("{credentials:?}"), "Credentials { kind: \"temporary\", .. }");
                prop_assert!(Credentials::new(id, key).is_ok());
            }
        }
    }

    #[test]
    fn times(start: u64, end: u64, seconds: u64, nanoseconds in 0..1_000_000_000_u32, window: u64) {
        let expires = Duration::new(seconds, nanoseconds);
        for answer in [
            KeyTime::new(start, end),
            KeyTime::from_now(start, expires),
            KeyTime::rounded(start, expires, Duration::from_secs(window)),
            KeyTime::rounded(start % 4_000_000_000, Duration::from_secs(seconds % 1_000_000), Duration::from_secs(window % 1_000)),
        ] {
            match answer {
                Ok(time) => {
                    prop_assert!(time.start() < time.end() && time.end() <= 253_402_300_799);
                    prop_assert_eq!(time.to_string(), format!("{};{}", time.start(), time.end()));
                }
                Err(error) => check_message(&error)?,
            }
        }
    }

    #[test]
    fn a_rounded_time_is_the_same_within_a_window(now in 60..4_000_000_000_u64, window in 1..5_000_u64, more in 0..5_000_u64) {
        let expires = window * 2 + more;
        let rounded = |now| KeyTime::rounded(now, Duration::from_secs(expires), Duration::from_secs(window)).unwrap();
        let first = now - now % window;
        prop_assert_eq!(rounded(now), rounded(first));
        prop_assert_ne!(rounded(now), rounded(first + window));
        let left = rounded(now).end() - now;
        prop_assert!(expires - window < left && left <= expires, "{left} s are left of {expires}");
    }

    #[test]
    fn what_is_refused_of_a_request_is_told_in_one_line(parts in parts(), again: bool, expires: u64) {
        let mut object = parts.build();
        if again {
            let twice = parts.query.iter().chain(&parts.query).cloned().collect();
            let headers = parts.headers.iter().chain(&parts.headers).cloned().collect();
            object = cos_url::ObjectUrl::from_parts(parts.bucket, parts.region, parts.key, parts.endpoint, twice, headers);
        }
        let signer = Signer::new(Credentials::temporary("AKIDEXAMPLE", "SECRETKEYEXAMPLE", "TOKENEXAMPLE").unwrap());
        let object = object.with_expires(Duration::from_secs(expires));
        let answers =
            [object.sign_at(&signer, key_time()).map(|_| ()), object.sign(&signer).map(|_| ()), object.authorize_at(&signer, key_time()).map(|_| ())];
        for error in answers.into_iter().filter_map(Result::err) {
            check_message(&error)?;
        }
        object.unsigned().err().map_or(Ok(()), |error| check_message(&error))?;
    }

    #[test]
    fn nothing_shows_a_secret(parts in parts()) {
        let credentials = Credentials::temporary("AKIDEXAMPLE", "SECRETKEYEXAMPLE", "TOKENEXAMPLE").unwrap();
        let shown = format!("{credentials:?}");
        let signer = Signer::new(credentials);
        let signing_key = signer.signing_key(key_time()).unwrap();
        let object = parts.build();
        let shown = match (signing_key.sign(&object), signing_key.authorize(&object)) {
            (Ok(url), Ok(authorization)) => {
                let (_, signature) = url.as_str().split_once("&q-signature=").unwrap();
                let (_, other_signature) = authorization.authorization().split_once("&q-signature=").unwrap();
                let shown = format!("{shown} {signer:?} {signing_key:?} {url:?} {authorization:?}");
                prop_assert!(!shown.contains(&signature[..40]) && !shown.contains(other_signature));
                shown
            }
            (signed, authorized) => format!("{shown} {signer:?} {signing_key:?} {signed:?} {authorized:?}"),
        };
        prop_assert!(!shown.contains("SECRETKEYEXAMPLE") && !shown.contains("TOKENEXAMPLE"), "{shown}");
    }
}

/// As [`check_doors`], for a second constructor, which has no `FromStr`.
fn check_doors_beside<T: PartialEq + Debug, R: Reason>(
    text: &str,
    new: fn(String) -> Result<T, Invalid<R>>,
    from_static: fn(&'static str) -> T,
) -> Result<(), TestCaseError> {
    let constant = unless_it_panics(|| from_static(String::leak(text.to_owned())));
    match new(text.to_owned()) {
        Ok(value) => prop_assert_eq!(constant, Ok(value)),
        Err(error) => {
            let said = constant.err().unwrap_or_default();
            prop_assert!(said.contains(error.reason().sentence()), "{said}");
            prop_assert!(!said.chars().any(char::is_control), "{said}");
            // A constant says the same without what would have to be allocated, and escapes fewer of the characters
            // that cannot be seen.
            prop_assert!(!text.is_ascii() || error.to_string().starts_with(&said), "{said}");
            check_message(&error)?;
        }
    }
    Ok(())
}
