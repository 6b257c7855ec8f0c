//! [`Acl`]: who may read an uploaded object.

/// The access control list of an uploaded object: the field `acl`.
///
/// Source: ACL, document [436/30583](https://cloud.tencent.com/document/product/436/30583).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Acl {
    /// `default`: the object inherits the permissions of its bucket.
    Default,
    /// `private`: only the owner reads the object.
    Private,
    /// `public-read`: everyone reads the object.
    PublicRead,
}

impl Acl {
    /// The value of the field.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::Private => "private",
            Self::PublicRead => "public-read",
        }
    }
}
