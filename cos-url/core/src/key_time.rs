//! `KeyTime`: the validity period of a signature.

use crate::compared_by::compared_by;
use crate::error::{Error, ErrorKind};
use alloc::format;
use core::fmt;
use core::str::FromStr;
use core::time::Duration;

/// The number of seconds before now at which a signature becomes valid, so that a server whose clock is behind accepts
/// it.
pub const CLOCK_SKEW_SECS: u64 = 60;

/// 9999-12-31T23:59:59Z, the last second whose year has four digits. Unix times in milliseconds exceed it.
pub const LAST_SECOND: u64 = 253_402_300_799;

/// The validity period of a signature: COS's `KeyTime`, `<start>;<end>` in Unix seconds.
///
/// Source: Request Signature, document [436/7778](https://cloud.tencent.com/document/product/436/7778). COS rejects a
/// request if its clock is more than 15 minutes off (`RequestTimeTooSkewed`). It sets no maximum for the lifetime of a
/// signature with a permanent key.
///
/// ```
/// # use cos_url_core as cos_url;
/// use cos_url::KeyTime;
/// use std::time::Duration;
///
/// let now = 1_700_000_000;
/// let key_time = KeyTime::from_now(now, Duration::from_secs(600))?;
/// assert_eq!(key_time.to_string(), "1699999940;1700000600");
/// let key_time: KeyTime = "1557989753;1557996953".parse()?;
/// assert_eq!(key_time, KeyTime::new(1557989753, 1557996953)?);
/// # Ok::<(), cos_url::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
#[doc(alias("q-key-time", "q-sign-time"))]
pub struct KeyTime {
    start: u64,
    end: u64,
    /// The second from which the lifetime is counted: the time of signing if it is known, otherwise the start.
    signed_at: u64,
}

impl KeyTime {
    /// The period from `start` to `end`, both in Unix seconds.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidKeyTime`] if the end is not after the start, or one of them is after the year 9999, for
    /// example a time in milliseconds.
    pub fn new(start: u64, end: u64) -> Result<Self, Error> {
        check_second("the start", start, ErrorKind::InvalidKeyTime)?;
        check_second("the end", end, ErrorKind::InvalidKeyTime)?;
        if end <= start {
            let message = format!("invalid KeyTime `{start};{end}`: the end is not after the start");
            return Err(Error::__new(ErrorKind::InvalidKeyTime, message));
        }
        Ok(Self { start, end, signed_at: start })
    }

    /// The period from 60 seconds before `now` to `expires` after `now`, where `now` is in Unix seconds.
    ///
    /// Fractions of a second of `expires` are ignored, because COS counts whole seconds.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidExpires`] if `expires` is less than a second or the end is after the year 9999;
    /// [`ErrorKind::InvalidKeyTime`] if `now` is after the year 9999, for example a time in milliseconds.
    pub fn from_now(now: u64, expires: Duration) -> Result<Self, Error> {
        check_second("the time of signing", now, ErrorKind::InvalidKeyTime)?;
        Self::starting(now, now, check_expires(expires.as_secs())?)
    }

    /// The same as [`KeyTime::from_now`], with `now` rounded down to a multiple of `window`. Everyone who signs the
    /// same request within a window gets the same URL, so that caches recognize it.
    ///
    /// The remaining lifetime of the URL is between `expires - window` and `expires`.
    ///
    /// # Errors
    ///
    /// The errors of [`KeyTime::from_now`], and [`ErrorKind::InvalidExpires`] if `window` is less than a second or more
    /// than half of `expires`.
    pub fn rounded(now: u64, expires: Duration, window: Duration) -> Result<Self, Error> {
        check_second("the time of signing", now, ErrorKind::InvalidKeyTime)?;
        let (expires, window) = (check_expires(expires.as_secs())?, window.as_secs());
        if window == 0 || window > expires / 2 {
            let message = format!(
                "invalid window of {window} s for a lifetime of {expires} s: a window is at least 1 s and at most half the \
                 lifetime"
            );
            return Err(Error::__new(ErrorKind::InvalidExpires, message));
        }
        Self::starting(now - now % window, now, expires)
    }

    /// The period from 60 seconds ago to `expires` from now, by the clock of this machine.
    ///
    /// # Errors
    ///
    /// The errors of [`KeyTime::from_now`], and [`ErrorKind::InvalidClock`] if the clock shows a time before 1970 or
    /// after the year 9999.
    #[cfg(all(feature = "std", not(all(target_family = "wasm", target_os = "unknown"))))]
    pub fn expiring_in(expires: Duration) -> Result<Self, Error> {
        Self::from_now(unix_now()?, expires)
    }

    /// The period between two times; fractions of a second are ignored.
    ///
    /// # Errors
    ///
    /// The errors of [`KeyTime::new`], and [`ErrorKind::InvalidKeyTime`] for a time before 1970.
    #[cfg(feature = "std")]
    pub fn between(start: std::time::SystemTime, end: std::time::SystemTime) -> Result<Self, Error> {
        Self::new(unix_seconds("the start", start)?, unix_seconds("the end", end)?)
    }

