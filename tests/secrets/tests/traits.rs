//! What a type that holds a secret cannot be asked for.

use cos_url::signature::{HttpString, SignKey, Signature, StringToSign};
use cos_url::{Authorization, Bucket, Credentials, ObjectUrl, SignedUrl, Signer, SigningKey};
use serde::{Deserialize, Serialize};
use std::fmt::Display;
use std::hash::Hash;
use std::marker::PhantomData;

/// Whether a type has a trait. A constant of the type itself comes before that of a trait, and is there only if the
/// bound holds.
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

/// A `==` on a secret returns sooner the earlier the texts differ, `Hash` and `Ord` make it the key of a map, serde and
/// `Display` write it down, and a copy is wiped by nobody.
#[test]
fn secrets_cannot_be_compared_written_or_copied() {
    for (name, traits) in [
        ("Credentials", row!(Credentials)),
        ("Signer", row!(Signer)),
        ("SigningKey", row!(SigningKey)),
        ("SignKey", row!(SignKey)),
        ("Authorization", row!(Authorization)),
    ] {
        assert_eq!(
            traits, [false; 8],
            "{name}: PartialEq, PartialOrd, Hash, Serialize, Deserialize, Display, Default, Copy"
        );
    }
}

#[test]
fn what_is_handed_out_is_not_written_to_a_file() {
    assert!(!has!(SignedUrl: Serialize) && !has!(SignedUrl: Deserialize<'static>) && !has!(SignedUrl: Hash));
    assert!(!has!(Signature: Serialize) && !has!(Signature: PartialEq) && !has!(Signature: Display));
    assert!(!has!(HttpString: Serialize) && !has!(HttpString: Display));
    assert!(!has!(StringToSign: Serialize));
}

#[test]
fn a_trait_that_is_there_is_seen() {
    assert!(has!(SignedUrl: PartialEq) && has!(SignedUrl: Display));
    assert!(has!(Bucket: Serialize) && has!(Bucket: Deserialize<'static>) && has!(ObjectUrl: Serialize));
    assert!(has!(Bucket: Hash) && has!(Bucket: PartialOrd) && has!(Signature: Copy) && has!(String: Default));
}
