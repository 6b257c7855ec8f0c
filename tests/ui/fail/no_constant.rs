//! Constants cannot use variables, `Self` or type parameters.

use cos_url::{Bucket, Error, ObjectKey, Region, bucket, cos_url, object_key, region};

trait Tenant {
    const NAME: &'static str;
    const KEY: ObjectKey;

    fn bucket() -> Bucket {
        bucket!(Self::NAME)
    }

    fn logo() -> &'static str {
        cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: Self::KEY, sign: false }
    }
}

fn generic<T: Tenant>() -> (Bucket, &'static str) {
    (
        bucket!(T::NAME),
        cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: T::KEY, sign: false },
    )
}

fn variables(name: &str, key: ObjectKey) -> Result<&'static str, Error> {
    let _ = object_key!(name);
    let _ = region!(name.trim());
    let _ = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: key, sign: false };
    let region = Region::AP_BEIJING;
    Ok(cos_url! { bucket: "examplebucket-1250000000", region: region, key: "a.txt", sign: false })
}

fn main() {}
