//! The code of the program `cos-url`. It is an implementation detail of the program: depend on
//! [`cos-url`](https://docs.rs/cos-url) instead.

#![doc(hidden)]

mod argument_group;
mod command;
mod completions;
mod credentials;
mod diagnose;
mod explain;
mod failure;
mod input;
pub mod key_list;
mod location;
mod object;
mod output;
mod public;
mod read;
mod request;
mod sign;
mod target;
mod unsupported_options;

use command::Command;
use failure::Failure;
use std::process::ExitCode;

/// Runs the program with the arguments of the process.
pub fn run() -> ExitCode {
    match run_command() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}

fn run_command() -> Result<(), Failure> {
    unsupported_options::check(std::env::args_os().skip(1))?;
    match Command::parse()? {
        Command::Sign(sign) => sign.run(),
        Command::Public(public) => public.run(),
        Command::Read(read) => read.run(),
        Command::Explain(explain) => explain.run(),
        Command::Diagnose(diagnose) => diagnose.run(),
        Command::Completions(completions) => completions.run(),
    }
}
