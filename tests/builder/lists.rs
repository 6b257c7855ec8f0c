//! Lists of parameters and headers.

use super::{Complete, object};
use cos_url::{HeaderName, HeaderValue, QueryName, QueryValue};
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

#[test]
fn pairs_are_accepted_from_every_iterator() {
    let expected = object().try_query("a", "1").unwrap().try_query("b", "2").unwrap().build();
    let borrowed = [("a", "1"), ("b", "2")];
    let owned = || borrowed.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let tree: BTreeMap<&str, &str> = borrowed.into();
    let owned_tree: BTreeMap<String, String> = owned().into();
    let hash: HashMap<&str, &str> = borrowed.into();
    let owned_hash: HashMap<String, String> = owned().into();
    let numbers: BTreeMap<&str, u64> = [("a", 1), ("b", 2)].into();
    let boxes: Vec<(Box<str>, Cow<'_, str>)> = vec![("a".into(), "1".into()), ("b".into(), "2".into())];
    let validated: Vec<(QueryName, QueryValue)> = expected.query().clone().into_iter().collect();
    let vector = owned().to_vec();
    for (name, result) in [
        ("an array", object().try_query_pairs(borrowed)),
        ("a reference to an array", object().try_query_pairs(&borrowed)),
        ("a slice", object().try_query_pairs(&borrowed[..])),
        ("an array of Strings", object().try_query_pairs(owned())),
        ("a vector", object().try_query_pairs(vector.clone())),
        ("a reference to a vector", object().try_query_pairs(&vector)),
        ("a BTreeMap", object().try_query_pairs(tree.clone())),
        ("a reference to a BTreeMap", object().try_query_pairs(&tree)),
        ("a BTreeMap of Strings", object().try_query_pairs(owned_tree.clone())),
        ("a reference to a BTreeMap of Strings", object().try_query_pairs(&owned_tree)),
        ("a HashMap", object().try_query_pairs(hash.clone())),
        ("a reference to a HashMap", object().try_query_pairs(&hash)),
        ("a HashMap of Strings", object().try_query_pairs(owned_hash.clone())),
        ("a reference to a HashMap of Strings", object().try_query_pairs(&owned_hash)),
        ("a map of numbers", object().try_query_pairs(numbers.clone())),
        ("a reference to a map of numbers", object().try_query_pairs(&numbers)),
        ("boxes and Cows", object().try_query_pairs(boxes)),
        ("validated pairs", object().try_query_pairs(validated.clone())),
        ("references to validated pairs", object().try_query_pairs(&validated)),
        ("a Query", object().try_query_pairs(expected.query().clone())),
        ("a reference to a Query", object().try_query_pairs(expected.query())),
        ("an iterator", object().try_query_pairs(["a", "b"].into_iter().zip([1, 2]))),
        ("pairs after a pair", object().try_query("b", 2).and_then(|builder| builder.try_query_pairs([("a", "1")]))),
        ("twice", object().try_query_pairs([("b", 2)]).and_then(|builder| builder.try_query_pairs([("a", 1)]))),
    ] {
        assert_eq!(result.map(Complete::build).as_ref(), Ok(&expected), "{name}");
    }
    let none: [(&str, &str); 0] = [];
    assert_eq!(object().try_query_pairs(none).unwrap().build(), object().build());
}

#[test]
fn headers_are_accepted_from_every_iterator() {
    let expected = object().try_header("x-cos-a", "1").unwrap().try_header("Range", "2").unwrap().build();
    let borrowed = [("x-cos-a", "1"), ("Range", "2")];
    let owned = || borrowed.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let tree: BTreeMap<&str, &str> = borrowed.into();
    let owned_tree: BTreeMap<String, String> = owned().into();
    let hash: HashMap<String, String> = owned().into();
    let vector = owned().to_vec();
    let numbers: BTreeMap<&str, u64> = [("x-cos-a", 1), ("Range", 2)].into();
    let by_name: BTreeMap<HeaderName, HeaderValue> = expected.headers().clone().into_iter().collect();
    for (name, result) in [
        ("an array", object().try_headers(borrowed)),
        ("a slice", object().try_headers(&borrowed[..])),
        ("an array of Strings", object().try_headers(owned())),
        ("a reference to a vector", object().try_headers(&vector)),
        ("a vector", object().try_headers(vector.clone())),
        ("a BTreeMap", object().try_headers(tree.clone())),
        ("a reference to a BTreeMap", object().try_headers(&tree)),
        ("a reference to a BTreeMap of Strings", object().try_headers(&owned_tree)),
        ("a HashMap", object().try_headers(hash.clone())),
        ("a reference to a HashMap", object().try_headers(&hash)),
        ("a reference to a map of numbers", object().try_headers(&numbers)),
        ("a map of validated pairs", object().try_headers(by_name.clone())),
        ("a reference to a map of validated pairs", object().try_headers(&by_name)),
        ("Headers", object().try_headers(expected.headers().clone())),
        ("a reference to Headers", object().try_headers(expected.headers())),
    ] {
        assert_eq!(result.map(Complete::build).as_ref(), Ok(&expected), "{name}");
    }
}
