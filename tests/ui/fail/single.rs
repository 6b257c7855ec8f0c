//! The macros for one value take one string.

use cos_url::{Bucket, HeaderValue, ObjectKey, Region, bucket, header_value, object_key, region};

const TWO: Bucket = bucket!("examplebucket-1250000000", "ap-beijing");
const NONE: Region = region!();
const NUMBER: ObjectKey = object_key!(5);
const BYTES: Bucket = bucket!(b"examplebucket-1250000000");
const NAMED: Region = region!(region: "ap-beijing");
const UNQUOTED: Region = region!(ap-beijing);
const LENGTH: HeaderValue = header_value!(-1);

fn format(id: u32) -> ObjectKey {
    object_key!("users/{}.png", id)
}

fn no_follow_up() -> usize {
    bucket!("examplebucket").as_str().len() + region!("beijing").as_str().len()
}

fn main() {}
