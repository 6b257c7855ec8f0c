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

/// Implemented if the bucket is set.
#[diagnostic::on_unimplemented(
    message = "the bucket is missing; call `.bucket(..)` before `.build()`",
    label = "the bucket is not set"
)]
pub trait BucketIsSet: Sized {
    #[doc(hidden)]
    fn settle<R, K>(builder: ObjectUrlBuilder<Self, R, K>) -> ObjectUrlBuilder<Set<Bucket>, R, K>;
}

#[diagnostic::do_not_recommend]
impl BucketIsSet for Set<Bucket> {
    fn settle<R, K>(builder: ObjectUrlBuilder<Self, R, K>) -> ObjectUrlBuilder<Set<Bucket>, R, K> {
        builder
    }
}

/// Implemented if the bucket is not set.
#[diagnostic::on_unimplemented(
    message = "the bucket is set twice; remove one `.bucket(..)`",
    label = "the bucket is already set"
)]
pub trait BucketIsUnset: Sized {
    #[doc(hidden)]
    fn clear<R, K>(builder: ObjectUrlBuilder<Self, R, K>) -> ObjectUrlBuilder<Unset, R, K>;
}

#[diagnostic::do_not_recommend]
impl BucketIsUnset for Unset {
    fn clear<R, K>(builder: ObjectUrlBuilder<Self, R, K>) -> ObjectUrlBuilder<Unset, R, K> {
        builder
    }
}

/// Implemented if the region is set.
#[diagnostic::on_unimplemented(
    message = "the region is missing; call `.region(..)` before `.build()`",
    label = "the region is not set"
)]
pub trait RegionIsSet: Sized {
    #[doc(hidden)]
    fn settle<B, K>(builder: ObjectUrlBuilder<B, Self, K>) -> ObjectUrlBuilder<B, Set<Region>, K>;
}

#[diagnostic::do_not_recommend]
impl RegionIsSet for Set<Region> {
    fn settle<B, K>(builder: ObjectUrlBuilder<B, Self, K>) -> ObjectUrlBuilder<B, Set<Region>, K> {
        builder
    }
}

/// Implemented if the region is not set.
#[diagnostic::on_unimplemented(
    message = "the region is set twice; remove one `.region(..)`",
    label = "the region is already set"
)]
pub trait RegionIsUnset: Sized {
    #[doc(hidden)]
    fn clear<B, K>(builder: ObjectUrlBuilder<B, Self, K>) -> ObjectUrlBuilder<B, Unset, K>;
}

#[diagnostic::do_not_recommend]
impl RegionIsUnset for Unset {
    fn clear<B, K>(builder: ObjectUrlBuilder<B, Self, K>) -> ObjectUrlBuilder<B, Unset, K> {
        builder
    }
}

/// Implemented if the key is set.
#[diagnostic::on_unimplemented(
    message = "the key is missing; call `.key(..)` before `.build()`",
    label = "the key is not set"
)]
pub trait KeyIsSet: Sized {
    #[doc(hidden)]
    fn settle<B, R>(builder: ObjectUrlBuilder<B, R, Self>) -> ObjectUrlBuilder<B, R, Set<ObjectKey>>;
}

#[diagnostic::do_not_recommend]
impl KeyIsSet for Set<ObjectKey> {
    fn settle<B, R>(builder: ObjectUrlBuilder<B, R, Self>) -> ObjectUrlBuilder<B, R, Set<ObjectKey>> {
        builder
    }
}

/// Implemented if the key is not set.
#[diagnostic::on_unimplemented(
    message = "the key is set twice; remove one `.key(..)`",
    label = "the key is already set"
)]
pub trait KeyIsUnset: Sized {
    #[doc(hidden)]
    fn clear<B, R>(builder: ObjectUrlBuilder<B, R, Self>) -> ObjectUrlBuilder<B, R, Unset>;
}

#[diagnostic::do_not_recommend]
impl KeyIsUnset for Unset {
    fn clear<B, R>(builder: ObjectUrlBuilder<B, R, Self>) -> ObjectUrlBuilder<B, R, Unset> {
        builder
    }
}
