//! The signing methods that read the clock of this machine.

use super::{Authorization, SignedUrl, Signer};
use crate::{KeyTime, ObjectUrl};
use cos_url_core::Error;

#[cfg(feature = "form")]
use crate::form::{PostForm, SignedForm};

impl ObjectUrl {
    /// Signs the URL. It is valid from 60 seconds ago, for servers whose clock is behind, until
    /// [`expires`](Self::expires) from now.
    ///
    /// # Errors
    ///
    /// The same errors as [`sign_at`](Self::sign_at) and [`KeyTime::expiring_in`].
    #[doc(alias(
        "getObjectUrl",
        "presign",
        "get_presigned_url",
        "generate_presigned_url",
        "GetPresignedURL",
        "generatePresignedUrl"
    ))]
    pub fn sign(&self, signer: &Signer) -> Result<SignedUrl, Error> {
        self.sign_at(signer, KeyTime::expiring_in(self.expires())?)
    }

    /// Signs the request with its `Authorization` header, for the same period as [`sign`](Self::sign).
    ///
    /// # Errors
    ///
    /// The same errors as [`sign`](Self::sign).
    #[doc(alias("getAuth", "get_auth", "getAuthorization"))]
    pub fn authorize(&self, signer: &Signer) -> Result<Authorization, Error> {
        self.authorize_at(signer, KeyTime::expiring_in(self.expires())?)
    }
}

#[cfg(feature = "form")]
impl PostForm {
    /// Signs the form. COS accepts uploads from 60 seconds ago, for servers whose clock is behind, until
    /// [`expires`](Self::expires) from now.
    ///
    /// # Errors
    ///
    /// The same errors as [`sign_at`](Self::sign_at) and [`KeyTime::expiring_in`].
    pub fn sign(&self, signer: &Signer) -> Result<SignedForm, Error> {
        self.sign_at(signer, KeyTime::expiring_in(self.expires())?)
    }
}

impl Signer {
    /// Signs a URL: [`ObjectUrl::sign`] with the signer first.
    ///
    /// # Errors
    ///
    /// The same errors as [`ObjectUrl::sign`].
    pub fn sign(&self, object: &ObjectUrl) -> Result<SignedUrl, Error> {
        object.sign(self)
    }
}
