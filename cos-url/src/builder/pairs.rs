//! The items of the iterators for `try_query_pairs` and `try_headers`.

use crate::text_or::TextOr;
use cos_url_core::{Error, HeaderName, HeaderValue, QueryName, QueryValue};

/// A name and a value, or a reference to both, that convert into a pair of the list.
#[diagnostic::on_unimplemented(
    message = "expected pairs of a name and a value, such as `(&str, &str)` or `(String, u32)`, found items of type `{Self}`",
    label = "the items are not pairs"
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
        #[diagnostic::do_not_recommend]
        impl<N, V> Pair<$Name, $Value> for (N, V)
        where
            N: TextOr<$Name>,
            V: TextOr<$Value>,
        {
            fn try_into_pair(self) -> Result<($Name, $Value), Error> {
                let name = self.0.check()?;
                let value = self.1.check().map_err(|error| $value_error(&name, error))?;
                Ok((name, value))
            }
        }

        #[diagnostic::do_not_recommend]
        impl<'a, N, V> Pair<$Name, $Value> for &'a (N, V)
        where
            &'a N: TextOr<$Name>,
            &'a V: TextOr<$Value>,
        {
            fn try_into_pair(self) -> Result<($Name, $Value), Error> {
                (&self.0, &self.1).try_into_pair()
            }
        }
    };
}

pair!(QueryName, QueryValue, |_: &QueryName, error| error);
pair!(HeaderName, HeaderValue, HeaderName::__value_error);
