//! A request as it is signed: its host, and its parameters and headers with the lists that name them.

use crate::ObjectUrl;
use crate::conflict::{Conflict, check_request};
use crate::signature::HttpString;
use alloc::string::String;
use core::cmp::Ordering;
use cos_url_core::percent::{compare_lower_names, push_component, push_lower_name};
use zeroize::Zeroizing;

/// The name of the parameter, and of the header, that carries the token of temporary credentials.
pub(crate) const SECURITY_TOKEN: &str = "x-cos-security-token";

/// A name with its value.
type Pair<'a> = (&'a str, &'a str);

/// What is signed of an [`ObjectUrl`].
pub(crate) struct Request<'a> {
    object: &'a ObjectUrl,
    host: String,
    pub(crate) parameters: Canonical,
    pub(crate) headers: Canonical,
}

impl<'a> Request<'a> {
    /// For a signed URL.
    pub(crate) fn with_token_in_query(object: &'a ObjectUrl, token: Option<Pair<'_>>) -> Result<Self, Conflict> {
        Self::new(object, token, None)
    }

    /// For the `Authorization` header.
    pub(crate) fn with_token_in_header(object: &'a ObjectUrl, token: Option<Pair<'_>>) -> Result<Self, Conflict> {
        Self::new(object, None, token)
    }

    fn new(object: &'a ObjectUrl, parameter: Option<Pair<'_>>, header: Option<Pair<'_>>) -> Result<Self, Conflict> {
        check(object)?;
        let host = object.host()?;
        let host_header = object.signs_host().then_some(("host", host.as_str()));
        let parameters = Canonical::new(object.query_pairs(), parameter.into_iter());
        let headers = Canonical::new(object.header_pairs(), host_header.into_iter().chain(header));
        Ok(Self { object, host, parameters, headers })
    }

    pub(crate) fn http_string(&self) -> HttpString {
        let Self { object, parameters, headers, .. } = self;
        HttpString::new(object.method(), object.key().as_str(), &parameters.pairs, &headers.pairs)
    }

    /// Room enough for what [`push_address`](Self::push_address) appends.
    pub(crate) fn address_capacity(&self) -> usize {
        "https:///".len() + self.host.len() + 3 * self.object.key().as_str().len()
    }

    /// Appends the scheme, the host and the path.
    pub(crate) fn push_address(&self, out: &mut String) {
        out.push_str(self.object.protocol().as_str());
        out.push_str("://");
        out.push_str(&self.host);
        self.object.key().push_path(out);
    }
}

/// Judges how the parts go together when they are signed.
fn check(object: &ObjectUrl) -> Result<(), Conflict> {
    let endpoint = object.endpoint();
    if !endpoint.takes_signatures() {
        return Err(Conflict::UnsignedOnly { endpoint: endpoint.known_as() });
    }
    check_request(object)?;
    match object.headers().duplicate() {
        Some(name) => Err(Conflict::DuplicateHeader { name: name.as_str().into() }),
        None => Ok(()),
    }
}

/// Room enough for names with values, each encoded and with its `&` and `=`.
pub(crate) fn encoded_capacity<'a>(pairs: impl IntoIterator<Item = Pair<'a>>) -> usize {
    pairs.into_iter().map(|(name, value)| 3 * (name.len() + value.len()) + 2).sum()
}

/// Names with values, as they are signed.
#[derive(Default)]
pub(crate) struct Canonical {
    /// `name=value&name=value`: names encoded and lower-cased, values encoded, sorted by name. One may be the token.
    pub(crate) pairs: Zeroizing<String>,
    /// `name;name`: the same names in the same order.
    pub(crate) list: String,
}

impl Canonical {
    /// Merges two sequences that are in signing order.
    fn new<'a>(pairs: impl Iterator<Item = Pair<'a>> + Clone, extra: impl Iterator<Item = Pair<'a>> + Clone) -> Self {
        let mut canonical = Self::default();
        // At once, because a text that grows leaves copies of itself in memory.
        canonical.pairs.reserve(encoded_capacity(pairs.clone()) + encoded_capacity(extra.clone()));
        let mut extra = extra.peekable();
        for (name, value) in pairs {
            while let Some((name, value)) =
                extra.next_if(|(extra, _)| compare_lower_names(extra, name) == Ordering::Less)
            {
                canonical.push(name, value);
            }
            canonical.push(name, value);
        }
        extra.for_each(|(name, value)| canonical.push(name, value));
        canonical
    }

    fn push(&mut self, name: &str, value: &str) {
        if !self.list.is_empty() {
            self.list.push(';');
            self.pairs.push('&');
        }
        push_lower_name(&mut self.list, name);
        push_lower_name(&mut self.pairs, name);
        self.pairs.push('=');
        push_component(&mut self.pairs, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extra_pairs_stand_at_their_place() {
        let extra = [("host", "h"), ("x-cos-security-token", "t=")];
        for (pairs, expected_pairs, expected_list) in [
            (&[][..], "host=h&x-cos-security-token=t%3D", "host;x-cos-security-token"),
            (
                &[("a", "1"), ("Range", "bytes=0-3")],
                "a=1&host=h&range=bytes%3D0-3&x-cos-security-token=t%3D",
                "a;host;range;x-cos-security-token",
            ),
            (&[("x/y", "")], "host=h&x%2fy=&x-cos-security-token=t%3D", "host;x%2fy;x-cos-security-token"),
            (&[("z", "1")], "host=h&x-cos-security-token=t%3D&z=1", "host;x-cos-security-token;z"),
        ] {
            let canonical = Canonical::new(pairs.iter().copied(), extra.into_iter());
            assert_eq!((canonical.pairs.as_str(), canonical.list.as_str()), (expected_pairs, expected_list));
        }
    }
}
