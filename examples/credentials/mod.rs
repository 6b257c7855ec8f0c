//! Lets the examples run without an account.

use cos_url::{Credentials, CredentialsError};

/// The credentials of the environment, or else the example key pair of the COS documentation.
pub(crate) fn from_env_or_documentation() -> Result<Credentials, CredentialsError> {
    match Credentials::from_env() {
        Err(CredentialsError::VariableMissing { variable: "TENCENTCLOUD_SECRET_ID" }) => {
            eprintln!("no credentials in the environment: signing with the example key pair of the COS documentation");
            Credentials::new("AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q", "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz")
        }
        found => found,
    }
}
