//! Credentials from environment variables.

use crate::Credentials;
use alloc::format;
use alloc::string::String;
use cos_url_core::{Error, ErrorKind};
use std::ffi::OsString;
use zeroize::{Zeroize, Zeroizing};

/// The pair of variables in one row, and the variables for its token.
struct Family {
    id: &'static str,
    key: &'static str,
    /// Groups of variables. The first group that has a token is used.
    tokens: &'static [&'static [&'static str]],
}

const TOKENS: &[&str] = &["TENCENTCLOUD_TOKEN", "TENCENTCLOUD_SECURITY_TOKEN", "TENCENTCLOUD_SESSION_TOKEN"];
const CLOUD_FUNCTION_TOKENS: &[&str] = &["TENCENTCLOUD_SESSIONTOKEN"];
const COS_TOKENS: &[&str] = &["COS_TOKEN", "COS_SESSION_TOKEN", "COS_SECURITY_TOKEN"];

const FAMILIES: &[Family] = &[
    Family { id: "TENCENTCLOUD_SECRET_ID", key: "TENCENTCLOUD_SECRET_KEY", tokens: &[TOKENS, CLOUD_FUNCTION_TOKENS] },
    Family { id: "TENCENTCLOUD_SECRETID", key: "TENCENTCLOUD_SECRETKEY", tokens: &[CLOUD_FUNCTION_TOKENS, TOKENS] },
    Family { id: "COS_SECRET_ID", key: "COS_SECRET_KEY", tokens: &[COS_TOKENS] },
];

impl Credentials {
    /// Reads the credentials from environment variables. The first row of which both variables of the pair are set is
    /// used:
    ///
    /// | pair | token |
    /// |---|---|
    /// | `TENCENTCLOUD_SECRET_ID`, `TENCENTCLOUD_SECRET_KEY` | `TENCENTCLOUD_TOKEN`, `TENCENTCLOUD_SECURITY_TOKEN` or `TENCENTCLOUD_SESSION_TOKEN` |
    /// | `TENCENTCLOUD_SECRETID`, `TENCENTCLOUD_SECRETKEY` (set by Tencent's cloud functions) | `TENCENTCLOUD_SESSIONTOKEN` |
    /// | `COS_SECRET_ID`, `COS_SECRET_KEY` | `COS_TOKEN`, `COS_SESSION_TOKEN` or `COS_SECURITY_TOKEN` |
    ///
    /// If a `TENCENTCLOUD` row has no token, a token of the other `TENCENTCLOUD` row is used. A `TENCENTCLOUD` variable
    /// is never combined with a `COS` variable. An empty variable counts as unset.
    ///
    /// # Errors
    ///
    /// - [`ErrorKind::MissingCredentials`] if no pair is set, or only one variable of a pair.
    /// - [`ErrorKind::InvalidCredentials`] if a variable is not Unicode, if two tokens of a row differ, and for the
    ///   errors of [`Credentials::new`]. The error contains the name of the variable, never its value.
    pub fn from_env() -> Result<Self, Error> {
        read(|variable| std::env::var_os(variable))
    }
}

type Variable = Option<Zeroizing<String>>;

fn read(lookup: impl Fn(&str) -> Option<OsString>) -> Result<Credentials, Error> {
    for family in FAMILIES {
        let (id, key) = (variable(family.id, &lookup)?, variable(family.key, &lookup)?);
        let (id, key) = match (id, key) {
            (Some(id), Some(key)) => (id, key),
            (None, None) => continue,
            (Some(_), None) => return Err(half(family.id, family.key)),
            (None, Some(_)) => return Err(half(family.key, family.id)),
        };
        let mut tokens = family.tokens.iter().map(|names| token(names, &lookup));
        return match tokens.find(|token| !matches!(token, Ok(None))).unwrap_or(Ok(None))? {
            Some(token) => Credentials::temporary(moved(id), moved(key), moved(token)),
            None => Credentials::new(moved(id), moved(key)),
        };
    }
    Err(Error::__new(
        ErrorKind::MissingCredentials,
        "no credentials in the environment; set TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY, \
         TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY, or COS_SECRET_ID and COS_SECRET_KEY",
    ))
}

/// The token of a row. Several variables may contain it if their values are equal.
fn token(names: &[&'static str], lookup: &impl Fn(&str) -> Option<OsString>) -> Result<Variable, Error> {
    let mut found: Option<(&str, Zeroizing<String>)> = None;
    for &name in names {
        match (variable(name, lookup)?, &found) {
            (None, _) => {}
            (Some(token), None) => found = Some((name, token)),
            (Some(token), Some((_, first))) if token == *first => {}
            (Some(_), Some((first, _))) => {
                let message = format!("the environment variables {first} and {name} differ; set one of them");
                return Err(Error::__new(ErrorKind::InvalidCredentials, message));
            }
        }
    }
    Ok(found.map(|(_, token)| token))
}

/// The value of a variable, if it is set and not empty: CI systems set absent secrets to the empty string.
fn variable(name: &str, lookup: &impl Fn(&str) -> Option<OsString>) -> Result<Variable, Error> {
    match lookup(name).map(OsString::into_string) {
        None => Ok(None),
        Some(Ok(text)) => Ok(Some(Zeroizing::new(text)).filter(|text| !text.is_empty())),
        Some(Err(value)) => {
            value.into_encoded_bytes().zeroize();
            let message = format!("the environment variable {name} is not Unicode");
            Err(Error::__new(ErrorKind::InvalidCredentials, message))
        }
    }
}

fn half(set: &str, missing: &str) -> Error {
    let message = format!("the environment variable {set} is set, but {missing} is not; set both");
    Error::__new(ErrorKind::MissingCredentials, message)
}

/// Moves the text, because a copy would remain in freed memory.
fn moved(mut text: Zeroizing<String>) -> String {
    core::mem::take(&mut text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signing::encoded_credentials::Token;
    use alloc::string::ToString;
    use alloc::vec::Vec;

    fn read_from(variables: &[(&str, &str)]) -> Result<Credentials, Error> {
        read(|name| variables.iter().find(|(key, _)| *key == name).map(|(_, value)| OsString::from(value)))
    }

    const PAIR: [(&str, &str); 2] = [("TENCENTCLOUD_SECRET_ID", "AKID1"), ("TENCENTCLOUD_SECRET_KEY", "k1")];
    const CLOUD_FUNCTION: [(&str, &str); 2] = [("TENCENTCLOUD_SECRETID", "AKID2"), ("TENCENTCLOUD_SECRETKEY", "k2")];
    const COS: [(&str, &str); 2] = [("COS_SECRET_ID", "AKID3"), ("COS_SECRET_KEY", "k3")];

    #[test]
    fn families_and_tokens() {
        for (variables, id, token) in [
            (PAIR.to_vec(), "AKID1", None),
            (CLOUD_FUNCTION.to_vec(), "AKID2", None),
            (COS.to_vec(), "AKID3", None),
            ([PAIR, CLOUD_FUNCTION].concat(), "AKID1", None),
            ([COS, CLOUD_FUNCTION].concat(), "AKID2", None),
            ([&PAIR[..], &[("TENCENTCLOUD_TOKEN", "t")]].concat(), "AKID1", Some("t")),
            ([&PAIR[..], &[("TENCENTCLOUD_SECURITY_TOKEN", "t")]].concat(), "AKID1", Some("t")),
            ([&PAIR[..], &[("TENCENTCLOUD_SESSION_TOKEN", "t")]].concat(), "AKID1", Some("t")),
            ([&PAIR[..], &[("TENCENTCLOUD_SESSIONTOKEN", "t")]].concat(), "AKID1", Some("t")),
            ([&CLOUD_FUNCTION[..], &[("TENCENTCLOUD_SESSION_TOKEN", "t")]].concat(), "AKID2", Some("t")),
            (
                [&PAIR[..], &[("TENCENTCLOUD_TOKEN", "t"), ("TENCENTCLOUD_SESSIONTOKEN", "other")]].concat(),
                "AKID1",
                Some("t"),
            ),
            (
                [&PAIR[..], &[("TENCENTCLOUD_TOKEN", "t"), ("TENCENTCLOUD_SESSION_TOKEN", "t")]].concat(),
                "AKID1",
                Some("t"),
            ),
            ([&PAIR[..], &[("TENCENTCLOUD_TOKEN", "")]].concat(), "AKID1", None),
            ([&PAIR[..], &[("COS_TOKEN", "t")]].concat(), "AKID1", None),
            ([&COS[..], &[("TENCENTCLOUD_TOKEN", "t")]].concat(), "AKID3", None),
            ([&COS[..], &[("COS_SECURITY_TOKEN", "t")]].concat(), "AKID3", Some("t")),
            ([&COS[..], &[("TENCENTCLOUD_SECRET_ID", ""), ("TENCENTCLOUD_SECRET_KEY", "")]].concat(), "AKID3", None),
        ] {
            let encoded = read_from(&variables).unwrap().encoded;
            let found = encoded.token.as_ref().map(Token::value);
            assert_eq!((encoded.secret_id(), found), (id, token), "{variables:?}");
        }
    }

    #[test]
    fn errors_name_the_variables() {
        for (variables, kind, expected) in [
            (
                Vec::new(),
                ErrorKind::MissingCredentials,
                "no credentials in the environment; set TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY, \
                 TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY, or COS_SECRET_ID and COS_SECRET_KEY",
            ),
            (
                [&PAIR[..1], &COS[..]].concat(),
                ErrorKind::MissingCredentials,
                "the environment variable TENCENTCLOUD_SECRET_ID is set, but TENCENTCLOUD_SECRET_KEY is not; set both",
            ),
            (
                COS[1..].to_vec(),
                ErrorKind::MissingCredentials,
                "the environment variable COS_SECRET_KEY is set, but COS_SECRET_ID is not; set both",
            ),
            (
                [&PAIR[..], &[("TENCENTCLOUD_TOKEN", "a"), ("TENCENTCLOUD_SECURITY_TOKEN", "b")]].concat(),
                ErrorKind::InvalidCredentials,
                "the environment variables TENCENTCLOUD_TOKEN and TENCENTCLOUD_SECURITY_TOKEN differ; set one of them",
            ),
            (
                [("COS_SECRET_ID", "AKID3"), ("COS_SECRET_KEY", "k\n")].to_vec(),
                ErrorKind::InvalidCredentials,
                "whitespace around the SecretKey; remove the whitespace",
            ),
        ] {
            let error = read_from(&variables).unwrap_err();
            assert_eq!((error.kind(), error.to_string().as_str()), (kind, expected));
            assert!(!error.is_input());
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_variable_that_is_not_unicode_is_named() {
        use std::os::unix::ffi::OsStringExt;

        let error = read(|_| Some(OsString::from_vec(b"\xff".to_vec()))).unwrap_err();
        assert_eq!(error.to_string(), "the environment variable TENCENTCLOUD_SECRET_ID is not Unicode");
    }
}
