//! Values as the keys of sets, and the lists of parameters and headers as collections.

#![cfg(test)]

use cos_url_core::{Domain, HeaderName, HeaderValue, Headers, ObjectKey, Query, QueryName, QueryValue};
use std::collections::HashSet;
use std::fmt::Debug;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher, Hash};

#[test]
fn spellings_of_a_domain_are_one_element_of_a_set() {
    let spellings = ["img.example.com", "IMG.example.com", "img.EXAMPLE.com"];
    let others = ["img.example.com:80", "img.example.co", "a.example.com"];
    let domains: HashSet<Domain> = spellings.into_iter().chain(others).map(Domain::from_static).collect();
    assert_eq!(domains.len(), 4);
}

/// A set with equal hashes still works, but slowly.
#[test]
fn domains_that_differ_have_different_hashes() {
    let hash = |text| BuildHasherDefault::<DefaultHasher>::default().hash_one(Domain::from_static(text));
    assert_eq!(hash("img.example.com"), hash("IMG.example.com"));
    assert_ne!(hash("img.example.com"), hash("img.example.org"));
}

#[test]
fn spellings_of_a_header_name_are_one_element_of_a_set() {
    let names = ["Content-Type", "content-type", "CONTENT-TYPE", "Content-MD5"].map(HeaderName::from_static);
    assert_eq!(HashSet::from(names).len(), 2);
}

/// `Debug` names the type and shows the text.
#[test]
fn debug_shows_the_type_and_the_text() {
    assert_eq!(format!("{:?}", ObjectKey::from_static("a\"b")), r#"ObjectKey("a\"b")"#);
}

#[test]
fn parameters_are_counted_and_iterated() {
    let name = QueryName::from_static;
    let query = Query::from([(name("b"), QueryValue::EMPTY), (name("a"), QueryValue::from_static("1"))]);
    assert_eq!((query.len(), query.is_empty()), (2, false));
    assert_eq!((Query::EMPTY.len(), Query::EMPTY.is_empty(), Headers::EMPTY.is_empty()), (0, true, true));
    let mut pairs = Vec::new();
    for pair in &query {
        pairs.push(pair);
    }
    assert_eq!(pairs, [("a", "1"), ("b", "")]);
    assert_eq!(query.iter().len(), 2);
    assert_eq!((query.get("A"), query.get("b"), query.get("c")), (Some("1"), Some(""), None));
}

/// A list from the source code equals a list that is created at run time from the same pairs, whatever their order is.
#[test]
fn lists_are_equal_however_they_were_created() {
    fn same<L, P>(constant: &L, pairs: [P; 3], push: impl Fn(&mut L, P))
    where
        L: Debug + PartialEq + Clone + Default + Hash,
        L: From<[P; 3]> + FromIterator<P> + Extend<P> + IntoIterator<Item = P>,
        P: Clone,
    {
        let [a, b, c] = pairs.clone();
        let mut pushed = L::default();
        for pair in [c.clone(), a.clone(), b.clone()] {
            push(&mut pushed, pair);
        }
        let mut extended = L::from_iter([b.clone()]);
        extended.extend([c.clone(), a.clone()]);
        let hash = |list: &L| BuildHasherDefault::<DefaultHasher>::default().hash_one(list);
        for list in [
            L::from(pairs),
            L::from_iter([b, c, a]),
            constant.clone().into_iter().collect(),
            constant.clone(),
            pushed,
            extended,
        ] {
            assert_eq!(&list, constant);
            assert_eq!(hash(&list), hash(constant));
            assert_eq!(format!("{list:?}"), format!("{constant:?}"));
        }
    }

    let pair = |(name, value)| (QueryName::from_static(name), QueryValue::from_static(value));
    same(
        &Query::from_static(&[("c", "3"), ("a/b", "2"), ("A", "1")]),
        [("A", "1"), ("a/b", "2"), ("c", "3")].map(pair),
        |list, (name, value)| list.push(name, value),
    );
    let pair = |(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value));
    same(
        &Headers::from_static(&[("x-cos-acl", "private"), ("Content-Type", "a/b"), ("Content-Length", "3")]),
        [("Content-Length", "3"), ("Content-Type", "a/b"), ("x-cos-acl", "private")].map(pair),
        |list, (name, value)| list.push(name, value),
    );
}

#[test]
fn lists_that_differ_are_not_equal() {
    const LISTS: [Query; 5] = [
        Query::EMPTY,
        Query::from_static(&[("a", "")]),
        Query::from_static(&[("a", "1")]),
        Query::from_static(&[("A", "1")]),
        Query::from_static(&[("a", "1"), ("b", "")]),
    ];
    for (at, list) in LISTS.iter().enumerate() {
        for (other_at, other) in LISTS.iter().enumerate() {
            assert_eq!(list == other, at == other_at, "{list:?} {other:?}");
        }
    }
}
