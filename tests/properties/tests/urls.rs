//! What holds for every URL, signed or not.

#![cfg(test)]

use cos_url::{Credentials, ObjectKey, ObjectUrl, Signer, macros, percent};
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

/// Everything outside RFC 3986's unreserved characters.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// `K(name)`, by the definition.
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
    object.query().iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

fn headers(object: &ObjectUrl) -> Vec<(&str, &str)> {
    object.headers().iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

/// The scheme, the host and the path of a URL are those of the object, to every parser.
fn check_address(text: &str, object: &ObjectUrl) -> Result<Url, TestCaseError> {
    let url = Url::parse(text).map_err(|error| TestCaseError::fail(format!("{text}: {error}")))?;
    prop_assert_eq!(url.as_str(), text, "a parser leaves it as it is");
    prop_assert_eq!(url.scheme(), object.protocol().as_str());
    prop_assert_eq!(url.authority(), object.host().unwrap(), "the host, without a user name");
    prop_assert_eq!(url.fragment(), None);
    let path = percent_decode_str(url.path()).decode_utf8().unwrap();
    prop_assert_eq!(path, format!("/{}", object.key()), "decoded once, the path is the key");
    Ok(url)
}

/// Each parameter of a URL, as a server reads it.
fn read_back(url: &Url) -> Vec<(String, String)> {
    url.query_pairs().into_owned().collect()
}

fn owned(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| (String::from(*name), String::from(*value))).collect()
}

proptest! {
    #![proptest_config(cases(1_000))]

    #[test]
    fn a_signed_url_is_what_was_asked_for(parts in parts(), has_token: bool) {
        let object = parts.build();
        let (signer, token) = if has_token { (signer_with_token(), Some(TOKEN)) } else { (signer(), None) };
        let Ok(signed) = object.sign_at(&signer, key_time()) else {
            return Ok(());
        };
        let token: Vec<(&str, &str)> = token.map(|token| ("x-cos-security-token", token)).into_iter().collect();

        let url = check_address(signed.as_str(), &object)?;
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
        prop_assert_eq!(read, owned(&expected.concat()), "each parameter is there once, as it was given");
    }

    #[test]
    fn an_unsigned_url_is_what_was_asked_for(parts in parts()) {
        let object = parts.build();
        let Ok(unsigned) = object.unsigned() else {
            return Ok(());
        };
        let url = check_address(&unsigned, &object)?;
        prop_assert_eq!(read_back(&url), owned(&parameters(&object)));
    }

    #[test]
    fn a_constant_is_written_as_any_other_url(parts in parts()) {
        // No constant has dot segments: only `ObjectKey::with_dot_segments` takes them.
        if ObjectKey::new(parts.key.as_str()).is_err() {
            return Ok(());
        }
        let object = parts.build();
        let constant = unless_it_panics(|| {
            let bytes = macros::unsigned_bytes::<16_384>(&object);
            String::from_utf8(bytes[..macros::unsigned_length(&object)].to_vec()).unwrap()
        });
        prop_assert_eq!(constant.ok(), object.unsigned().ok(), "written, or refused, by both");
    }

    #[test]
    fn the_order_of_what_is_given_does_not_matter(
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
    fn the_builder_and_the_constructors_make_the_same_value(parts in parts()) {
        let Parts { bucket, region, key, endpoint, protocol, method, query, headers, expires } = parts.clone();
        let (query, headers) = (query.into_iter().collect(), headers.into_iter().collect());
        let constructed = ObjectUrl::from_parts(bucket, region, key, endpoint, query, headers)
            .with_protocol(protocol)
            .with_method(method)
            .with_expires(expires);
        prop_assert_eq!(&constructed, &parts.build());
    }

    #[test]
    fn a_request_without_options_is_the_new_one(parts in parts(), other in keys()) {
        let Parts { bucket, region, key, .. } = parts;
        let built = ObjectUrl::builder().bucket(bucket.clone()).region(region.clone()).key(key.clone()).build();
        prop_assert_eq!(&ObjectUrl::new(bucket.clone(), region.clone(), key), &built);
        prop_assert_eq!(built.with_key(other.clone()), ObjectUrl::new(bucket, region, other));
    }

    #[test]
    fn the_authorization_names_what_must_be_sent(parts in parts()) {
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
    fn names_are_in_the_order_of_what_is_signed(pairs in queries(), a in any_text(), b in any_text()) {
        prop_assert_eq!(percent::compare_lower_names(&a, &b), lower_name(&a).cmp(&lower_name(&b)));
        let query: cos_url::Query = pairs.into_iter().collect();
        let names: Vec<String> = query.iter().map(|(name, _)| lower_name(name.as_str())).collect();
        prop_assert!(names.is_sorted(), "{names:?}");
        prop_assert_eq!(query.duplicate(), None);
        if let [first, second, third, fourth] = query.as_slice() {
            let reversed = [fourth, third, second, first].map(Clone::clone);
            let in_order = cos_url::Query::in_order(reversed);
            prop_assert_eq!(in_order.as_slice(), query.as_slice());
        }
    }
}
