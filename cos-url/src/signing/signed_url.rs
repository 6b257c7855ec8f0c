//! The signed URL: a bearer credential.

use crate::ObjectUrl;
use alloc::string::String;
use core::fmt;
use cos_url_core::percent::push_component;
use cos_url_core::{Error, ErrorKind, FileName, Headers, Method, QueryName};

/// A signed URL with its method, the headers that the client must send, and its expiration time.
///
/// It is a bearer credential: whoever has it can use it until it expires. `Display` and [`as_str`](Self::as_str) return
/// the URL. `Debug` omits everything from the `?` on. It does not implement the traits of serde.
///
/// The holder can also add parameters and headers that are not signed. To prevent this for a parameter or header, set
/// it in the [builder](ObjectUrl::builder), which signs all of them.
#[derive(Clone, PartialEq, Eq)]
#[must_use = "a signed URL has no effect until it is used; return it, or send the request"]
#[doc(alias("presigned", "PresignedUrl"))]
pub struct SignedUrl {
    url: String,
    method: Method,
    pub(crate) headers: Headers,
    expires_at: u64,
}

impl SignedUrl {
    #[inline]
    pub(crate) fn new(url: String, object: &ObjectUrl, expires_at: u64) -> Self {
        Self::of_parts(url, object.method(), object.headers(), expires_at)
    }

    #[inline]
    pub(crate) fn of_parts(url: String, method: Method, headers: &Headers, expires_at: u64) -> Self {
        // Most requests have no headers, and cloning an empty list takes 5 ns.
        let headers = if headers.is_empty() { Headers::EMPTY } else { headers.clone() };
        Self { url, method, headers, expires_at }
    }

    /// The URL.
    pub fn as_str(&self) -> &str {
        &self.url
    }

    /// The URL, as a `String`.
    pub fn into_string(self) -> String {
        self.url
    }

    /// The only method for which COS accepts the URL.
    pub fn method(&self) -> Method {
        self.method
    }

    /// The headers that the client must send besides `Host`, without any change.
    ///
    /// [`to_curl`](Self::to_curl), [`to_browser_json`](Self::to_browser_json) and
    /// [`into_http_request`](Self::into_http_request) pass them on with the URL and the method. A web page cannot set
    /// `Date`, `Origin`, `Referer` and `Cookie`, so do not sign these headers for a web page.
    pub fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.headers.iter()
    }

    /// The last second at which COS accepts the URL, in Unix seconds.
    pub fn expires_at(&self) -> u64 {
        self.expires_at
    }

    /// Appends the parameter `response-content-disposition=inline` without signing it; see
    /// [`preview`](crate::ObjectUrlBuilder::preview) for the signed form. Whoever has the URL can change it.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::DuplicateQueryName`] if the URL already has a `response-content-disposition`.
    pub fn append_unsigned_preview(self) -> Result<Self, Error> {
        self.append_unsigned("inline")
    }

    /// Appends the parameter `response-content-disposition=attachment` without signing it; see
    /// [`download`](crate::ObjectUrlBuilder::download) for the signed form. Whoever has the URL can change it.
    ///
    /// # Errors
    ///
    /// The same errors as [`append_unsigned_preview`](Self::append_unsigned_preview).
    pub fn append_unsigned_download(self) -> Result<Self, Error> {
        self.append_unsigned("attachment")
    }

    /// Appends the parameter `response-content-disposition` with a file name without signing it; see
    /// [`download_as`](crate::ObjectUrlBuilder::download_as) for the signed form. Whoever has the URL can change it.
    ///
    /// # Errors
    ///
    /// The same errors as [`append_unsigned_preview`](Self::append_unsigned_preview).
    pub fn append_unsigned_download_as(self, name: &FileName) -> Result<Self, Error> {
        self.append_unsigned(&name.attachment())
    }

    fn append_unsigned(mut self, disposition: &str) -> Result<Self, Error> {
        let name = QueryName::RESPONSE_CONTENT_DISPOSITION;
        let (_, query) = self.url.split_once('?').unwrap_or_default();
        let mut names = query.split('&').filter_map(|pair| pair.split('=').next());
        if names.any(|found| found.eq_ignore_ascii_case(name.as_str())) {
            return Err(Error::__new(
                ErrorKind::DuplicateQueryName,
                "duplicate query parameter `response-content-disposition`: the URL already has one",
            ));
        }
        self.url.push('&');
        self.url.push_str(name.as_str());
        self.url.push('=');
        push_component(&mut self.url, disposition);
        Ok(self)
    }
}

impl fmt::Display for SignedUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.url)
    }
}

impl AsRef<str> for SignedUrl {
    fn as_ref(&self) -> &str {
        &self.url
    }
}

impl From<SignedUrl> for String {
    fn from(url: SignedUrl) -> Self {
        url.url
    }
}

impl fmt::Debug for SignedUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (address, _) = self.url.split_once('?').unwrap_or((&self.url, ""));
        f.debug_struct("SignedUrl")
            .field("method", &self.method)
            .field("url", &format_args!("{address}?.."))
            .field("expires_at", &self.expires_at)
            .finish_non_exhaustive()
    }
}
