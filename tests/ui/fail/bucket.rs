//! A bucket is `<BucketName>-<APPID>`.

use cos_url::bucket;

const _: cos_url::Bucket = bucket!("");
const _: cos_url::Bucket = bucket!("examplebucket");
const _: cos_url::Bucket = bucket!("examplebucket-12500000x0");
const _: cos_url::Bucket = bucket!("1250000000-examplebucket");
const _: cos_url::Bucket = bucket!("-1250000000");
const _: cos_url::Bucket = bucket!("1250000000");
const _: cos_url::Bucket = bucket!("ExampleBucket-1250000000");
const _: cos_url::Bucket = bucket!("example_bucket-1250000000");
const _: cos_url::Bucket = bucket!("example.bucket-1250000000");
const _: cos_url::Bucket = bucket!("-examplebucket-1250000000");
const _: cos_url::Bucket = bucket!("examplebucket--1250000000");
const _: cos_url::Bucket = bucket!(" examplebucket-1250000000");
const _: cos_url::Bucket = bucket!("examplebucket-1250000000\n");
const _: cos_url::Bucket = bucket!("example bucket-1250000000");
const _: cos_url::Bucket = bucket!("bücket-1250000000");
const _: cos_url::Bucket = bucket!("examplebucket-x--1250000000");
const _: cos_url::Bucket = bucket!("xn--examplebucket-1250000000");
const _: cos_url::Bucket = bucket!("examplebucket-1250000000.cos.ap-beijing.myqcloud.com");
const _: cos_url::Bucket = bucket!("https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/a.txt");
const _: cos_url::Bucket = bucket!("{Bucket}");
const _: cos_url::Bucket = bucket!("evil.com/x-1250000000");
const _: cos_url::Bucket = bucket!("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-1250000000");
const _: cos_url::Bucket = bucket!("腾讯-examplebucket-1250000000");
const _: cos_url::Bucket = bucket!("examplebucket-1250000000/");

fn main() {}
