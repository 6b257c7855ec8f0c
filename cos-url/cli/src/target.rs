//! The target of a command: `cos://<bucket>/<key>`.

use crate::failure::Failure;
use cos_url::__program::echo;
use cos_url::{Bucket, Endpoint, ObjectUrl};

/// The bucket, and the text after the `/`, which is not decoded.
#[derive(Debug)]
pub(crate) struct Target<'a> {
    pub(crate) bucket: &'a str,
    pub(crate) key: &'a str,
}

impl<'a> Target<'a> {
    pub(crate) fn parse(text: &'a str) -> Result<Self, Failure> {
        let (scheme, rest) = text.split_once("://").ok_or_else(|| without_scheme(text))?;
        if !["cos", "s3"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) {
            return Err(other_scheme(text));
        }
        let (bucket, key) = rest.split_once('/').unwrap_or((rest, ""));
        if bucket.is_empty() {
            return Err(invalid(text, &format!("it has no bucket; {FORM}")));
        }
        Ok(Self { bucket, key })
    }
}

const FORM: &str = "write `cos://<bucket>/<key>`";

fn without_scheme(text: &str) -> Failure {
    let scheme = ["cos:", "s3:"].into_iter().find(|scheme| has_prefix(text, scheme)).unwrap_or_default();
    let rest = text.split_at(scheme.len()).1.trim_start_matches('/');
    let bucket = rest.split_once('/').filter(|(bucket, key)| Bucket::new(*bucket).is_ok() && !key.is_empty());
    let target = bucket.and_then(|_| word(&["cos://", rest].concat()));
    if let Some(target) = target {
        let reason =
            if scheme.is_empty() { "it has no scheme" } else { "it does not have two slashes after its scheme" };
        return invalid(text, &format!("{reason}; write `{target}`"));
    }
    match ObjectUrl::parse(&["https://", text].concat()).ok().as_ref().and_then(arguments) {
        Some(arguments) => invalid(text, &format!("it is a URL without its scheme; write `{arguments}`")),
        None => invalid(text, &format!("it has no scheme; {FORM}")),
    }
}

fn has_prefix(text: &str, prefix: &str) -> bool {
    text.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}

fn other_scheme(text: &str) -> Failure {
    match ObjectUrl::parse(text).ok().as_ref().and_then(arguments) {
        Some(arguments) => invalid(text, &format!("it is a URL; write `{arguments}`")),
        None => invalid(text, &format!("a target starts with `cos://`; {FORM}")),
    }
}

/// The arguments for the object of a URL.
fn arguments(object: &ObjectUrl) -> Option<String> {
    let target = word(&format!("cos://{}/{}", object.bucket(), object.key()))?;
    let endpoint = match object.endpoint() {
        Endpoint::Default => String::new(),
        other => format!(" --endpoint {}", other.name()),
    };
    Some(format!("{target} --region {}{endpoint}", object.region()))
}

/// A word for a shell, in quotes if it needs them. `None` if a message would not show it unchanged, because then it cannot
/// be copied from there.
fn word(text: &str) -> Option<String> {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._:/".contains(&byte);
    match *echo(text) == *text {
        true if text.bytes().all(is_plain) => Some(text.into()),
        true => Some(format!("'{}'", text.replace('\'', r"'\''"))),
        false => None,
    }
}

pub(crate) fn invalid(text: &str, reason: &str) -> Failure {
    Failure::input(format!("invalid target `{}`: {reason}", echo(text)))
}
