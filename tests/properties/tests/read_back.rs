//! Properties of parsing a URL.

use cos_url::explain::SignedRequest;
use cos_url::signature::SignatureFields;
use cos_url::{Credentials, Domain, Endpoint, Headers, Method, ObjectUrl, Signer};
use cos_url_property_tests::{cases, key_time, parts, strings};
use proptest::prelude::*;

fn signers() -> [Signer; 2] {
    [
        Signer::new(Credentials::new("AKID/EXAMPLE", "SECRETKEYEXAMPLE").unwrap()),
        Signer::new(Credentials::temporary("AKIDEXAMPLE", "SECRETKEYEXAMPLE", "TOKEN/EXAMPLE+==&q-ak=EVIL").unwrap()),
    ]
}

/// The fields of an object that its URL contains. The lifetime is parsed as a `KeyTime` instead.
fn in_url(object: ObjectUrl) -> ObjectUrl {
    let object = object.with_method(Method::Get).with_headers(Headers::EMPTY);
    object.with_expires(std::time::Duration::from_secs(900))
}

/// Whether the host names the bucket and the region.
fn is_named(endpoint: &Endpoint) -> bool {
    !matches!(endpoint, Endpoint::Accelerate | Endpoint::InternalAccelerate | Endpoint::Custom(_) | Endpoint::Cdn(_))
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn a_parsed_url_equals_the_signed_object(parts in parts(), ci in any::<bool>()) {
        let mut object = parts.build();
        if !is_named(object.endpoint()) {
            let domain = Domain::from_static("{Bucket}.ci.{Region}.myqcloud.com");
            let endpoint = if ci { Endpoint::Custom(domain) } else { Endpoint::Default };
            object = object.with_endpoint(endpoint);
        }
        if let Ok(url) = object.unsigned() {
            prop_assert_eq!(ObjectUrl::parse(&url).unwrap(), in_url(object.clone()), "{}", url);
        }
        for signer in signers() {
            let Ok(url) = object.sign_at(&signer, key_time()) else { continue };
            prop_assert_eq!(ObjectUrl::parse(url.as_str()).unwrap(), in_url(object.clone()), "{}", url);
            let signature = SignatureFields::from_url(url.as_str()).unwrap();
            prop_assert_eq!(signature.key_time(), key_time());
            prop_assert_eq!(signature.uncovered_parameters().count(), 0);
            prop_assert!(object.query().iter().all(|(name, _)| signature.covers_parameter(name)));
            prop_assert!(url.headers().all(|(name, _)| signature.covers_header(name)));
            prop_assert!(signature.covers_header("Host"));
            let request = object.authorize_at(&signer, key_time()).unwrap();
            let signature = SignatureFields::from_authorization(request.authorization()).unwrap();
            prop_assert!(request.headers().all(|(name, _)| signature.covers_header(name)));
        }
    }

    #[test]
    fn the_explanation_is_the_canonical_request(parts in parts()) {
        let object = parts.build();
        let signing_key = signers()[0].signing_key(key_time()).unwrap();
        if let Ok(url) = signing_key.sign(&object) {
            let explanation = SignedRequest::try_from(&url).unwrap().explain();
            if !explanation.http_string().contains("(hidden)") {
                let http_string = signing_key.http_string(&object).unwrap();
                prop_assert_eq!(explanation.http_string(), http_string.as_str());
            }
            let request = signing_key.authorize(&object).unwrap();
            let by_header = SignedRequest::try_from(&request).unwrap().explain();
            prop_assert_eq!(by_header.string_to_sign(), explanation.string_to_sign());
        }
    }

    #[test]
    fn parsing_never_panics(text in strings(&[
        "https://b-1.cos.ap-beijing.myqcloud.com/a?q-sign-algorithm=sha1&q-ak=A&q-sign-time=1%3B2&q-key-time=1%3B2&q-header-list=host&q-url-param-list=&q-signature=01681b8c9d798a678e43b685a9f1bba0f6c0e012",
        "http://b-1.ci.ap-beijing.myqcloud.com:80/%E8%85%BE?x=1+2&y",
    ])) {
        if let Err(error) = ObjectUrl::parse(&text) {
            let error = error.to_string();
            prop_assert!(!error.contains('\n') && error.len() < 1_000, "{}", error);
            prop_assert!(!error.contains("01681b8c"), "{}", error);
        }
        let _ = SignatureFields::from_url(&text).map(|signature| signature.has_ended_at(3));
        let _ = SignatureFields::from_authorization(&text);
    }
}
