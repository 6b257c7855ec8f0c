//! International names in ASCII: `xn--` labels.
//!
//! The rows are in `international.tsv`, with the labels as Python's `punycode` codec writes them. Labels of every
//! script are accepted, even if IDNA rejects them (capitals, combining marks). A URL parser may reject such a label,
//! but no parser changes it, so a client that accepts the URL sends the signed host.

#![cfg(test)]

use cos_url_core::{Bucket, Domain, Endpoint, Protocol, Region};

const ROWS: &str = include_str!("international.tsv");

fn rows() -> impl Iterator<Item = (&'static str, &'static str)> {
    ROWS.lines().filter(|line| !line.starts_with('#')).map(|line| line.split_once('\t').unwrap())
}

fn host(domain: Domain) -> String {
    let mut out = String::new();
    let endpoint = Endpoint::Custom(domain);
    endpoint.push_host(&mut out, &Bucket::from_static("a-1"), &Region::AP_BEIJING, Protocol::Https).unwrap();
    out
}

#[test]
fn a_label_of_any_script_is_accepted_and_only_its_case_changes() {
    let mut labels = 0;
    for (label, characters) in rows() {
        let host_name = format!("{label}.example.com");
        for domain in [host_name.clone(), host_name.to_ascii_uppercase()] {
            for domain in [Domain::new(domain.as_str()).unwrap(), Domain::private(domain.as_str()).unwrap()] {
                assert_eq!(host(domain), host_name.to_ascii_lowercase(), "{characters}");
            }
        }
        labels += 1;
    }
    assert_eq!(labels, 378);
}

/// A label that is not valid Punycode is accepted, if it consists of letters, digits and hyphens.
#[test]
fn a_label_is_accepted_if_its_characters_are_valid() {
    for (label, expected) in [
        ("xn---0la", true),
        ("xn--99999999", true),
        ("xn--a", true),
        ("xn--60ak6aa92e", true),
        ("xn--", false),
        ("xn---", false),
        ("xn--a-", false),
        ("xn--a_b", false),
        ("xn--é", false),
    ] {
        assert_eq!(Domain::new(format!("{label}.example.com")).is_ok(), expected, "{label}");
    }
    for length in 1..60 {
        let label = format!("xn--{}", "9".repeat(length));
        assert_eq!(Domain::new(format!("{label}.example.com")).is_ok(), label.len() <= 63, "{label}");
    }
    for (label, characters) in rows().filter(|(label, _)| label.len() < 63) {
        // A label that ends in the middle of a number is not valid Punycode.
        assert!(Domain::new(format!("{label}9.example.com")).is_ok(), "{characters}");
    }
}
