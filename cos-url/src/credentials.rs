//! Credentials: the `SecretId` and `SecretKey` of an account, or temporary ones with a token.

use crate::hmac_blocks::Pads;
use crate::identity::Identity;
use alloc::borrow::Cow;
use alloc::sync::Arc;
use core::fmt;
use cos_url_core::percent::is_plain;
use zeroize::Zeroize;

/// What signs: a `SecretId` and a `SecretKey`, and for temporary credentials a token and perhaps their end.
///
/// Nothing shows them: not `Debug`, not an error. The key is hashed at once, and only its hashed pads are kept; they and the
/// token are overwritten in memory when they are dropped. There is no `PartialEq` and no serde.
///
/// A key or token is given as `&str`, or as a `String`, which is then overwritten.
///
/// ```
/// use cos_url::Credentials;
///
/// let credentials = Credentials::new("AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q", "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz")?;
/// assert_eq!(format!("{credentials:?}"), "Credentials { kind: \"permanent\", .. }");
/// # Ok::<(), cos_url::CredentialsError>(())
/// ```
#[derive(Clone)]
pub struct Credentials {
    // Behind pointers, because what is moved stays behind in memory where it was.
    pub(crate) identity: Arc<Identity>,
    pub(crate) secret_key: Arc<Pads>,
    pub(crate) end: Option<u64>,
}

/// The part of the credentials that an error is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum CredentialPart {
    /// The public name of the key pair, `AKID..`.
    SecretId,
    /// The secret.
    SecretKey,
    /// The token of temporary credentials.
    Token,
}

/// Why these are no credentials. It never holds any part of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum CredentialsError {
    /// A part is empty.
    Empty(CredentialPart),
    /// A blank or a line end stands around a part, as when it was read from a file.
    OuterBlank(CredentialPart),
    /// A part has a character that it cannot have.
    Character(CredentialPart),
    /// The `SecretKey` looks like a `SecretId` and the `SecretId` does not.
    Swapped,
    /// An environment variable is not set.
    VariableMissing {
        /// The name of the variable.
        variable: &'static str,
    },
    /// An environment variable is set to nothing.
    VariableEmpty {
        /// The name of the variable.
        variable: &'static str,
    },
    /// An environment variable is not Unicode.
    VariableNotUnicode {
        /// The name of the variable.
        variable: &'static str,
    },
    /// The two variables for the token are set, and not to the same.
    TwoTokens,
}

impl Credentials {
    /// Takes a permanent key pair.
    ///
    /// # Errors
    ///
    /// [`CredentialsError`] if either is empty, has a blank or line end around it or a control character in it, if
    /// the id has a character other than visible ASCII without `&`, `=`, `;` and `#`, or if the two are swapped.
    pub fn new<'a>(secret_id: impl AsRef<str>, secret_key: impl Into<Cow<'a, str>>) -> Result<Self, CredentialsError> {
        Self::checked(secret_id.as_ref(), &Secret(secret_key.into()), None)
    }

    /// Takes temporary credentials (STS): `TmpSecretId`, `TmpSecretKey` and `Token`.
    ///
    /// # Errors
    ///
    /// [`CredentialsError`] as [`Credentials::new`], and if the token is empty or has a character other than visible
    /// ASCII.
    pub fn temporary<'a>(
        secret_id: impl AsRef<str>,
        secret_key: impl Into<Cow<'a, str>>,
        token: impl Into<Cow<'a, str>>,
    ) -> Result<Self, CredentialsError> {
        Self::checked(secret_id.as_ref(), &Secret(secret_key.into()), Some(&Secret(token.into())))
    }

    fn checked(
        secret_id: &str,
        Secret(secret_key): &Secret<'_>,
        token: Option<&Secret<'_>>,
    ) -> Result<Self, CredentialsError> {
        check(CredentialPart::SecretId, secret_id, |c| c.is_ascii_graphic() && !matches!(c, '&' | '=' | ';' | '#'))?;
        check(CredentialPart::SecretKey, secret_key, |c| !c.is_control())?;
        if secret_key.starts_with("AKID") && !secret_id.starts_with("AKID") {
            return Err(CredentialsError::Swapped);
        }
        if let Some(Secret(token)) = token {
            check(CredentialPart::Token, token, |c| c.is_ascii_graphic())?;
        }
        Ok(Self {
            identity: Arc::new(Identity::new(secret_id, token.map(|Secret(token)| token.as_ref()))),
            secret_key: Arc::new(Pads::new(secret_key.as_bytes())),
            end: None,
        })
    }

    /// Says when temporary credentials end, in Unix seconds: the `ExpiredTime` that came with them.
    ///
    /// A URL dies with the credentials that signed it, so one that would end later is then refused.
    #[must_use]
    pub fn ending_at(mut self, unix_seconds: u64) -> Self {
        self.end = Some(unix_seconds);
        self
    }

    /// Reads the environment: `TENCENTCLOUD_SECRET_ID` and `TENCENTCLOUD_SECRET_KEY`, or else `COS_SECRET_ID` and
    /// `COS_SECRET_KEY`; for temporary credentials also `TENCENTCLOUD_TOKEN` or `TENCENTCLOUD_SECURITY_TOKEN`.
    ///
    /// # Errors
    ///
    /// [`CredentialsError`] if a variable is missing, empty or not Unicode, which names the variable; if the two variables
    /// for the token differ; and as [`Credentials::new`].
    #[cfg(feature = "std")]
    pub fn from_env() -> Result<Self, CredentialsError> {
        environment::read(|variable| std::env::var_os(variable))
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = if self.identity.token.is_some() { "temporary" } else { "permanent" };
        f.debug_struct("Credentials").field("kind", &kind).finish_non_exhaustive()
    }
}

