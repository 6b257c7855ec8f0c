//! [`Refusal`]: why a request is rejected.

use crate::received::ListProblem;
use alloc::boxed::Box;
use alloc::string::{String, ToString};
use core::fmt;
use cos_url_core::{Error, ErrorKind};

/// Why a request is rejected, and the `SecretId` of the signer, if it is known.
///
/// `?` converts it into an [`Error`] of the kind [`RefusedRequest`](ErrorKind::RefusedRequest).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal(Box<(RefusalCause, Option<String>)>);

/// The cause of a rejection.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum RefusalCause {
    /// COS does not support the method.
    UnsupportedMethod,
    /// The path or the parameters cannot be decoded.
    InvalidTarget {
        /// Why.
        reason: &'static str,
    },
    /// The request has no signature. A gateway may accept it as an anonymous request.
    NoSignature,
    /// The signature is incomplete or malformed, or there are two.
    MalformedSignature {
        /// Why.
        reason: Box<str>,
    },
    /// There are no credentials with this `SecretId`.
    UnknownSecretId,
    /// The token is missing or wrong, or was sent with permanent credentials.
    InvalidToken,
    /// The temporary credentials have expired.
    ExpiredCredentials {
        /// Their last second, in Unix seconds.
        end: u64,
    },
    /// The validity period begins more than 15 minutes after now.
    NotYetValid {
        /// The first second of the period, in Unix seconds.
        start: u64,
    },
    /// The validity period has ended.
    Expired {
        /// The last second of the period, in Unix seconds.
        end: u64,
    },
    /// The parameters are not those of `q-url-param-list`.
    ParameterList {
        /// How they differ.
        problem: ListProblem,
    },
    /// The headers are not those of `q-header-list`.
    HeaderList {
        /// How they differ.
        problem: ListProblem,
    },
    /// The signature does not match the request: the request was altered, or signed with another key.
    SignatureMismatch,
}

impl Refusal {
    /// The cause.
    pub fn cause(&self) -> &RefusalCause {
        &self.0.0
    }

    /// The `SecretId` in the signature. It is not verified, so use it only for logs.
    pub fn claimed_secret_id(&self) -> Option<&str> {
        self.0.1.as_deref()
    }

    /// The status of the response of COS.
    pub fn status(&self) -> u16 {
        self.cause().answer().0
    }

    /// The `Code` in the response of COS, such as `SignatureDoesNotMatch`.
    pub fn code(&self) -> &'static str {
        self.cause().answer().1
    }

    pub(super) fn of(cause: RefusalCause, secret_id: &str) -> Self {
        Self(Box::new((cause, Some(secret_id.into()))))
    }
}

impl RefusalCause {
    /// Status and code. Source: Error Codes, document [436/7730](https://cloud.tencent.com/document/product/436/7730).
    const fn answer(&self) -> (u16, &'static str) {
        match self {
            Self::UnsupportedMethod => (405, "MethodNotAllowed"),
            Self::InvalidTarget { .. } => (400, "InvalidURI"),
            Self::MalformedSignature { .. } => (400, "InvalidArgument"),
            Self::NoSignature | Self::Expired { .. } => (403, "AccessDenied"),
            Self::UnknownSecretId => (403, "InvalidAccessKeyId"),
            Self::InvalidToken => (400, "InvalidToken"),
            Self::ExpiredCredentials { .. } => (400, "ExpiredToken"),
            Self::NotYetValid { .. } => (403, "RequestTimeTooSkewed"),
            Self::ParameterList { .. } | Self::HeaderList { .. } | Self::SignatureMismatch => {
                (403, "SignatureDoesNotMatch")
            }
        }
    }
}

impl From<RefusalCause> for Refusal {
    fn from(cause: RefusalCause) -> Self {
        Self(Box::new((cause, None)))
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::__new(ErrorKind::RefusedRequest, refusal.to_string())
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.cause().fmt(f)
    }
}

impl core::error::Error for Refusal {}

impl fmt::Display for RefusalCause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnsupportedMethod => f.write_str("the method is not GET, HEAD, PUT, POST, DELETE or OPTIONS"),
            Self::InvalidTarget { reason } => write!(f, "the target of the request is malformed: {reason}"),
            Self::NoSignature => f.write_str("the request has no signature"),
            Self::MalformedSignature { reason } => f.write_str(reason),
            Self::UnknownSecretId => f.write_str("the SecretId is unknown"),
            Self::InvalidToken => f.write_str("the security token is missing or does not belong to the SecretId"),
            Self::ExpiredCredentials { end } => write!(f, "the temporary credentials expired at {end}"),
            Self::NotYetValid { start } => {
                write!(f, "the signature is valid only from {start}, more than 15 minutes from now")
            }
            Self::Expired { end } => write!(f, "the signature expired at {end}"),
            Self::ParameterList { problem } => problem.write(f, "parameter", "q-url-param-list"),
            Self::HeaderList { problem } => problem.write(f, "header", "q-header-list"),
            Self::SignatureMismatch => f.write_str(
                "the signature does not match: the request was altered, or it was signed with another SecretKey",
            ),
        }
    }
}
