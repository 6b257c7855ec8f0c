//! `cos-url diagnose`

use crate::argument_group::arguments;
use crate::credentials::CredentialsArguments;
use crate::failure::Failure;
use crate::input::{self, STANDARD_INPUT};
use crate::output;
use crate::request::MethodAndHeaders;
use clap::{ArgMatches, Command};
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

#[derive(Debug)]
pub(crate) struct Diagnose {
    rejection: Rejection,
    method_and_headers: MethodAndHeaders,
    credentials: CredentialsArguments,
}

arguments! {
    /// The URL and the response.
    struct Rejection {
        url: Option<String> = |arg| arg
            .long("url")
            .value_name("URL")
            .required(true)
            .help("The signed URL, or `-` for standard input");
        answer: Option<PathBuf> = |arg| arg
            .long("answer")
            .visible_alias("response")
            .value_name("FILE")
            .required(true)
            .help("The file with the body of the response, which is XML, or `-` for standard input");
        received_at: Option<u64> = |arg| arg
            .long("received-at")
            .value_name("SECONDS")
            .help("The time of the response, its `Date` header, in Unix seconds")
            .long_help(
                "The time of the response, its `Date` header, in Unix seconds\n\n\
                 `date --date '<the header>' +%s` of GNU prints the seconds.",
            );
    }
}

impl Diagnose {
    pub(crate) fn command() -> Command {
        const ABOUT: &str = "Find out why COS rejected a URL, from its error response";
        let command = Command::new("diagnose")
            .about(ABOUT)
            .long_about(format!(
                "{ABOUT}\n\nIf the environment contains credentials, they are used to find more causes. No request is sent."
            ))
            .after_long_help(EXAMPLES);
        CredentialsArguments::add_to(MethodAndHeaders::add_to(Rejection::add_to(command)))
    }

    pub(crate) fn from_matches(matches: &mut ArgMatches) -> Self {
        Self {
            rejection: Rejection::from_matches(matches),
            method_and_headers: MethodAndHeaders::from_matches(matches),
            credentials: CredentialsArguments::from_matches(matches),
        }
    }

    pub(crate) fn run(&self) -> Result<(), Failure> {
        // clap requires both.
        let (Some(url), Some(answer)) = (&self.rejection.url, &self.rejection.answer) else {
            return Err(Failure::usage("--url and --answer are required"));
        };
        if url == STANDARD_INPUT && answer.as_os_str() == STANDARD_INPUT {
            return Err(Failure::usage("only one of --url and --answer can be read from standard input"));
        }
        let request = self.method_and_headers.apply_to(SignedRequest::from_url(&input::url(url)?)?)?;
        let mut response = ErrorResponse::parse(&input::read(answer)?)?;
        if let Some(time) = self.rejection.received_at {
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
