//! The traits that a type with a secret does not implement.

use cos_url::form::SignedForm;
use cos_url::listing::Listing;
use cos_url::signature::{HttpString, SignKey, Signature, StringToSign};
use cos_url::{Authorization, Bucket, Credentials, ObjectUrl, SignedUrl, Signer, SigningKey};
use serde::{Deserialize, Serialize};
use std::fmt::Display;
use std::hash::Hash;
use std::marker::PhantomData;

/// Whether a type implements a trait. An associated constant of the type itself takes precedence over that of a trait,
/// and exists only if the bound holds.
macro_rules! has {
    ($Type:ty: $($Trait:tt)+) => {{
        #[allow(dead_code, reason = "read only for types that do not have the trait")]
        trait Without {
            const HAS: bool = false;
        }
        impl<T> Without for T {}
        struct Type<T>(PhantomData<T>);
        #[allow(dead_code, reason = "read only for types that have the trait")]
        impl<T: $($Trait)+> Type<T> {
            const HAS: bool = true;
        }
        <Type<$Type>>::HAS
    }};
}

macro_rules! row {
    ($Type:ident) => {
        [
            has!($Type: PartialEq),
            has!($Type: PartialOrd),
            has!($Type: Hash),
            has!($Type: Serialize),
            has!($Type: Deserialize<'static>),
            has!($Type: Display),
            has!($Type: Default),
            has!($Type: Copy),
        ]
    };
}

/// `==` takes a time that depends on the length of the common prefix. With `Hash` or `Ord`, a secret can be the key of
/// a map. serde and `Display` write it. A copy is not zeroized.
#[test]
fn secrets_cannot_be_compared_serialized_or_copied() {
    for (name, traits) in [
        ("Credentials", row!(Credentials)),
        ("Signer", row!(Signer)),
        ("SigningKey", row!(SigningKey)),
        ("SignKey", row!(SignKey)),
        ("Authorization", row!(Authorization)),
        ("SignedForm", row!(SignedForm)),
        ("Listing", row!(Listing)),
    ] {
        assert_eq!(
            traits, [false; 8],
            "{name}: PartialEq, PartialOrd, Hash, Serialize, Deserialize, Display, Default, Copy"
        );
    }
}

#[test]
fn signed_urls_cannot_be_serialized() {
    assert!(!has!(SignedUrl: Serialize) && !has!(SignedUrl: Deserialize<'static>) && !has!(SignedUrl: Hash));
    assert!(!has!(Signature: Serialize) && !has!(Signature: PartialEq) && !has!(Signature: Display));
    assert!(!has!(HttpString: Serialize) && !has!(HttpString: Display));
    assert!(!has!(StringToSign: Serialize));
}

#[test]
fn an_implemented_trait_is_found() {
    assert!(has!(SignedUrl: PartialEq) && has!(SignedUrl: Display));
    assert!(has!(Bucket: Serialize) && has!(Bucket: Deserialize<'static>) && has!(ObjectUrl: Serialize));
    assert!(has!(Bucket: Hash) && has!(Bucket: PartialOrd) && has!(Signature: Copy) && has!(String: Default));
}
