//! The validity period of a URL, the limits of a signer, and the exact message for each invalid one.

#![cfg(test)]

use cos_url::error::ErrorKind;
use cos_url::{Bucket, Credentials, Error, HeaderName, KeyTime, ObjectKey, ObjectUrl, QueryName, Region, Signer};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

const NOW: u64 = 1_700_000_000;

fn object() -> ObjectUrl {
    ObjectUrl::new(
        Bucket::from_static("examplebucket-1250000000"),
        Region::AP_SHANGHAI,
        ObjectKey::from_static("a.txt"),
    )
}

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

fn permanent() -> Signer {
    Signer::new(Credentials::new("AKIDEXAMPLE", "SECRETKEYEXAMPLE").unwrap())
}

/// A signer with credentials that expire at this time.
fn ending_at(end: u64) -> Signer {
    let credentials = Credentials::temporary("AKIDEXAMPLE", "SECRETKEYEXAMPLE", "TOKENEXAMPLE").unwrap();
    Signer::new(credentials.ending_at(end).unwrap())
}

/// Credentials that expire an hour after [`NOW`].
fn temporary() -> Signer {
    ending_at(NOW + 3600)
}

fn from_now(expires: u64) -> KeyTime {
    KeyTime::from_now(NOW, seconds(expires)).unwrap()
}

fn unix_now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs()
}

fn parts<T>(result: Result<T, Error>) -> Result<T, (ErrorKind, String)> {
    result.map_err(|error| (error.kind(), error.to_string()))
}

const TOO_SHORT: &str = "invalid `expires`: the lifetime of a URL is at least 1 second";
const TOO_LATE: &str =
    "invalid `expires`: the URL would expire after the year 9999; `expires` counts seconds from the time of signing";

#[test]
fn times_beyond_the_limits_are_rejected() {
    const LAST: u64 = 253_402_300_799;
    let milliseconds = |what: &str, found: u64| {
        format!("{what} is {found}, after the year 9999: is it in milliseconds? Unix times here are in seconds")
    };
    for (result, kind, expected) in [
        (
            KeyTime::from_now(u64::MAX, seconds(u64::MAX)),
            ErrorKind::InvalidKeyTime,
            milliseconds("the time of signing", u64::MAX),
        ),
        (KeyTime::from_now(LAST, seconds(1)), ErrorKind::InvalidExpires, TOO_LATE.to_owned()),
        (
            KeyTime::from_now(LAST + 1, seconds(1)),
            ErrorKind::InvalidKeyTime,
            milliseconds("the time of signing", LAST + 1),
        ),
        (KeyTime::new(0, u64::MAX), ErrorKind::InvalidKeyTime, milliseconds("the end", u64::MAX)),
        (KeyTime::new(u64::MAX, 0), ErrorKind::InvalidKeyTime, milliseconds("the start", u64::MAX)),
        (
            KeyTime::new(2, 1),
            ErrorKind::InvalidKeyTime,
            "invalid KeyTime `2;1`: the end is not after the start".to_owned(),
        ),
        (KeyTime::rounded(NOW, Duration::ZERO, seconds(1)), ErrorKind::InvalidExpires, TOO_SHORT.to_owned()),
        (KeyTime::rounded(NOW, Duration::MAX, seconds(300)), ErrorKind::InvalidExpires, TOO_LATE.to_owned()),
        (
            KeyTime::rounded(NOW * 1000, seconds(600), seconds(300)),
            ErrorKind::InvalidKeyTime,
            milliseconds("the time of signing", NOW * 1000),
        ),
        (
            KeyTime::rounded(NOW, seconds(1), seconds(1)),
            ErrorKind::InvalidExpires,
            "invalid window of 1 s for a lifetime of 1 s: a window is at least 1 s and at most half the lifetime"
                .to_owned(),
        ),
    ] {
        assert_eq!(parts(result), Err((kind, expected)));
    }
}

