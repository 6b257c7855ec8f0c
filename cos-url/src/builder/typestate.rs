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

/// Defines the two bounds of a required field. The field's type parameter is between the other two.
macro_rules! required {
    (
        $field:literal as $Type:ty, [$($Before:ident),*] [$($After:ident),*];
        $IsSet:ident: $missing:literal, $unset:literal;
        $IsUnset:ident: $twice:literal, $set:literal;
    ) => {
        #[doc = concat!("Implemented if the ", $field, " is set.")]
        #[diagnostic::on_unimplemented(message = $missing, label = $unset)]
        pub trait $IsSet: Sized {
            #[doc(hidden)]
            fn settle<$($Before,)* $($After),*>(
                builder: ObjectUrlBuilder<$($Before,)* Self, $($After),*>,
            ) -> ObjectUrlBuilder<$($Before,)* Set<$Type>, $($After),*>;
        }

        #[diagnostic::do_not_recommend]
        impl $IsSet for Set<$Type> {
            fn settle<$($Before,)* $($After),*>(
                builder: ObjectUrlBuilder<$($Before,)* Self, $($After),*>,
            ) -> ObjectUrlBuilder<$($Before,)* Set<$Type>, $($After),*> {
                builder
            }
        }

        #[doc = concat!("Implemented if the ", $field, " is not set.")]
        #[diagnostic::on_unimplemented(message = $twice, label = $set)]
        pub trait $IsUnset: Sized {
            #[doc(hidden)]
            fn clear<$($Before,)* $($After),*>(
                builder: ObjectUrlBuilder<$($Before,)* Self, $($After),*>,
            ) -> ObjectUrlBuilder<$($Before,)* Unset, $($After),*>;
        }

        #[diagnostic::do_not_recommend]
        impl $IsUnset for Unset {
            fn clear<$($Before,)* $($After),*>(
                builder: ObjectUrlBuilder<$($Before,)* Self, $($After),*>,
            ) -> ObjectUrlBuilder<$($Before,)* Unset, $($After),*> {
                builder
            }
        }
    };
}

required! {
    "bucket" as Bucket, [] [R, K];
    BucketIsSet: "the bucket is missing; call `.bucket(..)` before `.build()`", "the bucket is not set";
    BucketIsUnset: "the bucket is set twice; remove one `.bucket(..)`", "the bucket is already set";
}

required! {
    "region" as Region, [B] [K];
    RegionIsSet: "the region is missing; call `.region(..)` before `.build()`", "the region is not set";
    RegionIsUnset: "the region is set twice; remove one `.region(..)`", "the region is already set";
}

required! {
    "key" as ObjectKey, [B, R] [];
    KeyIsSet: "the key is missing; call `.key(..)` before `.build()`", "the key is not set";
    KeyIsUnset: "the key is set twice; remove one `.key(..)`", "the key is already set";
}
