//! Credentials: the `SecretId` and `SecretKey` of an account, or temporary ones with a token.

use crate::KeyTime;
use crate::signing::SignKey;
use crate::signing::encoded_credentials::{EncodedCredentials, Token};
use crate::signing::hmac_sha1::HmacKey;
use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use alloc::sync::Arc;
use core::fmt;
use cos_url_core::key_time::check_second;
use cos_url_core::{Error, ErrorKind};
use zeroize::Zeroize;

/// A `SecretId` and `SecretKey`; for temporary credentials also the session token and, optionally, its expiration time.
///
/// The secret never appears in `Debug` output or errors. `Credentials` stores only the HMAC state derived from the key,
/// and zeroizes it and the token on drop. It implements neither `PartialEq` nor serde traits.
///
/// A key or token that is passed as a `String` is zeroized too. A key or token that is passed as `&str` is not.
///
/// ```
/// use cos_url::Credentials;
///
/// let credentials = Credentials::new(
///     "AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q",
///     "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz",
/// )?;
/// assert_eq!(format!("{credentials:?}"), "Credentials { kind: \"permanent\", .. }");
/// # Ok::<(), cos_url::Error>(())
/// ```
#[derive(Clone)]
#[doc(alias("SecretId", "SecretKey"))]
pub struct Credentials {
    // Boxed, because moving a value leaves a copy of its bytes behind.
    pub(crate) encoded: Arc<EncodedCredentials>,
    pub(crate) secret_key: Arc<HmacKey>,
    pub(crate) end: Option<u64>,
}

impl Credentials {
    /// A permanent key pair.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidCredentials`] if one of the two is empty, starts or ends with whitespace or quotes, or
    /// contains a control character; if the id contains `&`, `=`, `;`, `#` or a character that is not visible ASCII; or
    /// if the key starts with `AKID`, as an id does.
    pub fn new<'a>(secret_id: impl AsRef<str>, secret_key: impl Into<Cow<'a, str>>) -> Result<Self, Error> {
        Self::checked(secret_id.as_ref(), &Secret(secret_key.into()), None)
    }

    /// Temporary credentials of the Security Token Service (STS): `TmpSecretId`, `TmpSecretKey` and `Token`.
    ///
    /// # Errors
    ///
    /// The errors of [`Credentials::new`], and [`ErrorKind::InvalidCredentials`] if the token is empty or contains a
    /// character that is not visible ASCII.
    #[doc(alias("x-cos-security-token", "SecurityToken", "XCosSecurityToken"))]
    pub fn temporary<'a>(
        secret_id: impl AsRef<str>,
        secret_key: impl Into<Cow<'a, str>>,
        token: impl Into<Cow<'a, str>>,
    ) -> Result<Self, Error> {
        Self::checked(secret_id.as_ref(), &Secret(secret_key.into()), Some(&Secret(token.into())))
    }

    /// Sets the time at which temporary credentials expire, in Unix seconds: the `ExpiredTime` that STS returns.
    ///
    /// COS rejects a URL after its credentials have expired. With this time, signing returns an error for a longer
    /// lifetime.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidCredentials`] if the time is after the year 9999, for example a time in milliseconds.
    pub fn ending_at(mut self, unix_seconds: u64) -> Result<Self, Error> {
        let end = check_second("the end of the credentials", unix_seconds, ErrorKind::InvalidCredentials)?;
        self.end = Some(end);
        Ok(self)
    }

    /// The time at which the credentials expire, in Unix seconds, if it is known.
    pub fn ends_at(&self) -> Option<u64> {
        self.end
    }

    /// The `SecretId`. It is not secret, but `Debug` does not show it.
    pub fn secret_id(&self) -> &str {
        self.encoded.secret_id()
    }

    /// The key for one period.
    pub(crate) fn sign_key(&self, key_time: KeyTime) -> SignKey {
        SignKey::of_hmac_key(&self.secret_key, key_time)
    }

    /// The token of temporary credentials.
    pub(crate) fn token(&self) -> Option<&str> {
        self.encoded.token.as_ref().map(Token::value)
    }

    fn checked(secret_id: &str, Secret(secret_key): &Secret<'_>, token: Option<&Secret<'_>>) -> Result<Self, Error> {
        check(&SECRET_ID, secret_id)?;
        check(&SECRET_KEY, secret_key)?;
        if secret_key.starts_with("AKID") {
            return Err(invalid(if secret_id.starts_with("AKID") {
                "the SecretKey starts with `AKID`, as a SecretId does; pass the SecretKey"
            } else {
                "the SecretKey starts with `AKID` and the SecretId does not; swap the two"
            }));
        }
        if let Some(Secret(token)) = token {
            check(&TOKEN, token)?;
        }
        Ok(Self {
            encoded: Arc::new(EncodedCredentials::new(secret_id, token.map(|Secret(token)| token.as_ref()))),
            secret_key: Arc::new(HmacKey::new(secret_key.as_bytes())),
            end: None,
        })
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = if self.encoded.token.is_some() { "temporary" } else { "permanent" };
        f.debug_struct("Credentials").field("kind", &kind).finish_non_exhaustive()
    }
}

/// A secret as it was passed. An owned one is zeroized.
pub(crate) struct Secret<'a>(pub(crate) Cow<'a, str>);

impl Drop for Secret<'_> {
    fn drop(&mut self) {
        if let Cow::Owned(text) = &mut self.0 {
            text.zeroize();
        }
    }
}

