//! No output of `Debug`, error or panic message contains a SecretKey, a `SignKey`, a token or a signature.

use cos_url::form::PostForm;
use cos_url::signature::{HttpString, SignKey, StringToSign};
use cos_url::{
    Credentials, HeaderName, HeaderValue, KeyTime, Method, ObjectUrl, SignedUrl, Signer, SigningKey, cos_url,
};
use cos_url_secrets::{KEY_TIME, SECRET_KEY, SIGN_KEY, TOKEN};
use std::error::Error;
use std::fmt::Debug;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

const ID: &str = "AKIDEXAMPLE";

fn key_time() -> KeyTime {
    KeyTime::new(KEY_TIME.0, KEY_TIME.1).unwrap()
}

fn credentials() -> Credentials {
    Credentials::temporary(ID, SECRET_KEY, TOKEN).unwrap()
}

fn signing_key() -> SigningKey {
    Signer::new(credentials()).signing_key(key_time()).unwrap()
}

fn object() -> ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "photo.jpg", query: { "a": "1" } }
}

/// A request with a duplicate name.
fn invalid() -> ObjectUrl {
    object().to_builder().try_query("A", "").unwrap().build()
}

fn form() -> PostForm {
    PostForm::for_key(object().bucket().clone(), object().region().clone(), object().key().clone())
}

fn signature_of(url: &SignedUrl) -> &str {
    let (_, signature) = url.as_str().split_once("q-signature=").unwrap();
    &signature[..40]
}

/// The output of `Debug` in every format.
fn debug(value: &impl Debug) -> String {
    format!("{value:?} {value:#?} {value:x?} {:?}", Some(value))
}

/// The output of an error in every format, with its sources.
fn report(error: &dyn Error) -> String {
    let mut text = format!("{error} {error:?} {error:#?} {error:>200}");
    let mut source = error.source();
    while let Some(error) = source {
        text += &error.to_string();
        source = error.source();
    }
    text
}

fn shows_no_secret(name: &str, text: &str) {
    let url = signing_key().sign(&object()).unwrap();
    let authorization = signing_key().authorize(&object()).unwrap();
    let (_, header_signature) = authorization.authorization().split_once("q-signature=").unwrap();
    for secret in [SECRET_KEY, SIGN_KEY, TOKEN, signature_of(&url), header_signature] {
        // Half of a secret must not appear either.
        for part in [&secret[..secret.len() / 2], &secret[secret.len() / 2..]] {
            assert!(!text.contains(part), "{name}: {text}");
        }
    }
    assert!(!text.contains("CANARY"), "{name}: {text}");
}

#[test]
fn debug_shows_no_secret() {
    let sign_key = SignKey::derive(SECRET_KEY, key_time());
    let http_string = signing_key().http_string(&object()).unwrap();
    let string_to_sign = StringToSign::new(key_time(), &http_string);
    for (name, shown) in [
        ("Credentials", debug(&credentials())),
        ("Credentials with an expiration time", debug(&credentials().ending_at(KEY_TIME.1).unwrap())),
        ("Signer", debug(&Signer::new(credentials()))),
        ("Signer with limits", debug(&Signer::new(credentials()).max_expires(Duration::from_secs(1)))),
        ("SigningKey", debug(&signing_key())),
        ("SignKey", debug(&sign_key)),
        ("HttpString", debug(&http_string)),
        (
            "HttpString by hand",
            debug(&HttpString::new(Method::Get, "key", &format!("x-cos-security-token={TOKEN}"), "")),
        ),
        ("StringToSign", debug(&string_to_sign)),
        ("Signature", debug(&sign_key.sign(&string_to_sign))),
        ("SignedUrl", debug(&signing_key().sign(&object()).unwrap())),
        (
            "SignedUrl with a parameter",
            debug(&signing_key().sign(&object()).unwrap().append_unsigned_preview().unwrap()),
        ),
        ("Authorization", debug(&signing_key().authorize(&object()).unwrap())),
        ("SignedForm", debug(&signing_key().sign_form(&form()).unwrap())),
        ("all together", debug(&(credentials(), vec![signing_key()], Box::new(Signer::new(credentials()))))),
    ] {
        shows_no_secret(name, &shown);
    }
}

