//! `cos-url public`

use crate::failure::Failure;
use crate::location::Location;
use crate::object::ObjectArguments;
use crate::output;
use crate::request::Parameters;
use clap::{ArgMatches, Command};

const EXAMPLES: &str = "\
Examples:
  cos-url public cos://examplebucket-1250000000/logo.png --region ap-beijing
  cos-url public cos://examplebucket-1250000000/a.png --region ap-beijing --domain img.example.com";

#[derive(Debug)]
pub(crate) struct Public {
    object: ObjectArguments,
    location: Location,
    parameters: Parameters,
}

impl Public {
    pub(crate) fn command() -> Command {
        const ABOUT: &str = "Print the URL of an object that everyone may read, without a signature";
        let command = Command::new("public")
            .about(ABOUT)
            .long_about(format!("{ABOUT}\n\nIt needs no credentials."))
            .after_long_help(EXAMPLES);
        Parameters::add_to(Location::add_to(ObjectArguments::add_to(command)))
    }

    pub(crate) fn from_matches(matches: &mut ArgMatches) -> Self {
        Self {
            object: ObjectArguments::from_matches(matches),
            location: Location::from_matches(matches),
            parameters: Parameters::from_matches(matches),
        }
    }

    pub(crate) fn run(&self) -> Result<(), Failure> {
        let target = self.object.parts()?;
        let bucket = self.location.bucket_url(target.bucket)?;
        let key = self.object.key(target.key)?;
        let builder = self.parameters.apply_to(bucket.object_builder(key)?)?;
        output::write_line(&builder.build().unsigned()?)
    }
}
