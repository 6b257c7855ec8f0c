//! From when until when a URL is good, who may sign it for how long, and what is refused of both, word for word.

#![cfg(test)]

use cos_url::{
    Bucket, Credentials, HeaderName, KeyTime, KeyTimeError, ObjectKey, ObjectUrl, Region, SignError, Signer,
};
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

/// Credentials that end an hour from [`NOW`].
fn temporary() -> Signer {
    let credentials = Credentials::temporary("AKIDEXAMPLE", "SECRETKEYEXAMPLE", "TOKENEXAMPLE").unwrap();
    Signer::new(credentials.ending_at(NOW + 3600))
}

fn from_now(expires: u64) -> KeyTime {
    KeyTime::from_now(NOW, seconds(expires)).unwrap()
}

#[test]
fn times_at_the_edge_are_refused() {
    const TOO_SHORT: &str = "the URL would be good for less than a second; `expires` is 1 s or more";
    const TOO_LATE: &str = "the URL would be good until after the year 9999; take a shorter `expires`";
    for (answer, expected) in [
        (KeyTime::from_now(u64::MAX, seconds(u64::MAX)), TOO_LATE),
        (KeyTime::from_now(253_402_300_799, seconds(1)), TOO_LATE),
        (KeyTime::new(0, u64::MAX), TOO_LATE),
        (KeyTime::new(u64::MAX, 0), "the key time ends at 0, which is not after its start at 18446744073709551615"),
        (KeyTime::rounded(NOW, Duration::ZERO, seconds(1)), TOO_SHORT),
        (KeyTime::rounded(NOW, Duration::MAX, seconds(300)), TOO_LATE),
        (
            KeyTime::rounded(NOW, seconds(1), seconds(1)),
            "a window of 1 s for a URL that is good for 1 s; the window is 1 s or more and at most half the life",
        ),
    ] {
        assert_eq!(answer.map_err(|error| error.to_string()), Err(expected.to_owned()));
    }
    assert_eq!(KeyTimeError::ClockBefore1970.to_string(), "the clock of this machine shows a time before 1970; set it");
}

#[test]
fn a_life_that_is_refused_is_refused_when_the_url_is_asked_for() {
    for (expires, expected) in [
        (Duration::ZERO, "the URL would be good for less than a second; `expires` is 1 s or more"),
        (Duration::from_millis(999), "the URL would be good for less than a second; `expires` is 1 s or more"),
        (Duration::MAX, "the URL would be good until after the year 9999; take a shorter `expires`"),
    ] {
        let object = object().with_expires(expires);
        assert_eq!(object.sign(&permanent()).unwrap_err().to_string(), expected);
        assert_eq!(object.authorize(&permanent()).unwrap_err().to_string(), expected);
        assert!(object.sign_at(&permanent(), from_now(900)).is_ok(), "a given time counts instead");
    }
}

#[test]
fn the_clock_is_read_where_no_time_is_given() {
    let clock = || SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    let before = clock();
    let url = object().with_expires(seconds(600)).sign(&permanent()).unwrap();
    let after = clock();
    assert!((before + 600..=after + 600).contains(&url.expires_at()));
    let window = format!("&q-sign-time={}%3B{}&", url.expires_at() - 660, url.expires_at());
    assert!(url.as_str().contains(&window), "a minute ago until 600 s from now");
}

