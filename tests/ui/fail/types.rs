//! An expression has the checked type.

use cos_url::{Credentials, ObjectKey, Signer, bucket, cos_url, object_key};

const NUMBER: u32 = 5;
const REFERENCE: &&str = &"a.txt";

fn constants() {
    let _ = cos_url! { bucket: NUMBER, region: "ap-beijing", key: REFERENCE };
    let _ = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", expires: "600".len() as u32 };
    let _ = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", expires: NUMBER };
    let _ = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", method: NUMBER };
    let _ = bucket!(NUMBER);
}

fn variables(bucket: String, region: &str, key: &ObjectKey, seconds: u64) {
    let _ = cos_url! { bucket: bucket, region: region, key: key, expires: seconds };
    let _ = bucket!(bucket);
    let _ = object_key!(region);
}

fn signers(signer: Signer, credentials: Credentials) {
    let _ = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", signer: &credentials };
    let _ = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", signer: 5 };
    let _ = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", signer: Some(&signer) };
    let _ = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", signer: "AKIDEXAMPLE" };
}

fn main() {}
