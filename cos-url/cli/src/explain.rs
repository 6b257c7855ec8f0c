//! `cos-url explain`

use crate::credentials::CredentialsArguments;
use crate::failure::Failure;
use crate::input::{self, STANDARD_INPUT};
use crate::location::Location;
use crate::output;
use crate::request::{MethodAndHeaders, Parameters, Period, Request, Response};
use clap::{ArgMatches, Command};
use cos_url::explain::SignedRequest;

const EXAMPLES: &str = "\
Examples:
  cos-url explain cos://examplebucket-1250000000/a/b.txt --region ap-beijing
  cos-url explain - --method PUT --header 'Content-Type: image/png' < url.txt";

#[derive(Debug)]
pub(crate) struct Explain {
    request: Request,
}

impl Explain {
    pub(crate) fn command() -> Command {
        const ABOUT: &str = "Print the strings that were signed, without secrets";
        let command = Command::new("explain")
            .about(ABOUT)
            .long_about(format!(
                "{ABOUT}\n\n\
                 TARGET is a signed URL, `-` for a URL from standard input, or `cos://<bucket>/<key>`, which is\n\
                 signed with the other arguments. A URL contains neither the method nor the values of headers, so\n\
                 give those with --method and --header."
            ))
            .after_long_help(EXAMPLES);
        let help = "A signed URL, `-`, or `cos://<bucket>/<key>`";
        Request::add_to(command).mut_arg("target", |target| target.help(help).long_help(help))
    }

    pub(crate) fn from_matches(matches: &mut ArgMatches) -> Self {
        Self { request: Request::from_matches(matches) }
    }

    pub(crate) fn run(&self) -> Result<(), Failure> {
        let signed = match self.request.object.target.as_deref() {
            Some(target) if is_url(target) => self.of_url(target)?,
            _ => SignedRequest::try_from(&self.request.sign()?)?,
        };
        // The strings contain the key, which may have control characters that a terminal interprets.
        let explanation = signed.explain().to_string();
        output::write_line(&explanation.lines().map(output::visible).collect::<Vec<_>>().join("\n"))
    }

    fn of_url(&self, target: &str) -> Result<SignedRequest, Failure> {
        let Request { location, parameters, response, period, credentials, .. } = &self.request;
        if *location != Location::default()
            || *parameters != Parameters::default()
            || *response != Response::default()
            || *period != Period::default()
            || *credentials != CredentialsArguments::default()
        {
            return Err(Failure::usage("with a URL, only --method and --header can be given"));
        }
        self.request.method_and_headers.apply_to(SignedRequest::from_url(&input::url(target)?)?)
    }
}

fn is_url(target: &str) -> bool {
    let has_scheme = |scheme: &str| target.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    target == STANDARD_INPUT || has_scheme("https://") || has_scheme("http://")
}

impl MethodAndHeaders {
    /// Adds the method and the headers to a request that was read from a URL.
    pub(crate) fn apply_to(&self, mut request: SignedRequest) -> Result<SignedRequest, Failure> {
        if let Some(method) = self.method()? {
            request = request.method(method);
        }
        for header in self.headers() {
            let (name, value) = header?;
            request = request.header(name, value);
        }
        Ok(request)
    }
}
