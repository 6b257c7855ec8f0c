//! Properties of every URL, signed or not.

use cos_url::{Credentials, Headers, ObjectUrl, Query, Signer};
use cos_url_core::const_url::{ConstUrl, Part, Value};
use cos_url_core::cross_field::Request;
use cos_url_core::percent;
use cos_url_property_tests::{Parts, any_text, cases, key_time, keys, parts, queries, unless_it_panics};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use proptest::prelude::*;
use url::Url;

const SECRET_ID: &str = "AKIDEXAMPLE";
const SECRET_KEY: &str = "SECRETKEYEXAMPLE";
const TOKEN: &str = "TOKEN/EXAMPLE+==&q-ak=EVIL";

fn signer() -> Signer {
    Signer::new(Credentials::new(SECRET_ID, SECRET_KEY).unwrap())
}

fn signer_with_token() -> Signer {
    Signer::new(Credentials::temporary(SECRET_ID, SECRET_KEY, TOKEN).unwrap())
}

/// All characters except the unreserved characters of RFC 3986.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// `K(name)`, according to its definition.
fn lower_name(name: &str) -> String {
    utf8_percent_encode(name, ENCODED).to_string().to_ascii_lowercase()
}

/// The names of a request as the signature lists them.
fn list<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let mut names: Vec<String> = names.map(lower_name).collect();
    names.sort();
    names.join(";")
}

fn with_list_of<'a>(pairs: Vec<(&'a str, &'a str)>, extra: &[&'a str]) -> String {
    list(pairs.into_iter().map(|(name, _)| name).chain(extra.iter().copied()))
}

fn parameters(object: &ObjectUrl) -> Vec<(&str, &str)> {
    object.query().iter().collect()
}

fn headers(object: &ObjectUrl) -> Vec<(&str, &str)> {
    object.headers().iter().collect()
}

/// Checks that a parser reads the scheme, the host and the path of the object from a URL. It may reject a host with a
/// label that starts with `xn--` and is not valid Punycode; then there is nothing more to check.
fn check_address(text: &str, object: &ObjectUrl) -> Result<Option<Url>, TestCaseError> {
    let is_international = object.host().unwrap().split('.').any(|label| label.starts_with("xn--"));
    let url = match Url::parse(text) {
        Ok(url) => url,
        Err(_) if is_international => return Ok(None),
        Err(error) => return Err(TestCaseError::fail(format!("{text}: {error}"))),
    };
    prop_assert_eq!(url.as_str(), text, "a parser changes nothing");
    prop_assert_eq!(url.scheme(), object.protocol().as_str());
    prop_assert_eq!(url.authority(), object.host().unwrap(), "the host, without a user name");
    prop_assert_eq!(url.fragment(), None);
    let path = percent_decode_str(url.path()).decode_utf8().unwrap();
    prop_assert_eq!(path, format!("/{}", object.key()), "decoded once, the path is the key");
    Ok(Some(url))
}

/// Each parameter of a URL, as a server reads it.
fn read_back(url: &Url) -> Vec<(String, String)> {
    url.query_pairs().into_owned().collect()
}

fn owned(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| (String::from(*name), String::from(*value))).collect()
}

/// A length that no URL here exceeds.
const LENGTH: usize = 16_384;

