//! The macros stand inside other macros, with what those were given.

use cos_url::{ObjectUrl, cos_url};

macro_rules! by_literal {
    ($b:literal, $k:literal) => {
        cos_url! { bucket: $b, region: "ap-beijing", key: $k }
    };
}

macro_rules! by_expr {
    ($b:expr, $k:expr, $seconds:expr) => {
        cos_url! { bucket: $b, region: "ap-beijing", key: $k, expires: $seconds }
    };
}

macro_rules! by_tt {
    ($($field:ident: $value:tt),*) => {
        cos_url! { $($field: $value),* }
    };
}

macro_rules! table {
    ($($NAME:ident => $key:literal;)*) => {
        $(const $NAME: &str = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: $key, sign: false };)*
    };
}

table! {
    LOGO => "logo.png";
    ICON => "icon.png";
}

const KEY: &str = "a.txt";
const LITERAL: ObjectUrl = by_literal!("examplebucket-1250000000", "a.txt");
const EXPR: ObjectUrl = by_expr!("examplebucket-1250000000", KEY, 900);
const TT: ObjectUrl = by_tt!(bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt");

fn main() {
    assert_eq!(LITERAL, EXPR);
    assert_eq!(LITERAL, TT);
    assert!(LOGO.ends_with("/logo.png") && ICON.ends_with("/icon.png"));
    let seconds = std::time::Duration::from_secs(900);
    assert_eq!(by_expr!("examplebucket-1250000000", "a.txt", seconds), LITERAL);
}
