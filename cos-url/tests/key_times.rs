//! Tests every period, lifetime and window in a small range, and those at the limits of the whole range.

#![cfg(test)]

use cos_url::error::ErrorKind;
use cos_url::{Credentials, Error, KeyTime, Signer};
use std::time::Duration;

/// 9999-12-31T23:59:59Z.
const LAST_SECOND: u64 = 253_402_300_799;

/// An error as its kind and message.
type Reported = (ErrorKind, String);

#[expect(clippy::needless_pass_by_value, reason = "for `map_err`")]
fn reported(error: Error) -> Reported {
    (error.kind(), error.to_string())
}

fn milliseconds(what: &str, second: u64) -> Reported {
    let message =
        format!("{what} is {second}, after the year 9999: is it in milliseconds? Unix times here are in seconds");
    (ErrorKind::InvalidKeyTime, message)
}

fn too_short() -> Reported {
    (ErrorKind::InvalidExpires, "invalid `expires`: the lifetime of a URL is at least 1 second".to_owned())
}

fn too_late() -> Reported {
    let message = "invalid `expires`: the URL would expire after the year 9999; `expires` counts seconds from the time of signing";
    (ErrorKind::InvalidExpires, message.to_owned())
}

fn wrong_window(window: u64, expires: u64) -> Reported {
    let message = format!(
        "invalid window of {window} s for a lifetime of {expires} s: a window is at least 1 s and at most half the lifetime"
    );
    (ErrorKind::InvalidExpires, message)
}

fn parts(key_time: KeyTime) -> (u64, u64) {
    assert_eq!(key_time.to_string(), format!("{};{}", key_time.start(), key_time.end()));
    (key_time.start(), key_time.end())
}

/// The numbers at the limits of the rules.
fn edges() -> impl Iterator<Item = u64> + Clone {
    [0, 60, 900, LAST_SECOND, u64::from(u32::MAX), i64::MAX as u64, u64::MAX]
        .into_iter()
        .flat_map(|edge| (edge.saturating_sub(2)..edge).chain(edge..=edge.saturating_add(2)))
}

#[test]
fn a_key_time_is_a_start_and_a_later_end_before_the_year_10000() {
    let numbers = || edges().chain(0..100);
    for start in numbers() {
        for end in numbers() {
            let expected = if start > LAST_SECOND {
                Err(milliseconds("the start", start))
            } else if end > LAST_SECOND {
                Err(milliseconds("the end", end))
            } else if end <= start {
                let message = format!("invalid KeyTime `{start};{end}`: the end is not after the start");
                Err((ErrorKind::InvalidKeyTime, message))
            } else {
                Ok((start, end))
            };
            let text = format!("{start};{end}").parse::<KeyTime>();
            for result in [KeyTime::new(start, end), text] {
                assert_eq!(result.map(parts).map_err(reported), expected);
            }
        }
    }
}

#[test]
fn a_key_time_from_now_starts_a_minute_ago_and_ends_after_its_lifetime() {
    for now in edges().chain(0..130) {
        for lifetime in edges().chain(0..130) {
            // Computed with a type that cannot overflow.
            let end = u128::from(now) + u128::from(lifetime);
            let start = now.saturating_sub(60);
            let expected = if now > LAST_SECOND {
                Err(milliseconds("the time of signing", now))
            } else if lifetime == 0 {
                Err(too_short())
            } else if end > u128::from(LAST_SECOND) {
                Err(too_late())
            } else {
                Ok((u128::from(start), end))
            };
            let widened = |(start, end)| (u128::from(start), u128::from(end));
            for nanoseconds in [0, 999_999_999] {
                let found = KeyTime::from_now(now, Duration::new(lifetime, nanoseconds));
                if let Ok(key_time) = found {
                    assert_eq!((key_time.signed_at(), key_time.lifetime()), (now, lifetime));
                }
                assert_eq!(found.map(parts).map(widened).map_err(reported), expected, "{now} {lifetime}");
            }
        }
    }
}

