//! What holds for everything that can be kept in a file.

#![cfg(test)]

use cos_url::{
    Bucket, Domain, Endpoint, FileName, HeaderName, HeaderValue, Headers, Method, ObjectKey, Protocol, Query,
    QueryName, QueryValue, Region,
};
use cos_url_property_tests::{cases, parts, texts};
use proptest::prelude::*;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use std::fmt::{Debug, Display};
use std::str::FromStr;

/// What is written is read back as the same value.
fn check_round_trip<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) -> Result<Value, TestCaseError> {
    let written = serde_json::to_value(value).unwrap();
    let read: T = serde_json::from_value(written.clone()).map_err(|error| TestCaseError::fail(error.to_string()))?;
    prop_assert_eq!(&read, value);
    let text = serde_json::to_string(value).unwrap();
    prop_assert_eq!(&serde_json::from_str::<T>(&text).unwrap(), value);
    Ok(written)
}

/// Reading takes what the text's own door takes, and answers as that does.
fn check_read<T>(text: &str) -> Result<(), TestCaseError>
where
    T: Serialize + DeserializeOwned + FromStr<Err: Display> + PartialEq + Debug,
{
    let read = serde_json::from_value::<T>(json!(text)).map_err(|error| error.to_string());
    prop_assert_eq!(&read, &text.parse::<T>().map_err(|error| error.to_string()));
    if let Ok(value) = read {
        check_round_trip(&value)?;
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn a_request_is_read_back(parts in parts()) {
        let object = parts.build();
        let written = check_round_trip(&object)?;
        prop_assert_eq!(&written["expires"], &json!(parts.expires.as_secs()));
        check_round_trip(&parts.bucket)?;
        check_round_trip(&parts.region)?;
        check_round_trip(&parts.key)?;
        check_round_trip(&parts.endpoint)?;
        check_round_trip(&parts.protocol)?;
        check_round_trip(&parts.method)?;
        check_round_trip::<Query>(object.query())?;
        check_round_trip::<Headers>(object.headers())?;
        if let Endpoint::Custom(domain) | Endpoint::Cdn(domain) = &parts.endpoint {
            let read: Domain = serde_json::from_value(check_round_trip(domain)?).unwrap();
            prop_assert_eq!(read.as_str(), domain.as_str(), "in the case in which it was given");
        }
    }

    #[test]
    fn a_text_is_read_as_its_own_door_takes_it(
        text in texts(&["examplebucket-1250000000", "ap-beijing", "a.txt", "img.example.com:8443", "{Bucket}.a.b", "versionId",
            "Content-Type", "GET", "https", "dual-stack", "a/../b", "localhost"])
    ) {
        check_read::<Bucket>(&text)?;
        check_read::<Region>(&text)?;
        check_read::<ObjectKey>(&text)?;
        check_read::<Domain>(&text)?;
        check_read::<QueryName>(&text)?;
        check_read::<QueryValue>(&text)?;
        check_read::<HeaderName>(&text)?;
        check_read::<HeaderValue>(&text)?;
        check_read::<FileName>(&text)?;
        check_read::<Endpoint>(&text)?;
        check_read::<Method>(&text)?;
        check_read::<Protocol>(&text)?;
    }
}
