//! Conversions between the values of a request and the types of the crate `http`.
//!
//! If a conversion would change a value, it returns an error, because the client must send exactly what was signed.
//!
//! Each implementation repeats the `cfg` of this module, so that the documentation of `cos-url` names the feature.
//! rustdoc does not read the attributes of a module in another crate.

use crate::headers::is_secret;
use crate::{Error, ErrorKind, HeaderName, HeaderValue, Headers, Method};
use alloc::format;

/// The longest header name that the crate `http` accepts.
const MAX_NAME: usize = 65_535;

#[cfg(feature = "http")]
impl From<Method> for http::Method {
    fn from(method: Method) -> Self {
        match method {
            Method::Get => Self::GET,
            Method::Head => Self::HEAD,
            Method::Put => Self::PUT,
            Method::Post => Self::POST,
            Method::Delete => Self::DELETE,
            Method::Options => Self::OPTIONS,
        }
    }
}

/// Implements a conversion that can fail, from a reference and from a value.
macro_rules! try_from {
    ($($(#[$doc:meta])* $From:ty => $To:ty, |$value:ident| $result:expr;)*) => {
        $(
            $(#[$doc])*
            #[cfg(feature = "http")]
            impl TryFrom<&$From> for $To {
                type Error = Error;

                fn try_from($value: &$From) -> Result<Self, Error> {
                    $result
                }
            }

            #[cfg(feature = "http")]
            impl TryFrom<$From> for $To {
                type Error = Error;

                fn try_from(value: $From) -> Result<Self, Error> {
                    Self::try_from(&value)
                }
            }
        )*
    };
}

try_from! {
    /// An error for a method that COS does not support.
    http::Method => Method, |method| Self::new(method.as_str());

    /// An error for a name of more than 65,535 bytes. `http` writes names in lower case, which does not change their
    /// meaning.
    HeaderName => http::HeaderName, |name| to_http_name(name.as_str());

    /// An error for a name that [`HeaderName::new`] rejects, such as `Host`.
    http::HeaderName => HeaderName, |name| Self::new(name.as_str());

    /// No header value is known that `http` rejects or changes.
    HeaderValue => http::HeaderValue, |value| to_http_value(value.as_str());

    /// An error for a value that [`HeaderValue::new`] rejects, such as one that is not ASCII. The error does not repeat a
    /// value that is marked as sensitive.
    http::HeaderValue => HeaderValue, |value| from_http_value(value);
}

/// The values of `x-cos-server-side-encryption-*`, which may hold a key, are marked as sensitive. An error for more
/// than 24,576 headers, or for slightly fewer if their hashes collide, and for a name of more than 65,535 bytes.
#[cfg(feature = "http")]
impl TryFrom<&Headers> for http::HeaderMap {
    type Error = Error;

    fn try_from(headers: &Headers) -> Result<Self, Error> {
        let mut map = Self::try_with_capacity(headers.len()).map_err(|_| too_many(headers))?;
        for (name, value) in headers {
            let mut http_value = to_http_value(value)?;
            http_value.set_sensitive(is_secret(name));
            map.try_append(to_http_name(name)?, http_value).map_err(|_| too_many(headers))?;
        }
        Ok(map)
    }
}

fn from_http_value(value: &http::HeaderValue) -> Result<HeaderValue, Error> {
    match value.to_str() {
        Ok(text) => HeaderValue::new(text).map_err(|error| if value.is_sensitive() { not_shown() } else { error }),
        Err(_) => match str::from_utf8(value.as_bytes()) {
            Ok(text) if !value.is_sensitive() => HeaderValue::new(text),
            _ => Err(not_shown()),
        },
    }
}

fn to_http_name(name: &str) -> Result<http::HeaderName, Error> {
    let same = |found: &http::HeaderName| found.as_str().eq_ignore_ascii_case(name);
    http::HeaderName::from_bytes(name.as_bytes()).ok().filter(same).ok_or_else(|| {
        unsupported(&format!(
            "`http::HeaderName` does not accept this header name of {} bytes; use a name of at most {MAX_NAME} bytes",
            name.len()
        ))
    })
}

fn to_http_value(value: &str) -> Result<http::HeaderValue, Error> {
    let same = |found: &http::HeaderValue| found.as_bytes() == value.as_bytes();
    http::HeaderValue::from_str(value).ok().filter(same).ok_or_else(|| {
        unsupported("`http::HeaderValue` does not accept this header value without a change; use another value")
    })
}

#[cold]
fn too_many(headers: &Headers) -> Error {
    unsupported(&format!("{} headers are too many for `http::HeaderMap`; send fewer headers", headers.len()))
}

/// The error for a value that is not text, or that must not be shown.
#[cold]
fn not_shown() -> Error {
    Error::__new(
        ErrorKind::InvalidHeaderValue,
        "invalid header value, which is not repeated because it is sensitive or not text: header values are visible ASCII, \
         without whitespace around them",
    )
}

#[cold]
fn unsupported(message: &str) -> Error {
    Error::__new(ErrorKind::UnsupportedConversion, message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::{String, ToString};

    #[test]
    fn methods_convert_in_both_directions() {
        for method in Method::ALL {
            let converted = http::Method::from(*method);
            assert_eq!(converted.as_str(), method.as_str());
            assert_eq!(Method::try_from(&converted), Ok(*method));
            assert_eq!(Method::try_from(converted), Ok(*method));
        }
        let error = Method::try_from(http::Method::PATCH).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidMethod);
        assert_eq!(error.to_string(), "invalid method `PATCH`: the method is GET, HEAD, PUT, POST, DELETE or OPTIONS");
    }

    #[test]
    fn names_convert_in_both_directions() {
        let every_character = "x-!#$%&'*+.^_`|~09azAZ";
        for name in ["Content-Type", "x-cos-meta-a", every_character, &"A".repeat(MAX_NAME)] {
            let ours = HeaderName::new(name).unwrap();
            let converted = http::HeaderName::try_from(&ours).unwrap();
            assert_eq!(converted.as_str(), name.to_ascii_lowercase());
            assert_eq!(HeaderName::try_from(&converted).unwrap(), ours);
            assert_eq!(http::HeaderName::try_from(ours).unwrap(), converted);
        }
    }

    #[test]
    fn names_that_cannot_be_converted() {
        let long = HeaderName::new("a".repeat(MAX_NAME + 1)).unwrap();
        let error = http::HeaderName::try_from(&long).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::UnsupportedConversion);
        assert_eq!(
            error.to_string(),
            "`http::HeaderName` does not accept this header name of 65536 bytes; use a name of at most 65535 bytes"
        );
        let error = HeaderName::try_from(http::header::HOST).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidHeaderName);
        assert_eq!(
            error.to_string(),
            "invalid header name `host`: the library sets and signs `Host`; for another host, use `.domain(..)`"
        );
    }

    #[test]
    fn values_convert_in_both_directions() {
        let every_character: String = (' '..='~').chain(['\t', '~']).collect();
        for value in ["", "image/jpeg", "a\tb  c", every_character.trim(), &"x".repeat(100_000)] {
            let ours = HeaderValue::new(value).unwrap();
            let converted = http::HeaderValue::try_from(&ours).unwrap();
            assert_eq!(converted.as_bytes(), value.as_bytes());
            assert_eq!(HeaderValue::try_from(&converted).unwrap(), ours);
            assert_eq!(http::HeaderValue::try_from(ours).unwrap(), converted);
        }
    }

    #[test]
    fn values_that_cannot_be_converted() {
        const NOT_SHOWN: &str = "invalid header value, which is not repeated because it is sensitive or not text: header \
                                 values are visible ASCII, without whitespace around them";
        for (bytes, is_sensitive, expected) in [
            (
                "caf\u{e9}".as_bytes(),
                false,
                "invalid header value `café`: header values are ASCII; percent-encode other characters, or write \
                 `\\uXXXX` in JSON (`é` at byte 3)",
            ),
            (
                b" a",
                false,
                "invalid header value ` a`: HTTP removes whitespace around a header value (` ` at byte 0); write `a`",
            ),
            (b"caf\xe9", false, NOT_SHOWN),
            ("caf\u{e9}".as_bytes(), true, NOT_SHOWN),
            (b" a", true, NOT_SHOWN),
        ] {
            let mut value = http::HeaderValue::from_bytes(bytes).unwrap();
            value.set_sensitive(is_sensitive);
            let error = HeaderValue::try_from(value).unwrap_err();
            assert_eq!((error.kind(), error.to_string().as_str()), (ErrorKind::InvalidHeaderValue, expected));
        }
    }

    #[test]
    fn every_header_is_in_the_map_and_keys_are_sensitive() {
        let headers = Headers::from_static(&[
            ("x-cos-server-side-encryption-customer-key", "c2VjcmV0"),
            ("Content-Type", "image/jpeg"),
            ("x-cos-meta-empty", ""),
        ]);
        let map = http::HeaderMap::try_from(&headers).unwrap();
        let found = headers.iter().map(|(name, _)| (name, map[name].as_bytes(), map[name].is_sensitive()));
        let expected: [(&str, &[u8], bool); 3] = [
            ("Content-Type", b"image/jpeg", false),
            ("x-cos-meta-empty", b"", false),
            ("x-cos-server-side-encryption-customer-key", b"c2VjcmV0", true),
        ];
        assert!(found.eq(expected));
        assert_eq!(map.len(), 3);
    }

    #[test]
    fn too_many_headers_are_an_error() {
        let headers = |count: usize| -> Headers {
            (0..count)
                .map(|number| (HeaderName::new(format!("x-{number}")).unwrap(), HeaderValue::from(number)))
                .collect()
        };
        assert_eq!(http::HeaderMap::try_from(&headers(20_000)).unwrap().len(), 20_000);
        for count in [24_577, 70_000] {
            let error = http::HeaderMap::try_from(&headers(count)).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::UnsupportedConversion);
            assert_eq!(
                error.to_string(),
                format!("{count} headers are too many for `http::HeaderMap`; send fewer headers")
            );
        }
    }
}
