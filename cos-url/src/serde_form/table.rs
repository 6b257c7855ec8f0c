//! A struct in a file: a flat table.

/// Implements `Deserialize` for a type from the fields of its table: each has the type that is read, and a default, or is
/// required. The type converts from `Fields`.
macro_rules! table {
    ($Type:ident, $expected:literal; $($field:ident: $Field:ty $(= $default:expr)?;)*) => {
        const FIELDS: &[&str] = &[$(stringify!($field)),*];

        struct Fields {
            $($field: $Field),*
        }

        impl<'de> serde::Deserialize<'de> for $Type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                // `deserialize_any`, because with `deserialize_struct` a text format would reject a string itself, with
                // a message that repeats the whole string.
                if deserializer.is_human_readable() {
                    deserializer.deserialize_any(Table)
                } else {
                    deserializer.deserialize_struct(stringify!($Type), FIELDS, Table)
                }
            }
        }

        struct Table;

        impl<'de> serde::de::Visitor<'de> for Table {
            type Value = $Type;

            fn expecting(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str($expected)
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<$Type, E> {
                Err(cos_url_core::unexpected_string(text, &self))
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<$Type, A::Error> {
                $(let mut $field: Option<$Field> = None;)*
                while let Some(name) = map.next_key_seed(crate::serde_form::FieldName(FIELDS))? {
                    match name {
                        $(stringify!($field) => crate::serde_form::read(&mut $field, name, &mut map)?,)*
                        _ => {}
                    }
                }
                let missing = <A::Error as serde::de::Error>::missing_field;
                $(let $field = $field$(.or_else(|| Some($default)))?.ok_or_else(|| missing(stringify!($field)))?;)*
                Fields { $($field),* }.try_into().map_err(serde::de::Error::custom)
            }

            fn visit_seq<A: serde::de::SeqAccess<'de>>(self, fields: A) -> Result<$Type, A::Error> {
                let mut fields = crate::serde_form::Elements::new(fields, &self);
                Fields { $($field: fields.next()?),* }.try_into().map_err(serde::de::Error::custom)
            }
        }
    };
}

pub(crate) use table;
