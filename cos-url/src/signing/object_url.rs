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
    /// - Fields that contradict each other: [`UnsignedOnly`](crate::error::ErrorKind::UnsignedOnly),
    ///   [`UnsupportedMethod`](crate::error::ErrorKind::UnsupportedMethod),
    ///   [`InvalidOverride`](crate::error::ErrorKind::InvalidOverride),
    ///   [`ReservedQueryName`](crate::error::ErrorKind::ReservedQueryName),
    ///   [`DuplicateQueryName`](crate::error::ErrorKind::DuplicateQueryName),
    ///   [`DuplicateHeaderName`](crate::error::ErrorKind::DuplicateHeaderName),
    ///   [`InvalidQueryValue`](crate::error::ErrorKind::InvalidQueryValue),
    ///   [`InvalidHeaderValue`](crate::error::ErrorKind::InvalidHeaderValue),
    ///   [`InvalidHost`](crate::error::ErrorKind::InvalidHost) and
    ///   [`ConflictingOperation`](crate::error::ErrorKind::ConflictingOperation).
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
    /// The errors of [`sign_at`](Self::sign_at) for fields that contradict each other.
    pub fn http_string(&self) -> Result<HttpString, Error> {
        Ok(CanonicalRequest::new(self, self.key(), None, SignatureLocation::Query)?.http_string())
    }
}
