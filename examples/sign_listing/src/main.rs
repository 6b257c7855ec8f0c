//! Signs a listing: it reads object keys from the standard input, one per line, and writes their URLs to the standard output
//! in the same order.
//!
//! `cargo run --release --package sign_listing < keys.txt > urls.txt`
//!
//! It uses the same memory for a listing of any length. The credentials come from the environment.

use cos_url::{Credentials, KeyTime, ObjectUrl, Signer, SigningKey, cos_url};
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use std::error::Error;
use std::io::{self, BufRead, Read, Write};
use std::mem::swap;
use std::time::Duration;

/// The request for every key of the listing.
const REQUEST: ObjectUrl = cos_url! {
    bucket: "examplebucket-1250000000",
    region: "ap-beijing",
    key: "every key of the listing",
};

/// The number of bytes of the listing that are read at a time for each thread.
const PART: u64 = 256 << 10;

type AnyError = Box<dyn Error + Send + Sync>;

/// A part of the listing, and its URLs. The next part reuses both buffers.
#[derive(Default)]
struct Part {
    keys: Vec<u8>,
    urls: String,
}

fn main() -> Result<(), AnyError> {
    let key_time = KeyTime::expiring_in(Duration::from_secs(3600))?;
    let signing_key = Signer::new(Credentials::from_env()?).signing_key(key_time)?;

    let progress = ProgressBar::new_spinner();
    progress.set_style(ProgressStyle::with_template("{spinner} {human_pos} URLs, {per_sec}, {elapsed}")?);

    let (mut listing, mut output) = (io::stdin().lock(), io::stdout());
    let parts = || std::iter::repeat_with(Part::default).take(2 * rayon::current_num_threads()).collect();
    let (mut signed, mut next): (Vec<Part>, Vec<Part>) = (parts(), parts());
    loop {
        for part in &mut next {
            read_part(&mut listing, &mut part.keys)?;
        }
        // The URLs of the parts before are written while these are signed.
        let (written, count) = rayon::join(
            || signed.iter().try_for_each(|part| output.write_all(part.urls.as_bytes())),
            || next.par_iter_mut().map(|part| sign(&signing_key, part)).sum::<Result<u64, _>>(),
        );
        written?;
        match count? {
            0 => break,
            count => progress.inc(count),
        }
        swap(&mut signed, &mut next);
    }
    progress.finish();
    Ok(output.flush()?)
}

/// Reads whole lines, of about `PART` bytes together.
fn read_part(listing: &mut impl BufRead, keys: &mut Vec<u8>) -> io::Result<()> {
    keys.clear();
    listing.by_ref().take(PART).read_to_end(keys)?;
    listing.read_until(b'\n', keys)?;
    Ok(())
}

/// Signs each line and returns the number of lines. It is a pure function of the part, so each thread has its own.
fn sign(signing_key: &SigningKey, Part { keys, urls }: &mut Part) -> Result<u64, AnyError> {
    urls.clear();
    let mut count = 0;
    for key in str::from_utf8(keys)?.lines() {
        signing_key.sign_key_into(&REQUEST, &key.parse()?, urls)?;
        urls.push('\n');
        count += 1;
    }
    Ok(count)
}
