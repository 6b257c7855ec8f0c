//! Methods of the finished value, called on the builder.

use cos_url::{Bucket, KeyTime, ObjectUrl, Region, Signer, bucket, object_key};

fn signed(signer: &Signer, key_time: KeyTime) -> Result<[String; 3], cos_url::Error> {
    let builder = || {
        ObjectUrl::builder()
            .bucket(bucket!("examplebucket-1250000000"))
            .region(Region::AP_BEIJING)
            .key(object_key!("a.txt"))
    };
    Ok([
        builder().sign(signer)?.into_string(),
        builder().expires(std::time::Duration::from_secs(60)).sign_at(signer, key_time)?.into_string(),
        builder().unsigned()?,
    ])
}

fn authorized(signer: &Signer, key_time: KeyTime) -> bool {
    let builder = || ObjectUrl::builder().bucket(bucket!("examplebucket-1250000000")).region(Region::AP_BEIJING);
    builder().key(object_key!("a.txt")).authorize(signer).is_ok() && builder().key(object_key!("b.txt")).authorize_at(signer, key_time).is_ok()
}

fn half_filled(bucket: Bucket) -> Option<String> {
    ObjectUrl::builder().bucket(bucket).unsigned().ok()
}

fn main() {}
