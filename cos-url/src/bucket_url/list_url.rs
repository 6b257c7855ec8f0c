//! [`ListUrl`]: a request for the list of objects.

use super::BucketUrl;
use crate::object_url::Options;
use crate::signature::HttpString;
use crate::text_or::TextOr;
use crate::{Authorization, KeyTime, ObjectUrl, SignedUrl, Signer};
use core::time::Duration;
use cos_url_core::{Error, ErrorKind, KeyPrefix, ObjectKey, QueryName, QueryValue};

/// A request for the list of the objects in a bucket or under a prefix, from [`BucketUrl::list`]: GET Bucket.
///
/// It is a request for the bucket itself, so its path is `/`. The response is XML, with at most 1000 keys. Source: GET
/// Bucket (List Objects), document [436/7734](https://cloud.tencent.com/document/product/436/7734).
///
/// ```
/// use cos_url::{BucketUrl, Credentials, KeyPrefix, KeyTime, Region, Signer, bucket};
///
/// let users = BucketUrl::new(bucket!("examplebucket-1250000000"), Region::AP_BEIJING)
///     .with_prefix(KeyPrefix::new("users/")?);
/// # let credentials = Credentials::new("AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q", "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz")?;
/// let signer = Signer::new(credentials);
/// let list = users.list().folders().max_keys(100)?;
/// let url = list.sign_at(&signer, KeyTime::new(1700000000, 1700000600)?)?;
/// assert!(url.as_str().ends_with("&delimiter=%2F&max-keys=100&prefix=users%2F"));
/// # Ok::<(), cos_url::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[must_use = "a `ListUrl` is only a description; call `.sign(&signer)` to get a URL"]
#[doc(alias("getBucket", "ListObjects"))]
pub struct ListUrl {
    /// A request with an empty key, which gives the path of the bucket. No public method returns it.
    request: ObjectUrl,
    prefix: Option<KeyPrefix>,
}

/// The parameters. If a method is called twice, the last value is used.
impl ListUrl {
    pub(super) fn new(place: &BucketUrl) -> Self {
        let BucketUrl { bucket, region, endpoint, protocol, prefix } = place.clone();
        let options = Options { endpoint, protocol, ..Options::DEFAULT };
        let mut list = Self { request: ObjectUrl { bucket, region, key: ObjectKey::__BUCKET, options }, prefix };
        // The rule for a prefix is stricter than the rule for a value, so a prefix is always a valid value.
        if let Some(value) = list.prefix.as_ref().and_then(|prefix| QueryValue::new(prefix.as_str()).ok()) {
            list.set(QueryName::PREFIX, value);
        }
        list
    }

    /// Lists only the keys that continue with this text, such as `2026-`, after the prefix of the [`BucketUrl`]. No key
    /// outside the prefix is listed.
    ///
    /// # Errors
    ///
    /// The same errors as [`QueryValue::new`].
    pub fn starting_with(mut self, start: impl AsRef<str>) -> Result<Self, Error> {
        let prefix = self.prefix.as_ref().map_or("", KeyPrefix::as_str);
        let value = QueryValue::new([prefix, start.as_ref()].concat())?;
        self.set(QueryName::PREFIX, value);
        Ok(self)
    }

    /// Groups the keys by folders: the parameter `delimiter=/`. The list contains only the objects and folders directly
    /// under the prefix.
    pub fn folders(mut self) -> Self {
        self.set(QueryName::DELIMITER, QueryValue::from_static("/"));
        self
    }

    /// Starts the list after this key, which is the `NextMarker` of the previous response.
    ///
    /// # Errors
    ///
    /// The same errors as [`QueryValue::new`].
    pub fn after<T>(mut self, marker: T) -> Result<Self, Error>
    where
        T: TextOr<QueryValue>,
    {
        self.set(QueryName::MARKER, marker.check()?);
        Ok(self)
    }

    /// Limits the number of keys in one response, from 1 to 1000. Default: 1000.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidQueryValue`] for another number.
    pub fn max_keys(mut self, keys: u16) -> Result<Self, Error> {
        if !(1..=1000).contains(&keys) {
            let message = alloc::format!("invalid `max_keys` {keys}: a list has from 1 to 1000 keys");
            return Err(Error::__new(ErrorKind::InvalidQueryValue, message));
        }
        self.set(QueryName::MAX_KEYS, keys.into());
        Ok(self)
    }

    /// Makes COS percent-encode the keys in the response: the parameter `encoding-type=url`. XML cannot contain every
    /// character of a key.
    pub fn encoded(mut self) -> Self {
        self.set(QueryName::ENCODING_TYPE, QueryValue::from_static("url"));
        self
    }

    /// Sets the lifetime, counted from the time of signing. Fractions of a second are ignored. Default: 900 s.
    pub fn expires(mut self, expires: Duration) -> Self {
        self.request.options.expires = expires.as_secs();
        self
    }

    fn set(&mut self, name: QueryName, value: QueryValue) {
        self.request.options.query.set(name, value);
    }
}

