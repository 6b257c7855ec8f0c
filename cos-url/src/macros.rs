//! The macros. Each is a `macro_rules!` that calls a procedural macro, so that `$crate` works in a crate that renames
//! the dependency.
//!
//! The macros for one value contain a comment that the compiler quotes if a call is used as a pattern. In an
//! expression, the comment has no effect.

pub mod private;

/// Builds an object URL from literals that are checked at compile time.
///
/// A field is a literal, which the macro checks, or an expression of the field's type, which it passes through. All
/// errors of one call are reported together, each at its token.
///
/// ```
/// use cos_url::{ObjectUrl, cos_url};
///
/// // Without `signer`, the call is an `ObjectUrl`, and a constant if its fields are.
/// const AVATAR: ObjectUrl = cos_url! {
///     bucket: "examplebucket-1250000000",
///     region: "ap-beijing",
///     key: "Profile photo.jpg",
///     method: "PUT",
///     headers: { "Content-Type": "image/jpeg" },
///     expires: 600,
/// };
///
/// // With `sign: false`, it is the unsigned URL, a `&'static str`.
/// const LOGO: &str = cos_url! {
///     bucket: "examplebucket-1250000000",
///     region: "ap-beijing",
///     key: "logo.png",
///     sign: false,
/// };
/// assert_eq!(LOGO, "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/logo.png");
/// ```
///
/// With `signer`, the call signs and returns `Result<SignedUrl, Error>`. Because it can fail, it also takes text known
/// at run time:
///
/// ```
/// use cos_url::{Credentials, Error, SignedUrl, Signer, cos_url};
///
/// fn avatar(signer: &Signer, user: u32, version: &str) -> Result<SignedUrl, Error> {
///     cos_url! {
///         signer: signer,
///         bucket: "examplebucket-1250000000",
///         region: "ap-beijing",
///         key: format!("users/{user}.png"),
///         query: { "versionId": version },
///         expires: 600,
///     }
/// }
///
/// let credentials = Credentials::new(
///     "AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q",
///     "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz",
/// )?;
/// let url = avatar(&Signer::new(credentials), 7, "MTg0NDUx")?;
/// assert!(url.as_str().contains("/users/7.png?"));
/// # Ok::<(), Error>(())
/// ```
///
/// # Fields
///
/// `bucket`, `region` and `key` are required. The order does not matter.
///
/// | field | literal | expression | with `signer`, also | with `sign: false` |
/// |---|---|---|---|---|
/// | `bucket` | `"examplebucket-1250000000"` | [`Bucket`](crate::Bucket) | text | literal or constant |
/// | `region` | `"ap-beijing"` | [`Region`](crate::Region) | text | literal or constant |
/// | `key` | `"Profile photo.jpg"` | [`ObjectKey`](crate::ObjectKey) | text | literal or constant |
/// | `domain` | `"img.example.com"` | [`Domain`](crate::Domain) | text | literal or constant |
/// | `endpoint` | `"accelerate"`, ... | [`Endpoint`](crate::Endpoint) | | literal or constant |
/// | `protocol` | `"https"`, `"http"` | [`Protocol`](crate::Protocol) | | literal or constant |
/// | `method` | `"PUT"`, ... | [`Method`](crate::Method) | | literal or constant |
/// | `query` | `{ "name": "value" }` | [`Query`](crate::Query), or a map with [`QueryValue`](crate::QueryValue)s | text or integers as values | literals or constants |
/// | `headers` | `{ "Name": "value" }` | [`Headers`](crate::Headers), or a map with [`HeaderValue`](crate::HeaderValue)s | text or integers as values | not allowed |
/// | `expires` | `600`, in seconds | [`Duration`](core::time::Duration) | | not allowed |
/// | `signer` | | `&signer`: a [`Signer`](crate::Signer), a reference or a smart pointer | | not allowed |
/// | `sign` | `false`, `true` | | | |
///
/// - Text is any type from which the field's type implements `TryFrom`: `&str`, `String`, `&String`, `Cow<str>`,
///   `Box<str>`. `text.parse()?` gets the type of its field. For a type with several conversions, write `.as_str()` and
///   not `.as_ref()`.
/// - The names in a map are literals. A map of literals is constant. A map with any other value is built at run time,
///   so it cannot be in a `const`.
/// - With `signer`, `?` and `.await` in a value act on the function that contains the call.
/// - With `sign: false`, the compiler evaluates the expressions, so they cannot name `Self`, a type parameter or a
///   variable.
/// - Check a constant text with the macro of its type: `key: object_key!(env!("LOGO"))`.
///
/// # Compile errors
///
/// A literal that violates a rule is a compile error with the message of the run-time error. The same applies to
/// combinations of literals that COS rejects, such as DELETE with `endpoint: "accelerate"`. The macro does not know the
/// values of expressions. [`sign`](crate::ObjectUrl::sign) and [`unsigned`](crate::ObjectUrl::unsigned) report their
/// contradictions, and with `sign: false` the compiler does.
///
/// The macro also rejects literals that are valid but probably wrong: a key that looks percent-encoded (`"a%20b"`),
/// contains `{name}`, or starts with a scheme or a host. If the object really has this name, write
/// `key: ObjectKey::from_static("a%20b")`.
#[macro_export]
macro_rules! cos_url {
    ($($fields:tt)*) => { $crate::__private::procedural::cos_url! { ($crate) $($fields)* } };
}

