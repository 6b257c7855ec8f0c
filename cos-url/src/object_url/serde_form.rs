//! [`ObjectUrl`] in a file: a flat table, with a default for all fields but bucket, region and key.

use super::{ObjectUrl, Options};
use crate::serde_form::{Elements, Expires, FieldName, Flag, read};
use core::fmt;
use cos_url_core::key_time::check_expires;
use cos_url_core::unexpected_string;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeStruct, Serializer};

const FIELDS: &[&str] =
    &["bucket", "region", "key", "endpoint", "protocol", "method", "query", "headers", "expires", "signs_host"];

/// Serializing returns an error for a value that cannot be deserialized: a lifetime of less than a second, a duplicate
/// name, or a field that contradicts the operation of the builder.
impl Serialize for ObjectUrl {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        check_expires(self.options.expires).map_err(serde::ser::Error::custom)?;
        self.check_operation().map_err(serde::ser::Error::custom)?;
        let mut table = serializer.serialize_struct("ObjectUrl", FIELDS.len())?;
        table.serialize_field("bucket", &self.bucket)?;
        table.serialize_field("region", &self.region)?;
        table.serialize_field("key", &self.key)?;
        table.serialize_field("endpoint", &self.options.endpoint)?;
        table.serialize_field("protocol", &self.options.protocol)?;
        table.serialize_field("method", &self.options.method)?;
        table.serialize_field("query", &self.options.query)?;
        table.serialize_field("headers", &self.options.headers)?;
        table.serialize_field("expires", &self.options.expires)?;
        table.serialize_field("signs_host", &self.options.signs_host)?;
        table.end()
    }
}

/// Implemented by hand, because derived code writes the name of an unknown field into the error unescaped and in full.
impl<'de> Deserialize<'de> for ObjectUrl {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // `deserialize_any`, because with `deserialize_struct` a text format would reject a string itself, with a
        // message that repeats the whole string.
        if deserializer.is_human_readable() {
            deserializer.deserialize_any(Table)
        } else {
            deserializer.deserialize_struct("ObjectUrl", FIELDS, Table)
        }
    }
}

struct Table;

impl<'de> Visitor<'de> for Table {
    type Value = ObjectUrl;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a table with `bucket`, `region` and `key`")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<ObjectUrl, E> {
        Err(unexpected_string(text, &self))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<ObjectUrl, A::Error> {
        let (mut bucket, mut region, mut key) = (None, None, None);
        let (mut endpoint, mut protocol, mut method, mut query) = (None, None, None, None);
        let (mut headers, mut expires, mut signs_host) = (None, None, None);
        while let Some(field) = map.next_key_seed(FieldName(FIELDS))? {
            match field {
                "bucket" => read(&mut bucket, field, &mut map)?,
                "region" => read(&mut region, field, &mut map)?,
                "key" => read(&mut key, field, &mut map)?,
                "endpoint" => read(&mut endpoint, field, &mut map)?,
                "protocol" => read(&mut protocol, field, &mut map)?,
                "method" => read(&mut method, field, &mut map)?,
                "query" => read(&mut query, field, &mut map)?,
                "headers" => read(&mut headers, field, &mut map)?,
                "expires" => read::<Expires, _>(&mut expires, field, &mut map)?,
                _ => read::<Flag, _>(&mut signs_host, field, &mut map)?,
            }
        }
        let defaults = Options::DEFAULT;
        finish(ObjectUrl {
            bucket: bucket.ok_or_else(|| A::Error::missing_field("bucket"))?,
            region: region.ok_or_else(|| A::Error::missing_field("region"))?,
            key: key.ok_or_else(|| A::Error::missing_field("key"))?,
            options: Options {
                endpoint: endpoint.unwrap_or(defaults.endpoint),
                protocol: protocol.unwrap_or(defaults.protocol),
                method: method.unwrap_or(defaults.method),
                query: query.unwrap_or(defaults.query),
                headers: headers.unwrap_or(defaults.headers),
                expires: expires.map_or(defaults.expires, |Expires(seconds)| seconds),
                signs_host: signs_host.map_or(defaults.signs_host, |Flag(is_set)| is_set),
                contradiction: None,
            },
        })
    }

    /// Binary formats have no field names, but always contain every field.
    fn visit_seq<A: SeqAccess<'de>>(self, fields: A) -> Result<ObjectUrl, A::Error> {
        let mut fields = Elements::new(fields, &self);
        finish(ObjectUrl {
            bucket: fields.next()?,
            region: fields.next()?,
            key: fields.next()?,
            options: Options {
                endpoint: fields.next()?,
                protocol: fields.next()?,
                method: fields.next()?,
                query: fields.next()?,
                headers: fields.next()?,
                expires: fields.next::<Expires>()?.0,
                signs_host: fields.next::<Flag>()?.0,
                contradiction: None,
            },
        })
    }
}

fn finish<E: Error>(object: ObjectUrl) -> Result<ObjectUrl, E> {
    check_expires(object.options.expires).map_err(E::custom)?;
    Ok(object)
}
