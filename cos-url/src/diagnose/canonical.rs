//! The parts of canonical requests: of the one that COS returned, and the known parts of the one that was signed.

use crate::explain::SignedRequest;
use crate::received::{Parameter, lower_name};
use crate::signing::{HttpString, SignKey, StringToSign};
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use cos_url_core::Method;
use cos_url_core::percent::push_component;

/// A canonical request. Names are `K(name)`, values are encoded.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Canonical {
    /// In lower case. `None` if it is not known.
    pub(super) method: Option<String>,
    /// Decoded, without the first `/`.
    pub(super) path: String,
    pub(super) parameters: Vec<Pair>,
    pub(super) headers: Vec<Pair>,
}

#[derive(Clone, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) name: String,
    pub(super) value: Value,
}

/// The encoded value of a name in a list.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Value {
    Known(String),
    /// The header is not in a URL.
    Unknown,
    /// The parameter is in the list, but not in the URL.
    Absent,
}

impl Canonical {
    /// Parses a `FormatString`. If the text was copied or formatted, line ends at its end may be missing or added. They
    /// are restored. If no header is signed, the last line is empty, so added line ends are not recognized.
    pub(super) fn parse(text: &str, has_headers: bool) -> Option<Self> {
        let text = text.trim_start().trim_end_matches([' ', '\t']);
        let (method, rest) = text.split_once('\n')?;
        let mut rest = rest.strip_prefix('/')?;
        let mut surplus = rest.matches('\n').count().saturating_sub(3);
        while has_headers && surplus > 0 && rest.ends_with("\n\n") {
            rest = rest.strip_suffix('\n')?;
            surplus -= 1;
        }
        // The path may contain line ends, so the other lines are counted from the end.
        let lines = rest.matches('\n').count();
        let rest = match lines {
            3.. => rest.strip_suffix('\n').unwrap_or(rest),
            _ => &*[rest, "\n\n".get(lines.min(2)..).unwrap_or_default()].concat(),
        };
        let (rest, headers) = rest.rsplit_once('\n')?;
        let (path, parameters) = rest.rsplit_once('\n')?;
        Some(Self {
            method: Some(method.trim().to_ascii_lowercase()),
            path: path.into(),
            parameters: pairs(parameters),
            headers: pairs(headers.trim_end()),
        })
    }

    /// The known parts of the signed request.
    pub(super) fn signed(request: &SignedRequest) -> Self {
        let mut sent: BTreeMap<String, &str> = BTreeMap::new();
        for Parameter { name, value } in request.parameters() {
            sent.entry(lower_name(name)).or_insert(value);
        }
        let pair = |name: &str, value: Option<&str>, otherwise| {
            let value = value.map_or(otherwise, |value| Value::Known(encoded(value)));
            Pair { name: name.into(), value }
        };
        let (parameters, headers) = (request.signature().parameters(), request.signature().headers());
        let parameters = parameters.map(|name| pair(name, sent.get(name).copied(), Value::Absent));
        let headers = headers.map(|name| pair(name, request.known_header(name), Value::Unknown));
        Self {
            method: request.known_method().map(|method| method.as_lower_str().into()),
            path: request.key().into(),
            parameters: parameters.collect(),
            headers: headers.collect(),
        }
    }

    /// Whether a signature matches this request. Names without a known value are omitted.
    pub(super) fn is_signed_by(&self, sign_key: &SignKey, request: &SignedRequest) -> bool {
        let method = Method::ALL.iter().find(|method| self.method.as_deref() == Some(method.as_lower_str()));
        let Some(method) = method else { return false };
        let http_string = HttpString::new(*method, &self.path, &joined(&self.parameters), &joined(&self.headers));
        let string_to_sign = StringToSign::new(request.signature().key_time(), &http_string);
        sign_key.verify(&string_to_sign, request.signature().signature())
    }
}

impl Pair {
    pub(super) fn new(name: &str, value: &str) -> Self {
        Self { name: name.into(), value: Value::Known(value.into()) }
    }

    pub(super) fn known(&self) -> Option<&str> {
        if let Value::Known(value) = &self.value { Some(value) } else { None }
    }
}

/// The value of a name.
pub(super) fn value<'a>(pairs: &'a [Pair], name: &str) -> Option<&'a str> {
    pairs.iter().find(|pair| pair.name == name)?.known()
}

pub(super) fn encoded(text: &str) -> String {
    let mut encoded = String::new();
    push_component(&mut encoded, text);
    encoded
}

fn pairs(line: &str) -> Vec<Pair> {
    let pairs = line.split('&').filter(|pair| !pair.is_empty());
    pairs.map(|pair| pair.split_once('=').unwrap_or((pair, ""))).map(|(name, value)| Pair::new(name, value)).collect()
}

fn joined(pairs: &[Pair]) -> String {
    let known = pairs.iter().filter_map(|pair| Some([pair.name.as_str(), "=", pair.known()?].concat()));
    known.collect::<Vec<_>>().join("&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_string_is_read_also_with_other_line_ends_at_its_end() {
        for (text, path, parameters, headers) in [
            ("get\n/a\nb=1&c=\nhost=h\n", "a", 2, 1),
            ("get\n/a\nb=1&c=\nhost=h", "a", 2, 1),
            ("\nget\n/a\n\nhost=h", "a", 0, 1),
            ("get\n/a\n\n\n", "a", 0, 0),
            ("get\n/a", "a", 0, 0),
            ("get\n/a\nb=1", "a", 1, 0),
            ("get\n/a\nb\n\nhost=h\n", "a\nb", 0, 1),
            ("\n  get\n/a\nb=1\nhost=h\n\n  ", "a", 1, 1),
            ("get\n/a\n\nhost=h\n\t", "a", 0, 1),
            ("get\n/a\nb\nc=1\n\n", "a\nb", 1, 0),
            ("get\n/a\nb\n\n\n", "a\nb", 0, 0),
            ("get\n/\n\n\n", "", 0, 0),
        ] {
            let found = Canonical::parse(text, headers > 0).unwrap();
            assert_eq!(
                (found.path.as_str(), found.parameters.len(), found.headers.len()),
                (path, parameters, headers),
                "{text:?}"
            );
        }
        for text in ["", "get", "get\na\n\n\n"] {
            assert!(Canonical::parse(text, true).is_none(), "{text:?}");
        }
    }
}
