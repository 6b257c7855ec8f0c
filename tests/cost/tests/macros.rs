//! The value of a macro call with literals is a constant: it allocates nothing.

use allocation_counter::measure;
use cos_url::{
    Bucket, Domain, HeaderName, HeaderValue, ObjectKey, ObjectUrl, QueryName, QueryValue, Region, bucket, cos_url,
    domain, header_name, header_value, object_key, query_name, query_value, region,
};
use std::hint::black_box;

const BUCKET: Bucket = bucket!("examplebucket-1250000000");

fn allocations<T>(value: impl FnOnce() -> T) -> u64 {
    measure(|| drop(black_box(value()))).count_total
}

#[test]
fn the_value_of_a_macro_call_allocates_nothing() {
    let all_fields = || -> ObjectUrl {
        cos_url! {
            bucket: BUCKET,
            region: "ap-beijing",
            key: "Profile photo.jpg",
            domain: "{Bucket}.example.com",
            method: "PUT",
            query: { "versionId": "1", "a": "2" },
            headers: { "Content-Type": "image/jpeg" },
            expires: 600,
        }
    };
    let key: ObjectKey = "a.txt".parse().unwrap();
    assert_eq!(allocations(all_fields), 0, "all fields");
    assert_eq!(allocations(|| -> Bucket { bucket!("examplebucket-1250000000") }), 0, "bucket!");
    assert_eq!(allocations(|| -> Region { region!("ap-beijing") }), 0, "region!");
    assert_eq!(allocations(|| -> ObjectKey { object_key!("a.txt") }), 0, "object_key!");
    assert_eq!(allocations(|| -> Domain { domain!("img.example.com") }), 0, "domain!");
    assert_eq!(allocations(|| -> QueryName { query_name!("versionId") }), 0, "query_name!");
    assert_eq!(allocations(|| -> QueryValue { query_value!("1") }), 0, "query_value!");
    assert_eq!(allocations(|| -> HeaderName { header_name!("Range") }), 0, "header_name!");
    assert_eq!(allocations(|| -> HeaderValue { header_value!("bytes=0-9") }), 0, "header_value!");
    assert_eq!(
        allocations(|| cos_url! { bucket: BUCKET, region: "ap-beijing", key: "a b.txt", sign: false }),
        0,
        "sign: false"
    );
    assert_eq!(
        allocations(|| cos_url! { bucket: BUCKET, region: "ap-beijing", key: key }),
        0,
        "a key known at run time"
    );
    assert!(allocations(|| String::from("a")) > 0, "the counter counts");
}
