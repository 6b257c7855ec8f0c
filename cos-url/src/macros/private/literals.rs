//! Creates an [`ObjectUrl`] from literals and typed expressions.

use crate::ObjectUrl;
use crate::object_url::Options;
use core::time::Duration;
use cos_url_core::{
    Bucket, Domain, Endpoint, HeaderName, HeaderValue, Headers, Method, ObjectKey, Protocol, Query, QueryName,
    QueryValue, Region,
};

/// The host that the macro call selects.
#[derive(Debug, Clone, Copy)]
pub enum Host {
    Default,
    EndpointName(&'static str),
    DomainName(&'static str),
}

/// Parameters or headers in the source code, in signing order.
///
/// `One` is not a slice, because the compiler creates a separate constant for each slice, even for an empty one.
#[derive(Debug, Clone, Copy)]
pub enum Pairs {
    None,
    One(&'static str, &'static str),
    Many(&'static [(&'static str, &'static str)]),
}

/// An object whose fields are all literals.
///
/// The arguments are `Copy`. For other types, the compiler must prove that a constant does not drop them, which takes
/// longer than the call.
#[track_caller]
#[expect(clippy::too_many_arguments, reason = "one for each field")]
pub const fn literals(
    bucket: &'static str,
    region: &'static str,
    key: &'static str,
    host: Host,
    protocol: Protocol,
    method: Method,
    query: Pairs,
    headers: Pairs,
    expires: u64,
) -> ObjectUrl {
    ObjectUrl {
        bucket: Bucket::from_static(bucket),
        region: Region::from_static(region),
        key: ObjectKey::from_static(key),
        options: Options {
            endpoint: match host {
                Host::Default => Endpoint::Default,
                Host::EndpointName(name) => Endpoint::from_static(name),
                Host::DomainName(domain) => Endpoint::Custom(Domain::from_static(domain)),
            },
            protocol,
            method,
            query: query_literals(query),
            headers: header_literals(headers),
            expires,
            signs_host: true,
            contradiction: None,
        },
    }
}

/// An object with at least one field that is an expression.
#[expect(clippy::too_many_arguments, reason = "one for each field")]
pub const fn object_url(
    bucket: Bucket,
    region: Region,
    key: ObjectKey,
    endpoint: Endpoint,
    protocol: Protocol,
    method: Method,
    query: Query,
    headers: Headers,
    expires: Duration,
) -> ObjectUrl {
    let expires = expires.as_secs();
    ObjectUrl {
        bucket,
        region,
        key,
        options: Options { endpoint, protocol, method, query, headers, expires, signs_host: true, contradiction: None },
    }
}

#[track_caller]
pub const fn query_literals(pairs: Pairs) -> Query {
    match pairs {
        Pairs::None => Query::EMPTY,
        Pairs::One(name, value) => Query::__one(name, value),
        Pairs::Many(pairs) => Query::from_static(pairs),
    }
}

#[track_caller]
pub const fn header_literals(pairs: Pairs) -> Headers {
    match pairs {
        Pairs::None => Headers::EMPTY,
        Pairs::One(name, value) => Headers::__one(name, value),
        Pairs::Many(pairs) => Headers::from_static(pairs),
    }
}

/// Parameters with at least one value that is an expression. The names are literals, which the macro has checked.
#[track_caller]
pub fn query_pairs<const N: usize>(pairs: [(&'static str, QueryValue); N]) -> Query {
    pairs.into_iter().map(|(name, value)| (QueryName::from_static(name), value)).collect()
}

/// Headers with at least one value that is an expression.
#[track_caller]
pub fn header_pairs<const N: usize>(pairs: [(&'static str, HeaderValue); N]) -> Headers {
    pairs.into_iter().map(|(name, value)| (HeaderName::from_static(name), value)).collect()
}
