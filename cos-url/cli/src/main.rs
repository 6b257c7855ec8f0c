//! The program `cos-url`.

use std::process::ExitCode;

fn main() -> ExitCode {
    cos_url_cli::run()
}
