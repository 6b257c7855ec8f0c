//! The type of an incomplete builder can be written down, and its setters accept every type of text.

use cos_url::builder::{BucketIsSet, BucketIsUnset, KeyIsUnset, ObjectUrlBuilder, RegionIsSet, Set};
use cos_url::{Bucket, Error, ObjectKey, ObjectUrl, Region, bucket, object_key};
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

fn in_our_bucket() -> ObjectUrlBuilder<Set<Bucket>, Set<Region>> {
    ObjectUrl::builder().bucket(bucket!("examplebucket-1250000000")).region(Region::AP_BEIJING)
}

fn with_key<B, R, K: KeyIsUnset>(builder: ObjectUrlBuilder<B, R, K>, key: ObjectKey) -> ObjectUrl
where
    B: BucketIsSet,
    R: RegionIsSet,
{
    builder.key(key).build()
}

fn with_bucket<B: BucketIsUnset, R, K>(builder: ObjectUrlBuilder<B, R, K>) -> ObjectUrlBuilder<Set<Bucket>, R, K> {
    builder.bucket(bucket!("examplebucket-1250000000"))
}

fn parsed(bucket: &str, region: &str, key: &str) -> Result<ObjectUrl, Error> {
    let bucket = bucket.parse()?;
    Ok(ObjectUrl::builder().key(key.parse()?).region(region.parse()?).bucket(bucket).build())
}

fn from_text(text: &str, string: String, cow: Cow<'_, str>, boxed: Box<str>) -> Result<ObjectUrl, Error> {
    let mut builder = ObjectUrl::builder().try_bucket(&string)?.try_region(cow)?.try_key(boxed)?;
    if text.is_empty() {
        builder = builder.preview();
    }
    Ok(builder
        .try_domain(String::from("img.example.com"))?
        .try_query(text, 5)?
        .try_query("b", u64::MAX)?
        .try_query_pairs(&HashMap::from([("c".to_owned(), string)]))?
        .try_query_pairs([("d", 1_u8)])?
        .try_header(text, &text)?
        .try_headers(BTreeMap::from([("x-cos-meta-a", "1")]))?
        .build())
}

pub fn main() -> Result<(), Error> {
    let expected = with_key(in_our_bucket(), object_key!("a.txt"));
    assert_eq!(parsed("examplebucket-1250000000", "ap-beijing", "a.txt")?, expected);
    let builder = with_bucket(ObjectUrl::builder().region(Region::AP_BEIJING).key(object_key!("a.txt")));
    assert_eq!(builder.build(), expected);
    let url = from_text("a", "examplebucket-1250000000".into(), "ap-beijing".into(), "a.txt".into())?;
    assert_eq!(url.query().len(), 4);
    Ok(())
}