/// A [`Bucket`](crate::Bucket) from a literal or a constant `&str`, checked at compile time.
///
/// ```
/// const AVATARS: cos_url::Bucket = cos_url::bucket!("avatars-1250000000");
/// ```
#[macro_export]
macro_rules! bucket {
    ($($value:tt)*) => {
        $crate::__private::identity(
            /** compare with `==`, because a macro call is not a pattern */
            $crate::__private::procedural::bucket! { ($crate) $($value)* }
        )
    };
}

/// A [`Region`](crate::Region) from a literal or a constant `&str`, checked at compile time.
///
/// ```
/// const HOME: cos_url::Region = cos_url::region!("ap-beijing");
/// ```
#[macro_export]
macro_rules! region {
    ($($value:tt)*) => {
        $crate::__private::identity(
            /** compare with `==`, because a macro call is not a pattern */
            $crate::__private::procedural::region! { ($crate) $($value)* }
        )
    };
}

/// An [`ObjectKey`](crate::ObjectKey) from a literal or a constant `&str`, checked at compile time.
///
/// ```
/// const README: cos_url::ObjectKey =
///     cos_url::object_key!(concat!(env!("CARGO_PKG_NAME"), "/README.md"));
/// assert_eq!(README, "cos-url/README.md");
/// ```
#[macro_export]
macro_rules! object_key {
    ($($value:tt)*) => {
        $crate::__private::identity(
            /** compare with `==`, because a macro call is not a pattern */
            $crate::__private::procedural::object_key! { ($crate) $($value)* }
        )
    };
}

/// An [`ObjectKey`](crate::ObjectKey) from a format string with values, as `Result<ObjectKey, Error>`.
///
/// The compiler checks the literal pieces. Variables are captured as in [`format!`](alloc::format), with formats such as
/// `{page:04}`. Other expressions are named arguments after the literal. Write `{{` and `}}` for braces.
///
/// ```
/// use cos_url::{Error, ObjectKey, format_key};
///
/// struct Upload {
///     file: String,
/// }
///
/// fn key(user: u32, upload: &Upload) -> Result<ObjectKey, Error> {
///     format_key!("users/{user}/{file}", file = upload.file)
/// }
///
/// assert_eq!(key(42, &Upload { file: "a b.txt".into() })?, "users/42/a b.txt");
/// assert!(key(42, &Upload { file: "../43/a.txt".into() }).is_err());
/// assert!(key(42, &Upload { file: "43/a.txt".into() }).is_err());
/// # Ok::<(), Error>(())
/// ```
///
/// Each value must be one segment or a part of one: it is not empty, is not `.` or `..`, and contains no `/` and no
/// `\`. So no value can change the segments of the literal. For a path of several segments, use
/// [`KeyPrefix::key_path`](crate::KeyPrefix::key_path).
///
/// # Errors
///
/// [`InvalidKeySegment`](crate::error::ErrorKind::InvalidKeySegment) if a value is not a part of a segment, and
/// [`InvalidObjectKey`](crate::error::ErrorKind::InvalidObjectKey) if the key is longer than 850 bytes.
#[macro_export]
macro_rules! format_key {
    ($($format:tt)*) => { $crate::__private::procedural::format_key! { ($crate) $($format)* } };
}

/// A [`Domain`](crate::Domain) from a literal or a constant `&str`, checked at compile time.
///
/// ```
/// const IMAGES: cos_url::Domain = cos_url::domain!("img.example.com");
/// ```
#[macro_export]
macro_rules! domain {
    ($($value:tt)*) => {
        $crate::__private::identity(
            /** compare with `==`, because a macro call is not a pattern */
            $crate::__private::procedural::domain! { ($crate) $($value)* }
        )
    };
}

/// A [`QueryName`](crate::QueryName) from a literal or a constant `&str`, checked at compile time.
///
/// ```
/// const THUMBNAIL: cos_url::QueryName = cos_url::query_name!("imageMogr2/thumbnail/200x/");
/// ```
#[macro_export]
macro_rules! query_name {
    ($($value:tt)*) => {
        $crate::__private::identity(
            /** compare with `==`, because a macro call is not a pattern */
            $crate::__private::procedural::query_name! { ($crate) $($value)* }
        )
    };
}

/// A [`QueryValue`](crate::QueryValue) from a literal or a constant `&str`, checked at compile time.
///
/// ```
/// const PLAIN_TEXT: cos_url::QueryValue = cos_url::query_value!("text/plain");
/// ```
#[macro_export]
macro_rules! query_value {
    ($($value:tt)*) => {
        $crate::__private::identity(
            /** compare with `==`, because a macro call is not a pattern */
            $crate::__private::procedural::query_value! { ($crate) $($value)* }
        )
    };
}

/// A [`HeaderName`](crate::HeaderName) from a literal or a constant `&str`, checked at compile time.
///
/// ```
/// const STORAGE_CLASS: cos_url::HeaderName = cos_url::header_name!("x-cos-storage-class");
/// ```
#[macro_export]
macro_rules! header_name {
    ($($value:tt)*) => {
        $crate::__private::identity(
            /** compare with `==`, because a macro call is not a pattern */
            $crate::__private::procedural::header_name! { ($crate) $($value)* }
        )
    };
}

/// A [`HeaderValue`](crate::HeaderValue) from a literal or a constant `&str`, checked at compile time.
///
/// ```
/// const JPEG: cos_url::HeaderValue = cos_url::header_value!("image/jpeg");
/// ```
#[macro_export]
macro_rules! header_value {
    ($($value:tt)*) => {
        $crate::__private::identity(
            /** compare with `==`, because a macro call is not a pattern */
            $crate::__private::procedural::header_value! { ($crate) $($value)* }
        )
    };
}