    /// The first second, in Unix seconds.
    pub const fn start(self) -> u64 {
        self.start
    }

    /// The last second, in Unix seconds.
    pub const fn end(self) -> u64 {
        self.end
    }

    /// The first second.
    #[cfg(feature = "std")]
    pub fn start_time(self) -> std::time::SystemTime {
        std::time::UNIX_EPOCH + Duration::from_secs(self.start)
    }

    /// The last second.
    #[cfg(feature = "std")]
    pub fn end_time(self) -> std::time::SystemTime {
        std::time::UNIX_EPOCH + Duration::from_secs(self.end)
    }

    /// The second from which the lifetime is counted: `now` for a period from [`from_now`](Self::from_now), otherwise
    /// the start.
    pub const fn signed_at(self) -> u64 {
        self.signed_at
    }

    /// The lifetime in seconds: from [`signed_at`](Self::signed_at) to the end.
    pub const fn lifetime(self) -> u64 {
        self.end.saturating_sub(self.signed_at)
    }

    /// The period with its end limited to `end`. `None` if `end` is not after the start and the time of signing.
    #[doc(hidden)]
    pub const fn capped(self, end: u64) -> Option<Self> {
        if self.end <= end {
            Some(self)
        } else if end > self.start && end > self.signed_at {
            Some(Self { end, ..self })
        } else {
            None
        }
    }

    fn period(&self) -> (u64, u64) {
        (self.start, self.end)
    }

    fn starting(rounded_now: u64, now: u64, expires: u64) -> Result<Self, Error> {
        match rounded_now.checked_add(expires) {
            Some(end) if end <= LAST_SECOND => {
                Ok(Self { start: rounded_now.saturating_sub(CLOCK_SKEW_SECS), end, signed_at: now })
            }
            _ => Err(too_late()),
        }
    }
}

/// The rule for the lifetime of a URL, in seconds.
///
/// # Errors
///
/// [`ErrorKind::InvalidExpires`] if it is 0, or if it is so long that it always ends after the year 9999.
#[doc(hidden)]
pub fn check_expires(expires: u64) -> Result<u64, Error> {
    match expires {
        0 => Err(Error::__new(
            ErrorKind::InvalidExpires,
            "invalid `expires`: the lifetime of a URL is at least 1 second",
        )),
        1..=LAST_SECOND => Ok(expires),
        _ => Err(too_late()),
    }
}

fn too_late() -> Error {
    Error::__new(
        ErrorKind::InvalidExpires,
        "invalid `expires`: the URL would expire after the year 9999; `expires` counts seconds from the time of signing",
    )
}

/// The rule for a Unix time in seconds.
///
/// # Errors
///
/// An error of the given kind if the time is after the year 9999.
#[doc(hidden)]
pub fn check_second(what: &str, second: u64, kind: ErrorKind) -> Result<u64, Error> {
    if second <= LAST_SECOND {
        return Ok(second);
    }
    let message =
        format!("{what} is {second}, after the year 9999: is it in milliseconds? Unix times here are in seconds");
    Err(Error::__new(kind, message))
}

/// The time of the clock of this machine, in Unix seconds.
///
/// # Errors
///
/// [`ErrorKind::InvalidClock`] if it is before 1970 or after the year 9999.
#[doc(hidden)]
#[cfg(all(feature = "std", not(all(target_family = "wasm", target_os = "unknown"))))]
pub fn unix_now() -> Result<u64, Error> {
    let invalid = || {
        Error::__new(
            ErrorKind::InvalidClock,
            "the clock of this machine shows a time before 1970 or after the year 9999; set the clock",
        )
    };
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_err(|_| invalid())?.as_secs();
    if now <= LAST_SECOND { Ok(now) } else { Err(invalid()) }
}

#[cfg(feature = "std")]
fn unix_seconds(what: &str, time: std::time::SystemTime) -> Result<u64, Error> {
    time.duration_since(std::time::UNIX_EPOCH).map(|since| since.as_secs()).map_err(|_| {
        Error::__new(ErrorKind::InvalidKeyTime, format!("{what} is before 1970; Unix times here start at 0"))
    })
}

compared_by!(KeyTime, KeyTime::period);

/// `<start>;<end>`, as it is signed.
impl fmt::Display for KeyTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{};{}", self.start, self.end)
    }
}

