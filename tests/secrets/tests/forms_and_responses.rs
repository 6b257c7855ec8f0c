//! Reading a response of STS or signing a form leaves no SecretKey and no token in freed memory, except in the JSON and
//! HTML that are returned to the caller.

use cos_url::form::{PostForm, SignedForm};
use cos_url::{Credentials, KeyTime, Region, Signer, bucket, header_value, object_key};
use cos_url_secrets::{
    Found, KEY_TIME, LONG_TOKEN_UNIT, SECRET_KEY, TOKEN, Watching, found_in_freed_memory, long_token,
};
use std::hint::black_box;

#[global_allocator]
static WATCHING: Watching = Watching;

const NOTHING: Found = Found { secret_key: 0, sign_key: 0, states: 0, token: 0 };

fn leaves_nothing(scenarios: &[(&str, fn())]) {
    for (name, scenario) in scenarios {
        assert_eq!(found_in_freed_memory(scenario), NOTHING, "{name}");
    }
}

/// A response as an HTTP client returns it, in a buffer that is longer than its text.
fn response(secret_key: &str, token: &str, end: &str) -> String {
    let mut json = String::with_capacity(4096 + 2 * token.len());
    json.push_str(r#"{"Response":{"Credentials":{"Token":""#);
    json.push_str(token);
    json.push_str(r#"","TmpSecretId":"AKIDEXAMPLE","TmpSecretKey":""#);
    json.push_str(secret_key);
    json.push_str(r#""},"ExpiredTime":"#);
    json.push_str(end);
    json.push_str(r#","RequestId":"4daec797"}}"#);
    json
}

/// A text that belongs to the test and is never freed.
fn kept(parts: &[&str]) -> &'static str {
    parts.concat().leak()
}

fn kept_long_token() -> &'static str {
    long_token().leak()
}

fn key_time() -> KeyTime {
    KeyTime::new(KEY_TIME.0, KEY_TIME.1).unwrap()
}

fn signed(token: &str) -> SignedForm {
    let credentials = Credentials::temporary("AKIDEXAMPLE", SECRET_KEY, token).unwrap();
    PostForm::for_key(bucket!("examplebucket-1250000000"), Region::AP_BEIJING, object_key!("报表 \"Q1\".pdf"))
        .with_content_type(header_value!("application/pdf"))
        .sign_at(&Signer::new(credentials), key_time())
        .unwrap()
}

#[test]
fn responses_are_zeroized() {
    leaves_nothing(&[
        ("a String", || drop(black_box(Credentials::from_json(response(SECRET_KEY, TOKEN, "1")).unwrap()))),
        ("a long token", || {
            drop(black_box(Credentials::from_json(response(SECRET_KEY, kept_long_token(), "1")).unwrap()));
        }),
        ("with escape sequences", || {
            let token = kept(&[TOKEN, "\\/", TOKEN, "\\u003d\\u003d"]);
            let key = kept(&[SECRET_KEY, "\\u003d", SECRET_KEY]);
            let json = response(key, token, "1");
            drop(black_box(Credentials::from_json(json).unwrap()));
        }),
        ("a borrowed text, which belongs to the caller", || {
            let json = response(SECRET_KEY, TOKEN, "1");
            drop(black_box(Credentials::from_json(json.as_str()).unwrap()));
            std::mem::forget(json);
        }),
    ]);
}

#[test]
fn rejected_responses_are_zeroized() {
    leaves_nothing(&[
        ("cut off", || {
            let mut json = response(SECRET_KEY, TOKEN, "1");
            json.pop();
            assert!(Credentials::from_json(json).is_err());
        }),
        ("the expiration time is not a number", || {
            assert!(Credentials::from_json(response(SECRET_KEY, TOKEN, "{}")).is_err());
        }),
        ("the expiration time is in milliseconds", || {
            assert!(Credentials::from_json(response(SECRET_KEY, TOKEN, "1700000000000")).is_err());
        }),
        ("an invalid escape sequence", || {
            let json = response(kept(&[SECRET_KEY, "\\ud800"]), TOKEN, "1");
            assert!(Credentials::from_json(json).is_err());
        }),
        ("an invalid key", || {
            let json = response(kept(&[SECRET_KEY, "\\n"]), TOKEN, "1");
            assert!(Credentials::from_json(json).is_err());
        }),
    ]);
}

#[test]
fn forms_are_zeroized() {
    leaves_nothing(&[
        ("a form", || drop(black_box(signed(TOKEN)))),
        ("a form, cloned", || drop(black_box(signed(TOKEN).clone()))),
        ("what Debug shows", || drop(black_box(format!("{:?}", signed(TOKEN))))),
        ("JSON", || {
            let json = signed(TOKEN).to_json();
            assert!(json.contains(TOKEN));
            std::mem::forget(json);
        }),
        ("HTML", || {
            let html = signed(TOKEN).to_html();
            assert!(html.contains(TOKEN));
            std::mem::forget(html);
        }),
        ("a long token", || {
            let form = signed(kept_long_token());
            let (json, html) = (form.to_json(), form.to_html());
            assert!(json.contains(LONG_TOKEN_UNIT) && html.contains(LONG_TOKEN_UNIT));
            std::mem::forget((json, html));
        }),
    ]);
}
