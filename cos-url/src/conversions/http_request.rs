//! The request as a type of the crate `http`.

use super::unsupported;
use crate::signing::encoded_credentials::SECURITY_TOKEN;
use crate::signing::{Authorization, SignedUrl};
use alloc::format;
use alloc::string::ToString;
use cos_url_core::{Error, Method};
use http::{HeaderMap, HeaderName, HeaderValue, Request, Uri};

/// The longest URL that `http::Uri` accepts.
const MAX_URL: usize = 65_534;

impl SignedUrl {
    /// The request with a body, for hyper, reqwest and ureq. It has the signed method, URL and headers.
    ///
    /// The clients set `Host` from the URL. If the `Content-Length` is signed, the body must have this length.
    ///
    /// `Debug` of `http::Request` shows the URL, which is a bearer credential: keep it out of logs.
    ///
    /// # Errors
    ///
    /// [`UnsupportedConversion`](crate::error::ErrorKind::UnsupportedConversion) for a URL of more than 65,534 bytes,
    /// for a header name of more than 65,535 bytes, for more headers than fit into an `http::HeaderMap` (24,576, or
    /// nearly as many if their hashes collide), and for a URL that `http::Uri` would change.
    ///
    /// ```
    /// use cos_url::{Credentials, KeyTime, Signer, cos_url};
    ///
    /// let signer = Signer::new(Credentials::new(
    ///     "AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q",
    ///     "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz",
    /// )?);
    /// let upload = cos_url! {
    ///     bucket: "examplebucket-1250000000",
    ///     region: "ap-beijing",
    ///     key: "hello.txt",
    ///     method: "PUT",
    ///     headers: { "Content-Type": "text/plain" },
    /// };
    /// let url = upload.sign_at(&signer, KeyTime::new(1557989151, 1557996351)?)?;
    /// let request: http::Request<&str> = url.into_http_request("hello")?;
    /// assert_eq!(request.method(), http::Method::PUT);
    /// assert_eq!(request.headers()["content-type"], "text/plain");
    /// # Ok::<(), cos_url::Error>(())
    /// ```
    pub fn into_http_request<B>(self, body: B) -> Result<Request<B>, Error> {
        // This check comes first, because with too many headers the URL, which lists their names, is too long as well.
        let headers = HeaderMap::try_from(&self.headers)?;
        Ok(request(self.method(), uri(self.as_str())?, headers, body))
    }
}

impl Authorization {
    /// The request with a body, with the `Authorization` header; see [`SignedUrl::into_http_request`].
    ///
    /// The signature and the token of temporary credentials are marked as sensitive, so `Debug` does not show them.
    ///
    /// # Errors
    ///
    /// The same errors as [`SignedUrl::into_http_request`].
    pub fn into_http_request<B>(self, body: B) -> Result<Request<B>, Error> {
        let mut headers = HeaderMap::try_from(&self.headers)?;
        push_sensitive(&mut headers, "authorization", self.authorization())?;
        if let Some(token) = &self.token {
            push_sensitive(&mut headers, SECURITY_TOKEN, token)?;
        }
        Ok(request(self.method(), uri(self.url())?, headers, body))
    }
}

/// An error for a URL of more than 65,534 bytes, and for one that `http::Uri` would change.
impl TryFrom<&SignedUrl> for Uri {
    type Error = Error;

    fn try_from(url: &SignedUrl) -> Result<Self, Error> {
        uri(url.as_str())
    }
}

fn request<B>(method: Method, uri: Uri, headers: HeaderMap, body: B) -> Request<B> {
    let mut request = Request::new(body);
    *request.method_mut() = method.into();
    *request.uri_mut() = uri;
    *request.headers_mut() = headers;
    request
}

fn uri(url: &str) -> Result<Uri, Error> {
    if url.len() > MAX_URL {
        return Err(unsupported(format!(
            "a URL of {} bytes is too long for `http::Uri`, which accepts at most {MAX_URL} bytes; use shorter \
             parameters",
            url.len()
        )));
    }
    let uri = Uri::try_from(url)
        .map_err(|error| unsupported(format!("`http::Uri` does not accept the URL: {error}; use another host")))?;
    // Compared as text, because `Uri` compares hosts without case.
    let text = uri.to_string();
    if text == url { Ok(uri) } else { Err(unsupported("`http::Uri` changes the URL; use another host")) }
}