#[test]
fn unix_milliseconds_are_rejected_everywhere() {
    let milliseconds = NOW * 1000;
    let text = format!("{NOW};{milliseconds}");
    let system_time = |seconds| UNIX_EPOCH + Duration::from_secs(seconds);
    for (name, result) in [
        ("new, the start", KeyTime::new(milliseconds, milliseconds + 600).map(drop)),
        ("new, the end", KeyTime::new(NOW, milliseconds).map(drop)),
        ("from_now", KeyTime::from_now(milliseconds, seconds(600)).map(drop)),
        ("rounded", KeyTime::rounded(milliseconds, seconds(600), seconds(60)).map(drop)),
        ("between", KeyTime::between(system_time(NOW), system_time(milliseconds)).map(drop)),
        ("text", text.parse::<KeyTime>().map(drop)),
        ("ending_at", {
            let credentials = Credentials::temporary("AKIDEXAMPLE", "SECRETKEYEXAMPLE", "TOKENEXAMPLE").unwrap();
            credentials.ending_at(milliseconds).map(drop)
        }),
    ] {
        let message = result.unwrap_err().to_string();
        assert!(message.contains(" is 1700000000"), "{name}: {message}");
        assert!(message.contains("is it in milliseconds? Unix times here are in seconds"), "{name}: {message}");
    }
}

#[test]
fn an_invalid_lifetime_is_reported_by_sign_and_unsigned() {
    for (expires, expected) in
        [(Duration::ZERO, TOO_SHORT), (Duration::from_millis(999), TOO_SHORT), (Duration::MAX, TOO_LATE)]
    {
        let object = object().with_expires(expires);
        let expected = (ErrorKind::InvalidExpires, expected.to_owned());
        assert_eq!(parts(object.sign(&permanent())).unwrap_err(), expected);
        assert_eq!(parts(permanent().sign(&object)).unwrap_err(), expected);
        assert_eq!(parts(object.authorize(&permanent())).unwrap_err(), expected);
        assert_eq!(parts(object.unsigned()).unwrap_err(), expected);
        assert!(object.sign_at(&permanent(), from_now(900)).is_ok(), "the given period is used instead");
    }
}

#[test]
fn the_clock_is_read_if_no_time_is_passed() {
    let object = object().with_expires(seconds(600));
    let before = unix_now();
    let urls = [object.sign(&permanent()).unwrap(), permanent().sign(&object).unwrap()];
    let after = unix_now();
    for url in urls {
        assert!((before + 600..=after + 600).contains(&url.expires_at()));
        let window = format!("&q-sign-time={}%3B{}&", url.expires_at() - 660, url.expires_at());
        assert!(url.as_str().contains(&window), "from a minute ago until 600 s from now");
    }
    let key_time = KeyTime::expiring_in(seconds(600)).unwrap();
    assert!((after + 600..=unix_now() + 600).contains(&key_time.end()));
}

#[test]
fn the_default_lifetime_is_900_seconds() {
    assert_eq!(object().expires(), seconds(900));
}

#[test]
fn within_a_window_the_url_is_the_same() {
    let at = |now| {
        let key_time = KeyTime::rounded(now, seconds(600), seconds(300)).unwrap();
        object().sign_at(&permanent(), key_time).unwrap().into_string()
    };
    // 1699999800 is a multiple of 300.
    assert_eq!(at(1_699_999_800), at(1_700_000_099));
    assert_ne!(at(1_700_000_099), at(1_700_000_100));
    assert!(at(NOW).contains("&q-sign-time=1699999740%3B1700000400&q-key-time=1699999740%3B1700000400&"));
}

#[test]
fn a_signer_may_have_a_maximum_lifetime() {
    let signer = permanent().max_expires(seconds(600));
    assert!(object().sign_at(&signer, from_now(600)).is_ok());
    assert_eq!(
        parts(object().sign_at(&signer, from_now(601))).unwrap_err(),
        (
            ErrorKind::ExceedsMaxExpires,
            "the URL would be valid for 601 s, but this signer allows at most 600 s; use a shorter `expires`"
                .to_owned()
        )
    );
    assert!(object().sign_at(&permanent(), from_now(3_000_000_000)).is_ok(), "COS has no maximum for a permanent key");
}

