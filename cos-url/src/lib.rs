#![doc = include_str!("../README.md")]
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod authorization;
#[doc = include_str!("../docs/compile_errors.md")]
pub mod compile_errors {}
mod conflict;
mod credentials;
mod draft;
mod hex_digits;
mod hmac_blocks;
mod identity;
mod key_time;
mod key_time_text;
pub mod macros;
mod object_url;
mod request;
#[cfg(feature = "serde")]
mod serde_form;
mod sign_error;
pub mod signature;
mod signed_url;
mod signer;

pub use authorization::Authorization;
pub use conflict::Conflict;
pub use cos_url_core::{
    Bucket, BucketReason, Domain, DomainReason, Endpoint, EndpointReason, FileName, FileNameReason, HeaderName,
    HeaderNameReason, HeaderValue, HeaderValueReason, Headers, Invalid, InvalidBucket, InvalidDomain, InvalidEndpoint,
    InvalidFileName, InvalidHeaderName, InvalidHeaderValue, InvalidMethod, InvalidObjectKey, InvalidProtocol,
    InvalidQueryName, InvalidQueryValue, InvalidRegion, Method, MethodReason, ObjectKey, ObjectKeyReason, Place,
    Protocol, ProtocolReason, Query, QueryName, QueryNameReason, QueryValue, QueryValueReason, Reason, Region,
    RegionReason, percent,
};
pub use credentials::{CredentialPart, Credentials, CredentialsError};
pub use key_time::{KeyTime, KeyTimeError};
pub use object_url::{
    BucketIsSet, BucketIsUnset, KeyIsSet, KeyIsUnset, ObjectUrl, ObjectUrlBuilder, ObjectUrlWith, RegionIsSet,
    RegionIsUnset, Set, Unset,
};
pub use sign_error::SignError;
pub use signed_url::SignedUrl;
pub use signer::{Signer, SigningKey};