#[test]
fn the_returned_values_contain_the_secrets() {
    let (signing_key, url) = (signing_key(), signing_key().sign(&object()).unwrap());
    assert!(url.as_str().contains(TOKEN) && url.as_str().contains(signature_of(&url)));
    assert!(signing_key.http_string(&object()).unwrap().as_str().contains(TOKEN));
    assert_eq!(SignKey::derive(SECRET_KEY, key_time()).as_str(), SIGN_KEY);
}

#[test]
fn errors_show_no_secret() {
    let rejected = |id: &str, key: &str, token: &str| Credentials::temporary(id, key, token).unwrap_err();
    let padded = |secret: &str| format!("{secret}\n");
    let json = format!(
        "{{\"TmpSecretId\":\"{ID}\",\"TmpSecretKey\":\"{SECRET_KEY}\",\"Token\":\"{TOKEN}\",\"ExpiredTime\":1}}"
    );
    for (name, error) in [
        ("the key as the id", rejected(&padded(SECRET_KEY), SECRET_KEY, TOKEN)),
        ("the token as the id", rejected(&format!("{TOKEN}&"), SECRET_KEY, TOKEN)),
        ("a line end after the key", rejected(ID, &padded(SECRET_KEY), TOKEN)),
        ("a NUL in the key", rejected(ID, &format!("{SECRET_KEY}\0{SECRET_KEY}"), TOKEN)),
        ("a line end after the token", rejected(ID, SECRET_KEY, &padded(TOKEN))),
        ("a letter in the token", rejected(ID, SECRET_KEY, &format!("{TOKEN}é"))),
        ("id and key swapped", Credentials::new(SECRET_KEY, format!("AKID{SECRET_KEY}")).unwrap_err()),
        ("no id", rejected("", SECRET_KEY, TOKEN)),
        ("no key", rejected(ID, "", TOKEN)),
        ("no token", rejected(ID, SECRET_KEY, "")),
        ("quotes around the key", rejected(ID, &format!("\"{SECRET_KEY}\""), TOKEN)),
        ("quotes around the token", rejected(ID, SECRET_KEY, &format!("'{TOKEN}'"))),
        ("the key as the id, with an id as the key", rejected(SECRET_KEY, &format!("AKID{SECRET_KEY}"), TOKEN)),
        ("a response that is cut off", Credentials::from_json(&json[..json.len() - 1]).unwrap_err()),
        (
            "a response with an expiration time of the wrong type",
            Credentials::from_json(json.replace(":1}", ":[]}")).unwrap_err(),
        ),
        (
            "a response with a syntax error in the key",
            Credentials::from_json(json.replace("3kfd", "\\n\\u0000")).unwrap_err(),
        ),
        (
            "a response with the token as the expiration time",
            Credentials::from_json(json.replace(":1}", &format!(":\"{TOKEN}\"}}"))).unwrap_err(),
        ),
        ("an expiration time in milliseconds", credentials().ending_at(1_700_000_000_000).unwrap_err()),
    ] {
        shows_no_secret(name, &report(&error));
        assert_eq!(error.to_string().lines().count(), 1, "{name}");
    }

    let signer = Signer::new(credentials().ending_at(KEY_TIME.0 + 1).unwrap());
    let strict = Signer::new(credentials()).max_expires(Duration::from_secs(1));
    for (name, error) in [
        ("after the credentials", signer.signing_key(key_time()).unwrap_err()),
        ("too long", strict.signing_key(key_time()).unwrap_err()),
        ("a conflict", signing_key().sign(&invalid()).unwrap_err()),
        ("a conflict in a header", signing_key().authorize(&invalid()).unwrap_err()),
        ("nothing left of the credentials", {
            let expired = credentials().ending_at(1).unwrap();
            Signer::new(expired).cap_to_credentials().signing_key(key_time()).unwrap_err()
        }),
    ] {
        shows_no_secret(name, &report(&error));
        assert_eq!(error.to_string().lines().count(), 1, "{name}");
    }
}

