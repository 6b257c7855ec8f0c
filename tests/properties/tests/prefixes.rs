//! No name changes the segments around it, in keys under a prefix, in keys of `format_key!`, and in the path of the URL
//! as a browser reads it.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use cos_url::processing::ProcessingRule;
use cos_url::{BucketUrl, KeyPrefix, ObjectKey, format_key};
use percent_encoding::percent_decode_str;
use proptest::prelude::*;
use url::Url;

const BUCKET: BucketUrl = BucketUrl::from_static("examplebucket-1250000000", "ap-beijing");

/// Hostile and ordinary names.
fn names() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[a./\\\\]{0,6}",
        "(%2e|%2f|%5c|\\.|/){1,4}",
        "[a-z0-9 .-]{1,12}",
        "[\u{ff0e}\u{ff0f}\u{2215}\u{2024}a]{1,4}",
    ]
}

fn prefixes() -> impl Strategy<Value = KeyPrefix> {
    proptest::collection::vec("[a-z0-9 报%.]{0,3}[a-z报]", 1..4)
        .prop_map(|segments| KeyPrefix::new(segments.join("/") + "/").unwrap())
}

/// The decoded segments of the path, after a browser has parsed the URL.
fn segments(key: &ObjectKey) -> Vec<String> {
    let object = BUCKET.object(key).unwrap();
    let url = Url::parse(&object.unsigned().unwrap()).unwrap();
    let segments = url.path_segments().unwrap();
    segments.map(|segment| percent_decode_str(segment).decode_utf8().unwrap().into_owned()).collect()
}

proptest! {
    #[test]
    fn a_name_is_one_segment_under_its_prefix(prefix in prefixes(), name in names()) {
        if let Ok(key) = prefix.key(&name) {
            prop_assert_eq!(key.as_str(), format!("{prefix}{name}"));
            prop_assert!(prefix.contains(&key));
            let mut expected: Vec<String> = prefix.as_str().split('/').map(Into::into).collect();
            *expected.last_mut().unwrap() = name;
            prop_assert_eq!(segments(&key), expected);
        } else {
            let is_bad = matches!(&*name, "" | "." | "..") || name.contains(['/', '\\', '\0', '\u{18}', '\u{19}', '\u{1a}', '\u{1b}']);
            prop_assert!(is_bad || name.len() > 800, "{:?} is rejected", name);
        }
    }

    #[test]
    fn a_path_stays_under_its_prefix(prefix in prefixes(), path in names()) {
        let by_segment = path.split('/').all(|segment| prefix.key(segment).is_ok());
        match prefix.key_path(&path) {
            Ok(key) => {
                prop_assert!(by_segment && prefix.contains(&key));
                prop_assert_eq!(segments(&key).join("/"), format!("{prefix}{path}"));
            }
            Err(_) => prop_assert!(!by_segment || path.len() > 800),
        }
    }

    #[test]
    fn an_object_stays_under_the_prefix_of_its_bucket_url(prefix in prefixes(), key in names()) {
        if let Ok(object) = BUCKET.with_prefix(prefix.clone()).object(&key) {
            prop_assert_eq!(object.key().as_str(), format!("{prefix}{key}"));
            prop_assert_eq!(segments(object.key()).join("/"), format!("{prefix}{key}"));
        }
    }

    #[test]
    fn different_values_give_different_keys(a in (names(), names()), b in (names(), names())) {
        let key = |(user, file): &(String, String)| format_key!("users/{user}/{file}.txt");
        if let (Ok(key_a), Ok(key_b)) = (key(&a), key(&b)) {
            prop_assert_eq!(a == b, key_a == key_b);
            prop_assert_eq!(segments(&key_a), ["users".into(), a.0, format!("{}.txt", a.1)]);
        }
    }

    #[test]
    fn a_bucket_url_is_read_back_from_a_file(prefix in proptest::option::of(prefixes())) {
        let place = prefix.into_iter().fold(BUCKET, BucketUrl::with_prefix);
        let json = serde_json::to_string(&place).unwrap();
        prop_assert_eq!(&serde_json::from_str::<BucketUrl>(&json).unwrap(), &place);
        let bytes = postcard::to_allocvec(&place).unwrap();
        prop_assert_eq!(postcard::from_bytes::<BucketUrl>(&bytes).unwrap(), place);
    }

    #[test]
    fn a_format_accepts_what_a_prefix_accepts(user in names(), file in names()) {
        let by_prefix = KeyPrefix::from_static("users/").child(&user).and_then(|prefix| prefix.key(&file));
        match (format_key!("users/{user}/{file}"), by_prefix) {
            (Ok(by_format), Ok(by_prefix)) => prop_assert_eq!(by_format, by_prefix),
            (by_format, by_prefix) => prop_assert!(by_format.is_err() && by_prefix.is_err()),
        }
    }

    #[test]
    fn an_accepted_rule_equals_its_parameters(
        rule in prop_oneof![any::<String>(), "\\??(imageMogr2|watermark|imageInfo|ci-process)[=/|&?a-z1=]{0,20}"],
    ) {
        if let Ok(parsed) = ProcessingRule::new(&rule) {
            let parameters: Vec<String> = parsed
                .parameters()
                .map(|(name, value)| if name == "ci-process" || !value.as_str().is_empty() { format!("{name}={value}") } else { name.to_string() })
                .collect();
            let text = rule.trim_start_matches('?');
            // In the text, a parameter with an empty value keeps its `=`.
            prop_assert_eq!(parameters.join("&").replace('=', ""), text.replace('=', ""));
            let object = BUCKET.object_builder("a.jpg").unwrap().process(parsed).build();
            prop_assert_eq!(object.query().len(), parameters.len());
        }
    }
}
