//! [`BucketUrl`] in a file: a flat table, with a default for all fields but bucket and region.

use super::BucketUrl;
use crate::serde_form::{Elements, FieldName, read};
use core::fmt;
use cos_url_core::{Endpoint, Protocol, unexpected_string};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeStruct, Serializer};

const FIELDS: &[&str] = &["bucket", "region", "endpoint", "protocol", "prefix"];

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

impl<'de> Deserialize<'de> for BucketUrl {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // `deserialize_any`, because with `deserialize_struct` a text format would reject a string itself, with a
        // message that repeats the whole string.
        if deserializer.is_human_readable() {
            deserializer.deserialize_any(Table)
        } else {
            deserializer.deserialize_struct("BucketUrl", FIELDS, Table)
        }
    }
}

struct Table;

impl<'de> Visitor<'de> for Table {
    type Value = BucketUrl;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a table with `bucket` and `region`")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<BucketUrl, E> {
        Err(unexpected_string(text, &self))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<BucketUrl, A::Error> {
        let (mut bucket, mut region) = (None, None);
        let (mut endpoint, mut protocol, mut prefix) = (None, None, None);
        while let Some(field) = map.next_key_seed(FieldName(FIELDS))? {
            match field {
                "bucket" => read(&mut bucket, field, &mut map)?,
                "region" => read(&mut region, field, &mut map)?,
                "endpoint" => read(&mut endpoint, field, &mut map)?,
                "protocol" => read(&mut protocol, field, &mut map)?,
                _ => read(&mut prefix, field, &mut map)?,
            }
        }
        Ok(BucketUrl {
            bucket: bucket.ok_or_else(|| A::Error::missing_field("bucket"))?,
            region: region.ok_or_else(|| A::Error::missing_field("region"))?,
            endpoint: endpoint.unwrap_or(Endpoint::Default),
            protocol: protocol.unwrap_or(Protocol::Https),
            prefix: prefix.unwrap_or_default(),
        })
    }

    /// Binary formats have no field names, but always contain every field.
    fn visit_seq<A: SeqAccess<'de>>(self, fields: A) -> Result<BucketUrl, A::Error> {
        let mut fields = Elements::new(fields, &self);
        Ok(BucketUrl {
            bucket: fields.next()?,
            region: fields.next()?,
            endpoint: fields.next()?,
            protocol: fields.next()?,
            prefix: fields.next()?,
        })
    }
}
