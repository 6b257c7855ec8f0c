//! What to sign: an object and what may be done with it.

#![expect(unreachable_pub, reason = "the lint takes the generated setters of a public builder for private")]

mod builder;

pub use builder::{
    BucketIsSet, BucketIsUnset, KeyIsSet, KeyIsUnset, ObjectUrlWith, RegionIsSet, RegionIsUnset, Set, Unset,
};

use crate::conflict::{Conflict, check_request, is_served, response_override};
use crate::request::{Carrier, Request};
use crate::signature::HttpString;
use crate::{Authorization, KeyTime, SignError, SignedUrl, Signer};
use alloc::string::String;
use core::time::Duration;
use cos_url_core::{
    Address, Bucket, Domain, Endpoint, FileName, HeaderName, HeaderValue, Headers, InvalidDomain, Method, ObjectKey,
    Protocol, Query, QueryName, QueryValue, Region,
};
use typed_builder::TypedBuilder;

/// How long a URL is good where nothing else is said: 900 seconds, as in the JavaScript SDK.
const DEFAULT_EXPIRES: u64 = 900;

/// The access URL of an object, before it is signed: what `getObjectUrl` is given in the JavaScript SDK.
///
/// It is a plain value that can be kept: in a constant ([`cos_url!`](crate::cos_url)), in a configuration file (with
/// the feature `serde`), or built of values known at run time with [`ObjectUrl::builder`]. It does not look whether the
/// object exists.
///
/// ```
/// use cos_url::{Bucket, Credentials, ObjectUrl, Region, Signer};
/// use std::time::Duration;
///
/// let photo = ObjectUrl::builder()
///     .bucket("examplebucket-1250000000".parse::<Bucket>()?)
///     .region(Region::AP_BEIJING)
///     .key("Profile photo.jpg".parse()?)
///     .expires(Duration::from_secs(600))
///     .build();
///
/// let signer = Signer::new(Credentials::new("AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q", "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz")?);
/// let url = photo.sign(&signer)?;
/// assert!(url.as_str().contains("/Profile%20photo.jpg?q-sign-algorithm=sha1&q-ak="));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, TypedBuilder)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "crate::serde_form::Form", into = "crate::serde_form::Form"))]
#[builder(
    builder_method(vis = "pub", doc = "Begins with nothing; bucket, region and key must be given before `build`."),
    builder_type(
        vis = "pub",
        name = ObjectUrlBuilder,
        doc = "The builder of [`ObjectUrl`]; [`ObjectUrlWith`] is the readable name of its types."
    ),
    // Without a visibility, because its messages for a missing field are poor, and so are those for one that is given
    // twice: `builder.rs` has the public `build` and setters, which call these.
    build_method(vis = "", name = finish),
    field_defaults(setter(prefix = "__")),
    mutators(
        /// Reaches the bucket by another family of hosts.
        pub fn endpoint(&mut self, endpoint: Endpoint) {
            self.options.endpoint = endpoint;
        }

        /// As [`endpoint`](Self::endpoint), if there is one.
        pub fn maybe_endpoint(&mut self, endpoint: Option<Endpoint>) {
            if let Some(endpoint) = endpoint {
                self.options.endpoint = endpoint;
            }
        }

        /// Reaches the bucket by a domain of the user's own: [`Endpoint::Custom`].
        pub fn domain(&mut self, domain: Domain) {
            self.options.endpoint = Endpoint::Custom(domain);
        }

        /// As [`domain`](Self::domain), if there is one.
        pub fn maybe_domain(&mut self, domain: Option<Domain>) {
            if let Some(domain) = domain {
                self.options.endpoint = Endpoint::Custom(domain);
            }
        }

        /// Takes another scheme than https.
        pub fn protocol(&mut self, protocol: Protocol) {
            self.options.protocol = protocol;
        }

        /// As [`protocol`](Self::protocol), if there is one.
        pub fn maybe_protocol(&mut self, protocol: Option<Protocol>) {
            if let Some(protocol) = protocol {
                self.options.protocol = protocol;
            }
        }

        /// Takes another method than GET.
        pub fn method(&mut self, method: Method) {
            self.options.method = method;
        }

        /// As [`method`](Self::method), if there is one.
        pub fn maybe_method(&mut self, method: Option<Method>) {
            if let Some(method) = method {
                self.options.method = method;
            }
        }

        /// Adds a parameter. Every parameter is signed.
        ///
        /// A name that is given twice is refused when the URL is asked for.
        pub fn query(&mut self, name: QueryName, value: QueryValue) {
            self.options.query.push(name, value);
        }

        /// As [`query`](Self::query), if there is a value.
        pub fn maybe_query(&mut self, name: QueryName, value: Option<QueryValue>) {
            if let Some(value) = value {
                self.options.query.push(name, value);
            }
        }

        /// Adds a header that is signed, and so must be sent with the URL.
        ///
        /// A name that is given twice is refused when the URL is asked for.
        pub fn header(&mut self, name: HeaderName, value: HeaderValue) {
            self.options.headers.push(name, value);
        }

        /// As [`header`](Self::header), if there is a value.
        pub fn maybe_header(&mut self, name: HeaderName, value: Option<HeaderValue>) {
            if let Some(value) = value {
                self.options.headers.push(name, value);
            }
        }

        /// How long the URL is good from the moment at which it is signed, in whole seconds: a fraction is dropped. The
        /// default is 900 s.
        pub fn expires(&mut self, expires: Duration) {
            self.options.expires = expires.as_secs();
        }

        /// As [`expires`](Self::expires), if there is one.
        pub fn maybe_expires(&mut self, expires: Option<Duration>) {
            if let Some(expires) = expires {
                self.options.expires = expires.as_secs();
            }
        }

        /// Leaves the Host header out of the signature.
        ///
        /// The URL can then be used with another host, and so against another bucket that has an object of the same
        /// key. Do it only for a proxy that changes the Host.
        pub fn without_signed_host(&mut self) {
            self.options.signs_host = false;
        }

        /// Has a browser show the object: the signed `response-content-disposition=inline`.
        ///
        /// For buckets made since 2024-01-01, COS answers every GET on its own domains (default, website and
        /// acceleration) with `Content-Disposition: attachment` and `x-cos-force-download: true`, which this does not
        /// override, and refuses `.apk` and `.ipa` (403 `DownloadForbidden`). There, a preview needs a
        /// [`domain`](Self::domain) of the user's own.
        pub fn preview(&mut self) {
            self.options.push_disposition("inline");
        }

        /// Has a browser save the object: the signed `response-content-disposition=attachment`.
        pub fn download(&mut self) {
            self.options.push_disposition("attachment");
        }

        /// Has a browser save the object under this name, which may be in any language.
        #[allow(clippy::needless_pass_by_value, reason = "every setter takes a value")]
        pub fn download_as(&mut self, name: FileName) {
            self.options.push_disposition(name.attachment());
        }

        /// As [`download_as`](Self::download_as), if there is a name.
        pub fn maybe_download_as(&mut self, name: Option<FileName>) {
            if let Some(name) = name {
                self.options.push_disposition(name.attachment());
            }
        }
    )
)]
pub struct ObjectUrl {
    /// The bucket that the object is in.
    #[builder(setter(doc = "What [`bucket`](Self::bucket) calls."))]
    pub(crate) bucket: Bucket,
    /// The region that the bucket is in.
    #[builder(setter(doc = "What [`region`](Self::region) calls."))]
    pub(crate) region: Region,
    /// The name of the object.
    #[builder(setter(doc = "What [`key`](Self::key) calls."))]
    pub(crate) key: ObjectKey,
    // In one field, so that the type of the builder says only which of the three above are given.
    #[builder(via_mutators(init = Options::DEFAULT))]
    pub(crate) options: Options,
}

