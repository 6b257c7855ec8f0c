//! `cos-url diagnose`

use crate::credentials::CredentialsArguments;
use crate::failure::Failure;
use crate::input::{self, STANDARD_INPUT};
use crate::output;
use crate::request::Sent;
use clap::Args;
use cos_url::Credentials;
use cos_url::diagnose::ErrorResponse;
use cos_url::error::ErrorKind;
use cos_url::explain::SignedRequest;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  curl --silent \"$URL\" > answer.xml
  cos-url diagnose --url \"$URL\" --answer answer.xml
  cos-url diagnose --url - --answer answer.xml --method PUT < url.txt";

/// Find out why COS rejected a URL, from its error response
///
/// If the environment contains credentials, they are used to find more causes. No request is sent.
#[derive(Debug, Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Diagnose {
    /// The signed URL, or `-` for standard input
    #[arg(long, value_name = "URL")]
    url: String,

    /// The file with the body of the response, which is XML, or `-` for standard input
    #[arg(long, visible_alias = "response", value_name = "FILE")]
    answer: PathBuf,

    /// The time of the response, its `Date` header, in Unix seconds
    #[arg(long, value_name = "SECONDS")]
    received_at: Option<u64>,

    #[command(flatten)]
    sent: Sent,
    #[command(flatten)]
    credentials: CredentialsArguments,
}

impl Diagnose {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        if self.url == STANDARD_INPUT && self.answer.as_os_str() == STANDARD_INPUT {
            return Err(Failure::usage("only one of --url and --answer can be read from standard input"));
        }
        let request = self.sent.add_to(SignedRequest::from_url(&input::url(&self.url)?)?)?;
        let mut response = ErrorResponse::parse(&input::read(&self.answer)?)?;
        if let Some(time) = self.received_at {
            response = response.received_at(time);
        }
        let diagnosis = match self.credentials()? {
            Some(credentials) => response.diagnose_with(&request, &credentials),
            None => response.diagnose(&request),
        };
        output::write_line(&diagnosis.to_string())
    }

    fn credentials(&self) -> Result<Option<Credentials>, Failure> {
        match self.credentials.credentials() {
            Ok(credentials) => Ok(Some(credentials)),
            Err(error) if error.kind() == ErrorKind::MissingCredentials => Ok(None),
            Err(error) => Err(error.into()),
        }
    }
}
