//! The macros, and what they expand to beside the types' own constructors.

use crate::{KeyTimeError, ObjectUrl, SignError, SignedUrl};
use core::mem::ManuallyDrop;
use core::time::Duration;
use cos_url_core::{Bucket, Domain, HeaderName, HeaderValue, ObjectKey, QueryName, QueryValue, Region};

#[doc(hidden)]
pub use cos_url_macros as procedural;

/// Builds the URL of an object from literals that are checked while the program is compiled.
///
/// The fields are `bucket`, `region` and `key`, which are required, and `sign`, `protocol`, `domain`, `endpoint`,
/// `method`, `query`, `headers`, `expires` and `signer`, in any order. A literal is judged by the macro itself, and all
/// mistakes of one call are reported together, each at its place.
///
/// ```
/// use cos_url::{Credentials, ObjectUrl, Signer, cos_url};
///
/// // Without a signer, it is an `ObjectUrl`, and a constant where all is constant.
/// const AVATAR: ObjectUrl = cos_url! {
///     bucket: "examplebucket-1250000000",
///     region: "ap-beijing",
///     key: "Profile photo.jpg",
///     method: "PUT",
///     headers: { "Content-Type": "image/jpeg" },
///     expires: 600,
/// };
///
/// // With `sign: false`, it is a `&'static str`.
/// const LOGO: &str = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "logo.png", sign: false };
/// assert_eq!(LOGO, "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/logo.png");
///
/// // With a signer, it is what `.sign(&signer)` returns.
/// let signer = Signer::new(Credentials::new("AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q", "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz")?);
/// let url = cos_url! {
///     signer: &signer,
///     bucket: "examplebucket-1250000000",
///     region: "ap-beijing",
///     key: "a.txt",
///     query: { "response-content-type": "text/plain" },
/// }?;
/// assert_eq!(url.method(), cos_url::Method::Get);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Values
///
/// | field | literal | expression |
/// |---|---|---|
/// | `bucket` | `"examplebucket-1250000000"` | [`Bucket`] |
/// | `region` | `"ap-beijing"` | [`Region`] |
/// | `key` | `"Profile photo.jpg"` | [`ObjectKey`] |
/// | `sign` | `true`, `false` | |
/// | `protocol` | `"https"`, `"http"` | [`Protocol`](crate::Protocol) |
/// | `domain` | `"img.example.com"` | [`Domain`] |
/// | `endpoint` | `"accelerate"`, ... | [`Endpoint`](crate::Endpoint) |
/// | `method` | `"PUT"`, ... | [`Method`](crate::Method) |
/// | `query` | `{ "versionId": ".." }` | [`Query`](crate::Query) |
/// | `headers` | `{ "Content-Type": ".." }` | [`Headers`](crate::Headers) |
/// | `expires` | `600`, in seconds | [`Duration`] |
/// | `signer` | | [`&Signer`](crate::Signer) |
///
/// In place of a literal, a constant `&str` is taken as well: a name in capitals, `env!`, `option_env!(..).unwrap()`,
/// `concat!`, `include_str!`, `stringify!` or a `const { .. }` block. The compiler then judges it by the same rule when
/// it evaluates the constant.
///
/// A key that looks percent-encoded, such as `"a%20b"`, is refused as a literal, because a key is always given as it is
/// named in the bucket. If the object is really called so, say it with `key: ObjectKey::from_static("a%20b")`.
#[macro_export]
macro_rules! cos_url {
    ($($fields:tt)*) => { $crate::macros::procedural::cos_url! { ($crate) $($fields)* } };
}

/// A [`Bucket`](crate::Bucket) from a literal that is checked while the program is compiled.
///
/// ```
/// const AVATARS: cos_url::Bucket = cos_url::bucket!("avatars-1250000000");
/// ```
#[macro_export]
macro_rules! bucket {
    ($($bucket:tt)*) => { $crate::macros::procedural::bucket! { ($crate) $($bucket)* } };
}

