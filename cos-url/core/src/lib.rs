//! An implementation detail of [`cos-url`](https://docs.rs/cos-url): the validated values of a Tencent COS object URL and
//! their rules.
//!
//! Depend on `cos-url`, which re-exports what users need. This crate exists so that `cos-url` and its macros share one
//! implementation of each rule.
//!
//! Each type has two constructors that share one rule: `new` returns an [`Error`], and `from_static` is a `const fn`
//! that fails at compile time.

#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod bucket;
mod choice;
mod compared_by;
mod const_bytes;
pub mod const_url;
mod const_writer;
mod cos_host;
pub mod cross_field;
pub mod did_you_mean;
mod domain;
mod endpoint;
mod endpoint_hosts;
mod endpoint_name;
#[cfg(feature = "serde")]
mod endpoint_serde;
mod error;
mod file_name;
mod headers;
mod host;
mod host_name;
#[cfg(feature = "http")]
mod http_types;
mod ip_address;
mod key_prefix;
pub mod key_time;
mod message;
mod method;
mod object_key;
pub mod percent;
mod processing_rule;
mod protocol;
mod query;
mod region;
mod response_overrides;
mod service;
mod sorted_pairs;
mod string_newtype;
mod template;
mod text;
mod unsigned_url;

pub use bucket::Bucket;
pub use domain::Domain;
pub use endpoint::Endpoint;
#[doc(hidden)]
pub use endpoint_hosts::HostParts;
pub use error::{Error, ErrorKind, Position};
pub use file_name::FileName;
#[doc(hidden)]
pub use headers::is_secret;
pub use headers::{HeaderName, HeaderValue, Headers};
pub use key_prefix::{KeyPrefix, check_segment_value};
pub use key_time::KeyTime;
#[doc(hidden)]
pub use message::Context;
pub use message::echo;
#[doc(hidden)]
#[cfg(feature = "serde")]
pub use message::unexpected_string;
pub use method::Method;
#[doc(hidden)]
pub use object_key::KeyRef;
pub use object_key::ObjectKey;
pub use processing_rule::ProcessingRule;
pub use protocol::Protocol;
pub use query::{Query, QueryName, QueryValue};
pub use region::Region;
