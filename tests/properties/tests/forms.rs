//! Properties of forms, verified by code that shares nothing with the code that signs, and of access policies.

use cos_url::form::{Acl, PostForm, SignedForm, SizeRange};
use cos_url::sts::{AccessPolicy, Action};
use cos_url::{
    Bucket, Credentials, HeaderName, HeaderValue, Headers, KeyPrefix, KeyTime, ObjectKey, ObjectUrl, Region, Signer,
    bucket,
};
use cos_url_property_tests::cases;
use cos_url_stand_in::{Form, Secret, verify_form};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::Value;

const BUCKET: Bucket = bucket!("examplebucket-1250000000");
const SECRET_ID: &str = "AKIDEXAMPLE";
const SECRET_KEY: &str = "SECRETKEYEXAMPLE";
const TOKEN: &str = "TOKEN/EXAMPLE+==";
const NOW: u64 = 1_700_000_000;

/// Keys, some of which cannot be sent by a form or named in a policy.
fn key() -> impl Strategy<Value = ObjectKey> {
    let text =
        prop_oneof![3 => "\\PC{1,40}", 1 => "[ -~]{1,40}", 1 => "(.|[\\x00-\\x7f]){1,20}", 1 => "a/[*?${}]{1,4}b"];
    text.prop_filter_map("not a key", |text| ObjectKey::with_dot_segments(text).ok())
}

fn headers() -> impl Strategy<Value = Headers> {
    let name =
        select(vec!["Cache-Control", "Content-Disposition", "x-cos-meta-a", "x-cos-meta-B", "x-cos-storage-class"]);
    let value = "[!-~]([ -~]{0,20}[!-~])?".prop_filter_map("not a value", |text| HeaderValue::new(text).ok());
    proptest::collection::btree_map(name, value, 0..4).prop_map(|pairs| {
        let mut headers = Headers::EMPTY;
        for (name, value) in pairs {
            headers.push(HeaderName::from_static(name), value);
        }
        headers
    })
}

prop_compose! {
    fn form()(
        key in key(),
        headers in headers(),
        acl in option::of(select(vec![Acl::Default, Acl::Private])),
        content_type in option::of(select(vec!["image/png", "text/plain; charset=utf-8", ""])),
        size in option::of((0..100_u64, 0..100_u64)),
    ) -> PostForm {
        let mut form = PostForm::for_key(BUCKET, Region::AP_BEIJING, key).with_headers(headers);
        if let Some(acl) = acl {
            form = form.with_acl(acl);
        }
        if let Some(content_type) = content_type {
            form = form.with_content_type(HeaderValue::from_static(content_type));
        }
        if let Some((min, more)) = size {
            form = form.with_size(SizeRange::new(min, min + more).unwrap());
        }
        form
    }
}

fn sign(form: &PostForm) -> Option<SignedForm> {
    let signer = Signer::new(Credentials::temporary(SECRET_ID, SECRET_KEY, TOKEN).unwrap());
    form.sign_at(&signer, KeyTime::new(NOW - 60, NOW + 900).unwrap()).ok()
}

fn fields(form: &SignedForm) -> Vec<(String, String)> {
    form.fields().map(|(name, value)| (name.into(), value.into())).collect()
}

fn is_accepted(fields: Vec<(String, String)>, length: u64) -> Option<String> {
    let secrets = [Secret::temporary(SECRET_ID, SECRET_KEY, TOKEN, NOW + 3600)];
    let content = vec![b'x'; usize::try_from(length).unwrap()];
    verify_form(&Form::new(fields, "file.txt", content), &secrets, Some(BUCKET.as_str()), NOW).ok()
}

