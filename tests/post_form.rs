//! Forms: the example of the document at every stage, the signature of the sample of the official Node SDK, the fields,
//! JSON and HTML, and the rules that involve several fields.

#![cfg(test)]

use cos_url::error::ErrorKind;
use cos_url::form::{Acl, PostForm, SignedForm, SizeRange, SuccessStatus};
use cos_url::signature::{SignKey, StringToSign};
use cos_url::{
    Bucket, Credentials, Domain, Endpoint, HeaderValue, Headers, KeyPrefix, KeyTime, ObjectKey, Protocol, Region,
    Signer, header_value, size_range,
};
use serde_json::Value;
use std::collections::BTreeMap;
use std::time::Duration;

const ID: &str = "AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q";
const SECRET_KEY: &str = "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz";
const BUCKET: Bucket = Bucket::from_static("examplebucket-1250000000");
const NOW: u64 = 1_700_000_000;

fn signer() -> Signer {
    Signer::new(Credentials::new(ID, SECRET_KEY).unwrap())
}

fn key_time() -> KeyTime {
    KeyTime::new(NOW, NOW + 900).unwrap()
}

fn for_key(key: &str) -> PostForm {
    PostForm::for_key(BUCKET, Region::AP_BEIJING, ObjectKey::new(key).unwrap())
}

fn for_prefix(prefix: &'static str) -> PostForm {
    PostForm::for_prefix(BUCKET, Region::AP_BEIJING, KeyPrefix::from_static(prefix))
}

fn sign(form: &PostForm) -> SignedForm {
    form.sign_at(&signer(), key_time()).unwrap()
}

fn fields(form: &SignedForm) -> BTreeMap<&str, &str> {
    form.fields().collect()
}

/// The conditions of a policy.
fn conditions(form: &SignedForm) -> Vec<Value> {
    let policy: Value = serde_json::from_str(form.policy()).unwrap();
    policy["conditions"].as_array().unwrap().clone()
}

#[test]
fn the_example_of_the_document_at_every_stage() {
    let published: Value = serde_json::from_str(include_str!("vectors/published.json")).unwrap();
    let vector = &published["post_policy"][0];
    let text = |name: &str| vector[name].as_str().unwrap();
    let sign_key = SignKey::derive(text("secret_key"), text("key_time").parse().unwrap());
    assert_eq!(sign_key.as_str(), text("sign_key"));
    let string_to_sign = StringToSign::of_policy(text("policy"));
    assert_eq!(string_to_sign.as_str(), text("string_to_sign"));
    assert_eq!(sign_key.sign(&string_to_sign).as_str(), text("signature"));
}

/// The form that the document describes. The policy here has other whitespace, another order and milliseconds, so its
/// signature differs from that in the document; the conditions are the same.
#[test]
fn the_conditions_of_the_document() {
    let form = for_prefix("folder/subfolder/")
        .with_acl(Acl::Default)
        .with_content_type_prefix(header_value!("image/"))
        .with_redirect(header_value!("https://my.website/"))
        .with_headers(Headers::from_static(&[("x-cos-server-side-encryption", "AES256")]));
    let form = form.sign_at(&signer(), KeyTime::new(1_567_150_692, 1_567_157_892).unwrap()).unwrap();
    let published: Value = serde_json::from_str(include_str!("vectors/published.json")).unwrap();
    let documented: Value = serde_json::from_str(published["post_policy"][0]["policy"].as_str().unwrap()).unwrap();
    let found = conditions(&form);
    for condition in documented["conditions"].as_array().unwrap() {
        let same = match condition.as_array().map(Vec::as_slice) {
            // The form has one redirect, so its condition is exact; the condition in the document is a prefix.
            Some([_, name, value]) if name == "$success_action_redirect" => {
                serde_json::json!({ "success_action_redirect": value })
            }
            // `{"name":"value"}` and `["eq","$name","value"]` mean the same.
            Some([kind, name, value]) if kind == "eq" => {
                serde_json::json!({ name.as_str().unwrap().trim_start_matches('$'): value })
            }
            _ => condition.clone(),
        };
        assert!(found.contains(&same), "{condition}");
    }
    assert_eq!(found.len(), documented["conditions"].as_array().unwrap().len());
    let policy: Value = serde_json::from_str(form.policy()).unwrap();
    assert_eq!(policy["expiration"], "2019-08-30T09:38:12.000Z");
}

