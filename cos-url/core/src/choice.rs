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
        use crate::message::{Fix, Problem, const_panic};

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
                let name = name.as_ref();
                let unknown = || Error::invalid($part, name, &Self::unknown(name.as_bytes()));
                Self::named(name.as_bytes()).ok_or_else(unknown)
            }

            /// The value with this name. In a `const`, an invalid name is a compile error.
            ///
            /// # Panics
            ///
            /// If [`new`](Self::new) rejects the text.
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
                let word = crate::const_bytes::part(text, start, end);
                $(
                    if crate::const_bytes::equal_ignoring_case(word, $name.as_bytes()) {
                        return problem.with_fix(Fix::text($name));
                    }
                )*
                match did_you_mean::nearest(word, Self::NAMES) {
                    Some(name) => problem.with_fix(Fix::text(name).guess()),
                    None => problem,
                }
            }
        }

        crate::string_newtype::from_text!($Type);
        crate::string_newtype::shown_as_text!($Type);
        crate::string_newtype::compared_by_bytes!($Type);
        crate::string_newtype::serde_as_text!($Type);

        impl From<&$Type> for $Type {
            fn from(value: &$Type) -> Self {
                *value
            }
        }
    };
}

pub(crate) use choice;
