//! The standard input and files.

use crate::failure::Failure;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

/// The argument that stands for the standard input.
pub(crate) const STANDARD_INPUT: &str = "-";

/// The maximum length in bytes. A URL or an error response is shorter.
const LONGEST_TEXT: usize = 1 << 20;

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
    let length = open(path)?.take(LONGEST_TEXT as u64 + 1).read_to_string(&mut text);
    if length.map_err(|error| cannot_read(path, &error))? > LONGEST_TEXT {
        return Err(Failure::input(format!("{} has more than 1 MiB", name(path))));
    }
    Ok(text)
}

/// A URL that is an argument, or for `-` the text of the standard input without the byte order mark, whitespace and quotes
/// around it. Quotes are around a URL in JSON.
pub(crate) fn url(argument: &str) -> Result<String, Failure> {
    if argument != STANDARD_INPUT {
        return Ok(argument.into());
    }
    let text = read(Path::new(argument))?;
    let text = text.trim_start_matches('\u{feff}').trim();
    let quoted = ['"', '\''].iter().find_map(|quote| text.strip_prefix(*quote)?.strip_suffix(*quote));
    let url = quoted.unwrap_or(text);
    if url.is_empty() {
        return Err(Failure::input("the standard input has no URL"));
    }
    Ok(url.into())
}

fn cannot_read(path: &Path, error: &io::Error) -> Failure {
    Failure::input(format!("cannot read {}: {error}", name(path)))
}

fn name(path: &Path) -> String {
    if path.as_os_str() == STANDARD_INPUT {
        return "the standard input".into();
    }
    format!("`{}`", crate::output::visible(&path.to_string_lossy()))
}