/// Everything that has a default.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Options {
    pub(crate) endpoint: Endpoint,
    pub(crate) protocol: Protocol,
    pub(crate) method: Method,
    pub(crate) query: Query,
    pub(crate) headers: Headers,
    pub(crate) expires: u64,
    pub(crate) signs_host: bool,
}

impl Options {
    pub(crate) const DEFAULT: Self = Self {
        endpoint: Endpoint::Default,
        protocol: Protocol::Https,
        method: Method::Get,
        query: Query::EMPTY,
        headers: Headers::EMPTY,
        expires: DEFAULT_EXPIRES,
        signs_host: true,
    };

    fn push_disposition(&mut self, value: impl Into<String>) {
        // A disposition is ASCII without control characters, so it is always a value.
        if let Ok(value) = QueryValue::new(value) {
            self.query.push(QueryName::RESPONSE_CONTENT_DISPOSITION, value);
        }
    }
}

/// Without the builder, for constants: `cos_url!` expands to these.
impl ObjectUrl {
    /// An object with every default, of literals; in a `const`, a mistake is a compile error.
    ///
    /// # Panics
    ///
    /// On a text that the type of its part refuses.
    #[track_caller]
    pub const fn from_static(bucket: &'static str, region: &'static str, key: &'static str) -> Self {
        Self {
            bucket: Bucket::from_static(bucket),
            region: Region::from_static(region),
            key: ObjectKey::from_static(key),
            options: Options::DEFAULT,
        }
    }

