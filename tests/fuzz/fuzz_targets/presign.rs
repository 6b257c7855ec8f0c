//! Whole requests: a signed URL has the seven fields, the token and each parameter once, and nothing else.

#![no_main]

use cos_url_fuzz::{SECRET_ID, TOKEN, check_address, check_error, key_time, object, parameters, signer};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some(object) = object(data) else { return };
    let signing_key = signer().signing_key(key_time()).unwrap();
    let signed = match signing_key.sign(&object) {
        Ok(signed) => signed,
        Err(error) => return check_error(&error),
    };
    let Some(url) = check_address(signed.as_str(), &object) else { return };
    let parameters = parameters(&url);
    let (fields, rest) = parameters.split_at(7);
    let names: Vec<&str> = fields.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        ["q-sign-algorithm", "q-ak", "q-sign-time", "q-key-time", "q-header-list", "q-url-param-list", "q-signature"]
    );
    assert_eq!(fields[1].1, SECRET_ID);
    assert_eq!((fields[2].1.as_str(), &fields[3].1), ("1557989151;1557996351", &fields[2].1));
    assert_eq!(rest[0], ("x-cos-security-token".into(), TOKEN.into()));
    let given = object.query().iter().map(|(name, value)| (name.to_string(), value.to_string()));
    assert!(rest[1..].iter().cloned().eq(given));

    let mut buffer = String::from("kept ");
    signing_key.sign_into(&object, &mut buffer).unwrap();
    assert_eq!(buffer, format!("kept {signed}"), "the same input has the same URL");

    let authorization = signing_key.authorize(&object).unwrap();
    check_address(authorization.url(), &object);
    assert!(!format!("{signed:?} {authorization:?}").contains("TOKEN+"));
});
