//! Conversions of signed requests for shells, web pages and HTTP clients.

mod curl;
#[cfg(feature = "http")]
mod http_request;
mod json;
#[cfg(feature = "url")]
mod url;

#[cfg(any(feature = "http", feature = "url"))]
use cos_url_core::{Error, ErrorKind};

/// The error if a type of another crate rejects or changes a URL.
#[cfg(any(feature = "http", feature = "url"))]
#[cold]
fn unsupported(message: impl Into<alloc::string::String>) -> Error {
    Error::__new(ErrorKind::UnsupportedConversion, message.into())
}
