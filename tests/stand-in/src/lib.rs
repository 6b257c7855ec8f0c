//! A stand-in for Tencent COS: one bucket on loopback, in memory, for tests without an account and without a network.
//!
//! It verifies the signature of a request from the bytes that arrive, with an implementation of its own that is written
//! from the Request Signature document (436/7778) and shares no code with `cos-url`. What it refuses, it refuses with
//! COS's own status, code and XML.
//!
//! ```
//! use cos_url::{Credentials, Domain, ObjectUrl, Protocol, Region, Signer, bucket};
//! use cos_url_stand_in::StandIn;
//!
//! let cos = StandIn::start()?;
//! cos.put("头像/a b.txt", "hello", "text/plain");
//!
//! // The stand-in takes the example key pair of the COS documentation.
//! let signer = Signer::new(Credentials::new(cos_url_stand_in::SECRET_ID, cos_url_stand_in::SECRET_KEY)?);
//! let url = ObjectUrl::builder()
//!     .bucket(bucket!("examplebucket-1250000000"))
//!     .region(Region::AP_BEIJING)
//!     .key("头像/a b.txt".parse()?)
//!     .domain(Domain::loopback(cos.authority())?)
//!     .protocol(Protocol::Http)
//!     .build()
//!     .sign(&signer)?;
//! // Any HTTP client gets `hello` from this URL, until `cos` is dropped.
//! assert!(url.as_str().starts_with("http://127.0.0.1:"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # What it does
//!
//! - Verifies signatures in the URL and in the `Authorization` header: the window, the token of temporary credentials,
//!   the host, the two lists, the parameters and the headers that are really sent. Parameters that are not signed are
//!   let through, as COS does; a second `q-*` parameter is not.
//! - GET and HEAD with `Range` and the six `response-*` parameters, PUT, DELETE, multipart uploads, CORS from anywhere.
//! - [`StandIn::seen`] tells what arrived, [`StandIn::object`] what is stored.
//!
//! # How it is reached
//!
//! - From tests: the package is not published, so it is a dev-dependency by `path` or by `git`. Each test starts its own.
//! - By hand: `cargo run -p cos-url-stand-in` serves at `127.0.0.1:9000` until it is interrupted.
//! - URLs for its own address come from `Domain::loopback`. For those of a real bucket, give the bucket's host to
//!   [`Config::host`] and send the client here: as to an HTTP proxy (`curl --proxy`, the `Proxy` of the SDKs; the scheme
//!   must be `http`), or with `curl --connect-to`.
//! - `cargo run -p cos-url-stand-in --example browser` serves a page that shows, saves and uploads by signed URLs.
//!
//! # What it does not
//!
//! It keeps no versions and processes no images: `versionId` and `imageMogr2/..` must be signed as anything else, and
//! are then not looked at. It knows no ACLs and policies, no listing of a bucket, no copying and no POST of a form. It
//! writes `Etag` where COS writes `ETag`.
//!
//! Where the documents do not say what COS answers, it refuses: lists that are not sorted or not in lower case, a listed
//! header or parameter that is not sent or is sent twice, a broken percent-encoding, two signatures.

mod config;
mod hex;
mod object;
mod operations;
mod range;
mod refusal;
mod request;
mod server;
mod stand_in;
mod verify;

pub use config::{Config, SECRET_ID, SECRET_KEY, Secret};
pub use object::Object;
pub use refusal::Refusal;
pub use request::{Malformed, Request};
pub use stand_in::{Seen, StandIn};
pub use verify::{Caller, verify};
