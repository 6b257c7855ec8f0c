//! The signer: from credentials to signing keys to signed requests.

use crate::key_time::BACKDATED;
use crate::request::{Request, SECURITY_TOKEN, encoded_capacity};
use crate::signature::{HttpString, Keyed, Signature, StringToSign};
use crate::{Authorization, Credentials, KeyTime, ObjectUrl, SignError, SignedUrl};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::sync::Arc;
use core::fmt;
use core::time::Duration;
use cos_url_core::percent::push_component;
use zeroize::Zeroizing;

/// Signs requests with one set of credentials.
///
/// It is cheap to clone and can be shared between threads. It keeps the hashed pads of the SecretKey, not the key.
///
/// ```
/// use cos_url::{Credentials, KeyTime, Signer, cos_url};
///
/// let credentials = Credentials::new("AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q", "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz")?;
/// let signer = Signer::new(credentials);
/// let photo = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "photo.jpg" };
/// let url = photo.sign_at(&signer, KeyTime::new(1557989151, 1557996351)?)?;
/// assert!(url.as_str().starts_with("https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/photo.jpg?q-sign-"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Signer {
    // Behind a pointer, because what is moved stays behind in memory where it was.
    keyed: Arc<Keyed>,
    identity: Arc<Identity>,
    max_expires: Option<Duration>,
    ends_with_credentials: bool,
}

/// What a URL says of who signed it.
struct Identity {
    secret_id: String,
    token: Option<Zeroizing<String>>,
    end: Option<u64>,
}

impl Signer {
    /// Signs with these credentials.
    pub fn new(credentials: Credentials) -> Self {
        let Credentials { secret_id, secret_key, token, end } = credentials;
        Self {
            keyed: Arc::new(Keyed::new(secret_key.as_bytes())),
            identity: Arc::new(Identity { secret_id, token, end }),
            max_expires: None,
            ends_with_credentials: false,
        }
    }

    /// Refuses to sign for longer than `max`. COS itself has no longest life for a permanent key.
    ///
    /// What is measured is the key time without the minute before now that [`KeyTime::from_now`] adds.
    #[must_use]
    pub fn max_expires(mut self, max: Duration) -> Self {
        self.max_expires = Some(max);
        self
    }

    /// Ends a URL with the temporary credentials that sign it, where it would end later. Without this, such a URL is
    /// refused; with it, only one whose credentials end within its first minute, which [`KeyTime::from_now`] puts before
    /// now.
    #[must_use]
    pub fn ending_with_credentials(mut self) -> Self {
        self.ends_with_credentials = true;
        self
    }

    /// The key for one [`KeyTime`]; it signs many requests for the cost of one derivation.
    ///
    /// # Errors
    ///
    /// [`SignError`] if the time ends after the temporary credentials, or is longer than the signer's own maximum.
    pub fn signing_key(&self, key_time: KeyTime) -> Result<SigningKey, SignError> {
        let key_time = self.within_credentials(key_time)?;
        if let Some(max) = self.max_expires {
            let (life, max) = ((key_time.end() - key_time.start()).saturating_sub(BACKDATED), max.as_secs());
            if life > max {
                return Err(SignError::TooLong { life, max });
            }
        }
        let keyed = self.keyed.sign_key(key_time).keyed();
        Ok(SigningKey { identity: Arc::clone(&self.identity), keyed, key_time })
    }

    fn within_credentials(&self, key_time: KeyTime) -> Result<KeyTime, SignError> {
        match self.identity.end {
            Some(credentials_end) if key_time.end() > credentials_end => {
                if !self.ends_with_credentials {
                    Err(SignError::AfterCredentials { end: key_time.end(), credentials_end })
                } else if credentials_end <= key_time.start().saturating_add(BACKDATED) {
                    Err(SignError::CredentialsEnded { credentials_end })
                } else {
                    Ok(key_time.ending_by(credentials_end)?)
                }
            }
            _ => Ok(key_time),
        }
    }
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Signer").field("max_expires", &self.max_expires).finish_non_exhaustive()
    }
}

