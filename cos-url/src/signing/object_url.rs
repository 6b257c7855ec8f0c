//! The methods of [`ObjectUrl`] that sign.

use super::canonical_request::{CanonicalRequest, SignatureLocation};
use super::{Authorization, HttpString, SignedUrl, Signer};
use crate::{KeyTime, ObjectUrl};
use cos_url_core::Error;

/// The signed URL.
impl ObjectUrl {
    /// Signs the URL for a given period. [`expires`](Self::expires) is not used, and the clock is not read.
    ///
    /// # Errors
    ///
    /// - [`UnsignedOnly`](crate::error::ErrorKind::UnsignedOnly) for a static website and a CDN, which do not accept
    ///   signatures.
    /// - [`UnsupportedMethod`](crate::error::ErrorKind::UnsupportedMethod) for a method that the endpoint does not
    ///   support, such as DELETE with acceleration.
    /// - [`InvalidOverride`](crate::error::ErrorKind::InvalidOverride) for a `response-*` parameter with a method other
    ///   than GET and HEAD.
    /// - [`ReservedQueryName`](crate::error::ErrorKind::ReservedQueryName) for the parameter `sign`, which belongs to
    ///   the signature of a CDN.
    /// - [`DuplicateQueryName`](crate::error::ErrorKind::DuplicateQueryName) for a parameter that is given twice.
    /// - [`DuplicateHeaderName`](crate::error::ErrorKind::DuplicateHeaderName) for a header that is given twice.
    /// - [`InvalidQueryValue`](crate::error::ErrorKind::InvalidQueryValue) for a value that the parameter cannot have,
    ///   such as `partNumber=0`.
    /// - [`InvalidHeaderValue`](crate::error::ErrorKind::InvalidHeaderValue) for a value that the header cannot have,
    ///   such as a `Content-MD5` that is not base64.
    /// - [`InvalidHost`](crate::error::ErrorKind::InvalidHost) for a domain that is a host of another bucket or region,
    ///   or whose templates expand to an invalid host.
    /// - [`ConflictingOperation`](crate::error::ErrorKind::ConflictingOperation) for a method or parameter that
    ///   contradicts the operation set on the builder.
    /// - The errors of [`Signer::signing_key`] for a period for which the signer does not sign.
    pub fn sign_at(&self, signer: &Signer, key_time: KeyTime) -> Result<SignedUrl, Error> {
        signer.sign_at(self, key_time)
    }

    /// Signs the request with its `Authorization` header for a given period. [`expires`](Self::expires) is not used,
    /// and the clock is not read.
    ///
    /// # Errors
    ///
    /// The same errors as [`sign_at`](Self::sign_at).
    pub fn authorize_at(&self, signer: &Signer, key_time: KeyTime) -> Result<Authorization, Error> {
        signer.signing_key(key_time)?.authorize(self)
    }

    /// The canonical request of the signed URL, without a token of temporary credentials: compare it with the
    /// `FormatString` that COS returns if a signature does not match.
    ///
    /// # Errors
    ///
    /// The errors of [`sign_at`](Self::sign_at), except those of [`Signer::signing_key`].
    pub fn http_string(&self) -> Result<HttpString, Error> {
        Ok(CanonicalRequest::new(self, self.key(), None, SignatureLocation::Query)?.http_string())
    }
}
