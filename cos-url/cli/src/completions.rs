//! `cos-url completions`

use crate::argument_group::arguments;
use crate::command::program;
use crate::failure::Failure;
use crate::output;
use clap::Command;
use clap_complete::{Shell, generate};

const EXAMPLES: &str = "\
Examples:
  cos-url completions bash > ~/.local/share/bash-completion/completions/cos-url
  cos-url completions zsh > ~/.zfunc/_cos-url
  cos-url completions fish > ~/.config/fish/completions/cos-url.fish";

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
        output::write(&script)
    }
}
