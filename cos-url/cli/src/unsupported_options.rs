//! Options of coscli and the AWS CLI that this program does not have.

use crate::failure::Failure;
use std::ffi::OsString;

/// The options of coscli for the SecretId and the SecretKey.
const SHORT_SECRETS: [&str; 2] = ["-i", "-k"];

const SECRET: &str = "credentials are not accepted as arguments, because other users of this machine can see arguments; set \
                      the environment variables TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY, and TENCENTCLOUD_TOKEN \
                      for temporary credentials";

const NO_FILE: &str = "there is no configuration file; set the environment variables TENCENTCLOUD_SECRET_ID and \
                       TENCENTCLOUD_SECRET_KEY, and write `--region`";

/// Other options of coscli and of the AWS CLI, and what to write instead.
const OTHERS: [(&str, &str); 8] = [
    ("-c", NO_FILE),
    ("--config-path", NO_FILE),
    ("--profile", NO_FILE),
    ("--init-skip", "there is no configuration file; remove this option"),
    ("--customized", "for a custom domain, use `--domain`"),
    ("--version-id", "for a version of the object, use `--query versionId=<ID>`"),
    ("--output", "for JSON, use `--json`"),
    ("--no-sign-request", "for a URL without a signature, use `cos-url public`"),
];

/// Checks the arguments for these options. It runs before clap, whose messages may repeat a value.
pub(crate) fn check(arguments: impl Iterator<Item = OsString>) -> Result<(), Failure> {
    for argument in arguments.map(|argument| argument.to_string_lossy().into_owned()) {
        if argument == "--" {
            break;
        }
        let name = argument.split('=').next().unwrap_or_default();
        if has_secret(name) {
            return Err(Failure::usage(SECRET));
        }
        if let Some((name, advice)) = OTHERS.iter().find(|(other, _)| *other == name) {
            return Err(Failure::usage(format!("unknown option `{name}`: {advice}")));
        }
    }
    Ok(())
}

fn has_secret(name: &str) -> bool {
    match name.strip_prefix("--") {
        Some(long) => {
            let long = long.to_ascii_lowercase();
            ["secret", "token", "access-key", "access_key"].iter().any(|part| long.contains(part))
        }
        None => SHORT_SECRETS.iter().any(|short| name.starts_with(short)),
    }
}
