//! With `sign: false`, an expression has the type of its field, too.

use cos_url::{Region, cos_url};

const TEXT: &str = "examplebucket-1250000000";
const REGION: Region = Region::AP_BEIJING;

const STRINGS: &str = cos_url! { bucket: TEXT, region: TEXT, key: TEXT, sign: false };
const OTHER: &str = cos_url! {
    bucket: REGION,
    region: "ap-beijing",
    key: "a.txt",
    query: { "a": TEXT, "b": 5u8 + 1 },
    protocol: TEXT,
    method: 5u8 + 1,
    sign: false,
};
const LIST: &str = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", query: TEXT, domain: TEXT, sign: false };

fn main() {}
