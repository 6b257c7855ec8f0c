//! The rules for the name and the value of a query parameter.

use crate::const_bytes::{equal_ignoring_case, find, is_digits, outer_whitespace, skip, starts_with};
use crate::message::{Context, Fix, Problem};

/// The rule of names.
pub(crate) const fn check_name(name: &str) -> Result<(), Problem> {
    let text = name.as_bytes();
    let mut rest = text;
    skip!(rest, b'>'..=b'~' | b' '..=b'<');
    // The control characters U+0080 to U+009F are 0xC2 0x80 to 0xC2 0x9F.
    while let [b' '..=b'<' | b'>'..=b'~' | 0x80..=0xc1 | 0xc3..=0xff, tail @ ..] | [0xc2, 0xa0..=0xbf, tail @ ..] = rest
    {
        rest = tail;
    }
    match (text, rest) {
        ([], _) => Err(Problem::new("it is empty; every query parameter has a name")),
        (_, [b'=', ..]) => check_after_equals_sign(text, text.len() - rest.len()),
        (_, [_, ..]) => Err(control_character(text.len() - rest.len())),
        ([b'?' | b'&', ..], _) => {
            Err(Problem::at("parameter names do not start with `?` or `&`", 0).with_fix(Fix::range(1, text.len())))
        }
        _ => check_whitespace_and_reserved(text),
    }
}

const fn control_character(at: usize) -> Problem {
    Problem::at("parameter names have no control characters", at)
}

/// The rest of the rule for a name with a `=`. Only processing rules contain one:
/// `watermark/1/image/aHR0cDov..==/dissolve/90`.
const fn check_after_equals_sign(text: &[u8], at: usize) -> Result<(), Problem> {
    if let [b'?' | b'&', ..] = text {
        return Err(Problem::at("parameter names do not start with `?` or `&`", 0)
            .with_advice("pass the name and the value separately"));
    }
    if find(text.split_at(at).0, b"/").is_none() {
        return Err(Problem::at("parameter names have no `=`", at)
            .with_fix(Fix::range(0, at))
            .with_advice("pass the name and the value separately"));
    }
    let mut rest = text.split_at(at).1;
    while let [b' '..=b'~' | 0x80..=0xc1 | 0xc3..=0xff, tail @ ..] | [0xc2, 0xa0..=0xbf, tail @ ..] = rest {
        rest = tail;
    }
    match rest {
        [] => check_whitespace_and_reserved(text),
        [_, ..] => Err(control_character(text.len() - rest.len())),
    }
}

const fn check_whitespace_and_reserved(text: &[u8]) -> Result<(), Problem> {
    if let [b' ', ..] | [.., b' '] = text
        && let Some(at) = outer_whitespace(text)
    {
        return Err(Problem::at("whitespace around a parameter name", at).with_fix(Fix::trimmed(text)));
    }
    match text {
        [b'q' | b'Q', b'-', ..] => Err(Problem::new(
            "the signature sets the `q-*` parameters; leave this one out and sign the URL with a `Signer`",
        )
        .in_contexts(&[
            (Context::File, "the signature sets the `q-*` parameters; leave them out of the file"),
            (
                Context::CommandLine,
                "the signature sets the `q-*` parameters; leave this one out, and sign with `cos-url sign`",
            ),
        ])),
        [b'x' | b'X', ..] if is_security_token(text) => Err(Problem::new(
            "the signature sets this parameter; pass the token to `Credentials::temporary`",
        )
        .in_contexts(&[
            (Context::File, "the signature sets this parameter; leave the token out of the file"),
            (
                Context::CommandLine,
                "the signature sets this parameter; set the token in the environment variable TENCENTCLOUD_TOKEN",
            ),
        ])),
        _ => check_folded(text),
    }
}

