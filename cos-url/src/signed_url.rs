//! The signed URL: a bearer credential.

use crate::{Conflict, ObjectUrl};
use alloc::string::String;
use core::fmt;
use cos_url_core::percent::push_component;
use cos_url_core::{FileName, Headers, Method, QueryName};

/// A signed URL, with what its user must know: the method, the headers that must be sent and when it ends.
///
/// Whoever has it can use it, so it is for its user alone: `Display` and [`as_str`](Self::as_str) give the URL, `Debug`
/// leaves out everything from the `?` on, and there is no serde.
///
/// The holder can use it again until it ends, and can append parameters that are not signed. Bind what matters with
/// the [builder](crate::ObjectUrl::builder), where everything is signed.
#[derive(Clone, PartialEq, Eq)]
pub struct SignedUrl {
    url: String,
    method: Method,
    headers: Headers,
    expires_at: u64,
}

impl SignedUrl {
    #[inline]
    pub(crate) fn new(url: String, object: &ObjectUrl, expires_at: u64) -> Self {
        // Few URLs have any, and a copy that is moved waits until it is in memory: 5 ns.
        let headers = if object.headers().is_empty() { Headers::EMPTY } else { object.headers().clone() };
        Self { url, method: object.method(), headers, expires_at }
    }

    /// The URL.
    pub fn as_str(&self) -> &str {
        &self.url
    }

    /// The URL, as a `String`.
    pub fn into_string(self) -> String {
        self.url
    }

    /// The only method that COS takes the URL for.
    pub fn method(&self) -> Method {
        self.method
    }

    /// The headers that must be sent with the URL besides `Host`, exactly as they are here.
    ///
    /// Clients have their ways with some: curl sends a header without a value only when it is written `name;`, and a
    /// page in a browser cannot set `Date`, `Origin`, `Referer` or `Cookie` at all, so do not sign those for a page.
    pub fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The last second at which COS takes the URL, in Unix seconds.
    pub fn expires_at(&self) -> u64 {
        self.expires_at
    }

    /// Appends `response-content-disposition=inline`, so that a browser shows the object. See
    /// [`ObjectUrlBuilder::preview`](crate::ObjectUrlBuilder::preview) for what COS shows since 2024.
    ///
    /// What is appended is not signed: whoever has the URL can change it.
    ///
    /// # Errors
    ///
    /// [`Conflict::DuplicateParameter`] if the URL has a `response-content-disposition` already.
    pub fn append_preview(self) -> Result<Self, Conflict> {
        self.append_disposition("inline")
    }

    /// Appends `response-content-disposition=attachment`, so that a browser saves the object.
    ///
    /// What is appended is not signed: whoever has the URL can change it.
    ///
    /// # Errors
    ///
    /// [`Conflict::DuplicateParameter`] if the URL has a `response-content-disposition` already.
    pub fn append_download(self) -> Result<Self, Conflict> {
        self.append_disposition("attachment")
    }

    /// Appends a `response-content-disposition` with which a browser saves the object under this name.
    ///
    /// What is appended is not signed: whoever has the URL can change it.
    ///
    /// # Errors
    ///
    /// [`Conflict::DuplicateParameter`] if the URL has a `response-content-disposition` already.
    pub fn append_download_as(self, name: &FileName) -> Result<Self, Conflict> {
        self.append_disposition(&name.attachment())
    }

    fn append_disposition(mut self, value: &str) -> Result<Self, Conflict> {
        let name = QueryName::RESPONSE_CONTENT_DISPOSITION;
        let (_, query) = self.url.split_once('?').unwrap_or_default();
        let mut names = query.split('&').filter_map(|pair| pair.split('=').next());
        if names.any(|found| found.eq_ignore_ascii_case(name.as_str())) {
            return Err(Conflict::DuplicateParameter { name: name.into() });
        }
        self.url.push('&');
        self.url.push_str(name.as_str());
        self.url.push('=');
        push_component(&mut self.url, value);
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
