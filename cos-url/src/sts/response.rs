//! Temporary credentials from a response of STS.

use super::unescape::unescape;
use crate::Credentials;
use crate::credentials::Secret;
use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use cos_url_core::{Error, ErrorKind, echo};
use serde::Deserialize;
use serde_json::value::RawValue;
use zeroize::Zeroizing;

impl Credentials {
    /// Reads temporary credentials from the JSON of a response, with the time at which they expire:
    ///
    /// - `GetFederationToken` and `AssumeRole`: `{"Credentials":{"Token","TmpSecretId","TmpSecretKey"},"ExpiredTime"}`,
    ///   also inside `{"Response":..}`;
    /// - the SDK for STS: `{"credentials":{"sessionToken","tmpSecretId","tmpSecretKey"},"expiredTime"}`;
    /// - the metadata of an instance: `{"TmpSecretId","TmpSecretKey","ExpiredTime","Token"}`.
    ///
    /// The method zeroizes a text that is passed as a `String`, and every copy of a key or token that it makes. It does
    /// not zeroize a text that is passed as `&str`.
    ///
    /// ```
    /// use cos_url::Credentials;
    ///
    /// // The metadata of an instance.
    /// let json = String::from(
    ///     r#"{"TmpSecretId": "AKIDEXAMPLE", "TmpSecretKey": "KEY", "Token": "TOKEN",
    ///         "ExpiredTime": 1700003600, "Code": "Success"}"#,
    /// );
    /// assert_eq!(Credentials::from_json(json)?.ends_at(), Some(1700003600));
    /// # Ok::<(), cos_url::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// - [`ErrorKind::InvalidCredentials`] if the text is not JSON, if a value has the wrong type, and for the errors
    ///   of [`Credentials::temporary`] and [`Credentials::ending_at`].
    /// - [`ErrorKind::MissingCredentials`] if a part is missing, or if the response is an error of STS. The message
    ///   contains the code of the error.
    ///
    /// Errors contain no value of the response, except the code of an error of STS.
    #[doc(alias("getCredential", "GetFederationToken", "AssumeRole"))]
    pub fn from_json<'a>(json: impl Into<Cow<'a, str>>) -> Result<Self, Error> {
        let Secret(json) = &Secret(json.into());
        let response: Response<'_> = serde_json::from_str(json).map_err(|error| not_json(&error))?;
        response.into_credentials()
    }
}

/// One type for all forms of a response, because an untagged enum of serde copies its input to try one form after
/// another.
#[derive(Deserialize)]
struct Response<'a> {
    #[serde(rename = "Response", borrow, default)]
    inner: Option<Box<Response<'a>>>,
    #[serde(rename = "Credentials", alias = "credentials", borrow, default)]
    credentials: Option<Parts<'a>>,
    #[serde(rename = "ExpiredTime", alias = "expiredTime", default)]
    expired_time: Option<u64>,
    #[serde(rename = "Error", borrow, default)]
    error: Option<Failure<'a>>,
    // The metadata of an instance.
    #[serde(rename = "TmpSecretId", borrow, default)]
    secret_id: Option<&'a RawValue>,
    #[serde(rename = "TmpSecretKey", borrow, default)]
    secret_key: Option<&'a RawValue>,
    #[serde(rename = "Token", borrow, default)]
    token: Option<&'a RawValue>,
}

/// Raw values, which borrow from the text. They are not copies.
#[derive(Clone, Copy, Deserialize)]
struct Parts<'a> {
    #[serde(rename = "TmpSecretId", alias = "tmpSecretId", borrow, default)]
    secret_id: Option<&'a RawValue>,
    #[serde(rename = "TmpSecretKey", alias = "tmpSecretKey", borrow, default)]
    secret_key: Option<&'a RawValue>,
    #[serde(rename = "Token", alias = "sessionToken", borrow, default)]
    token: Option<&'a RawValue>,
}

/// An error of STS.
#[derive(Deserialize)]
struct Failure<'a> {
    #[serde(rename = "Code", borrow, default)]
    code: Option<&'a RawValue>,
}

impl Response<'_> {
    fn into_credentials(self) -> Result<Credentials, Error> {
        if let Some(inner) = self.inner {
            return inner.into_credentials();
        }
        if let Some(failure) = self.error {
            let code = failure.code.and_then(|code| unescape(code.get()));
            let code = code.as_ref().map_or("", |code| code.as_str());
            return Err(missing(&format!("STS responded with the error `{}`", echo(code))));
        }
        let metadata = Parts { secret_id: self.secret_id, secret_key: self.secret_key, token: self.token };
        let parts = self.credentials.unwrap_or(metadata);
        let end = self.expired_time.ok_or_else(|| missing("the response has no `ExpiredTime`"))?;
        let secret_id = text("TmpSecretId", parts.secret_id)?;
        let secret_key = text("TmpSecretKey", parts.secret_key)?;
        let token = text("Token", parts.token)?;
        Credentials::temporary(secret_id.as_str(), secret_key.as_str(), token.as_str())?.ending_at(end)
    }
}

fn text(name: &str, value: Option<&RawValue>) -> Result<Zeroizing<String>, Error> {
    let value = value.ok_or_else(|| missing(&format!("the response has no `{name}`")))?;
    unescape(value.get()).ok_or_else(|| invalid(&format!("`{name}` in the response is not a string")))
}

/// The error contains only the position, because the message of `serde_json` may contain a value.
#[cold]
fn not_json(error: &serde_json::Error) -> Error {
    let problem = if error.is_data() { "has a value of the wrong type" } else { "is not valid JSON" };
    invalid(&format!("the response {problem} at line {}, column {}", error.line(), error.column()))
}

#[cold]
fn invalid(sentence: &str) -> Error {
    Error::__new(ErrorKind::InvalidCredentials, format!("invalid temporary credentials: {sentence}"))
}

#[cold]
fn missing(sentence: &str) -> Error {
    Error::__new(ErrorKind::MissingCredentials, format!("no temporary credentials: {sentence}"))
}
