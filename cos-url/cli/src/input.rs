//! The standard input and files.

use crate::failure::Failure;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

/// The argument that stands for the standard input.
pub(crate) const STANDARD_INPUT: &str = "-";

/// No URL and no error response is longer.
const LONGEST_TEXT: u64 = 1 << 20;

/// Opens a file, or the standard input for `-`.
pub(crate) fn open(path: &Path) -> Result<Box<dyn BufRead>, Failure> {
    if path.as_os_str() == STANDARD_INPUT {
        return Ok(Box::new(io::stdin().lock()));
    }
    let file = File::open(path).map_err(|error| cannot_read(path, &error))?;
    Ok(Box::new(BufReader::new(file)))
}

/// Reads the text of a file, or of the standard input for `-`.
pub(crate) fn read(path: &Path) -> Result<String, Failure> {
    let mut text = String::new();
    open(path)?.take(LONGEST_TEXT).read_to_string(&mut text).map_err(|error| cannot_read(path, &error))?;
    Ok(text)
}

/// A URL that is an argument, or for `-` the text of the standard input without the whitespace around it.
pub(crate) fn url(argument: &str) -> Result<String, Failure> {
    if argument != STANDARD_INPUT {
        return Ok(argument.into());
    }
    let text = read(Path::new(argument))?;
    match text.trim() {
        "" => Err(Failure::input("the standard input is empty")),
        url => Ok(url.into()),
    }
}

fn cannot_read(path: &Path, error: &io::Error) -> Failure {
    if path.as_os_str() == STANDARD_INPUT {
        return Failure::input(format!("cannot read the standard input: {error}"));
    }
    Failure::input(format!("cannot read `{}`: {error}", crate::output::visible(&path.to_string_lossy())))
}
