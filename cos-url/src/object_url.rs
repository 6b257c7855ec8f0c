//! [`ObjectUrl`]: a request for an object, before it is signed.

mod parse;
#[cfg(feature = "serde")]
mod serde_form;

use crate::operation::Contradiction;
use alloc::string::String;
use core::time::Duration;
use cos_url_core::cross_field::Request;
use cos_url_core::key_time::check_expires;
use cos_url_core::{Bucket, Domain, Endpoint, Error, Headers, Method, ObjectKey, Protocol, Query, Region};

/// The default lifetime of a URL, in seconds, as in the JavaScript SDK.
pub(crate) const DEFAULT_EXPIRES_SECS: u64 = 900;

/// The access URL of an object before it is signed: the parameters of `getObjectUrl` in the JavaScript SDK.
///
/// It is a plain value. Keep it in a constant ([`cos_url!`](crate::cos_url)), read it from a configuration file
/// (feature `serde`), or build it from values known at run time ([`ObjectUrl::builder`]). It does not check whether the
/// object exists.
///
/// ```
/// use cos_url::{Credentials, ObjectUrl, Region, Signer};
/// use std::time::Duration;
///
/// let photo = ObjectUrl::builder()
///     .try_bucket("examplebucket-1250000000")?
///     .region(Region::AP_BEIJING)
///     .try_key("Profile photo.jpg")?
///     .expires(Duration::from_secs(600))
///     .build();
///
/// let credentials = Credentials::new(
///     "AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q",
///     "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz",
/// )?;
/// let url = photo.sign(&Signer::new(credentials))?;
/// assert!(url.as_str().contains("/Profile%20photo.jpg?q-sign-algorithm=sha1&q-ak="));
/// # Ok::<(), cos_url::Error>(())
/// ```
///
/// With the feature `serde`, it is a flat table, here in TOML. Only the first three entries are required; `expires` is
/// a number of seconds or a text such as `"15m"` or `"1h30m"`, and is written as a number:
///
/// ```toml
/// bucket = "examplebucket-1250000000"
/// region = "ap-beijing"
/// key = "Profile photo.jpg"
/// method = "PUT"
/// endpoint = "accelerate"          # or { domain = "img.example.com" }
/// headers = { Content-Type = "image/jpeg" }
/// expires = "15m"
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[must_use = "an `ObjectUrl` is only a description; call `.sign(&signer)` or `.unsigned()` to get a URL"]
#[doc(alias("getObjectUrl", "presign"))]
pub struct ObjectUrl {
    pub(crate) bucket: Bucket,
    pub(crate) region: Region,
    pub(crate) key: ObjectKey,
    pub(crate) options: Options,
}

/// The fields that have a default.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Options {
    pub(crate) endpoint: Endpoint,
    pub(crate) protocol: Protocol,
    pub(crate) method: Method,
    pub(crate) query: Query,
    pub(crate) headers: Headers,
    /// In seconds.
    pub(crate) expires: u64,
    pub(crate) signs_host: bool,
    /// How the request contradicts the operation that was set on the builder.
    pub(crate) contradiction: Option<Contradiction>,
}

impl Options {
    pub(crate) const DEFAULT: Self = Self {
        endpoint: Endpoint::Default,
        protocol: Protocol::Https,
        method: Method::Get,
        query: Query::EMPTY,
        headers: Headers::EMPTY,
        expires: DEFAULT_EXPIRES_SECS,
        signs_host: true,
        contradiction: None,
    };
}

/// Constructors, which work in constants too.
impl ObjectUrl {
    /// The object URL with every default: GET over https from the default endpoint, valid for 900 seconds.
    pub const fn new(bucket: Bucket, region: Region, key: ObjectKey) -> Self {
        Self { bucket, region, key, options: Options::DEFAULT }
    }

    /// The object URL with every default, from string literals. In a `const`, an invalid literal is a compile error.
    ///
    /// # Panics
    ///
    /// Panics if [`Bucket::new`], [`Region::new`] or [`ObjectKey::new`] rejects its text.
    #[track_caller]
    pub const fn from_static(bucket: &'static str, region: &'static str, key: &'static str) -> Self {
        Self::new(Bucket::from_static(bucket), Region::from_static(region), ObjectKey::from_static(key))
    }
}

/// Methods that replace one field.
impl ObjectUrl {
    /// Replaces the bucket.
    pub fn with_bucket(mut self, bucket: Bucket) -> Self {
        self.bucket = bucket;
        self
    }

    /// Replaces the region.
    pub fn with_region(mut self, region: Region) -> Self {
        self.region = region;
        self
    }

    /// Replaces the object key.
    pub fn with_key(mut self, key: ObjectKey) -> Self {
        self.key = key;
        self
    }

    /// Replaces the endpoint.
    pub fn with_endpoint(mut self, endpoint: Endpoint) -> Self {
        self.options.endpoint = endpoint;
        self
    }

    /// Replaces the endpoint with a custom domain: [`Endpoint::Custom`].
    pub fn with_domain(self, domain: Domain) -> Self {
        self.with_endpoint(Endpoint::Custom(domain))
    }

    /// Replaces the scheme.
    pub const fn with_protocol(mut self, protocol: Protocol) -> Self {
        self.options.protocol = protocol;
        self
    }

    /// Replaces the method.
    pub const fn with_method(mut self, method: Method) -> Self {
        self.options.method = method;
        self
    }

