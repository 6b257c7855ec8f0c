//! The builder of an [`ObjectUrl`]. Its type records which of bucket, region and key are set.

mod content;
mod missing_build;
mod operation;
mod pairs;
mod parts;
mod processing;
mod response;
mod typestate;
mod variants;

pub use crate::text_or::TextOr;
pub use pairs::Pair;
pub use typestate::{BucketIsSet, BucketIsUnset, KeyIsSet, KeyIsUnset, RegionIsSet, RegionIsUnset, Set, Unset};

use crate::ObjectUrl;
use core::fmt;
use core::time::Duration;
use cos_url_core::{
    Bucket, Domain, Endpoint, Error, HeaderName, HeaderValue, Headers, Method, ObjectKey, Protocol, Query, QueryName,
    QueryValue, Region,
};
use parts::{Parts, PartsBuilder, Settings};

/// The builder of an [`ObjectUrl`].
///
/// The three type parameters record which of bucket, region and key are set. The type of an incomplete builder can be
/// written down, so functions can take and return it:
///
/// ```
/// use cos_url::builder::{ObjectUrlBuilder, Set};
/// use cos_url::{Bucket, ObjectUrl, Region, bucket};
///
/// fn in_our_bucket() -> ObjectUrlBuilder<Set<Bucket>, Set<Region>> {
///     ObjectUrl::builder()
///         .bucket(bucket!("examplebucket-1250000000"))
///         .region(Region::AP_BEIJING)
/// }
///
/// let photo = in_our_bucket().try_key("photo.jpg")?.build();
/// # Ok::<(), cos_url::Error>(())
/// ```
///
/// Each setter `x` takes a validated type and cannot fail. Most setters have a variant `try_x`, which takes text, or
/// any value that converts into the type, and returns an error if the text is invalid. Most optional setters have a
/// variant `maybe_x`, which takes an `Option`. The optional setters do not change the type of the builder, so they work
/// inside `if` and `match`. If a setter is called twice, the last value is used. Parameters and headers accumulate.
#[derive(Clone)]
#[must_use = "a builder has no effect until `.build()` is called"]
pub struct ObjectUrlBuilder<B = Unset, R = Unset, K = Unset>(PartsBuilder<(B, R, K, (Settings,))>);

/// The builder of an object URL whose bucket, region and key are set.
pub type CompleteBuilder = ObjectUrlBuilder<Set<Bucket>, Set<Region>, Set<ObjectKey>>;

impl ObjectUrl {
    /// Creates a builder without any field. Set bucket, region and key before you call
    /// [`.build()`](ObjectUrlBuilder::build).
    pub fn builder() -> ObjectUrlBuilder {
        ObjectUrlBuilder(Parts::builder())
    }

    /// Creates a builder with all fields of this object URL, so that some of them can be changed.
    ///
    /// ```
    /// use cos_url::{Method, cos_url};
    ///
    /// let photo = cos_url! {
    ///     bucket: "examplebucket-1250000000",
    ///     region: "ap-beijing",
    ///     key: "a.jpg",
    /// };
    /// let upload = photo
    ///     .to_builder()
    ///     .method(Method::Put)
    ///     .try_header("Content-Type", "image/jpeg")?
    ///     .build();
    /// assert_eq!(upload.key(), photo.key());
    /// # Ok::<(), cos_url::Error>(())
    /// ```
    pub fn to_builder(&self) -> CompleteBuilder {
        let settings = Settings::from_options(self.options.clone());
        ObjectUrl::builder()
            .change(|all| *all = settings)
            .bucket(self.bucket.clone())
            .region(self.region.clone())
            .key(self.key.clone())
    }
}

/// The required fields.
impl<B, R, K> ObjectUrlBuilder<B, R, K> {
    /// Sets the bucket.
    pub fn bucket(self, bucket: Bucket) -> ObjectUrlBuilder<Set<Bucket>, R, K>
    where
        B: BucketIsUnset,
    {
        ObjectUrlBuilder(B::clear(self).0.bucket(bucket))
    }

