//! The methods of [`ObjectUrl`], repeated on its builder. A call of one of them is a compile error that says that
//! `.build()` is missing.

use super::ObjectUrlBuilder;
use crate::{Authorization, KeyTime, SignedUrl, Signer};
use alloc::string::String;
use cos_url_core::Error;

#[doc(hidden)]
impl<B, R, K> ObjectUrlBuilder<B, R, K> {
    pub fn sign(self, _: &Signer) -> Result<SignedUrl, Error>
    where
        Self: IsBuilt,
    {
        self.never()
    }

    pub fn sign_at(self, _: &Signer, _: KeyTime) -> Result<SignedUrl, Error>
    where
        Self: IsBuilt,
    {
        self.never()
    }

    pub fn authorize(self, _: &Signer) -> Result<Authorization, Error>
    where
        Self: IsBuilt,
    {
        self.never()
    }

    pub fn authorize_at(self, _: &Signer, _: KeyTime) -> Result<Authorization, Error>
    where
        Self: IsBuilt,
    {
        self.never()
    }

    pub fn unsigned(self) -> Result<String, Error>
    where
        Self: IsBuilt,
    {
        self.never()
    }
}

/// No type implements it.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "this is a builder; write `.build()` before this call",
    label = "`.build()` is missing before this"
)]
pub trait IsBuilt: Sized {
    fn never<T>(self) -> T;
}
