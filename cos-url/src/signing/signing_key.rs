//! [`SigningKey`]: the key for one `KeyTime`.

use super::canonical_request::{CanonicalRequest, SignatureLocation};
use super::encoded_credentials::EncodedCredentials;
use super::key_time_text::KeyTimeText;
use super::url::{QueryPrefix, UrlKey};
use super::{Authorization, HttpString, SignKey, SignedUrl, StringToSign};
use crate::{KeyTime, ObjectKey, ObjectUrl};
use alloc::string::String;
use alloc::sync::Arc;
use core::fmt;
use cos_url_core::Error;

/// The key for one [`KeyTime`], from [`Signer::signing_key`](crate::Signer::signing_key). It signs many requests for
/// that period.
///
/// ```
/// # use cos_url::{Credentials, KeyTime, Signer, cos_url, object_key};
/// # let signer = Signer::new(Credentials::new("AKIDEXAMPLE", "SECRETKEYEXAMPLE")?);
/// let signing_key = signer.signing_key(KeyTime::new(1700000000, 1700000600)?)?;
/// let object = cos_url! {
///     bucket: "examplebucket-1250000000",
///     region: "ap-beijing",
///     key: "a.txt",
/// };
/// let mut line = String::new();
/// for key in [object_key!("a.txt"), object_key!("b.txt")] {
///     line.clear();
///     signing_key.sign_key_into(&object, &key, &mut line)?;
///     println!("{line}");
/// }
/// # Ok::<(), cos_url::Error>(())
/// ```
#[derive(Clone)]
pub struct SigningKey {
    key_time: KeyTime,
    // Boxed, because moving a value leaves a copy of its bytes behind.
    pub(super) shared: Arc<Shared>,
}

/// The data that all requests of a period share.
pub(super) struct Shared {
    pub(super) credentials: Arc<EncodedCredentials>,
    sign_key: SignKey,
    pub(super) url_key: UrlKey,
    /// The start of every query, up to the list of headers.
    pub(super) query_prefix: String,
}

impl SigningKey {
    pub(super) fn new(
        key_time: KeyTime,
        text: &KeyTimeText,
        digest: &[u8; 20],
        credentials: Arc<EncodedCredentials>,
    ) -> Self {
        let mut query_prefix = String::with_capacity(credentials.query_prefix_length());
        credentials.push_query_prefix(text, &mut query_prefix);
        let (sign_key, url_key) = (SignKey::from_digest(digest), UrlKey::new(digest, text));
        Self { key_time, shared: Arc::new(Shared { credentials, sign_key, url_key, query_prefix }) }
    }

    /// The period that the key is for.
    pub fn key_time(&self) -> KeyTime {
        self.key_time
    }

    /// Signs a request. The lifetime is that of the key; [`ObjectUrl::expires`] is not used.
    ///
    /// # Errors
    ///
    /// The errors of [`ObjectUrl::sign_at`] for fields that contradict each other.
    pub fn sign(&self, object: &ObjectUrl) -> Result<SignedUrl, Error> {
        let mut url = String::new();
        self.sign_into(object, &mut url)?;
        Ok(SignedUrl::new(url, object, self.key_time.end()))
    }

    /// Signs a request and appends the URL to a buffer, which the caller can reuse. After an error, the buffer is
    /// unchanged.
    ///
    /// The method reserves room for the longest URL that the request can have, so a buffer grows at most once.
    ///
    /// # Errors
    ///
    /// The same errors as [`sign`](Self::sign).
    pub fn sign_into(&self, object: &ObjectUrl, out: &mut String) -> Result<(), Error> {
        self.sign_key_into(object, object.key(), out)
    }

    /// Does the same as [`sign_into`](Self::sign_into), but with another object key. For many keys, a
    /// [`listing`](Self::listing) is faster.
    ///
    /// # Errors
    ///
    /// The same errors as [`sign`](Self::sign).
    pub fn sign_key_into(&self, object: &ObjectUrl, key: &ObjectKey, out: &mut String) -> Result<(), Error> {
        let Shared { credentials, url_key, query_prefix, .. } = &*self.shared;
        let request = CanonicalRequest::new(object, key, credentials.token.as_ref(), SignatureLocation::Query)?;
        url_key.push_url(&request, QueryPrefix::Shared(query_prefix), out);
        Ok(())
    }

    /// Signs a request with the `Authorization` header. The token of temporary credentials is then a header too.
    ///
    /// # Errors
    ///
    /// The same errors as [`sign`](Self::sign).
    pub fn authorize(&self, object: &ObjectUrl) -> Result<Authorization, Error> {
        let Shared { credentials, sign_key, .. } = &*self.shared;
        let token = credentials.token.as_ref();
        let request = CanonicalRequest::new(object, object.key(), token, SignatureLocation::Header)?;
        let signature = sign_key.sign(&StringToSign::new(self.key_time, &request.http_string()));
        Ok(Authorization::new(object, &request, credentials, self.key_time, signature))
    }

    #[cfg(feature = "form")]
    pub(crate) fn sign_key(&self) -> &SignKey {
        &self.shared.sign_key
    }

    #[cfg(feature = "form")]
    pub(crate) fn credentials(&self) -> &EncodedCredentials {
        &self.shared.credentials
    }

    /// The canonical request that [`sign`](Self::sign) signs. COS returns it as `FormatString` if a signature does not
    /// match.
    ///
    /// # Errors
    ///
    /// The same errors as [`sign`](Self::sign).
    pub fn http_string(&self, object: &ObjectUrl) -> Result<HttpString, Error> {
        let token = self.shared.credentials.token.as_ref();
        Ok(CanonicalRequest::new(object, object.key(), token, SignatureLocation::Query)?.http_string())
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SigningKey").field("key_time", &self.key_time).finish_non_exhaustive()
    }
}
