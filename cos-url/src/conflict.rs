//! What shows only when the parts of a request meet.

use crate::ObjectUrl;
use alloc::string::String;
use core::fmt;
use cos_url_core::{Endpoint, InvalidDomain, Method, Query, QueryName, echo};

/// Why COS would refuse a request each part of which is in order.
///
/// Every part is judged when it is made; how they go together is judged when the URL is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Conflict {
    /// A parameter is given twice; case does not tell names apart.
    DuplicateParameter {
        /// The name.
        name: String,
    },
    /// A header is given twice; case does not tell names apart.
    DuplicateHeader {
        /// The name.
        name: String,
    },
    /// A `response-*` parameter without a signature, which COS refuses.
    UnsignedOverride {
        /// The name.
        name: String,
    },
    /// A signature for an endpoint where signatures do not work: the static website or a CDN.
    UnsignedOnly {
        /// The name of the endpoint.
        endpoint: &'static str,
    },
    /// A method that the endpoint does not serve.
    Method {
        /// The method.
        method: Method,
        /// The name of the endpoint.
        endpoint: &'static str,
    },
    /// The templates of the domain make a host that is none: too long, or an IP address.
    Host(InvalidDomain),
}

/// Whether the endpoint serves the method.
pub(crate) const fn is_served(method: Method, endpoint: &Endpoint, query: &Query) -> bool {
    match method {
        Method::Get | Method::Head | Method::Options => true,
        _ if endpoint.is_website() => false,
        // Multipart uploads are served by acceleration, and giving one up is a DELETE too.
        Method::Delete if endpoint.is_accelerated() => query.get("uploadId").is_some(),
        _ => true,
    }
}

/// The first parameter that COS takes only in a signed request.
pub(crate) const fn response_override(query: &Query) -> Option<&QueryName> {
    let mut pairs = query.as_slice();
    while let [(name, _), tail @ ..] = pairs {
        if name.is_response_override() {
            return Some(name);
        }
        pairs = tail;
    }
    None
}

/// Judges what signed and unsigned requests have in common.
pub(crate) fn check_request(object: &ObjectUrl) -> Result<(), Conflict> {
    let (method, endpoint, query) = (object.method(), object.endpoint(), object.query());
    if !is_served(method, endpoint, query) {
        return Err(Conflict::Method { method, endpoint: endpoint.known_as() });
    }
    match query.duplicate() {
        Some(name) => Err(Conflict::DuplicateParameter { name: name.as_str().into() }),
        None => Ok(()),
    }
}

impl fmt::Display for Conflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::DuplicateParameter { name } => {
                write!(f, "the parameter `{}` is given twice; case does not tell names apart", echo(name))
            }
            Self::DuplicateHeader { name } => {
                write!(f, "the header `{}` is given twice; case does not tell names apart", echo(name))
            }
            Self::UnsignedOverride { name } => write!(
                f,
                "the parameter `{name}` in an unsigned URL; COS changes headers of the answer only for a signed request"
            ),
            Self::UnsignedOnly { endpoint } => {
                write!(f, "a signature for the endpoint `{endpoint}`, where signatures of COS do not work; ")?;
                f.write_str("take `unsigned()`, or the domain of the bucket itself")
            }
            Self::Method { method, endpoint } => {
                write!(f, "the method {method} on the endpoint `{endpoint}`, which does not serve it")?;
                f.write_str("; take the endpoint `default`")
            }
            Self::Host(error) => write!(f, "the templates of the domain make a host that is none: {error}"),
        }
    }
}

impl core::error::Error for Conflict {}

impl From<InvalidDomain> for Conflict {
    fn from(error: InvalidDomain) -> Self {
        Self::Host(error)
    }
}
