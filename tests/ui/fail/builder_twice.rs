//! Bucket, region and key are each set once.

use cos_url::{Error, ObjectUrl, Region, bucket, object_key};

fn bucket_twice() -> ObjectUrl {
    ObjectUrl::builder()
        .bucket(bucket!("examplebucket-1250000000"))
        .region(Region::AP_BEIJING)
        .bucket(bucket!("otherbucket-1250000000"))
        .key(object_key!("a.txt"))
        .build()
}

fn region_twice() -> ObjectUrl {
    ObjectUrl::builder()
        .bucket(bucket!("examplebucket-1250000000"))
        .region(Region::AP_BEIJING)
        .region(Region::AP_TOKYO)
        .key(object_key!("a.txt"))
        .build()
}

fn key_twice() -> ObjectUrl {
    ObjectUrl::builder()
        .bucket(bucket!("examplebucket-1250000000"))
        .region(Region::AP_BEIJING)
        .key(object_key!("a.txt"))
        .key(object_key!("b.txt"))
        .build()
}

fn by_text() -> Result<ObjectUrl, Error> {
    Ok(ObjectUrl::builder()
        .try_bucket("examplebucket-1250000000")?
        .region(Region::AP_BEIJING)
        .key(object_key!("a.txt"))
        .try_key("b.txt")?
        .build())
}

fn main() {}
