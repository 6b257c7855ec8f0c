//! [`Failure`]: why a command ends, and its exit status.

use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue};
use cos_url::__program::{Context, echo};
use cos_url::error::{Error, ErrorKind};
use std::io::{self, Write};
use std::process::ExitCode;

const INPUT: u8 = 1;
const USAGE: u8 = 2;
const CREDENTIALS: u8 = 3;

#[derive(Debug)]
pub(crate) enum Failure {
    /// A value is invalid, or a file cannot be read or written.
    Input(String),
    /// An argument is unknown, missing, or contradicts another one.
    Usage(String),
    /// The credentials are missing or invalid.
    Credentials(String),
    /// The message of clap, or the help or version that was requested.
    Clap(clap::Error),
    /// Each invalid line was already reported.
    InvalidLines,
    /// The reader of the output closed the pipe, so nothing is left to do.
    ClosedPipe,
}

impl Failure {
    pub(crate) fn input(message: impl Into<String>) -> Self {
        Self::Input(message.into())
    }

    pub(crate) fn usage(message: impl Into<String>) -> Self {
        Self::Usage(message.into())
    }

    /// An error while writing to the standard output.
    pub(crate) fn output(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::ClosedPipe,
            _ => Self::Input(format!("cannot write to the standard output: {error}")),
        }
    }

    /// Prints the message, and returns the exit status.
    pub(crate) fn report(self) -> ExitCode {
        let (status, message) = match self {
            Self::Input(message) => (INPUT, message),
            Self::Usage(message) => (USAGE, message + "\n\nFor more information, try '--help'."),
            Self::Credentials(message) => (CREDENTIALS, message),
            Self::Clap(error) => return report_clap(&error),
            Self::InvalidLines => return INPUT.into(),
            Self::ClosedPipe => return ExitCode::SUCCESS,
        };
        write_error(&format!("error: {message}\n"));
        status.into()
    }
}

/// Writes to the standard error. If that fails too, the error cannot be reported.
pub(crate) fn write_error(text: &str) {
    drop(io::stderr().write_all(text.as_bytes()));
}

fn report_clap(error: &clap::Error) -> ExitCode {
    match (error.print(), error.use_stderr()) {
        (_, true) => USAGE.into(),
        (Ok(()), false) => ExitCode::SUCCESS,
        (Err(error), false) => Failure::output(&error).report(),
    }
}

/// clap advises to write an unknown option after `--`, where it is not the value of an option either.
fn replace_tip_about_values(error: &mut clap::Error) {
    let is_about_value = |tip: &StyledStr| tip.to_string().starts_with("to pass ");
    if !matches!(error.get(ContextKind::Suggested), Some(ContextValue::StyledStrs(tips)) if tips.iter().any(is_about_value))
    {
        return;
    }
    error.remove(ContextKind::Suggested);
    // An argument with two hyphens is an option of another program or command.
    if matches!(error.get(ContextKind::InvalidArg), Some(ContextValue::String(argument)) if !argument.starts_with("--"))
    {
        let tip = "to pass a value that starts with `-`, join it to its option, as in `--key=-a`";
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![tip.into()]));
    }
}

impl From<clap::Error> for Failure {
    fn from(mut error: clap::Error) -> Self {
        replace_tip_about_values(&mut error);
        hide_unexpected_value(&mut error);
        shorten_values(&mut error);
        Self::Clap(error)
    }
}

/// Someone may have passed a SecretKey without an option.
fn hide_unexpected_value(error: &mut clap::Error) {
    let is_value = |argument: &ContextValue| matches!(argument, ContextValue::String(text) if !text.starts_with('-'));
    if error.kind() == clap::error::ErrorKind::UnknownArgument
        && error.get(ContextKind::InvalidArg).is_some_and(is_value)
    {
        error.insert(ContextKind::InvalidArg, ContextValue::String("(hidden)".into()));
        let tip =
            "write a value that contains spaces or `&` in quotes; this value is hidden, because it may be a secret";
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![tip.into()]));
    }
}

/// The messages of clap repeat a value in full, and a URL may contain a signature and a token.
fn shorten_values(error: &mut clap::Error) {
    for kind in [ContextKind::InvalidArg, ContextKind::InvalidValue, ContextKind::InvalidSubcommand] {
        if let Some(ContextValue::String(value)) = error.get(kind) {
            let value = echo(value).into();
            error.insert(kind, ContextValue::String(value));
        }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let kind = error.kind();
        let message = error.__in(Context::CommandLine).to_string();
        match kind {
            ErrorKind::MissingCredentials => {
                Self::Credentials(message + "; to try the program without an account, use `--example`")
            }
            ErrorKind::InvalidCredentials | ErrorKind::ExpiredCredentials => Self::Credentials(message),
            _ => Self::Input(message),
        }
    }
}