/// The key that a customer sends for server-side encryption.
#[test]
fn the_key_of_server_side_encryption_is_hidden() {
    let name = "x-cos-server-side-encryption-customer-key";
    let object = object().to_builder().try_header(name, TOKEN).unwrap().build();
    for (case, shown) in [
        ("ObjectUrl", debug(&object)),
        ("Headers", debug(object.headers())),
        ("SignedUrl", debug(&signing_key().sign(&object).unwrap())),
        ("Authorization", debug(&signing_key().authorize(&object).unwrap())),
        ("HttpString", debug(&signing_key().http_string(&object).unwrap())),
        ("a builder", debug(&object.to_builder())),
    ] {
        shows_no_secret(case, &shown);
    }
    let json = format!(r#"{{ "X-Cos-Server-Side-Encryption-Customer-Key": "{TOKEN}\n" }}"#);
    for (case, report) in [
        ("a duplicate", {
            let header = (HeaderName::new(name).unwrap(), HeaderValue::new(TOKEN).unwrap());
            report(&object.to_builder().header(header.0, header.1).build().http_string().unwrap_err())
        }),
        ("an invalid value", report(&object.to_builder().try_header(name, format!("{TOKEN}\n")).unwrap_err())),
        ("an invalid value in a file", report(&serde_json::from_str::<cos_url::Headers>(&json).unwrap_err())),
        ("an invalid value in the file of a request", {
            let json = format!(r#"{{ "bucket": "b-1", "region": "ap-beijing", "key": "a", "headers": {json} }}"#);
            report(&serde_json::from_str::<ObjectUrl>(&json).unwrap_err())
        }),
    ] {
        assert!(report.to_ascii_lowercase().contains(name), "{case}: {report}");
        shows_no_secret(case, &report);
    }
}

#[test]
fn panics_show_no_secret() {
    let scenarios: [(&str, fn()); 5] = [
        ("unwrap of rejected credentials", || drop(Credentials::new(ID, format!("{SECRET_KEY}\n")).unwrap())),
        ("expect_err of credentials", || {
            let _ = Credentials::temporary(ID, SECRET_KEY, TOKEN).expect_err("an error");
        }),
        ("unwrap of a rejected request", || drop(signing_key().sign(&invalid()).unwrap())),
        ("unwrap_err of a signature", || drop(signing_key().sign(&object()).unwrap_err())),
        ("unwrap_err of a signing key", || drop(Signer::new(credentials()).signing_key(key_time()).unwrap_err())),
    ];
    for (name, scenario) in scenarios {
        let payload = catch_unwind(AssertUnwindSafe(scenario)).unwrap_err();
        shows_no_secret(name, payload.downcast_ref::<String>().unwrap());
    }
}

/// The expected keys are those of Python's `hmac`.
#[test]
fn a_hostile_secret_key_signs_as_its_bytes() {
    for (secret_key, expected) in [
        ("密钥é", "2d0017e60f7a53575fec17f91d72fc4c22b0d65e"),
        ("a\u{202e}b", "2b98b674987bbbb729c7cfc9a38fb6c4e267a284"),
        ("a b", "f3e3037be67a72cb728fcb34480079d92e2264ea"),
        (&"k".repeat(64), "7c9d72bdc32ddbfa189549b083e8393c8f300246"),
        (&"k".repeat(65), "fccf1d4b2913d14929fa7979b4dcecc1d4f460c8"),
        (&"k".repeat(100_000), "ceddd585619058b0aa03a2d029e880b0f8341646"),
    ] {
        assert_eq!(SignKey::derive(secret_key, key_time()).as_str(), expected);
        let signer = Signer::new(Credentials::new(ID, secret_key).unwrap());
        let signing_key = signer.signing_key(key_time()).unwrap();
        let http_string = signing_key.http_string(&object()).unwrap();
        let signature = SignKey::derive(secret_key, key_time()).sign(&StringToSign::new(key_time(), &http_string));
        assert_eq!(signature_of(&signing_key.sign(&object()).unwrap()), signature.as_str());
    }
}

#[test]
fn a_hostile_token_stays_one_value() {
    for (token, expected) in [
        ("T+/==", "T%2B%2F%3D%3D"),
        ("T&q-ak=EVIL", "T%26q-ak%3DEVIL"),
        ("T#?%;", "T%23%3F%25%3B"),
        (&"t".repeat(100_000), &"t".repeat(100_000)),
    ] {
        let signer = Signer::new(Credentials::temporary(ID, SECRET_KEY, token).unwrap());
        let url = object().sign_at(&signer, key_time()).unwrap();
        assert!(url.as_str().ends_with(&format!("&x-cos-security-token={expected}&a=1")));
        assert_eq!(url.as_str().matches("q-ak=").count(), 1);
    }
}
