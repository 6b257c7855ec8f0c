//! The macros of the single parts take one string.

use cos_url::{Bucket, ObjectKey, Region, bucket, object_key, region};

const TWO: Bucket = bucket!("examplebucket-1250000000", "ap-beijing");
const NONE: Region = region!();
const NUMBER: ObjectKey = object_key!(5);
const BYTES: Bucket = bucket!(b"examplebucket-1250000000");
const NAMED: Region = region!(region: "ap-beijing");

fn no_follow_up(name: &str) -> usize {
    let key = object_key!(name);
    bucket!("examplebucket").as_str().len() + region!("beijing").as_str().len() + key.as_str().len()
}

fn main() {}
