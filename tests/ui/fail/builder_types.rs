//! The setters take the checked types; `build` comes before `sign`.

use cos_url::{ObjectUrl, Region, Signer, bucket, object_key};

fn texts() -> ObjectUrl {
    ObjectUrl::builder().bucket("examplebucket-1250000000").region("ap-beijing").key("a.txt").expires(600).build()
}

fn not_built(signer: &Signer) {
    let builder = ObjectUrl::builder().bucket(bucket!("examplebucket-1250000000")).region(Region::AP_BEIJING);
    let _ = builder.key(object_key!("a.txt")).sign(signer);
}

fn no_such_setter() {
    let _ = ObjectUrl::builder().buckt(bucket!("examplebucket-1250000000"));
}

fn main() {}
