//! Names and values of parameters and headers.

use crate::all_strings;
use cos_url_core::cross_field::check_parameter;
use cos_url_core::{ErrorKind, HeaderName, HeaderValue, Method, QueryName, QueryValue, percent};
use std::cmp::Ordering;

#[test]
fn names_and_values_of_parameters() {
    for (alphabet, length) in [
        ("qQ-aé\u{85}\u{7f}\n", 5),
        ("q-é", 8),
        ("a\t\u{85}", 8),
        ("a=/?& ", 6),
        ("=/a", 8),
        ("=/\u{85} q-", 5),
        ("a \u{a0}\u{c2}", 6),
    ] {
        all_strings(alphabet, length, |text| {
            let is_name = !text.is_empty()
                && !text.contains(char::is_control)
                && !text.starts_with([' ', '?', '&'])
                && !text.ends_with(' ')
                && text.split_once('=').is_none_or(|(before, _)| before.contains('/'))
                && !text.to_lowercase().starts_with("q-");
            assert_eq!(QueryName::new(text).is_ok(), is_name, "{text:?}");
        });
    }
    for (alphabet, length) in [("a é\0\r\n\t\x7f", 5), (" é\n", 8), ("a\0\r", 8)] {
        all_strings(alphabet, length, |text| {
            assert_eq!(QueryValue::new(text).is_ok(), !text.contains(['\0', '\r', '\n']), "{text:?}");
        });
    }
}

/// Unicode folds the case of U+212A to `k` and of U+017F to `s`.
#[test]
fn names_that_case_folding_makes_reserved() {
    let is_name = |text: &str| {
        let folded = text.to_lowercase().replace('\u{17f}', "s");
        let is_token = folded == "x-cos-security-token" || folded == "x-ci-security-token";
        !text.is_empty() && !is_token && (folded != "sign" || text.is_ascii())
    };
    all_strings("sS\u{17f}iIgGnN", 4, |text| assert_eq!(QueryName::new(text).is_ok(), is_name(text), "{text}"));
    all_strings("kK\u{212a}sS\u{17f}", 3, |text| {
        let mut characters = text.chars();
        let mut next = || characters.next().map(String::from).unwrap_or_default();
        let (first, second, third) = (next(), next(), next());
        for name in [
            format!("x-co{first}-{second}ecurity-to{third}en"),
            format!("X-CI-{first}ecurity-To{third}en"),
            format!("x-cos-security-tok{first}n"),
        ] {
            assert_eq!(QueryName::new(name.as_str()).is_ok(), is_name(&name), "{name}");
        }
    });
}

/// Each word in every spelling, and with a letter before or after it.
#[test]
fn reserved_names() {
    let spellings = |word: &str| {
        let letters: Vec<usize> = word.match_indices(char::is_alphabetic).map(|(at, _)| at).collect();
        let mut all = vec![word.to_uppercase()];
        for first in 0..=letters.len() {
            let mut text = String::from(word);
            for at in letters.iter().skip(first) {
                text[*at..=*at].make_ascii_uppercase();
            }
            all.push(text);
        }
        all
    };
    for word in ["x-cos-security-token", "x-ci-security-token", "q-ak", "q-signature", "q-"] {
        for text in spellings(word) {
            assert!(QueryName::new(text.as_str()).is_err(), "{text}");
            assert!(QueryName::new(format!("a{text}")).is_ok(), "a{text}");
            assert_eq!(QueryName::new(format!("{text}a")).is_ok(), !word.starts_with("q-"), "{text}a");
        }
    }
    // The signature of a CDN has this parameter, so only a signed request rejects it.
    for text in spellings("sign") {
        assert!(QueryName::new(text.as_str()).is_ok(), "{text}");
        for (is_signed, expected) in [(true, Some(ErrorKind::ReservedQueryName)), (false, None)] {
            let result = check_parameter(&text, Some(""), Method::Get, is_signed);
            assert_eq!(result.err().map(|error| error.kind()), expected, "{text}");
        }
    }
    let headers = "host authorization x-cos-security-token x-ci-security-token accept-encoding connection expect forwarded \
                   keep-alive te trailer transfer-encoding upgrade user-agent via proxy-connection proxy- x-forwarded-for \
                   x-forwarded-";
    for word in headers.split_whitespace() {
        for text in spellings(word) {
            assert!(HeaderName::new(text.as_str()).is_err(), "{text}");
            assert!(HeaderName::new(format!("a{text}")).is_ok(), "a{text}");
            let is_start = word.starts_with("proxy-") || word.starts_with("x-forwarded-");
            assert_eq!(HeaderName::new(format!("{text}a")).is_ok(), !is_start, "{text}a");
        }
    }
}

#[test]
fn names_and_values_of_headers() {
    for (alphabet, length) in [("aZ-_:; =\né\x7f", 4), ("a-;", 8)] {
        all_strings(alphabet, length, |text| {
            let is_name = !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
            assert_eq!(HeaderName::new(text).is_ok(), is_name, "{text:?}");
        });
    }
    all_strings("a_-Z", 5, |text| {
        for start in ["x-cos-meta-", "X-Cos-Meta-"] {
            let name = format!("{start}{text}");
            assert_eq!(HeaderName::new(name.as_str()).is_ok(), !text.contains('_'), "{name}");
        }
        assert!(HeaderName::new(format!("x-cos-{text}")).is_ok(), "{text}");
    });
    for (alphabet, length) in [("a \t\né\x7f", 6), ("a \t", 8), ("~ \n", 8)] {
        all_strings(alphabet, length, |text| {
            let is_value = text.chars().all(|c| c == '\t' || (' '..='~').contains(&c)) && text.trim() == text;
            assert_eq!(HeaderValue::new(text).is_ok(), is_value, "{text:?}");
        });
    }
}

/// The order of two names is that of their encoded strings in lower case.
#[test]
fn the_order_of_names() {
    let mut names = Vec::new();
    all_strings("aB-/~K\u{212a}", 3, |text| {
        let mut lower = String::new();
        percent::push_lower_name(&mut lower, text);
        names.push((String::from(text), lower));
    });
    let mut equal = 0;
    for (a, lower_a) in &names {
        for (b, lower_b) in &names {
            let order = percent::compare_lower_names(a, b);
            assert_eq!(order, lower_a.cmp(lower_b), "{a} {b}");
            equal += usize::from(order == Ordering::Equal);
        }
    }
    assert_eq!(equal, names.len(), "no two of these names differ only in case");
}
