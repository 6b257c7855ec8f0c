//! The types that a listing accepts as a key.

use crate::ObjectKey;
use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::sync::Arc;
use cos_url_core::{Error, KeyRef};

/// A type that a [`Listing`](super::Listing) accepts as a key.
///
/// - Text: `str`, `String`, `Box<str>`, `Arc<str>` or `Cow<str>`. The listing validates it with the rule of
///   [`ObjectKey::new`] and does not copy it.
/// - An [`ObjectKey`], which is not checked again.
/// - A reference to a key.
/// - A pair whose second part is a key. The first part is any value. It is returned with the result, for example the
///   number of a row: `listing.urls(keys.iter().enumerate())`.
///
/// The trait is sealed.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a key of a listing",
    note = "a key is a text, an `ObjectKey`, a reference to one of them, or a pair `(anything, key)`"
)]
pub trait Key: private::Checked {}

impl<K: private::Checked + ?Sized> Key for K {}

mod private {
    use super::{Error, KeyRef};

    pub trait Checked {
        fn checked(&self) -> Result<KeyRef<'_>, Error>;
    }
}

impl private::Checked for ObjectKey {
    #[inline]
    fn checked(&self) -> Result<KeyRef<'_>, Error> {
        Ok(self.into())
    }
}

macro_rules! strings {
    ($($Text:ty),*) => {$(
        impl private::Checked for $Text {
            #[inline]
            fn checked(&self) -> Result<KeyRef<'_>, Error> {
                KeyRef::new(self)
            }
        }
    )*};
}

strings!(str, String, Box<str>, Arc<str>, Cow<'_, str>);

impl<K: private::Checked + ?Sized> private::Checked for &K {
    #[inline]
    fn checked(&self) -> Result<KeyRef<'_>, Error> {
        K::checked(self)
    }
}

impl<T, K: private::Checked> private::Checked for (T, K) {
    #[inline]
    fn checked(&self) -> Result<KeyRef<'_>, Error> {
        self.1.checked()
    }
}
