//! Signs a listing. Reads object keys from the standard input, one per line, and writes URLs to the standard output, in
//! the same order.
//!
//! `cargo run --release --package sign_listing < keys.txt > urls.txt`
//!
//! A line that is not a valid object key is reported on the standard error with its number. It gets no URL. The exit
//! status is the number of such lines, at most 100. It is 102 if the program cannot continue.
//!
//! The program signs on all cores. Its memory use does not depend on the length of the listing. The credentials come
//! from the environment.

mod part;

use cos_url::listing::Listing;
use cos_url::{Credentials, KeyTime, ObjectUrl, Signer, cos_url};
use indicatif::{ProgressBar, ProgressStyle};
use part::Part;
use rayon::prelude::*;
use std::error::Error;
use std::io::{self, ErrorKind, Write};
use std::mem::swap;
use std::process::ExitCode;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// The request for every key of the listing.
const REQUEST: ObjectUrl = cos_url! {
    bucket: "examplebucket-1250000000",
    region: "ap-beijing",
    key: "every key of the listing",
};

const MOST_INVALID_LINES: u64 = 100;
const FAILED: u8 = 102;

fn main() -> ExitCode {
    match listing().and_then(|listing| sign(&listing)) {
        // The number is at most 100, so it fits.
        Ok(invalid) => u8::try_from(invalid.min(MOST_INVALID_LINES)).unwrap_or(u8::MAX).into(),
        Err(error) => {
            report(&format!("sign_listing: {error}\n"));
            FAILED.into()
        }
    }
}

/// The request, prepared for the next hour.
fn listing() -> Result<Listing, Box<dyn Error>> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
    let key_time = KeyTime::from_now(now, Duration::from_secs(3600))?;
    Ok(Signer::new(Credentials::from_env()?).signing_key(key_time)?.listing(&REQUEST)?)
}

/// Signs the standard input, and returns the number of invalid lines.
fn sign(listing: &Listing) -> Result<u64, Box<dyn Error>> {
    // The progress bar is drawn on the standard error if that is a terminal.
    let progress = ProgressBar::new_spinner();
    progress.set_style(ProgressStyle::with_template("{spinner} {human_pos} URLs, {per_sec}, {elapsed}")?);

    let mut input = io::stdin().lock();
    let parts = || std::iter::repeat_with(Part::default).take(2 * rayon::current_num_threads()).collect();
    let (mut signed, mut next): (Vec<Part>, Vec<Part>) = (parts(), parts());
    let (mut lines, mut invalid) = (0, 0);
    loop {
        for part in &mut next {
            lines += part.read(&mut input, lines + 1)?;
        }
        // The URLs of the previous parts are written while these are signed.
        let (written, ()) = rayon::join(
            || signed.iter().try_for_each(|part| io::stdout().write_all(part.urls().as_bytes())),
            || next.par_iter_mut().for_each(|part| part.sign(listing)),
        );
        match written {
            // The reader of the URLs has closed the pipe.
            Err(error) if error.kind() == ErrorKind::BrokenPipe => return Ok(invalid),
            written => written?,
        }
        if next.iter().all(Part::is_empty) {
            break;
        }
        for part in &next {
            invalid += part.invalid();
            progress.inc(part.signed());
            if !part.errors().is_empty() {
                progress.suspend(|| report(part.errors()));
            }
        }
        swap(&mut signed, &mut next);
    }
    progress.finish();
    Ok(invalid)
}

/// Writes to the standard error. If that fails too, the error cannot be reported.
fn report(text: &str) {
    drop(io::stderr().write_all(text.as_bytes()));
}
