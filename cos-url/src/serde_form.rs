//! [`ObjectUrl`] as it is written to a file: flat, with a default for all but bucket, region and key.

use crate::object_url::Options;
use crate::{KeyTimeError, ObjectUrl};
use cos_url_core::{Bucket, Endpoint, Headers, Method, ObjectKey, Protocol, Query, Region};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename = "ObjectUrl")]
pub(crate) struct Form {
    bucket: Bucket,
    region: Region,
    key: ObjectKey,
    #[serde(default)]
    endpoint: Endpoint,
    #[serde(default)]
    protocol: Protocol,
    #[serde(default)]
    method: Method,
    #[serde(default)]
    query: Query,
    #[serde(default)]
    headers: Headers,
    /// In seconds, as in the JavaScript SDK.
    #[serde(default = "default_expires")]
    expires: u64,
    #[serde(default = "signs_host")]
    signs_host: bool,
}

fn default_expires() -> u64 {
    Options::DEFAULT.expires
}

fn signs_host() -> bool {
    Options::DEFAULT.signs_host
}

impl From<ObjectUrl> for Form {
    fn from(url: ObjectUrl) -> Self {
        let ObjectUrl { bucket, region, key, options } = url;
        let Options { endpoint, protocol, method, query, headers, expires, signs_host } = options;
        Self { bucket, region, key, endpoint, protocol, method, query, headers, expires, signs_host }
    }
}

impl TryFrom<Form> for ObjectUrl {
    type Error = KeyTimeError;

    fn try_from(form: Form) -> Result<Self, Self::Error> {
        let Form { bucket, region, key, endpoint, protocol, method, query, headers, expires, signs_host } = form;
        if expires == 0 {
            return Err(KeyTimeError::TooShort);
        }
        let options = Options { endpoint, protocol, method, query, headers, expires, signs_host };
        Ok(Self { bucket, region, key, options })
    }
}
