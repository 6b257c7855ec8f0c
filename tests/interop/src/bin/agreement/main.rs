//! Compares the signatures of the official SDKs with those of the library: `cargo run -p cos-url-interop --bin
//! agreement`.
//!
//! The Node SDK, the Python SDK and the library sign the same random inputs with the same `KeyTime`. The `HttpString`,
//! the two lists and the signature must be equal, except for the inputs in `known.rs`, for which they must differ. The
//! signatures of the SDKs must verify.
//!
//! Arguments: the number of inputs, and the seed. The default seed is taken from the clock. The seed is printed.

mod inputs;
mod known;

use cos_url::KeyTime;
use cos_url_interop::{Program, Reach};
use cos_url_stand_in::{Caller, Config, Request, SECRET_ID, SECRET_KEY, Secret, StandIn, verify};
use inputs::{Input, Inputs, NOW};
use known::Known;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::{SystemTime, UNIX_EPOCH};

/// An official SDK.
struct Sdk {
    name: &'static str,
    interpreter: &'static str,
    /// Signs requests and returns the result.
    signs: &'static str,
    /// Uploads and downloads.
    uses: &'static str,
    /// The validity period of its signatures: the number of seconds before now at which it starts, and the number of
    /// seconds after now at which it ends with `Input::EXPIRES`.
    window: (u64, u64),
    known: &'static [Known],
}

const SDKS: [Sdk; 2] = [
    Sdk {
        name: "cos-nodejs-sdk-v5",
        interpreter: "node",
        signs: "sdk_signs.cjs",
        uses: "sdk_uses.cjs",
        window: (1, Input::EXPIRES - 1),
        known: &known::NODE,
    },
    Sdk {
        name: "cos-python-sdk-v5",
        interpreter: "python3",
        signs: "sdk_signs.py",
        uses: "sdk_uses.py",
        window: (60, Input::EXPIRES),
        known: &known::PYTHON,
    },
];

/// The compared values.
#[derive(Debug, PartialEq, Eq)]
struct Signed {
    http_string: String,
    header_list: String,
    parameter_list: String,
    signature: String,
}

/// The response of an SDK.
#[derive(Debug, Deserialize)]
struct Answer {
    http_string: String,
    url: String,
}

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let count = arguments.next().map_or(Ok(2000), |count| count.parse())?;
    let clock = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
    let seed = arguments.next().map_or(Ok(clock), |seed| seed.parse())?;
    println!("{count} inputs, seed {seed}");

    let mut failures = 0;
    for sdk in SDKS {
        let mut program = Program::start(&mut sdk.command(sdk.signs), Reach::Everything)?;
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for input in Inputs::new(seed).take(count) {
            match sdk.compare(&mut program, &input) {
                Ok(outcome) => *counts.entry(outcome).or_default() += 1,
                Err(failure) => {
                    failures += 1;
                    println!("{}: {failure}\n    {input:?}", sdk.name);
                }
            }
        }
        for (outcome, count) in counts {
            println!("{}: {count} {outcome}", sdk.name);
        }
        failures += usize::from(!sdk.is_served()?);
    }
    Ok(if failures == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

impl Sdk {
    fn command(&self, program: &str) -> Command {
        let programs: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("programs");
        let mut command = Command::new(self.interpreter);
        command.arg(programs.join(program));
        command
    }

    /// Compares the signatures of one input. Returns a description of the result.
    fn compare(&self, program: &mut Program, input: &Input) -> Result<&'static str, Box<dyn Error>> {
        let (before, after) = self.window;
        let ours = input.object()?.sign_at(&input.signer()?, KeyTime::new(NOW - before, NOW + after)?)?;
        let ours_http_string = input.object()?.http_string()?.as_str().to_owned();
        let answer: Answer = program.ask(input)?;
        let (ours_request, theirs_request) = (request(input, ours.as_str())?, request(input, &answer.url)?);
        if !is_accepted(&ours_request) {
            return Err("our URL does not verify".into());
        }
        let ours = signed(ours_http_string, &ours_request).ok_or("our URL has no signature")?;
        let theirs = signed(answer.http_string, &theirs_request).ok_or("their URL has no signature")?;
        let known = self.known.iter().find(|known| (known.applies)(input));
        match (known, ours == theirs) {
            (Some(known), false) => Ok(known.reason),
            (Some(known), true) => Err(format!("they agree, although: {}", known.reason).into()),
            (None, false) => Err(format!("ours   {ours:?}\n    theirs {theirs:?}").into()),
            (None, true) if is_accepted(&theirs_request) => Ok("agree"),
            (None, true) => Err(format!("their URL does not verify: {}", answer.url).into()),
        }
    }

    /// Whether the stand-in, as a proxy, accepts all requests that the SDK sends itself.
    fn is_served(&self) -> Result<bool, Box<dyn Error>> {
        let host = format!("{}.cos.{}.myqcloud.com", inputs::BUCKET, inputs::REGION);
        let cos = StandIn::with(Config::default().host(host))?;
        let ended = self.command(self.uses).args([&cos.authority(), SECRET_ID, SECRET_KEY]).status()?;
        let seen = cos.seen();
        let rejected: Vec<_> = seen.iter().filter(|seen| seen.refusal.is_some()).collect();
        println!("{}: {} of its own requests served, {} rejected", self.name, seen.len(), rejected.len());
        for seen in &rejected {
            println!("    {seen:?}");
        }
        Ok(ended.success() && rejected.is_empty() && seen.len() >= 10)
    }
}

/// The request for a URL.
fn request(input: &Input, url: &str) -> Result<Request, Box<dyn Error>> {
    let rest = url.split_once("://").ok_or("no scheme")?.1;
    let (host, path) = rest.split_once('/').ok_or("no path")?;
    let headers = input.headers.iter().map(|(name, value)| (name.clone(), value.clone().into_bytes()));
    let headers = headers.chain([("host".to_owned(), host.into())]).collect();
    Ok(Request::new(&input.method, &format!("/{path}"), headers)?)
}

fn is_accepted(request: &Request) -> bool {
    verify(request, &[Secret::permanent(SECRET_ID, SECRET_KEY)], NOW) == Ok(Caller::Known)
}

fn signed(http_string: String, request: &Request) -> Option<Signed> {
    Some(Signed {
        http_string,
        header_list: request.parameter("q-header-list")?.to_owned(),
        parameter_list: request.parameter("q-url-param-list")?.to_owned(),
        signature: request.parameter("q-signature")?.to_owned(),
    })
}
