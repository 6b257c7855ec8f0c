//! The macros work in every expression position, and accept any expression of the field's type.

use cos_url::{
    Bucket, Domain, Endpoint, HeaderValue, Headers, Method, ObjectKey, ObjectUrl, Protocol, Query, QueryName, QueryValue,
    Region, bucket, cos_url, object_key, region,
};
use std::time::Duration;

mod cfg {
    pub const BUCKET: cos_url::Bucket = cos_url::bucket!("examplebucket-1250000000");
    pub const BUCKETS: [cos_url::Bucket; 2] = [BUCKET, BUCKET];
    #[allow(non_upper_case_globals)]
    pub static bucket: cos_url::Bucket = BUCKET;
    pub const KEYS: [&str; 2] = ["a.txt", "b.txt"];

    pub const fn region() -> &'static str {
        "ap-beijing"
    }
}

const CONSTANT: ObjectUrl = cos_url! { bucket: cfg::BUCKET, region: Region::AP_BEIJING, key: "a.txt" };
static STATIC: ObjectUrl =
    cos_url! { bucket: "examplebucket-1250000000", region: region!(cfg::region()), key: object_key!(cfg::KEYS[0]) };
const FROM_ENVIRONMENT: ObjectKey = object_key!(concat!(env!("CARGO_PKG_NAME"), "/", "a.txt"));
const FROM_OPTION: Bucket = bucket!(match option_env!("COS_URL_UI_TESTS_UNSET") {
    Some(bucket) => bucket,
    None => "examplebucket-1250000000",
});
const FROM_FILE: Region = region!(include_str!("region.txt"));
const ON_PURPOSE: ObjectUrl = cos_url! {
    bucket: const { bucket!("examplebucket-1250000000") },
    region: Region::custom_static("ap-newcity"),
    key: ObjectKey::from_static("a%20b"),
};

struct Assets {
    bucket: Bucket,
    logo: ObjectUrl,
    link: &'static str,
}

impl Assets {
    const BUCKET: Bucket = bucket!("examplebucket-1250000000");
    const LOGO: ObjectUrl = cos_url! { bucket: Self::BUCKET, region: "ap-beijing", key: "logo.png" };

    const fn new() -> Self {
        Self {
            bucket: Self::BUCKET,
            logo: Self::LOGO,
            link: cos_url! { bucket: Assets::BUCKET, region: "ap-beijing", key: "logo.png", sign: false },
        }
    }

    const fn of_key(key: ObjectKey) -> ObjectUrl {
        cos_url! { bucket: Self::BUCKET, region: "ap-beijing", key: key, query: { "versionId": "1" }, expires: 60 }
    }
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

fn by_arm(kind: u8) -> &'static str {
    match kind {
        0 => cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "0.txt", sign: false },
        _ => cos_url! { bucket: cfg::BUCKETS[1], region: "ap-beijing", key: "n.txt", sign: false },
    }
}

struct Request {
    bucket: Bucket,
    key: String,
    seconds: u64,
    version: Option<QueryValue>,
}

fn run_time(request: &Request, region: &str, names: Query) -> Result<[ObjectUrl; 2], cos_url::Error> {
    let method = if request.seconds > 60 { Method::Put } else { Method::Get };
    Ok([
        cos_url! {
            bucket: request.bucket.clone(),
            region: region.parse()?,
            key: ObjectKey::new(&request.key)?,
            domain: "img.example.com".parse()?,
            protocol: Protocol::Http,
            method: method,
            query: names,
            headers: Headers::EMPTY,
            expires: Duration::from_secs(request.seconds),
        },
        cos_url! {
            bucket: cfg::bucket.clone(),
            region: match region { "ap-beijing" => Region::AP_BEIJING, _ => Region::AP_TOKYO },
            key: { let key = request.key.as_str(); key.parse()? },
            endpoint: Endpoint::Custom(Domain::from_static("img.example.com")),
            query: { "versionId": request.version.clone().unwrap_or(QueryValue::EMPTY), "a": "1" },
            headers: { "Content-Type": HeaderValue::new("text/plain")? },
        },
    ])
}

pub fn main() -> Result<(), cos_url::Error> {
    assert_eq!(STATIC, CONSTANT);
    assert_eq!(FROM_ENVIRONMENT.as_str().rsplit('/').next(), Some("a.txt"));
    assert_eq!((FROM_OPTION, FROM_FILE), (Assets::BUCKET, Region::AP_BEIJING));
    assert_eq!((ON_PURPOSE.key().as_str(), ON_PURPOSE.region().as_str()), ("a%20b", "ap-newcity"));
    let assets = Assets::new();
    assert_eq!(assets.bucket, *assets.logo.bucket());
    assert_eq!(assets.avatar().bucket().as_str(), "tenantbucket-1250000000");
    assert_eq!(generic::<Assets>(object_key!("a.txt")).key().as_str(), "a.txt");
    assert_eq!(Assets::of_key(object_key!("a.txt")).query().len(), 1);
    assert!(assets.link.ends_with("/logo.png") && by_arm(0).ends_with("/0.txt") && by_arm(1).ends_with("/n.txt"));

    let request = Request { bucket: FROM_OPTION, key: "a.txt".into(), seconds: 60, version: None };
    let query = Query::from([(QueryName::VERSION_ID, QueryValue::new("1")?)]);
    let [first, second] = run_time(&request, "ap-beijing", query)?;
    assert_eq!(first.unsigned()?, "http://img.example.com/a.txt?versionId=1");
    assert_eq!(second.query().len(), 2);
    Ok(())
}