/// Appends a header that the library sets.
fn push_sensitive(headers: &mut HeaderMap, name: &'static str, value: &str) -> Result<(), Error> {
    let mut value = HeaderValue::from_str(value)
        .map_err(|_| unsupported(format!("`http::HeaderValue` does not accept the value of `{name}`")))?;
    value.set_sensitive(true);
    let count = headers.len();
    match headers.try_append(HeaderName::from_static(name), value) {
        Ok(_) => Ok(()),
        Err(_) => Err(unsupported(format!(
            "{count} headers leave no room for `{name}` in `http::HeaderMap`; send fewer headers"
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Credentials, Domain, KeyTime, ObjectUrl, QueryName, QueryValue, Signer, cos_url};
    use alloc::string::String;
    use cos_url_core::ErrorKind;

    const UPLOAD: ObjectUrl = cos_url! {
        bucket: "examplebucket-1250000000",
        region: "ap-beijing",
        key: "头像/a b+c.jpg",
        method: "PUT",
        headers: { "Content-Type": "image/jpeg", "x-cos-meta-empty": "" },
    };

    fn signer(credentials: Result<Credentials, Error>) -> Signer {
        Signer::new(credentials.unwrap())
    }

    fn sign(object: &ObjectUrl) -> SignedUrl {
        let signer = signer(Credentials::new("AKIDEXAMPLE", "SECRETKEYEXAMPLE"));
        object.sign_at(&signer, KeyTime::new(1_700_000_000, 1_700_000_900).unwrap()).unwrap()
    }

    fn authorize(object: &ObjectUrl) -> Authorization {
        let signer = signer(Credentials::temporary("AKIDEXAMPLE", "SECRETKEYEXAMPLE", "TOKENEXAMPLE"));
        object.authorize_at(&signer, KeyTime::new(1_700_000_000, 1_700_000_900).unwrap()).unwrap()
    }

    /// A signed URL of this many bytes.
    fn url_of(length: usize) -> SignedUrl {
        let with_value = |value: String| {
            let builder = UPLOAD.to_builder().query(QueryName::new("a").unwrap(), QueryValue::new(value).unwrap());
            sign(&builder.build())
        };
        let rest = with_value(String::new()).as_str().len();
        with_value("x".repeat(length - rest))
    }

    fn with_headers(object: &ObjectUrl, count: usize) -> ObjectUrl {
        let mut headers = object.headers().clone();
        for number in 0..count {
            headers.push(cos_url_core::HeaderName::new(format!("x-{number}")).unwrap(), number.into());
        }
        object.clone().with_headers(headers)
    }

    #[test]
    fn a_request_has_what_is_signed() {
        let url = sign(&UPLOAD);
        let request = url.clone().into_http_request("body").unwrap();
        assert_eq!(request.method(), http::Method::PUT);
        assert_eq!(request.uri().to_string(), url.as_str());
        assert_eq!(request.headers().len(), 2);
        assert_eq!(request.headers()["Content-Type"], "image/jpeg");
        assert_eq!(request.headers()["x-cos-meta-empty"], "");
        assert_eq!(*request.body(), "body");
        assert_eq!(Uri::try_from(&url).unwrap(), *request.uri());
    }

    #[test]
    fn an_authorized_request_shows_no_secret() {
        let signed = authorize(&UPLOAD);
        let (value, url) = (String::from(signed.authorization()), String::from(signed.url()));
        let request = signed.into_http_request(()).unwrap();
        assert_eq!(request.uri().to_string(), url);
        assert_eq!(request.headers().len(), 4);
        assert_eq!(request.headers()["authorization"], value);
        assert_eq!(request.headers()["x-cos-security-token"], "TOKENEXAMPLE");
        let debug = format!("{request:?}");
        assert!(!debug.contains("TOKENEXAMPLE") && !debug.contains("q-signature"), "{debug}");
    }

    #[test]
    fn a_long_url_is_an_error() {
        assert_eq!(url_of(MAX_URL).into_http_request(()).unwrap().uri().to_string().len(), MAX_URL);
        for length in [MAX_URL + 1, 200_000] {
            let url = url_of(length);
            let expected = format!(
                "a URL of {length} bytes is too long for `http::Uri`, which accepts at most 65534 bytes; use shorter \
                 parameters"
            );
            for error in [Uri::try_from(&url).unwrap_err(), url.into_http_request(()).unwrap_err()] {
                assert_eq!((error.kind(), error.to_string()), (ErrorKind::UnsupportedConversion, expected.clone()));
            }
        }
    }

    #[test]
    fn too_many_headers_are_an_error() {
        let fits = authorize(&with_headers(&UPLOAD, 20_000)).into_http_request(()).unwrap();
        assert_eq!(fits.headers().len(), 20_004);

        let no_room = authorize(&with_headers(&UPLOAD, 24_574)).into_http_request(()).unwrap_err();
        let too_many = sign(&with_headers(&UPLOAD, 24_575)).into_http_request(()).unwrap_err();
        for (error, expected) in [
            (no_room, "24576 headers leave no room for `authorization` in `http::HeaderMap`; send fewer headers"),
            (too_many, "24577 headers are too many for `http::HeaderMap`; send fewer headers"),
        ] {
            assert_eq!((error.kind(), error.to_string().as_str()), (ErrorKind::UnsupportedConversion, expected));
        }
    }

    #[test]
    fn a_url_that_would_change_is_an_error() {
        for (url, expected) in [
            ("https://example.com/a?b", None),
            ("HTTPS://example.com/", Some("`http::Uri` changes the URL; use another host")),
            ("https://example.com/#a", Some("`http::Uri` changes the URL; use another host")),
            (
                "https://exa mple.com/",
                Some("`http::Uri` does not accept the URL: invalid uri character; use another host"),
            ),
        ] {
            let error = uri(url).err();
            assert_eq!(error.as_ref().map(ToString::to_string).as_deref(), expected, "{url}");
            assert!(error.is_none_or(|error| error.kind() == ErrorKind::UnsupportedConversion));
        }
    }

    #[test]
    fn hosts_are_converted_unchanged() {
        for domain in ["xn--fiqs8s.example:8443", "xn--a.example", "127.0.0.1:9000", "[::1]:9000", "cos_1:9000"] {
            let url = sign(&UPLOAD.with_domain(Domain::private(domain).unwrap()));
            assert_eq!(Uri::try_from(&url).unwrap().authority().unwrap().as_str(), domain);
        }
    }
}
