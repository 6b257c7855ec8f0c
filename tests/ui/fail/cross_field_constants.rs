//! Rules that involve several fields of an unsigned URL, for values that the macro does not know.

use cos_url::{Domain, Endpoint, Method, Query, cos_url};

const ENDPOINT: Endpoint = Endpoint::Accelerate;
const TEMPLATE: Domain = Domain::from_static("{BucketName}-{AppId}-{Region}-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example.com");
const TYPE: Query = Query::from_static(&[("response-content-type", "text/plain")]);
const METHOD: Method = Method::Delete;

const BY_PATHS: &str = cos_url! {
    bucket: "examplebucket-1250000000",
    region: "ap-beijing",
    key: "a.txt",
    endpoint: Endpoint::Accelerate,
    method: Method::Delete,
    sign: false,
};
const BY_CONSTANTS: &str = cos_url! {
    bucket: "examplebucket-1250000000",
    region: "ap-beijing",
    key: "a.txt",
    endpoint: ENDPOINT,
    method: METHOD,
    sign: false,
};
const HOST: &str =
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", domain: TEMPLATE, sign: false };
const OVERRIDE: &str =
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", query: TYPE, sign: false };

fn main() {}
