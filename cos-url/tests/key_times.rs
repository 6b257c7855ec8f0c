//! Every key time, life and window in a small world, and at the ends of the large one.

#![cfg(test)]

use cos_url::{Credentials, KeyTime, KeyTimeError, SignError, Signer};
use std::time::Duration;

/// 9999-12-31T23:59:59Z.
const LAST_SECOND: u64 = 253_402_300_799;

fn parts(key_time: KeyTime) -> (u64, u64) {
    assert_eq!(key_time.to_string(), format!("{};{}", key_time.start(), key_time.end()));
    (key_time.start(), key_time.end())
}

/// The numbers around which something changes.
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
            let expected = if end <= start {
                Err(KeyTimeError::NotAfterStart { start, end })
            } else if end > LAST_SECOND {
                Err(KeyTimeError::TooLate)
            } else {
                Ok((start, end))
            };
            assert_eq!(KeyTime::new(start, end).map(parts), expected);
        }
    }
}

#[test]
fn a_key_time_from_now_begins_a_minute_ago_and_ends_after_its_life() {
    for now in edges().chain(0..130) {
        for life in edges().chain(0..130) {
            // In numbers that cannot overflow.
            let end = u128::from(now) + u128::from(life);
            let start = now.saturating_sub(60);
            let expected = if life == 0 {
                Err(KeyTimeError::TooShort)
            } else if end > u128::from(LAST_SECOND) {
                Err(KeyTimeError::TooLate)
            } else {
                Ok((u128::from(start), end))
            };
            let widened = |(start, end)| (u128::from(start), u128::from(end));
            for nanoseconds in [0, 999_999_999] {
                let found = KeyTime::from_now(now, Duration::new(life, nanoseconds)).map(parts).map(widened);
                assert_eq!(found, expected, "{now} {life}");
            }
        }
    }
}

#[test]
fn within_a_window_every_key_time_is_the_same() {
    for life in 0..60_u64 {
        for window in 0..60_u64 {
            for now in 1000..1130_u64 {
                let found = KeyTime::rounded(now, Duration::from_secs(life), Duration::from_secs(window));
                let expected = if life == 0 {
                    Err(KeyTimeError::TooShort)
                } else if window == 0 || window * 2 > life {
                    Err(KeyTimeError::Window { window, expires: life })
                } else {
                    // The multiples of the window, counted one by one.
                    let begin = (0..=now).step_by(usize::try_from(window).unwrap()).last().unwrap();
                    Ok((begin - 60, begin + life))
                };
                assert_eq!(found.map(parts), expected, "{life} {window} {now}");
                if let Ok(key_time) = found {
                    assert!(key_time.end() > now && key_time.end() - now >= life / 2, "half of the life is left");
                }
            }
        }
    }
}

#[test]
fn no_window_overflows() {
    for now in edges() {
        for life in edges() {
            for window in edges() {
                let found = KeyTime::rounded(now, Duration::from_secs(life), Duration::from_secs(window));
                if let Ok(key_time) = found {
                    let (start, end) = parts(key_time);
                    assert!(start < end && end <= LAST_SECOND && end <= now.saturating_add(life));
                }
            }
        }
    }
    assert_eq!(KeyTime::rounded(0, Duration::MAX, Duration::MAX), {
        Err(KeyTimeError::Window { window: u64::MAX, expires: u64::MAX })
    });
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
                let signer = Signer::new(credentials().ending_at(credentials_end));

                let strict = signer.signing_key(key_time).map(|key| parts(key.key_time()));
                let expected = if end > credentials_end {
                    Err(SignError::AfterCredentials { end, credentials_end })
                } else {
                    Ok((start, end))
                };
                assert_eq!(strict, expected);

                let clamped = signer.ending_with_credentials().signing_key(key_time).map(|key| parts(key.key_time()));
                let expected = if end <= credentials_end {
                    Ok((start, end))
                } else if start + 60 < credentials_end {
                    Ok((start, credentials_end))
                } else {
                    Err(SignError::CredentialsEnded { credentials_end })
                };
                assert_eq!(clamped, expected);
            }
        }
    }
}

#[test]
fn no_url_is_good_for_longer_than_the_signer_allows() {
    for max in 0..200 {
        let signer = Signer::new(credentials()).max_expires(Duration::from_secs(max));
        for life in 1..200 {
            let key_time = KeyTime::from_now(1000, Duration::from_secs(life)).unwrap();
            let expected = if life > max { Err(SignError::TooLong { life, max }) } else { Ok((940, 1000 + life)) };
            assert_eq!(signer.signing_key(key_time).map(|key| parts(key.key_time())), expected);
        }
    }
}
