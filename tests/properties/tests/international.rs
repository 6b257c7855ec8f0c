//! International names: a URL parser never changes a domain that the library accepts, although it may reject it.

use cos_url::Domain;
use cos_url_property_tests::cases;
use proptest::prelude::*;
use url::Url;

/// The host of a URL that contains this name, as a URL parser reads it.
fn parsed(name: &str) -> Option<String> {
    Some(Url::parse(&format!("https://{name}/")).ok()?.host_str()?.to_owned())
}

/// Every name of one character. Without optimization, only some of them, because there are a million.
#[test]
fn a_parser_changes_no_name_of_one_character() {
    let step = if cfg!(debug_assertions) { 31 } else { 1 };
    let (mut unchanged, mut rejected) = (0, 0);
    for character in ('\u{80}'..=char::MAX).step_by(step) {
        let label = idna::punycode::encode_str(character.encode_utf8(&mut [0; 4])).unwrap();
        let domain = format!("xn--{label}.example");
        assert_eq!(Domain::new(&domain).map(String::from), Ok(domain.clone()), "{character:?}");
        match parsed(&domain) {
            Some(host) => {
                assert_eq!(host, domain, "{character:?}");
                unchanged += 1;
            }
            None => rejected += 1,
        }
    }
    // Unicode 15 assigns 149 thousand characters, most of which are letters.
    assert!(unchanged * step > 120_000 && rejected * step > 120_000, "{unchanged} unchanged, {rejected} rejected");
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn a_parser_changes_no_name_that_is_accepted(label in "[a-z0-9-]{0,8}-?[a-z0-9]{1,9}", other in "[a-z0-9]{1,4}") {
        for domain in [format!("xn--{label}.example"), format!("{other}.xn--{label}")] {
            prop_assert!(Domain::new(&domain).is_ok(), "{domain}");
            if let Some(host) = parsed(&domain) {
                prop_assert_eq!(host, domain);
            }
        }
    }

    #[test]
    fn the_punycode_of_letters_is_accepted(
        name in "[a-zß-öø-ÿα-ωа-яա-ֆა-ჰ々一-鿿ぁ-ゖァ-ヺー가-힣0-9]{1,12}", digit in "[0-9]"
    ) {
        let encoded = parsed(&format!("{name}.{digit}a")).unwrap();
        prop_assert_eq!(Domain::new(&encoded).map(|domain| domain.to_string()).ok(), Some(encoded));
    }

    #[test]
    fn the_punycode_of_every_script_is_accepted(
        name in "[ก-ฮ]{1,6}|[ا-ي]{2,6}|[क-ह]{1,6}|[א-ת]{2,6}|[😀-🙏]{1,4}|[ሀ-ሆ]{1,4}|\\PC{1,6}"
    ) {
        let Some(encoded) = parsed(&format!("{name}.example")) else { return Ok(()) };
        // A parser also accepts names that are not DNS names, such as `a..b`.
        let is_label = |label: &str| {
            let is_edge_valid = !label.starts_with('-') && !label.ends_with('-');
            let is_valid = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
            is_edge_valid && (1..=63).contains(&label.len()) && label.bytes().all(is_valid)
        };
        if encoded.contains("xn--") && encoded.ends_with(".example") && encoded.split('.').all(is_label) {
            prop_assert_eq!(Domain::new(&encoded).map(String::from), Ok(encoded));
        }
    }
}

#[test]
fn unicode_is_rejected_and_the_message_suggests_punycode() {
    for name in ["例え.example", "ไทย.example", "😀.example", "bücher.example"] {
        let message = Domain::new(name).unwrap_err().to_string();
        assert!(message.contains("Punycode"), "{message}");
    }
}
