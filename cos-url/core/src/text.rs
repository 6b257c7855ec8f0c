//! The text of a validated value.

use crate::compared_by::compared_by;
use alloc::string::String;
use core::fmt;

/// Text from the source code or from run time.
///
/// It is not a `Cow`, because the compiler would need twice as long to evaluate a constant of a generic type.
#[derive(Clone)]
pub(crate) enum Text {
    Static(&'static str),
    Owned(String),
}

impl Text {
    #[inline]
    pub(crate) const fn as_str(&self) -> &str {
        match self {
            Self::Static(text) => text,
            Self::Owned(text) => text.as_str(),
        }
    }

    pub(crate) fn into_string(self) -> String {
        match self {
            Self::Static(text) => text.into(),
            Self::Owned(text) => text,
        }
    }
}

compared_by!(Text, Text::as_str);

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(f)
    }
}
