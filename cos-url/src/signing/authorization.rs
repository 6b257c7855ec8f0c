//! The `Authorization` header: the signature in a header instead of the URL.

use super::Signature;
use super::canonical_request::CanonicalRequest;
use super::encoded_credentials::{EncodedCredentials, SECURITY_TOKEN, Token};
use crate::{KeyTime, ObjectUrl};
use alloc::format;
use alloc::string::String;
use core::fmt;
use cos_url_core::{Headers, Method};
use zeroize::Zeroizing;

/// A request that is signed with its `Authorization` header: `getAuthorization` in the JavaScript SDK.
///
/// It is a bearer credential, as a signed URL is: `Debug` shows neither signature nor token.
///
/// ```
/// use cos_url::{Credentials, KeyTime, Signer, cos_url};
///
/// let signer = Signer::new(Credentials::new(
///     "AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q",
///     "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz",
/// )?);
/// let object = cos_url! {
///     bucket: "examplebucket-1250000000",
///     region: "ap-beijing",
///     key: "photo.jpg",
///     method: "HEAD",
/// };
/// let request = object.authorize_at(&signer, KeyTime::new(1557989151, 1557996351)?)?;
/// assert_eq!(
///     request.url(),
///     "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/photo.jpg"
/// );
/// assert!(request.authorization().starts_with(
///     "q-sign-algorithm=sha1&q-ak=AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q&"
/// ));
/// # Ok::<(), cos_url::Error>(())
/// ```
#[derive(Clone)]
#[must_use = "the request is only signed; send it with this header"]
#[doc(alias("getAuth", "getAuthorization"))]
pub struct Authorization {
    value: String,
    url: String,
    method: Method,
    pub(crate) headers: Headers,
    pub(crate) token: Option<Zeroizing<String>>,
}

impl Authorization {
    pub(super) fn new(
        object: &ObjectUrl,
        request: &CanonicalRequest<'_>,
        credentials: &EncodedCredentials,
        key_time: KeyTime,
        signature: Signature,
    ) -> Self {
        let (secret_id, (header_list, parameter_list)) = (credentials.secret_id(), request.lists());
        let value = format!(
            "q-sign-algorithm=sha1&q-ak={secret_id}&q-sign-time={key_time}&q-key-time={key_time}\
             &q-header-list={header_list}&q-url-param-list={parameter_list}&q-signature={}",
            signature.as_str()
        );
        let token = credentials.token.as_ref().map(Token::value).map(|token| Zeroizing::new(token.into()));
        Self { value, url: request.url(), method: object.method(), headers: object.headers().clone(), token }
    }

    /// The value of the `Authorization` header.
    pub fn authorization(&self) -> &str {
        &self.value
    }

    /// The URL of the request.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The method of the request.
    pub fn method(&self) -> Method {
        self.method
    }

    /// The headers to send besides `Host` and `Authorization`, without any change. With temporary credentials, they
    /// include `x-cos-security-token`.
    pub fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.headers.iter().chain(self.token.as_ref().map(|token| (SECURITY_TOKEN, token.as_str())))
    }
}

impl fmt::Debug for Authorization {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Authorization").field("method", &self.method).field("url", &self.url).finish_non_exhaustive()
    }
}
