//! International names in ASCII: which `xn--` labels are taken.
//!
//! The rows are in `international.tsv`, with the labels as Python's `punycode` codec writes them. Refused are capitals,
//! marks that combine, scripts that are written from right to left, and what is no letter.

#![cfg(test)]

use cos_url_core::Domain;

const ROWS: &str = include_str!("international.tsv");

fn rows() -> impl Iterator<Item = [&'static str; 3]> {
    let rows = ROWS.lines().filter(|line| !line.starts_with('#'));
    rows.map(|line| line.split('\t').collect::<Vec<_>>().try_into().unwrap())
}

fn is_taken(label: &str) -> bool {
    let is_taken = Domain::new(format!("{label}.example.com")).is_ok();
    assert_eq!(Domain::new(format!("{}.example.com", label.to_ascii_uppercase())).is_ok(), is_taken, "{label}");
    is_taken
}

#[test]
fn a_label_is_taken_as_its_row_says() {
    for [label, expected, characters] in rows() {
        assert_eq!(if is_taken(label) { "taken" } else { "refused" }, expected, "{label} {characters}");
    }
}

/// What is cut off in the middle of a number encodes nothing.
#[test]
fn a_number_that_does_not_end_is_refused() {
    for [label, ..] in rows().filter(|[label, expected, _]| *expected == "taken" && label.len() < 60) {
        // A digit `9` is never the last of a number.
        assert!(!is_taken(&format!("{label}9")), "{label}9");
    }
    for label in ["xn--", "xn---", "xn--a-", "xn---0la", "xn--99999999", "xn--a_b", "xn--é"] {
        assert!(!is_taken(label), "{label}");
    }
    // Nor does one that is larger than any number of the processor.
    for length in 1..60 {
        let label = format!("xn--{}", "9".repeat(length));
        assert!(!is_taken(&label), "{label}");
    }
}
