//! The `Authorization` header: the same signature beside the URL instead of in it.

use crate::{ObjectUrl, SignError};
use alloc::string::String;
use core::fmt;
use cos_url_core::{Headers, Method};
use zeroize::Zeroizing;

/// A request that is signed by its `Authorization` header: what `getAuthorization` is in the JavaScript SDK.
///
/// It is a bearer credential, as a signed URL is: `Debug` shows neither signature nor token.
///
/// ```
/// use cos_url::{Credentials, KeyTime, Signer, cos_url};
///
/// let signer = Signer::new(Credentials::new("AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q", "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz")?);
/// let object = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "photo.jpg", method: "HEAD" };
/// let request = signer.signing_key(KeyTime::new(1557989151, 1557996351)?)?.authorize(&object)?;
/// assert_eq!(request.url(), "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/photo.jpg");
/// assert!(request.authorization().starts_with("q-sign-algorithm=sha1&q-ak=AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q&"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Authorization {
    value: String,
    url: String,
    method: Method,
    headers: Headers,
    token: Option<Zeroizing<String>>,
}

impl Authorization {
    pub(crate) fn new(value: String, object: &ObjectUrl, token: Option<&str>) -> Result<Self, SignError> {
        let mut url = String::new();
        object.address().push_to(&mut url).map_err(crate::Conflict::from)?;
        let token = token.map(|token| Zeroizing::new(token.into()));
        Ok(Self { value, url, method: object.method(), headers: object.headers().clone(), token })
    }

    /// The value of the `Authorization` header.
    pub fn authorization(&self) -> &str {
        &self.value
    }

    /// The URL that the request is sent to.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The method of the request.
    pub fn method(&self) -> Method {
        self.method
    }

    /// The headers that the request is sent with besides `Host` and `Authorization`, each as it was signed; with
    /// temporary credentials also `x-cos-security-token`.
    pub fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        let token = self.token.as_ref().map(|token| (crate::identity::SECURITY_TOKEN, token.as_str()));
        self.headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).chain(token)
    }
}

impl fmt::Debug for Authorization {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Authorization").field("method", &self.method).field("url", &self.url).finish_non_exhaustive()
    }
}
