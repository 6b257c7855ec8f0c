//! What holds for everything that can be kept in a file.

#![cfg(test)]

#[path = "../../inputs/refused.rs"]
mod refused;

use cos_url::{
    Bucket, Domain, Endpoint, FileName, HeaderName, HeaderValue, Headers, Method, ObjectKey, ObjectUrl, Protocol,
    Query, QueryName, QueryValue, Region,
};
use cos_url_property_tests::{cases, parts, texts};
use proptest::prelude::*;
use refused::{Refused, message};
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
    let bytes = postcard::to_allocvec(value).map_err(|error| TestCaseError::fail(error.to_string()))?;
    let read = postcard::from_bytes::<T>(&bytes).map_err(|error| TestCaseError::fail(error.to_string()))?;
    prop_assert_eq!(&read, value, "in binary");
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

/// Each row is refused with its message, where `written` says how a file has it.
fn check_refused<T: DeserializeOwned + Debug>(field: &str, rows: &[Refused], written: fn(&str) -> Value) {
    for (text, rest) in rows {
        let error = serde_json::from_value::<T>(written(text)).unwrap_err();
        assert_eq!(error.to_string(), message(field, text, rest));
    }
}

#[test]
fn what_no_other_door_takes_is_not_read() {
    let text: fn(&str) -> Value = |text| json!(text);
    check_refused::<Bucket>("bucket", refused::BUCKET, text);
    check_refused::<Region>("region", refused::REGION, text);
    check_refused::<Region>("region", refused::CUSTOM_REGION, |text| json!({ "custom": text }));
    check_refused::<Domain>("domain", refused::DOMAIN, text);
    check_refused::<Domain>("domain", refused::LOOPBACK, |text| json!({ "loopback": text }));
    check_refused::<Endpoint>("domain", refused::DOMAIN, |text| json!({ "domain": text }));
    check_refused::<ObjectKey>("object key", refused::OBJECT_KEY, text);
    check_refused::<QueryName>("parameter name", refused::QUERY_NAME, text);
    check_refused::<QueryValue>("parameter value", refused::QUERY_VALUE, text);
    check_refused::<Query>("parameter name", refused::QUERY_NAME, |name| json!({ name: "" }));
    check_refused::<Query>("parameter value", refused::QUERY_VALUE, |value| json!({ "a": value }));
    check_refused::<HeaderName>("header name", refused::HEADER_NAME, text);
    check_refused::<HeaderValue>("header value", refused::HEADER_VALUE, text);
    check_refused::<FileName>("file name", refused::FILE_NAME, text);
    check_refused::<Method>("method", refused::METHOD, text);
    check_refused::<Protocol>("protocol", refused::PROTOCOL, text);
    check_refused::<Endpoint>("endpoint", refused::ENDPOINT, text);
}

#[test]
fn a_request_in_a_file() {
    let written = json!({
        "bucket": "examplebucket-1250000000",
        "region": { "custom": "ap-newcity" },
        "key": { "with_dot_segments": "a/../b" },
        "endpoint": { "domain": "{Bucket}.example.com" },
        "protocol": "http",
        "method": "PUT",
        "query": { "versionId": "1" },
        "headers": { "Content-Type": "image/png" },
        "expires": 600,
        "signs_host": false,
    });
    let object: ObjectUrl = serde_json::from_value(written.clone()).unwrap();
    assert_eq!(serde_json::to_value(&object).unwrap(), written);
    assert_eq!(object.unsigned().unwrap(), "http://examplebucket-1250000000.example.com/a%2F..%2Fb?versionId=1");
    assert_eq!(
        object.http_string().unwrap().as_str(),
        "put\n/a/../b\nversionid=1\ncontent-type=image%2Fpng\n",
        "the host is not signed"
    );
}

#[test]
fn a_request_in_a_file_needs_only_three_parts() {
    let written = json!({ "bucket": "examplebucket-1250000000", "region": "ap-beijing", "key": "a.txt" });
    let object: ObjectUrl = serde_json::from_value(written).unwrap();
    let built = ObjectUrl::builder()
        .bucket(Bucket::from_static("examplebucket-1250000000"))
        .region(Region::AP_BEIJING)
        .key(ObjectKey::from_static("a.txt"))
        .build();
    assert_eq!(object, built);
}

#[test]
fn what_is_wrong_with_a_file_is_named() {
    let with = |name: &str, value: Value| {
        let mut written = json!({ "bucket": "examplebucket-1250000000", "region": "ap-beijing", "key": "a.txt" });
        written[name] = value;
        serde_json::from_value::<ObjectUrl>(written).unwrap_err().to_string()
    };
    assert_eq!(
        with("key", json!("/a.txt")),
        "invalid object key `/a.txt`: `/` at the beginning; an object key begins with the name itself (`/` at byte 0); \
         write `a.txt`"
    );
    assert_eq!(with("expires", json!(0)), "the URL would be good for less than a second; `expires` is 1 s or more");
    assert_eq!(
        with("query", json!({ "versionId": "1", "versionid": "2" })),
        "`versionId` is given twice; case does not tell names apart"
    );
    assert_eq!(
        with("endpoint", json!({ "domain": "img.example.com", "cdn": "img.example.com" })),
        "expected the one entry `domain` or `cdn`"
    );
    assert_eq!(with("region", json!({ "name": "ap-newcity" })), "expected the one entry `custom`");
    assert_eq!(
        with("secret_key", json!("SECRETKEYEXAMPLE")),
        "unknown field `secret_key`, expected one of `bucket`, `region`, `key`, `endpoint`, `protocol`, `method`, \
         `query`, `headers`, `expires`, `signs_host`"
    );
    let twice = serde_json::from_str::<Query>(r#"{ "a": "1", "a": "1" }"#).unwrap_err();
    assert_eq!(twice.to_string(), "`a` is given twice; case does not tell names apart at line 1 column 22");
    let missing = serde_json::from_value::<ObjectUrl>(json!({ "bucket": "examplebucket-1250000000" })).unwrap_err();
    assert_eq!(missing.to_string(), "missing field `region`");
}
