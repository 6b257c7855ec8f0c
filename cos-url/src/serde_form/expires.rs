//! A lifetime in a file: a number of seconds, or text such as `15m`.

use crate::lifetime;
use core::fmt;
use cos_url_core::echo;
use serde::de::{Deserialize, Deserializer, Error, Unexpected, Visitor};

/// A lifetime in seconds. In a binary format, it is a number.
pub(crate) struct Expires(pub(crate) u64);

impl<'de> Deserialize<'de> for Expires {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            deserializer.deserialize_any(NumberOrText)
        } else {
            u64::deserialize(deserializer).map(Self)
        }
    }
}

struct NumberOrText;

impl Visitor<'_> for NumberOrText {
    type Value = Expires;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a whole number of seconds, such as 900, or a text, such as \"15m\", for `expires`")
    }

    fn visit_u64<E: Error>(self, seconds: u64) -> Result<Expires, E> {
        Ok(Expires(seconds))
    }

    fn visit_i64<E: Error>(self, seconds: i64) -> Result<Expires, E> {
        u64::try_from(seconds).map(Expires).map_err(|_| E::invalid_value(Unexpected::Signed(seconds), &self))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Expires, E> {
        lifetime::parse(text)
            .map(Expires)
            .map_err(|reason| E::custom(format_args!("invalid `expires` \"{}\": {reason}", echo(text))))
    }
}
