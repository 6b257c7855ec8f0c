//! A valid, borrowed object key. It avoids a copy of each key of a listing.

use super::rules::{MAX_BYTES, PathForm, separator};
use crate::percent;
use alloc::string::String;

/// A valid, borrowed object key.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct KeyRef<'a> {
    pub(super) text: &'a str,
    pub(super) form: PathForm,
}

impl<'a> KeyRef<'a> {
    /// The longest object key, in bytes of UTF-8.
    pub const MAX_BYTES: usize = MAX_BYTES;

    /// An upper bound for the number of bytes that [`push_encoded`](Self::push_encoded) appends.
    #[inline]
    pub const fn max_encoded_length(self) -> usize {
        let factor = if let PathForm::Plain = self.form { 1 } else { 3 };
        factor * self.text.len()
    }

    /// The text.
    pub const fn as_str(self) -> &'a str {
        self.text
    }

    /// Appends the encoded key, without the leading `/` of the path.
    #[inline]
    pub fn push_encoded(self, out: &mut String) {
        match self.form {
            PathForm::Plain => out.push_str(self.text),
            PathForm::Encoded => percent::push_path(out, self.text),
            PathForm::DotSegments => {
                let mut before = None;
                for segment in self.text.split('/') {
                    if let Some(before) = before {
                        out.push_str(separator(before, segment.as_bytes()));
                    }
                    percent::push_component(out, segment);
                    before = Some(segment.as_bytes());
                }
            }
        }
    }
}
