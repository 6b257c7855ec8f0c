//! Finds out why COS rejected a request, from its error response.
//!
//! If a signature does not match, COS returns the strings that it hashed. This module compares them with the strings
//! that were signed. It returns each difference as a [`Cause`], which can be printed as a sentence. A signed URL and
//! the response are enough. With the credentials, or with the [`SignedUrl`](crate::SignedUrl), which has the method and
//! the headers, it can find more causes.
//!
//! ```
//! use cos_url::diagnose::{Cause, Certainty, ErrorResponse};
//! use cos_url::explain::SignedRequest;
//!
//! let url = "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/photo.jpg\
//!            ?q-sign-algorithm=sha1&q-ak=AKIDEXAMPLE&q-sign-time=1557989151%3B1557996351\
//!            &q-key-time=1557989151%3B1557996351&q-header-list=host&q-url-param-list=\
//!            &q-signature=01681b8c9d798a678e43b685a9f1bba0f6c0e012";
//! // The body of the response. The proxy in front of COS replaced the `Host` header.
//! let body = "<Error><Code>SignatureDoesNotMatch</Code>\
//!     <StringToSign>sha1\n1557989151;1557996351\n5d41402abc4b2a76b9719d911017c592a1b2c3d4\n\
//!     </StringToSign>\
//!     <FormatString>get\n/photo.jpg\n\nhost=img.example.com\n</FormatString></Error>";
//!
//! let diagnosis = ErrorResponse::parse(body)?.diagnose(&SignedRequest::from_url(url)?);
//! let finding = diagnosis.first().unwrap();
//! assert!(matches!(finding.cause(), Cause::Host { .. }));
//! assert_eq!(finding.certainty(), Certainty::Proved);
//! assert_eq!(
//!     finding.to_string(),
//!     "the host was signed as `examplebucket-1250000000.cos.ap-beijing.myqcloud.com`, \
//!      but COS received `img.example.com`; send the request to the signed host, \
//!      or sign for the host that is used"
//! );
//! # Ok::<(), cos_url::Error>(())
//! ```
//!
//! # Error codes and causes
//!
//! | code | causes |
//! |---|---|
//! | `SignatureDoesNotMatch` | [`Method`](Cause::Method), [`Host`](Cause::Host), [`Path`](Cause::Path), [`Parameter`](Cause::Parameter), [`Header`](Cause::Header), each with the signed value, the received value and [the difference](Change); [`ValidityPeriod`](Cause::ValidityPeriod), [`List`](Cause::List); [`SecretKey`](Cause::SecretKey) if everything agrees |
//! | `AccessDenied`, "Request has expired" | [`Expired`](Cause::Expired) |
//! | `AccessDenied` | [`Policy`](Cause::Policy) with the action, [`NoSignature`](Cause::NoSignature) |
//! | `RequestTimeTooSkewed` | [`Clock`](Cause::Clock) |
//! | `ExpiredToken`, `InvalidToken` | [`ExpiredCredentials`](Cause::ExpiredCredentials), [`Token`](Cause::Token) |
//! | `InvalidAccessKeyId` | [`UnknownSecretId`](Cause::UnknownSecretId) |
//! | `InvalidArgument` | [`NotTheSignature`](Cause::NotTheSignature), or [`ChangedUrl`](Cause::ChangedUrl) if the signature was damaged |
//! | `DownloadForbidden` | [`DownloadForbidden`](Cause::DownloadForbidden) |
//!
//! The response to a HEAD request has no body, so there is nothing to compare.
//!
//! # With credentials or an object
//!
//! If you have the credentials, use [`ErrorResponse::diagnose_with`]. If you have the [`ObjectUrl`](crate::ObjectUrl)
//! instead of a URL, use [`ErrorResponse::diagnose_object`].

mod action;
mod canonical;
mod cause;
mod change;
mod comparison;
mod diagnosis;
mod error_response;
mod search;

pub use cause::{Cause, List};
pub use change::Change;
pub use diagnosis::{Certainty, Diagnosis, Finding};
pub use error_response::ErrorResponse;
