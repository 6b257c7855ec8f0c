//! Functions for a call with `signer`, in which a field may also be text.

use crate::text_or::TextOr;
use crate::{ObjectUrl, SignedUrl, Signer};
use core::ops::Deref;
use core::time::Duration;
use cos_url_core::{
    Bucket, Domain, Endpoint, Error, HeaderName, HeaderValue, Headers, Method, ObjectKey, Protocol, Query, QueryName,
    QueryValue, Region,
};

/// A [`Signer`], or a type that dereferences to one.
#[diagnostic::on_unimplemented(
    message = "expected `&Signer` for `signer`, found `{Self}`; create one with `Signer::new(credentials)`",
    label = "not a `Signer`"
)]
pub trait SignerLike {
    fn signer(&self) -> &Signer;
}

impl SignerLike for Signer {
    fn signer(&self) -> &Signer {
        self
    }
}

#[diagnostic::do_not_recommend]
impl<T: Deref<Target: SignerLike> + ?Sized> SignerLike for T {
    fn signer(&self) -> &Signer {
        (**self).signer()
    }
}

/// A call with `signer`, while it is evaluated: the object so far, or the first error.
#[derive(Debug)]
pub struct Call(Result<ObjectUrl, Error>);

impl Call {
    /// The required fields.
    pub fn new(bucket: impl TextOr<Bucket>, region: impl TextOr<Region>, key: impl TextOr<ObjectKey>) -> Self {
        Self((|| Ok(ObjectUrl::new(bucket.check()?, region.check()?, key.check()?)))())
    }

    pub fn domain(self, domain: impl TextOr<Domain>) -> Self {
        self.and(|object| Ok(object.with_domain(domain.check()?)))
    }

    pub fn endpoint(self, endpoint: Endpoint) -> Self {
        self.and(|object| Ok(object.with_endpoint(endpoint)))
    }

    pub fn protocol(self, protocol: Protocol) -> Self {
        self.and(|object| Ok(object.with_protocol(protocol)))
    }

    pub fn method(self, method: Method) -> Self {
        self.and(|object| Ok(object.with_method(method)))
    }

    pub fn query_list(self, query: Query) -> Self {
        self.and(|object| Ok(object.with_query(query)))
    }

    pub fn header_list(self, headers: Headers) -> Self {
        self.and(|object| Ok(object.with_headers(headers)))
    }

    /// A parameter of a map. The name is a literal, which the macro has checked.
    pub fn query(self, name: &'static str, value: impl TextOr<QueryValue>) -> Self {
        self.and(|mut object| {
            object.options.query.push(QueryName::new(name)?, value.check()?);
            Ok(object)
        })
    }

    /// A header of a map. The name is a literal, which the macro has checked.
    pub fn header(self, name: &'static str, value: impl TextOr<HeaderValue>) -> Self {
        self.and(|mut object| {
            let name = HeaderName::new(name)?;
            let value = value.check().map_err(|error| name.__value_error(error))?;
            object.options.headers.push(name, value);
            Ok(object)
        })
    }

    pub fn expires(self, expires: Duration) -> Self {
        self.and(|object| Ok(object.with_expires(expires)))
    }

    pub fn sign<S: SignerLike + Clock>(self, signer: &S) -> Result<SignedUrl, Error> {
        sign(&self.0?, signer)
    }

    fn and(self, change: impl FnOnce(ObjectUrl) -> Result<ObjectUrl, Error>) -> Self {
        Self(self.0.and_then(change))
    }
}

/// Signs with a signer that is given by value, by reference or in a smart pointer.
///
/// # Errors
///
/// The same errors as [`ObjectUrl::sign`].
#[cfg(all(feature = "std", not(all(target_family = "wasm", target_os = "unknown"))))]
pub fn sign<S: SignerLike + Clock>(object: &ObjectUrl, signer: &S) -> Result<SignedUrl, Error> {
    object.sign(signer.signer())
}

/// Never called, because no type implements `Clock`.
///
/// # Errors
///
/// None.
#[cfg(not(all(feature = "std", not(all(target_family = "wasm", target_os = "unknown")))))]
pub fn sign<S: SignerLike + Clock>(_: &ObjectUrl, _: &S) -> Result<SignedUrl, Error> {
    S::never()
}

/// Implemented on targets with a clock.
#[diagnostic::on_unimplemented(
    message = "there is no clock for `signer` here (`wasm32-unknown-unknown`, or cos-url without the feature `std`); leave \
               `signer` out and call `.sign_at(&signer, key_time)`",
    label = "signing needs the time"
)]
pub trait Clock {
    #[cfg(not(all(feature = "std", not(all(target_family = "wasm", target_os = "unknown")))))]
    fn never<T>() -> T;
}

#[cfg(all(feature = "std", not(all(target_family = "wasm", target_os = "unknown"))))]
impl<T: ?Sized> Clock for T {}
