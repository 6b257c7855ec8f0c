//! [`SignedRequest`]: the known parts of a signed request.

use crate::received::{InvalidFields, InvalidTarget, Listed, Parameter, SignatureFields, Target, UrlParts, lower_name};
use crate::{Authorization, SignedUrl};
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use cos_url_core::cross_field::is_security_token;
use cos_url_core::{Error, Method};

/// The known parts of a signed request. A URL does not contain the method and the values of headers.
///
/// `Debug` shows the host and the key only.
#[derive(Clone)]
pub struct SignedRequest {
    method: Option<Method>,
    host: String,
    target: Target,
    /// The headers besides `Host`, with names in lower case.
    headers: Vec<(String, String)>,
    signature: SignatureFields,
    /// Whether all parts are known. They are, unless the request was parsed from text.
    is_original: bool,
}

impl SignedRequest {
    /// Parses a signed URL with any host. Add the method and the headers, if they are known, with
    /// [`method`](Self::method) and [`header`](Self::header).
    ///
    /// # Errors
    ///
    /// [`InvalidUrl`](crate::error::ErrorKind::InvalidUrl) if the text is not a URL;
    /// [`InvalidSignature`](crate::error::ErrorKind::InvalidSignature) if it is not signed, or the signature is malformed.
    pub fn from_url(url: &str) -> Result<Self, Error> {
        Self::read(url, None)
    }

    fn read(url: &str, authorization: Option<&str>) -> Result<Self, Error> {
        let parts = UrlParts::split(url)?;
        let target = Target::parse(parts.target).map_err(InvalidTarget::into_error)?;
        let signature = SignatureFields::of(&target.parameters, authorization).map_err(InvalidFields::into_error)?;
        Ok(Self { method: None, host: parts.host, target, headers: Vec::new(), signature, is_original: false })
    }

    /// Sets the method that was signed.
    #[must_use]
    pub fn method(mut self, method: Method) -> Self {
        self.method = Some(method);
        self.is_original = false;
        self
    }

    /// Adds a header that was signed. Names are compared without case.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_ascii_lowercase(), value.into()));
        self.is_original = false;
        self
    }

    /// The fields of the signature.
    pub fn signature(&self) -> &SignatureFields {
        &self.signature
    }

    /// The host, in lower case, without the default port of the scheme.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The object key, decoded. Empty for a request for the bucket itself.
    pub fn key(&self) -> &str {
        &self.target.key
    }

    /// The parameters, decoded, in the order of the URL, without those of the signature and without the token.
    pub fn query(&self) -> impl Iterator<Item = (&str, &str)> {
        let parameters = self.target.parameters.iter();
        parameters
            .filter(|parameter| !parameter.is_signature_field() && !is_security_token(parameter.name.as_bytes()))
            .map(|parameter| (parameter.name.as_str(), parameter.value.as_str()))
    }

    pub(crate) fn known_method(&self) -> Option<Method> {
        self.method
    }

    pub(crate) fn parameters(&self) -> &[Parameter] {
        &self.target.parameters
    }

    #[cfg(feature = "diagnose")]
    pub(crate) fn is_original(&self) -> bool {
        self.is_original
    }

    /// The headers that are known, with the host.
    pub(crate) fn known_headers(&self) -> impl Iterator<Item = (&str, &str)> {
        let others = self.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        others.chain([("host", self.host())])
    }

    /// The value of a header by its `K(name)`, if it is known.
    pub(crate) fn known_header(&self, name: &str) -> Option<&str> {
        self.known_headers().find(|(known, _)| lower_name(known) == name).map(|(_, value)| value)
    }

    /// The signed parameters and headers, with their known values.
    pub(crate) fn listed(&self) -> (Listed, Listed) {
        let parameters = self.parameters().iter().map(|sent| (sent.name.as_str(), sent.value.as_bytes()));
        let headers = self.known_headers().map(|(name, value)| (name, value.as_bytes()));
        let of = &self.signature;
        (Listed::new(of.parameter_list(), parameters), Listed::new(of.header_list(), headers))
    }

    /// The signed names of headers whose values are not known.
    pub(crate) fn unknown_headers(&self) -> impl Iterator<Item = &str> {
        self.signature.headers().filter(|name| self.known_header(name).is_none())
    }
}

impl TryFrom<&SignedUrl> for SignedRequest {
    type Error = Error;

    /// Converts a signed URL with its method and headers.
    fn try_from(url: &SignedUrl) -> Result<Self, Error> {
        let request = Self::from_url(url.as_str())?.method(url.method());
        let request = url.headers().fold(request, |request, (name, value)| request.header(name, value));
        Ok(Self { is_original: true, ..request })
    }
}

impl TryFrom<&Authorization> for SignedRequest {
    type Error = Error;

    /// Converts a request that is signed with its `Authorization` header.
    fn try_from(request: &Authorization) -> Result<Self, Error> {
        let read = Self::read(request.url(), Some(request.authorization()))?.method(request.method());
        let read = request.headers().fold(read, |read, (name, value)| read.header(name, value));
        Ok(Self { is_original: true, ..read })
    }
}

impl fmt::Debug for SignedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SignedRequest").field("host", &self.host).field("key", &self.target.key).finish_non_exhaustive()
    }
}
