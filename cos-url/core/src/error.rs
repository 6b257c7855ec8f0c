//! The error of the library.

use crate::message::{Context, Message, Problem};
use alloc::boxed::Box;
use core::convert::Infallible;
use core::fmt;

/// The error type of every function in this crate that can fail.
///
/// `Display` gives one line: what was found, where, and what to write instead. The line repeats at most 80 characters
/// of the value, with invisible characters escaped, and never holds a secret. `Debug` gives the same line, because `fn
/// main() -> Result<(), cos_url::Error>` prints `Debug`.
///
/// ```
/// # use cos_url_core as cos_url;
/// use cos_url::{Bucket, ErrorKind};
///
/// let error = Bucket::new("Photos-1250000000").unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::InvalidBucket);
/// assert_eq!(error.position().map(|position| position.byte), Some(0));
/// assert!(error.is_input());
/// assert_eq!(
///     error.to_string(),
///     "invalid bucket `Photos-1250000000`: bucket names are lower-case (`P` at byte 0); \
///      write `photos-1250000000`"
/// );
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Error(Box<Inner>);

#[derive(Clone, PartialEq, Eq)]
struct Inner {
    kind: ErrorKind,
    position: Option<Position>,
    message: Message,
    context: Context,
}

/// The kind of an [`Error`], for callers that handle the kinds differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The text is not a bucket name of the form `<BucketName>-<APPID>`.
    InvalidBucket,
    /// The text is not a COS region.
    InvalidRegion,
    /// The text is not an object key.
    InvalidObjectKey,
    /// The text is not a domain.
    InvalidDomain,
    /// The text is not the name of an endpoint.
    InvalidEndpoint,
    /// The text is neither `https` nor `http`.
    InvalidProtocol,
    /// The text is not one of the six methods.
    InvalidMethod,
    /// The text is not the name of a query parameter.
    InvalidQueryName,
    /// The text is not the value of a query parameter, or not a value of this parameter.
    InvalidQueryValue,
    /// The text is not the name of a header that can be signed.
    InvalidHeaderName,
    /// The text is not the value of a header, or not a value of this header.
    InvalidHeaderValue,
    /// The text is not the name of a file.
    InvalidFileName,
    /// The text is not a key prefix that ends with `/`.
    InvalidKeyPrefix,
    /// The text is not a valid name below a key prefix: it has an empty segment, a segment `.` or `..`, a `\`, or too
    /// many segments.
    InvalidKeySegment,
    /// The text is not a rule of data processing.
    InvalidProcessingRule,
    /// The lifetime is shorter than a second or ends after the year 9999.
    InvalidExpires,
    /// The start and end are not a [`KeyTime`](crate::KeyTime).
    InvalidKeyTime,
    /// A query parameter is given twice.
    DuplicateQueryName,
    /// A header is given twice.
    DuplicateHeaderName,
    /// A signed request has a query parameter whose name belongs to the signature.
    ReservedQueryName,
    /// The endpoint does not support the method.
    UnsupportedMethod,
    /// A `response-*` parameter is used without a signature, or with a method other than GET and HEAD.
    InvalidOverride,
    /// The method or a parameter contradicts the operation that was set on the builder.
    ConflictingOperation,
    /// The endpoint does not accept COS signatures: a static website or a CDN.
    UnsignedOnly,
    /// The domain is not a host of this bucket and region, or its templates expand to an invalid host.
    InvalidHost,
    /// A type of another crate, such as `http::Uri`, cannot hold the value without a change.
    UnsupportedConversion,
    /// The lifetime exceeds the maximum of the signer.
    ExceedsMaxExpires,
    /// The URL would expire after the temporary credentials.
    OutlivesCredentials,
    /// The temporary credentials have expired.
    ExpiredCredentials,
    /// A SecretId, SecretKey, token or expiration time is invalid.
    InvalidCredentials,
    /// The environment or a response contains no credentials, or only a part of them.
    MissingCredentials,
    /// The minimum size of a file exceeds the maximum, or the maximum exceeds the limit of POST Object.
    InvalidSizeRange,
    /// The fields of a form contradict each other, or a form cannot send one of them.
    InvalidForm,
    /// An access policy cannot name the key, or the action of a request is unknown.
    InvalidPolicy,
    /// The clock of this machine shows a time before 1970 or after the year 9999.
    InvalidClock,
    /// The text is not the URL of an object, or its host does not name the bucket and the region.
    InvalidUrl,
    /// The signature in a URL or in an `Authorization` header is missing, incomplete or malformed.
    InvalidSignature,
    /// A request is not accepted: its signature is missing, malformed, expired or does not match.
    RefusedRequest,
    /// The text is not an error response of COS.
    InvalidResponse,
}

/// The position of an error in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Position {
    /// The offset in bytes, from 0.
    pub byte: usize,
    /// The offset in characters, from 0.
    pub character: usize,
}

impl Error {
    /// The kind of the error.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The position of the error, if it has a single position in one text.
    pub fn position(&self) -> Option<Position> {
        self.0.position
    }

    /// Whether the cause is an invalid text or an invalid combination that the caller passed. A server responds with
    /// 400.
    ///
    /// It is false for credentials, the environment and the clock. These belong to the server, which responds with 500.
    /// It is true for a lifetime that exceeds the maximum of the signer or ends after its credentials expire.
    pub fn is_input(&self) -> bool {
        !matches!(
            self.0.kind,
            ErrorKind::ExpiredCredentials
                | ErrorKind::InvalidCredentials
                | ErrorKind::MissingCredentials
                | ErrorKind::InvalidClock
        )
    }

