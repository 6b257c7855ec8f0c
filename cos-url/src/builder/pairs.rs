//! The items of the iterators for `try_query_pairs` and `try_headers`.

use cos_url_core::{Error, HeaderName, HeaderValue, QueryName, QueryValue};

/// A name and a value, or a reference to both, that convert into a pair of the list.
#[diagnostic::on_unimplemented(
    message = "expected pairs of a name and a value, found items of type `{Self}`",
    label = "its items are not pairs such as `(&str, &str)` or `(String, String)`"
)]
pub trait Pair<Name, Value> {
    /// Converts the name and the value.
    ///
    /// # Errors
    ///
    /// The error of the name or of the value, if it is invalid.
    fn try_into_pair(self) -> Result<(Name, Value), Error>;
}

macro_rules! pair {
    ($Name:ty, $Value:ty, $value_error:expr) => {
        impl<N, V> Pair<$Name, $Value> for (N, V)
        where
            N: TryInto<$Name>,
            V: TryInto<$Value>,
            Error: From<N::Error> + From<V::Error>,
        {
            fn try_into_pair(self) -> Result<($Name, $Value), Error> {
                let name = self.0.try_into()?;
                let value = self.1.try_into().map_err(|error| $value_error(&name, Error::from(error)))?;
                Ok((name, value))
            }
        }

        impl<'a, N, V> Pair<$Name, $Value> for &'a (N, V)
        where
            &'a N: TryInto<$Name, Error: Into<Error>>,
            &'a V: TryInto<$Value, Error: Into<Error>>,
        {
            fn try_into_pair(self) -> Result<($Name, $Value), Error> {
                let name = (&self.0).try_into().map_err(Into::into)?;
                let value = (&self.1).try_into().map_err(|error| $value_error(&name, error.into()))?;
                Ok((name, value))
            }
        }
    };
}

pair!(QueryName, QueryValue, |_: &QueryName, error| error);
pair!(HeaderName, HeaderValue, HeaderName::__value_error);
