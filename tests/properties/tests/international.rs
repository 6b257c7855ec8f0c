//! International names: what the rule of domains takes is what the URL parser takes, and leaves as it is.

#![cfg(test)]

use cos_url::Domain;
use cos_url_property_tests::cases;
use proptest::prelude::*;
use url::Url;

/// The host that a URL parser makes of a name.
fn parsed(name: &str) -> Option<String> {
    Some(Url::parse(&format!("https://{name}/")).ok()?.host_str()?.to_owned())
}

/// Every name that can be written with one character.
#[test]
fn each_character_that_is_taken_stands_for_itself() {
    let mut taken = 0;
    for character in '\u{80}'..=char::MAX {
        let label = idna::punycode::encode_str(character.encode_utf8(&mut [0; 4])).unwrap();
        let domain = format!("xn--{label}.example");
        if Domain::new(&domain).is_ok() {
            assert_eq!(parsed(&domain), Some(domain), "{character}");
            taken += 1;
        }
    }
    assert_eq!(taken, 82_114, "the rows of the table, counted");
}

proptest! {
    #![proptest_config(cases(2_000))]

    #[test]
    fn a_name_that_is_taken_is_left_as_it_is(label in "[a-z0-9-]{0,8}-?[a-z0-9]{1,9}", other in "[a-z0-9]{1,4}") {
        for domain in [format!("xn--{label}.example"), format!("{other}.xn--{label}")] {
            if Domain::new(&domain).is_ok() {
                prop_assert_eq!(parsed(&domain), Some(domain));
            }
        }
    }

    #[test]
    fn what_a_parser_makes_of_a_name_is_taken(
        name in "[a-zß-öø-ÿα-ωа-яա-ֆა-ჰ々一-鿿ぁ-ゖァ-ヺー가-힣0-9]{1,12}", digit in "[0-9]"
    ) {
        let encoded = parsed(&format!("{name}.{digit}a")).unwrap();
        prop_assert_eq!(Domain::new(&encoded).map(|domain| domain.to_string()).ok(), Some(encoded));
    }
}
