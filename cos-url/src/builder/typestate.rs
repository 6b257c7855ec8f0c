//! The bounds on the three type parameters, and the compiler messages if one is not satisfied.
//!
//! `settle` and `clear` return the builder unchanged. Its type changes from a bounded type parameter to the concrete
//! type that the methods of typed-builder require. This needs no access to the private fields of typed-builder.

use super::ObjectUrlBuilder;
use cos_url_core::{Bucket, ObjectKey, Region};

/// The type parameter of a field that is set.
pub type Set<T> = (T,);

/// The type parameter of a field that is not set.
pub type Unset = ();

/// Defines a bound on the type parameter of a required field. The brackets contain the type parameters before and after
/// it.
macro_rules! bound {
    ($IsSet:ident as $State:ty, [$($Before:ident),*] [$($After:ident),*], $doc:literal, $identity:ident: $message:literal, $label:literal) => {
        #[doc = $doc]
        #[diagnostic::on_unimplemented(message = $message, label = $label)]
        pub trait $IsSet: Sized {
            #[doc(hidden)]
            fn $identity<$($Before,)* $($After),*>(
                builder: ObjectUrlBuilder<$($Before,)* Self, $($After),*>,
            ) -> ObjectUrlBuilder<$($Before,)* $State, $($After),*>;
        }

        #[diagnostic::do_not_recommend]
        impl $IsSet for $State {
            fn $identity<$($Before,)* $($After),*>(
                builder: ObjectUrlBuilder<$($Before,)* Self, $($After),*>,
            ) -> ObjectUrlBuilder<$($Before,)* $State, $($After),*> {
                builder
            }
        }
    };
}

bound! {
    BucketIsSet as Set<Bucket>, [] [R, K], "Implemented if the bucket is set.",
    settle: "the bucket is missing; call `.bucket(..)` before `.build()`", "the bucket is not set"
}

bound! {
    BucketIsUnset as Unset, [] [R, K], "Implemented if the bucket is not set.",
    clear: "the bucket is set twice; remove one `.bucket(..)`", "the bucket is already set"
}

bound! {
    RegionIsSet as Set<Region>, [B] [K], "Implemented if the region is set.",
    settle: "the region is missing; call `.region(..)` before `.build()`", "the region is not set"
}

bound! {
    RegionIsUnset as Unset, [B] [K], "Implemented if the region is not set.",
    clear: "the region is set twice; remove one `.region(..)`", "the region is already set"
}

bound! {
    KeyIsSet as Set<ObjectKey>, [B, R] [], "Implemented if the key is set.",
    settle: "the key is missing; call `.key(..)` before `.build()`", "the key is not set"
}

bound! {
    KeyIsUnset as Unset, [B, R] [], "Implemented if the key is not set.",
    clear: "the key is set twice; remove one `.key(..)`", "the key is already set"
}
