//! The templates of a domain: `{Bucket}`, `{BucketName}`, `{AppId}` and `{Region}`.

use crate::ascii::starts_with;
use crate::{Bucket, Region};

/// What is replaced by a part of the object's own address.
#[derive(Clone, Copy)]
pub(crate) enum Template {
    Bucket,
    BucketName,
    AppId,
    Region,
}

impl Template {
    const ALL: &[Self] = &[Self::Bucket, Self::BucketName, Self::AppId, Self::Region];

    pub(crate) const fn text(self) -> &'static str {
        match self {
            Self::Bucket => "{Bucket}",
            Self::BucketName => "{BucketName}",
            Self::AppId => "{AppId}",
            Self::Region => "{Region}",
        }
    }

    /// The character that stands for it while a domain is judged: one of its kind.
    pub(crate) const fn stands_for(self) -> u8 {
        if let Self::AppId = self { b'0' } else { b'a' }
    }

    pub(crate) const fn replacement<'a>(self, bucket: &'a Bucket, region: &'a Region) -> &'a str {
        match self {
            Self::Bucket => bucket.as_str(),
            Self::BucketName => bucket.name(),
            Self::AppId => bucket.app_id(),
            Self::Region => region.as_str(),
        }
    }

    /// The template that a text begins with.
    pub(crate) const fn at_start_of(text: &[u8]) -> Option<Self> {
        let mut templates = Self::ALL;
        while let [template, tail @ ..] = templates {
            if starts_with(text, template.text().as_bytes()) {
                return Some(*template);
            }
            templates = tail;
        }
        None
    }
}
