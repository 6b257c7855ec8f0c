//! Signs a listing. Reads object keys from the standard input, one per line, and writes URLs to the standard output, in
//! the same order.
//!
//! `cargo run --release --package sign_listing < keys.txt > urls.txt`
//!
//! A line that is not a valid object key is reported on the standard error with its number. It gets no URL. The exit
//! status is the number of such lines, at most 100. It is 102 if the program cannot continue.
//!
//! The program signs on all cores. Its memory use does not depend on the length of the listing. The credentials come
//! from the environment. `cos-url sign --keys-from -` does the same for any request; the code that both share is in
//! `cos-url/cli/src/key_list.rs`.

use cos_url::listing::Listing;
use cos_url::{Credentials, KeyTime, ObjectUrl, Signer, cos_url};
use cos_url_cli::key_list::{Keys, sign_lines};
use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;
use std::time::Duration;

/// The request for every key of the listing.
const REQUEST: ObjectUrl = cos_url! {
    bucket: "examplebucket-1250000000",
    region: "ap-beijing",
    key: "every key of the listing",
};

/// Every line is a key.
const KEYS: Keys = Keys { prefix: None, accepts_dot_segments: false, describe: std::convert::identity };

const MOST_INVALID_LINES: u64 = 100;
const FAILED: u8 = 102;

fn main() -> ExitCode {
    match run() {
        // The number is at most 100, so it fits.
        Ok(invalid) => u8::try_from(invalid.min(MOST_INVALID_LINES)).unwrap_or(u8::MAX).into(),
        Err(error) => {
            // If the standard error cannot be written to, the error cannot be reported.
            drop(writeln!(io::stderr(), "sign_listing: {error}"));
            FAILED.into()
        }
    }
}

/// Signs the standard input, and returns the number of invalid lines.
fn run() -> Result<u64, Box<dyn Error>> {
    Ok(sign_lines(io::stdin().lock(), io::stdout(), &listing()?, &KEYS)?)
}

/// The listing that signs the request for the next hour.
fn listing() -> Result<Listing, cos_url::Error> {
    let key_time = KeyTime::expiring_in(Duration::from_secs(3600))?;
    Signer::new(Credentials::from_env()?).signing_key(key_time)?.listing(&REQUEST)
}