    /// Sets the bucket from text.
    ///
    /// # Errors
    ///
    /// The same errors as [`Bucket::new`].
    pub fn try_bucket<T>(self, bucket: T) -> Result<ObjectUrlBuilder<Set<Bucket>, R, K>, Error>
    where
        T: TextOr<Bucket>,
        B: BucketIsUnset,
    {
        Ok(self.bucket(bucket.check()?))
    }

    /// Sets the region of the bucket.
    pub fn region(self, region: Region) -> ObjectUrlBuilder<B, Set<Region>, K>
    where
        R: RegionIsUnset,
    {
        ObjectUrlBuilder(R::clear(self).0.region(region))
    }

    /// Sets the region of the bucket from text.
    ///
    /// # Errors
    ///
    /// The same errors as [`Region::new`].
    pub fn try_region<T>(self, region: T) -> Result<ObjectUrlBuilder<B, Set<Region>, K>, Error>
    where
        T: TextOr<Region>,
        R: RegionIsUnset,
    {
        Ok(self.region(region.check()?))
    }

    /// Sets the object key.
    pub fn key(self, key: ObjectKey) -> ObjectUrlBuilder<B, R, Set<ObjectKey>>
    where
        K: KeyIsUnset,
    {
        ObjectUrlBuilder(K::clear(self).0.key(key))
    }

    /// Sets the object key from text. Pass the key as it is in the bucket, without percent-encoding.
    ///
    /// # Errors
    ///
    /// The same errors as [`ObjectKey::new`].
    pub fn try_key<T>(self, key: T) -> Result<ObjectUrlBuilder<B, R, Set<ObjectKey>>, Error>
    where
        T: TextOr<ObjectKey>,
        K: KeyIsUnset,
    {
        Ok(self.key(key.check()?))
    }

    /// Returns the object URL. This cannot fail, because every field is already validated. If fields contradict each
    /// other, [`sign`](ObjectUrl::sign) and [`unsigned`](ObjectUrl::unsigned) return an error.
    pub fn build(self) -> ObjectUrl
    where
        B: BucketIsSet,
        R: RegionIsSet,
        K: KeyIsSet,
    {
        let Parts { bucket, region, key, settings } = B::settle(R::settle(K::settle(self))).0.finish();
        ObjectUrl { bucket, region, key, options: settings.into_options() }
    }

    fn change(self, change: impl FnOnce(&mut Settings)) -> Self {
        Self(self.0.change(change))
    }
}

/// The host, the method and the lifetime.
impl<B, R, K> ObjectUrlBuilder<B, R, K> {
    /// Selects the family of hosts.
    pub fn endpoint(self, endpoint: Endpoint) -> Self {
        self.change(|all| all.options.endpoint = endpoint)
    }

    /// Selects a custom domain that points to the bucket: [`Endpoint::Custom`].
    pub fn domain(self, domain: Domain) -> Self {
        self.endpoint(Endpoint::Custom(domain))
    }

    /// Sets the scheme. Default: https.
    pub fn protocol(self, protocol: Protocol) -> Self {
        self.change(|all| all.options.protocol = protocol)
    }

    /// Sets the method. Default: GET.
    pub fn method(self, method: Method) -> Self {
        self.change(|all| all.method = Some(method))
    }

    /// Sets the lifetime, counted from the time of signing. Fractions of a second are ignored. Default: 900 s.
    pub fn expires(self, expires: Duration) -> Self {
        self.change(|all| all.options.expires = expires.as_secs())
    }

    /// Excludes the `Host` header from the signature.
    ///
    /// Such a URL is valid for any host, including other buckets that contain the same key. Use this only behind a
    /// proxy that rewrites `Host`.
    pub fn without_signed_host(self) -> Self {
        self.change(|all| all.options.signs_host = false)
    }
}

