//! Objects as constants in configuration code: `cargo check` finds a typing mistake in any of them.
//!
//! `cargo run --example config_literals`

use cos_url::{Bucket, ObjectUrl, Region, bucket, cos_url};

const BUCKET: Bucket = bucket!("examplebucket-1250000000");

/// Public: a `&'static str`, made by the compiler.
const LOGO: &str = cos_url! { bucket: BUCKET, region: Region::AP_BEIJING, key: "assets/logo.png", sign: false };

/// Written by the nightly job, which signs it.
const REPORT: ObjectUrl = cos_url! {
    bucket: BUCKET,
    region: Region::AP_BEIJING,
    key: "reports/latest.csv",
    method: "PUT",
    headers: { "Content-Type": "text/csv" },
    expires: 3600,
};

fn main() {
    println!("{LOGO}");
    println!("{} {} for {:?}", REPORT.method(), REPORT.key(), REPORT.expires());
}
