//! The macros, and what they expand to beside the types' own constructors.

pub mod run_time;

use crate::conflict::is_served;
use crate::key_time::LAST_SECOND;
use crate::{ObjectUrl, SignError, SignedUrl, Signer};
use core::mem::{ManuallyDrop, forget};
use core::ops::Deref;
use core::time::Duration;
use cos_url_core::{
    Bucket, Domain, Endpoint, HeaderName, HeaderValue, Method, ObjectKey, Protocol, Query, QueryName, QueryValue,
    Region,
};

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
/// A call of literals alone is evaluated where it stands: in a `const` or a `static` by the compiler, in a function each
/// time, which takes some 50 ns and half a nanosecond more for each byte of a long key. Where that counts, name it with a `const`. With `signer`, it is a constant by itself.
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

/// Holds for no type: [`Given`] itself takes a text and the part.
#[diagnostic::on_unimplemented(
    message = "expected a string or `{Self}`, found `{T}`",
    label = "neither a string nor `{Self}`"
)]
pub trait MadeOf<T>: Sized {
    #[doc(hidden)]
    fn never() -> Self;
}

/// Holds for no type: [`Given`] itself takes `u64` and [`Duration`].
#[diagnostic::on_unimplemented(
    message = "expected a number of seconds (`u64`) or a `Duration` for `expires`, found `{Self}`",
    label = "neither `u64` nor `Duration`"
)]
pub trait Lifetime {
    #[doc(hidden)]
    fn never() -> Duration;
}

macro_rules! given {
    ($($Part:ident: $method:ident;)*) => {
        /// Answers for a constant of a type that is not taken: the compiler comes to it where [`Given`] has no method of
        /// its own, and then asks for a bound that does not hold.
        pub trait OrNot<T>: Sized {
            $(
                #[doc = concat!("See [`", stringify!($Part), "`].")]
                fn $method(self) -> $Part
                where
                    $Part: MadeOf<T>,
                {
                    <$Part as MadeOf<T>>::never()
                }
            )*

            /// See [`Duration`].
            fn expires(self) -> Duration
            where
                T: Lifetime,
            {
                T::never()
            }
        }

        impl<T> OrNot<T> for Given<T> {}

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
    Endpoint: endpoint;
    Protocol: protocol;
    Method: method;
    QueryName: query_name;
    QueryValue: query_value;
    HeaderName: header_name;
    HeaderValue: header_value;
}

impl Given<Duration> {
    /// A life already.
    #[track_caller]
    pub const fn expires(self) -> Duration {
        checked_expires(ManuallyDrop::into_inner(self.0))
    }
}

impl Given<u64> {
    /// A life in seconds.
    #[track_caller]
    pub const fn expires(self) -> Duration {
        checked_expires(Duration::from_secs(ManuallyDrop::into_inner(self.0)))
    }
}

#[track_caller]
const fn checked_expires(expires: Duration) -> Duration {
    assert!(expires.as_secs() > 0, "`expires` is less than a second; a URL is good for 1 second or more");
    assert!(
        expires.as_secs() <= LAST_SECOND,
        "`expires` is so long that the URL would be good until after the year 9999; it is a number of seconds"
    );
    expires
}

/// What can sign: a [`Signer`], and what refers to one.
#[diagnostic::on_unimplemented(
    message = "expected `&Signer` for `signer`, found `{Self}`; make one with `Signer::new(credentials)`",
    label = "not a `Signer`"
)]
pub trait Signs {
    /// The signer.
    fn signer(&self) -> &Signer;
}

impl Signs for Signer {
    fn signer(&self) -> &Signer {
        self
    }
}

#[diagnostic::do_not_recommend]
impl<T: Deref<Target: Signs>> Signs for T {
    fn signer(&self) -> &Signer {
        (**self).signer()
    }
}

/// Signs, with a signer that is given by value, by reference, or in a smart pointer.
///
/// # Errors
///
/// As [`ObjectUrl::sign`].
#[cfg(feature = "std")]
pub fn sign<S: Signs>(object: &ObjectUrl, signer: &S) -> Result<SignedUrl, SignError> {
    object.sign(signer.signer())
}

/// Refuses to sign: without the standard library there is no clock.
///
/// # Errors
///
/// It is never called.
#[cfg(not(feature = "std"))]
pub fn sign<S: Clock>(object: &ObjectUrl, signer: &S) -> Result<SignedUrl, SignError> {
    signer.never(object)
}

/// Holds for no type.
#[cfg(not(feature = "std"))]
#[diagnostic::on_unimplemented(
    message = "no clock for `signer` without the feature `std` of cos-url; leave `signer` out and call \
               `.sign_at(&signer, key_time)`",
    label = "signing needs the time"
)]
pub trait Clock {
    #[doc(hidden)]
    fn never(&self, object: &ObjectUrl) -> Result<SignedUrl, SignError>;
}

/// Refuses an endpoint where signatures do not work.
///
/// # Panics
///
/// On such an endpoint; it is called in constants, where that is a compile error.
#[track_caller]
pub const fn check_signable(endpoint: Endpoint) {
    let takes_signatures = endpoint.takes_signatures();
    // A constant cannot be dropped while the program is compiled.
    forget(endpoint);
    assert!(
        takes_signatures,
        "a signature for a host where signatures of COS do not work; remove `signer` and write `sign: false`, or sign for \
         the domain of the bucket itself"
    );
}

/// Refuses a method that the endpoint does not serve.
///
/// # Panics
///
/// On such a method; it is called in constants, where that is a compile error.
#[track_caller]
pub const fn check_served(method: Method, endpoint: Endpoint, query: Query) {
    let is_served = is_served(method, &endpoint, &query);
    forget(endpoint);
    forget(query);
    assert!(is_served, "a method that the endpoint does not serve; take the endpoint `default`");
}

/// The length of an unsigned URL in bytes.
#[track_caller]
pub const fn unsigned_length(object: &ObjectUrl) -> usize {
    object.checked_unsigned().length()
}

/// An unsigned URL of that length.
#[track_caller]
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