#[test]
fn the_sample_of_the_official_sdk_has_the_same_signature() {
    let samples: Value = serde_json::from_str(include_str!("vectors/post_policy.json")).unwrap();
    let samples = samples["samples"].as_array().unwrap();
    assert_eq!(samples.len(), 9);
    for sample in samples {
        let text = |name: &str| sample[name].as_str().unwrap();
        let name = text("name");
        let key_time: KeyTime = text("key_time").parse().unwrap();
        let mut form = match sample["prefix"].as_str() {
            Some(prefix) => PostForm::for_prefix(BUCKET, Region::AP_BEIJING, KeyPrefix::new(prefix).unwrap()),
            None => for_key(text("key")),
        };
        if name == "size range" {
            form = form.with_size(size_range!(1, 5 << 20));
        }
        if name == "all conditions in its comments" {
            form = form
                .with_acl(Acl::PublicRead)
                .with_content_type_prefix(header_value!("image/"))
                .with_redirect(header_value!("https://my.website/done?a=1&b=2"))
                .with_headers(Headers::from_static(&[("x-cos-server-side-encryption", "AES256")]));
        }
        let signer = Signer::new(Credentials::new(text("secret_id"), text("secret_key")).unwrap());
        let form = form.sign_at(&signer, key_time).unwrap();
        assert_eq!(form.url(), format!("https://{}/", text("host")), "{name}");
        assert_eq!(form.policy(), text("policy"), "{name}");
        let fields = fields(&form);
        for (field, expected) in [
            ("policy", "policy_base64"),
            ("q-ak", "secret_id"),
            ("q-key-time", "key_time"),
            ("q-signature", "signature"),
        ] {
            assert_eq!(fields[field], text(expected), "{name}");
        }
        assert_eq!(fields["q-sign-algorithm"], "sha1", "{name}");
    }
}

#[test]
fn the_fields_are_in_order_and_each_has_a_condition() {
    let credentials = Credentials::temporary("AKID1", "k", "T+/==").unwrap();
    let form = for_prefix("a/")
        .with_size(SizeRange::new(1, 9).unwrap())
        .with_acl(Acl::Private)
        .with_content_type(header_value!("image/png"))
        .with_status(SuccessStatus::Created)
        .with_headers(Headers::from_static(&[("x-cos-meta-a", "1, 2"), ("Cache-Control", "no-cache")]))
        .sign_at(&Signer::new(credentials), key_time())
        .unwrap();
    let names: Vec<_> = form.fields().map(|(name, _)| name).collect();
    assert_eq!(
        names,
        [
            "key",
            "acl",
            "Content-Type",
            "success_action_status",
            "Cache-Control",
            "x-cos-meta-a",
            "policy",
            "q-sign-algorithm",
            "q-ak",
            "q-key-time",
            "q-signature",
            "x-cos-security-token"
        ]
    );
    let fields = fields(&form);
    assert_eq!((fields["key"], fields["x-cos-security-token"]), ("a/${filename}", "T+/=="));
    assert_eq!(
        form.policy(),
        "{\"expiration\":\"2023-11-14T22:28:20.000Z\",\"conditions\":[{\"acl\":\"private\"},{\"Content-Type\":\"image/png\"},\
         {\"success_action_status\":\"201\"},{\"Cache-Control\":\"no-cache\"},{\"x-cos-meta-a\":\"1, 2\"},\
         {\"q-sign-algorithm\":\"sha1\"},{\"q-ak\":\"AKID1\"},{\"q-sign-time\":\"1700000000;1700000900\"},\
         {\"bucket\":\"examplebucket-1250000000\"},[\"starts-with\",\"$key\",\"a/\"],[\"content-length-range\",1,9]]}"
    );
    assert_eq!(form.expires_at(), NOW + 900);
    let debug = format!("{form:?}");
    assert!(!debug.contains(fields["q-signature"]) && !debug.contains("T+"), "{debug}");
}

