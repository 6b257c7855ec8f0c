//! The serde form of an endpoint: its name, or a map with the one entry `domain` or `cdn`. In a binary format, the form
//! is the name and an optional domain.
//!
//! The two implementations repeat the `cfg` of this module, so that the documentation of `cos-url` names the feature.

use crate::message::{Context, echo};
use crate::{Domain, Endpoint};
use alloc::string::String;
use core::fmt;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

#[cfg(feature = "serde")]
impl Serialize for Endpoint {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if !serializer.is_human_readable() {
            return (self.name(), self.family().err()).serialize(serializer);
        }
        let (key, domain) = match self {
            Self::Custom(domain) => ("domain", domain),
            Self::Cdn(domain) => ("cdn", domain),
            _ => return serializer.serialize_str(self.name()),
        };
        let mut map = serializer.serialize_map(Some(1))?;
        map.serialize_entry(key, domain)?;
        map.end()
    }
}

#[cfg(feature = "serde")]
impl<'de> Deserialize<'de> for Endpoint {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            return deserializer.deserialize_any(NameOrDomain);
        }
        let (name, domain) = <(String, Option<Domain>)>::deserialize(deserializer)?;
        match (name.as_str(), domain) {
            ("custom", Some(domain)) => Ok(Endpoint::Custom(domain)),
            ("cdn", Some(domain)) => Ok(Endpoint::Cdn(domain)),
            (name, None) => read(name),
            (name, Some(_)) => Err(D::Error::custom(format_args!(
                "invalid endpoint `{}`: only `custom` and `cdn` have a domain",
                echo(name)
            ))),
        }
    }
}

struct NameOrDomain;

impl<'de> Visitor<'de> for NameOrDomain {
    type Value = Endpoint;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of an endpoint, or a map with the one entry `domain` or `cdn`")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Endpoint, E> {
        read(text)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Endpoint, A::Error> {
        let Some(key) = map.next_key::<String>()? else {
            return Err(A::Error::custom("an endpoint has one entry, `domain` or `cdn`"));
        };
        let endpoint = match key.as_str() {
            "domain" => Endpoint::Custom(map.next_value()?),
            "cdn" => Endpoint::Cdn(map.next_value()?),
            other => return Err(wrong_entry(other)),
        };
        match map.next_key::<String>()? {
            None => Ok(endpoint),
            Some(other) => Err(wrong_entry(&other)),
        }
    }
}

fn read<E: Error>(name: &str) -> Result<Endpoint, E> {
    Endpoint::new(name).map_err(|error| E::custom(error.__in(Context::File)))
}

fn wrong_entry<E: Error>(key: &str) -> E {
    E::custom(format_args!("unexpected entry `{}`: an endpoint has one entry, `domain` or `cdn`", echo(key)))
}
