//! [`BucketUrl`] in a file: a flat table, with a default for all fields but bucket and region.

use super::BucketUrl;
use crate::serde_form::table;
use cos_url_core::{Bucket, Endpoint, KeyPrefix, Protocol, Region};
use serde::ser::{Serialize, SerializeStruct, Serializer};

impl Serialize for BucketUrl {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // A missing prefix is not written to a file, because TOML has no null. A binary format contains every field.
        let has_prefix = self.prefix.is_some() || !serializer.is_human_readable();
        let mut table = serializer.serialize_struct("BucketUrl", FIELDS.len() - usize::from(!has_prefix))?;
        table.serialize_field("bucket", &self.bucket)?;
        table.serialize_field("region", &self.region)?;
        table.serialize_field("endpoint", &self.endpoint)?;
        table.serialize_field("protocol", &self.protocol)?;
        if has_prefix {
            table.serialize_field("prefix", &self.prefix)?;
        } else {
            table.skip_field("prefix")?;
        }
        table.end()
    }
}

table! {
    BucketUrl, "a table with `bucket` and `region`";
    bucket: Bucket;
    region: Region;
    endpoint: Endpoint = Endpoint::Default;
    protocol: Protocol = Protocol::Https;
    prefix: Option<KeyPrefix> = None;
}

impl From<Fields> for BucketUrl {
    fn from(Fields { bucket, region, endpoint, protocol, prefix }: Fields) -> Self {
        Self { bucket, region, endpoint, protocol, prefix }
    }
}