/// Unescapes the value of an attribute.
fn unescaped(text: &str) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
        .iter()
        .fold(text.to_owned(), |text, (escaped, character)| text.replace(escaped, character))
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn a_signed_form_is_accepted_with_every_size_of_its_range(form in form(), index: Index) {
        if let Some(signed) = sign(&form) {
            let (min, max) = form.size().map_or((0, 200), |size| (size.min(), size.max()));
            let length = min + index.index(usize::try_from(max - min).unwrap() + 1) as u64;
            let stored = is_accepted(fields(&signed), length);
            prop_assert_eq!(stored.as_deref(), form.key().map(ObjectKey::as_str));
        }
    }

    #[test]
    fn a_signed_form_is_rejected_with_another_size(form in form(), more in 1..50_u64) {
        if let (Some(signed), Some(size)) = (sign(&form), form.size()) {
            prop_assert_eq!(is_accepted(fields(&signed), size.max() + more), None);
            if let Some(less) = size.min().checked_sub(more) {
                prop_assert_eq!(is_accepted(fields(&signed), less), None);
            }
        }
    }

    #[test]
    fn a_signed_form_is_rejected_with_another_field(form in form(), field: Index, by in "[ -~]{1,3}") {
        if let Some(signed) = sign(&form.with_size(SizeRange::new(0, 9).unwrap())) {
            let mut changed = fields(&signed);
            let at = field.index(changed.len());
            changed[at].1.push_str(&by);
            prop_assert_eq!(is_accepted(changed, 1), None);
            let mut without = fields(&signed);
            without.remove(at);
            prop_assert_eq!(is_accepted(without, 1), None);
        }
    }

    #[test]
    fn json_and_html_hold_the_fields(form in form()) {
        if let Some(signed) = sign(&form) {
            let json: Value = serde_json::from_str(&signed.to_json()).unwrap();
            prop_assert_eq!(json["url"].as_str(), Some(signed.url()));
            prop_assert_eq!(json["fields"].as_object().unwrap().len(), signed.fields().count());
            let html = signed.to_html();
            let mut inputs = html.split("<input type=\"hidden\" name=\"").skip(1);
            for (name, value) in signed.fields() {
                prop_assert_eq!(json["fields"][name].as_str(), Some(value));
                let (found, rest) = inputs.next().unwrap().split_once("\" value=\"").unwrap();
                let (found_value, _) = rest.split_once("\">\n").unwrap();
                prop_assert_eq!((unescaped(found), unescaped(found_value)), (name.to_owned(), value.to_owned()));
            }
            prop_assert!(inputs.next().is_none());
        }
    }

    #[test]
    fn a_policy_names_one_object_or_is_an_error(key in key()) {
        let is_plain = !key.as_str().contains(['*', '?']) && !key.as_str().contains("${");
        let object = ObjectUrl::new(BUCKET, Region::AP_BEIJING, key.clone());
        let policy = AccessPolicy::new().allow_object(&object);
        prop_assert_eq!(policy.is_ok(), is_plain);
        if let Ok(policy) = policy {
            let policy: Value = serde_json::from_str(&policy.to_json()).unwrap();
            let expected = format!("qcs::cos:ap-beijing:uid/1250000000:{BUCKET}/{key}");
            prop_assert_eq!(&policy["statement"][0]["resource"], &serde_json::json!([expected]));
        }
        if let Ok(prefix) = KeyPrefix::new(format!("{key}/")) {
            let policy = AccessPolicy::new().allow_prefix(&BUCKET, &Region::AP_BEIJING, &prefix, &[Action::GetObject]);
            prop_assert_eq!(policy.is_ok(), is_plain);
            prop_assert!(policy.is_ok_and(|policy| policy.to_json().matches('*').count() == 1) || !is_plain);
        }
    }

    #[test]
    fn no_response_causes_a_panic(text in "(.|[\\x00-\\x7f]){0,60}", at: Index) {
        let response = r#"{"Response":{"Credentials":{"Token":"t\/\u003d","TmpSecretId":"A","TmpSecretKey":"k"},"ExpiredTime":9}}"#;
        let (before, after) = response.split_at(at.index(response.len()));
        for json in [text.as_str(), &[before, &text, after].concat(), before] {
            if let Err(error) = Credentials::from_json(json) {
                prop_assert_eq!(error.to_string().lines().count(), 1);
            }
        }
    }
}
