//! [`ObjectUrl`] in a file: a flat table, with a default for all fields but bucket, region and key.

use super::{DEFAULT_EXPIRES_SECS, ObjectUrl, Options};
use crate::serde_form::{Expires, Flag, table};
use cos_url_core::key_time::check_expires;
use cos_url_core::{Bucket, Endpoint, Error, Headers, Method, ObjectKey, Protocol, Query, Region};
use serde::ser::{Serialize, SerializeStruct, Serializer};

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

table! {
    ObjectUrl, "a table with `bucket`, `region` and `key`";
    bucket: Bucket;
    region: Region;
    key: ObjectKey;
    endpoint: Endpoint = Endpoint::Default;
    protocol: Protocol = Protocol::Https;
    method: Method = Method::Get;
    query: Query = Query::EMPTY;
    headers: Headers = Headers::EMPTY;
    expires: Expires = Expires(DEFAULT_EXPIRES_SECS);
    signs_host: Flag = Flag(true);
}

impl TryFrom<Fields> for ObjectUrl {
    type Error = Error;

    fn try_from(fields: Fields) -> Result<Self, Error> {
        let Fields { bucket, region, key, endpoint, protocol, method, query, headers, .. } = fields;
        let (expires, signs_host) = (check_expires(fields.expires.0)?, fields.signs_host.0);
        let options = Options { endpoint, protocol, method, query, headers, expires, signs_host, contradiction: None };
        Ok(Self { bucket, region, key, options })
    }
}
