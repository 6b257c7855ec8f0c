//! The target of a command: `cos://<bucket>/<key>`.

use crate::failure::Failure;
use cos_url::__program::echo;
use cos_url::ObjectUrl;

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
            return Err(invalid(text, "it has no bucket; write `cos://<bucket>/<key>`"));
        }
        Ok(Self { bucket, key })
    }
}

fn without_scheme(text: &str) -> Failure {
    if text.contains('/') && !text.starts_with('/') {
        return invalid(text, &format!("it has no scheme; write `cos://{}`", echo(text)));
    }
    invalid(text, "it has no scheme; write `cos://<bucket>/<key>`")
}

fn other_scheme(text: &str) -> Failure {
    const FORM: &str = "a target starts with `cos://`; write `cos://<bucket>/<key>`";
    let Ok(object) = ObjectUrl::parse(text) else { return invalid(text, FORM) };
    let (bucket, key, region) = (object.bucket(), echo(object.key().as_str()), object.region());
    // A key that the message shortens or escapes cannot be copied from it.
    if *key != *object.key().as_str() || key.contains('\'') {
        return invalid(text, FORM);
    }
    invalid(text, &format!("it is a URL; write `'cos://{bucket}/{key}' --region {region}`"))
}

pub(crate) fn invalid(text: &str, reason: &str) -> Failure {
    Failure::input(format!("invalid target `{}`: {reason}", echo(text)))
}
