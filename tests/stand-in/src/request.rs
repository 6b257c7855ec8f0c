//! A request as it arrived, with its target decoded.

use std::fmt;

/// The method, the target and the headers as they arrived, with the path and the parameters decoded once.
#[derive(Clone)]
pub struct Request {
    pub(crate) method: String,
    pub(crate) key: String,
    pub(crate) query: Vec<(String, String)>,
    pub(crate) headers: Vec<(String, Vec<u8>)>,
}

/// The error for a target that cannot be decoded: it does not begin with `/`, a parameter has no name, a `%` is not
/// followed by two hexadecimal digits, or the decoded bytes are not UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Malformed;

impl Request {
    /// Decodes the target (`/path?parameters`) of a request. Pass the target and the headers unchanged.
    ///
    /// # Errors
    ///
    /// [`Malformed`] if the target cannot be decoded.
    pub fn new(method: &str, target: &str, headers: Vec<(String, Vec<u8>)>) -> Result<Self, Malformed> {
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let key = decode(path.strip_prefix('/').ok_or(Malformed)?, Plus::Literal)?;
        let query = query.split('&').filter(|pair| !pair.is_empty()).map(parameter).collect::<Result<_, _>>()?;
        Ok(Self { method: method.into(), key, query, headers })
    }

    /// The object key: the decoded path without its first `/`.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The decoded parameters, in the order of the URL.
    pub fn query(&self) -> &[(String, String)] {
        &self.query
    }

    /// The value of the first parameter of this name.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
    }

    /// The value of the first header of this name, compared without case.
    pub fn header(&self, name: &str) -> Option<&[u8]> {
        self.header_values(name).next()
    }

    /// The members of a header whose value is a list. Such a header may be sent more than once: RFC 9110, section 5.3.
    pub(crate) fn header_list(&self, name: &str) -> Option<String> {
        let values: Vec<_> = self.header_values(name).map(String::from_utf8_lossy).collect();
        (!values.is_empty()).then(|| values.join(","))
    }

    fn header_values(&self, name: &str) -> impl Iterator<Item = &[u8]> {
        self.headers.iter().filter(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_slice())
    }
}

/// Does not show the headers and the parameters, which may contain a signature or a token.
impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request").field("method", &self.method).field("key", &self.key).finish_non_exhaustive()
    }
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the target of the request cannot be decoded")
    }
}

impl std::error::Error for Malformed {}

fn parameter(pair: &str) -> Result<(String, String), Malformed> {
    let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
    if name.is_empty() {
        return Err(Malformed);
    }
    Ok((decode(name, Plus::Space)?, decode(value, Plus::Space)?))
}

/// The meaning of `+`.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Plus {
    /// A plus sign, in a path.
    Literal,
    /// A space, in the parameters.
    Space,
}

/// Decodes percent-encoded text.
pub(crate) fn decode(text: &str, plus: Plus) -> Result<String, Malformed> {
    let mut bytes = text.bytes();
    let mut decoded = Vec::with_capacity(text.len());
    while let Some(byte) = bytes.next() {
        decoded.push(match byte {
            b'%' => hex_digit(bytes.next())? * 16 + hex_digit(bytes.next())?,
            b'+' if plus == Plus::Space => b' ',
            byte => byte,
        });
    }
    String::from_utf8(decoded).map_err(|_| Malformed)
}

fn hex_digit(byte: Option<u8>) -> Result<u8, Malformed> {
    match byte {
        Some(digit @ b'0'..=b'9') => Ok(digit - b'0'),
        Some(digit @ b'a'..=b'f') => Ok(digit - b'a' + 10),
        Some(digit @ b'A'..=b'F') => Ok(digit - b'A' + 10),
        _ => Err(Malformed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn path_and_parameters_are_decoded_exactly_once() {
        let request = Request::new("GET", "/a%2Fb+%252F?x=1+2%2B3&&y&z%3D=%26", Vec::new()).unwrap();
        assert_eq!(request.key(), "a/b+%2F");
        let expected = [("x", "1 2+3"), ("y", ""), ("z=", "&")].map(|(name, value)| (name.into(), value.into()));
        assert_eq!(request.query(), expected);
    }

    #[test]
    fn invalid_targets_are_malformed() {
        for target in ["", "*", "a", "/%", "/%4", "/%zz", "/%ff", "/a?%=1", "/a?=1", "/a?x=%f"] {
            assert_eq!(Request::new("GET", target, Vec::new()).unwrap_err(), Malformed, "{target}");
        }
    }
}
