//! `cos-url public`

use crate::failure::Failure;
use crate::location::Location;
use crate::object::ObjectArguments;
use crate::output;
use crate::request::Parameters;
use clap::Args;

const EXAMPLES: &str = "\
Examples:
  cos-url public cos://examplebucket-1250000000/logo.png --region ap-beijing
  cos-url public cos://examplebucket-1250000000/a.png --region ap-beijing --domain img.example.com";

/// Print the URL of an object that everyone may read, without a signature
///
/// It needs no credentials.
#[derive(Debug, Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Public {
    #[command(flatten)]
    object: ObjectArguments,
    #[command(flatten)]
    location: Location,
    #[command(flatten)]
    parameters: Parameters,
}

impl Public {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let target = self.object.parts()?;
        let bucket = self.location.bucket_url(target.bucket)?;
        let key = self.object.key(target.key)?;
        let builder = self.parameters.add_to(bucket.object_builder(key)?)?;
        output::write_line(&builder.build().unsigned()?)
    }
}