/// Parameters and headers.
impl<B, R, K> ObjectUrlBuilder<B, R, K> {
    /// Adds a query parameter. Every parameter is signed. [`sign`](ObjectUrl::sign) and
    /// [`unsigned`](ObjectUrl::unsigned) report duplicate names.
    pub fn query(self, name: QueryName, value: QueryValue) -> Self {
        self.change(|all| all.options.query.push(name, value))
    }

    /// Calls [`query`](Self::query) if the option contains a value.
    pub fn maybe_query(self, name: QueryName, value: Option<QueryValue>) -> Self {
        match value {
            Some(value) => self.query(name, value),
            None => self,
        }
    }

    /// Adds a query parameter from text. The value may also be an integer.
    ///
    /// # Errors
    ///
    /// The same errors as [`QueryName::new`] and [`QueryValue::new`].
    pub fn try_query<N, V>(self, name: N, value: V) -> Result<Self, Error>
    where
        N: TextOr<QueryName>,
        V: TextOr<QueryValue>,
    {
        Ok(self.query(name.check()?, value.check()?))
    }

    /// Adds the query parameters of a map, an array of pairs or another iterator over pairs.
    ///
    /// ```
    /// use cos_url::{ObjectUrl, Region, bucket};
    /// use std::collections::BTreeMap;
    ///
    /// let parameters =
    ///     BTreeMap::from([("versionId", "MTg0"), ("response-content-type", "text/plain")]);
    /// let report = ObjectUrl::builder()
    ///     .bucket(bucket!("examplebucket-1250000000"))
    ///     .region(Region::AP_BEIJING)
    ///     .try_key("report.txt")?
    ///     .try_query_pairs(&parameters)?
    ///     .build();
    /// assert_eq!(report.query().get("versionId"), Some("MTg0"));
    /// # Ok::<(), cos_url::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The same errors as [`QueryName::new`] and [`QueryValue::new`].
    pub fn try_query_pairs<I>(self, pairs: I) -> Result<Self, Error>
    where
        I: IntoIterator<Item: Pair<QueryName, QueryValue>>,
    {
        let pairs: Query = pairs.into_iter().map(Pair::try_into_pair).collect::<Result<_, _>>()?;
        Ok(self.change(|all| all.options.query.extend(pairs)))
    }

    /// Adds a header to the signature. The client must send the header with this value. [`sign`](ObjectUrl::sign)
    /// reports duplicate names.
    pub fn header(self, name: HeaderName, value: HeaderValue) -> Self {
        self.change(|all| all.options.headers.push(name, value))
    }

    /// Calls [`header`](Self::header) if the option contains a value.
    pub fn maybe_header(self, name: HeaderName, value: Option<HeaderValue>) -> Self {
        match value {
            Some(value) => self.header(name, value),
            None => self,
        }
    }

    /// Adds a header to the signature from text. The value may also be an integer.
    ///
    /// # Errors
    ///
    /// The same errors as [`HeaderName::new`] and [`HeaderValue::new`]. The error does not repeat the value of a header
    /// `x-cos-server-side-encryption-*`, which may hold a key.
    pub fn try_header<N, V>(self, name: N, value: V) -> Result<Self, Error>
    where
        N: TextOr<HeaderName>,
        V: TextOr<HeaderValue>,
    {
        let name = name.check()?;
        let value = value.check().map_err(|error| name.__value_error(error))?;
        Ok(self.header(name, value))
    }

    /// Adds the headers of a map, an array of pairs or another iterator over pairs.
    ///
    /// # Errors
    ///
    /// The same errors as [`HeaderName::new`] and [`HeaderValue::new`].
    pub fn try_headers<I>(self, pairs: I) -> Result<Self, Error>
    where
        I: IntoIterator<Item: Pair<HeaderName, HeaderValue>>,
    {
        let pairs: Headers = pairs.into_iter().map(Pair::try_into_pair).collect::<Result<_, _>>()?;
        Ok(self.change(|all| all.options.headers.extend(pairs)))
    }
}

impl<B, R, K> fmt::Debug for ObjectUrlBuilder<B, R, K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ObjectUrlBuilder").finish_non_exhaustive()
    }
}
