//! Signs the same URLs with all programs in one run, and prints each time and its ratio to the floor.
//!
//! `cargo bench --manifest-path cos-url/benches/Cargo.toml`

mod contestants;

use contestants::floor::Stored;
use contestants::{Case, Task, cos_url_crate, floor, listing, plain, qcos_crate, reqsign, rusty_s3_crate, tasks};
use criterion::{BenchmarkId, Criterion, SamplingMode};
use std::hint::black_box;
use std::time::{Duration, Instant};

fn cases(task: &Task) -> Vec<Case> {
    [
        floor::cases,
        cos_url_crate::cases,
        listing::cases,
        plain::cases,
        reqsign::cases,
        qcos_crate::cases,
        rusty_s3_crate::cases,
    ]
    .iter()
    .flat_map(|cases| cases(task))
    .collect()
}

/// Compares a URL with that of the straightforward program, at the time at which it was signed.
fn check(task: &Task, Case { name, sample, .. }: &Case) {
    let value = |parameter: &str| {
        let (_, rest) = sample.split_once(parameter)?;
        rest.split('&').next()
    };
    if name.starts_with("rusty-s3") {
        assert_eq!(value("&X-Amz-Signature=").map(str::len), Some(64), "{name}: {sample}");
        return;
    }
    if name.contains("unsigned") {
        let expected = plain::sign(task, "0;1");
        assert_eq!(expected.split('?').next(), Some(sample.as_str()), "{name}");
        return;
    }
    let time = value("&q-sign-time=").expect("a signed URL").replace("%3B", ";");
    let expected = plain::sign(task, &time);
    let (_, signature) = expected.split_once("&q-signature=").unwrap();
    let signature = signature.split('&').next();
    if name.starts_with("reqsign") && task.token.is_some() {
        // reqsign does not sign the token, so its signature is that of the same request without a token.
        let expected = plain::sign(&Task { token: None, ..task.clone() }, &time);
        assert!(expected.contains(value("&q-signature=").unwrap()), "{name}: {sample}");
    } else if name.starts_with("reqsign") || name.starts_with("qcos") {
        assert_eq!(value("&q-signature="), signature, "{name}: {sample}");
    } else {
        assert_eq!(*sample, expected, "{name}");
    }
}

fn main() {
    let mut criterion = Criterion::default()
        .warm_up_time(Duration::from_millis(200))
        .measurement_time(Duration::from_millis(1000))
        .sample_size(50)
        .configure_from_args();
    let mut tables = Vec::new();
    for task in tasks() {
        let mut cases = cases(&task);
        cases.iter().for_each(|case| check(&task, case));
        let mut group = criterion.benchmark_group(task.name);
        group.sampling_mode(SamplingMode::Flat);
        let mut rows = Vec::new();
        for case in &mut cases {
            let mut fastest = f64::INFINITY;
            group.bench_function(BenchmarkId::from_parameter(case.name), |bencher| {
                bencher.iter_custom(|times| {
                    let started = Instant::now();
                    for _ in 0..times {
                        black_box((case.run)());
                    }
                    let elapsed = started.elapsed();
                    fastest = fastest.min(elapsed.as_secs_f64() * 1e9 / (times as f64 * f64::from(case.urls)));
                    elapsed
                });
            });
            rows.push((case.name, case.floor, fastest));
        }
        group.finish();
        tables.push((task.name, rows));
    }
    tables.iter().for_each(|(task, rows)| print_table(task, rows));
}

type Row = (&'static str, Option<Stored>, f64);

/// The fastest sample of each program, because other work on the machine only increases a time.
fn print_table(task: &str, rows: &[Row]) {
    let time_of = |start: &str| rows.iter().find(|(name, ..)| name.starts_with(start)).map(|(.., time)| *time);
    let floor_of = |stored| rows.iter().find(|(_, floor, _)| *floor == Some(stored)).map(|(.., time)| *time);
    let ratio = |value: Option<f64>| value.map_or(String::new(), |value| format!("{value:.2}"));
    println!("\n| {task} | ns | to its floor | times as fast as reqsign |\n|---|--:|--:|--:|");
    for (name, floor, time) in rows {
        let to_floor = ratio(floor.and_then(floor_of).map(|floor| time / floor));
        let to_reqsign = ratio(time_of("reqsign").map(|reqsign| reqsign / time));
        println!("| {name} | {time:.0} | {to_floor} | {to_reqsign} |");
    }
}
