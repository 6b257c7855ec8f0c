//! The target of a request, `/path?parameters`, decoded.

use super::percent_decoding::{Plus, decode};
use super::url_parts::invalid_url;
use alloc::string::String;
use alloc::vec::Vec;
use cos_url_core::Error;

/// A decoded target.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Target {
    /// The object key: the path without its first `/`.
    pub(crate) key: String,
    /// The parameters, in the order of the target.
    pub(crate) parameters: Vec<Parameter>,
}

/// A decoded parameter. One without `=` has an empty value.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Parameter {
    pub(crate) name: String,
    pub(crate) value: String,
}

/// Why a target cannot be decoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum InvalidTarget {
    NoPath,
    PathEncoding,
    ParameterEncoding,
    ParameterWithoutName,
}

impl Target {
    /// Decodes a target. Empty text between two `&` is not a parameter.
    pub(crate) fn parse(target: &str) -> Result<Self, InvalidTarget> {
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let path = path.strip_prefix('/').ok_or(InvalidTarget::NoPath)?;
        let key = decode(path, Plus::Literal).ok_or(InvalidTarget::PathEncoding)?;
        let pairs = query.split('&').filter(|pair| !pair.is_empty());
        Ok(Self { key, parameters: pairs.map(Parameter::parse).collect::<Result<_, _>>()? })
    }
}

impl Parameter {
    fn parse(pair: &str) -> Result<Self, InvalidTarget> {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let decode = |text| decode(text, Plus::Space).ok_or(InvalidTarget::ParameterEncoding);
        match (decode(name)?, decode(value)?) {
            (name, _) if name.is_empty() => Err(InvalidTarget::ParameterWithoutName),
            (name, value) => Ok(Self { name, value }),
        }
    }

    /// Whether the name belongs to the signature, compared without case, because COS ignores the case of names.
    pub(crate) fn is_signature_field(&self) -> bool {
        matches!(self.name.as_bytes(), [b'q' | b'Q', b'-', ..])
    }
}

impl InvalidTarget {
    pub(crate) fn into_error(self) -> Error {
        invalid_url(self.reason())
    }

    /// The reason, as the end of a sentence about the URL or request.
    pub(crate) const fn reason(self) -> &'static str {
        match self {
            Self::NoPath => "the path does not start with `/`",
            Self::PathEncoding => {
                "the path is not percent-encoded UTF-8; after each `%` there are two hexadecimal digits, and a `%` itself is \
                 written `%25`"
            }
            Self::ParameterEncoding => {
                "the parameters are not percent-encoded UTF-8; after each `%` there are two hexadecimal digits, and a `%` \
                 itself is written `%25`"
            }
            Self::ParameterWithoutName => "it has a parameter without a name",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec;

    #[test]
    fn path_and_parameters_are_decoded() {
        let target = Target::parse("/a%2Fb+%252F?x=1+2%2B3&&y&z%3D=%26=").map_err(InvalidTarget::reason);
        let pairs = [("x", "1 2+3"), ("y", ""), ("z=", "&=")];
        let parameters = pairs.map(|(name, value)| Parameter { name: name.into(), value: value.into() });
        assert!(target == Ok(Target { key: "a/b+%2F".into(), parameters: parameters.into() }));
        assert!(Target::parse("/") == Ok(Target { key: String::new(), parameters: vec![] }));
    }

    #[test]
    fn invalid_targets() {
        for (target, expected) in [
            ("", InvalidTarget::NoPath),
            ("a", InvalidTarget::NoPath),
            ("*", InvalidTarget::NoPath),
            ("/%", InvalidTarget::PathEncoding),
            ("/%ff", InvalidTarget::PathEncoding),
            ("/a?%=1", InvalidTarget::ParameterEncoding),
            ("/a?x=%f", InvalidTarget::ParameterEncoding),
            ("/a?=1", InvalidTarget::ParameterWithoutName),
        ] {
            assert_eq!(Target::parse(target).err(), Some(expected), "{target}");
        }
    }
}
