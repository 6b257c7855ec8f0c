//! `KeyTime`: from when until when a signature is good.

use core::fmt;
use core::time::Duration;

/// How long before now a signature begins, so that it is good at once for a server whose clock is slow. In seconds.
pub(crate) const BACKDATED: u64 = 60;

/// 9999-12-31T23:59:59Z, the last second that calendars write with four digits of year.
pub(crate) const LAST_SECOND: u64 = 253_402_300_799;

/// From when until when a signature is good: COS's `KeyTime`, `<start>;<end>` in Unix seconds.
///
/// Source: Request Signature, document 436/7778. COS refuses a request whose clock is more than 15 minutes off
/// (`RequestTimeTooSkewed`), and has no longest life for a permanent key.
///
/// ```
/// use cos_url::KeyTime;
/// use std::time::Duration;
///
/// let now = 1_700_000_000;
/// assert_eq!(KeyTime::from_now(now, Duration::from_secs(600))?.to_string(), "1699999940;1700000600");
/// assert_eq!(KeyTime::new(1557989753, 1557996953)?.to_string(), "1557989753;1557996953");
/// # Ok::<(), cos_url::KeyTimeError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyTime {
    start: u64,
    end: u64,
}

/// Why there is no such time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum KeyTimeError {
    /// The end is not after the start.
    NotAfterStart {
        /// The start, in Unix seconds.
        start: u64,
        /// The end, in Unix seconds.
        end: u64,
    },
    /// The URL would be good for less than a second.
    TooShort,
    /// The URL would be good until after the year 9999.
    TooLate,
    /// The clock shows a time before 1970.
    ClockBefore1970,
    /// The window to which the time is rounded is zero, or more than half the life of the URL.
    Window {
        /// The window, in seconds.
        window: u64,
        /// The life, in seconds.
        expires: u64,
    },
}

impl KeyTime {
    /// From `start` until `end`, both in Unix seconds.
    ///
    /// # Errors
    ///
    /// [`KeyTimeError`] if the end is not after the start, or is after the year 9999.
    pub const fn new(start: u64, end: u64) -> Result<Self, KeyTimeError> {
        if end <= start {
            Err(KeyTimeError::NotAfterStart { start, end })
        } else if end > LAST_SECOND {
            Err(KeyTimeError::TooLate)
        } else {
            Ok(Self { start, end })
        }
    }

    /// From 60 seconds before `now`, in Unix seconds, until `expires` after it.
    ///
    /// COS counts whole seconds: a fraction of `expires` is dropped.
    ///
    /// # Errors
    ///
    /// [`KeyTimeError`] if `expires` is less than a second, or the end is after the year 9999.
    pub const fn from_now(now: u64, expires: Duration) -> Result<Self, KeyTimeError> {
        if expires.as_secs() == 0 {
            return Err(KeyTimeError::TooShort);
        }
        match now.checked_add(expires.as_secs()) {
            Some(end) => Self::new(now.saturating_sub(BACKDATED), end),
            None => Err(KeyTimeError::TooLate),
        }
    }

    /// As [`KeyTime::from_now`] with `now` rounded down to a multiple of `window`: whoever signs within the same
    /// window gets the same URL, which caches then know.
    ///
    /// What is left of the life of a URL is between `expires - window` and `expires`.
    ///
    /// # Errors
    ///
    /// [`KeyTimeError`] as [`KeyTime::from_now`], and if `window` is less than a second or more than half of
    /// `expires`.
    pub const fn rounded(now: u64, expires: Duration, window: Duration) -> Result<Self, KeyTimeError> {
        let (window, life) = (window.as_secs(), expires.as_secs());
        if life == 0 {
            return Err(KeyTimeError::TooShort);
        }
        if window == 0 || window > life / 2 {
            return Err(KeyTimeError::Window { window, expires: life });
        }
        Self::from_now(now - now % window, expires)
    }

    /// The first second, in Unix seconds.
    pub const fn start(self) -> u64 {
        self.start
    }

    /// The last second, in Unix seconds.
    pub const fn end(self) -> u64 {
        self.end
    }

    /// The same start with an earlier end.
    pub(crate) const fn ending_by(self, end: u64) -> Result<Self, KeyTimeError> {
        Self::new(self.start, if end < self.end { end } else { self.end })
    }
}

/// `<start>;<end>`, as it is signed.
impl fmt::Display for KeyTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{};{}", self.start, self.end)
    }
}

impl fmt::Display for KeyTimeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAfterStart { start, end } => {
                write!(f, "the key time ends at {end}, which is not after its start at {start}")
            }
            Self::TooShort => f.write_str("the URL would be good for less than a second; `expires` is 1 s or more"),
            Self::TooLate => f.write_str("the URL would be good until after the year 9999; take a shorter `expires`"),
            Self::ClockBefore1970 => f.write_str("the clock of this machine shows a time before 1970; set it"),
            Self::Window { window, expires } => write!(
                f,
                "a window of {window} s for a URL that is good for {expires} s; the window is 1 s or more and at most \
                 half the life"
            ),
        }
    }
}

impl core::error::Error for KeyTimeError {}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    const NOW: u64 = 1_700_000_000;

    fn seconds(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    #[test]
    fn a_key_time_begins_a_minute_ago_and_ends_expires_from_now() {
        assert_eq!(KeyTime::from_now(NOW, seconds(900)), KeyTime::new(NOW - 60, NOW + 900));
        assert_eq!(KeyTime::from_now(30, seconds(1)), KeyTime::new(0, 31), "the first minute of 1970");
        assert_eq!(KeyTime::from_now(NOW, Duration::from_millis(1999)), KeyTime::new(NOW - 60, NOW + 1));
    }

    #[test]
    fn a_senseless_time_is_refused() {
        for (result, expected) in [
            (KeyTime::new(5, 5), "the key time ends at 5, which is not after its start at 5"),
            (KeyTime::new(6, 5), "the key time ends at 5, which is not after its start at 6"),
            (
                KeyTime::new(0, LAST_SECOND + 1),
                "the URL would be good until after the year 9999; take a shorter `expires`",
            ),
            (
                KeyTime::from_now(NOW, Duration::MAX),
                "the URL would be good until after the year 9999; take a shorter `expires`",
            ),
            (
                KeyTime::from_now(u64::MAX, seconds(1)),
                "the URL would be good until after the year 9999; take a shorter `expires`",
            ),
            (
                KeyTime::from_now(NOW, Duration::ZERO),
                "the URL would be good for less than a second; `expires` is 1 s or more",
            ),
            (
                KeyTime::from_now(NOW, Duration::from_millis(999)),
                "the URL would be good for less than a second; `expires` is 1 s or more",
            ),
            (
                KeyTime::rounded(NOW, seconds(600), seconds(301)),
                "a window of 301 s for a URL that is good for 600 s; the window is 1 s or more and at most half the life",
            ),
            (
                KeyTime::rounded(NOW, seconds(600), Duration::ZERO),
                "a window of 0 s for a URL that is good for 600 s; the window is 1 s or more and at most half the life",
            ),
        ] {
            assert_eq!(result.unwrap_err().to_string(), expected);
        }
        assert!(KeyTime::new(0, LAST_SECOND).is_ok());
    }

    #[test]
    fn within_a_window_the_time_is_the_same() {
        let rounded = |now| KeyTime::rounded(now, seconds(600), seconds(300)).unwrap();
        assert_eq!(rounded(NOW + 100), rounded(NOW + 399));
        assert_ne!(rounded(NOW + 100), rounded(NOW + 400));
        assert_eq!(rounded(NOW + 399).to_string(), "1700000040;1700000700");
    }
}