/// A secret as it was given: what the caller gave away is overwritten.
struct Secret<'a>(Cow<'a, str>);

impl Drop for Secret<'_> {
    fn drop(&mut self) {
        if let Cow::Owned(text) = &mut self.0 {
            text.zeroize();
        }
    }
}

fn check(part: CredentialPart, text: &str, allowed: impl Fn(char) -> bool) -> Result<(), CredentialsError> {
    // Most have letters and digits only, which are allowed in each part and quickly seen.
    if !text.is_empty() && is_plain(text) { Ok(()) } else { check_characters(part, text, allowed) }
}

fn check_characters(part: CredentialPart, text: &str, allowed: impl Fn(char) -> bool) -> Result<(), CredentialsError> {
    if text.is_empty() {
        Err(CredentialsError::Empty(part))
    } else if text.trim() != text {
        Err(CredentialsError::OuterBlank(part))
    } else if text.chars().all(allowed) {
        Ok(())
    } else {
        Err(CredentialsError::Character(part))
    }
}

#[cfg(feature = "std")]
mod environment {
    use super::{Credentials, CredentialsError};
    use alloc::string::String;
    use std::ffi::OsString;
    use zeroize::{Zeroize, Zeroizing};

    const TENCENTCLOUD: [&str; 2] = ["TENCENTCLOUD_SECRET_ID", "TENCENTCLOUD_SECRET_KEY"];
    const COS: [&str; 2] = ["COS_SECRET_ID", "COS_SECRET_KEY"];
    const TOKENS: [&str; 2] = ["TENCENTCLOUD_TOKEN", "TENCENTCLOUD_SECURITY_TOKEN"];

    type Variable = Option<Zeroizing<String>>;

    pub(super) fn read(lookup: impl Fn(&str) -> Option<OsString>) -> Result<Credentials, CredentialsError> {
        let read_two = |[first, second]: [&'static str; 2]| -> Result<[Variable; 2], CredentialsError> {
            Ok([unicode(first, lookup(first))?, unicode(second, lookup(second))?])
        };
        let (names, pair) = match read_two(TENCENTCLOUD)? {
            [None, None] => match read_two(COS)? {
                [None, None] => (TENCENTCLOUD, [None, None]),
                pair => (COS, pair),
            },
            pair => (TENCENTCLOUD, pair),
        };
        let [id, key] = names.map(|variable| CredentialsError::VariableMissing { variable });
        let [id, key] = match pair {
            [None, _] => return Err(id),
            [_, None] => return Err(key),
            [Some(id), Some(key)] => [id, key],
        };
        match read_two(TOKENS)? {
            [Some(first), Some(second)] if first != second => Err(CredentialsError::TwoTokens),
            [Some(token), _] | [None, Some(token)] => Credentials::temporary(taken(id), taken(key), taken(token)),
            [None, None] => Credentials::new(taken(id), taken(key)),
        }
    }

    fn unicode(variable: &'static str, value: Option<OsString>) -> Result<Variable, CredentialsError> {
        match value.map(OsString::into_string) {
            None => Ok(None),
            Some(Ok(text)) if text.is_empty() => Err(CredentialsError::VariableEmpty { variable }),
            Some(Ok(text)) => Ok(Some(Zeroizing::new(text))),
            Some(Err(bytes)) => {
                bytes.into_encoded_bytes().zeroize();
                Err(CredentialsError::VariableNotUnicode { variable })
            }
        }
    }

    /// Moves the text out, so that no copy of it is left behind.
    fn taken(mut text: Zeroizing<String>) -> String {
        core::mem::take(&mut text)
    }
}

impl fmt::Display for CredentialPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::SecretId => "SecretId",
            Self::SecretKey => "SecretKey",
            Self::Token => "security token",
        })
    }
}

