//! Properties of every constructor: of validated text types, times and credentials.

use cos_url::error::ErrorKind;
use cos_url::{
    Bucket, Credentials, Domain, Endpoint, Error, FileName, HeaderName, HeaderValue, KeyTime, Method, ObjectKey,
    Protocol, QueryName, QueryValue, Region, Signer,
};
use cos_url_property_tests::{cases, domains, key_time, parts, strings, unless_it_panics};
use proptest::prelude::*;
use std::borrow::Cow;
use std::fmt::{Debug, Display};
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};
use std::str::FromStr;
use std::time::Duration;

/// The longest message: two strings of 80 characters, each escaped to at most ten, and two sentences.
const LONGEST_MESSAGE: usize = 2_000;

/// A message is one line without special characters, and `Debug` prints it too.
fn check_message(error: &Error) -> Result<(), TestCaseError> {
    let text = error.to_string();
    prop_assert_eq!(&format!("{error:?}"), &text);
    prop_assert!(!text.is_empty() && text.len() < LONGEST_MESSAGE, "{} bytes: {text:?}", text.len());
    // A line end or a bidirectional control character would change the displayed text.
    let hidden = |c: char| {
        c.is_control() || matches!(c, '\u{200e}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    prop_assert!(!text.contains(hidden), "{text:?}");
    Ok(())
}

fn check_error<T>(result: Result<T, Error>) -> Result<(), TestCaseError> {
    result.err().map_or(Ok(()), |error| check_message(&error))
}

/// Checks the error of one text: its kind, its position, and the suggested text, which must be valid.
fn check_rejected<T>(
    text: &str,
    error: &Error,
    kind: ErrorKind,
    new: fn(String) -> Result<T, Error>,
) -> Result<(), TestCaseError> {
    prop_assert_eq!(error.kind(), kind);
    prop_assert!(error.is_input());
    if let Some(position) = error.position() {
        let found = text[position.byte..].chars().next();
        prop_assert!(found.is_some(), "{error}");
        prop_assert_eq!(text[..position.byte].chars().count(), position.character);
        prop_assert!(error.to_string().contains(&format!("` at byte {}", position.byte)), "{error}");
    }
    let message = error.to_string();
    for before in ["; write `", "; did you mean `"] {
        if let Some((fix, _)) = message.rsplit_once(before).and_then(|(_, rest)| rest.split_once('`')) {
            prop_assert!(new(fix.to_owned()).is_ok(), "the advice is rejected too: {message}");
        }
    }
    check_message(error)
}

/// In a constant, the message is the same, except that it names the constructors of constants.
fn in_constant(message: &str) -> String {
    [
        ("`Region::custom(", "`Region::custom_static("),
        ("`Domain::new(", "`Domain::from_static("),
        ("`Domain::private(", "`Domain::private_static("),
        ("`ObjectKey::with_dot_segments(", "`ObjectKey::with_dot_segments_static("),
    ]
    .iter()
    .fold(message.to_owned(), |message, (run_time, constant)| {
        // The advice has an argument, unless the text cannot be pasted.
        message.replace(run_time, constant).replace(&run_time.replace('(', "`"), &constant.replace('(', "`"))
    })
}

/// Checks that a second constructor, which has no `FromStr`, and its form for constants agree.
fn check_two<T: PartialEq + Debug>(
    text: &str,
    kind: ErrorKind,
    new: fn(String) -> Result<T, Error>,
    from_static: fn(&'static str) -> T,
) -> Result<(), TestCaseError> {
    let constant = unless_it_panics(|| from_static(String::leak(text.to_owned())));
    match new(text.to_owned()) {
        Ok(value) => prop_assert_eq!(constant, Ok(value)),
        Err(error) => {
            prop_assert_eq!(constant.err(), Some(in_constant(&error.to_string())));
            check_rejected(text, &error, kind, new)?;
        }
    }
    Ok(())
}

/// Checks that every constructor and conversion of a type returns the same value or the same message.
fn check_constructors<T>(
    text: &str,
    kind: ErrorKind,
    new: fn(String) -> Result<T, Error>,
    from_static: fn(&'static str) -> T,
) -> Result<(), TestCaseError>
where
    T: FromStr<Err = Error> + TryFrom<String, Error = Error> + TryFrom<Box<str>, Error = Error>,
    T: for<'a> TryFrom<&'a str, Error = Error> + for<'a> TryFrom<&'a String, Error = Error>,
    T: for<'a> TryFrom<Cow<'a, str>, Error = Error> + for<'a, 'b> TryFrom<&'a &'b str, Error = Error>,
    T: Clone + PartialEq + PartialEq<str> + for<'a> PartialEq<&'a str> + Debug + AsRef<str> + Display,
    T: for<'a> From<&'a T>,
    String: From<T>,
{
    let result = new(text.to_owned());
    let owned = text.to_owned();
    for other in [
        text.parse::<T>(),
        T::try_from(text),
        T::try_from(&text),
        T::try_from(&owned),
        T::try_from(owned.clone()),
        T::try_from(Box::from(text)),
        T::try_from(Cow::Borrowed(text)),
        T::try_from(Cow::Owned(owned.clone())),
    ] {
        prop_assert_eq!(&other, &result);
    }
    if let Ok(value) = &result {
        prop_assert_eq!(value.as_ref(), text, "nothing is changed");
        prop_assert_eq!(value.to_string(), text);
        prop_assert_eq!(String::from(value.clone()), text);
        prop_assert_eq!(&T::from(value), value);
        prop_assert!(*value == *text && *value == text);
    }
    check_two(text, kind, new, from_static)
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn bucket(text in strings(&["examplebucket-1250000000", "a-1", "foo-x--1250000000", "1250000000-examplebucket",
        "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/a"])) {
        check_constructors(&text, ErrorKind::InvalidBucket, Bucket::new, Bucket::from_static)?;
    }

    #[test]
    fn region(text in strings(&["ap-beijing", "ap-shenzhen-fsi", "cn-south-2", "sh", "me-saudi-arabia", "ap-beijing-5",
        "cos.ap-shanghai.myqcloud.com", "accelerate"])) {
        check_constructors(&text, ErrorKind::InvalidRegion, Region::new, Region::from_static)?;
        check_two(&text, ErrorKind::InvalidRegion, Region::custom, Region::custom_static)?;
        prop_assert!(Region::custom(&text).is_ok() || Region::new(&text).is_err(), "`custom` accepts everything that \
                                                                                    `new` accepts");
    }

    #[test]
    fn object_key(text in strings(&["a.txt", "dir/a b.txt", "..", "a/../b", "a/..", "腾讯云/a", "100%.txt"])) {
        check_constructors(&text, ErrorKind::InvalidObjectKey, ObjectKey::new, ObjectKey::from_static)?;
        check_two(
            &text,
            ErrorKind::InvalidObjectKey,
            ObjectKey::with_dot_segments,
            ObjectKey::with_dot_segments_static,
        )?;
        prop_assert!(ObjectKey::with_dot_segments(&text).is_ok() || ObjectKey::new(&text).is_err());
    }

    #[test]
    fn domain(text in strings(&[
        "img.example.com", "IMG.Example.COM:8443", "{Bucket}.{Region}.example.com", "xn--fiqs8s.cn",
        "xn--bcher-kva.example", "127.0.0.1:9000", "localhost", "[::1]:80", "cos_1:9000",
        "{Bucket}.cos.{Region}.myqcloud.com", "https://img.example.com/", "a@b.com"])) {
        check_constructors(&text, ErrorKind::InvalidDomain, Domain::new, Domain::from_static)?;
        check_two(&text, ErrorKind::InvalidDomain, Domain::private, Domain::private_static)?;
        prop_assert!(Domain::private(&text).is_ok() || Domain::new(&text).is_err(), "`private` accepts everything that \
                                                                                     `new` accepts");
    }

    #[test]
    fn domains_are_compared_without_case(a in domains(), b in domains()) {
        let hash = |domain: &Domain| BuildHasherDefault::<DefaultHasher>::default().hash_one(domain);
        // Templates are case-sensitive.
        if let Ok(upper) = Domain::private(a.as_str().to_ascii_uppercase()) {
            prop_assert_eq!(&upper, &a);
            prop_assert_eq!(hash(&upper), hash(&a));
        }
        prop_assert_eq!(a == b, a.cmp(&b).is_eq());
        prop_assert_eq!(a.cmp(&b), a.as_str().to_ascii_lowercase().cmp(&b.as_str().to_ascii_lowercase()));
    }

    #[test]
    fn query_name(text in strings(&["versionId", "imageMogr2/thumbnail/200x/", "q-ak", "sign", "x-cos-security-token",
        "watermark/1/image/aHR0cDov==/dissolve/90"])) {
        check_constructors(&text, ErrorKind::InvalidQueryName, QueryName::new, QueryName::from_static)?;
    }

    #[test]
    fn query_value(text in strings(&["", "1+2", " pad ", "attachment; filename=\"a b.txt\""])) {
        check_constructors(&text, ErrorKind::InvalidQueryValue, QueryValue::new, QueryValue::from_static)?;
    }

    #[test]
    fn header_name(text in strings(&["Content-Type", "x-cos-acl", "host", "User-Agent", "X-Forwarded-For", "proxy-x",
        "x-cos-meta-a"])) {
        check_constructors(&text, ErrorKind::InvalidHeaderName, HeaderName::new, HeaderName::from_static)?;
    }

    #[test]
    fn header_value(text in strings(&["", "text/plain", "uin=\"100000000011\"", "a b"])) {
        check_constructors(&text, ErrorKind::InvalidHeaderValue, HeaderValue::new, HeaderValue::from_static)?;
    }

    #[test]
    fn file_name(text in strings(&["a.txt", "报表 Q1.pdf", "..", ".", "100%.txt", "say \"hi\""])) {
        check_constructors(&text, ErrorKind::InvalidFileName, FileName::new, FileName::from_static)?;
        if let Ok(name) = FileName::new(&text) {
            let disposition = name.attachment();
            prop_assert!(disposition.bytes().all(|byte| matches!(byte, b' '..=b'~')), "a header value: {disposition}");
            prop_assert_eq!(HeaderValue::new(&disposition).map(String::from), Ok(disposition));
        }
    }

    #[test]
    fn names(text in strings(&[
        "GET", "get", "https", "http:", "default", "internal-accelerate", "dual-stack", "cdn"])) {
        check_two(&text, ErrorKind::InvalidMethod, Method::new, Method::from_static)?;
        check_two(&text, ErrorKind::InvalidProtocol, Protocol::new, Protocol::from_static)?;
        check_two(&text, ErrorKind::InvalidEndpoint, Endpoint::new, Endpoint::from_static)?;
        prop_assert_eq!(text.parse::<Method>(), Method::new(&text));
        prop_assert_eq!(text.parse::<Protocol>(), Protocol::new(&text));
        prop_assert_eq!(text.parse::<Endpoint>(), Endpoint::new(&text));
        if let Ok(method) = text.parse::<Method>() {
            prop_assert_eq!(method.as_str(), text);
        }
    }

    #[test]
    fn credentials(id in strings(&[
        "AKIDEXAMPLE"]), key in strings(&["SECRETKEYEXAMPLE", "AKIDEXAMPLE"]), token in strings(&["T+/=="])) {
        match Credentials::temporary(&id, &key, &token) {
            Err(error) => {
                check_message(&error)?;
                prop_assert_eq!((error.kind(), error.is_input()), (ErrorKind::InvalidCredentials, false));
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
        for result in [
            KeyTime::new(start, end),
            KeyTime::from_now(start, expires),
            KeyTime::rounded(start, expires, Duration::from_secs(window)),
            KeyTime::rounded(start % 4_000_000_000, Duration::from_secs(seconds % 1_000_000), Duration::from_secs(window % 1_000)),
        ] {
            match result {
                Ok(time) => {
                    prop_assert!(time.start() < time.end() && time.end() <= 253_402_300_799);
                    prop_assert_eq!(time.to_string(), format!("{};{}", time.start(), time.end()));
                    prop_assert_eq!(time.to_string().parse(), Ok(time));
                    prop_assert_eq!(KeyTime::between(time.start_time(), time.end_time()), Ok(time));
                    prop_assert!(time.lifetime() > 0);
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
    fn the_errors_of_a_request_are_one_line(parts in parts(), again: bool, expires: u64) {
        let mut object = parts.build();
        if again {
            let twice = parts.query.iter().chain(&parts.query).cloned().collect();
            let headers = parts.headers.iter().chain(&parts.headers).cloned().collect();
            object = object.with_query(twice).with_headers(headers);
        }
        let signer = Signer::new(Credentials::temporary("AKIDEXAMPLE", "SECRETKEYEXAMPLE", "TOKENEXAMPLE").unwrap());
        let object = object.with_expires(Duration::from_secs(expires));
        for result in [
            object.sign_at(&signer, key_time()).map(drop),
            object.sign(&signer).map(drop),
            object.authorize_at(&signer, key_time()).map(drop),
            object.unsigned().map(drop),
        ] {
            if let Err(error) = &result {
                prop_assert!(error.is_input(), "{error}");
            }
            check_error(result)?;
        }
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
