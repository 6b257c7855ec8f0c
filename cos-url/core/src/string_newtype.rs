//! The code that the validated text types share.

/// Implements `as_str` and the traits of a `struct $Type(Text, ..)` that has a constructor `new`.
macro_rules! string_newtype {
    ($Type:ident) => {
        impl $Type {
            /// The text, unchanged.
            pub const fn as_str(&self) -> &str {
                self.0.as_str()
            }
        }

        crate::string_newtype::from_text!($Type);
        crate::string_newtype::shown_as_text!($Type);

        /// Clones the value, so that a function that accepts `impl TryInto` also accepts a reference to a valid value.
        impl From<&$Type> for $Type {
            fn from(value: &$Type) -> Self {
                value.clone()
            }
        }

        impl From<$Type> for alloc::string::String {
            fn from(value: $Type) -> Self {
                value.0.into_string()
            }
        }
    };
}

/// Implements the conversions from each type of text, with `new`.
macro_rules! from_text {
    ($Type:ident) => {
        impl core::str::FromStr for $Type {
            type Err = crate::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::new(text)
            }
        }

        /// The item type of an iterator over a slice of `&str`.
        impl TryFrom<&&str> for $Type {
            type Error = crate::Error;

            fn try_from(text: &&str) -> Result<Self, Self::Error> {
                Self::new(*text)
            }
        }

        crate::string_newtype::from_text!(
            $Type: &str, &alloc::string::String, alloc::string::String, alloc::boxed::Box<str>, alloc::borrow::Cow<'_, str>
        );
    };
    ($Type:ident: $($Text:ty),*) => {
        $(
            impl TryFrom<$Text> for $Type {
                type Error = crate::Error;

                fn try_from(text: $Text) -> Result<Self, Self::Error> {
                    Self::new(text)
                }
            }
        )*
    };
}

/// Implements the traits that return the text, with `as_str`.
macro_rules! shown_as_text {
    ($Type:ident) => {
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

/// Implements the comparison with text, byte for byte. (The comparison with the same type is derived.)
macro_rules! compared_by_bytes {
    ($Type:ident) => {
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
    };
}

/// Implements the comparisons of a type whose values are case-sensitive.
macro_rules! compared_ignoring_case {
    ($Type:ident) => {
        impl $Type {
            fn lower(&self) -> impl Iterator<Item = u8> {
                self.as_str().bytes().map(|byte| byte.to_ascii_lowercase())
            }
        }

        impl PartialEq for $Type {
            fn eq(&self, other: &Self) -> bool {
                self.as_str().eq_ignore_ascii_case(other.as_str())
            }
        }

        impl Eq for $Type {}

        impl PartialEq<str> for $Type {
            fn eq(&self, other: &str) -> bool {
                self.as_str().eq_ignore_ascii_case(other)
            }
        }

        impl PartialEq<&str> for $Type {
            fn eq(&self, other: &&str) -> bool {
                self.as_str().eq_ignore_ascii_case(other)
            }
        }

        impl PartialOrd for $Type {
            fn partial_cmp(&self, other: &Self) -> Option<core::cmp::Ordering> {
                Some(self.cmp(other))
            }
        }

        impl Ord for $Type {
            fn cmp(&self, other: &Self) -> core::cmp::Ordering {
                self.lower().cmp(other.lower())
            }
        }

        impl core::hash::Hash for $Type {
            fn hash<H: core::hash::Hasher>(&self, state: &mut H) {
                self.lower().for_each(|byte| state.write_u8(byte));
                state.write_u8(0xff);
            }
        }
    };
}

/// Implements the constructors of a `struct $Type(Text)` with one rule, `const fn(&str) -> Result<(), Problem>`: for a
/// value known at run time, a constant, and text in a configuration file.
macro_rules! validated_by_rule {
    ($Type:ident($text:ident), $part:expr, $rule:path) => {
        impl $Type {
            /// The same as [`new`](Self::new), for a string literal. In a `const`, an invalid literal is a compile error.
            ///
            /// # Panics
            ///
            /// Panics if [`new`](Self::new) rejects the text.
            #[track_caller]
            pub const fn from_static($text: &'static str) -> Self {
                match $rule($text) {
                    Ok(()) => Self(crate::text::Text::Static($text)),
                    Err(problem) => Self::reject_static($text, problem),
                }
            }
        }

        crate::string_newtype::validated_by_rule!($Type, $part, $rule);
    };
    ($Type:ident, $part:expr, $rule:path) => {
        impl $Type {
            fn validated(
                text: alloc::string::String,
                rule: fn(&str) -> Result<(), crate::message::Problem>,
            ) -> Result<Self, crate::Error> {
                match rule(&text) {
                    Ok(()) => Ok(Self(crate::text::Text::Owned(text))),
                    Err(problem) => Err(crate::Error::invalid($part, &text, &Self::checked_fix(&text, problem))),
                }
            }

            /// Makes the evaluation of a constant fail with the message.
            #[cold]
            #[track_caller]
            const fn reject_static(text: &str, problem: crate::message::Problem) -> ! {
                crate::message::const_panic($part.label(), text, &Self::checked_fix(text, problem))
            }

            /// The same as [`from_static`](Self::from_static), for a borrowed text.
            #[allow(dead_code, reason = "for the types that are names and values of a list")]
            #[track_caller]
            pub(crate) const fn assert_valid(text: &str) {
                if let Err(problem) = $rule(text) {
                    Self::reject_static(text, problem);
                }
            }
        }

        crate::string_newtype::checked_fix!($Type, $rule);
    };
}

/// Defines `$Type::checked_fix`, which removes a fix that the rule of the type rejects too.
macro_rules! checked_fix {
    ($Type:ident, $rule:path) => {
        impl $Type {
            #[cold]
            const fn checked_fix(text: &str, problem: crate::message::Problem) -> crate::message::Problem {
                let Some(fix) = problem.fix else { return problem };
                let mut buffer = [0; size_of::<crate::message::FixBuffer>()];
                match fix.apply(text, &mut buffer) {
                    Some(fixed) if $rule(fixed).is_ok() => problem,
                    _ => problem.without_fix(),
                }
            }
        }
    };
}

/// Implements the conversions from integers, and from references to them, which an iterator over a map yields. Every rule for values accepts decimal digits.
macro_rules! from_integers {
    ($Type:ident) => {
        crate::string_newtype::from_integers!($Type: u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize);
    };
    ($Type:ident: $($Integer:ty),*) => {
        $(
            impl From<$Integer> for $Type {
                fn from(number: $Integer) -> Self {
                    Self(crate::text::Text::Owned(alloc::string::ToString::to_string(&number)))
                }
            }

            impl From<&$Integer> for $Type {
                fn from(number: &$Integer) -> Self {
                    (*number).into()
                }
            }
        )*
    };
}

/// Implements serde for a type whose value is one text, with `new`.
macro_rules! serde_as_text {
    ($Type:ident) => {
        #[cfg(feature = "serde")]
        impl serde::Serialize for $Type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        #[cfg(feature = "serde")]
        impl<'de> serde::Deserialize<'de> for $Type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = alloc::string::String::deserialize(deserializer)?;
                Self::new(text).map_err(|error| serde::de::Error::custom(error.__in(crate::message::Context::File)))
            }
        }
    };
}