/// Parses `<start>;<end>`, in Unix seconds.
impl FromStr for KeyTime {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let number = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?;
        let times = text.split_once(';').and_then(|(start, end)| Some((number(start)?, number(end)?)));
        let (start, end) = times.ok_or_else(|| {
            let echo = crate::message::echo(text);
            let message = format!(
                "invalid KeyTime `{echo}`: a KeyTime is `<start>;<end>` in Unix seconds, such as `1557989753;1557996953`"
            );
            Error::__new(ErrorKind::InvalidKeyTime, message)
        })?;
        Self::new(start, end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    const NOW: u64 = 1_700_000_000;

    fn seconds(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    #[test]
    fn a_period_starts_a_minute_before_now_and_ends_expires_after_it() {
        for (now, expires, expected) in [
            (NOW, seconds(900), (NOW - 60, NOW + 900)),
            (30, seconds(1), (0, 31)),
            (NOW, Duration::from_millis(1999), (NOW - 60, NOW + 1)),
        ] {
            let key_time = KeyTime::from_now(now, expires).unwrap();
            assert_eq!((key_time.start(), key_time.end()), expected);
            assert_eq!((key_time.signed_at(), key_time.lifetime()), (now, expires.as_secs()));
        }
    }

    #[test]
    fn invalid_times() {
        const LATE: &str = "invalid `expires`: the URL would expire after the year 9999; `expires` counts seconds from the \
                            time of signing";
        const SHORT: &str = "invalid `expires`: the lifetime of a URL is at least 1 second";
        for (result, expected) in [
            (KeyTime::new(5, 5), "invalid KeyTime `5;5`: the end is not after the start"),
            (KeyTime::new(6, 5), "invalid KeyTime `6;5`: the end is not after the start"),
            (
                KeyTime::new(NOW, NOW * 1000),
                "the end is 1700000000000, after the year 9999: is it in milliseconds? Unix times here are in seconds",
            ),
            (
                KeyTime::new(NOW * 1000, NOW * 1000 + 600),
                "the start is 1700000000000, after the year 9999: is it in milliseconds? Unix times here are in seconds",
            ),
            (
                KeyTime::from_now(NOW * 1000, seconds(600)),
                "the time of signing is 1700000000000, after the year 9999: is it in milliseconds? Unix times here are in \
                 seconds",
            ),
            (KeyTime::from_now(NOW, Duration::MAX), LATE),
            (KeyTime::from_now(NOW, seconds(LAST_SECOND)), LATE),
            (KeyTime::from_now(NOW, Duration::ZERO), SHORT),
            (KeyTime::from_now(NOW, Duration::from_millis(999)), SHORT),
            (
                KeyTime::rounded(NOW, seconds(600), seconds(301)),
                "invalid window of 301 s for a lifetime of 600 s: a window is at least 1 s and at most half the lifetime",
            ),
            (
                KeyTime::rounded(NOW, seconds(600), Duration::ZERO),
                "invalid window of 0 s for a lifetime of 600 s: a window is at least 1 s and at most half the lifetime",
            ),
            (
                "1;+2".parse(),
                "invalid KeyTime `1;+2`: a KeyTime is `<start>;<end>` in Unix seconds, such as `1557989753;1557996953`",
            ),
            (
                "".parse(),
                "invalid KeyTime ``: a KeyTime is `<start>;<end>` in Unix seconds, such as `1557989753;1557996953`",
            ),
        ] {
            assert_eq!(result.unwrap_err().to_string(), expected);
        }
        assert!(KeyTime::new(0, LAST_SECOND).is_ok());
    }

    #[test]
    fn within_a_window_the_period_is_the_same() {
        let rounded = |now| KeyTime::rounded(now, seconds(600), seconds(300)).unwrap();
        assert_eq!(rounded(NOW + 100), rounded(NOW + 399));
        assert_ne!(rounded(NOW + 100), rounded(NOW + 400));
        assert_eq!(rounded(NOW + 399).to_string(), "1700000040;1700000700");
        assert_eq!(rounded(NOW + 399).lifetime(), 301, "counted from the time of signing");
    }

    #[test]
    fn a_period_is_capped_unless_nothing_remains() {
        let from_now = KeyTime::from_now(NOW, seconds(600)).unwrap();
        let explicit = KeyTime::new(NOW, NOW + 600).unwrap();
        let rounded = KeyTime::rounded(NOW + 399, seconds(600), seconds(300)).unwrap();
        for (key_time, end, expected) in [
            (from_now, NOW + 601, Some(NOW + 600)),
            (from_now, NOW + 1, Some(NOW + 1)),
            (from_now, NOW, None),
            (from_now, NOW - 1, None),
            (explicit, NOW + 1, Some(NOW + 1)),
            (explicit, NOW, None),
            (rounded, NOW + 400, Some(NOW + 400)),
            (rounded, NOW + 399, None),
        ] {
            assert_eq!(key_time.capped(end).map(KeyTime::end), expected, "{key_time} {end}");
        }
    }

    #[cfg(feature = "std")]
    #[test]
    fn system_times_are_converted() {
        let key_time = KeyTime::new(NOW, NOW + 600).unwrap();
        assert_eq!(KeyTime::between(key_time.start_time(), key_time.end_time()), Ok(key_time));
        let before = std::time::UNIX_EPOCH - seconds(1);
        let error = KeyTime::between(before, key_time.end_time()).unwrap_err();
        assert_eq!(error.to_string(), "the start is before 1970; Unix times here start at 0");
    }

    #[test]
    fn the_text_of_a_key_time_is_parsed_back() {
        let key_time = KeyTime::new(1, LAST_SECOND).unwrap();
        assert_eq!(key_time.to_string(), "1;253402300799");
        assert_eq!(key_time.to_string().parse(), Ok(key_time));
    }
}
