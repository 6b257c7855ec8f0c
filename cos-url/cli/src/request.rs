//! The request that is signed.

use crate::credentials::CredentialsArguments;
use crate::failure::Failure;
use crate::location::Location;
use crate::object::ObjectArguments;
use clap::Args;
use cos_url::__program::{echo, parse_lifetime};
use cos_url::builder::ObjectUrlBuilder;
use cos_url::error::Error;
use cos_url::processing::ProcessingRule;
use cos_url::{
    BucketUrl, FileName, HeaderName, HeaderValue, KeyTime, Method, ObjectKey, ObjectUrl, QueryName, QueryValue,
};
use std::time::Duration;

/// The object, its location, and how it is requested.
#[derive(Debug, Args)]
pub(crate) struct Request {
    #[command(flatten)]
    pub(crate) object: ObjectArguments,
    #[command(flatten)]
    pub(crate) location: Location,
    #[command(flatten)]
    pub(crate) sent: Sent,
    #[command(flatten)]
    pub(crate) parameters: Parameters,
    #[command(flatten)]
    pub(crate) response: Response,
    #[command(flatten)]
    pub(crate) period: Period,
    #[command(flatten)]
    pub(crate) credentials: CredentialsArguments,
}

/// What a URL does not contain.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Request")]
pub(crate) struct Sent {
    /// The method [default: GET]
    #[arg(short = 'X', long, value_name = "METHOD")]
    method: Option<String>,

    /// A header that is signed, and must be sent with the request; repeatable
    #[arg(short = 'H', long = "header", value_name = "NAME: VALUE")]
    headers: Vec<String>,
}

/// The parameters of the URL.
#[derive(Debug, Default, PartialEq, Args)]
#[command(next_help_heading = "Request")]
pub(crate) struct Parameters {
    /// A parameter, not percent-encoded; repeatable
    #[arg(long = "query", value_name = "NAME=VALUE")]
    query: Vec<String>,

    /// A rule of data processing, such as `imageMogr2/thumbnail/200x`
    #[arg(long, value_name = "RULE")]
    process: Option<String>,
}

/// How a browser handles the response.
#[derive(Debug, Default, PartialEq, Args)]
#[command(next_help_heading = "Request")]
pub(crate) struct Response {
    /// Make browsers save the object under this name; with --inline, only if the user saves it
    #[arg(long, value_name = "NAME")]
    save_as: Option<String>,

    /// Make browsers display the object
    #[arg(long)]
    inline: bool,

    /// Make browsers download the object
    #[arg(long, conflicts_with_all = ["inline", "save_as"])]
    download: bool,
}

/// When the URL is valid, and what it covers.
#[derive(Debug, Default, PartialEq, Args)]
#[command(next_help_heading = "Signature")]
pub(crate) struct Period {
    /// How long the URL is valid: `15m`, `1h30m`, `7d`, or a number of seconds [default: 15m]
    #[arg(short = 't', long, visible_aliases = ["time", "expires-in"], value_name = "LIFETIME")]
    expires: Option<String>,

    /// The exact period, in Unix seconds
    #[arg(long, value_name = "START;END", conflicts_with = "expires")]
    key_time: Option<String>,

    /// Do not sign the host; the URL is then valid for every bucket of the account
    #[arg(long)]
    unsigned_host: bool,
}

impl Request {
    /// The request for a key of the bucket.
    pub(crate) fn object_url(&self, bucket: &BucketUrl, key: ObjectKey) -> Result<ObjectUrl, Failure> {
        let mut builder = bucket.object_builder(key)?;
        builder = self.parameters.add_to(builder)?;
        builder = self.response.add_to(builder)?;
        if let Some(method) = self.sent.method()? {
            builder = builder.method(method);
        }
        for header in self.sent.headers() {
            let (name, value) = header?;
            builder = builder.header(HeaderName::new(name)?, HeaderValue::new(value)?);
        }
        if self.period.unsigned_host {
            builder = builder.without_signed_host();
        }
        Ok(builder.build())
    }
}

impl Sent {
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
    pub(crate) fn add_to<B, R, K>(
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
    fn add_to<B, R, K>(&self, builder: ObjectUrlBuilder<B, R, K>) -> Result<ObjectUrlBuilder<B, R, K>, Error> {
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

/// The default of the library.
const DEFAULT: Duration = Duration::from_secs(900);

fn lifetime(text: &str) -> Result<Duration, Failure> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let seconds = if is_number { parse_lifetime(&[text, "s"].concat()) } else { parse_lifetime(text) };
    let invalid = |reason| Failure::input(format!("invalid lifetime `{}`: {reason}", echo(text)));
    seconds.map(Duration::from_secs).map_err(invalid)
}
