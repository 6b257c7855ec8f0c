//! The credentials, which come from the environment.

use crate::argument_group::arguments;
use cos_url::error::Error;
use cos_url::{Credentials, Signer};

arguments! {
    pub(crate) struct CredentialsArguments in "Credentials" {
        example: bool = |arg| arg
            .long("example")
            .help("Use the example key pair of the COS documentation, which belongs to no account")
            .long_help(
                "Use the example key pair of the COS documentation, which belongs to no account\n\n\
                 Without it, the credentials come from the environment: TENCENTCLOUD_SECRET_ID,\n\
                 TENCENTCLOUD_SECRET_KEY and, for temporary credentials, TENCENTCLOUD_TOKEN.",
            );
    }
}

impl CredentialsArguments {
    pub(crate) fn credentials(&self) -> Result<Credentials, Error> {
        if self.example {
            Credentials::new("AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q", "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz")
        } else {
            Credentials::from_env()
        }
    }

    pub(crate) fn signer(&self) -> Result<Signer, Error> {
        Ok(Signer::new(self.credentials()?))
    }
}
