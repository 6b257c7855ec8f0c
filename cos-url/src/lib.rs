//! [中文]: guide::chinese
// If a link has two definitions, rustdoc uses the first one. So on docs.rs, the link of the README opens the chapter.
#![doc = include_str!("../README.md")]
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![cfg_attr(
    test,
    allow(unused_doc_comments, reason = "the macros contain a comment that only this crate would report")
)]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

#[cfg(any(feature = "diagnose", feature = "sts"))]
#[cfg_attr(not(feature = "sts"), allow(unreachable_pub, reason = "only the module `sts` re-exports it"))]
mod action;
mod bucket_url;
pub mod builder;
mod conversions;
mod credentials;
mod date;
#[cfg(feature = "diagnose")]
pub mod diagnose;
#[cfg(feature = "std")]
mod environment;
pub mod explain;
#[cfg(feature = "form")]
pub mod form;
pub mod guide;
mod json;
mod lifetime;
mod macros;
mod object_url;
mod operation;
mod received;
#[cfg(feature = "serde")]
mod serde_form;
mod signing;
#[cfg(feature = "sts")]
pub mod sts;
mod text_or;
pub mod verify;

/// [`Error`], the only error type of this crate, and its details.
pub mod error {
    pub use cos_url_core::{Error, ErrorKind, Position};
}

/// Lists: [`ListUrl`](listing::ListUrl), a request that lists the objects of a bucket, and
/// [`Listing`](listing::Listing), which signs one request for a list of object keys.
pub mod listing {
    pub use crate::bucket_url::ListUrl;
    pub use crate::signing::listing::{Buffer, Key, Listing, Urls};
}

/// Data processing: rules by which COS converts an image or a video before it sends it.
pub mod processing {
    pub use cos_url_core::ProcessingRule;
}

#[doc = include_str!("../docs/signature.md")]
pub mod signature {
    pub use crate::received::SignatureFields;
    pub use crate::signing::{HttpString, SignKey, Signature, StringToSign};
}

#[doc(hidden)]
pub use macros::private as __private;

/// Items for the program `cos-url`.
#[doc(hidden)]
pub mod __program {
    pub use crate::date::iso_8601;
    pub use crate::explain::hidden::is_hidden;
    pub use crate::lifetime::parse as parse_lifetime;
    pub use crate::received::split_host;
    #[cfg(all(feature = "std", not(all(target_family = "wasm", target_os = "unknown"))))]
    pub use cos_url_core::key_time::unix_now;
    pub use cos_url_core::{Context, echo};
}

pub use bucket_url::BucketUrl;
#[doc(inline)]
pub use builder::{ObjectUrlBuilder, Set, Unset};
pub use cos_url_core::{
    Bucket, Domain, Endpoint, Error, FileName, HeaderName, HeaderValue, Headers, KeyPrefix, KeyTime, Method, ObjectKey,
    Protocol, Query, QueryName, QueryValue, Region,
};
pub use credentials::Credentials;
pub use object_url::ObjectUrl;
pub use operation::Operation;
pub use signing::{Authorization, SignedUrl, Signer, SigningKey};
