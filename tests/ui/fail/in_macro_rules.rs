//! An error in a literal that is passed through another macro is reported at the literal.

use cos_url::cos_url;

macro_rules! by_literal {
    ($b:literal) => { cos_url! { bucket: $b, region: "ap-beijing", key: "a.txt" } };
}

macro_rules! by_expr {
    ($b:expr) => { cos_url! { bucket: $b, region: "ap-beijing", key: "a.txt" } };
}

macro_rules! by_tt {
    ($b:tt) => { cos_url! { bucket: $b, region: "ap-beijing", key: "a.txt" } };
}

fn calls() {
    let _ = by_literal!("examplebucket");
    let _ = by_expr!("examplebucket");
    let _ = by_tt!("examplebucket");
}

fn main() {}
