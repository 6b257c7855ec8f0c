//! The code that is shared by types with a fixed list of names.

/// Defines an enum whose variants have names, with the constructors and conversions of the validated text types. The
/// type adds `named`, which finds the variant of a text.
macro_rules! choice {
    (
        $(#[$meta:meta])*
        $Type:ident as $part:expr, $sentence:literal {
            $($(#[$variant_meta:meta])* $Variant:ident = $name:literal,)*
        }
    ) => {
        use crate::Error;
        use crate::did_you_mean;
        use crate::error::Part;
        use crate::message::{Context, Fix, Problem, const_panic};
        use alloc::string::String;
        use core::fmt;

        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub enum $Type {
            $($(#[$variant_meta])* $Variant,)*
        }

        impl $Type {
            /// Every value.
            #[doc(hidden)]
            pub const ALL: &[Self] = &[$(Self::$Variant),*];

            const NAMES: &[&str] = &[$($name),*];

            /// Parses a name.
            ///
            /// # Errors
            ///
            /// For every other text, an error that lists the names.
            pub fn new(name: impl AsRef<str>) -> Result<Self, Error> {
                Self::parse(name.as_ref(), Context::RunTime)
            }

            /// The value with this name. In a `const`, an invalid name is a compile error.
            ///
            /// # Panics
            ///
            /// If `new` rejects the text.
            #[track_caller]
            pub const fn from_static(name: &'static str) -> Self {
                match Self::named(name.as_bytes()) {
                    Some(value) => value,
                    None => const_panic($part.label(), name, &Self::unknown(name.as_bytes())),
                }
            }

            /// The name.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$Variant => $name,)*
                }
            }

            fn parse(name: &str, context: Context) -> Result<Self, Error> {
                Self::named(name.as_bytes())
                    .ok_or_else(|| Error::invalid($part, name, &Self::unknown(name.as_bytes()), context))
            }

            const fn by_name(name: &[u8]) -> Option<Self> {
                $(
                    if crate::const_bytes::equal(name, $name.as_bytes()) {
                        return Some(Self::$Variant);
                    }
                )*
                None
            }

            /// The problem of a text that is not a name, with a suggestion.
            #[cold]
            const fn unknown(text: &[u8]) -> Problem {
                let problem = Problem::new($sentence);
                let (start, end) = crate::const_bytes::trimmed_range(text);
                let end = crate::const_bytes::find_any_from(text.split_at(end).0, b":", start);
                let word = text.split_at(end).0.split_at(start).1;
                $(
                    if crate::const_bytes::equal_ignoring_case(word, $name.as_bytes()) {
                        return problem.with_fix(Fix::text($name));
                    }
                )*
                match str::from_utf8(word) {
                    Ok(word) => match did_you_mean::nearest(word, Self::NAMES) {
                        Some(name) => problem.with_fix(Fix::text(name).guess()),
                        None => problem,
                    },
                    Err(_) => problem,
                }
            }
        }

        impl core::str::FromStr for $Type {
            type Err = Error;

            fn from_str(name: &str) -> Result<Self, Self::Err> {
                Self::new(name)
            }
        }

        crate::string_newtype::try_from_text!($Type: &str, &String, String, alloc::boxed::Box<str>, alloc::borrow::Cow<'_, str>);

        impl From<&$Type> for $Type {
            fn from(value: &$Type) -> Self {
                *value
            }
        }

        impl AsRef<str> for $Type {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl PartialEq<str> for $Type {
            fn eq(&self, other: &str) -> bool {
                self.as_str() == other
            }
        }

        impl PartialEq<&str> for $Type {
            fn eq(&self, other: &&str) -> bool {
                self.as_str() == *other
            }
        }

        impl fmt::Display for $Type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }

        #[cfg(feature = "serde")]
        impl serde::Serialize for $Type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        #[cfg(feature = "serde")]
        impl<'de> serde::Deserialize<'de> for $Type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let name = alloc::borrow::Cow::<str>::deserialize(deserializer)?;
                Self::parse(&name, Context::File).map_err(serde::de::Error::custom)
            }
        }
    };
}

pub(crate) use choice;
