//! A mistake shows in a generic function that nobody calls.

use cos_url::cos_url;

fn uncalled<T: Into<u64>>(_: T) {
    let _ = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "/a.txt" };
    let _ = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: KEY };
}

const KEY: &str = "/a.txt";

fn main() {}
