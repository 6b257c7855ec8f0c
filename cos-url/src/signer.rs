//! The signer: from credentials to signing keys to signed requests.

use crate::draft::Draft;
use crate::hex_digits::HexDigits;
use crate::hmac_blocks::{Hashing, Message, Pads};
use crate::identity::{Identity, Token};
use crate::key_time::BACKDATED;
use crate::key_time_text::KeyTimeText;
use crate::request::{Carrier, Request};
use crate::signature::HttpString;
use crate::{Authorization, Credentials, KeyTime, ObjectKey, ObjectUrl, SignError, SignedUrl};
use alloc::format;
use alloc::string::String;
use alloc::sync::Arc;
use core::fmt;
use core::time::Duration;
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
    identity: Arc<Identity>,
    secret_key: Arc<Pads>,
    /// When the credentials end.
    end: Option<u64>,
    max_expires: Option<Duration>,
    ends_with_credentials: bool,
}

impl Signer {
    /// Signs with these credentials.
    pub fn new(credentials: Credentials) -> Self {
        let Credentials { identity, secret_key, end } = credentials;
        Self { identity, secret_key, end, max_expires: None, ends_with_credentials: false }
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
        let key_time = self.check(key_time)?;
        let text = KeyTimeText::new(key_time);
        let (mut message, mut string_to_sign) = (Message::new(), Message::new());
        text.push_to(&mut message);
        text.push_string_to_sign(&mut string_to_sign);
        let sign_key = Zeroizing::new(self.secret_key.finish(&self.secret_key.begin(&mut message, || ())));
        let mut head = String::with_capacity(self.identity.head_length());
        self.identity.push_head(&text, &mut head);
        let identity = Arc::clone(&self.identity);
        Ok(SigningKey {
            key_time,
            kept: Arc::new(Kept { identity, pads: Pads::of_hex(&sign_key), string_to_sign, head }),
        })
    }

    /// As [`signing_key`](Self::signing_key) and [`SigningKey::sign`], with the `SignKey` derived beside the hash of the
    /// request and without a key that is kept. The `HttpString` is written first, so that it is in memory when it is
    /// hashed: 20 ns.
    pub(crate) fn sign(&self, object: &ObjectUrl, key_time: KeyTime) -> Result<SignedUrl, SignError> {
        let key_time = self.check(key_time)?;
        let text = KeyTimeText::new(key_time);
        let request = Request::new(object, object.key(), self.identity.token.as_ref(), Carrier::Query);
        request.check()?;
        let (mut message, mut string_to_sign) = (Message::new(), Message::new());
        text.push_to(&mut message);
        text.push_string_to_sign(&mut string_to_sign);
        let mut url = String::with_capacity(request.capacity() + self.identity.head_length());
        let draft = Draft::new(&request, &mut url)?;
        let mut end = Message::new();
        let mut http_string = draft.http_string(&mut end);
        let derivation = self.secret_key.begin(&mut message, || ());
        http_string.step();
        let sign_key = Zeroizing::new(self.secret_key.finish(&derivation));
        http_string.step();
        let sign_key = Pads::of_hex(&sign_key);
        let digest = http_string.finish();
        draft.sign(&sign_key, &mut string_to_sign, &digest, |out| self.identity.push_head(&text, out))?;
        Ok(SignedUrl::new(url, object, key_time.end()))
    }

    /// The key time, if this signer signs for it.
    fn check(&self, key_time: KeyTime) -> Result<KeyTime, SignError> {
        let key_time = self.within_credentials(key_time)?;
        if let Some(max) = self.max_expires {
            let (life, max) = ((key_time.end() - key_time.start()).saturating_sub(BACKDATED), max.as_secs());
            if life > max {
                return Err(SignError::TooLong { life, max });
            }
        }
        Ok(key_time)
    }

    fn within_credentials(&self, key_time: KeyTime) -> Result<KeyTime, SignError> {
        match self.end {
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
    key_time: KeyTime,
    // Behind a pointer, because what is moved stays behind in memory where it was.
    kept: Arc<Kept>,
}

/// What every URL of a key time has in common.
struct Kept {
    identity: Arc<Identity>,
    /// Those of the `SignKey`.
    pads: Pads,
    /// The beginning of every `StringToSign`.
    string_to_sign: Message,
    /// The beginning of every query.
    head: String,
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
        Ok(SignedUrl::new(url, object, self.key_time.end()))
    }

    /// Signs a request and appends the URL to a buffer, which the caller can use again. After an error the buffer is
    /// as it was.
    ///
    /// There is room made for the longest URL that the request could have, so that a buffer grows once.
    ///
    /// # Errors
    ///
    /// [`SignError::Conflict`] if the parts of the request do not go together.
    pub fn sign_into(&self, object: &ObjectUrl, out: &mut String) -> Result<(), SignError> {
        self.sign_key_into(object, object.key(), out)
    }

    /// As [`sign_into`](Self::sign_into), for another key than that of the request: a listing is signed with one
    /// request and one buffer.
    ///
    /// # Errors
    ///
    /// [`SignError::Conflict`] if the parts of the request do not go together.
    pub fn sign_key_into(&self, object: &ObjectUrl, key: &ObjectKey, out: &mut String) -> Result<(), SignError> {
        let Kept { identity, pads, string_to_sign, head } = &*self.kept;
        let request = Request::new(object, key, identity.token.as_ref(), Carrier::Query);
        request.check()?;
        out.reserve(request.capacity() + head.len());
        let draft = Draft::new(&request, out)?;
        let digest = draft.http_string(&mut Message::new()).finish();
        Ok(draft.sign(pads, &mut string_to_sign.clone(), &digest, |out| out.push_str(head))?)
    }

    /// Signs a request for the `Authorization` header, where the token of temporary credentials is a header too.
    ///
    /// # Errors
    ///
    /// [`SignError::Conflict`] if the parts of the request do not go together.
    pub fn authorize(&self, object: &ObjectUrl) -> Result<Authorization, SignError> {
        let identity = &self.kept.identity;
        let (secret_id, token) = (identity.secret_id(), identity.token.as_ref());
        let request = Request::new(object, object.key(), token, Carrier::Header);
        let signature = self.signature(&request.http_string()?);
        let (key_time, (header_list, parameter_list)) = (self.key_time, request.lists());
        let value = format!(
            "q-sign-algorithm=sha1&q-ak={secret_id}&q-sign-time={key_time}&q-key-time={key_time}\
             &q-header-list={header_list}&q-url-param-list={parameter_list}&q-signature={}",
            signature.as_str()
        );
        Authorization::new(value, object, token.map(Token::value))
    }

    fn signature(&self, http_string: &HttpString) -> HexDigits {
        let Kept { pads, string_to_sign, .. } = &*self.kept;
        let mut string_to_sign = string_to_sign.clone();
        string_to_sign.push_hex(&Hashing::new(http_string.as_str().as_bytes(), &mut Message::new()).finish());
        string_to_sign.push(b"\n");
        HexDigits::of(&pads.finish(&pads.begin(&mut string_to_sign, || ())))
    }

    /// The request as it is signed in a URL: what COS answers as `FormatString` when a signature does not match.
    ///
    /// # Errors
    ///
    /// [`SignError::Conflict`] if the parts of the request do not go together.
    pub fn http_string(&self, object: &ObjectUrl) -> Result<HttpString, SignError> {
        let token = self.kept.identity.token.as_ref();
        Ok(Request::new(object, object.key(), token, Carrier::Query).http_string()?)
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SigningKey").field("key_time", &self.key_time).finish_non_exhaustive()
    }
}
