//! What stands for a literal: constants, the macros that give one, and expressions of the checked types.

use cos_url::{
    Bucket, Domain, Endpoint, HeaderName, HeaderValue, Headers, Method, ObjectKey, ObjectUrl, Protocol, Query, QueryName,
    QueryValue, Region, bucket, cos_url, object_key, region,
};
use std::time::Duration;

const BUCKET: &str = "examplebucket-1250000000";
const REGION: Region = Region::AP_BEIJING;
const KEY: ObjectKey = object_key!("a.txt");
const SECONDS: u64 = 600;
const TEN_MINUTES: Duration = Duration::from_secs(600);
const PUT: &str = "PUT";
const NAME: &str = "versionId";
const SIGNER_NAME: HeaderName = HeaderName::from_static("x-cos-meta-signer");

mod names {
    pub const KEY: &str = concat!("v", env!("CARGO_PKG_VERSION_MAJOR"), "/a.txt");
}

const NAMED: ObjectUrl = cos_url! { bucket: BUCKET, region: REGION, key: KEY, expires: SECONDS, method: PUT };
const CHECKED: ObjectUrl = cos_url! {
    bucket: bucket!("examplebucket-1250000000"),
    region: region!("ap-beijing"),
    key: object_key!("a.txt"),
    expires: TEN_MINUTES,
    method: Method::Put,
    protocol: Protocol::Https,
    endpoint: Endpoint::Default,
};
const MACROS: &str = cos_url! {
    bucket: concat!("examplebucket", "-", 1_250_000_000),
    region: include_str!("region.txt"),
    key: names::KEY,
    sign: false,
};
const FROM_ENVIRONMENT: ObjectUrl = cos_url! {
    bucket: BUCKET,
    region: REGION,
    key: env!("CARGO_PKG_NAME"),
    query: { NAME: option_env!("PATH").unwrap(), "a": const { "b" } },
    headers: { SIGNER_NAME: stringify!(someone), HeaderName::RANGE: HeaderValue::from_static("bytes=0-9") },
};
const ON_PURPOSE: ObjectUrl = cos_url! { bucket: BUCKET, region: Region::custom_static("ap-newcity"), key: ObjectKey::from_static("a%20b") };
const ARITHMETIC: ObjectUrl = cos_url! { bucket: BUCKET, region: REGION, key: KEY, expires: 10 * 60 };
const SUFFIX: ObjectUrl = cos_url! { bucket: BUCKET, region: REGION, key: KEY, expires: 6_00u64 };
const DELETE: ObjectUrl = cos_url! {
    bucket: BUCKET,
    region: REGION,
    key: KEY,
    endpoint: Endpoint::Accelerate,
    method: Method::Delete,
    query: { QueryName::UPLOAD_ID: "1" },
};
const CUSTOM: ObjectUrl =
    cos_url! { bucket: BUCKET, region: REGION, key: KEY, endpoint: Endpoint::Custom(Domain::from_static("img.example.com")) };

const RAW: ObjectKey = object_key!(r#"a "quoted" name\with backslash"#);
const CONTINUED: ObjectKey = object_key!(
    "a name that is \
     continued"
);
const ESCAPED: ObjectKey = object_key!("\u{62a5}\u{8868}.pdf");

fn main() {
    assert_eq!(NAMED, CHECKED);
    assert_eq!(NAMED.expires(), Duration::from_secs(600));
    assert_eq!(ARITHMETIC, SUFFIX);
    assert_eq!(MACROS, "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/v0/a.txt");
    assert_eq!(FROM_ENVIRONMENT.headers().get("x-cos-meta-signer").map(HeaderValue::as_str), Some("someone"));
    assert_eq!((ON_PURPOSE.key().as_str(), ON_PURPOSE.region().as_str()), ("a%20b", "ap-newcity"));
    assert!(DELETE.unsigned().is_ok());
    assert_eq!(CUSTOM.host().unwrap(), "img.example.com");
    assert_eq!(RAW.as_str(), "a \"quoted\" name\\with backslash");
    assert_eq!(CONTINUED.as_str(), "a name that is continued");
    assert_eq!(ESCAPED.as_str(), "报表.pdf");

    // Known at run time: the checked types themselves.
    let name = String::from("a.txt");
    let query = Query::from([(QueryName::VERSION_ID, QueryValue::new("1").unwrap())]);
    let bucket: Bucket = BUCKET.parse().unwrap();
    let url = cos_url! {
        bucket: bucket.clone(),
        region: Region::new("ap-beijing").unwrap(),
        key: ObjectKey::new(name).unwrap(),
        query: query,
        headers: Headers::EMPTY,
        method: if bucket.name().is_empty() { Method::Put } else { Method::Get },
        expires: Duration::from_secs(u64::from(u8::MAX)),
        sign: true,
    };
    assert_eq!(url.unsigned().unwrap(), "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/a.txt?versionId=1");
    let version = QueryName::VERSION_ID;
    let url = cos_url! { bucket: BUCKET, region: REGION, key: KEY, query: { (version): "1" }, headers: {} };
    assert_eq!(url.query().len(), 1);
}
