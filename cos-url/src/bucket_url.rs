//! [`BucketUrl`]: the bucket, region and host of objects, without a key.

mod list_url;
mod parse;
#[cfg(feature = "serde")]
mod serde_form;

pub use list_url::ListUrl;

use crate::ObjectUrl;
use crate::builder::CompleteBuilder;
use crate::object_url::Options;
use crate::text_or::TextOr;
use cos_url_core::{Bucket, Context, Domain, Endpoint, Error, KeyPrefix, ObjectKey, Protocol, Region};

/// The location of objects: the bucket, its region and its host, and optionally a prefix of all keys.
///
/// It is the part of an [`ObjectUrl`] that belongs in the configuration of a server, in a constant or in a file
/// (feature `serde`).
///
/// ```
/// use cos_url::{BucketUrl, Credentials, KeyPrefix, Operation, Region, Signer, bucket};
///
/// const UPLOADS: BucketUrl =
///     BucketUrl::new(bucket!("examplebucket-1250000000"), Region::AP_BEIJING);
///
/// let users = UPLOADS.clone().with_prefix(KeyPrefix::new("users/")?);
/// let photo = users.object("42/photo.jpg")?;
/// assert_eq!(photo.key(), "users/42/photo.jpg");
///
/// let upload = users.object_builder("42/photo.jpg")?.operation(Operation::upload()).build();
/// # let credentials = Credentials::new("AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q", "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz")?;
/// let url = upload.sign(&Signer::new(credentials))?;
/// # let _ = url;
/// # Ok::<(), cos_url::Error>(())
/// ```
///
/// In a file, only `bucket` and `region` are required. In TOML:
///
/// ```toml
/// bucket = "examplebucket-1250000000"
/// region = "ap-beijing"
/// prefix = "users/"
/// endpoint = "accelerate"          # or { domain = "img.example.com" }
/// protocol = "https"
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct BucketUrl {
    bucket: Bucket,
    region: Region,
    endpoint: Endpoint,
    protocol: Protocol,
    prefix: Option<KeyPrefix>,
}

/// Constructors, which work in constants too.
impl BucketUrl {
    /// The whole bucket at its default endpoint, over https.
    pub const fn new(bucket: Bucket, region: Region) -> Self {
        Self { bucket, region, endpoint: Endpoint::Default, protocol: Protocol::Https, prefix: None }
    }

    /// [`BucketUrl::new`] from string literals. In a `const`, an invalid literal is a compile error.
    ///
    /// ```
    /// const AVATARS: cos_url::BucketUrl =
    ///     cos_url::BucketUrl::from_static("avatars-1250000000", "ap-beijing");
    /// ```
    ///
    /// # Panics
    ///
    /// Panics if [`Bucket::new`] or [`Region::new`] rejects its text.
    #[track_caller]
    pub const fn from_static(bucket: &'static str, region: &'static str) -> Self {
        Self::new(Bucket::from_static(bucket), Region::from_static(region))
    }

    /// Sets all fields at once, for constants, in which the `with_*` methods do not work.
    ///
    /// ```
    /// use cos_url::{BucketUrl, Endpoint, KeyPrefix, Protocol, Region, bucket, domain};
    ///
    /// const AVATARS: BucketUrl = BucketUrl::from_parts(
    ///     bucket!("examplebucket-1250000000"),
    ///     Region::AP_BEIJING,
    ///     Endpoint::Custom(domain!("img.example.com")),
    ///     Protocol::Https,
    ///     Some(KeyPrefix::from_static("avatars/")),
    /// );
    /// let avatar = AVATARS.object("42.png")?;
    /// assert_eq!(avatar.unsigned()?, "https://img.example.com/avatars/42.png");
    /// # Ok::<(), cos_url::Error>(())
    /// ```
    pub const fn from_parts(
        bucket: Bucket,
        region: Region,
        endpoint: Endpoint,
        protocol: Protocol,
        prefix: Option<KeyPrefix>,
    ) -> Self {
        Self { bucket, region, endpoint, protocol, prefix }
    }
}

