//! The credentials, which come from the environment.

use clap::Args;
use cos_url::error::Error;
use cos_url::{Credentials, Signer};

#[derive(Debug, Default, PartialEq, Args)]
#[command(next_help_heading = "Credentials")]
pub(crate) struct CredentialsArguments {
    /// Use the example key pair of the COS documentation, which no account has
    #[arg(long)]
    example: bool,
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
