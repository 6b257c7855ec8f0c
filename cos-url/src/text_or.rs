//! [`TextOr`]: an argument that is text or a validated value.

use cos_url_core::Error;

/// Text, which is validated, or a value of the type itself. A value of a parameter or header may also be an integer.
///
/// Every type implements this trait that implements `TryInto<T>` with [`Error`] or
/// [`Infallible`](core::convert::Infallible) as its error.
#[diagnostic::on_unimplemented(
    message = "expected text (`&str`, `String`, ..) or `{T}`, found `{Self}`; unwrap a `Result` or an `Option` first, for \
         example with `?`, and write `.to_string()` for a number or a boolean",
    label = "neither text nor `{T}`"
)]
pub trait TextOr<T>: Sized {
    #[doc(hidden)]
    fn check(self) -> Result<T, Error>;
}

// Without this message, the compiler would report that an implementation of `TryFrom` is missing.
#[diagnostic::do_not_recommend]
impl<T, V> TextOr<T> for V
where
    V: TryInto<T>,
    Error: From<V::Error>,
{
    fn check(self) -> Result<T, Error> {
        Ok(self.try_into()?)
    }
}