    /// As [`from_static`](Self::from_static), with an endpoint, parameters and headers, which are in signing order.
    ///
    /// It takes texts and slices, because the compiler proves of each value that might have to be dropped that a constant
    /// does not drop it, which takes longer than the call.
    ///
    /// # Panics
    ///
    /// As [`from_static`](Self::from_static), [`Query::from_static`] and [`Headers::from_static`].
    #[track_caller]
    pub const fn from_static_parts(
        bucket: &'static str,
        region: &'static str,
        key: &'static str,
        endpoint: Endpoint,
        query: &'static [(QueryName, QueryValue)],
        headers: &'static [(HeaderName, HeaderValue)],
    ) -> Self {
        Self::from_parts(
            Bucket::from_static(bucket),
            Region::from_static(region),
            ObjectKey::from_static(key),
            endpoint,
            Query::from_static(query),
            Headers::from_static(headers),
        )
    }

    /// An object with every default: GET by https on the default endpoint, for 900 seconds.
    pub const fn new(bucket: Bucket, region: Region, key: ObjectKey) -> Self {
        Self::from_parts(bucket, region, key, Endpoint::Default, Query::EMPTY, Headers::EMPTY)
    }

    /// An object with an endpoint, parameters and headers, and every other default.
    pub const fn from_parts(
        bucket: Bucket,
        region: Region,
        key: ObjectKey,
        endpoint: Endpoint,
        query: Query,
        headers: Headers,
    ) -> Self {
        let options = Options {
            endpoint,
            query,
            headers,
            protocol: Protocol::Https,
            method: Method::Get,
            expires: DEFAULT_EXPIRES,
            signs_host: true,
        };
        Self { bucket, region, key, options }
    }

    /// The same with another scheme.
    #[must_use]
    pub const fn with_protocol(mut self, protocol: Protocol) -> Self {
        self.options.protocol = protocol;
        self
    }

    /// The same with another method.
    #[must_use]
    pub const fn with_method(mut self, method: Method) -> Self {
        self.options.method = method;
        self
    }

    /// The same, good for another time from the moment at which it is signed, in whole seconds.
    #[must_use]
    pub const fn with_expires(mut self, expires: Duration) -> Self {
        self.options.expires = expires.as_secs();
        self
    }

    /// The same for another object of the bucket: a listing is signed without building each request anew.
    #[must_use]
    pub fn with_key(mut self, key: ObjectKey) -> Self {
        self.key = key;
        self
    }
}

/// What was given.
impl ObjectUrl {
    /// The bucket.
    pub fn bucket(&self) -> &Bucket {
        &self.bucket
    }

    /// The region.
    pub fn region(&self) -> &Region {
        &self.region
    }

    /// The object key.
    pub fn key(&self) -> &ObjectKey {
        &self.key
    }

    /// The endpoint.
    pub fn endpoint(&self) -> &Endpoint {
        &self.options.endpoint
    }

    /// The scheme.
    pub fn protocol(&self) -> Protocol {
        self.options.protocol
    }

    /// The method.
    pub fn method(&self) -> Method {
        self.options.method
    }

    /// The parameters.
    pub fn query(&self) -> &Query {
        &self.options.query
    }

    /// The headers that are signed.
    pub fn headers(&self) -> &Headers {
        &self.options.headers
    }

    /// How long a URL is good from the moment at which it is signed.
    pub fn expires(&self) -> Duration {
        Duration::from_secs(self.options.expires)
    }

    /// Whether the Host header is signed.
    pub fn signs_host(&self) -> bool {
        self.options.signs_host
    }

