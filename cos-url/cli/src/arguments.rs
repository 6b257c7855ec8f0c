//! The commands of the program.

use crate::completions::Completions;
use crate::diagnose::Diagnose;
use crate::explain::Explain;
use crate::public::Public;
use crate::read::Read;
use crate::sign::Sign;
use clap::{Parser, Subcommand};

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

/// Signs, reads and explains access URLs of Tencent Cloud Object Storage (COS)
///
/// It sends no request.
#[derive(Debug, Parser)]
#[command(name = "cos-url", version, after_long_help = HELP)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Sign(Sign),
    Public(Public),
    Read(Read),
    Explain(Explain),
    Diagnose(Diagnose),
    Completions(Completions),
}