/// Tests each constructor of a period with the longest period that a signer with a maximum of 600 s accepts, and with a
/// period that is a second longer.
#[test]
fn the_maximum_lifetime_is_counted_from_the_time_of_signing() {
    let signer = permanent().max_expires(seconds(600));
    let now = unix_now();
    // The clock advances between here and `sign_at`. This only shortens the remaining lifetime.
    let cases: [(&str, KeyTime, KeyTime); 5] = [
        ("from_now", KeyTime::from_now(NOW, seconds(600)).unwrap(), KeyTime::from_now(NOW, seconds(601)).unwrap()),
        (
            "a start and an end; the lifetime is counted from the start",
            KeyTime::new(NOW, NOW + 600).unwrap(),
            KeyTime::new(NOW, NOW + 601).unwrap(),
        ),
        (
            "rounded; counted from the time of signing, not from the start of the window",
            KeyTime::rounded(1_700_000_099, seconds(899), seconds(300)).unwrap(),
            KeyTime::rounded(1_700_000_099, seconds(900), seconds(300)).unwrap(),
        ),
        (
            "a period that starts in an hour, from now",
            KeyTime::new(now, now + 600).unwrap(),
            KeyTime::new(now + 3600, now + 3600 + 1).unwrap(),
        ),
        (
            "a period that starts in decades, from now",
            KeyTime::from_now(now, seconds(600)).unwrap(),
            KeyTime::from_now(now + 3_000_000_000, seconds(600)).unwrap(),
        ),
    ];
    for (name, longest, too_long) in cases {
        assert!(object().sign_at(&signer, longest).is_ok(), "{name}");
        assert!(signer.signing_key(longest).is_ok(), "{name}");
        assert!(object().authorize_at(&signer, longest).is_ok(), "{name}");
        for result in [
            object().sign_at(&signer, too_long).map(drop),
            signer.signing_key(too_long).map(drop),
            object().authorize_at(&signer, too_long).map(drop),
        ] {
            let error = result.unwrap_err();
            assert_eq!(error.kind(), ErrorKind::ExceedsMaxExpires, "{name}");
            assert!(error.is_input());
        }
    }
}

#[test]
fn a_url_does_not_outlive_temporary_credentials() {
    assert_eq!(object().sign_at(&temporary(), from_now(3600)).unwrap().expires_at(), NOW + 3600);
    let error = object().sign_at(&temporary(), from_now(3601)).unwrap_err();
    assert!(error.is_input());
    assert_eq!(
        parts::<()>(Err(error)).unwrap_err(),
        (
            ErrorKind::OutlivesCredentials,
            "the URL would expire at 1700003601, after its credentials (1700003600); use a shorter `expires`, renew the \
             credentials, or call `Signer::cap_to_credentials`"
                .to_owned()
        )
    );
}

#[test]
fn a_url_expires_with_temporary_credentials_by_choice() {
    let signer = temporary().cap_to_credentials();
    let url = object().sign_at(&signer, from_now(7200)).unwrap();
    assert_eq!(url.expires_at(), NOW + 3600);
    assert!(url.as_str().contains("&q-sign-time=1699999940%3B1700003600&q-key-time=1699999940%3B1700003600&"));
    assert_eq!(
        object().sign_at(&signer, from_now(60)).unwrap().expires_at(),
        NOW + 60,
        "an earlier end is not changed"
    );
    let signer = signer.max_expires(seconds(3600));
    assert_eq!(object().sign_at(&signer, from_now(7200)).unwrap().expires_at(), NOW + 3600, "the capped end is used");
    assert_eq!((temporary().ends_at(), permanent().ends_at()), (Some(NOW + 3600), None));
}

#[test]
fn no_url_is_signed_with_expired_credentials() {
    let signer = temporary().cap_to_credentials();
    for now in [NOW + 3600, NOW + 3630, NOW + 3660, NOW + 1_000_000] {
        let key_time = KeyTime::from_now(now, seconds(600)).unwrap();
        for signer in [&signer, &temporary()] {
            let error = object().sign_at(signer, key_time).unwrap_err();
            assert!(!error.is_input(), "the credentials belong to the server");
            assert_eq!(
                parts::<()>(Err(error)).unwrap_err(),
                (
                    ErrorKind::ExpiredCredentials,
                    "the temporary credentials expired at 1700003600, before the time of signing; renew the credentials"
                        .to_owned()
                )
            );
        }
    }
    let last = KeyTime::from_now(NOW + 3599, seconds(600)).unwrap();
    assert_eq!(object().sign_at(&signer, last).unwrap().expires_at(), NOW + 3600);
}

/// A capped URL is valid for at least a second, whatever the time of signing and the rounding of its start are.
#[test]
fn a_capped_url_has_not_expired_when_it_is_created() {
    for end in (NOW..NOW + 1200).step_by(7) {
        let signer = ending_at(end).cap_to_credentials();
        for now in (NOW..NOW + 1200).step_by(13) {
            for key_time in [
                KeyTime::from_now(now, seconds(900)),
                KeyTime::rounded(now, seconds(900), seconds(300)),
                KeyTime::rounded(now, seconds(900), seconds(450)),
                KeyTime::new(now, now + 900),
            ] {
                let key_time = key_time.unwrap();
                match object().sign_at(&signer, key_time) {
                    Ok(url) => {
                        assert_eq!(url.expires_at(), key_time.end().min(end));
                        assert!(url.expires_at() > now, "signed at {now} until {}", url.expires_at());
                    }
                    Err(error) => {
                        assert_eq!(error.kind(), ErrorKind::ExpiredCredentials);
                        assert!(end <= now, "credentials until {end}, at {now}");
                    }
                }
            }
        }
    }
}