/// Implements serde for a type with a second constructor, for values that `new` rejects.
///
/// A value that `new` accepts is serialized as its text. Other values are serialized with the name of their
/// constructor, as in `{ "custom": "ap-newcity" }`, so that misspelled values in a file are still errors. In a binary
/// format, a flag before the text selects the constructor.
macro_rules! serde_with_constructor {
    ($Type:ident, $rule:path, $explicit:ident) => {
        #[cfg(feature = "serde")]
        impl serde::Serialize for $Type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap;

                let is_explicit = $rule(self.as_str()).is_err();
                if !serializer.is_human_readable() {
                    return (is_explicit, self.as_str()).serialize(serializer);
                }
                if !is_explicit {
                    return serializer.serialize_str(self.as_str());
                }
                let mut map = serializer.serialize_map(Some(1))?;
                map.serialize_entry(stringify!($explicit), self.as_str())?;
                map.end()
            }
        }

        #[cfg(feature = "serde")]
        impl<'de> serde::Deserialize<'de> for $Type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                use crate::message::Context;
                use alloc::borrow::Cow;
                use alloc::string::String;
                use serde::de::{Error, MapAccess, Visitor};

                fn read<E: Error>(text: String, is_explicit: bool) -> Result<$Type, E> {
                    let read = if is_explicit { $Type::$explicit(text) } else { $Type::new(text) };
                    read.map_err(|error| E::custom(error.__in(Context::File)))
                }

                struct TextOrConstructor;

                impl<'de> Visitor<'de> for TextOrConstructor {
                    type Value = $Type;

                    fn expecting(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                        f.write_str(concat!("a string, or a map with the one entry `", stringify!($explicit), "`"))
                    }

                    fn visit_str<E: Error>(self, text: &str) -> Result<$Type, E> {
                        read(text.into(), false)
                    }

                    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<$Type, A::Error> {
                        match (map.next_key::<Cow<'_, str>>()?).as_deref() {
                            Some(stringify!($explicit)) => {
                                let value = read(map.next_value()?, true)?;
                                match map.next_key::<Cow<'_, str>>()? {
                                    None => Ok(value),
                                    Some(_) => Err(A::Error::custom(concat!(
                                        "expected the one entry `",
                                        stringify!($explicit),
                                        "`"
                                    ))),
                                }
                            }
                            _ => Err(A::Error::custom(concat!("expected the one entry `", stringify!($explicit), "`"))),
                        }
                    }
                }

                if deserializer.is_human_readable() {
                    deserializer.deserialize_any(TextOrConstructor)
                } else {
                    let (is_explicit, text) = <(bool, String)>::deserialize(deserializer)?;
                    read(text, is_explicit)
                }
            }
        }
    };
}

pub(crate) use {
    checked_fix, compared_by_bytes, compared_ignoring_case, from_integers, from_text, serde_as_text,
    serde_with_constructor, shown_as_text, string_newtype, validated_by_rule,
};