    /// Replaces all parameters.
    pub fn with_query(mut self, query: Query) -> Self {
        self.options.query = query;
        self
    }

    /// Replaces all headers.
    pub fn with_headers(mut self, headers: Headers) -> Self {
        self.options.headers = headers;
        self
    }

    /// Replaces the lifetime, counted from the time of signing. Fractions of a second are ignored.
    pub const fn with_expires(mut self, expires: Duration) -> Self {
        self.options.expires = expires.as_secs();
        self
    }

    /// Sets whether the `Host` header is signed; see
    /// [`without_signed_host`](crate::ObjectUrlBuilder::without_signed_host).
    pub const fn with_signed_host(mut self, signs_host: bool) -> Self {
        self.options.signs_host = signs_host;
        self
    }
}

/// The fields.
impl ObjectUrl {
    /// The bucket.
    pub const fn bucket(&self) -> &Bucket {
        &self.bucket
    }

    /// The region.
    pub const fn region(&self) -> &Region {
        &self.region
    }

    /// The object key.
    pub const fn key(&self) -> &ObjectKey {
        &self.key
    }

    /// The endpoint.
    pub const fn endpoint(&self) -> &Endpoint {
        &self.options.endpoint
    }

    /// The scheme.
    pub const fn protocol(&self) -> Protocol {
        self.options.protocol
    }

    /// The method.
    pub const fn method(&self) -> Method {
        self.options.method
    }

    /// The parameters.
    pub const fn query(&self) -> &Query {
        &self.options.query
    }

    /// The headers that are signed.
    pub const fn headers(&self) -> &Headers {
        &self.options.headers
    }

    /// The lifetime, counted from the time of signing, in whole seconds.
    pub const fn expires(&self) -> Duration {
        Duration::from_secs(self.options.expires)
    }

    /// Whether the `Host` header is signed.
    pub const fn signs_host(&self) -> bool {
        self.options.signs_host
    }
}

/// The URL without a signature.
impl ObjectUrl {
    /// The host, as it is in the URL and in the `Host` header: in lower case, without the default port of the scheme.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidHost`](crate::error::ErrorKind::InvalidHost) if the domain is not a host of this bucket, or
    /// its templates expand to an invalid host.
    pub fn host(&self) -> Result<String, Error> {
        let mut host = String::new();
        self.endpoint().push_host(&mut host, &self.bucket, &self.region, self.protocol())?;
        Ok(host)
    }

    /// The URL without a signature, for objects that everyone may read.
    ///
    /// The method, the headers and the lifetime are not part of it.
    ///
    /// ```
    /// use cos_url::cos_url;
    ///
    /// let logo = cos_url! {
    ///     bucket: "examplebucket-1250000000",
    ///     region: "ap-beijing",
    ///     key: "logo.png",
    /// };
    /// assert_eq!(
    ///     logo.unsigned()?,
    ///     "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/logo.png"
    /// );
    /// # Ok::<(), cos_url::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// - [`InvalidOverride`](crate::error::ErrorKind::InvalidOverride) for a `response-*` parameter, which COS accepts
    ///   only in signed requests.
    /// - [`UnsupportedMethod`](crate::error::ErrorKind::UnsupportedMethod) for a method that the endpoint does not
    ///   support, such as DELETE with acceleration.
    /// - [`DuplicateQueryName`](crate::error::ErrorKind::DuplicateQueryName) for a parameter that is given twice.
    /// - [`DuplicateHeaderName`](crate::error::ErrorKind::DuplicateHeaderName) for a header that is given twice.
    /// - [`InvalidQueryValue`](crate::error::ErrorKind::InvalidQueryValue) for a value that the parameter cannot have,
    ///   such as `partNumber=0`.
    /// - [`InvalidHeaderValue`](crate::error::ErrorKind::InvalidHeaderValue) for a value that the header cannot have,
    ///   such as a `Content-MD5` that is not base64.
    /// - [`InvalidHost`](crate::error::ErrorKind::InvalidHost) for a domain that is a host of another bucket or region,
    ///   or whose templates expand to an invalid host.
    /// - [`ConflictingOperation`](crate::error::ErrorKind::ConflictingOperation) for a method or parameter that
    ///   contradicts the operation set on the builder.
    /// - [`InvalidExpires`](crate::error::ErrorKind::InvalidExpires) for a lifetime of less than a second.
    pub fn unsigned(&self) -> Result<String, Error> {
        check_expires(self.options.expires)?;
        self.check_operation()?;
        let request = self.request();
        request.check_unsigned()?;
        let mut url = String::new();
        request.push_url(&mut url)?;
        Ok(url)
    }

    /// Checks that the request does not contradict the operation that was set on the builder.
    #[inline]
    pub(crate) fn check_operation(&self) -> Result<(), Error> {
        match self.options.contradiction {
            None => Ok(()),
            Some(contradiction) => Err(contradiction.into_error()),
        }
    }

    /// The fields, for the rules that involve several of them.
    #[inline]
    pub(crate) const fn request(&self) -> Request<'_> {
        Request {
            protocol: self.options.protocol,
            method: self.options.method,
            endpoint: &self.options.endpoint,
            bucket: &self.bucket,
            region: &self.region,
            key: &self.key,
            query: &self.options.query,
            headers: &self.options.headers,
        }
    }
}
