//! A constant is checked by the same rule as a literal, when the compiler evaluates it.

use cos_url::{
    Bucket, Domain, HeaderName, HeaderValue, ObjectKey, ObjectUrl, QueryName, QueryValue, Region, bucket, cos_url, domain,
    header_name, header_value, object_key, query_name, query_value, region,
};

const STRINGS: [&str; 2] = ["ExampleBucket-1250000000", "cn-north"];

const fn key() -> &'static str {
    "/a.txt"
}

const BUCKET: Bucket = bucket!(STRINGS[0]);
const REGION: Region = region!(STRINGS[1]);
const KEY: ObjectKey = object_key!(key());
const DOMAIN: Domain = domain!(concat!("https://", "img.example.com"));
const NAME: QueryName = query_name!(concat!("a", "\n"));
const VALUE: QueryValue = query_value!(concat!("a", "\n"));
const HEADER: HeaderName = header_name!(concat!("X-", "Forwarded-", "For"));
const HEADER_VALUE: HeaderValue = header_value!(concat!("a", " "));
const UNSET: Bucket = bucket!(match option_env!("COS_URL_UI_TESTS_UNSET") {
    Some(bucket) => bucket,
    None => panic!("set COS_URL_UI_TESTS_UNSET to the name of the bucket"),
});
const EMPTY: ObjectUrl =
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: ObjectKey::from_static("") };

fn in_a_function() -> ObjectUrl {
    cos_url! { bucket: bucket!(STRINGS[0]), region: "ap-beijing", key: object_key!(key()) }
}

fn main() {}
