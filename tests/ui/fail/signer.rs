//! `signer` is an expression.

use cos_url::cos_url;

fn literals() {
    let _ = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", signer: 5 };
    let _ = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", signer: "AKIDEXAMPLE" };
    let _ = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", signer: true };
}

fn main() {}