/// Methods that replace one field.
impl BucketUrl {
    /// Replaces the bucket.
    #[must_use]
    pub fn with_bucket(mut self, bucket: Bucket) -> Self {
        self.bucket = bucket;
        self
    }

    /// Replaces the region.
    #[must_use]
    pub fn with_region(mut self, region: Region) -> Self {
        self.region = region;
        self
    }

    /// Replaces the endpoint.
    #[must_use]
    pub fn with_endpoint(mut self, endpoint: Endpoint) -> Self {
        self.endpoint = endpoint;
        self
    }

    /// Replaces the endpoint with a custom domain: [`Endpoint::Custom`].
    #[must_use]
    pub fn with_domain(self, domain: Domain) -> Self {
        self.with_endpoint(Endpoint::Custom(domain))
    }

    /// Replaces the scheme.
    #[must_use]
    pub const fn with_protocol(mut self, protocol: Protocol) -> Self {
        self.protocol = protocol;
        self
    }

    /// Replaces the prefix.
    #[must_use]
    pub fn with_prefix(mut self, prefix: KeyPrefix) -> Self {
        self.prefix = Some(prefix);
        self
    }

    /// Removes the prefix.
    #[must_use]
    pub fn without_prefix(mut self) -> Self {
        self.prefix = None;
        self
    }
}

/// The fields.
impl BucketUrl {
    /// The bucket.
    pub const fn bucket(&self) -> &Bucket {
        &self.bucket
    }

    /// The region.
    pub const fn region(&self) -> &Region {
        &self.region
    }

    /// The endpoint.
    pub const fn endpoint(&self) -> &Endpoint {
        &self.endpoint
    }

    /// The scheme.
    pub const fn protocol(&self) -> Protocol {
        self.protocol
    }

    /// The prefix of all keys.
    pub const fn prefix(&self) -> Option<&KeyPrefix> {
        self.prefix.as_ref()
    }
}

/// Objects, folders and lists.
impl BucketUrl {
    /// The object with this key under the prefix. The key is validated without the prefix, and then together with it.
    ///
    /// So no key can leave the prefix. The key may have several segments. For a name that must be a single segment,
    /// such as the name of an uploaded file, use [`KeyPrefix::key`], [`format_key!`](crate::format_key), or
    /// [`folder`](Self::folder).
    ///
    /// # Errors
    ///
    /// The errors of [`ObjectKey::new`], also if the prefix and the key together are too long. Under a prefix, a key
    /// with a segment `.` or `..` is an error even if it comes from [`ObjectKey::with_dot_segments`].
    pub fn object<T>(&self, key: T) -> Result<ObjectUrl, Error>
    where
        T: TextOr<ObjectKey>,
    {
        let key = match (key.check(), &self.prefix) {
            (key, None) => key?,
            (key, Some(prefix)) => key
                .and_then(|key| ObjectKey::new([prefix.as_str(), key.as_str()].concat()))
                .map_err(|error| error.__in(Context::Prefix))?,
        };
        let options = Options { endpoint: self.endpoint.clone(), protocol: self.protocol, ..Options::DEFAULT };
        Ok(ObjectUrl { bucket: self.bucket.clone(), region: self.region.clone(), key, options })
    }

    /// The builder of an [`object`](Self::object) under the prefix, with bucket, region, key and host set.
    ///
    /// # Errors
    ///
    /// The same errors as [`object`](Self::object).
    pub fn object_builder<T>(&self, key: T) -> Result<CompleteBuilder, Error>
    where
        T: TextOr<ObjectKey>,
    {
        Ok(self.object(key)?.to_builder())
    }

    /// The folder with this name under the prefix, such as the folder of one tenant. The name is one segment.
    ///
    /// ```
    /// use cos_url::{BucketUrl, KeyPrefix, Region, bucket};
    ///
    /// let users = BucketUrl::new(bucket!("examplebucket-1250000000"), Region::AP_BEIJING)
    ///     .with_prefix(KeyPrefix::new("users/")?);
    /// assert_eq!(users.folder("42")?.object("photo.jpg")?.key(), "users/42/photo.jpg");
    /// assert!(users.folder("42/../43").is_err());
    /// # Ok::<(), cos_url::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The same errors as [`KeyPrefix::child`].
    pub fn folder(&self, name: impl AsRef<str>) -> Result<Self, Error> {
        let prefix = match &self.prefix {
            Some(prefix) => prefix.child(name)?,
            None => KeyPrefix::from_name(name)?,
        };
        Ok(self.clone().with_prefix(prefix))
    }

