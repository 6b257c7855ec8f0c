//! The doors that every checked text has beside its own `new` and `from_static`.

/// Writes `as_str`, `FromStr`, `TryFrom`, `AsRef` and `Display` for a `struct $Type(Cow<'static, str>)`
/// whose `new` answers with `$Invalid`.
macro_rules! text_doors {
    ($Type:ident, $Invalid:ident) => {
        impl $Type {
            /// The text, as it was given.
            pub const fn as_str(&self) -> &str {
                match &self.0 {
                    alloc::borrow::Cow::Borrowed(text) => text,
                    alloc::borrow::Cow::Owned(text) => text.as_str(),
                }
            }
        }

        impl core::str::FromStr for $Type {
            type Err = $Invalid;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::new(text)
            }
        }

        impl TryFrom<&str> for $Type {
            type Error = $Invalid;

            fn try_from(text: &str) -> Result<Self, Self::Error> {
                Self::new(text)
            }
        }

        impl TryFrom<alloc::string::String> for $Type {
            type Error = $Invalid;

            fn try_from(text: alloc::string::String) -> Result<Self, Self::Error> {
                Self::new(text)
            }
        }

        impl From<$Type> for alloc::string::String {
            fn from(value: $Type) -> Self {
                value.0.into_owned()
            }
        }

        impl AsRef<str> for $Type {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl core::fmt::Display for $Type {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
}

/// Writes serde for a type with `Display` and `FromStr`: it is read through the same door as any other text.
macro_rules! serde_as_text {
    ($Type:ident) => {
        #[cfg(feature = "serde")]
        impl serde::Serialize for $Type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        #[cfg(feature = "serde")]
        impl<'de> serde::Deserialize<'de> for $Type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = alloc::string::String::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

/// Writes serde for a type with a second, explicit constructor for what `new` refuses.
///
/// A value that `new` takes is written as its text. Another one names its constructor, as in `{ "custom":
/// "ap-newcity" }`, so that what was written can be read back and a typing mistake in a file is still found.
/// A binary format, which nobody types, holds the bare text.
macro_rules! serde_with_escape {
    ($Type:ident, $escape:literal, $constructor:path) => {
        #[cfg(feature = "serde")]
        impl serde::Serialize for $Type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap;

                if $Type::new(self.as_str()).is_ok() || !serializer.is_human_readable() {
                    return serializer.serialize_str(self.as_str());
                }
                let mut map = serializer.serialize_map(Some(1))?;
                map.serialize_entry($escape, self.as_str())?;
                map.end()
            }
        }

        #[cfg(feature = "serde")]
        impl<'de> serde::Deserialize<'de> for $Type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                use alloc::string::String;
                use serde::de::{Error, MapAccess, Visitor};

                struct TextOrEscape;

                impl<'de> Visitor<'de> for TextOrEscape {
                    type Value = $Type;

                    fn expecting(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                        f.write_str(concat!("a string, or a map with the one entry `", $escape, "`"))
                    }

                    fn visit_str<E: Error>(self, text: &str) -> Result<$Type, E> {
                        $Type::new(text).map_err(E::custom)
                    }

                    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<$Type, A::Error> {
                        let entry: Option<(String, String)> = map.next_entry()?;
                        match (entry, map.next_key::<String>()?) {
                            (Some((key, text)), None) if key == $escape => $constructor(text).map_err(A::Error::custom),
                            _ => Err(A::Error::custom(concat!("expected the one entry `", $escape, "`"))),
                        }
                    }
                }

                if deserializer.is_human_readable() {
                    deserializer.deserialize_any(TextOrEscape)
                } else {
                    let text = String::deserialize(deserializer)?;
                    $Type::new(text.as_str())
                        .or_else(|refused| $constructor(text).map_err(|_| refused))
                        .map_err(D::Error::custom)
                }
            }
        }
    };
}

pub(crate) use {serde_as_text, serde_with_escape, text_doors};