#[test]
fn the_default_life_is_900_seconds() {
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
fn a_signer_may_have_a_longest_life() {
    let signer = permanent().max_expires(seconds(600));
    assert!(object().sign_at(&signer, from_now(600)).is_ok());
    assert_eq!(
        object().sign_at(&signer, from_now(601)).unwrap_err().to_string(),
        "the URL would be good for 601 s; this signer allows 600 s"
    );
    assert!(object().sign_at(&permanent(), from_now(3_000_000_000)).is_ok(), "COS has none for a permanent key");
}

#[test]
fn a_url_does_not_outlive_temporary_credentials() {
    assert_eq!(object().sign_at(&temporary(), from_now(3600)).unwrap().expires_at(), NOW + 3600);
    assert_eq!(
        object().sign_at(&temporary(), from_now(3601)).unwrap_err().to_string(),
        "the URL would end at 1700003601, after the temporary credentials end at 1700003600; take a shorter `expires`, \
         newer credentials or `Signer::ending_with_credentials`"
    );
}

#[test]
fn a_url_ends_with_temporary_credentials_by_choice() {
    let signer = temporary().ending_with_credentials();
    let url = object().sign_at(&signer, from_now(7200)).unwrap();
    assert_eq!(url.expires_at(), NOW + 3600);
    assert!(url.as_str().contains("&q-sign-time=1699999940%3B1700003600&q-key-time=1699999940%3B1700003600&"));
    assert_eq!(object().sign_at(&signer, from_now(60)).unwrap().expires_at(), NOW + 60, "an earlier end is kept");
    let signer = signer.max_expires(seconds(3600));
    assert_eq!(object().sign_at(&signer, from_now(7200)).unwrap().expires_at(), NOW + 3600, "what counts is the end");
}

#[test]
fn nothing_ends_with_credentials_that_have_ended() {
    let signer = temporary().ending_with_credentials();
    for now in [NOW + 3600, NOW + 3630, NOW + 3660, NOW + 1_000_000] {
        let key_time = KeyTime::from_now(now, seconds(600)).unwrap();
        assert_eq!(
            object().sign_at(&signer, key_time).unwrap_err(),
            SignError::CredentialsEnded { credentials_end: NOW + 3600 }
        );
    }
    let last = KeyTime::from_now(NOW + 3599, seconds(600)).unwrap();
    assert_eq!(object().sign_at(&signer, last).unwrap().expires_at(), NOW + 3600);
    assert_eq!(
        SignError::CredentialsEnded { credentials_end: NOW }.to_string(),
        "the temporary credentials end at 1700000000, within the first minute of the URL or before it; take newer ones"
    );
}

#[test]
fn credentials_that_are_refused() {
    const ID_CHARACTER: &str = "the SecretId has a character other than visible ASCII without `&`, `=`, `;` and `#`";
    for (id, key, expected) in [
        ("", "k", "the SecretId is empty"),
        ("AKID", "", "the SecretKey is empty"),
        (" AKID", "k", "a blank or line end stands around the SecretId; remove it"),
        ("AKID", "k\n", "a blank or line end stands around the SecretKey; remove it"),
        ("AKID", "k\u{3000}", "a blank or line end stands around the SecretKey; remove it"),
        ("AK&q-sign-time=0;9", "k", ID_CHARACTER),
        ("AK=", "k", ID_CHARACTER),
        ("AK;", "k", ID_CHARACTER),
        ("AK#", "k", ID_CHARACTER),
        ("AK ID", "k", ID_CHARACTER),
        ("AK\u{1}ID", "k", ID_CHARACTER),
        ("ключ", "k", ID_CHARACTER),
        ("AKID", "k\0k", "the SecretKey has a control character"),
        ("abc", "AKIDxyz", "the SecretKey begins with `AKID` and the SecretId does not; swap the two"),
    ] {
        let expected = Err(expected.to_owned());
        assert_eq!(Credentials::new(id, key).map(drop).map_err(|error| error.to_string()), expected, "{id} {key}");
        let temporary = Credentials::temporary(id, key, "TOKENEXAMPLE");
        assert_eq!(temporary.map(drop).map_err(|error| error.to_string()), expected, "{id} {key}");
    }
    for (token, expected) in [
        ("", "the security token is empty"),
        ("T\r\n", "a blank or line end stands around the security token; remove it"),
        ("T T", "the security token has a character other than visible ASCII"),
        ("T\u{7f}", "the security token has a character other than visible ASCII"),
        ("é", "the security token has a character other than visible ASCII"),
    ] {
        let answer = Credentials::temporary("AKID", "k", token);
        assert_eq!(answer.map(drop).map_err(|error| error.to_string()), Err(expected.to_owned()), "{token}");
    }
}

#[test]
fn a_token_is_signed_and_stays_inside_its_value() {
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
fn the_header_of_the_token_cannot_be_given_by_hand() {
    assert!(HeaderName::new("x-cos-security-token").is_err());
}
