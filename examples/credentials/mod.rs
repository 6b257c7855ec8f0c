//! Credentials with which the examples run without an account.

use cos_url::Credentials;
use cos_url::error::{Error, ErrorKind};

/// The credentials from the environment, or the example key pair of the COS documentation.
pub(crate) fn from_env_or_documentation() -> Result<Credentials, Error> {
    match Credentials::from_env() {
        Err(error) if error.kind() == ErrorKind::MissingCredentials => {
            eprintln!("{error}; signing with the example key pair of the COS documentation");
            Credentials::new("AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q", "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz")
        }
        result => result,
    }
}