/// The URL as `cos_url!` writes it if every field is a constant.
fn constant(object: ObjectUrl) -> ConstUrl {
    let object: &ObjectUrl = Box::leak(Box::new(object));
    let request = Box::leak(Box::new(Request {
        protocol: object.protocol(),
        method: object.method(),
        endpoint: object.endpoint(),
        bucket: object.bucket(),
        region: object.region(),
        key: object.key(),
        query: object.query(),
        headers: object.headers(),
    }));
    let values = [
        Value::Origin { request },
        Value::ObjectKeyPart { key: object.key() },
        Value::QueryPart { query: object.query() },
    ];
    let [first, others @ ..] = values.map(|value| Part { before: "", value });
    ConstUrl { first, others: Some(Box::leak(Box::new(others))), end: "" }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn a_signed_url_contains_every_given_field(parts in parts(), has_token: bool) {
        let object = parts.build();
        let (signer, token) = if has_token { (signer_with_token(), Some(TOKEN)) } else { (signer(), None) };
        let Ok(signed) = object.sign_at(&signer, key_time()) else {
            return Ok(());
        };
        let token: Vec<(&str, &str)> = token.map(|token| ("x-cos-security-token", token)).into_iter().collect();

        let Some(url) = check_address(signed.as_str(), &object)? else {
            return Ok(());
        };
        let read = read_back(&url);
        let signature = read[6].1.clone();
        prop_assert!(signature.len() == 40 && signature.chars().all(|c| matches!(c, '0'..='9' | 'a'..='f')));
        let header_list = with_list_of(headers(&object), &["host"]);
        let parameter_list = with_list_of([token.clone(), parameters(&object)].concat(), &[]);
        let expected = [
            vec![
                ("q-sign-algorithm", "sha1"),
                ("q-ak", SECRET_ID),
                ("q-sign-time", "1557989151;1557996351"),
                ("q-key-time", "1557989151;1557996351"),
                ("q-header-list", &header_list),
                ("q-url-param-list", &parameter_list),
                ("q-signature", &signature),
            ],
            token,
            parameters(&object),
        ];
        prop_assert_eq!(read, owned(&expected.concat()), "each parameter occurs once, unchanged");
    }

    #[test]
    fn an_unsigned_url_contains_every_given_field(parts in parts()) {
        let object = parts.build();
        let Ok(unsigned) = object.unsigned() else {
            return Ok(());
        };
        let Some(url) = check_address(&unsigned, &object)? else {
            return Ok(());
        };
        prop_assert_eq!(read_back(&url), owned(&parameters(&object)));
    }

    #[test]
    fn a_constant_url_equals_the_url_built_at_run_time(parts in parts()) {
        let object = parts.build();
        let constant = constant(object.clone());
        match (unless_it_panics(|| constant.length()), object.unsigned()) {
            (Ok(length), Ok(url)) => {
                prop_assert_eq!(length, url.len());
                // The length of an array is a constant, so a parameter is added that makes the URL that long.
                let separator = if object.query().is_empty() { "?" } else { "&" };
                let missing = LENGTH - length - separator.len() - "pad=".len();
                let padded = object.to_builder().try_query("pad", "x".repeat(missing)).unwrap().build();
                let bytes = self::constant(padded.clone()).bytes::<LENGTH>();
                prop_assert_eq!(str::from_utf8(&bytes), Ok(&*padded.unsigned().unwrap()));
            }
            (Err(said), Err(error)) => prop_assert_eq!(said, error.to_string()),
            (constant, url) => prop_assert!(false, "one of the two fails: {constant:?} {url:?}"),
        }
    }

    #[test]
    fn the_order_of_parameters_and_headers_does_not_matter(
        (parts, shuffled) in parts().prop_flat_map(|parts| {
            let shuffles = (Just(parts.query.clone()).prop_shuffle(), Just(parts.headers.clone()).prop_shuffle());
            let shuffled = parts.clone();
            let shuffled =
                shuffles.prop_map(move |(query, headers)| Parts { query, headers, ..shuffled.clone() });
            (Just(parts), shuffled)
        })
    ) {
        let (first, second) = (parts.build(), shuffled.build());
        prop_assert_eq!(&first, &second);
        prop_assert_eq!(first.sign_at(&signer(), key_time()), second.sign_at(&signer(), key_time()));
        prop_assert_eq!(first.unsigned(), second.unsigned());
    }

    #[test]
    fn the_builder_and_the_with_methods_create_the_same_value(parts in parts()) {
        let Parts { bucket, region, key, endpoint, protocol, method, query, headers, expires } = parts.clone();
        let (query, headers): (Query, Headers) = (query.into_iter().collect(), headers.into_iter().collect());
        let made = ObjectUrl::new(bucket, region, key)
            .with_endpoint(endpoint)
            .with_query(query)
            .with_headers(headers)
            .with_protocol(protocol)
            .with_method(method)
            .with_expires(expires);
        let built = parts.build();
        prop_assert_eq!(&made, &built);
        prop_assert_eq!(&built.to_builder().build(), &built);
        let Parts { query, headers, .. } = parts;
        let by_text = ObjectUrl::new(built.bucket().clone(), built.region().clone(), built.key().clone())
            .with_endpoint(built.endpoint().clone())
            .with_protocol(protocol)
            .with_method(method)
            .with_expires(expires)
            .to_builder()
            .try_query_pairs(query.iter().map(|(name, value)| (name.as_str(), value.as_str())))
            .unwrap()
            .try_headers(headers.iter().map(|(name, value)| (name.as_str(), value.as_str())))
            .unwrap()
            .build();
        prop_assert_eq!(&by_text, &built);
    }

    #[test]
    fn a_request_without_options_equals_new(parts in parts(), other in keys()) {
        let Parts { bucket, region, key, .. } = parts;
        let built = ObjectUrl::builder().bucket(bucket.clone()).region(region.clone()).key(key.clone()).build();
        prop_assert_eq!(&ObjectUrl::new(bucket.clone(), region.clone(), key), &built);
        prop_assert_eq!(built.with_key(other.clone()), ObjectUrl::new(bucket, region, other));
    }

    #[test]
    fn the_authorization_lists_what_must_be_sent(parts in parts()) {
        let object = parts.build();
        let Ok(request) = object.authorize_at(&signer_with_token(), key_time()) else {
            return Ok(());
        };
        let header_list = with_list_of(headers(&object), &["host", "x-cos-security-token"]);
        let parameter_list = with_list_of(parameters(&object), &[]);
        let expected = format!(
            "q-sign-algorithm=sha1&q-ak={SECRET_ID}&q-sign-time=1557989151;1557996351\
             &q-key-time=1557989151;1557996351&q-header-list={header_list}&q-url-param-list={parameter_list}&q-signature="
        );
        let (before, signature) = request.authorization().split_at(expected.len());
        prop_assert_eq!((before, signature.len()), (expected.as_str(), 40));
        let sent: Vec<(&str, &str)> = request.headers().collect();
        prop_assert_eq!(sent, [headers(&object), vec![("x-cos-security-token", TOKEN)]].concat());
        check_address(request.url(), &object)?;
    }

    #[test]
    fn names_are_in_signing_order(pairs in queries(), a in any_text(), b in any_text()) {
        prop_assert_eq!(percent::compare_lower_names(&a, &b), lower_name(&a).cmp(&lower_name(&b)));
        let query: Query = pairs.clone().into_iter().collect();
        let names: Vec<String> = query.iter().map(|(name, _)| lower_name(name)).collect();
        prop_assert!(names.is_sorted(), "{names:?}");
        // A list from the source code is stored in the order in which it is written.
        let mut leaked = Vec::new();
        for (name, value) in pairs {
            leaked.push((&*String::from(name).leak(), &*String::from(value).leak()));
        }
        match unless_it_panics(|| Query::from_static(leaked.leak())) {
            Ok(constant) => {
                prop_assert_eq!(&constant, &query);
                prop_assert!(constant.iter().eq(query.iter()));
                prop_assert_eq!(constant.len(), query.len());
            }
            // A list that is created at run time may contain a value that is invalid for its name. Signing reports it.
            Err(said) => prop_assert!(said.starts_with("invalid query parameter value"), "{said}"),
        }
    }
}
