//! [`Signer`]: credentials, and limits for the signatures made with them.

use super::SigningKey;
use super::canonical_request::{CanonicalRequest, SignatureLocation};
use super::key_time_text::KeyTimeText;
use super::sign_key;
use super::signed_url::SignedUrl;
use super::url::{QueryPrefix, UrlKey};
use crate::{Credentials, KeyTime, ObjectUrl};
use alloc::format;
use alloc::string::String;
use alloc::sync::Arc;
use core::fmt;
use core::time::Duration;
use cos_url_core::{Error, ErrorKind};

/// Signs requests with one set of credentials.
///
/// A signer is cheap to clone and can be shared between threads.
///
/// ```
/// use cos_url::{Credentials, KeyTime, Signer, cos_url};
///
/// let credentials = Credentials::new(
///     "AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q",
///     "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz",
/// )?;
/// let signer = Signer::new(credentials);
/// let photo = cos_url! {
///     bucket: "examplebucket-1250000000",
///     region: "ap-beijing",
///     key: "photo.jpg",
/// };
/// let url = photo.sign_at(&signer, KeyTime::new(1557989151, 1557996351)?)?;
/// assert!(url.as_str().starts_with(
///     "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/photo.jpg?q-sign-"
/// ));
/// # Ok::<(), cos_url::Error>(())
/// ```
#[derive(Clone)]
pub struct Signer {
    credentials: Credentials,
    max_expires: Option<Duration>,
    caps_to_credentials: bool,
}

impl Signer {
    /// Creates a signer without limits.
    pub fn new(credentials: Credentials) -> Self {
        Self { credentials, max_expires: None, caps_to_credentials: false }
    }

    /// Sets the maximum lifetime of a signature. A longer one is an error.
    ///
    /// The lifetime ends at the end of the [`KeyTime`]. It is counted from the `now` of the `KeyTime`, or from its
    /// start if it comes from [`KeyTime::new`]. If the clock of this machine shows an earlier time, it is counted from
    /// that time, so that a period that starts in the future does not exceed the maximum either. (The clock is not read
    /// on `wasm32-unknown-unknown` and without the feature `std`.)
    ///
    /// COS itself sets no maximum for permanent keys.
    #[must_use]
    pub fn max_expires(mut self, max: Duration) -> Self {
        self.max_expires = Some(max);
        self
    }

    /// Shortens the lifetime of URLs that would expire after their temporary credentials. Without this, signing such a
    /// URL returns an error.
    ///
    /// Signing is still an error if the credentials have expired at the time of signing.
    #[must_use]
    pub fn cap_to_credentials(mut self) -> Self {
        self.caps_to_credentials = true;
        self
    }

    /// The time at which the credentials expire, in Unix seconds, if it is known.
    pub fn ends_at(&self) -> Option<u64> {
        self.credentials.ends_at()
    }

    /// Whether the signer can sign for the whole period: its credentials do not expire before the end, and the period
    /// is not longer than the [maximum](Self::max_expires).
    ///
    /// Call it before signing, to find out when to renew temporary credentials:
    ///
    /// ```
    /// use cos_url::{Credentials, KeyTime, Signer};
    ///
    /// let credentials = Credentials::temporary("AKIDEXAMPLE", "SECRETKEYEXAMPLE", "TOKEN")?;
    /// let signer = Signer::new(credentials.ending_at(1700003600)?);
    /// assert!(signer.covers(KeyTime::new(1700000000, 1700003600)?));
    /// assert!(!signer.covers(KeyTime::new(1700000000, 1700003601)?));
    /// # Ok::<(), cos_url::Error>(())
    /// ```
    pub fn covers(&self, key_time: KeyTime) -> bool {
        self.check_lifetime(key_time).is_ok_and(|signed| signed == key_time)
    }

    /// Derives the key for one [`KeyTime`]. The key can sign many requests.
    ///
    /// # Errors
    ///
    /// [`OutlivesCredentials`](ErrorKind::OutlivesCredentials) and
    /// [`ExpiredCredentials`](ErrorKind::ExpiredCredentials) if the period ends after the temporary credentials;
    /// [`ExceedsMaxExpires`](ErrorKind::ExceedsMaxExpires) if it is longer than the [maximum](Self::max_expires).
    pub fn signing_key(&self, key_time: KeyTime) -> Result<SigningKey, Error> {
        let key_time = self.check_lifetime(key_time)?;
        let text = KeyTimeText::new(key_time);
        let digest = sign_key::digest(&self.credentials.secret_key, &text);
        Ok(SigningKey::new(key_time, &text, &digest, Arc::clone(&self.credentials.encoded)))
    }

    /// Signs one URL without storing the key.
    pub(crate) fn sign_at(&self, object: &ObjectUrl, key_time: KeyTime) -> Result<SignedUrl, Error> {
        let key_time = self.check_lifetime(key_time)?;
        let Credentials { encoded, secret_key, .. } = &self.credentials;
        let request = CanonicalRequest::new(object, object.key(), encoded.token.as_ref(), SignatureLocation::Query)?;
        let text = KeyTimeText::new(key_time);
        let mut url = String::new();
        let key = UrlKey::new(&sign_key::digest(secret_key, &text), &text);
        key.push_only_url(&request, QueryPrefix::New(encoded, &text), &mut url);
        Ok(SignedUrl::new(url, object, key_time.end()))
    }

    /// Returns the period, possibly shortened, if this signer can sign for it.
    fn check_lifetime(&self, key_time: KeyTime) -> Result<KeyTime, Error> {
        let key_time = match self.ends_at() {
            Some(end) if key_time.end() > end => self.cap(key_time, end)?,
            _ => key_time,
        };
        match self.max_expires {
            Some(max) if lifetime(key_time) > max.as_secs() => {
                Err(exceeds_max_expires(lifetime(key_time), max.as_secs()))
            }
            _ => Ok(key_time),
        }
    }

    fn cap(&self, key_time: KeyTime, end: u64) -> Result<KeyTime, Error> {
        match key_time.capped(end) {
            None => Err(Error::__new(
                ErrorKind::ExpiredCredentials,
                format!(
                    "the temporary credentials expired at {end}, before the time of signing; renew the credentials"
                ),
            )),
            Some(capped) if self.caps_to_credentials => Ok(capped),
            Some(_) => Err(Error::__new(
                ErrorKind::OutlivesCredentials,
                format!(
                    "the URL would expire at {}, after its credentials ({end}); use a shorter `expires`, renew the \
                     credentials, or call `Signer::cap_to_credentials`",
                    key_time.end()
                ),
            )),
        }
    }
}

/// The lifetime in seconds, from the time of signing or from now, whichever is earlier.
fn lifetime(key_time: KeyTime) -> u64 {
    #[cfg(all(feature = "std", not(all(target_family = "wasm", target_os = "unknown"))))]
    let signed_at = match cos_url_core::key_time::unix_now() {
        Ok(now) => now.min(key_time.signed_at()),
        Err(_) => key_time.signed_at(),
    };
    #[cfg(not(all(feature = "std", not(all(target_family = "wasm", target_os = "unknown")))))]
    let signed_at = key_time.signed_at();
    key_time.end().saturating_sub(signed_at)
}

fn exceeds_max_expires(lifetime: u64, max: u64) -> Error {
    Error::__new(
        ErrorKind::ExceedsMaxExpires,
        format!(
            "the URL would be valid for {lifetime} s, but this signer allows at most {max} s; use a shorter `expires`"
        ),
    )
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Signer").field("max_expires", &self.max_expires).finish_non_exhaustive()
    }
}