#[test]
fn within_a_window_every_key_time_is_the_same() {
    for lifetime in 0..60_u64 {
        for window in 0..60_u64 {
            for now in 1000..1130_u64 {
                let found = KeyTime::rounded(now, Duration::from_secs(lifetime), Duration::from_secs(window));
                let expected = if lifetime == 0 {
                    Err(too_short())
                } else if window == 0 || window * 2 > lifetime {
                    Err(wrong_window(window, lifetime))
                } else {
                    // The multiples of the window, counted one by one.
                    let begin = (0..=now).step_by(usize::try_from(window).unwrap()).last().unwrap();
                    Ok((begin - 60, begin + lifetime))
                };
                if let Ok(key_time) = &found {
                    assert!(
                        key_time.end() > now && key_time.end() - now >= lifetime / 2,
                        "half of the lifetime is left"
                    );
                    assert_eq!((key_time.signed_at(), key_time.lifetime()), (now, key_time.end() - now));
                }
                assert_eq!(found.map(parts).map_err(reported), expected, "{lifetime} {window} {now}");
            }
        }
    }
}

#[test]
fn no_window_overflows() {
    for now in edges() {
        for lifetime in edges() {
            for window in edges() {
                let found = KeyTime::rounded(now, Duration::from_secs(lifetime), Duration::from_secs(window));
                if let Ok(key_time) = found {
                    let (start, end) = parts(key_time);
                    assert!(start < end && end <= LAST_SECOND && end <= now.saturating_add(lifetime));
                }
            }
        }
    }
    assert_eq!(KeyTime::rounded(0, Duration::MAX, Duration::MAX).map_err(reported), Err(too_late()));
    let longest = Duration::from_secs(LAST_SECOND);
    let expected = Err(wrong_window(u64::MAX, LAST_SECOND));
    assert_eq!(KeyTime::rounded(0, longest, Duration::MAX).map_err(reported), expected);
}

fn credentials() -> Credentials {
    Credentials::temporary("AKIDEXAMPLE", "SECRETKEYEXAMPLE", "token").unwrap()
}

#[test]
fn no_url_outlives_its_credentials() {
    for credentials_end in (0..400).step_by(5) {
        for start in (0..200).step_by(10) {
            for end in (start + 1..400).step_by(13) {
                let key_time = KeyTime::new(start, end).unwrap();
                let signer = Signer::new(credentials().ending_at(credentials_end).unwrap());
                let expired = Err((
                    ErrorKind::ExpiredCredentials,
                    format!(
                        "the temporary credentials expired at {credentials_end}, before the time of signing; renew the \
                         credentials"
                    ),
                ));
                let outlives = Err((
                    ErrorKind::OutlivesCredentials,
                    format!(
                        "the URL would expire at {end}, after its credentials ({credentials_end}); use a shorter \
                         `expires`, renew the credentials, or call `Signer::cap_to_credentials`"
                    ),
                ));
                let sign_with =
                    |signer: &Signer| signer.signing_key(key_time).map(|key| parts(key.key_time())).map_err(reported);
                let (strict, capped) = if end <= credentials_end {
                    (Ok((start, end)), Ok((start, end)))
                } else if start < credentials_end {
                    (outlives, Ok((start, credentials_end)))
                } else {
                    (expired.clone(), expired)
                };
                assert_eq!(sign_with(&signer), strict);
                assert_eq!(sign_with(&signer.cap_to_credentials()), capped);
            }
        }
    }
}

#[test]
fn no_url_is_valid_for_longer_than_the_signer_allows() {
    for max in 0..200 {
        let signer = Signer::new(credentials()).max_expires(Duration::from_secs(max));
        for lifetime in 1..200 {
            let key_time = KeyTime::from_now(1000, Duration::from_secs(lifetime)).unwrap();
            let too_long = format!(
                "the URL would be valid for {lifetime} s, but this signer allows at most {max} s; use a shorter `expires`"
            );
            let expected =
                if lifetime > max { Err((ErrorKind::ExceedsMaxExpires, too_long)) } else { Ok((940, 1000 + lifetime)) };
            let result = signer.signing_key(key_time).map(|key| parts(key.key_time()));
            assert_eq!(result.map_err(reported), expected);
        }
    }
}
