//! With `signer`, bucket, region, key, domain and map values may also be text. Other fields have their type.

use cos_url::{Credentials, Error, ObjectKey, Region, SignedUrl, Signer, SigningKey, cos_url};
use std::collections::HashMap;
use std::path::PathBuf;

fn scalars(signer: &Signer, region: Region, key: Option<&str>) -> Result<SignedUrl, Error> {
    cos_url! {
        signer: signer,
        bucket: region,
        region: 5u8 as char,
        key: key,
        domain: PathBuf::new(),
    }
}

fn unfinished(signer: &Signer, key: &str) {
    let _ = cos_url! { signer: signer, bucket: "examplebucket-1250000000", region: "ap-beijing", key: ObjectKey::new(key) };
    let _ = cos_url! { signer: signer, bucket: "examplebucket-1250000000", region: "ap-beijing", key: key.parse() };
    let _ = cos_url! { signer: signer, bucket: "examplebucket-1250000000", region: "ap-beijing", key: || key };
}

fn values(signer: &Signer, size: f64, name: Option<String>) -> Result<SignedUrl, Error> {
    cos_url! {
        signer: signer,
        bucket: "examplebucket-1250000000",
        region: "ap-beijing",
        key: "a.txt",
        query: { "a": size, "b": name },
        headers: { "x-cos-meta-a": size > 1.0 },
    }
}

fn other_fields(signer: &Signer, text: &str, map: HashMap<String, String>) -> Result<SignedUrl, Error> {
    cos_url! {
        signer: signer,
        bucket: "examplebucket-1250000000",
        region: "ap-beijing",
        key: "a.txt",
        endpoint: text,
        protocol: text,
        method: text,
        query: map,
        expires: 60u64 * 10,
    }
}

fn undecided(signer: &Signer, key: String) {
    let _ = cos_url! { signer: signer, bucket: "examplebucket-1250000000", region: "ap-beijing", key: key.as_ref() };
}

fn signers(signer: Signer, key: &SigningKey, credentials: Credentials, text: &str) {
    let _ = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", signer: &credentials };
    let _ = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", signer: key };
    let _ = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: text, signer: Some(&signer) };
}

fn main() {}
