//! The bucket and the key of an object.

use crate::argument_group::arguments;
use crate::failure::Failure;
use crate::target::{self, Target};
use cos_url::ObjectKey;
use cos_url::error::Error;

arguments! {
    pub(crate) struct ObjectArguments {
        target: Option<String> = |arg| arg
            .value_name("TARGET")
            .required_unless_present("bucket")
            .conflicts_with_all(["bucket", "key"])
            .help("The object, `cos://<bucket>/<key>`; the key is not percent-encoded")
            .long_help(
                "The object, `cos://<bucket>/<key>`; the key is not percent-encoded\n\n\
                 The key is everything after the `/` that follows the bucket, as it is named in the\n\
                 bucket: `%20`, `?` and `#` are part of it. `s3://` is accepted instead of `cos://`.",
            );
        bucket: Option<String> = |arg| arg
            .short('b')
            .long("bucket")
            .value_name("BUCKET")
            .help("The bucket, instead of TARGET");
        key: Option<String> = |arg| arg
            .long("key")
            .value_name("KEY")
            .requires("bucket")
            .help("The key, together with --bucket");
        dot_segments: bool = |arg| arg.long("dot-segments").help("Accept keys with a segment `.` or `..`");
    }
}

impl ObjectArguments {
    /// The bucket, and the key or prefix, which may be empty.
    pub(crate) fn parts(&self) -> Result<Target<'_>, Failure> {
        match (&self.target, &self.bucket) {
            (Some(target), _) => Target::parse(target),
            (None, Some(bucket)) => Ok(Target { bucket, key: self.key.as_deref().unwrap_or_default() }),
            // clap requires one of the two.
            (None, None) => Err(Failure::usage("the target is missing; write `cos://<bucket>/<key>`")),
        }
    }

    pub(crate) fn key(&self, key: &str) -> Result<ObjectKey, Failure> {
        match (&self.target, &self.key) {
            (Some(target), _) if key.is_empty() => {
                Err(target::invalid(target, "it has no key; write `cos://<bucket>/<key>`"))
            }
            (None, None) => Err(Failure::usage("the key is missing; write `--key <KEY>`")),
            _ => Ok(parse_key(key, self.dot_segments)?),
        }
    }
}

/// Parses a key. A key with dot segments is valid only if they are accepted.
pub(crate) fn parse_key(key: &str, accepts_dot_segments: bool) -> Result<ObjectKey, Error> {
    if accepts_dot_segments { ObjectKey::with_dot_segments(key) } else { ObjectKey::new(key) }
}
