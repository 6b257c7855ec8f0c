//! Dates in ISO 8601 (RFC 3339) and UTC.

use alloc::format;
use alloc::string::String;

const SECONDS_OF_DAY: u64 = 86_400;

/// A Unix time before the year 10000 with milliseconds, as `toISOString` of JavaScript writes it.
#[cfg(any(feature = "form", test))]
pub(crate) fn with_milliseconds(unix_seconds: u64) -> String {
    let date = iso_8601(unix_seconds);
    format!("{}.000Z", date.trim_end_matches('Z'))
}

/// A Unix time before the year 10000, in whole seconds.
pub fn iso_8601(unix_seconds: u64) -> String {
    let (year, month, day) = civil(unix_seconds / SECONDS_OF_DAY);
    let second = unix_seconds % SECONDS_OF_DAY;
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

/// The date of a day number, counted from 1970-01-01.
///
/// The calculation starts each year on 1 March. A leap day is then the last day of its year, and the lengths of the
/// months repeat: 31, 30, 31, 30, 31 days.
const fn civil(days: u64) -> (u64, u64, u64) {
    // Days since 0000-03-01.
    let days = days + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let year = 400 * era + year_of_era;
    if month < 10 { (year, month + 3, day) } else { (year + 1, month - 9, day) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_equal_those_of_javascript() {
        for (seconds, expected) in [
            (0, "1970-01-01T00:00:00.000Z"),
            (951_782_400, "2000-02-29T00:00:00.000Z"),
            (951_868_799, "2000-02-29T23:59:59.000Z"),
            (951_868_800, "2000-03-01T00:00:00.000Z"),
            (1_567_157_892, "2019-08-30T09:38:12.000Z"),
            (1_700_000_000, "2023-11-14T22:13:20.000Z"),
            (4_107_542_400, "2100-03-01T00:00:00.000Z"),
            (253_402_300_799, "9999-12-31T23:59:59.000Z"),
        ] {
            assert_eq!(with_milliseconds(seconds), expected);
        }
    }

    #[test]
    fn whole_seconds() {
        assert_eq!(iso_8601(1_567_157_892), "2019-08-30T09:38:12Z");
    }

    #[test]
    fn each_day_follows_the_one_before() {
        let is_leap = |year: u64| year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let (mut year, mut month, mut day) = (1970, 1, 1);
        // Miri interprets the test, so it tests only the first leap years.
        for days in 0..if cfg!(miri) { 1_500 } else { 200_000 } {
            assert_eq!(civil(days), (year, month, day));
            let length = match month {
                2 if is_leap(year) => 29,
                2 => 28,
                4 | 6 | 9 | 11 => 30,
                _ => 31,
            };
            (year, month, day) = match (month, day == length) {
                (12, true) => (year + 1, 1, 1),
                (_, true) => (year, month + 1, 1),
                (_, false) => (year, month, day + 1),
            };
        }
    }
}
