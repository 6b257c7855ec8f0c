//! [`ObjectUrl`] in a file: a flat table, with a default for all fields but bucket, region and key.

use super::{ObjectUrl, Options};
use core::fmt;
use cos_url_core::echo;
use cos_url_core::key_time::check_expires;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeStruct, Serializer};

const FIELDS: &[&str] =
    &["bucket", "region", "key", "endpoint", "protocol", "method", "query", "headers", "expires", "signs_host"];

/// A value that cannot be read back is an error: a lifetime of less than a second, or a duplicate name.
impl Serialize for ObjectUrl {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        check_expires(self.options.expires).map_err(serde::ser::Error::custom)?;
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

/// By hand, because derived code repeats the name of an unknown field unescaped and in full.
impl<'de> Deserialize<'de> for ObjectUrl {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_struct("ObjectUrl", FIELDS, Table)
    }
}

struct Table;

impl<'de> Visitor<'de> for Table {
    type Value = ObjectUrl;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a table with `bucket`, `region` and `key`")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<ObjectUrl, A::Error> {
        let (mut bucket, mut region, mut key) = (None, None, None);
        let (mut endpoint, mut protocol, mut method, mut query) = (None, None, None, None);
        let (mut headers, mut expires, mut signs_host) = (None, None, None);
        while let Some(Field(field)) = map.next_key()? {
            match field {
                "bucket" => read(&mut bucket, field, &mut map)?,
                "region" => read(&mut region, field, &mut map)?,
                "key" => read(&mut key, field, &mut map)?,
                "endpoint" => read(&mut endpoint, field, &mut map)?,
                "protocol" => read(&mut protocol, field, &mut map)?,
                "method" => read(&mut method, field, &mut map)?,
                "query" => read(&mut query, field, &mut map)?,
                "headers" => read(&mut headers, field, &mut map)?,
                "expires" => read(&mut expires, field, &mut map)?,
                _ => read(&mut signs_host, field, &mut map)?,
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
                expires: expires.unwrap_or(defaults.expires),
                signs_host: signs_host.unwrap_or(defaults.signs_host),
            },
        })
    }

    /// Binary formats have no names, but every field.
    fn visit_seq<A: SeqAccess<'de>>(self, mut fields: A) -> Result<ObjectUrl, A::Error> {
        let mut next = 0;
        finish(ObjectUrl {
            bucket: element(&mut fields, &mut next)?,
            region: element(&mut fields, &mut next)?,
            key: element(&mut fields, &mut next)?,
            options: Options {
                endpoint: element(&mut fields, &mut next)?,
                protocol: element(&mut fields, &mut next)?,
                method: element(&mut fields, &mut next)?,
                query: element(&mut fields, &mut next)?,
                headers: element(&mut fields, &mut next)?,
                expires: element(&mut fields, &mut next)?,
                signs_host: element(&mut fields, &mut next)?,
            },
        })
    }
}

fn finish<E: Error>(object: ObjectUrl) -> Result<ObjectUrl, E> {
    check_expires(object.options.expires).map_err(E::custom)?;
    Ok(object)
}

fn read<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
    value: &mut Option<T>,
    field: &'static str,
    map: &mut A,
) -> Result<(), A::Error> {
    if value.is_some() {
        return Err(A::Error::duplicate_field(field));
    }
    *value = Some(map.next_value()?);
    Ok(())
}

fn element<'de, T: Deserialize<'de>, A: SeqAccess<'de>>(fields: &mut A, next: &mut usize) -> Result<T, A::Error> {
    *next += 1;
    fields.next_element()?.ok_or_else(|| A::Error::invalid_length(*next - 1, &Table))
}

/// The name of a field.
struct Field(&'static str);

impl<'de> Deserialize<'de> for Field {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Name;

        impl Visitor<'_> for Name {
            type Value = Field;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the name of a field")
            }

            fn visit_str<E: Error>(self, name: &str) -> Result<Field, E> {
                FIELDS.iter().find(|field| **field == name).map(|field| Field(field)).ok_or_else(|| {
                    let fields = FIELDS.join("`, `");
                    E::custom(format_args!("unknown field `{}`; the fields are `{fields}`", echo(name)))
                })
            }
        }

        deserializer.deserialize_identifier(Name)
    }
}