/// A [`Region`](crate::Region) from a literal that is checked while the program is compiled.
///
/// ```
/// const HOME: cos_url::Region = cos_url::region!("ap-beijing");
/// ```
#[macro_export]
macro_rules! region {
    ($($region:tt)*) => { $crate::macros::procedural::region! { ($crate) $($region)* } };
}

/// An [`ObjectKey`](crate::ObjectKey) from a literal that is checked while the program is compiled.
///
/// ```
/// const PHOTO: cos_url::ObjectKey = cos_url::object_key!("Profile photo.jpg");
/// ```
#[macro_export]
macro_rules! object_key {
    ($($key:tt)*) => { $crate::macros::procedural::object_key! { ($crate) $($key)* } };
}

/// A constant that may be a text or already the checked type: which, only the compiler knows.
///
/// `ManuallyDrop`, because a `const fn` cannot take a value out of a type that might have to be dropped.
#[derive(Debug)]
pub struct Given<T>(ManuallyDrop<T>);

impl<T> Given<T> {
    /// Takes the constant.
    pub const fn new(value: T) -> Self {
        Self(ManuallyDrop::new(value))
    }
}

macro_rules! given {
    ($($Part:ident: $method:ident;)*) => {
        $(
            impl Given<&'static str> {
                #[doc = concat!("A text that is to be a [`", stringify!($Part), "`].")]
                #[track_caller]
                pub const fn $method(self) -> $Part {
                    $Part::from_static(ManuallyDrop::into_inner(self.0))
                }
            }

            impl Given<$Part> {
                #[doc = concat!("A [`", stringify!($Part), "`] already.")]
                pub const fn $method(self) -> $Part {
                    ManuallyDrop::into_inner(self.0)
                }
            }
        )*
    };
}

given! {
    Bucket: bucket;
    Region: region;
    ObjectKey: key;
    Domain: domain;
    QueryName: query_name;
    QueryValue: query_value;
    HeaderName: header_name;
    HeaderValue: header_value;
}

impl Given<Duration> {
    /// A life already.
    pub const fn expires(self) -> Duration {
        checked_expires(ManuallyDrop::into_inner(self.0))
    }
}

impl Given<u64> {
    /// A life in seconds.
    pub const fn expires(self) -> Duration {
        checked_expires(Duration::from_secs(ManuallyDrop::into_inner(self.0)))
    }
}

const fn checked_expires(expires: Duration) -> Duration {
    assert!(expires.as_secs() > 0, "`expires` is less than a second");
    expires
}

/// The length of an unsigned URL in bytes.
pub const fn unsigned_length(object: &ObjectUrl) -> usize {
    object.checked_unsigned().length()
}

/// An unsigned URL of that length.
pub const fn unsigned_bytes<const LENGTH: usize>(object: &ObjectUrl) -> [u8; LENGTH] {
    object.checked_unsigned().bytes()
}

/// An unsigned URL as text.
///
/// # Panics
///
/// On bytes that are not UTF-8, which no URL has.
pub const fn unsigned_text(bytes: &'static [u8]) -> &'static str {
    match str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => panic!("a URL is ASCII"),
    }
}

/// Stands where a call of `cos_url!` was refused, so that nothing but the refusal is reported; likewise the others.
pub const REFUSED: ObjectUrl = ObjectUrl::new(REFUSED_BUCKET, REFUSED_REGION, REFUSED_OBJECTKEY);

/// See [`REFUSED`].
pub const REFUSED_BUCKET: Bucket = Bucket::from_static("refused-0");

/// See [`REFUSED`].
pub const REFUSED_REGION: Region = Region::AP_BEIJING;

/// See [`REFUSED`].
pub const REFUSED_OBJECTKEY: ObjectKey = ObjectKey::from_static("refused");

/// See [`REFUSED`]; for a call with a signer.
///
/// # Errors
///
/// Always.
pub fn refused() -> Result<SignedUrl, SignError> {
    Err(SignError::KeyTime(KeyTimeError::TooShort))
}
