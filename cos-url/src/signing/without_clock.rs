//! The methods that read the clock, on targets without a clock. The compiler error names the method to call instead.

use super::{Authorization, SignedUrl, Signer};
use crate::ObjectUrl;
use cos_url_core::Error;

#[cfg(feature = "form")]
use crate::form::{PostForm, SignedForm};

#[doc(hidden)]
impl ObjectUrl {
    pub fn sign<S: HasClock>(&self, _: &S) -> Result<SignedUrl, Error> {
        S::never()
    }

    pub fn authorize<S: HasClock>(&self, _: &S) -> Result<Authorization, Error> {
        S::never()
    }
}

#[cfg(feature = "form")]
#[doc(hidden)]
impl PostForm {
    pub fn sign<S: HasClock>(&self, _: &S) -> Result<SignedForm, Error> {
        S::never()
    }
}

#[doc(hidden)]
impl Signer {
    pub fn sign<O: HasClock>(&self, _: &O) -> Result<SignedUrl, Error> {
        O::never()
    }
}

/// No type implements it.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "there is no clock here (`wasm32-unknown-unknown`, or cos-url without the feature `std`); call \
               `.sign_at(&signer, key_time)` or `.authorize_at(&signer, key_time)`",
    label = "this needs the time"
)]
pub trait HasClock {
    fn never<T>() -> T;
}
