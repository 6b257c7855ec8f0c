//! The request that is signed.

use crate::argument_group::arguments;
use crate::credentials::CredentialsArguments;
use crate::failure::Failure;
use crate::location::Location;
use crate::object::ObjectArguments;
use clap::{ArgMatches, Command};
use cos_url::__program::{echo, parse_lifetime};
use cos_url::builder::ObjectUrlBuilder;
use cos_url::error::Error;
use cos_url::processing::ProcessingRule;
use cos_url::{
    BucketUrl, FileName, HeaderName, HeaderValue, KeyTime, Method, ObjectKey, ObjectUrl, QueryName, QueryValue,
};
use std::time::Duration;

/// The object, its location, and how it is requested.
#[derive(Debug)]
pub(crate) struct Request {
    pub(crate) object: ObjectArguments,
    pub(crate) location: Location,
    pub(crate) method_and_headers: MethodAndHeaders,
    pub(crate) parameters: Parameters,
    pub(crate) response: Response,
    pub(crate) period: Period,
    pub(crate) credentials: CredentialsArguments,
}

arguments! {
    /// The method and the headers. A URL does not contain them.
    pub(crate) struct MethodAndHeaders in "Request" {
        method: Option<String> = |arg| arg
            .short('X')
            .long("method")
            .value_name("METHOD")
            .help("The method [default: GET]");
        headers: Vec<String> = |arg| arg
            .short('H')
            .long("header")
            .value_name("NAME: VALUE")
            .help("A header that is signed, and must be sent with the request; repeatable");
    }
}

arguments! {
    /// The parameters of the URL.
    pub(crate) struct Parameters in "Request" {
        query: Vec<String> = |arg| arg
            .long("query")
            .value_name("NAME=VALUE")
            .help("A parameter, not percent-encoded; repeatable");
        process: Option<String> = |arg| arg
            .long("process")
            .value_name("RULE")
            .help("A rule of data processing, such as `imageMogr2/thumbnail/200x`");
    }
}

arguments! {
    /// How a browser handles the response.
    pub(crate) struct Response in "Request" {
        save_as: Option<String> = |arg| arg
            .long("save-as")
            .value_name("NAME")
            .help("Make browsers save the object under this name; with --inline, only if the user saves it");
        inline: bool = |arg| arg.long("inline").help("Make browsers display the object");
        download: bool = |arg| arg
            .long("download")
            .conflicts_with_all(["inline", "save_as"])
            .help("Make browsers download the object");
    }
}

arguments! {
    /// The validity period, and whether the host is signed.
    pub(crate) struct Period in "Signature" {
        expires: Option<String> = |arg| arg
            .short('t')
            .long("expires")
            .visible_aliases(["time", "expires-in"])
            .value_name("LIFETIME")
            // Then the message is about the value, not about an option `-5`.
            .allow_negative_numbers(true)
            .help("How long the URL is valid: `15m`, `1h30m`, `7d`, or a number of seconds [default: 15m]");
        key_time: Option<String> = |arg| arg
            .long("key-time")
            .value_name("START;END")
            .conflicts_with("expires")
            .help("The exact period, in Unix seconds");
        unsigned_host: bool = |arg| arg
            .long("unsigned-host")
            .help("Do not sign the host; the URL is then valid for every bucket of the account");
    }
}

impl Request {
    pub(crate) fn add_to(command: Command) -> Command {
        let command = Location::add_to(ObjectArguments::add_to(command));
        let command = Response::add_to(Parameters::add_to(MethodAndHeaders::add_to(command)));
        CredentialsArguments::add_to(Period::add_to(command))
    }

    pub(crate) fn from_matches(matches: &mut ArgMatches) -> Self {
        Self {
            object: ObjectArguments::from_matches(matches),
            location: Location::from_matches(matches),
            method_and_headers: MethodAndHeaders::from_matches(matches),
            parameters: Parameters::from_matches(matches),
            response: Response::from_matches(matches),
            period: Period::from_matches(matches),
            credentials: CredentialsArguments::from_matches(matches),
        }
    }

