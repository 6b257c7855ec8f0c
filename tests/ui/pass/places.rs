//! The macros stand wherever an expression can.

use cos_url::{Bucket, ObjectKey, ObjectUrl, Region, SignError, SignedUrl, Signer, bucket, cos_url, object_key, region};

const CONSTANT: ObjectUrl = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt" };
static STATIC: ObjectUrl = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt" };
const TEXT: &str = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", sign: false };
static TEXTS: [&str; 2] = [
    TEXT,
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "b.txt", sign: false, domain: "img.example.com" },
];
const LENGTH: usize =
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", sign: false }.len();

struct Assets {
    bucket: Bucket,
    logo: ObjectUrl,
    link: &'static str,
}

impl Assets {
    const BUCKET: Bucket = bucket!("examplebucket-1250000000");
    const REGION: &'static str = "ap-beijing";
    const LOGO: ObjectUrl = cos_url! { bucket: Self::BUCKET, region: Assets::REGION, key: "logo.png" };

    const fn new() -> Self {
        Self {
            bucket: Self::BUCKET,
            logo: Self::LOGO,
            link: cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "logo.png", sign: false },
        }
    }
}

/// A part that is known only at run time may stand in a `const fn` all the same.
const fn in_our_bucket(key: ObjectKey) -> ObjectUrl {
    cos_url! { bucket: Assets::BUCKET, region: "ap-beijing", key: key }
}

trait Tenant {
    const BUCKET: Bucket;

    fn avatar(&self) -> ObjectUrl {
        cos_url! { bucket: Self::BUCKET, region: "ap-beijing", key: "avatar.png", expires: 60 }
    }
}

impl Tenant for Assets {
    const BUCKET: Bucket = bucket!("tenantbucket-1250000000");
}

fn generic<T: Tenant>(key: ObjectKey) -> ObjectUrl {
    cos_url! { bucket: T::BUCKET, region: "ap-beijing", key: key }
}

const fn in_const_fn(key: ObjectKey) -> ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: key }
}

fn argument(object: &ObjectUrl, region: Region) -> bool {
    *object.region() == region
}

fn by_arm(kind: u8) -> &'static str {
    match kind {
        0 => cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "0.txt", sign: false },
        1 if argument(&CONSTANT, region!("ap-tokyo")) => "",
        _ => cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "n.txt", sign: false },
    }
}

fn run_time(bucket: &str, key: &str, signer: &Signer) -> Result<SignedUrl, Box<dyn std::error::Error>> {
    let bucket = bucket.parse()?;
    let url: Result<SignedUrl, SignError> = cos_url! {
        signer: signer,
        bucket: bucket,
        region: "ap-beijing",
        key: key.parse()?,
        query: { "versionId": key.parse()? },
    };
    Ok(url?)
}

fn main() {
    assert!(argument(
        &cos_url! { bucket: "examplebucket-1250000000", region: "ap-tokyo", key: "a.txt" },
        region!("ap-tokyo")
    ));
    assert_eq!(in_our_bucket(object_key!("logo.png")), Assets::LOGO);
    let assets = Assets::new();
    assert_eq!(assets.bucket, *assets.logo.bucket());
    assert_eq!(assets.avatar().bucket().as_str(), "tenantbucket-1250000000");
    assert_eq!(generic::<Assets>(object_key!("a.txt")).key().as_str(), "a.txt");
    assert_eq!(in_const_fn(object_key!("a.txt")), CONSTANT);
    assert_eq!(STATIC, CONSTANT);
    assert_eq!((TEXT, LENGTH), (TEXTS[0], TEXT.len()));
    assert!(assets.link.ends_with("/logo.png") && by_arm(0).ends_with("/0.txt") && by_arm(1).ends_with("/n.txt"));

    let credentials =
        cos_url::Credentials::new("AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q", "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz");
    let signer = Signer::new(credentials.expect("the documentation's example pair"));
    assert!(run_time("examplebucket-1250000000", "a.txt", &signer).is_ok());
    assert!(run_time("examplebucket", "a.txt", &signer).is_err());
}
