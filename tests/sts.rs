//! Temporary credentials: responses of STS, access policies, and whether a signer covers a period.

#![cfg(test)]

use cos_url::error::ErrorKind;
use cos_url::form::PostForm;
use cos_url::sts::{AccessPolicy, Action};
use cos_url::{
    Bucket, Credentials, Error, Headers, KeyPrefix, KeyTime, Method, ObjectKey, ObjectUrl, Query, Region, Signer,
};
use std::time::Duration;

const NOW: u64 = 1_700_000_000;
const BUCKET: Bucket = Bucket::from_static("examplebucket-1250000000");
const REGION: Region = Region::AP_BEIJING;

fn object(key: &str) -> ObjectUrl {
    ObjectUrl::new(BUCKET, REGION, ObjectKey::new(key).unwrap())
}

/// The `Authorization` header and the token of a request that is signed with these credentials.
fn authorization(credentials: Credentials) -> (String, Option<String>) {
    let key_time = KeyTime::new(NOW, NOW + 600).unwrap();
    let signed = object("a").authorize_at(&Signer::new(credentials), key_time).unwrap();
    let token = signed.headers().find(|(name, _)| *name == "x-cos-security-token").map(|(_, value)| value.to_owned());
    (signed.authorization().to_owned(), token)
}

#[test]
fn responses_of_every_form() {
    let expected = authorization(Credentials::temporary("AKIDtmp", "key/+=", "Token/+==").unwrap());
    for (name, json) in [
        (
            "GetFederationToken",
            r#"{"Response":{"Credentials":{"Token":"Token/+==","TmpSecretId":"AKIDtmp","TmpSecretKey":"key/+="},
               "ExpiredTime":1700003600,"Expiration":"2023-11-14T23:13:20Z","RequestId":"4daec797"}}"#,
        ),
        (
            "GetFederationToken without `Response`",
            r#"{"Credentials":{"Token":"Token/+==","TmpSecretId":"AKIDtmp","TmpSecretKey":"key/+="},"ExpiredTime":1700003600}"#,
        ),
        (
            "the SDK for STS",
            r#"{"expiredTime":1700003600,"expiration":"2023-11-14T23:13:20Z","startTime":1700000000,"requestId":"4daec797",
               "credentials":{"sessionToken":"Token/+==","tmpSecretId":"AKIDtmp","tmpSecretKey":"key/+="}}"#,
        ),
        (
            "the metadata of an instance",
            r#"{"TmpSecretId":"AKIDtmp","TmpSecretKey":"key/+=","ExpiredTime":1700003600,
               "Expiration":"2023-11-14T23:13:20Z","Token":"Token/+==","Code":"Success"}"#,
        ),
        (
            "escaped as PHP does",
            r#"{"TmpSecretId":"AKIDtmp","TmpSecretKey":"key\/+=","ExpiredTime":1700003600,"Token":"Token\/+=="}"#,
        ),
        (
            "escaped as Gson does",
            r#"{"TmpSecretId":"AKIDtmp","TmpSecretKey":"key/+\u003d","ExpiredTime":1700003600,"Token":"Token/+\u003d\u003d"}"#,
        ),
    ] {
        let owned = json.to_owned();
        for credentials in
            [Credentials::from_json(json), Credentials::from_json(json.to_owned()), Credentials::from_json(&owned)]
        {
            let credentials = credentials.unwrap();
            assert_eq!(credentials.ends_at(), Some(NOW + 3600), "{name}");
            assert_eq!(authorization(credentials), expected, "{name}");
        }
    }
}

