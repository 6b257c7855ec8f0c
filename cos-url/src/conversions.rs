//! What is signed, in the forms in which others take it: a shell, a page, an HTTP client.

mod curl;
#[cfg(feature = "http")]
mod http_request;
mod json;
#[cfg(feature = "url")]
mod url;

#[cfg(any(feature = "http", feature = "url"))]
use cos_url_core::{Error, ErrorKind};

/// The error of a type of another crate that does not accept a URL, or changes it.
#[cfg(any(feature = "http", feature = "url"))]
#[cold]
fn unsupported(message: impl Into<alloc::string::String>) -> Error {
    Error::__new(ErrorKind::UnsupportedConversion, message.into())
}
