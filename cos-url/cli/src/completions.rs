//! `cos-url completions`

use crate::arguments::Arguments;
use crate::failure::Failure;
use crate::output;
use clap::{Args, CommandFactory};
use clap_complete::{Shell, generate};

const EXAMPLES: &str = "\
Examples:
  cos-url completions bash > ~/.local/share/bash-completion/completions/cos-url
  cos-url completions zsh > ~/.zfunc/_cos-url
  cos-url completions fish > ~/.config/fish/completions/cos-url.fish";

/// Print the completions for a shell
#[derive(Debug, Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Completions {
    /// The shell
    shell: Shell,
}

impl Completions {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let mut script = Vec::new();
        generate(self.shell, &mut Arguments::command(), "cos-url", &mut script);
        output::write(&script)
    }
}
