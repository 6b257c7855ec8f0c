//! Parameters and headers: each remains a single parameter or header, whatever it contains, and they are sorted by
//! their signed names.

#![no_main]

use cos_url::{HeaderName, HeaderValue, QueryName, QueryValue};
use cos_url::{Headers, ObjectUrl, Query, Region, bucket, object_key};
use cos_url_core::percent;
use cos_url_fuzz::{check_address, check_error, parameters, strings};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let (mut query, mut headers) = (Query::EMPTY, Headers::EMPTY);
    let mut strings = strings(data);
    while let (Some(name), Some(value)) = (strings.next(), strings.next()) {
        match (QueryName::new(name), QueryValue::new(value)) {
            (Ok(name), Ok(value)) => query.push(name, value),
            (Err(error), _) => check_error(&error),
            (_, Err(error)) => check_error(&error),
        }
        match (HeaderName::new(name), HeaderValue::new(value)) {
            (Ok(name), Ok(value)) => headers.push(name, value),
            (Err(error), _) => check_error(&error),
            (_, Err(error)) => check_error(&error),
        }
    }
    check_order(query.iter().map(|(name, _)| name), query.duplicate_name().is_some());
    check_order(headers.iter().map(|(name, _)| name), headers.duplicate_name().is_some());

    let given: Vec<(String, String)> = query.iter().map(|(name, value)| (name.into(), value.into())).collect();
    let object = ObjectUrl::new(bucket!("examplebucket-1250000000"), Region::AP_BEIJING, object_key!("k"));
    let object = object.with_query(query).with_headers(headers);
    match object.unsigned() {
        Ok(url) => assert_eq!(parameters(&check_address(&url, &object).unwrap()), given),
        Err(error) => check_error(&error),
    }
});

fn check_order<'a>(names: impl Iterator<Item = &'a str>, has_duplicate: bool) {
    let lower = |name| {
        let mut out = String::new();
        percent::push_lower_name(&mut out, name);
        out
    };
    let names: Vec<String> = names.map(lower).collect();
    assert!(names.is_sorted());
    assert_eq!(has_duplicate, names.windows(2).any(|two| two[0] == two[1]));
}