    /// Creates an error for the crate `cos-url`, about credentials, the environment or the clock.
    #[doc(hidden)]
    #[cold]
    pub fn __new(kind: ErrorKind, message: impl Into<Box<str>>) -> Self {
        Self(Box::new(Inner { kind, position: None, message: message.into().into(), context: Context::RunTime }))
    }

    /// The error with the advice for a context.
    #[doc(hidden)]
    #[cold]
    #[must_use]
    pub fn __in(mut self, context: Context) -> Self {
        self.0.context = context;
        self
    }

    /// The error with a different message for an argument of the program `cos-url`.
    #[doc(hidden)]
    #[cold]
    #[must_use]
    pub fn __with_command_line(mut self, message: impl Into<Box<str>>) -> Self {
        self.0.message = self.0.message.with_command_line(message.into());
        self
    }

    /// The error with text appended to its message.
    #[cold]
    pub(crate) fn with_suffix(mut self, suffix: &str) -> Self {
        self.0.message = self.0.message.with_suffix(suffix);
        self
    }

    /// The error for a text that the rule of its type rejects.
    #[cold]
    pub(crate) fn invalid(part: Part, text: &str, problem: &Problem) -> Self {
        let position = problem.at.and_then(|byte| {
            let character = text.get(..byte)?.chars().count();
            Some(Position { byte, character })
        });
        let message = Message::invalid(part.label(), text, problem);
        Self(Box::new(Inner { kind: part.kind(), position, message, context: Context::RunTime }))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0.message.in_context(self.0.context))
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message.in_context(self.0.context))
    }
}

impl core::error::Error for Error {}

/// For the `try_` setters of the builder, which also accept a value that is already valid: its conversion into itself
/// cannot fail.
impl From<Infallible> for Error {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}

/// Defines `Part` from one row for each type: its error kind, and its name in messages.
macro_rules! parts {
    ($($Part:ident, $Kind:ident, $label:literal;)*) => {
        /// A type into which a text is parsed.
        #[derive(Clone, Copy)]
        pub(crate) enum Part {
            $($Part),*
        }

        impl Part {
            pub(crate) const fn label(self) -> &'static str {
                match self {
                    $(Self::$Part => $label),*
                }
            }

            const fn kind(self) -> ErrorKind {
                match self {
                    $(Self::$Part => ErrorKind::$Kind),*
                }
            }
        }
    };
}

parts! {
    Bucket, InvalidBucket, "bucket";
    Region, InvalidRegion, "region";
    ObjectKey, InvalidObjectKey, "object key";
    Domain, InvalidDomain, "domain";
    Endpoint, InvalidEndpoint, "endpoint";
    Protocol, InvalidProtocol, "protocol";
    Method, InvalidMethod, "method";
    QueryName, InvalidQueryName, "query parameter name";
    QueryValue, InvalidQueryValue, "query parameter value";
    HeaderName, InvalidHeaderName, "header name";
    HeaderValue, InvalidHeaderValue, "header value";
    FileName, InvalidFileName, "file name";
    KeyPrefix, InvalidKeyPrefix, "key prefix";
    KeySegment, InvalidKeySegment, "key segment";
    KeyPath, InvalidKeySegment, "key path";
    ProcessingRule, InvalidProcessingRule, "processing rule";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Bucket;
    use alloc::format;
    use alloc::string::ToString;

    #[test]
    fn an_error_is_one_pointer_and_can_cross_threads() {
        fn is_portable<T: core::error::Error + Send + Sync + 'static>() {}
        is_portable::<Error>();
        assert_eq!(size_of::<Error>(), size_of::<usize>());
        assert_eq!(size_of::<Option<Error>>(), size_of::<usize>());
    }

    #[test]
    fn debug_shows_the_line_of_display() {
        let error = Bucket::new("B-1250000000").unwrap_err();
        assert_eq!(format!("{error:?}"), error.to_string());
        assert_eq!(
            error.to_string(),
            "invalid bucket `B-1250000000`: bucket names are lower-case (`B` at byte 0); write `b-1250000000`"
        );
    }

    #[test]
    fn a_position_counts_bytes_and_characters() {
        for (text, expected) in [("b b-1", Some((1, 1))), ("b腾-1", Some((1, 1))), ("", None)] {
            let position = Bucket::new(text).unwrap_err().position();
            assert_eq!(position.map(|position| (position.byte, position.character)), expected, "{text}");
        }
        let position = crate::ObjectKey::new("腾x\u{18}").unwrap_err().position();
        assert_eq!(position, Some(Position { byte: 4, character: 2 }));
    }

    #[test]
    fn errors_of_the_server_are_not_input_errors() {
        for (kind, expected) in [
            (ErrorKind::InvalidBucket, true),
            (ErrorKind::DuplicateQueryName, true),
            (ErrorKind::ExceedsMaxExpires, true),
            (ErrorKind::OutlivesCredentials, true),
            (ErrorKind::ExpiredCredentials, false),
            (ErrorKind::InvalidCredentials, false),
            (ErrorKind::MissingCredentials, false),
            (ErrorKind::InvalidClock, false),
        ] {
            assert_eq!(Error::__new(kind, "").is_input(), expected, "{kind:?}");
        }
    }
}
