//! Objects as constants in configuration code. `cargo check` reports every invalid literal.
//!
//! `cargo run --example config_literals`

use cos_url::{Bucket, ObjectUrl, Region, bucket, cos_url};

const BUCKET: Bucket = bucket!("examplebucket-1250000000");

/// A public object: a `&'static str`, which the compiler computes.
const LOGO: &str = cos_url! { bucket: BUCKET, region: Region::AP_BEIJING, key: "assets/logo.png", sign: false };

/// An object that a nightly job writes with a signed URL.
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
