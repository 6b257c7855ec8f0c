//! A lifetime as text, such as `15m`: in a file, and on the command line.

use alloc::format;
use alloc::string::String;

const FORM: &str = "a lifetime is a number with the unit `s`, `m`, `h` or `d`, or several from the largest unit to the \
                    smallest, such as \"15m\" or \"1h30m\"";

/// The units, each with its number of seconds, from the largest to the smallest.
const UNITS: [(&str, u64); 4] = [("d", 86_400), ("h", 3600), ("m", 60), ("s", 1)];

/// Parses a text into seconds.
///
/// # Errors
///
/// The end of an error message, if the text has a different form.
pub fn parse(text: &str) -> Result<u64, String> {
    let (mut rest, mut seconds, mut smallest) = (text, 0_u64, u64::MAX);
    if text.is_empty() {
        return Err(FORM.into());
    }
    while !rest.is_empty() {
        let (digits, after) = split(rest, |character| character.is_ascii_digit());
        let (unit, after) = split(after, |character| !character.is_ascii_digit());
        if digits.is_empty() {
            return Err(FORM.into());
        }
        let Some((_, factor)) = UNITS.iter().find(|(name, _)| *name == unit) else {
            return Err(no_unit(text, digits, unit));
        };
        if *factor >= smallest {
            return Err(FORM.into());
        }
        let number = digits.parse::<u64>().ok().and_then(|number| number.checked_mul(*factor));
        let sum = number.and_then(|number| seconds.checked_add(number));
        seconds = sum.ok_or_else(|| String::from("the URL would expire after the year 9999"))?;
        (rest, smallest) = (after, *factor);
    }
    Ok(seconds)
}

fn split(text: &str, is_first: impl Fn(char) -> bool) -> (&str, &str) {
    let at = text.find(|character| !is_first(character)).unwrap_or(text.len());
    text.split_at_checked(at).unwrap_or((text, ""))
}

/// The message for a number whose unit is missing or unknown, with a fix if it is certain.
fn no_unit(text: &str, digits: &str, unit: &str) -> String {
    if text == digits {
        return format!("it has no unit; write \"{digits}s\", or the number {digits} without quotes");
    }
    let short = match unit.trim().to_ascii_lowercase().as_str() {
        "s" | "sec" | "secs" | "second" | "seconds" => "s",
        "m" | "min" | "mins" | "minute" | "minutes" => "m",
        "h" | "hr" | "hrs" | "hour" | "hours" => "h",
        "d" | "day" | "days" => "d",
        _ => return FORM.into(),
    };
    if text == [digits, unit].concat() { format!("{FORM}; write \"{digits}{short}\"") } else { FORM.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lifetimes() {
        for (text, expected) in
            [("15m", 900), ("90s", 90), ("1h30m", 5400), ("1d", 86_400), ("1d1h1m1s", 90_061), ("0s", 0), ("015m", 900)]
        {
            assert_eq!(parse(text), Ok(expected), "{text}");
        }
    }

    #[test]
    fn invalid_lifetimes_are_rejected() {
        for (text, expected) in [
            ("900", "it has no unit; write \"900s\", or the number 900 without quotes".into()),
            ("15 min", format!("{FORM}; write \"15m\"")),
            ("15M", format!("{FORM}; write \"15m\"")),
            ("2 hours", format!("{FORM}; write \"2h\"")),
            ("1h30", FORM.into()),
            ("30m1h", FORM.into()),
            ("1m1m", FORM.into()),
            ("", FORM.into()),
            ("-15m", FORM.into()),
            ("1.5h", FORM.into()),
            ("1w", FORM.into()),
            ("PT15M", FORM.into()),
            (" 15m", FORM.into()),
            ("99999999999999999999d", "the URL would expire after the year 9999".into()),
            ("18446744073709551615s1s", FORM.into()),
            ("999999999999999999d", "the URL would expire after the year 9999".into()),
        ] {
            assert_eq!(parse(text), Err(expected), "{text}");
        }
    }
}
