//! [`Request`]: a request as a server received it.

use super::{Refusal, RefusalCause};
use crate::received::{InvalidFields, InvalidTarget, Listed, SignatureFields, Target, UrlParts};
use crate::signing::{HttpString, SECURITY_TOKEN};
use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use cos_url_core::{Error, Method};

/// A request as a server received it, decoded but not verified.
///
/// `Debug` shows the method and the key only.
#[derive(Clone)]
pub struct Request {
    method: Method,
    target: Target,
    headers: Vec<(String, Vec<u8>)>,
}

impl Request {
    /// Decodes a request. Pass the target, `/path?parameters`, exactly as it was received, and all received headers.
    ///
    /// For HTTP/2, pass `:authority` as `host`. Headers may be in any order and case; their values are text or bytes
    /// without leading and trailing whitespace, as HTTP servers return them.
    ///
    /// # Errors
    ///
    /// [`RefusalCause::InvalidTarget`] if the target cannot be decoded, [`RefusalCause::UnsupportedMethod`] for a
    /// method that is not a [`Method`].
    pub fn new<N: AsRef<str>, V: AsRef<[u8]>>(
        method: &str,
        target: &str,
        headers: impl IntoIterator<Item = (N, V)>,
    ) -> Result<Self, Refusal> {
        let method = Method::new(method).map_err(|_| RefusalCause::UnsupportedMethod)?;
        let target =
            Target::parse(target).map_err(|invalid| RefusalCause::InvalidTarget { reason: invalid.reason() })?;
        Ok(Self { method, target, headers: owned(headers) })
    }

    /// The request that a client sends to a URL, for tests of code that returns signed URLs.
    ///
    /// The header `Host` is that of the URL, unless `headers` contains another one.
    ///
    /// ```
    /// use cos_url::verify::{Request, Verifier};
    /// use cos_url::{Credentials, Signer, cos_url};
    ///
    /// let credentials = Credentials::new("AKIDEXAMPLE", "SECRETKEYEXAMPLE")?;
    /// let url = cos_url! {
    ///     signer: &Signer::new(credentials.clone()),
    ///     bucket: "examplebucket-1250000000",
    ///     region: "ap-beijing",
    ///     key: "a b.txt",
    /// }?;
    /// let request = Request::from_url("GET", url.as_str(), url.headers())?;
    /// assert_eq!(request.key(), "a b.txt");
    /// assert!(Verifier::new([credentials]).verify(&request).is_ok());
    /// # Ok::<(), cos_url::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`InvalidMethod`](crate::error::ErrorKind::InvalidMethod) and
    /// [`InvalidUrl`](crate::error::ErrorKind::InvalidUrl).
    pub fn from_url<N: AsRef<str>, V: AsRef<[u8]>>(
        method: &str,
        url: &str,
        headers: impl IntoIterator<Item = (N, V)>,
    ) -> Result<Self, Error> {
        let method = Method::new(method)?;
        let parts = UrlParts::split(url)?;
        // Clients send a URL without a path as the path `/`.
        let target = if parts.target.starts_with('/') {
            Cow::Borrowed(parts.target)
        } else {
            Cow::Owned(["/", parts.target].concat())
        };
        let target = Target::parse(&target).map_err(InvalidTarget::into_error)?;
        let mut headers = owned(headers);
        if !headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("host")) {
            headers.push(("host".into(), parts.host.into_bytes()));
        }
        Ok(Self { method, target, headers })
    }

    /// The method.
    pub fn method(&self) -> Method {
        self.method
    }

    /// The object key: the decoded path without its first `/`. Empty for a request to the bucket itself.
    ///
    /// It is not an [`ObjectKey`](crate::ObjectKey): a sender can send any text, for example `../secret`.
    pub fn key(&self) -> &str {
        &self.target.key
    }

    /// The decoded parameters, in the order of the target, including those of the signature.
    pub fn parameters(&self) -> impl Iterator<Item = (&str, &str)> {
        self.target.parameters.iter().map(|parameter| (parameter.name.as_str(), parameter.value.as_str()))
    }

    /// The signature in the parameters or in the `Authorization` header.
    pub(super) fn signature(&self) -> Result<SignatureFields, RefusalCause> {
        let authorization = self.headers_named("authorization").map(str::from_utf8).collect::<Result<Vec<_>, _>>();
        let authorization = authorization.map_err(|_| RefusalCause::MalformedSignature {
            reason: "the `Authorization` header is not text".into(),
        })?;
        SignatureFields::of(&self.target.parameters, authorization).map_err(|invalid| match invalid {
            InvalidFields::Missing => RefusalCause::NoSignature,
            invalid => RefusalCause::MalformedSignature { reason: alloc::format!("{invalid}").into() },
        })
    }

    /// All received tokens of temporary credentials.
    pub(super) fn tokens(&self) -> impl Iterator<Item = &[u8]> {
        let parameters = self.target.parameters.iter().filter(|sent| sent.name.eq_ignore_ascii_case(SECURITY_TOKEN));
        parameters.map(|parameter| parameter.value.as_bytes()).chain(self.headers_named(SECURITY_TOKEN))
    }

    /// The canonical request, with the parameters and headers in the lists of a signature.
    pub(super) fn http_string(&self, signature: &SignatureFields) -> Result<HttpString, RefusalCause> {
        let parameters =
            Listed::new(signature.parameter_list(), self.parameters().map(|(name, value)| (name, value.as_bytes())));
        let headers = Listed::new(
            signature.header_list(),
            self.headers.iter().map(|(name, value)| (name.as_str(), value.as_slice())),
        );
        if let Some(problem) = parameters.problem {
            return Err(RefusalCause::ParameterList { problem });
        }
        if let Some(problem) = headers.problem {
            return Err(RefusalCause::HeaderList { problem });
        }
        Ok(HttpString::new(self.method, self.key(), &parameters.pairs, &headers.pairs))
    }

    pub(super) fn headers_named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a [u8]> {
        self.headers
            .iter()
            .filter(move |(found, _)| found.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_slice())
    }
}

fn owned<N: AsRef<str>, V: AsRef<[u8]>>(headers: impl IntoIterator<Item = (N, V)>) -> Vec<(String, Vec<u8>)> {
    headers.into_iter().map(|(name, value)| (String::from(name.as_ref()), value.as_ref().to_vec())).collect()
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request").field("method", &self.method).field("key", &self.target.key).finish_non_exhaustive()
    }
}