impl fmt::Display for CredentialsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty(part) => write!(f, "the {part} is empty"),
            Self::OuterBlank(part) => write!(f, "a blank or line end stands around the {part}; remove it"),
            Self::Character(CredentialPart::SecretId) => {
                f.write_str("the SecretId has a character other than visible ASCII without `&`, `=`, `;` and `#`")
            }
            Self::Character(CredentialPart::SecretKey) => f.write_str("the SecretKey has a control character"),
            Self::Character(CredentialPart::Token) => {
                f.write_str("the security token has a character other than visible ASCII")
            }
            Self::Swapped => f.write_str("the SecretKey begins with `AKID` and the SecretId does not; swap the two"),
            Self::VariableMissing { variable } => write!(f, "the environment variable {variable} is not set"),
            Self::VariableEmpty { variable } => write!(f, "the environment variable {variable} is empty"),
            Self::VariableNotUnicode { variable } => write!(f, "the environment variable {variable} is not Unicode"),
            Self::TwoTokens => f.write_str(
                "the environment variables TENCENTCLOUD_TOKEN and TENCENTCLOUD_SECURITY_TOKEN differ; set one of them",
            ),
        }
    }
}

impl core::error::Error for CredentialsError {}

#[cfg(all(test, feature = "std"))]
mod tests {
    use super::*;
    use alloc::format;
    use alloc::string::ToString;
    use alloc::vec::Vec;
    use std::ffi::OsString;

    fn read(variables: &[(&str, &str)]) -> Result<Credentials, CredentialsError> {
        let lookup =
            |name: &str| variables.iter().find(|(key, _)| *key == name).map(|(_, value)| OsString::from(value));
        environment::read(lookup)
    }

    #[test]
    fn the_environment_is_read() {
        let tencentcloud = [("TENCENTCLOUD_SECRET_ID", "AKID1"), ("TENCENTCLOUD_SECRET_KEY", "k1")];
        let cos = [("COS_SECRET_ID", "AKID2"), ("COS_SECRET_KEY", "k2")];
        let token = [("TENCENTCLOUD_TOKEN", "t")];
        let security_token = [("TENCENTCLOUD_SECURITY_TOKEN", "t")];
        for (variables, id, has_token) in [
            (tencentcloud.to_vec(), "AKID1", false),
            (cos.to_vec(), "AKID2", false),
            ([tencentcloud, cos].concat(), "AKID1", false),
            ([tencentcloud.to_vec(), token.to_vec()].concat(), "AKID1", true),
            ([cos.to_vec(), security_token.to_vec()].concat(), "AKID2", true),
            ([tencentcloud.to_vec(), token.to_vec(), security_token.to_vec()].concat(), "AKID1", true),
        ] {
            let credentials = read(&variables).unwrap();
            assert_eq!((credentials.identity.secret_id(), credentials.identity.token.is_some()), (id, has_token));
        }
    }

    #[test]
    fn what_is_wrong_with_the_environment_is_named() {
        let pair = [("TENCENTCLOUD_SECRET_ID", "AKID1"), ("TENCENTCLOUD_SECRET_KEY", "k1")];
        let two = [("TENCENTCLOUD_TOKEN", "a"), ("TENCENTCLOUD_SECURITY_TOKEN", "b")];
        for (variables, expected) in [
            (Vec::new(), "the environment variable TENCENTCLOUD_SECRET_ID is not set"),
            (
                Vec::from([("TENCENTCLOUD_SECRET_ID", "AKID1")]),
                "the environment variable TENCENTCLOUD_SECRET_KEY is not set",
            ),
            (Vec::from([("COS_SECRET_KEY", "k")]), "the environment variable COS_SECRET_ID is not set"),
            (
                Vec::from([("COS_SECRET_ID", "AKID1"), ("COS_SECRET_KEY", "")]),
                "the environment variable COS_SECRET_KEY is empty",
            ),
            (
                [pair, two].concat(),
                "the environment variables TENCENTCLOUD_TOKEN and TENCENTCLOUD_SECURITY_TOKEN differ; set one of them",
            ),
        ] {
            assert_eq!(read(&variables).unwrap_err().to_string(), expected);
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_variable_that_is_not_unicode_is_named() {
        use std::os::unix::ffi::OsStringExt;

        let error = environment::read(|_| Some(OsString::from_vec(b"\xff".to_vec()))).unwrap_err();
        assert_eq!(error.to_string(), "the environment variable TENCENTCLOUD_SECRET_ID is not Unicode");
    }

    #[test]
    fn debug_shows_nothing() {
        let credentials = Credentials::temporary("CANARY-ID", "CANARY-KEY", "CANARY-TOKEN").unwrap().ending_at(1);
        assert_eq!(format!("{credentials:?}"), "Credentials { kind: \"temporary\", .. }");
    }
}
