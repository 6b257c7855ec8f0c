//! Signs a list of keys of any length, on all cores.

mod part;

use crate::failure::write_error;
use cos_url::KeyPrefix;
use cos_url::error::Error;
use cos_url::listing::Listing;
use indicatif::{ProgressBar, ProgressStyle};
use part::Part;
use rayon::prelude::*;
use std::fmt;
use std::io::{self, BufRead, ErrorKind, Write};
use std::mem::swap;

/// How the lines of a list become keys.
#[derive(Debug)]
pub struct Keys {
    /// The prefix of every key.
    pub prefix: Option<KeyPrefix>,
    /// Whether a key may have segments `.` and `..`.
    pub accepts_dot_segments: bool,
    /// Adapts the message of an error to the program, before it is printed.
    pub describe: fn(Error) -> Error,
}

/// Why a list could not be signed completely.
#[derive(Debug)]
pub enum ListError {
    /// The keys cannot be read.
    Read(io::Error),
    /// The URLs cannot be written.
    Write(io::Error),
}

impl fmt::Display for ListError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read(error) => write!(f, "cannot read the keys: {error}"),
            Self::Write(error) => write!(f, "cannot write to the standard output: {error}"),
        }
    }
}

impl std::error::Error for ListError {}

/// Reads a key from each line, and writes its URL to the output, in the same order. Reports a line that is not a key on
/// the standard error, with its number. Returns the number of such lines.
///
/// A progress bar is drawn on the standard error if that is a terminal. The memory use does not depend on the length of
/// the list. If the reader of the output closes the pipe, the function returns.
///
/// # Errors
///
/// An error if the keys cannot be read, or the URLs cannot be written.
pub fn sign_lines(
    mut input: impl BufRead,
    mut output: impl Write + Send,
    listing: &Listing,
    keys: &Keys,
) -> Result<u64, ListError> {
    let progress = progress_bar();
    let parts = || std::iter::repeat_with(Part::default).take(2 * rayon::current_num_threads()).collect();
    let (mut signed, mut next): (Vec<Part>, Vec<Part>) = (parts(), parts());
    let (mut lines, mut invalid) = (0, 0);
    loop {
        for part in &mut next {
            lines += part.read(&mut input, lines + 1).map_err(ListError::Read)?;
        }
        // The URLs of the previous parts are written while these are signed. The bar is hidden meanwhile, because the
        // output may be the same terminal.
        let (written, ()) = rayon::join(
            || progress.suspend(|| write_urls(&signed, &mut output)),
            || next.par_iter_mut().for_each(|part| part.sign(listing, keys)),
        );
        match written {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => return Ok(invalid),
            written => written.map_err(ListError::Write)?,
        }
        if next.iter().all(Part::is_empty) {
            break;
        }
        for part in &next {
            invalid += part.invalid();
            progress.inc(part.signed());
            if !part.errors().is_empty() {
                progress.suspend(|| write_error(part.errors()));
            }
        }
        swap(&mut signed, &mut next);
    }
    progress.finish();
    Ok(invalid)
}

fn write_urls(parts: &[Part], output: &mut impl Write) -> io::Result<()> {
    parts.iter().try_for_each(|part| output.write_all(part.urls().as_bytes()))?;
    output.flush()
}

/// Indicatif draws nothing if the standard error is not a terminal.
fn progress_bar() -> ProgressBar {
    let progress = ProgressBar::new_spinner();
    match ProgressStyle::with_template("{spinner} {human_pos} URLs, {per_sec}, {elapsed}") {
        Ok(style) => progress.with_style(style),
        Err(_) => progress,
    }
}
