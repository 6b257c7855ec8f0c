//! What is read from a file, by serde's own deserializers of values.

#![cfg(all(test, feature = "serde"))]

use cos_url_core::{Domain, Endpoint, Region};
use serde::de::value::{Error, MapDeserializer, StrDeserializer, U64Deserializer};
use serde::de::{DeserializeOwned, IntoDeserializer};

fn from_text<T: DeserializeOwned>(text: &'static str) -> Result<T, String> {
    let deserializer: StrDeserializer<'_, Error> = text.into_deserializer();
    T::deserialize(deserializer).map_err(|error| error.to_string())
}

fn from_map<T: DeserializeOwned>(entries: &[(&'static str, &'static str)]) -> Result<T, String> {
    let deserializer: MapDeserializer<'_, _, Error> = MapDeserializer::new(entries.iter().copied());
    T::deserialize(deserializer).map_err(|error| error.to_string())
}

fn from_number<T: DeserializeOwned>() -> Result<T, String> {
    let deserializer: U64Deserializer<Error> = 7_u64.into_deserializer();
    T::deserialize(deserializer).map_err(|error| error.to_string())
}

#[test]
fn an_endpoint_is_a_name_or_a_domain() {
    let domain = || Domain::from_static("img.example.com");
    assert_eq!(from_text("accelerate"), Ok(Endpoint::Accelerate));
    assert_eq!(from_map(&[("domain", "img.example.com")]), Ok(Endpoint::Custom(domain())));
    assert_eq!(from_map(&[("cdn", "img.example.com")]), Ok(Endpoint::Cdn(domain())));

    let expected = Err("expected the one entry `domain` or `cdn`".into());
    assert_eq!(from_map::<Endpoint>(&[]), expected);
    assert_eq!(from_map::<Endpoint>(&[("other", "img.example.com")]), expected);
    assert_eq!(from_map::<Endpoint>(&[("domain", "img.example.com"), ("cdn", "img.example.com")]), expected);
    assert_eq!(from_map::<Endpoint>(&[("cdn", "img.example.com"), ("domain", "img.example.com")]), expected);
    assert_eq!(
        from_number::<Endpoint>(),
        Err("invalid type: integer `7`, expected the name of an endpoint, or a map with the one entry `domain` or `cdn`".into())
    );
}

#[test]
fn a_region_is_a_name_or_a_custom_one() {
    assert_eq!(from_text("ap-beijing"), Ok(Region::AP_BEIJING));
    assert_eq!(from_map(&[("custom", "ap-newcity")]), Region::custom("ap-newcity").map_err(|error| error.to_string()));
    let expected = Err("expected the one entry `custom`".into());
    assert_eq!(from_map::<Region>(&[("other", "ap-newcity")]), expected);
    assert_eq!(from_map::<Region>(&[("custom", "ap-newcity"), ("custom", "ap-newcity")]), expected);
    assert_eq!(
        from_number::<Region>(),
        Err("invalid type: integer `7`, expected a string, or a map with the one entry `custom`".into())
    );
}