/// The key for one [`KeyTime`], made by [`Signer::signing_key`]: it signs many requests for that time.
///
/// ```
/// # use cos_url::{Credentials, KeyTime, Signer, cos_url};
/// # let signer = Signer::new(Credentials::new("AKIDEXAMPLE", "SECRETKEYEXAMPLE")?);
/// let signing_key = signer.signing_key(KeyTime::new(1700000000, 1700000600)?)?;
/// let mut line = String::new();
/// for key in ["a.txt", "b.txt"] {
///     let object = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: key.parse()? };
///     line.clear();
///     signing_key.sign_into(&object, &mut line)?;
///     println!("{line}");
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct SigningKey {
    identity: Arc<Identity>,
    keyed: Keyed,
    key_time: KeyTime,
}

impl SigningKey {
    /// The time that the key is for.
    pub fn key_time(&self) -> KeyTime {
        self.key_time
    }

    /// Signs a request.
    ///
    /// # Errors
    ///
    /// [`SignError::Conflict`] if the parts of the request do not go together.
    pub fn sign(&self, object: &ObjectUrl) -> Result<SignedUrl, SignError> {
        let mut url = String::new();
        self.sign_into(object, &mut url)?;
        Ok(SignedUrl::new(url, object.method(), object.headers().clone(), self.key_time.end()))
    }

    /// Signs a request and appends the URL to a buffer, which the caller can use again. After an error the buffer is
    /// as it was.
    ///
    /// # Errors
    ///
    /// [`SignError::Conflict`] if the parts of the request do not go together.
    pub fn sign_into(&self, object: &ObjectUrl, out: &mut String) -> Result<(), SignError> {
        let request = Request::with_token_in_query(object, self.identity.token())?;
        let key_time = self.key_time.to_string();
        let signature = self.keyed.signature(&StringToSign::new(self.key_time, &request.http_string()));

        let pairs = self.sign_pairs(&request, &key_time, &signature);
        // At once, because a text that grows leaves copies of itself in memory.
        out.reserve(
            request.address_capacity()
                + encoded_capacity(pairs)
                + encoded_capacity(self.identity.token())
                + encoded_capacity(object.query_pairs()),
        );
        request.push_address(out);
        let mut before = '?';
        for (name, value) in pairs {
            out.push(before);
            out.push_str(name);
            out.push('=');
            push_component(out, value);
            before = '&';
        }
        for (name, value) in self.identity.token().into_iter().chain(object.query_pairs()) {
            out.push('&');
            push_component(out, name);
            out.push('=');
            push_component(out, value);
        }
        Ok(())
    }

    /// Signs a request for the `Authorization` header, where the token of temporary credentials is a header too.
    ///
    /// # Errors
    ///
    /// [`SignError::Conflict`] if the parts of the request do not go together.
    pub fn authorize(&self, object: &ObjectUrl) -> Result<Authorization, SignError> {
        let request = Request::with_token_in_header(object, self.identity.token())?;
        let key_time = self.key_time.to_string();
        let signature = self.keyed.signature(&StringToSign::new(self.key_time, &request.http_string()));
        let pairs = self.sign_pairs(&request, &key_time, &signature).map(|(name, value)| format!("{name}={value}"));
        Authorization::new(pairs.join("&"), object, self.identity.token.clone())
    }

    /// The request as it is signed in a URL: what COS answers as `FormatString` when a signature does not match.
    ///
    /// # Errors
    ///
    /// [`SignError::Conflict`] if the parts of the request do not go together.
    pub fn http_string(&self, object: &ObjectUrl) -> Result<HttpString, SignError> {
        Ok(Request::with_token_in_query(object, self.identity.token())?.http_string())
    }

    /// The seven `q-*` pairs, in the one order that COS writes them.
    fn sign_pairs<'a>(
        &'a self,
        request: &'a Request<'_>,
        key_time: &'a str,
        signature: &'a Signature,
    ) -> [(&'static str, &'a str); 7] {
        [
            ("q-sign-algorithm", "sha1"),
            ("q-ak", &self.identity.secret_id),
            ("q-sign-time", key_time),
            ("q-key-time", key_time),
            ("q-header-list", &request.headers.list),
            ("q-url-param-list", &request.parameters.list),
            ("q-signature", signature.as_str()),
        ]
    }
}

impl Identity {
    /// The token with the name of the parameter, or header, that carries it.
    fn token(&self) -> Option<(&'static str, &str)> {
        self.token.as_ref().map(|token| (SECURITY_TOKEN, token.as_str()))
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SigningKey").field("key_time", &self.key_time).finish_non_exhaustive()
    }
}
