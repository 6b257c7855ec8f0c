//! `cos-url read`

use crate::argument_group::arguments;
use crate::failure::Failure;
use crate::output::visible;
use crate::{input, output};
use clap::Command;
use cos_url::__program::{is_hidden, iso_8601, split_host, unix_now};
use cos_url::explain::SignedRequest;
use cos_url::signature::SignatureFields;
use cos_url::{Endpoint, ObjectUrl};
use serde_json::{Value, json};

const EXAMPLES: &str = "\
Examples:
  cos-url read 'https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/a/b.txt'
  cos-url read - < url.txt
  cos-url sign cos://examplebucket-1250000000/a/b.txt --region ap-beijing | cos-url read - --json";

arguments! {
    pub(crate) struct Read {
        url: Option<String> = |arg| arg
            .value_name("URL")
            .required(true)
            .help("The URL, or `-` for standard input, which keeps it out of the history of the shell");
        json: bool = |arg| arg.long("json").help("Print a JSON object");
    }
}

/// The parts of a URL.
struct Parts {
    host: String,
    host_fields: Option<HostFields>,
    key: String,
    query: Vec<(String, String)>,
    signature: Option<SignatureFields>,
    now: u64,
}

/// The bucket, region and endpoint of a host of COS.
struct HostFields {
    bucket: String,
    /// `None` for an acceleration host.
    region: Option<String>,
    endpoint: Endpoint,
}

impl Read {
    pub(crate) fn command() -> Command {
        const ABOUT: &str = "Print what a URL contains, and when it expires";
        let command = Command::new("read")
            .about(ABOUT)
            .long_about(format!(
                "{ABOUT}\n\nThe signature is not verified, and neither the signature nor the token is printed."
            ))
            .after_long_help(EXAMPLES);
        Self::add_to(command)
    }

    pub(crate) fn run(&self) -> Result<(), Failure> {
        let parts = Parts::read(&input::url(self.url.as_deref().unwrap_or_default())?)?;
        if self.json { output::write_line(&parts.json().to_string()) } else { output::write_line(&parts.lines()) }
    }
}

impl Parts {
    fn read(url: &str) -> Result<Self, Failure> {
        let now = unix_now()?;
        if !is_signed(url) {
            let object = ObjectUrl::parse(url)?;
            let host = object.host()?;
            let query = owned(object.query().iter());
            return Ok(Self {
                host_fields: HostFields::of(&host),
                host,
                key: object.key().to_string(),
                query,
                signature: None,
                now,
            });
        }
        let request = SignedRequest::from_url(url)?;
        Ok(Self {
            host: request.host().into(),
            host_fields: HostFields::of(request.host()),
            key: request.key().into(),
            query: owned(request.query()),
            signature: Some(request.signature().clone()),
            now,
        })
    }

    fn lines(&self) -> String {
        let mut lines = vec![format!("Host: {}", visible(&self.host))];
        if let Some(HostFields { bucket, region, endpoint }) = &self.host_fields {
            lines.push(format!("Bucket: {}", visible(bucket)));
            lines.push(format!("Region: {}", visible(region.as_deref().unwrap_or("not in the URL"))));
            lines.push(format!("Endpoint: {}", visible(endpoint.name())));
        }
        lines.push(format!("Key: {}", visible(&self.key)));
        lines.extend(self.query.iter().map(|(name, value)| format!("Parameter: {}={}", visible(name), visible(value))));
        match &self.signature {
            Some(signature) => lines.extend(self.signature_lines(signature)),
            None => lines.push("Signature: none".into()),
        }
        lines.join("\n")
    }

    fn signature_lines(&self, signature: &SignatureFields) -> [String; 8] {
        let key_time = signature.key_time();
        let list = |names: Vec<&str>| if names.is_empty() { "none".into() } else { visible(&names.join(", ")) };
        [
            "Method: not in the URL".into(),
            format!("Signed headers: {}", list(signature.headers().collect())),
            format!("Signed parameters: {}", list(signature.parameters().collect())),
            format!("Parameters that are not signed: {}", list(signature.uncovered_parameters().collect())),
            format!("SecretId: {}", visible(signature.secret_id())),
            format!("Security token: {}", if signature.has_token() { "yes (hidden)" } else { "none" }),
            format!("Valid from: {}", iso_8601(key_time.start())),
            format!("Valid until: {} ({})", iso_8601(key_time.end()), self.status(signature)),
        ]
    }

    /// Whether the URL is valid now.
    fn status(&self, signature: &SignatureFields) -> String {
        let (start, end) = (signature.key_time().start(), signature.key_time().end());
        if signature.has_ended_at(self.now) {
            format!("ended {} ago", duration(self.now - end))
        } else if self.now < start {
            format!("starts in {}", duration(start - self.now))
        } else {
            format!("{} left", duration(end - self.now))
        }
    }

    fn json(&self) -> Value {
        let query: Vec<Value> =
            self.query.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        json!({
            "host": self.host,
            "bucket": self.host_fields.as_ref().map(|fields| &fields.bucket),
            "region": self.host_fields.as_ref().and_then(|fields| fields.region.as_ref()),
            "endpoint": self.host_fields.as_ref().map(|fields| fields.endpoint.name()),
            "key": self.key,
            "query": query,
            "signature": self.signature.as_ref().map(|signature| self.signature_json(signature)),
        })
    }

    fn signature_json(&self, signature: &SignatureFields) -> Value {
        let (start, end) = (signature.key_time().start(), signature.key_time().end());
        json!({
            "secretId": signature.secret_id(),
            "startsAt": start,
            "expiresAt": end,
            "startDate": iso_8601(start),
            "expirationDate": iso_8601(end),
            "hasEnded": signature.has_ended_at(self.now),
            "secondsLeft": end.saturating_sub(self.now),
            "signedHeaders": signature.headers().collect::<Vec<_>>(),
            "signedParameters": signature.parameters().collect::<Vec<_>>(),
            "unsignedParameters": signature.uncovered_parameters().collect::<Vec<_>>(),
            "hasToken": signature.has_token(),
        })
    }
}

impl HostFields {
    fn of(host: &str) -> Option<Self> {
        let ((bucket, region), endpoint) = split_host(host)?;
        let region = Some(region).filter(|region| !region.is_empty()).map(String::from);
        Some(Self { bucket: bucket.into(), region, endpoint })
    }
}

/// Whether a URL has a field of a signature. The signature may be malformed.
fn is_signed(url: &str) -> bool {
    let (_, query) = url.split_once('?').unwrap_or_default();
    query.split('&').any(|pair| pair.starts_with("q-") || pair.starts_with("Q-"))
}

fn owned<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<(String, String)> {
    let shown = |name: &str, value: &'a str| {
        // An older version of COS and CDNs use `sign` as the signature.
        let is_secret = is_hidden(&name.to_ascii_lowercase());
        if is_secret { "(hidden)" } else { value }
    };
    pairs.map(|(name, value)| (name.into(), shown(name, value).into())).collect()
}

/// The two largest units of a duration, such as `1h30m`.
fn duration(seconds: u64) -> String {
    let parts = [(seconds / 86_400, "d"), (seconds / 3600 % 24, "h"), (seconds / 60 % 60, "m"), (seconds % 60, "s")];
    let mut shown: Vec<String> = parts
        .into_iter()
        .skip_while(|(number, _)| *number == 0)
        .take(2)
        .filter(|(number, _)| *number > 0)
        .map(|(number, unit)| format!("{number}{unit}"))
        .collect();
    if shown.is_empty() {
        shown.push("0s".into());
    }
    shown.concat()
}
