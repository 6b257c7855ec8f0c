//! The builder: its readable name, its `build`, and what the compiler says when something is missing.

use super::{ObjectUrl, ObjectUrlBuilder, Options};
use crate::conflict::Conflict;
use crate::{Authorization, KeyTime, SignError, SignedUrl, Signer};
use alloc::string::String;
use cos_url_core::{Bucket, ObjectKey, Region};

/// The builder of an [`ObjectUrl`]; its type says which of bucket, region and key are given.
///
/// It can be named while it is half filled, so that functions can take and return it:
///
/// ```
/// use cos_url::{Bucket, ObjectUrl, ObjectUrlWith, Region, Set, bucket};
///
/// fn in_our_bucket() -> ObjectUrlWith<Set<Bucket>, Set<Region>> {
///     ObjectUrl::builder().bucket(bucket!("examplebucket-1250000000")).region(Region::AP_BEIJING)
/// }
///
/// let photo = in_our_bucket().key("photo.jpg".parse()?).build();
/// # Ok::<(), cos_url::InvalidObjectKey>(())
/// ```
///
/// The other setters leave the type as it is, so they can stand in an `if` or a `match`; each has a `maybe_` form that
/// takes an `Option`. Given twice, the later one counts; parameters and headers add up.
pub type ObjectUrlWith<B = Unset, R = Unset, K = Unset> = ObjectUrlBuilder<(B, R, K, (Options,))>;

/// A part that is given.
pub type Set<T> = (T,);

/// A part that is not given yet.
pub type Unset = ();

impl<B, R, K> ObjectUrlWith<B, R, K> {
    /// The bucket that the object is in.
    pub fn bucket(self, bucket: Bucket) -> ObjectUrlWith<Set<Bucket>, R, K>
    where
        B: BucketIsUnset,
    {
        let (unset, region, key, options) = self.fields;
        ObjectUrlBuilder { fields: (unset.unset(), region, key, options), phantom: self.phantom }.__bucket(bucket)
    }

    /// The region that the bucket is in.
    pub fn region(self, region: Region) -> ObjectUrlWith<B, Set<Region>, K>
    where
        R: RegionIsUnset,
    {
        let (bucket, unset, key, options) = self.fields;
        ObjectUrlBuilder { fields: (bucket, unset.unset(), key, options), phantom: self.phantom }.__region(region)
    }

    /// The name of the object.
    pub fn key(self, key: ObjectKey) -> ObjectUrlWith<B, R, Set<ObjectKey>>
    where
        K: KeyIsUnset,
    {
        let (bucket, region, unset, options) = self.fields;
        ObjectUrlBuilder { fields: (bucket, region, unset.unset(), options), phantom: self.phantom }.__key(key)
    }

    /// The finished value. It cannot fail: each part was judged when it was made.
    pub fn build(self) -> ObjectUrl
    where
        B: BucketIsSet,
        R: RegionIsSet,
        K: KeyIsSet,
    {
        let (bucket, region, key, options) = self.fields;
        ObjectUrlBuilder { fields: (bucket.set(), region.set(), key.set(), options), phantom: self.phantom }.finish()
    }
}

/// What is called on the finished value, and so too early here: the compiler says what comes first.
#[doc(hidden)]
impl<B, R, K> ObjectUrlWith<B, R, K> {
    #[cfg(feature = "std")]
    pub fn sign(self, signer: &Signer) -> Result<SignedUrl, SignError>
    where
        Self: IsBuilt,
    {
        self.built().sign(signer)
    }

    pub fn sign_at(self, signer: &Signer, key_time: KeyTime) -> Result<SignedUrl, SignError>
    where
        Self: IsBuilt,
    {
        self.built().sign_at(signer, key_time)
    }

    #[cfg(feature = "std")]
    pub fn authorize(self, signer: &Signer) -> Result<Authorization, SignError>
    where
        Self: IsBuilt,
    {
        self.built().authorize(signer)
    }

    pub fn authorize_at(self, signer: &Signer, key_time: KeyTime) -> Result<Authorization, SignError>
    where
        Self: IsBuilt,
    {
        self.built().authorize_at(signer, key_time)
    }

    pub fn unsigned(self) -> Result<String, Conflict>
    where
        Self: IsBuilt,
    {
        self.built().unsigned()
    }
}

/// Holds for no builder.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "called on a builder, which only has what it is to build; write `.build()` before it",
    label = "`.build()` is missing before this"
)]
pub trait IsBuilt {
    fn built(self) -> ObjectUrl;
}

/// Writes a bound that holds for one type, and for any other says what is wrong.
macro_rules! bound {
    ($(#[$doc:meta])* $Bound:ident for $Of:ty, $method:ident: $message:literal, $label:literal) => {
        $(#[$doc])*
        #[diagnostic::on_unimplemented(message = $message, label = $label)]
        pub trait $Bound {
            #[doc(hidden)]
            fn $method(self) -> $Of;
        }

        #[diagnostic::do_not_recommend]
        impl $Bound for $Of {
            fn $method(self) -> Self {
                self
            }
        }
    };
}

bound! {
    /// Holds once the bucket is given.
    BucketIsSet for Set<Bucket>, set: "the bucket is missing; call `.bucket(..)` before `.build()`", "without its bucket"
}
bound! {
    /// Holds once the region is given.
    RegionIsSet for Set<Region>, set: "the region is missing; call `.region(..)` before `.build()`", "without its region"
}
bound! {
    /// Holds once the key is given.
    KeyIsSet for Set<ObjectKey>, set: "the key is missing; call `.key(..)` before `.build()`", "without its key"
}
bound! {
    /// Holds until the bucket is given.
    BucketIsUnset for Unset, unset: "the bucket is set twice; remove one `.bucket(..)`", "set before"
}
bound! {
    /// Holds until the region is given.
    RegionIsUnset for Unset, unset: "the region is set twice; remove one `.region(..)`", "set before"
}
bound! {
    /// Holds until the key is given.
    KeyIsUnset for Unset, unset: "the key is set twice; remove one `.key(..)`", "set before"
}
