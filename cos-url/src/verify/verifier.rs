//! [`Verifier`]: the credentials whose signatures are accepted.

use super::{Refusal, RefusalCause, Request};
use crate::received::SignatureFields;
use crate::signing::{SignKey, StringToSign};
use crate::{Credentials, KeyTime};
use alloc::collections::BTreeMap;
use alloc::string::String;
use core::fmt;

/// The maximum number of seconds by which a validity period may begin after now, because clocks differ. Source: Error
/// Codes, document [436/7730](https://cloud.tencent.com/document/product/436/7730), `RequestTimeTooSkewed`.
const MAX_SKEW_SECS: u64 = 15 * 60;

/// Verifies requests against a set of credentials.
///
/// Use [`verify_at`](super::verify_at) to look the credentials up, for example in a database.
#[derive(Clone)]
pub struct Verifier {
    credentials: BTreeMap<String, Credentials>,
}

/// A request whose signature is valid.
///
/// `Debug` does not show the `SecretId`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use = "check what the signature covers and who signed"]
pub struct Verified {
    signature: SignatureFields,
}

impl Verifier {
    /// A verifier that accepts the signatures of these credentials. If two have the same `SecretId`, the last one is
    /// used.
    pub fn new(credentials: impl IntoIterator<Item = Credentials>) -> Self {
        let credentials = credentials.into_iter().map(|found| (found.secret_id().into(), found));
        Self { credentials: credentials.collect() }
    }

    /// Verifies a request at a time in Unix seconds.
    ///
    /// # Errors
    ///
    /// The first [cause](RefusalCause) that applies. The checks run in this order: syntax of the signature, `SecretId`,
    /// token, validity period, lists, signature.
    pub fn verify_at(&self, request: &Request, now: u64) -> Result<Verified, Refusal> {
        verify_at(request, now, |secret_id| self.credentials.get(secret_id).cloned())
    }

    /// Verifies a request now, by the clock of this machine.
    ///
    /// # Errors
    ///
    /// The [`Refusal`] of [`verify_at`](Self::verify_at), converted into an error; and
    /// [`InvalidClock`](crate::error::ErrorKind::InvalidClock).
    #[cfg(all(feature = "std", not(all(target_family = "wasm", target_os = "unknown"))))]
    pub fn verify(&self, request: &Request) -> Result<Verified, cos_url_core::Error> {
        Ok(self.verify_at(request, cos_url_core::key_time::unix_now()?)?)
    }
}

impl fmt::Debug for Verifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Verifier").field("credentials", &self.credentials.len()).finish_non_exhaustive()
    }
}

impl Verified {
    /// The `SecretId` of the signer.
    pub fn secret_id(&self) -> &str {
        self.signature.secret_id()
    }

    /// The validity period.
    pub fn key_time(&self) -> KeyTime {
        self.signature.key_time()
    }

    /// The fields of the signature, with the covered names. A gateway that uses a header or parameter, especially
    /// `Host`, must check that the signature covers it.
    pub fn signature(&self) -> &SignatureFields {
        &self.signature
    }
}

/// Verifies a request at a time in Unix seconds, against the credentials that a function returns for a `SecretId`.
///
/// ```
/// use cos_url::verify::{RefusalCause, Request, verify_at};
///
/// let request = Request::new("GET", "/a.txt", [("Host", "gateway.example.com")])?;
/// let refusal = verify_at(&request, 1557990000, |secret_id| None).unwrap_err();
/// assert_eq!(refusal.cause(), &RefusalCause::NoSignature);
/// # Ok::<(), cos_url::Error>(())
/// ```
///
/// # Errors
///
/// The same errors as [`Verifier::verify_at`].
pub fn verify_at(
    request: &Request,
    now: u64,
    find: impl FnOnce(&str) -> Option<Credentials>,
) -> Result<Verified, Refusal> {
    let signature = request.signature()?;
    match check(request, &signature, now, find) {
        Ok(()) => Ok(Verified { signature }),
        Err(cause) => Err(Refusal::of(cause, signature.secret_id())),
    }
}

fn check(
    request: &Request,
    signature: &SignatureFields,
    now: u64,
    find: impl FnOnce(&str) -> Option<Credentials>,
) -> Result<(), RefusalCause> {
    let credentials = find(signature.secret_id()).ok_or(RefusalCause::UnknownSecretId)?;
    let key_time = signature.key_time();
    let sign_key = credentials.sign_key(key_time);
    check_token(request, &credentials, &sign_key)?;
    check_time(&credentials, key_time, now)?;
    let string_to_sign = StringToSign::new(key_time, &request.http_string(signature)?);
    if sign_key.verify(&string_to_sign, signature.signature()) { Ok(()) } else { Err(RefusalCause::SignatureMismatch) }
}

/// A request with temporary credentials must have their token in a parameter or a header. A request with permanent
/// credentials must have no token.
fn check_token(request: &Request, credentials: &Credentials, sign_key: &SignKey) -> Result<(), RefusalCause> {
    let mut received = request.tokens();
    let is_valid = match (received.next(), received.next(), credentials.token()) {
        (None, _, None) => true,
        (Some(token), None, Some(expected)) => sign_key.are_equal(token, expected.as_bytes()),
        _ => false,
    };
    if is_valid { Ok(()) } else { Err(RefusalCause::InvalidToken) }
}

fn check_time(credentials: &Credentials, key_time: KeyTime, now: u64) -> Result<(), RefusalCause> {
    let (start, end) = (key_time.start(), key_time.end());
    match credentials.ends_at() {
        Some(end) if now > end => Err(RefusalCause::ExpiredCredentials { end }),
        _ if start.saturating_sub(now) > MAX_SKEW_SECS => Err(RefusalCause::NotYetValid { start }),
        _ if now > end => Err(RefusalCause::Expired { end }),
        _ => Ok(()),
    }
}