#[test]
fn credentials_that_are_rejected() {
    let id_character = |byte: usize| {
        format!(
            "invalid character in the SecretId at byte {byte}: a SecretId is visible ASCII without `&`, `=`, `;` and `#`"
        )
    };
    let whitespace = |name: &str| format!("whitespace around the {name}; remove the whitespace");
    for (id, key, expected) in [
        ("", "k", "the SecretId is empty".to_owned()),
        ("AKID", "", "the SecretKey is empty".to_owned()),
        (" AKID", "k", whitespace("SecretId")),
        ("AKID", "k\n", whitespace("SecretKey")),
        ("AKID", "k\u{3000}", whitespace("SecretKey")),
        ("AK&q-sign-time=0;9", "k", id_character(2)),
        ("AK=", "k", id_character(2)),
        ("AK;", "k", id_character(2)),
        ("AK#", "k", id_character(2)),
        ("AK ID", "k", id_character(2)),
        ("AK\u{1}ID", "k", id_character(2)),
        ("ключ", "k", id_character(0)),
        (
            "AKID",
            "k\0k",
            "invalid character in the SecretKey at byte 1: a SecretKey has no control characters".to_owned(),
        ),
        ("'AKID'", "k", "quotes around the SecretId; remove them".to_owned()),
        ("AKID", "\"k\"", "quotes around the SecretKey; remove them".to_owned()),
        ("abc", "AKIDxyz", "the SecretKey starts with `AKID` and the SecretId does not; swap the two".to_owned()),
        ("AKIDabc", "AKIDxyz", "the SecretKey starts with `AKID`, as a SecretId does; pass the SecretKey".to_owned()),
    ] {
        let expected = Err((ErrorKind::InvalidCredentials, expected));
        assert_eq!(parts(Credentials::new(id, key).map(drop)), expected, "{id} {key}");
        let temporary = Credentials::temporary(id, key, "TOKENEXAMPLE");
        assert_eq!(parts(temporary.map(drop)), expected, "{id} {key}");
    }
    let character = |byte: usize| {
        format!("invalid character in the security token at byte {byte}: a security token is visible ASCII")
    };
    for (token, expected) in [
        ("", "the security token is empty; for a permanent key, use `Credentials::new`".to_owned()),
        ("T\r\n", whitespace("security token")),
        ("'T'", "quotes around the security token; remove them".to_owned()),
        ("T T", character(1)),
        ("T\u{7f}", character(1)),
        ("é", character(0)),
    ] {
        let result = Credentials::temporary("AKID", "k", token);
        assert_eq!(parts(result.map(drop)), Err((ErrorKind::InvalidCredentials, expected)), "{token}");
    }
}

#[test]
fn a_token_is_signed_and_encoded_as_one_value() {
    for (token, encoded) in [("T+/==", "T%2B%2F%3D%3D"), ("T&q-ak=EVIL", "T%26q-ak%3DEVIL")] {
        let credentials = Credentials::temporary("AKIDEXAMPLE", "SECRETKEYEXAMPLE", token).unwrap();
        let signing_key = Signer::new(credentials).signing_key(from_now(900)).unwrap();
        let url = signing_key.sign(&object()).unwrap();
        assert!(url.as_str().ends_with(&format!("&x-cos-security-token={encoded}")), "{url}");
        assert!(url.as_str().contains("&q-url-param-list=x-cos-security-token&q-signature="));
        let http_string = signing_key.http_string(&object()).unwrap();
        assert_eq!(http_string.as_str().lines().nth(2), Some(format!("x-cos-security-token={encoded}").as_str()));
    }
}

#[test]
fn the_token_cannot_be_set_as_a_parameter_or_header() {
    for name in ["x-cos-security-token", "X-Cos-Security-Token"] {
        for error in [HeaderName::new(name).unwrap_err(), QueryName::new(name).unwrap_err()] {
            assert!(error.to_string().contains("`Credentials::temporary`"), "{error}");
        }
    }
}