    /// The request for a key of the bucket.
    pub(crate) fn object_url(&self, bucket: &BucketUrl, key: ObjectKey) -> Result<ObjectUrl, Failure> {
        let mut builder = bucket.object_builder(key)?;
        builder = self.parameters.apply_to(builder)?;
        builder = self.response.apply_to(builder)?;
        if let Some(method) = self.method_and_headers.method()? {
            builder = builder.method(method);
        }
        for header in self.method_and_headers.headers() {
            let (name, value) = header?;
            builder = builder.header(HeaderName::new(name)?, HeaderValue::new(value)?);
        }
        if self.period.unsigned_host {
            builder = builder.without_signed_host();
        }
        Ok(builder.build())
    }
}

impl MethodAndHeaders {
    pub(crate) fn method(&self) -> Result<Option<Method>, Error> {
        self.method.as_ref().map(Method::new).transpose()
    }

    /// The names and values, without the whitespace around them.
    pub(crate) fn headers(&self) -> impl Iterator<Item = Result<(&str, &str), Failure>> {
        self.headers.iter().map(|header| {
            let (name, value) = header.split_once(':').ok_or_else(|| {
                Failure::input(format!("invalid header `{}`: it has no colon; write `'<name>: <value>'`", echo(header)))
            })?;
            Ok((name, value.trim_matches([' ', '\t'])))
        })
    }
}

impl Parameters {
    pub(crate) fn apply_to<B, R, K>(
        &self,
        mut builder: ObjectUrlBuilder<B, R, K>,
    ) -> Result<ObjectUrlBuilder<B, R, K>, Error> {
        for pair in &self.query {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            builder = builder.query(QueryName::new(name)?, QueryValue::new(value)?);
        }
        let rule = self.process.as_deref().map(ProcessingRule::new).transpose()?;
        Ok(builder.maybe_process(rule))
    }
}

impl Response {
    fn apply_to<B, R, K>(&self, builder: ObjectUrlBuilder<B, R, K>) -> Result<ObjectUrlBuilder<B, R, K>, Error> {
        let name = self.save_as.as_deref().map(FileName::new).transpose()?;
        Ok(match (name, self.inline, self.download) {
            (Some(name), true, _) => builder.preview_as(name),
            (Some(name), false, _) => builder.download_as(name),
            (None, true, _) => builder.preview(),
            (None, false, true) => builder.download(),
            (None, false, false) => builder,
        })
    }
}

impl Period {
    pub(crate) fn key_time(&self) -> Result<KeyTime, Failure> {
        match (&self.key_time, &self.expires) {
            (Some(key_time), _) => Ok(key_time.parse()?),
            (None, Some(expires)) => Ok(KeyTime::expiring_in(lifetime(expires)?)?),
            (None, None) => Ok(KeyTime::expiring_in(DEFAULT)?),
        }
    }
}

/// The default lifetime of the library.
const DEFAULT: Duration = Duration::from_secs(900);

/// The Unix time of 2001-09-09. A number of this many seconds (31 years) is probably a Unix time.
const FIRST_UNIX_TIME: u64 = 1_000_000_000;

fn lifetime(text: &str) -> Result<Duration, Failure> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let seconds = if is_number { parse_lifetime(&[text, "s"].concat()) } else { parse_lifetime(text) };
    let invalid = |reason| Failure::input(format!("invalid lifetime `{}`: {reason}", echo(text)));
    match seconds {
        Ok(FIRST_UNIX_TIME..) if is_number => Err(invalid(format!(
            "it looks like a Unix time, and a lifetime is counted from now; write a lifetime such as `15m`, or `{text}s` if \
             this number is intended"
        ))),
        seconds => seconds.map(Duration::from_secs).map_err(invalid),
    }
}
