//! Sends signed requests to a server on the loopback interface that verifies them, and counts the responses. One
//! request in eight is altered after it is signed. The program fails if a response is wrong or if the memory of the
//! process grows.
//!
//! `cargo run --release -p cos-url-stand-in --example soak -- <seconds>`

mod client;
mod numbers;
mod tampering;

use client::Client;
use cos_url::{Credentials, Domain, KeyTime, ObjectKey, ObjectUrl, Protocol, Region, Signer, bucket};
use cos_url_stand_in::{Config, SECRET_ID, SECRET_KEY, StandIn};
use numbers::Numbers;
use std::error::Error;
use std::process::ExitCode;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};
use tampering::Tampering;

/// Another host that the server accepts, so that only the signature distinguishes it from the signed host.
const OTHER_HOST: &str = "otherbucket-1250000000.cos.ap-beijing.myqcloud.com";

/// The maximum growth of the memory of the process after its first fifth, in KiB.
const MAX_GROWTH: u64 = 8 * 1024;

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let seconds = std::env::args().nth(1).ok_or("how many seconds?")?.parse()?;
    let count = soak(Duration::from_secs(seconds))?;
    println!(
        "{} s: {} valid requests, {} altered, {} wrong responses; resident memory {} KiB after the first fifth, {} KiB at \
         the end",
        seconds, count.valid, count.altered, count.wrong, count.resident_before, count.resident_after
    );
    let grows = count.resident_after > count.resident_before + MAX_GROWTH;
    let is_correct = count.wrong == 0 && !grows && count.valid > 0 && count.altered > 0;
    Ok(if is_correct { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

#[derive(Default)]
struct Count {
    valid: u64,
    altered: u64,
    wrong: u64,
    resident_before: u64,
    resident_after: u64,
}

fn soak(length: Duration) -> Result<Count, Box<dyn Error>> {
    let cos = StandIn::with(Config::default().host(OTHER_HOST).ignore_unsupported())?;
    let signer = Signer::new(Credentials::new(SECRET_ID, SECRET_KEY)?);
    let mut client = Client::connect(&cos.authority())?;
    let mut numbers = Numbers::new(0x5eed);
    let keys = keys(&cos, &mut numbers)?;

    let (mut count, started) = (Count::default(), Instant::now());
    while started.elapsed() < length {
        let object = object(&cos, &keys, &mut numbers)?;
        let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
        let url = object.sign_at(&signer, KeyTime::from_now(now, Duration::from_secs(1 + numbers.below(900)))?)?;
        let (authority, target) = split(url.as_str())?;

        let tampering = (numbers.below(8) == 0).then(|| Tampering::any(&mut numbers));
        let (host, target) = match tampering {
            Some(tampering) => tampering.alter(authority, target, &mut numbers),
            None => (authority.into(), target.into()),
        };
        let status = client.get(&host, &target)?;
        let expected = tampering.map_or(200, Tampering::status);
        if status != expected {
            count.wrong += 1;
            if count.wrong <= 10 {
                eprintln!("{status} for {expected}: {tampering:?} of the key `{}`", object.key());
            }
        }
        *(if tampering.is_some() { &mut count.altered } else { &mut count.valid }) += 1;

        // The stand-in stores the requests until `seen` is called.
        cos.seen();
        if count.resident_before == 0 && started.elapsed() > length / 5 {
            count.resident_before = resident()?;
        }
    }
    count.resident_after = resident()?;
    Ok(count)
}

/// Stores objects with keys of every kind of character.
fn keys(cos: &StandIn, numbers: &mut Numbers) -> Result<Vec<ObjectKey>, Box<dyn Error>> {
    let mut keys = Vec::new();
    for number in 0..256 {
        let key = ObjectKey::new(format!("{number}/{}", numbers.text(60)))?;
        cos.put(key.as_str(), "content", "text/plain");
        keys.push(key);
    }
    Ok(keys)
}

/// A GET for one of the keys, with up to four parameters. The first parameter is always there, so that it can be
/// altered.
fn object(cos: &StandIn, keys: &[ObjectKey], numbers: &mut Numbers) -> Result<ObjectUrl, Box<dyn Error>> {
    let key = keys.get(usize::try_from(numbers.below(keys.len() as u64))?).ok_or("there are keys")?;
    let builder = ObjectUrl::builder()
        .bucket(bucket!("examplebucket-1250000000"))
        .region(Region::AP_BEIJING)
        .key(key.clone())
        .domain(Domain::private(cos.authority())?)
        .protocol(Protocol::Http)
        .try_query("a", numbers.text(4))?;
    // A parameter name contains `=` only after a `/`, and has no whitespace around it.
    let names = (0..numbers.below(4)).map(|number| format!("{number}/{}~", numbers.text(6))).collect::<Vec<_>>();
    Ok(builder.try_query_pairs(names.into_iter().map(|name| (name, numbers.text(20))))?.build())
}

/// The authority of a URL, and the text after it.
fn split(url: &str) -> Result<(&str, &str), Box<dyn Error>> {
    let (_, rest) = url.split_once("://").ok_or("a scheme")?;
    Ok(rest.split_at(rest.find('/').ok_or("a path")?))
}

/// The resident memory of this process, in KiB.
fn resident() -> Result<u64, Box<dyn Error>> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).ok_or("VmRSS")?;
    Ok(line.trim().trim_end_matches("kB").trim().parse()?)
}
