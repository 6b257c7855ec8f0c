//! The parts of a URL, not decoded.

use alloc::format;
use alloc::string::String;
use cos_url_core::{Error, ErrorKind, Protocol};

/// The parts of a URL of COS.
pub(crate) struct UrlParts<'a> {
    pub(crate) protocol: Protocol,
    /// The host in lower case, with its port unless it is the default one.
    pub(crate) host: String,
    /// The path and the parameters.
    pub(crate) target: &'a str,
}

impl<'a> UrlParts<'a> {
    /// Splits a URL. Errors do not repeat it, because it may hold a signature.
    pub(crate) fn split(url: &'a str) -> Result<Self, Error> {
        let Some((scheme, rest)) = url.split_once("://") else {
            return Err(invalid_url(match url.split_once('%') {
                Some((scheme, _)) if ["https", "http"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) => {
                    "all of it is percent-encoded; decode it"
                }
                _ => "it has no scheme; write `https://` or `http://` before the host",
            }));
        };
        let (protocol, port) = if scheme.eq_ignore_ascii_case("https") {
            (Protocol::Https, ":443")
        } else if scheme.eq_ignore_ascii_case("http") {
            (Protocol::Http, ":80")
        } else {
            return Err(invalid_url("a URL of COS starts with `https://` or `http://`"));
        };
        if url.contains(|character: char| character.is_control() || character.is_whitespace()) {
            return Err(invalid_url("it has whitespace or a control character; percent-encode it"));
        }
        if url.contains('\\') {
            return Err(invalid_url("it has a `\\`, which clients change to `/`; write `%5C`"));
        }
        if url.contains('#') {
            return Err(invalid_url("it has a fragment; in a path or parameter, `#` is written `%23`"));
        }
        let (authority, target) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
        if authority.contains('@') {
            return Err(invalid_url("it has a user name before the host; remove it"));
        }
        if authority.is_empty() {
            return Err(invalid_url("there is no host after `://`"));
        }
        let host = authority.strip_suffix(port).unwrap_or(authority).to_ascii_lowercase();
        Ok(Self { protocol, host, target })
    }
}

#[cold]
pub(crate) fn invalid_url(reason: &str) -> Error {
    Error::__new(ErrorKind::InvalidUrl, format!("invalid URL: {reason}"))
}
