//! Functions that the expansions of the macros call, besides the public constructors. None of them skips a validation
//! rule.

#![allow(
    missing_docs,
    clippy::missing_errors_doc,
    clippy::missing_panics_doc,
    clippy::must_use_candidate,
    clippy::return_self_not_must_use,
    reason = "hidden: only the macros call these functions"
)]

mod key;
mod literals;
mod signed;

pub use core::convert::identity;
pub use cos_url_core::const_url::{ConstUrl, Part, Value, text};
pub use cos_url_core::cross_field::Request;
pub use cos_url_macros as procedural;
pub use key::{KeyPiece, format_key};
pub use literals::{Host, Pairs, header_literals, header_pairs, literals, object_url, query_literals, query_pairs};
pub use signed::{Call, SignerLike, sign};

use cos_url_core::{
    Bucket, Domain, Endpoint, HeaderName, HeaderValue, Headers, Method, ObjectKey, Protocol, Query, QueryName,
    QueryValue, Region,
};

/// The default lifetime.
pub const DEFAULT_EXPIRES: core::time::Duration = core::time::Duration::from_secs(DEFAULT_EXPIRES_SECS);

/// The default lifetime, in seconds.
pub const DEFAULT_EXPIRES_SECS: u64 = crate::object_url::DEFAULT_EXPIRES_SECS;

/// Requires that an expression has the type of its field, so that the compiler reports a wrong type at the expression.
macro_rules! typed {
    ($($name:ident: $Type:ty;)*) => {
        $(
            pub const fn $name(value: $Type) -> $Type {
                value
            }
        )*
    };
}

typed! {
    bucket: Bucket;
    region: Region;
    key: ObjectKey;
    domain: Domain;
    endpoint: Endpoint;
    protocol: Protocol;
    method: Method;
    query_list: Query;
    header_list: Headers;
    query_name: QueryName;
    query_value: QueryValue;
    header_name: HeaderName;
    header_value: HeaderValue;
    duration: core::time::Duration;
}
