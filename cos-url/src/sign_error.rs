//! Why there is no signature.

use crate::{Conflict, KeyTimeError};
use core::fmt;

/// Why a request was not signed. It never holds any part of the credentials.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum SignError {
    /// The parts of the request do not go together.
    Conflict(Conflict),
    /// There is no such time.
    KeyTime(KeyTimeError),
    /// The URL would end after the temporary credentials, and with them it dies.
    AfterCredentials {
        /// The end of the URL, in Unix seconds.
        end: u64,
        /// The end of the credentials, in Unix seconds.
        credentials_end: u64,
    },
    /// The temporary credentials end within the first minute of the URL, which as a rule lies in the past: it would be
    /// dead already.
    CredentialsEnded {
        /// The end of the credentials, in Unix seconds.
        credentials_end: u64,
    },
    /// The URL would be good for longer than the signer allows.
    TooLong {
        /// The life of the URL after its first minute, in seconds.
        life: u64,
        /// The most that the signer allows, in seconds.
        max: u64,
    },
}

impl fmt::Display for SignError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Conflict(conflict) => conflict.fmt(f),
            Self::KeyTime(error) => error.fmt(f),
            Self::AfterCredentials { end, credentials_end } => write!(
                f,
                "the URL would end at {end}, after the temporary credentials end at {credentials_end}; take a shorter \
                 `expires`, newer credentials or `Signer::ending_with_credentials`"
            ),
            Self::CredentialsEnded { credentials_end } => {
                write!(
                    f,
                    "the temporary credentials end at {credentials_end}, within the first minute of the URL or before it; \
                     take newer ones"
                )
            }
            Self::TooLong { life, max } => {
                write!(f, "the URL would be good for {life} s; this signer allows {max} s")
            }
        }
    }
}

impl core::error::Error for SignError {}

impl From<Conflict> for SignError {
    fn from(conflict: Conflict) -> Self {
        Self::Conflict(conflict)
    }
}

impl From<KeyTimeError> for SignError {
    fn from(error: KeyTimeError) -> Self {
        Self::KeyTime(error)
    }
}
