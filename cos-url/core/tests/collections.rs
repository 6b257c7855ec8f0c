//! Values as the keys of sets, and sets of parameters as collections.

#![cfg(test)]

use cos_url_core::{Domain, Headers, ObjectKey, Query, QueryName, QueryValue};
use std::collections::HashSet;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

#[test]
fn a_domain_is_once_in_a_set_however_it_is_spelled() {
    let spellings = ["img.example.com", "IMG.example.com", "img.EXAMPLE.com"];
    let others = ["img.example.com:80", "img.example.co", "a.example.com"];
    let domains: HashSet<Domain> = spellings.into_iter().chain(others).map(Domain::from_static).collect();
    assert_eq!(domains.len(), 4);
}

/// A set works with equal hashes too, but slowly.
#[test]
fn domains_that_differ_have_different_hashes() {
    let hash = |text| BuildHasherDefault::<DefaultHasher>::default().hash_one(Domain::from_static(text));
    assert_eq!(hash("img.example.com"), hash("IMG.example.com"));
    assert_ne!(hash("img.example.com"), hash("img.example.org"));
}

/// Which part it is, and the text.
#[test]
fn a_key_is_shown_as_a_key() {
    assert_eq!(format!("{:?}", ObjectKey::from_static("a\"b")), r#"ObjectKey("a\"b")"#);
}

#[test]
fn parameters_are_counted_and_gone_through() {
    let name = QueryName::from_static;
    let query = Query::from([(name("b"), QueryValue::EMPTY), (name("a"), QueryValue::EMPTY)]);
    assert_eq!((query.len(), query.is_empty()), (2, false));
    assert_eq!((Query::EMPTY.len(), Query::EMPTY.is_empty(), Headers::EMPTY.is_empty()), (0, true, true));
    let mut names = Vec::new();
    for (name, _) in &query {
        names.push(name.as_str());
    }
    assert_eq!(names, ["a", "b"]);
}