/// One of the three strings, and the rule for its characters.
struct Part {
    name: &'static str,
    allows: fn(char) -> bool,
    allowed: &'static str,
    if_empty: &'static str,
}

const SECRET_ID: Part = Part {
    name: "SecretId",
    allows: |character| character.is_ascii_graphic() && !matches!(character, '&' | '=' | ';' | '#'),
    allowed: "a SecretId is visible ASCII without `&`, `=`, `;` and `#`",
    if_empty: "",
};

const SECRET_KEY: Part = Part {
    name: "SecretKey",
    allows: |character| !character.is_control(),
    allowed: "a SecretKey has no control characters",
    if_empty: "",
};

const TOKEN: Part = Part {
    name: "security token",
    allows: |character| character.is_ascii_graphic(),
    allowed: "a security token is visible ASCII",
    if_empty: "; for a permanent key, use `Credentials::new`",
};

/// The rule. Its errors contain positions, but never the text.
fn check(Part { name, allows, allowed, if_empty }: &Part, text: &str) -> Result<(), Error> {
    // Most credentials consist of these characters only, and then they satisfy all rules below.
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Ok(());
    }
    if text.is_empty() {
        return Err(invalid(format!("the {name} is empty{if_empty}")));
    }
    if text.trim() != text {
        return Err(invalid(format!("whitespace around the {name}; remove the whitespace")));
    }
    if text.starts_with(is_invisible) || text.ends_with(is_invisible) {
        return Err(invalid(format!("an invisible character around the {name}; remove it")));
    }
    // A quote at one end only may belong to a token.
    if text.chars().nth(1).is_some() && text.starts_with(is_quote) && text.ends_with(is_quote) {
        return Err(invalid(format!("quotes around the {name}; remove them")));
    }
    match text.char_indices().find(|(_, character)| !allows(*character)) {
        Some((byte, _)) => Err(invalid(format!("invalid character in the {name} at byte {byte}: {allowed}"))),
        None => Ok(()),
    }
}

/// Whether a character is invisible but not whitespace, so that it is copied unnoticed, such as the byte order mark of
/// a file.
const fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// The quotes of shells and files, and those that word processors write instead of them.
const fn is_quote(character: char) -> bool {
    matches!(character, '"' | '\'' | '`' | '\u{2018}'..='\u{201f}' | '«' | '»' | '「' | '」' | '＂' | '＇')
}

#[cold]
fn invalid(message: impl Into<String>) -> Error {
    Error::__new(ErrorKind::InvalidCredentials, message.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn invalid_credentials_are_named_but_not_shown() {
        for (id, key, token, expected) in [
            ("", "k", None, "the SecretId is empty"),
            ("AKID1", "", None, "the SecretKey is empty"),
            ("AKID1", "k", Some(""), "the security token is empty; for a permanent key, use `Credentials::new`"),
            ("AKID1", "k\n", None, "whitespace around the SecretKey; remove the whitespace"),
            ("\u{feff}AKID1", "k", None, "an invisible character around the SecretId; remove it"),
            ("AKID1", "k\u{200b}", None, "an invisible character around the SecretKey; remove it"),
            ("AKID1", "\u{feff}k", None, "an invisible character around the SecretKey; remove it"),
            ("\"AKID1\"", "k", None, "quotes around the SecretId; remove them"),
            ("AKID1", "'k'", None, "quotes around the SecretKey; remove them"),
            ("“AKID1”", "k", None, "quotes around the SecretId; remove them"),
            ("AKID1", "“k”", None, "quotes around the SecretKey; remove them"),
            ("AKID1", "k", Some("`t`"), "quotes around the security token; remove them"),
            (
                "AKID&x",
                "k",
                None,
                "invalid character in the SecretId at byte 4: a SecretId is visible ASCII without `&`, `=`, `;` and `#`",
            ),
            (
                "AKID1",
                "k\0k",
                None,
                "invalid character in the SecretKey at byte 1: a SecretKey has no control characters",
            ),
            (
                "AKID1",
                "k",
                Some("é"),
                "invalid character in the security token at byte 0: a security token is visible ASCII",
            ),
            ("key", "AKID1", None, "the SecretKey starts with `AKID` and the SecretId does not; swap the two"),
            ("AKID1", "AKID2", None, "the SecretKey starts with `AKID`, as a SecretId does; pass the SecretKey"),
        ] {
            let result = match token {
                Some(token) => Credentials::temporary(id, key, token),
                None => Credentials::new(id, key),
            };
            let error = result.unwrap_err();
            assert_eq!((error.kind(), error.to_string().as_str()), (ErrorKind::InvalidCredentials, expected));
        }
    }

    #[test]
    fn the_end_is_in_seconds() {
        let credentials = || Credentials::temporary("AKID1", "k", "t").unwrap();
        assert_eq!(credentials().ending_at(1_700_000_000).unwrap().ends_at(), Some(1_700_000_000));
        assert_eq!(
            credentials().ending_at(1_700_000_000_000).unwrap_err().to_string(),
            "the end of the credentials is 1700000000000, after the year 9999: is it in milliseconds? Unix times here are in \
             seconds"
        );
    }

    #[test]
    fn debug_output_is_redacted() {
        let credentials = Credentials::temporary("CANARY-ID", "CANARY-KEY", "CANARY-TOKEN").unwrap();
        assert_eq!(format!("{credentials:?}"), "Credentials { kind: \"temporary\", .. }");
    }
}
