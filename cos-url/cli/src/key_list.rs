//! Signs a list of keys of any length, on all cores.

mod lines;
mod part;

use crate::failure::write_error;
use cos_url::KeyPrefix;
use cos_url::error::Error;
use cos_url::listing::Listing;
use indicatif::{ProgressBar, ProgressState, ProgressStyle};
use lines::Lines;
use part::Part;
use rayon::prelude::*;
use std::fmt;
use std::io::{self, ErrorKind, Read, Write};
use std::mem::swap;

/// The number of bytes of the list in a part.
const PART: usize = 256 << 10;

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
    /// The keys start with a byte order mark of UTF-16.
    Utf16,
    /// The URLs cannot be written.
    Write(io::Error),
}

impl fmt::Display for ListError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read(error) => write!(f, "cannot read the keys: {error}"),
            Self::Utf16 => f.write_str("the keys are UTF-16, and object keys are UTF-8; save the list as UTF-8"),
            Self::Write(error) => write!(f, "cannot write to the standard output: {error}"),
        }
    }
}

impl std::error::Error for ListError {}

/// Reads a key from each line, and writes its URL to the output, in the same order. Reports a line that is not a key on
/// the standard error, with its number. Returns the number of such lines.
///
/// If the input pauses, the URLs of the complete lines are written. A progress bar is drawn on the standard error if that
/// is a terminal. The memory use does not depend on the length of the list. If the reader of the output closes the pipe,
/// the function returns. A byte order mark at the start of the list is ignored.
///
/// # Errors
///
/// An error if the keys cannot be read or are UTF-16, or the URLs cannot be written.
pub fn sign_lines(
    input: impl Read,
    output: impl Write + Send,
    listing: &Listing,
    keys: &Keys,
) -> Result<u64, ListError> {
    let mut invalid = 0;
    match sign_batches(input, output, listing, keys, &mut invalid) {
        Err(ListError::Write(error)) if error.kind() == ErrorKind::BrokenPipe => Ok(invalid),
        result => result.map(|()| invalid),
    }
}

fn sign_batches(
    input: impl Read,
    mut output: impl Write + Send,
    listing: &Listing,
    keys: &Keys,
    invalid: &mut u64,
) -> Result<(), ListError> {
    let progress = progress_bar();
    let count = 2 * rayon::current_num_threads();
    let parts = || std::iter::repeat_with(Part::default).take(count).collect();
    let (mut signed, mut next): (Vec<Part>, Vec<Part>) = (parts(), parts());
    let mut lines = Lines::new(input, count * PART);
    let mut first_line = 1;
    loop {
        let batch = lines.next()?;
        let slices = split(batch.lines, &mut first_line, count);
        // The URLs of the previous batch are written while these are signed. The bar is hidden meanwhile, because the
        // output may be the same terminal.
        let (written, ()) = rayon::join(
            || progress.suspend(|| write_urls(&mut signed, &mut output)),
            || next.par_iter_mut().zip(slices).for_each(|(part, (line, lines))| part.sign(lines, line, listing, keys)),
        );
        written?;
        for part in &next {
            *invalid += part.invalid();
            progress.inc(part.signed());
            if !part.errors().is_empty() {
                progress.suspend(|| write_error(part.errors()));
            }
        }
        if let Some(length) = batch.long_line {
            *invalid += 1;
            let error = format!(
                "line {first_line}: invalid object key: an object key has at most 850 bytes of UTF-8 ({length} bytes)\n"
            );
            progress.suspend(|| write_error(&error));
            first_line += 1;
        }
        swap(&mut signed, &mut next);
        if batch.is_followed_by_pause {
            progress.suspend(|| write_urls(&mut signed, &mut output))?;
        }
        if batch.is_last {
            break;
        }
    }
    progress.finish();
    Ok(())
}

/// Splits lines into slices of about the same length, each with the number of its first line. Adds the number of lines to
/// `first_line`.
fn split<'a>(mut lines: &'a [u8], first_line: &mut u64, count: usize) -> Vec<(u64, &'a [u8])> {
    let length = lines.len().div_ceil(count);
    let mut slice = || {
        let end = lines.iter().skip(length).position(|byte| *byte == b'\n').map_or(lines.len(), |at| length + at + 1);
        let (slice, rest) = lines.split_at(end);
        lines = rest;
        let line = *first_line;
        *first_line += slice.iter().map(|byte| u64::from(*byte == b'\n')).sum::<u64>();
        (line, slice)
    };
    std::iter::repeat_with(&mut slice).take(count).collect()
}

/// Writes the URLs of the parts and removes them.
fn write_urls(parts: &mut [Part], output: &mut impl Write) -> Result<(), ListError> {
    let written = parts.iter().try_for_each(|part| output.write_all(part.urls().as_bytes()));
    parts.iter_mut().for_each(Part::remove_urls);
    written.and_then(|()| output.flush()).map_err(ListError::Write)
}

/// Indicatif draws nothing if the standard error is not a terminal.
fn progress_bar() -> ProgressBar {
    let progress = ProgressBar::new_spinner();
    // `per_sec` of indicatif has four decimal places.
    let rate = |state: &ProgressState, text: &mut dyn fmt::Write| {
        // Writing to the text of the bar does not fail.
        let _ = write!(text, "{:.0}/s", state.per_sec());
    };
    match ProgressStyle::with_template("{spinner} {human_pos} URLs, {rate}, {elapsed}") {
        Ok(style) => progress.with_style(style.with_key("rate", rate)),
        Err(_) => progress,
    }
}
