//! Without bucket, region or key there is no `build`.

use cos_url::{Error, ObjectUrl, Region, bucket, object_key};

fn no_bucket() -> ObjectUrl {
    ObjectUrl::builder().region(Region::AP_BEIJING).key(object_key!("a.txt")).build()
}

fn no_region() -> ObjectUrl {
    ObjectUrl::builder()
        .bucket(bucket!("examplebucket-1250000000"))
        .key(object_key!("a.txt"))
        .build()
}

fn no_key() -> ObjectUrl {
    ObjectUrl::builder().bucket(bucket!("examplebucket-1250000000")).region(Region::AP_BEIJING).build()
}

fn nothing() -> ObjectUrl {
    ObjectUrl::builder().build()
}

fn by_text(key: &str) -> Result<ObjectUrl, Error> {
    Ok(ObjectUrl::builder().try_bucket("examplebucket-1250000000")?.try_key(key)?.build())
}

fn main() {}