#[test]
fn invalid_responses_do_not_show_secrets() {
    use ErrorKind::{InvalidCredentials, MissingCredentials};

    for (json, kind, expected) in [
        ("", InvalidCredentials, "invalid temporary credentials: the response is not valid JSON at line 1, column 0"),
        (
            r#"{"TmpSecretKey":"CANARY"#,
            InvalidCredentials,
            "invalid temporary credentials: the response is not valid JSON at line 1, column 23",
        ),
        (
            r#"{"ExpiredTime":"CANARY"}"#,
            InvalidCredentials,
            "invalid temporary credentials: the response has a value of the wrong type at line 1, column 23",
        ),
        (
            r#"{"TmpSecretId":"AKID","TmpSecretKey":7,"Token":"t","ExpiredTime":1}"#,
            InvalidCredentials,
            "invalid temporary credentials: `TmpSecretKey` in the response is not a string",
        ),
        (
            r#"{"TmpSecretId":"AKID","TmpSecretKey":"CANARY\n","Token":"t","ExpiredTime":1}"#,
            InvalidCredentials,
            "whitespace around the SecretKey; remove the whitespace",
        ),
        (
            r#"{"TmpSecretId":"AKID","TmpSecretKey":"CANARY","Token":"t","ExpiredTime":1700000000000}"#,
            InvalidCredentials,
            "the end of the credentials is 1700000000000, after the year 9999: is it in milliseconds? Unix times here are in \
             seconds",
        ),
        ("{}", MissingCredentials, "no temporary credentials: the response has no `ExpiredTime`"),
        (
            r#"{"TmpSecretId":"AKID","TmpSecretKey":"CANARY","Token":"t"}"#,
            MissingCredentials,
            "no temporary credentials: the response has no `ExpiredTime`",
        ),
        (
            r#"{"Credentials":{"TmpSecretId":"AKID","TmpSecretKey":"CANARY"},"ExpiredTime":1}"#,
            MissingCredentials,
            "no temporary credentials: the response has no `Token`",
        ),
        (
            r#"{"Credentials":null,"TmpSecretId":null,"ExpiredTime":1}"#,
            MissingCredentials,
            "no temporary credentials: the response has no `TmpSecretId`",
        ),
        (
            r#"{"Response":{"Error":{"Code":"AuthFailure.SecretIdNotFound","Message":"CANARY"},"RequestId":"1"}}"#,
            MissingCredentials,
            "no temporary credentials: STS responded with the error `AuthFailure.SecretIdNotFound`",
        ),
    ] {
        let error = Credentials::from_json(json).unwrap_err();
        assert_eq!((error.kind(), error.to_string().as_str()), (kind, expected), "{json}");
        assert!(!error.is_input());
    }
    let deep = [r#"{"Response":"#.repeat(1000), "}".repeat(1000)].concat();
    assert_eq!(Credentials::from_json(deep).unwrap_err().kind(), InvalidCredentials);
}

fn allowed(object: &ObjectUrl) -> Result<String, Error> {
    AccessPolicy::new().allow_object(object).map(|policy| policy.to_json())
}

/// The policies of the STS SDK for Python, `Sts.get_policy`, without spaces.
#[test]
fn policies_are_those_of_the_official_sdk() {
    for (policy, expected) in [
        (
            AccessPolicy::new().allow_object(&object("exampleobject")),
            r#"{"version":"2.0","statement":[{"action":["name/cos:GetObject"],"effect":"allow","resource":["qcs::cos:ap-beijing:uid/1250000000:examplebucket-1250000000/exampleobject"]}]}"#,
        ),
        (
            AccessPolicy::new().allow_form(&PostForm::for_prefix(BUCKET, REGION, KeyPrefix::from_static("users/7/"))),
            r#"{"version":"2.0","statement":[{"action":["name/cos:PostObject"],"effect":"allow","resource":["qcs::cos:ap-beijing:uid/1250000000:examplebucket-1250000000/users/7/*"]}]}"#,
        ),
        (
            AccessPolicy::new().allow_object(&object("报表 Q1.pdf").with_method(Method::Put)),
            r#"{"version":"2.0","statement":[{"action":["name/cos:PutObject"],"effect":"allow","resource":["qcs::cos:ap-beijing:uid/1250000000:examplebucket-1250000000/报表 Q1.pdf"]}]}"#,
        ),
    ] {
        assert_eq!(policy.unwrap().to_string(), expected);
    }
}

#[test]
fn statements_accumulate() {
    let prefix = KeyPrefix::from_static("in/");
    let policy = AccessPolicy::new()
        .allow_form(&PostForm::for_key(BUCKET, REGION, ObjectKey::from_static("a\"b")))
        .and_then(|policy| policy.allow_prefix(&BUCKET, &REGION, &prefix, &[Action::UploadPart, Action::ListParts]))
        .unwrap();
    assert_eq!(
        policy.to_json(),
        r#"{"version":"2.0","statement":[{"action":["name/cos:PostObject"],"effect":"allow","resource":["qcs::cos:ap-beijing:uid/1250000000:examplebucket-1250000000/a\"b"]},{"action":["name/cos:UploadPart","name/cos:ListParts"],"effect":"allow","resource":["qcs::cos:ap-beijing:uid/1250000000:examplebucket-1250000000/in/*"]}]}"#
    );
}

#[test]
fn actions_of_requests() {
    for (method, query, expected) in [
        (Method::Get, Query::EMPTY, Some(Action::GetObject)),
        (Method::Get, Query::from_static(&[("versionId", "1")]), Some(Action::GetObject)),
        (Method::Get, Query::from_static(&[("imageMogr2/thumbnail/200x/", "")]), Some(Action::GetObject)),
        (Method::Head, Query::EMPTY, Some(Action::HeadObject)),
        (Method::Put, Query::EMPTY, Some(Action::PutObject)),
        (Method::Post, Query::EMPTY, Some(Action::PostObject)),
        (Method::Delete, Query::EMPTY, Some(Action::DeleteObject)),
        (Method::Options, Query::EMPTY, Some(Action::OptionsObject)),
        (Method::Post, Query::from_static(&[("uploads", "")]), Some(Action::InitiateMultipartUpload)),
        (Method::Put, Query::from_static(&[("partNumber", "1"), ("uploadId", "u")]), Some(Action::UploadPart)),
        (Method::Get, Query::from_static(&[("uploadId", "u")]), Some(Action::ListParts)),
        (Method::Post, Query::from_static(&[("uploadId", "u")]), Some(Action::CompleteMultipartUpload)),
        (Method::Delete, Query::from_static(&[("uploadId", "u")]), Some(Action::AbortMultipartUpload)),
        (Method::Put, Query::from_static(&[("partNumber", "1")]), None),
        (Method::Get, Query::from_static(&[("acl", "")]), None),
        (Method::Put, Query::from_static(&[("Tagging", "")]), None),
    ] {
        let object = object("a").with_method(method).with_query(query);
        assert_eq!(Action::of(&object).ok(), expected, "{object:?}");
    }
    let copy = object("a")
        .with_method(Method::Put)
        .with_headers(Headers::from_static(&[("x-cos-copy-source", "b-1.cos.ap-beijing.myqcloud.com/secret")]));
    let error = allowed(&copy).unwrap_err();
    assert_eq!(
        (error.kind(), error.to_string().as_str()),
        (
            ErrorKind::InvalidPolicy,
            "invalid access policy: unknown action of a copy, which also reads its source; pass the actions to \
             `AccessPolicy::allow_key`"
        )
    );
    let error = allowed(&object("a").with_query(Query::from_static(&[("acl", "")]))).unwrap_err();
    assert_eq!(
        error.to_string(),
        "invalid access policy: unknown action of the sub-resource `acl`; pass the actions to `AccessPolicy::allow_key`"
    );
}

#[test]
fn a_wildcard_never_widens_a_policy() {
    for (key, expected) in [
        (
            "users/*/a",
            "invalid access policy: `*` in the key `users/*/a` is a wildcard in a policy and cannot be escaped; rename \
             the object, or allow a prefix before it",
        ),
        (
            "a?b",
            "invalid access policy: `?` in the key `a?b` is a wildcard in a policy and cannot be escaped; rename the \
             object, or allow a prefix before it",
        ),
        (
            "${uin}/a",
            "invalid access policy: `${` in the key `${uin}/a` starts a variable in a policy and cannot be escaped; \
             rename the object, or allow a prefix before it",
        ),
    ] {
        let error = allowed(&object(key)).unwrap_err();
        assert_eq!((error.kind(), error.to_string().as_str()), (ErrorKind::InvalidPolicy, expected));
        let key = ObjectKey::new(key).unwrap();
        assert!(AccessPolicy::new().allow_key(&BUCKET, &REGION, &key, &[Action::GetObject]).is_err());
        assert!(AccessPolicy::new().allow_form(&PostForm::for_key(BUCKET, REGION, key.clone())).is_err());
        let prefix = KeyPrefix::new(format!("{key}/")).unwrap();
        assert!(AccessPolicy::new().allow_prefix(&BUCKET, &REGION, &prefix, &[Action::GetObject]).is_err());
        assert!(AccessPolicy::new().allow_form(&PostForm::for_prefix(BUCKET, REGION, prefix)).is_err());
    }
    // These characters are not special in a policy.
    for key in ["a$b", "{a}", "$", "a:b,c"] {
        assert!(allowed(&object(key)).is_ok(), "{key}");
    }
    let error = AccessPolicy::new().allow_key(&BUCKET, &REGION, &ObjectKey::from_static("a"), &[]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "invalid access policy: no action for `qcs::cos:ap-beijing:uid/1250000000:examplebucket-1250000000/a`; pass at \
         least one"
    );
}

#[test]
fn a_signer_covers_the_periods_that_it_can_sign_for() {
    let temporary = Credentials::temporary("AKID", "k", "t").unwrap().ending_at(NOW + 3600).unwrap();
    let permanent = Signer::new(Credentials::new("AKID", "k").unwrap());
    let until = |end: u64| KeyTime::new(NOW, end).unwrap();
    for (name, signer, key_time, expected) in [
        ("permanent", permanent.clone(), until(NOW + 1_000_000_000), true),
        ("to the last second", Signer::new(temporary.clone()), until(NOW + 3600), true),
        ("a second longer", Signer::new(temporary.clone()), until(NOW + 3601), false),
        ("capped", Signer::new(temporary.clone()).cap_to_credentials(), until(NOW + 3601), false),
        ("expired", Signer::new(temporary), KeyTime::new(NOW + 3600, NOW + 3601).unwrap(), false),
        ("over the maximum", permanent.max_expires(Duration::from_secs(60)), until(NOW + 3600), false),
    ] {
        assert_eq!(signer.covers(key_time), expected, "{name}");
    }
}
