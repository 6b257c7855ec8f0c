//! The vocabulary of a Tencent COS object URL: [`Bucket`], [`Region`], [`ObjectKey`], [`Endpoint`] and the
//! parameters and headers of a request, each with the rule that COS has for it.
//!
//! This crate exists so that `cos-url` and its macros judge by the same rules. Depend on `cos-url`, which
//! exports everything here.
//!
//! Each type has two doors and one rule behind both: `new` (with `FromStr` and `TryFrom`) answers with an
//! [`Invalid`], and `from_static` is a `const fn` that turns the same mistake into a compile error.

#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]

extern crate alloc;

mod address;
mod ascii;
mod bucket;
mod domain;
mod endpoint;
mod file_name;
mod fixed;
mod headers;
mod invalid;
mod method;
mod object_key;
mod pairs;
pub mod percent;
mod protocol;
mod punycode;
mod query;
mod region;
pub mod spelling;
mod template;
mod text;

pub use address::Address;
pub use bucket::{Bucket, BucketReason, InvalidBucket};
pub use domain::{Domain, DomainReason, InvalidDomain};
pub use endpoint::{Endpoint, EndpointReason, InvalidEndpoint};
pub use file_name::{FileName, FileNameReason, InvalidFileName};

pub use headers::{
    HeaderName, HeaderNameReason, HeaderValue, HeaderValueReason, Headers, InvalidHeaderName, InvalidHeaderValue,
};
pub use invalid::{Invalid, Place, Reason, echo};
pub use method::{InvalidMethod, Method, MethodReason};
pub use object_key::{InvalidObjectKey, ObjectKey, ObjectKeyReason};
pub use protocol::{InvalidProtocol, Protocol, ProtocolReason};
pub use query::{InvalidQueryName, InvalidQueryValue, Query, QueryName, QueryNameReason, QueryValue, QueryValueReason};
pub use region::{InvalidRegion, Region, RegionReason};
