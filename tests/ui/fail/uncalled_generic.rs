//! Errors are reported in a generic function that is never called.

use cos_url::{cos_url};

fn uncalled<T: Into<u64>>(_: T) {
    let _ = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "/a.txt" };
}

fn main() {}
