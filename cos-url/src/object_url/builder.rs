//! The builder: its readable name, its `build`, and what the compiler says when something is missing.

use super::{ObjectUrl, ObjectUrlBuilder, Options};
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

/// Writes the bound by which `build` asks for one part.
macro_rules! required {
    ($IsSet:ident, $Part:ident, $message:literal, $label:literal) => {
        #[doc = concat!("Holds once the part is given: ", $label, ".")]
        #[diagnostic::on_unimplemented(message = $message, label = $label)]
        pub trait $IsSet {
            #[doc(hidden)]
            fn set(self) -> Set<$Part>;
        }

        impl $IsSet for Set<$Part> {
            fn set(self) -> Self {
                self
            }
        }
    };
}

required!(BucketIsSet, Bucket, "the bucket is missing", "call `.bucket(..)` before `.build()`");
required!(RegionIsSet, Region, "the region is missing", "call `.region(..)` before `.build()`");
required!(KeyIsSet, ObjectKey, "the key is missing", "call `.key(..)` before `.build()`");
