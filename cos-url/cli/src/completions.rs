//! `cos-url completions`

use crate::argument_group::arguments;
use crate::command::program;
use crate::failure::Failure;
use crate::output;
use clap::Command;
use clap_complete::{Shell, generate};

const EXAMPLES: &str = "\
Examples:
  eval \"$(cos-url completions bash)\"
  eval \"$(cos-url completions zsh)\"
  cos-url completions fish | source

These lines also work in the startup file of the shell; for zsh, after `compinit`.";

arguments! {
    pub(crate) struct Completions {
        shell: Option<Shell> = |arg| arg.value_name("SHELL").required(true).help("The shell");
    }
}

impl Completions {
    pub(crate) fn command() -> Command {
        Self::add_to(Command::new("completions").about("Print the completions for a shell").after_long_help(EXAMPLES))
    }

    pub(crate) fn run(&self) -> Result<(), Failure> {
        let mut script = Vec::new();
        if let Some(shell) = self.shell {
            generate(shell, &mut program(), "cos-url", &mut script);
        }
        // clap_complete 4.6 spells the hyphen of the name in two ways in its script for bash, so that no option of a
        // command is completed: https://github.com/clap-rs/clap/issues/6421
        let script = String::from_utf8_lossy(&script).replace("cos__subcmd__url", "cos__url");
        output::write(script.as_bytes())
    }
}
