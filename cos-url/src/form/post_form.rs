//! [`PostForm`]: an unsigned form.

use super::{Acl, SizeRange, SuccessStatus};
use crate::KeyPrefix;
use crate::object_url::DEFAULT_EXPIRES_SECS;
use core::time::Duration;
use cos_url_core::{Bucket, Domain, Endpoint, HeaderValue, Headers, ObjectKey, Protocol, Region};

/// A form that uploads one file: its destination, and the conditions for the upload.
///
/// It is a plain value, and it can be a constant. [`sign`](Self::sign) returns the URL and the fields of the form. The
/// policy covers every field that is set here: COS rejects an upload with another value. It does not cover other
/// fields: whoever has the form can add fields such as `acl` and `Content-Type`. To prevent this, set these fields.
/// Source: POST Object, document [436/14690](https://cloud.tencent.com/document/product/436/14690).
///
/// ```
/// use cos_url::form::{Acl, PostForm};
/// use cos_url::{Bucket, Credentials, KeyTime, Region, Signer};
/// use cos_url::{bucket, header_value, object_key, size_range};
///
/// const AVATARS: Bucket = bucket!("avatars-1250000000");
/// const AVATAR: PostForm =
///     PostForm::for_key(AVATARS, Region::AP_BEIJING, object_key!("7.png"))
///         .with_size(size_range!(1, 1 << 20))
///         .with_acl(Acl::PublicRead);
///
/// let signer = Signer::new(Credentials::new("AKIDEXAMPLE", "SECRETKEYEXAMPLE")?);
/// let form = AVATAR
///     .with_content_type(header_value!("image/png"))
///     .sign_at(&signer, KeyTime::new(1700000000, 1700000900)?)?;
/// assert_eq!(form.fields().next(), Some(("key", "7.png")));
/// # Ok::<(), cos_url::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[must_use = "a `PostForm` is only a description; call `.sign(&signer)` to get the URL and the fields"]
#[doc(alias = "postObject")]
pub struct PostForm {
    pub(super) bucket: Bucket,
    pub(super) region: Region,
    pub(super) key: Key,
    pub(super) endpoint: Endpoint,
    pub(super) protocol: Protocol,
    pub(super) size: Option<SizeRange>,
    pub(super) content_type: Option<HeaderValue>,
    pub(super) content_type_prefix: Option<HeaderValue>,
    pub(super) acl: Option<Acl>,
    pub(super) redirect: Option<HeaderValue>,
    pub(super) status: Option<SuccessStatus>,
    pub(super) headers: Headers,
    /// In seconds.
    expires: u64,
}

/// The keys to which a form may upload.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Key {
    Exact(ObjectKey),
    Prefix(KeyPrefix),
}

/// Constructors, which work in constants too.
impl PostForm {
    /// A form that uploads the object with this key, valid for 900 seconds.
    pub const fn for_key(bucket: Bucket, region: Region, key: ObjectKey) -> Self {
        Self::new(bucket, region, Key::Exact(key))
    }

    /// A form that uploads one object whose key starts with a prefix, valid for 900 seconds.
    ///
    /// The field `key` is the prefix and `${filename}`, which COS replaces with the name of the file. Whoever has the
    /// form can send any key that starts with the prefix, and so can overwrite every object below the prefix.
    pub const fn for_prefix(bucket: Bucket, region: Region, prefix: KeyPrefix) -> Self {
        Self::new(bucket, region, Key::Prefix(prefix))
    }

    const fn new(bucket: Bucket, region: Region, key: Key) -> Self {
        Self {
            bucket,
            region,
            key,
            endpoint: Endpoint::Default,
            protocol: Protocol::Https,
            size: None,
            content_type: None,
            content_type_prefix: None,
            acl: None,
            redirect: None,
            status: None,
            headers: Headers::EMPTY,
            expires: DEFAULT_EXPIRES_SECS,
        }
    }
}

