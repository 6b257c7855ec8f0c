//! The builder can be named while it is half filled, and types are inferred from what its setters take.

use cos_url::{
    Bucket, BucketIsSet, BucketIsUnset, KeyIsUnset, ObjectKey, ObjectUrl, ObjectUrlWith, Region, RegionIsSet, Set, bucket,
    object_key,
};

fn in_our_bucket() -> ObjectUrlWith<Set<Bucket>, Set<Region>> {
    ObjectUrl::builder().bucket(bucket!("examplebucket-1250000000")).region(Region::AP_BEIJING)
}

fn with_key<B, R, K: KeyIsUnset>(builder: ObjectUrlWith<B, R, K>, key: ObjectKey) -> ObjectUrl
where
    B: BucketIsSet,
    R: RegionIsSet,
{
    builder.key(key).build()
}

fn with_bucket<B: BucketIsUnset, R, K>(builder: ObjectUrlWith<B, R, K>) -> ObjectUrlWith<Set<Bucket>, R, K> {
    builder.bucket(bucket!("examplebucket-1250000000"))
}

fn parsed(bucket: &str, region: &str, key: &str) -> Result<ObjectUrl, Box<dyn std::error::Error>> {
    let bucket = bucket.parse()?;
    Ok(ObjectUrl::builder().key(key.parse()?).region(region.parse()?).bucket(bucket).build())
}

fn main() {
    let expected = with_key(in_our_bucket(), object_key!("a.txt"));
    assert_eq!(parsed("examplebucket-1250000000", "ap-beijing", "a.txt").unwrap(), expected);
    let builder = with_bucket(ObjectUrl::builder().region(Region::AP_BEIJING).key(object_key!("a.txt")));
    assert_eq!(builder.build(), expected);
}