    /// The host as it stands in the URL and in the Host header.
    ///
    /// # Errors
    ///
    /// [`InvalidDomain`] if the templates of a domain make a host that is none.
    pub fn host(&self) -> Result<String, InvalidDomain> {
        let mut host = String::new();
        self.endpoint().push_host(&mut host, &self.bucket, &self.region, self.protocol())?;
        Ok(host)
    }

    pub(crate) const fn address(&self) -> Address<'_> {
        Address {
            protocol: self.options.protocol,
            endpoint: &self.options.endpoint,
            bucket: &self.bucket,
            region: &self.region,
            key: &self.key,
            query: &self.options.query,
        }
    }

    /// The address as [`unsigned`](Self::unsigned) writes it, for a constant: a mistake is a compile error.
    #[track_caller]
    pub(crate) const fn checked_unsigned(&self) -> Address<'_> {
        let Options { endpoint, method, query, .. } = &self.options;
        assert!(
            response_override(query).is_none(),
            "a `response-*` parameter in an unsigned URL; COS changes headers of the answer only for a signed request"
        );
        assert!(is_served(*method, endpoint, query), "a method that the endpoint does not serve");
        let address = self.address();
        assert!(address.host_is_valid(), "the templates of the domain make a host that is none");
        address
    }

    pub(crate) fn query_pairs(&self) -> impl Iterator<Item = (&str, &str)> + Clone {
        self.query().iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    pub(crate) fn header_pairs(&self) -> impl Iterator<Item = (&str, &str)> + Clone {
        self.headers().iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

/// The URL.
impl ObjectUrl {
    /// Signs the URL, from a minute ago until [`expires`](Self::expires) from now.
    ///
    /// # Errors
    ///
    /// [`SignError`] if the parts do not go together ([`Conflict`] lists how), if `expires` is less than a second, or
    /// if the signer does not sign for that time.
    #[cfg(feature = "std")]
    pub fn sign(&self, signer: &Signer) -> Result<SignedUrl, SignError> {
        self.sign_at(signer, self.key_time()?)
    }

    /// Signs the URL for a given time; [`expires`](Self::expires) is not looked at.
    ///
    /// # Errors
    ///
    /// As [`sign`](Self::sign).
    pub fn sign_at(&self, signer: &Signer, key_time: KeyTime) -> Result<SignedUrl, SignError> {
        signer.sign(self, key_time)
    }

    /// Signs the request by its `Authorization` header, from a minute ago until [`expires`](Self::expires) from now.
    ///
    /// # Errors
    ///
    /// As [`sign`](Self::sign).
    #[cfg(feature = "std")]
    pub fn authorize(&self, signer: &Signer) -> Result<Authorization, SignError> {
        self.authorize_at(signer, self.key_time()?)
    }

    /// Signs the request by its `Authorization` header for a given time; [`expires`](Self::expires) is not looked at.
    ///
    /// # Errors
    ///
    /// As [`sign`](Self::sign).
    pub fn authorize_at(&self, signer: &Signer, key_time: KeyTime) -> Result<Authorization, SignError> {
        signer.signing_key(key_time)?.authorize(self)
    }

    /// The request as it is signed in a URL, without a token of temporary credentials: to be compared with the
    /// `FormatString` in COS's answer when a signature does not match.
    ///
    /// # Errors
    ///
    /// [`Conflict`] if the parts do not go together.
    pub fn http_string(&self) -> Result<HttpString, Conflict> {
        Request::new(self, self.key(), None, Carrier::Query).http_string()
    }

    /// The URL without a signature, for objects that everyone may read.
    ///
    /// # Errors
    ///
    /// [`Conflict`] if the parts do not go together; an unsigned URL cannot have `response-*` parameters, which COS
    /// takes only in signed requests.
    pub fn unsigned(&self) -> Result<String, Conflict> {
        check_request(self)?;
        if let Some(name) = response_override(self.query()) {
            return Err(Conflict::UnsignedOverride { name: name.as_str().into() });
        }
        let mut url = String::new();
        self.address().push_to(&mut url)?;
        Ok(url)
    }

    #[cfg(feature = "std")]
    fn key_time(&self) -> Result<KeyTime, crate::KeyTimeError> {
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        let now = now.map_err(|_| crate::KeyTimeError::ClockBefore1970)?;
        KeyTime::from_now(now.as_secs(), self.expires())
    }
}