/// Conditions for the upload.
impl PostForm {
    /// Limits the size of the file. Without this, COS accepts up to 5 GB.
    pub const fn with_size(mut self, size: SizeRange) -> Self {
        self.size = Some(size);
        self
    }

    /// Sets the `Content-Type` that is stored with the object. COS ignores the type that a browser sends for the file.
    ///
    /// COS does not check the content of the file. The condition covers only the type with which the object is later
    /// sent.
    pub fn with_content_type(mut self, content_type: HeaderValue) -> Self {
        self.content_type = Some(content_type);
        self
    }

    /// Lets the page choose a `Content-Type` that starts with a prefix, such as `image/`.
    ///
    /// If [`with_content_type`](Self::with_content_type) is called too, its value is the initial value of the field.
    /// Otherwise the page must add the field `Content-Type`, which is listed in
    /// [`SignedForm::open_fields`](super::SignedForm::open_fields).
    pub fn with_content_type_prefix(mut self, prefix: HeaderValue) -> Self {
        self.content_type_prefix = Some(prefix);
        self
    }

    /// Sets the access control list of the object. Without this, the object inherits the permissions of its bucket.
    pub const fn with_acl(mut self, acl: Acl) -> Self {
        self.acl = Some(acl);
        self
    }

    /// Sets other headers that are stored with the object or change how COS stores it: `Cache-Control`,
    /// `Content-Disposition`, `Content-Encoding`, `Expires`, `x-cos-meta-*`, `x-cos-storage-class` and other `x-cos-*`.
    pub fn with_headers(mut self, headers: Headers) -> Self {
        self.headers = headers;
        self
    }

    /// Sets the lifetime, counted from the time of signing. Fractions of a second are ignored. Default: 900 s.
    pub const fn with_expires(mut self, expires: Duration) -> Self {
        self.expires = expires.as_secs();
        self
    }
}

/// The response to a successful upload. The default is status 204.
impl PostForm {
    /// Makes COS redirect the browser to a URL, to which COS appends the parameters `bucket`, `key` and `etag`.
    pub fn with_redirect(mut self, url: HeaderValue) -> Self {
        self.redirect = Some(url);
        self
    }

    /// Sets the status of the response.
    pub const fn with_status(mut self, status: SuccessStatus) -> Self {
        self.status = Some(status);
        self
    }
}

/// The destination of the form.
impl PostForm {
    /// Selects the family of hosts.
    pub fn with_endpoint(mut self, endpoint: Endpoint) -> Self {
        self.endpoint = endpoint;
        self
    }

    /// Selects a custom domain: [`Endpoint::Custom`].
    pub fn with_domain(self, domain: Domain) -> Self {
        self.with_endpoint(Endpoint::Custom(domain))
    }

    /// Selects the scheme. Default: https.
    pub const fn with_protocol(mut self, protocol: Protocol) -> Self {
        self.protocol = protocol;
        self
    }
}

/// The fields.
impl PostForm {
    /// The bucket.
    pub const fn bucket(&self) -> &Bucket {
        &self.bucket
    }

    /// The region.
    pub const fn region(&self) -> &Region {
        &self.region
    }

    /// The key, unless the form is for a prefix.
    pub const fn key(&self) -> Option<&ObjectKey> {
        match &self.key {
            Key::Exact(key) => Some(key),
            Key::Prefix(_) => None,
        }
    }

    /// The prefix, unless the form is for one key.
    pub const fn prefix(&self) -> Option<&KeyPrefix> {
        match &self.key {
            Key::Exact(_) => None,
            Key::Prefix(prefix) => Some(prefix),
        }
    }

    /// The sizes that COS accepts, if they are limited.
    pub const fn size(&self) -> Option<SizeRange> {
        self.size
    }

    /// The lifetime, counted from the time of signing, in whole seconds.
    pub const fn expires(&self) -> Duration {
        Duration::from_secs(self.expires)
    }
}
