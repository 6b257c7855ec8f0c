//! The code that the tables in files share: names of fields, and a lifetime as text.

mod expires;
mod table;

pub(crate) use expires::Expires;
pub(crate) use table::table;

use core::fmt;
use cos_url_core::{echo, unexpected_string};
use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, Expected, MapAccess, SeqAccess, Visitor};

/// Reads the name of a field, which must be one of these.
///
/// Implemented by hand, because derived code writes the name of an unknown field into the error unescaped and in full.
pub(crate) struct FieldName(pub(crate) &'static [&'static str]);

impl<'de> DeserializeSeed<'de> for FieldName {
    type Value = &'static str;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<&'static str, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for FieldName {
    type Value = &'static str;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a field")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<&'static str, E> {
        self.0.iter().find(|field| **field == name).copied().ok_or_else(|| {
            let fields = self.0.join("`, `");
            E::custom(format_args!("unknown field `{}`; the fields are `{fields}`", echo(name)))
        })
    }
}

/// `true` or `false`.
pub(crate) struct Flag(pub(crate) bool);

impl<'de> Deserialize<'de> for Flag {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            deserializer.deserialize_any(TrueOrFalse)
        } else {
            deserializer.deserialize_bool(TrueOrFalse)
        }
    }
}

struct TrueOrFalse;

impl Visitor<'_> for TrueOrFalse {
    type Value = Flag;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a boolean")
    }

    fn visit_bool<E: Error>(self, is_set: bool) -> Result<Flag, E> {
        Ok(Flag(is_set))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Flag, E> {
        Err(unexpected_string(text, &self))
    }
}

/// Reads the value of a field, which is given at most once.
pub(crate) fn read<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
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

/// The fields in a binary format, which has no names.
pub(crate) struct Elements<'a, A> {
    fields: A,
    read: usize,
    expected: &'a dyn Expected,
}

impl<'a, 'de, A: SeqAccess<'de>> Elements<'a, A> {
    pub(crate) fn new(fields: A, expected: &'a dyn Expected) -> Self {
        Self { fields, read: 0, expected }
    }

    pub(crate) fn next<T: Deserialize<'de>>(&mut self) -> Result<T, A::Error> {
        let value = self.fields.next_element()?.ok_or_else(|| A::Error::invalid_length(self.read, self.expected))?;
        self.read += 1;
        Ok(value)
    }
}
