//! A call is not a pattern.

use cos_url::{Bucket, Region, bucket, region};

fn by_match(bucket: &Bucket) -> u8 {
    match bucket {
        bucket!("examplebucket-1250000000") => 1,
        _ => 2,
    }
}

fn by_matches(region: Region) -> bool {
    matches!(region, region!("ap-beijing"))
}

fn main() {}