    /// A request for the list of the objects under the prefix, or of all objects of the bucket.
    pub fn list(&self) -> ListUrl {
        ListUrl::new(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorKind;
    use crate::{bucket, domain};
    use alloc::borrow::ToOwned;
    use alloc::string::ToString;

    const BUCKET: BucketUrl = BucketUrl::new(bucket!("examplebucket-1250000000"), Region::AP_BEIJING);

    fn users() -> BucketUrl {
        BUCKET.with_prefix(KeyPrefix::from_static("users/"))
    }

    #[test]
    fn an_object_is_under_the_prefix() {
        assert_eq!(BUCKET.object("a/b.txt").unwrap().key(), "a/b.txt");
        for (key, expected) in [
            ("a/b.txt", Ok("users/a/b.txt")),
            ("a//b", Ok("users/a//b")),
            ("", Err(ErrorKind::InvalidObjectKey)),
            ("/a", Err(ErrorKind::InvalidObjectKey)),
            ("../a", Err(ErrorKind::InvalidObjectKey)),
            ("a/..", Err(ErrorKind::InvalidObjectKey)),
        ] {
            let found = users().object(key).map(|object| object.key().as_str().to_owned());
            assert_eq!(found.as_deref().map_err(Error::kind), expected, "{key}");
        }
        let too_long = "a".repeat(845);
        assert!(BUCKET.object(&too_long).is_ok());
        assert_eq!(users().object(&too_long).unwrap_err().kind(), ErrorKind::InvalidObjectKey);
    }

    #[test]
    fn a_key_with_dot_segments_cannot_leave_the_prefix() {
        const RULE: &str = "URL parsers and HTTP clients resolve the segments `.` and `..`";
        const OTHER: &str = "for an object that really has this name, use `ObjectKey::with_dot_segments(\"../a\")`";
        let dots = ObjectKey::with_dot_segments("../a").unwrap();
        assert!(BUCKET.object(&dots).is_ok());
        for (result, expected) in [
            (users().object(&dots), alloc::format!("invalid object key `users/../a`: {RULE} (`.` at byte 6)")),
            (users().object("../a"), alloc::format!("invalid object key `../a`: {RULE} (`.` at byte 0)")),
            (BUCKET.object("../a"), alloc::format!("invalid object key `../a`: {RULE} (`.` at byte 0); {OTHER}")),
        ] {
            assert_eq!(result.unwrap_err().to_string(), expected);
        }
    }

    #[test]
    fn an_object_has_the_host_of_its_bucket() {
        let place = users().with_domain(domain!("img.example.com")).with_protocol(Protocol::Http);
        let object = place.object("a.txt").unwrap();
        assert_eq!(object.unsigned().unwrap(), "http://img.example.com/users/a.txt");
        assert_eq!(place.object_builder("a.txt").unwrap().build(), object);
        assert_eq!((object.bucket(), object.region()), (place.bucket(), place.region()));
    }

    #[test]
    fn a_folder_is_one_segment() {
        for place in [BUCKET, users()] {
            let folder = place.folder("42").unwrap();
            let key = folder.object("a.txt").unwrap().key().clone();
            assert!(folder.prefix().unwrap().contains(&key));
            assert_eq!(place.folder("4/2").unwrap_err().kind(), ErrorKind::InvalidKeySegment);
            assert_eq!(place.folder("").unwrap_err().kind(), ErrorKind::InvalidKeySegment);
        }
        assert_eq!(users().folder("42").unwrap().prefix(), Some(&KeyPrefix::from_static("users/42/")));
        assert_eq!(users().without_prefix(), BUCKET);
    }
}
