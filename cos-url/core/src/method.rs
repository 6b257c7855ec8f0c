//! Method: what may be done with the URL.

use crate::invalid::{Invalid, Reason};
use crate::text::serde_as_text;
use alloc::format;
use alloc::string::String;
use core::fmt;
use core::str::FromStr;

/// The HTTP method that a URL is signed for; with any other method COS answers 403.
///
/// GET and HEAD are two methods here: a link signed for GET cannot be used for HEAD.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[non_exhaustive]
pub enum Method {
    /// Reads the object.
    #[default]
    Get,
    /// Reads what is known of the object, without its content.
    Head,
    /// Writes the object, or a part of a multipart upload.
    Put,
    /// Begins or completes a multipart upload.
    Post,
    /// Deletes the object, or gives up a multipart upload.
    Delete,
    /// Asks what another site may do (CORS).
    Options,
}

/// The answer to a text that is not a method.
pub type InvalidMethod = Invalid<MethodReason>;

/// Why a text is not a method.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum MethodReason {
    /// None of the six; they are written in capitals.
    Unknown,
}

const SENTENCE: &str = "the method is GET, HEAD, PUT, POST, DELETE or OPTIONS";

impl Method {
    const ALL: [Self; 6] = [Self::Get, Self::Head, Self::Put, Self::Post, Self::Delete, Self::Options];

    /// Takes the name of a method that is part of the program; in a `const`, a mistake is a compile error.
    ///
    /// # Panics
    ///
    /// On a text that `FromStr` refuses.
    #[track_caller]
    pub const fn from_static(method: &'static str) -> Self {
        match Self::named(method) {
            Some(method) => method,
            None => panic!("{}", SENTENCE),
        }
    }

    const fn named(name: &str) -> Option<Self> {
        Some(match name.as_bytes() {
            b"GET" => Self::Get,
            b"HEAD" => Self::Head,
            b"PUT" => Self::Put,
            b"POST" => Self::Post,
            b"DELETE" => Self::Delete,
            b"OPTIONS" => Self::Options,
            _ => return None,
        })
    }

    /// The method as it stands in a request: in capitals.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Head => "HEAD",
            Self::Put => "PUT",
            Self::Post => "POST",
            Self::Delete => "DELETE",
            Self::Options => "OPTIONS",
        }
    }

    /// The method as it stands in the `HttpString`: in lower case.
    pub const fn as_lower_str(self) -> &'static str {
        match self {
            Self::Get => "get",
            Self::Head => "head",
            Self::Put => "put",
            Self::Post => "post",
            Self::Delete => "delete",
            Self::Options => "options",
        }
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Method {
    type Err = InvalidMethod;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::named(text).ok_or_else(|| Invalid::new(MethodReason::Unknown, text))
    }
}

serde_as_text!(Method);

impl Reason for MethodReason {
    const FIELD: &'static str = "method";

    fn sentence(&self) -> &'static str {
        SENTENCE
    }

    fn repair(&self, text: &str) -> Option<String> {
        let method = Method::ALL.into_iter().find(|method| method.as_str().eq_ignore_ascii_case(text))?;
        Some(format!("write `{method}`"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_method_is_read_back() {
        for method in Method::ALL {
            assert_eq!(method.as_str().parse(), Ok(method));
            assert_eq!(method.as_str().to_ascii_lowercase(), method.as_lower_str());
        }
    }
}
