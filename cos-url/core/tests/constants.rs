//! What a constant is made by, called while the program runs: it takes what `FromStr` takes and refuses the rest.

#![cfg(test)]

use cos_url_core::{Endpoint, HeaderName, HeaderValue, Headers, Method, Protocol, Query, QueryName, QueryValue};
use std::fmt::Debug;
use std::panic::catch_unwind;
use std::str::FromStr;

/// What a constant answers: the value, or the words with which the compiler refuses it.
fn constant<T>(text: &'static str, from_static: fn(&'static str) -> T) -> Result<T, String> {
    catch_unwind(|| from_static(text)).map_err(|panic| match panic.downcast_ref::<&str>() {
        Some(message) => (*message).into(),
        None => panic.downcast_ref::<String>().unwrap().clone(),
    })
}

fn agree<T: FromStr + PartialEq + Debug>(from_static: fn(&'static str) -> T, texts: &[&'static str], refused: &str) {
    for text in texts {
        match (text.parse(), constant(text, from_static)) {
            (Ok(parsed), found) => assert_eq!(found, Ok(parsed)),
            (Err(_), found) => assert_eq!(found, Err(refused.into()), "{text}"),
        }
    }
}

#[test]
fn a_choice_is_taken_by_its_name() {
    agree(
        Method::from_static,
        &["GET", "HEAD", "PUT", "POST", "DELETE", "OPTIONS", "get", "", "FETCH"],
        "the method is GET, HEAD, PUT, POST, DELETE or OPTIONS",
    );
    agree(Protocol::from_static, &["https", "http", "https:", "", "ftp"], "the protocol is `https` or `http`");
    agree(
        Endpoint::from_static,
        &["default", "tencentcos", "internal", "accelerate", "internal-accelerate", "dual-stack", "website", "", "cdn"],
        "the endpoint is `default`, `tencentcos`, `internal`, `accelerate`, `internal-accelerate`, `dual-stack` or `website`",
    );
}

#[test]
fn parameters_are_taken_in_signing_order() {
    let pairs = |names: [&'static str; 2]| -> &'static [(QueryName, QueryValue)] {
        Box::leak(Box::new(names.map(|name| Query::pair(name, "v"))))
    };
    let taken = Query::from_static(pairs(["a", "B"]));
    assert_eq!(taken, Query::from([Query::pair("B", "v"), Query::pair("a", "v")]));
    for (names, message) in [
        (["B", "a"], "the names are not in signing order"),
        (["a", "A"], "a name is given twice; case does not tell names apart"),
    ] {
        let panic = catch_unwind(|| Query::from_static(pairs(names))).unwrap_err();
        assert_eq!(panic.downcast_ref::<&str>(), Some(&message));
    }
}

#[test]
fn headers_are_taken_in_signing_order() {
    let pair = Headers::pair("Content-Type", "text/plain");
    assert_eq!(pair, (HeaderName::from_static("Content-Type"), HeaderValue::from_static("text/plain")));
    let taken = Headers::from_static(Box::leak(Box::new([pair.clone()])));
    assert_eq!(taken, Headers::from([pair]));
}
