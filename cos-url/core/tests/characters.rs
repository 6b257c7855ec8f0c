//! Every character from U+0000 to U+00FF in every kind of text: what becomes of it, or why it is refused.
//!
//! The rows are in `characters.tsv`: the kind of text, the character, and the expected text or reason. The encoded texts
//! are those of Python's `urllib.parse.quote`. Every row goes through every door: `new`, `FromStr`, `TryFrom` of `&str`
//! and of `String`.

#![cfg(test)]

use cos_url_core::{
    Address, Bucket, Domain, Endpoint, FileName, HeaderName, HeaderValue, Invalid, ObjectKey, Protocol, Query,
    QueryName, QueryValue, Reason, Region, percent,
};
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::str::FromStr;

const ROWS: &str = include_str!("characters.tsv");

fn rows() -> impl Iterator<Item = (&'static str, char, &'static str)> {
    ROWS.lines().filter(|line| !line.starts_with('#')).map(|line| {
        let mut columns = line.splitn(3, '\t');
        let (kind, code_point) = (columns.next().unwrap(), columns.next().unwrap());
        let code_point = u32::from_str_radix(code_point.strip_prefix("U+").unwrap(), 16).unwrap();
        (kind, char::from_u32(code_point).unwrap(), columns.next().unwrap())
    })
}

#[test]
fn every_character_becomes_what_its_row_says() {
    for (kind, character, expected) in rows() {
        let found = match kind {
            "key" => shown(&doors(&format!("a{character}b"), ObjectKey::new), path),
            "parameter-name" => shown(&doors(&format!("a{character}b"), QueryName::new), parameter_name),
            "parameter-value" => {
                shown(&doors(&format!("a{character}b"), QueryValue::new), |value| encoded(value.as_str()))
            }
            "header-name" => shown(&doors(&format!("a{character}b"), HeaderName::new), |name| lower(name.as_str())),
            "header-value" => {
                shown(&doors(&format!("a{character}b"), HeaderValue::new), |value| encoded(value.as_str()))
            }
            "file-name" => shown(&doors(&format!("a{character}b"), FileName::new), FileName::attachment),
            "bucket" => shown(&doors(&format!("a{character}b-1250000000"), Bucket::new), |bucket| {
                host(&Endpoint::Default, bucket, &Region::AP_BEIJING)
            }),
            "region" => shown(&Region::custom(format!("ap-a{character}b")), |region| {
                host(&Endpoint::Default, &Bucket::from_static("a-1"), region)
            }),
            "domain" => shown(&doors(&format!("a{character}b.example.com"), Domain::new), |domain| {
                host(&Endpoint::Custom(domain.clone()), &Bucket::from_static("a-1"), &Region::AP_BEIJING)
            }),
            _ => panic!("no such kind of text: {kind}"),
        };
        assert_eq!(found, expected, "{kind} {character:?}");
    }
}

#[test]
fn every_kind_of_text_has_every_character() {
    let mut characters: BTreeMap<&str, Vec<char>> = BTreeMap::new();
    for (kind, character, _) in rows() {
        characters.entry(kind).or_default().push(character);
    }
    assert_eq!(characters.len(), 9);
    for (kind, characters) in characters {
        assert!(characters.into_iter().eq('\0'..='\u{ff}'), "{kind}");
    }
}

/// A text through every door, all of which answer the same.
fn doors<T, R>(text: &str, new: fn(String) -> Result<T, Invalid<R>>) -> Result<T, Invalid<R>>
where
    T: FromStr<Err = Invalid<R>> + Debug + PartialEq + AsRef<str>,
    T: for<'a> TryFrom<&'a str, Error = Invalid<R>> + TryFrom<String, Error = Invalid<R>> + Into<String> + Clone,
    R: Reason + Eq,
{
    let answer = new(text.into());
    assert_eq!(answer, text.parse());
    assert_eq!(answer, T::try_from(text));
    assert_eq!(answer, T::try_from(String::from(text)));
    if let Ok(value) = &answer {
        assert_eq!((value.as_ref(), Into::<String>::into(value.clone()).as_str()), (text, text));
    }
    answer
}

fn shown<T, R: Reason>(answer: &Result<T, Invalid<R>>, becomes: impl Fn(&T) -> String) -> String {
    match answer {
        Ok(value) => becomes(value),
        Err(error) => {
            let text = error.to_string();
            assert!(text.starts_with(&format!("invalid {} `", R::FIELD)), "{text}");
            assert!(text.chars().all(|c| !c.is_control()), "{text}");
            format!("{:?}", error.reason())
        }
    }
}

fn path(key: &ObjectKey) -> String {
    let mut out = String::new();
    key.push_path(&mut out);
    out
}

fn parameter_name(name: &QueryName) -> String {
    let (bucket, key) = (Bucket::from_static("a-1"), ObjectKey::from_static("k"));
    let query = Query::from([(name.clone(), QueryValue::EMPTY)]);
    let (region, endpoint) = (&Region::AP_BEIJING, &Endpoint::Default);
    let mut url = String::new();
    let address = Address { protocol: Protocol::Https, endpoint, bucket: &bucket, region, key: &key, query: &query };
    address.push_to(&mut url).unwrap();
    let name_in_url =
        url.strip_prefix("https://a-1.cos.ap-beijing.myqcloud.com/k?").unwrap().strip_suffix('=').unwrap();
    format!("{name_in_url} {}", lower(name.as_str()))
}

fn encoded(text: &str) -> String {
    let mut out = String::new();
    percent::push_component(&mut out, text);
    out
}

fn lower(name: &str) -> String {
    let mut out = String::new();
    percent::push_lower_name(&mut out, name);
    out
}

fn host(endpoint: &Endpoint, bucket: &Bucket, region: &Region) -> String {
    let mut out = String::new();
    endpoint.push_host(&mut out, bucket, region, Protocol::Https).unwrap();
    out
}
