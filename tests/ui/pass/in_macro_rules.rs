//! The macros work inside other macros, with the arguments of those macros.

use cos_url::{Bucket, ObjectKey, ObjectUrl, bucket, cos_url, object_key};

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
    ($($NAME:ident => $key:literal, $value:expr;)*) => {
        $(const $NAME: &str = cos_url! {
            bucket: "examplebucket-1250000000",
            region: "ap-beijing",
            key: $key,
            query: { "versionId": $value },
            sign: false,
        };)*
    };
}

table! {
    LOGO => "logo.png", "1";
    ICON => "icon.png", "2";
}

macro_rules! keys {
    ($($NAME:ident: $folder:expr, $name:expr;)*) => {
        $(const $NAME: ObjectKey = object_key!(concat!($folder, "/", $name));)*
    };
}

keys! {
    A: "a", "1.txt";
}

const NAME: &str = "examplebucket-1250000000";
const BUCKET: Bucket = bucket!(NAME);
const LITERAL: ObjectUrl = by_literal!("examplebucket-1250000000", "a.txt");
const EXPR: ObjectUrl = by_expr!(BUCKET, "a.txt", 900);
const TT: ObjectUrl = by_tt!(bucket: "examplebucket-1250000000", region: "ap-beijing", key: (object_key!("a.txt")));

pub fn main() {
    assert_eq!(LITERAL, EXPR);
    assert_eq!(LITERAL, TT);
    assert_eq!(A, "a/1.txt");
    assert!(LOGO.ends_with("/logo.png?versionId=1") && ICON.ends_with("/icon.png?versionId=2"));
    let seconds = std::time::Duration::from_secs(900);
    assert_eq!(by_expr!("examplebucket-1250000000", object_key!("a.txt"), seconds), LITERAL);
}