/// The signed request.
impl ListUrl {
    /// Signs the URL for a given period, without reading the clock.
    ///
    /// # Errors
    ///
    /// The same errors as [`ObjectUrl::sign_at`].
    pub fn sign_at(&self, signer: &Signer, key_time: KeyTime) -> Result<SignedUrl, Error> {
        self.request.sign_at(signer, key_time)
    }

    /// Signs the request with its `Authorization` header for a given period, without reading the clock.
    ///
    /// # Errors
    ///
    /// The same errors as [`ObjectUrl::sign_at`].
    pub fn authorize_at(&self, signer: &Signer, key_time: KeyTime) -> Result<Authorization, Error> {
        self.request.authorize_at(signer, key_time)
    }

    /// The canonical request of the signed URL, without a token of temporary credentials; see
    /// [`ObjectUrl::http_string`].
    ///
    /// # Errors
    ///
    /// The errors of [`ObjectUrl::sign_at`] for fields that contradict each other.
    pub fn http_string(&self) -> Result<HttpString, Error> {
        self.request.http_string()
    }
}

/// The signed request, by the clock of this machine.
#[cfg(all(feature = "std", not(all(target_family = "wasm", target_os = "unknown"))))]
impl ListUrl {
    /// Signs the URL, as [`ObjectUrl::sign`] does.
    ///
    /// # Errors
    ///
    /// The same errors as [`ObjectUrl::sign`].
    pub fn sign(&self, signer: &Signer) -> Result<SignedUrl, Error> {
        self.request.sign(signer)
    }

    /// Signs the request with its `Authorization` header, as [`ObjectUrl::authorize`] does.
    ///
    /// # Errors
    ///
    /// The same errors as [`ObjectUrl::sign`].
    pub fn authorize(&self, signer: &Signer) -> Result<Authorization, Error> {
        self.request.authorize(signer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Credentials, Region, bucket};
    use alloc::string::ToString;

    const BUCKET: BucketUrl = BucketUrl::new(bucket!("examplebucket-1250000000"), Region::AP_BEIJING);

    fn users() -> BucketUrl {
        BUCKET.with_prefix(KeyPrefix::from_static("users/"))
    }

    fn signer() -> Signer {
        Signer::new(Credentials::new("AKIDEXAMPLE", "SECRETKEYEXAMPLE").unwrap())
    }

    #[test]
    fn the_canonical_request_has_the_path_of_the_bucket() {
        let list = users().list().folders().max_keys(100).unwrap().after("users/a b").unwrap().encoded();
        assert_eq!(
            list.http_string().unwrap().as_str(),
            "get\n/\ndelimiter=%2F&encoding-type=url&marker=users%2Fa%20b&max-keys=100&prefix=users%2F\n\
             host=examplebucket-1250000000.cos.ap-beijing.myqcloud.com\n"
        );
        assert_eq!(
            BUCKET.list().http_string().unwrap().as_str(),
            "get\n/\n\nhost=examplebucket-1250000000.cos.ap-beijing.myqcloud.com\n"
        );
    }

    #[test]
    fn the_url_and_the_header_address_the_bucket() {
        let key_time = KeyTime::new(1_700_000_000, 1_700_000_600).unwrap();
        let url = users().list().sign_at(&signer(), key_time).unwrap();
        let start = "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/?q-sign-algorithm=sha1&";
        assert!(url.as_str().starts_with(start), "{}", url.as_str());
        assert!(url.as_str().contains("&q-url-param-list=prefix&"));
        assert!(url.as_str().ends_with("&prefix=users%2F"));
        let authorization = users().list().authorize_at(&signer(), key_time).unwrap();
        assert_eq!(
            authorization.url(),
            "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/?prefix=users%2F"
        );
    }

    #[test]
    fn the_prefix_precedes_the_start_of_the_keys() {
        for (place, start, expected) in
            [(users(), "4", "users/4"), (users(), "../", "users/../"), (users(), "", "users/"), (BUCKET, "4", "4")]
        {
            let list = place.list().starting_with("x").unwrap().starting_with(start).unwrap();
            assert_eq!(list.request.query().get("prefix"), Some(expected));
        }
        assert_eq!(users().list().starting_with("a\n").unwrap_err().kind(), ErrorKind::InvalidQueryValue);
    }

    #[test]
    fn a_list_has_from_1_to_1000_keys() {
        for (keys, is_valid) in [(0, false), (1, true), (1000, true), (1001, false)] {
            assert_eq!(BUCKET.list().max_keys(keys).is_ok(), is_valid, "{keys}");
        }
        assert_eq!(
            BUCKET.list().max_keys(0).unwrap_err().to_string(),
            "invalid `max_keys` 0: a list has from 1 to 1000 keys"
        );
    }

    #[test]
    fn the_lifetime_of_a_list_is_used() {
        let list = BUCKET.list().expires(Duration::from_secs(60));
        assert_eq!(list.request.expires(), Duration::from_secs(60));
    }
}
