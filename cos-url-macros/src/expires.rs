//! The value of `expires`: a whole number of seconds, or an expression of the type `Duration`.

use crate::errors::{Errors, Place};
use crate::syntax::{Kind, Value};
use cos_url_core::key_time::LAST_SECOND;
use syn::{Expr, ExprLit, Lit, LitInt};

pub(crate) enum Expires {
    Seconds(u64),
    Expression(Expr),
}

impl Expires {
    /// Parses the value, or reports an error.
    pub(crate) fn new(value: Value, errors: &mut Errors) -> Option<(Place, Self)> {
        let place = value.place;
        let message = match value.kind {
            Kind::Literal(Expr::Lit(ExprLit { lit: Lit::Int(ref literal), .. })) => match seconds(literal) {
                Ok(seconds) => return Some((place, Self::Seconds(seconds))),
                Err(message) => message,
            },
            Kind::Expression(expression) if !matches!(expression, Expr::Array(_) | Expr::Tuple(_)) => {
                return Some((place, Self::Expression(expression)));
            }
            _ => not_a_lifetime(&value),
        };
        errors.report(place, message);
        None
    }
}

/// The message for a value that is neither an integer nor an expression.
fn not_a_lifetime(value: &Value) -> String {
    match &value.kind {
        Kind::Literal(Expr::Lit(ExprLit { lit: Lit::Float(number), .. })) => {
            let whole = number.base10_digits().strip_suffix(".0").and_then(|whole| whole.parse().ok());
            format!("expected a whole number of seconds for `expires`, found a floating-point number; {}", write(whole))
        }
        Kind::Literal(Expr::Unary(_)) => "`expires` is negative; the lifetime of a URL is at least 1 second".into(),
        Kind::Text(text) => {
            let seconds = text.value().parse().ok().or_else(|| in_seconds(&text.value()));
            format!("expected a number of seconds for `expires`, found a string; {}", write(seconds))
        }
        _ => {
            let found = value.found();
            format!("expected a number of seconds for `expires`, such as `600`, or a `Duration`, found {found}")
        }
    }
}

fn write(seconds: Option<u64>) -> String {
    seconds
        .filter(|seconds| *seconds > 0)
        .map_or("write an integer such as `600`".into(), |seconds| format!("write `{seconds}`"))
}

/// The Unix time of 2001-09-09. A lifetime of this many seconds (31 years) is probably a Unix time.
const FIRST_UNIX_TIME: u64 = 1_000_000_000;

fn seconds(literal: &LitInt) -> Result<u64, String> {
    let (digits, suffix) = (literal.base10_digits(), literal.suffix());
    let Some(fits) = fits_in(digits, suffix) else {
        let written = literal.to_string();
        let repair = write(in_seconds(&written));
        return Err(format!("expected a whole number of seconds for `expires`, found `{written}`; {repair}"));
    };
    if !fits {
        return Err(format!("`{digits}` does not fit in `{suffix}`; write `{digits}`"));
    }
    match digits.parse::<u64>() {
        Ok(0) => Err("`expires` is 0; the lifetime of a URL is at least 1 second".into()),
        Ok(seconds) if seconds < FIRST_UNIX_TIME => Ok(seconds),
        Ok(seconds) if seconds <= LAST_SECOND => Err(format!(
            "`expires` counts seconds from the time of signing, and {seconds} looks like a Unix time; write the \
             lifetime, such as `600`, or `core::time::Duration::from_secs({seconds})` if this value is intended"
        )),
        _ => Err("the URL would expire after the year 9999; `expires` counts seconds from the time of signing, such as `600`"
            .into()),
    }
}

/// Whether digits fit in the type of their suffix, if that is an integer.
fn fits_in(digits: &str, suffix: &str) -> Option<bool> {
    Some(match suffix {
        "" | "u128" | "i128" => true,
        "u8" => digits.parse::<u8>().is_ok(),
        "u16" => digits.parse::<u16>().is_ok(),
        "u32" => digits.parse::<u32>().is_ok(),
        "u64" | "usize" => digits.parse::<u64>().is_ok(),
        "i8" => digits.parse::<i8>().is_ok(),
        "i16" => digits.parse::<i16>().is_ok(),
        "i32" => digits.parse::<i32>().is_ok(),
        "i64" | "isize" => digits.parse::<i64>().is_ok(),
        _ => return None,
    })
}

/// `600s`, `10m`, `1h` and `7d` in seconds.
fn in_seconds(text: &str) -> Option<u64> {
    let at = text.find(|character: char| !character.is_ascii_digit())?;
    let (number, unit) = text.split_at_checked(at)?;
    let seconds = match unit.trim_start_matches('_').trim() {
        "s" | "sec" | "secs" | "seconds" => 1,
        "m" | "min" | "mins" | "minutes" => 60,
        "h" | "hour" | "hours" => 3600,
        "d" | "day" | "days" => 86_400,
        _ => return None,
    };
    number.parse::<u64>().ok()?.checked_mul(seconds)
}
