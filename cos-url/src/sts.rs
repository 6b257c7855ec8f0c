//! Temporary credentials of the Security Token Service (STS).
//!
//! [`Credentials::from_json`](crate::Credentials::from_json) reads a response of STS. [`AccessPolicy`] builds the
//! policy for a request to STS, so that the temporary credentials allow only the operations of your URLs.
//!
//! ```
//! use cos_url::sts::{AccessPolicy, Action};
//! use cos_url::{Credentials, KeyPrefix, Region, Signer, bucket, cos_url};
//!
//! let photo = cos_url! {
//!     bucket: "examplebucket-1250000000",
//!     region: "ap-beijing",
//!     key: "photo.jpg",
//! };
//! let inbox = KeyPrefix::new("inbox/7/")?;
//! let bucket = bucket!("examplebucket-1250000000");
//! let policy = AccessPolicy::new()
//!     .allow_object(&photo)?
//!     .allow_prefix(&bucket, &Region::AP_BEIJING, &inbox, &[Action::PutObject])?
//!     .to_json();
//!
//! // Send `policy` as the parameter `Policy` of `GetFederationToken`; this is the response.
//! let response = r#"{"Response": {
//!     "Credentials": {
//!         "Token": "TOKEN", "TmpSecretId": "AKIDEXAMPLE", "TmpSecretKey": "KEY"
//!     },
//!     "ExpiredTime": 1700003600,
//!     "RequestId": "6c1e2a5b"
//! }}"#;
//! let signer = Signer::new(Credentials::from_json(response)?);
//! assert_eq!(signer.ends_at(), Some(1700003600));
//! # Ok::<(), cos_url::Error>(())
//! ```

mod access_policy;
mod action;
mod response;
mod unescape;

pub use crate::action::Action;
pub use access_policy::AccessPolicy;
