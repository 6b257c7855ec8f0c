//! The sizes that a form accepts.

use cos_url::form::{PostForm, SizeRange};
use cos_url::{Region, bucket, object_key, size_range};

const REVERSED: SizeRange = SizeRange::from_static(2, 1);

fn too_large() -> SizeRange {
    size_range!(0, 6 << 30)
}

const FORM: PostForm = PostForm::for_key(bucket!("examplebucket-1250000000"), Region::AP_BEIJING, object_key!("a.txt"))
    .with_size(SizeRange::from_static(1, u64::MAX));

fn main() {}