#[test]
fn a_content_type_prefix_leaves_the_field_to_the_page() {
    let open = for_key("a").with_content_type_prefix(header_value!("image/"));
    let condition = serde_json::json!(["starts-with", "$Content-Type", "image/"]);

    let form = sign(&open);
    assert!(conditions(&form).contains(&condition));
    assert_eq!(fields(&form).get("Content-Type"), None);
    assert_eq!(form.open_fields().collect::<Vec<_>>(), [("Content-Type", "image/")]);
    assert!(form.to_html().contains("<input name=\"Content-Type\" value=\"image/\" required>\n"));

    let form = sign(&open.with_content_type(header_value!("image/png")));
    assert!(conditions(&form).contains(&condition));
    assert_eq!(fields(&form)["Content-Type"], "image/png");
    assert_eq!(form.open_fields().count(), 0);
}

#[test]
fn json_and_html_contain_every_field() {
    let key = "报表 \"Q1\" \\ <b>&'.txt";
    let form = sign(&for_key(key).with_headers(Headers::from_static(&[("x-cos-meta-a", "<&\">")])));
    let json: Value = serde_json::from_str(&form.to_json()).unwrap();
    assert_eq!(json["url"], form.url());
    let read: BTreeMap<_, _> = json["fields"]
        .as_object()
        .unwrap()
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str().unwrap()))
        .collect();
    assert_eq!(read, fields(&form));
    let mut rest = form.to_json();
    for (name, _) in form.fields() {
        rest = rest.split_once(&format!("\"{name}\":")).unwrap().1.into();
    }

    let signature = fields(&form)["q-signature"];
    let policy = fields(&form)["policy"];
    assert_eq!(
        form.to_html(),
        format!(
            "<form action=\"https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/\" method=\"post\" \
             enctype=\"multipart/form-data\" accept-charset=\"utf-8\">\n\
             <input type=\"hidden\" name=\"key\" value=\"报表 &quot;Q1&quot; \\ &lt;b&gt;&amp;&#39;.txt\">\n\
             <input type=\"hidden\" name=\"x-cos-meta-a\" value=\"&lt;&amp;&quot;&gt;\">\n\
             <input type=\"hidden\" name=\"policy\" value=\"{policy}\">\n\
             <input type=\"hidden\" name=\"q-sign-algorithm\" value=\"sha1\">\n\
             <input type=\"hidden\" name=\"q-ak\" value=\"{ID}\">\n\
             <input type=\"hidden\" name=\"q-key-time\" value=\"1700000000;1700000900\">\n\
             <input type=\"hidden\" name=\"q-signature\" value=\"{signature}\">\n\
             <input type=\"file\" name=\"file\" required>\n<button>Upload</button>\n</form>\n"
        )
    );
}

#[test]
fn the_url_is_that_of_the_bucket() {
    for (form, expected) in [
        (for_key("a"), "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/"),
        (
            for_key("a").with_protocol(Protocol::Http).with_endpoint(Endpoint::Accelerate),
            "http://examplebucket-1250000000.cos.accelerate.myqcloud.com/",
        ),
        (for_key("a").with_domain(Domain::from_static("img.example.com")), "https://img.example.com/"),
    ] {
        assert_eq!(sign(&form).url(), expected);
    }
}