/// Rejects a name that Unicode case folding turns into a name of the signature. Such a name contains U+212A (the Kelvin
/// sign, which becomes `k`) or U+017F (the long s, which becomes `s`).
const fn check_folded(text: &[u8]) -> Result<(), Problem> {
    let mut rest = text;
    loop {
        skip!(rest, 0..=0x7f);
        match rest {
            [] => return Ok(()),
            [0xe2, 0x84, 0xaa, ..] | [0xc5, 0xbf, ..]
                if equal_folded(text, b"sign")
                    || equal_folded(text, b"x-cos-security-token")
                    || equal_folded(text, b"x-ci-security-token") =>
            {
                return Err(Problem::at(
                    "Unicode case folding turns this character into an ASCII letter, and the name is then reserved for \
                     the signature",
                    text.len() - rest.len(),
                ));
            }
            [_, tail @ ..] => rest = tail,
        }
    }
}

const fn equal_folded(mut text: &[u8], mut ascii: &[u8]) -> bool {
    loop {
        match (text, ascii) {
            ([0xe2, 0x84, 0xaa, text_tail @ ..], [b'k', ascii_tail @ ..])
            | ([0xc5, 0xbf, text_tail @ ..], [b's', ascii_tail @ ..]) => (text, ascii) = (text_tail, ascii_tail),
            ([a, text_tail @ ..], [b, ascii_tail @ ..]) if a.to_ascii_lowercase() == *b => {
                (text, ascii) = (text_tail, ascii_tail);
            }
            ([], []) => return true,
            _ => return false,
        }
    }
}

/// The rule of values.
pub(super) const fn check_value(value: &str) -> Result<(), Problem> {
    let text = value.as_bytes();
    let mut rest = text;
    skip!(rest, b' '.. | 1..=9 | 0x0b..=0x0c | 0x0e..=0x1f);
    match rest {
        [] => Ok(()),
        [_, ..] => Err(Problem::at("parameter values have no CR, LF or NUL", text.len() - rest.len())),
    }
}

/// The rule for the values of certain parameters. Sources: Upload Part, document
/// [436/7750](https://cloud.tencent.com/document/product/436/7750); Single-Connection Bandwidth Limit,
/// [436/40140](https://cloud.tencent.com/document/product/436/40140).
pub(crate) const fn check_pair(name: &str, value: &str) -> Result<(), Problem> {
    match name.as_bytes() {
        [b'p' | b'P', ..] if equal_ignoring_case(name.as_bytes(), b"partNumber") => {
            if is_between(value, 1, 10_000) {
                Ok(())
            } else {
                Err(Problem::new("`partNumber` is a number from 1 to 10000"))
            }
        }
        [b'x' | b'X', ..] if equal_ignoring_case(name.as_bytes(), b"x-cos-traffic-limit") => check_traffic_limit(value),
        _ => Ok(()),
    }
}

/// Whether a parameter or header contains the token of temporary credentials.
pub const fn is_security_token(name: &[u8]) -> bool {
    equal_ignoring_case(name, b"x-cos-security-token") || equal_ignoring_case(name, b"x-ci-security-token")
}

/// The rule of `x-cos-traffic-limit`, which is a parameter or a header.
pub(crate) const fn check_traffic_limit(value: &str) -> Result<(), Problem> {
    if is_between(value, 819_200, 838_860_800) {
        Ok(())
    } else {
        Err(Problem::new("`x-cos-traffic-limit` is a number from 819200 to 838860800, in bits per second"))
    }
}

/// Whether a text is a decimal number within bounds, without a sign and leading zeros.
const fn is_between(text: &str, least: u64, most: u64) -> bool {
    let mut rest = text.as_bytes();
    if !is_digits(rest) || starts_with(rest, b"0") {
        return false;
    }
    let mut number = 0_u64;
    while let [digit, tail @ ..] = rest {
        number = number.saturating_mul(10).saturating_add((*digit - b'0') as u64);
        rest = tail;
    }
    least <= number && number <= most
}
