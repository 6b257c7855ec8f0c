//! The alterations of one request in eight.

use crate::OTHER_HOST;
use crate::numbers::Numbers;

#[derive(Debug, Clone, Copy)]
pub(crate) enum Tampering {
    /// Another object.
    Path,
    /// A second `q-ak`.
    ExtraField,
    /// Another host that the server accepts.
    Host,
    /// A period that ends a day later.
    Time,
    /// A signed parameter, repeated.
    Duplicate,
    /// Another value of a signed parameter.
    Value,
    /// Without a signed parameter.
    Removal,
    /// Another digit in the signature.
    Signature,
}

impl Tampering {
    pub(crate) fn any(numbers: &mut Numbers) -> Self {
        const ALL: [Tampering; 8] = [
            Tampering::Path,
            Tampering::ExtraField,
            Tampering::Host,
            Tampering::Time,
            Tampering::Duplicate,
            Tampering::Value,
            Tampering::Removal,
            Tampering::Signature,
        ];
        usize::try_from(numbers.below(8)).ok().and_then(|at| ALL.get(at).copied()).unwrap_or(Self::Path)
    }

    /// The status with which COS responds.
    pub(crate) fn status(self) -> u16 {
        // COS responds with 400 to a malformed signature, and with 403 to a wrong one.
        if matches!(self, Self::ExtraField) { 400 } else { 403 }
    }

    /// The host and the target as they arrive.
    pub(crate) fn alter(self, host: &str, target: &str, numbers: &mut Numbers) -> (String, String) {
        let altered = match self {
            Self::Path => target.replacen('?', "x?", 1),
            Self::ExtraField => format!("{target}&q-ak=AKIDOTHER"),
            Self::Host => return (OTHER_HOST.into(), target.into()),
            Self::Time => later(target),
            Self::Duplicate => format!("{target}&{}", first_parameter(target)),
            Self::Value => target.replacen("&a=", "&a=x", 1),
            Self::Removal => target.replacen(&format!("&{}", first_parameter(target)), "", 1),
            Self::Signature => other_digit(target, numbers),
        };
        (host.into(), altered)
    }
}

/// The parameter `a`, which every request has, with its value.
fn first_parameter(target: &str) -> &str {
    target.split('&').find(|pair| pair.starts_with("a=")).unwrap_or_default()
}

/// `q-sign-time` and `q-key-time` with an end that is 86,400 seconds later.
fn later(target: &str) -> String {
    let end =
        |pair: &str| pair.split_once("%3B").and_then(|(start, end)| Some((start.into(), end.parse::<u64>().ok()?)));
    let pairs = target.split('&').map(|pair| match end(pair) {
        Some((start, end)) if pair.starts_with("q-sign-time=") || pair.starts_with("q-key-time=") => {
            let start: String = start;
            format!("{start}%3B{}", end + 86_400)
        }
        _ => pair.into(),
    });
    pairs.collect::<Vec<String>>().join("&")
}

fn other_digit(target: &str, numbers: &mut Numbers) -> String {
    let Some((before, after)) = target.split_once("q-signature=") else { return target.into() };
    let at = usize::try_from(numbers.below(40)).unwrap_or(0);
    let digits = after.chars().enumerate().map(|(place, digit)| match digit {
        '0' if place == at => '1',
        _ if place == at => '0',
        _ => digit,
    });
    format!("{before}q-signature={}", digits.collect::<String>())
}
