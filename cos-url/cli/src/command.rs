//! The commands of the program.

use crate::completions::Completions;
use crate::diagnose::Diagnose;
use crate::explain::Explain;
use crate::failure::Failure;
use crate::public::Public;
use crate::read::Read;
use crate::sign::Sign;
use cos_url::__program::echo;
use std::env;

const HELP: &str = "\
Credentials come from the environment, never from an argument:
  TENCENTCLOUD_SECRET_ID, TENCENTCLOUD_SECRET_KEY  the key pair
  TENCENTCLOUD_TOKEN                               the token of temporary credentials
  TENCENTCLOUD_REGION                              the region, if no option names it
  COS_SECRET_ID, COS_SECRET_KEY, COS_TOKEN         instead of the first three

Exit status:
  0  success
  1  an invalid value, or a file that cannot be read or written
  2  an unknown or missing argument
  3  missing or invalid credentials

Examples:
  cos-url sign cos://examplebucket-1250000000/a/b.txt --region ap-beijing
  cos-url sign cos://examplebucket-1250000000/a/b.txt --region ap-beijing --example
  cos-url read -";

pub(crate) enum Command {
    Sign(Sign),
    Public(Public),
    Read(Read),
    Explain(Explain),
    Diagnose(Diagnose),
    Completions(Completions),
}

impl Command {
    /// Reads the arguments of the process.
    pub(crate) fn parse() -> Result<Self, Failure> {
        check_first(&env::args_os().nth(1).unwrap_or_default().to_string_lossy())?;
        let mut matches = program().try_get_matches()?;
        let (name, mut matches) = matches.remove_subcommand().unwrap_or_default();
        let matches = &mut matches;
        match name.as_str() {
            "sign" => Ok(Self::Sign(Sign::from_matches(matches))),
            "public" => Ok(Self::Public(Public::from_matches(matches))),
            "read" => Ok(Self::Read(Read::from_matches(matches))),
            "explain" => Ok(Self::Explain(Explain::from_matches(matches))),
            "diagnose" => Ok(Self::Diagnose(Diagnose::from_matches(matches))),
            "completions" => Ok(Self::Completions(Completions::from_matches(matches))),
            // clap requires one of the commands.
            _ => Err(Failure::usage("the command is missing")),
        }
    }
}

/// Reports an option or a target before the command.
fn check_first(argument: &str) -> Result<(), Failure> {
    if argument == "s3" {
        return Err(Failure::usage("unknown command `s3`; write `cos-url presign` instead of `aws s3 presign`"));
    }
    let is_option = argument.starts_with('-') && !["-h", "--help", "-V", "--version"].contains(&argument);
    if is_option || argument.contains("://") {
        return Err(Failure::usage(format!(
            "`{}` is before the command; write the command first, as in `cos-url sign cos://<bucket>/<key>`",
            echo(argument)
        )));
    }
    Ok(())
}

/// The program with its commands.
pub(crate) fn program() -> clap::Command {
    const ABOUT: &str = "Signs, reads and explains access URLs of Tencent Cloud Object Storage (COS)";
    clap::Command::new("cos-url")
        .version(env!("CARGO_PKG_VERSION"))
        .about(ABOUT)
        .long_about(format!("{ABOUT}\n\nIt sends no request."))
        .after_long_help(HELP)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommands([
            Sign::command(),
            Public::command(),
            Read::command(),
            Explain::command(),
            Diagnose::command(),
            Completions::command(),
        ])
}
