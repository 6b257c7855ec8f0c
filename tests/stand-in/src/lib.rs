//! A stand-in for Tencent COS: one bucket in memory, on loopback, for tests without an account and without a network.
//!
//! It verifies the signature of each request from the bytes that arrive. The verifier is written from the Request
//! Signature document ([436/7778](https://cloud.tencent.com/document/product/436/7778)) and shares no code with
//! `cos-url`. Errors have COS's status, code and XML.
//!
//! ```
//! use cos_url::{Credentials, Domain, ObjectUrl, Protocol, Region, Signer, bucket};
//! use cos_url_stand_in::StandIn;
//!
//! let cos = StandIn::start()?;
//! cos.put("头像/a b.txt", "hello", "text/plain");
//!
//! // The stand-in accepts the example key pair of the COS documentation.
//! let signer = Signer::new(Credentials::new(cos_url_stand_in::SECRET_ID, cos_url_stand_in::SECRET_KEY)?);
//! let url = ObjectUrl::builder()
//!     .bucket(bucket!("examplebucket-1250000000"))
//!     .region(Region::AP_BEIJING)
//!     .try_key("头像/a b.txt")?
//!     .domain(Domain::private(cos.authority())?)
//!     .protocol(Protocol::Http)
//!     .build()
//!     .sign(&signer)?;
//! // Until `cos` is dropped, an HTTP client gets `hello` from this URL.
//! assert!(url.as_str().starts_with("http://127.0.0.1:"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The `README.md` of this package lists the supported operations, the limits and the rejected requests.

mod answer;
mod base64;
mod bucket;
mod conditions;
mod config;
mod content_md5;
mod etag;
mod form;
mod hex;
mod hosts;
mod object;
mod operation;
mod policy;
mod post_object;
mod preflight;
mod range;
mod refusal;
mod request;
mod response_overrides;
mod seen;
mod server;
mod service;
mod stand_in;
mod timed_writes;
mod traffic_limit;
mod unsupported;
mod verify;
mod xml;

pub use config::{Config, SECRET_ID, SECRET_KEY, Secret};
pub use form::Form;
pub use object::Object;
pub use post_object::verify_form;
pub use refusal::Refusal;
pub use request::{Malformed, Request};
pub use seen::Seen;
pub use stand_in::StandIn;
pub use verify::{Caller, verify};
