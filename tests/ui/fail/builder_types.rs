//! The setters take validated types, and their `try_` forms take text; `build` comes before `sign`.

use cos_url::{Error, ObjectKey, ObjectUrl, Region, Signer, bucket, object_key};
use std::path::Path;

fn strings() -> ObjectUrl {
    ObjectUrl::builder().bucket("examplebucket-1250000000").region("ap-beijing").key("a.txt").expires(600).build()
}

fn not_text(path: &Path, key: Option<&str>) -> Result<(), Error> {
    let _ = ObjectUrl::builder().try_bucket(Region::AP_BEIJING)?;
    let _ = ObjectUrl::builder().try_region(5)?;
    let _ = ObjectUrl::builder().try_key(key)?;
    let _ = ObjectUrl::builder().try_key(path)?;
    let _ = ObjectUrl::builder().try_domain('a')?;
    let _ = ObjectUrl::builder().try_query("a", true)?;
    let _ = ObjectUrl::builder().try_query(5, "a")?;
    let _ = ObjectUrl::builder().try_header("a", 1.5)?;
    let _ = ObjectUrl::builder().try_query_pairs(["a", "b"])?;
    let _ = ObjectUrl::builder().try_headers("a")?;
    let _ = ObjectUrl::builder().try_download_as(path)?;
    Ok(())
}

fn results(text: &str) {
    let _ = ObjectUrl::builder().key(ObjectKey::new(text)).build();
    let _ = ObjectUrl::builder().try_key(text).region(Region::AP_BEIJING);
}

fn not_built(signer: &Signer) {
    let builder = ObjectUrl::builder().bucket(bucket!("examplebucket-1250000000")).region(Region::AP_BEIJING);
    let _ = builder.key(object_key!("a.txt")).sign(signer);
}

fn no_such_setter() {
    let _ = ObjectUrl::builder().buckt(bucket!("examplebucket-1250000000"));
}

fn main() {}