#[test]
fn contradictions_are_reported() {
    let redirect = |url: &'static str| for_key("a").with_redirect(HeaderValue::from_static(url));
    let header = |name: &str, value: &str| {
        let mut headers = Headers::EMPTY;
        headers.push(name.parse().unwrap(), value.parse().unwrap());
        for_key("a").with_headers(headers)
    };
    for (form, kind, expected) in [
        (
            for_key("a\nb"),
            ErrorKind::InvalidForm,
            "invalid form: the key `a\\nb` has a line end, which browsers change in the fields of a form",
        ),
        (
            for_prefix("a\r/"),
            ErrorKind::InvalidForm,
            "invalid form: the prefix `a\\r/` has a line end, which browsers change in the fields of a form",
        ),
        (
            for_key("a/${filename}"),
            ErrorKind::InvalidForm,
            "invalid form: the key `a/${filename}` contains `${filename}`, which COS replaces with the name of the \
             file; for a key with the name of the file, use `PostForm::for_prefix`",
        ),
        (
            for_prefix("${filename}/"),
            ErrorKind::InvalidForm,
            "invalid form: the prefix `${filename}/` contains `${filename}`, which COS replaces with the name of the \
             file; leave it out, because the field `key` ends with it",
        ),
        (
            for_key("a")
                .with_content_type(header_value!("text/html"))
                .with_content_type_prefix(header_value!("image/")),
            ErrorKind::InvalidForm,
            "invalid form: the content type `text/html` does not start with `image/`",
        ),
        (
            redirect("https://my.website/").with_status(SuccessStatus::Ok),
            ErrorKind::InvalidForm,
            "invalid form: COS ignores the status if there is a redirect; remove one of them",
        ),
        (
            redirect("my.website/done"),
            ErrorKind::InvalidForm,
            "invalid form: the redirect `my.website/done` is not an `https://` or `http://` URL without a fragment; \
             percent-encode other characters",
        ),
        (
            header("content-type", "a/b"),
            ErrorKind::InvalidForm,
            "invalid form: the header `content-type` has its own setter; use `with_content_type`",
        ),
        (
            header("Content-Length", "1"),
            ErrorKind::InvalidForm,
            "invalid form: the header `Content-Length` has its own setter; use `with_size`",
        ),
        (
            header("X-Cos-Acl", "private"),
            ErrorKind::InvalidForm,
            "invalid form: the header `X-Cos-Acl` has its own setter; use `with_acl`",
        ),
        (
            header("Content-MD5", "mQ/fVh815F3k6TAUm8m0eg=="),
            ErrorKind::InvalidForm,
            "invalid form: a policy has no condition for the header `Content-MD5`, only for `Cache-Control`, \
             `Content-Disposition`, `Content-Encoding`, `Expires` and `x-cos-*`",
        ),
        (
            for_key("a").with_expires(Duration::from_millis(999)),
            ErrorKind::InvalidExpires,
            "invalid `expires`: the lifetime of a URL is at least 1 second",
        ),
        (
            for_key("a").with_endpoint(Endpoint::StaticWebsite),
            ErrorKind::UnsignedOnly,
            "the endpoint `website` does not accept uploads by a form; use the endpoint `default`",
        ),
        (
            for_key("a").with_endpoint(Endpoint::Cdn(Domain::from_static("cdn.example.com"))),
            ErrorKind::UnsignedOnly,
            "the domain `cdn.example.com`, a CDN, does not accept uploads by a form; use the bucket's own domain",
        ),
    ] {
        assert_eq!(form.check().map_err(|error| (error.kind(), error.to_string())), Err((kind, expected.into())));
        assert_eq!(form.sign_at(&signer(), key_time()).unwrap_err().to_string(), expected);
    }
    let mut twice = Headers::EMPTY;
    twice.push("Expires".parse().unwrap(), "0".parse().unwrap());
    twice.push("expires".parse().unwrap(), "1".parse().unwrap());
    let other_bucket = Domain::from_static("other-1250000000.cos.ap-beijing.myqcloud.com");
    for (form, kind) in [
        (for_key("a").with_headers(twice), ErrorKind::DuplicateHeaderName),
        (for_key("a").with_domain(other_bucket), ErrorKind::InvalidHost),
    ] {
        assert_eq!(form.check().map_err(|error| error.kind()), Err(kind));
    }
    for url in ["https:///a", "https://", "ftp://a/", "https://a/#b", "https://a/ b", "https://?a", "//a/"] {
        assert_eq!(redirect(url).check().map_err(|error| error.kind()), Err(ErrorKind::InvalidForm), "{url}");
    }
}

#[test]
fn a_form_does_not_outlive_its_credentials() {
    let credentials = Credentials::temporary("AKID1", "k", "t").unwrap().ending_at(NOW + 600).unwrap();
    let signer = Signer::new(credentials);
    assert_eq!(for_key("a").sign_at(&signer, key_time()).unwrap_err().kind(), ErrorKind::OutlivesCredentials);
    let form = for_key("a").sign_at(&signer.cap_to_credentials(), key_time()).unwrap();
    assert_eq!(form.expires_at(), NOW + 600);
    assert_eq!(fields(&form)["q-key-time"], "1700000000;1700000600");
    assert!(form.policy().contains("\"expiration\":\"2023-11-14T22:23:20.000Z\""));
}

#[test]
fn forms_of_one_period_are_signed_by_one_key() {
    let signing_key = signer().signing_key(key_time()).unwrap();
    for key in ["a", "b"] {
        let (one, other) = (signing_key.sign_form(&for_key(key)).unwrap(), sign(&for_key(key)));
        assert_eq!(one.fields().collect::<Vec<_>>(), other.fields().collect::<Vec<_>>());
    }
}
