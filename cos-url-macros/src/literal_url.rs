//! The unsigned URL of literals, which needs no constant to be evaluated: the macro writes it by the library's own
//! function.
//!
//! It saves the compiler most of what such a call costs; see the figures in `tests/compile-cost`.

use crate::expand::Call;
use crate::input::{Field, Kind};
use crate::values::literal;
use cos_url_core::{Address, Endpoint, Protocol, Query, QueryName, QueryValue};
use std::str::FromStr;

impl Call<'_> {
    /// The URL, if every part of it is a literal without a mistake.
    pub(crate) fn literal_url(&self) -> Option<String> {
        let endpoint = match self.domain {
            Some(field) => Endpoint::Custom(literal(&field.value)?),
            None => literal_or_default::<Endpoint>(self.endpoint)?,
        };
        let address = Address {
            protocol: literal_or_default::<Protocol>(self.protocol)?,
            endpoint: &endpoint,
            bucket: &literal(&self.bucket?.value)?,
            region: &literal(&self.region?.value)?,
            key: &literal(&self.key?.value)?,
            query: &self.query.map_or(Some(Query::EMPTY), literal_query)?,
        };
        let mut url = String::new();
        address.push_to(&mut url).ok()?;
        Some(url)
    }
}

fn literal_or_default<T: FromStr + Default>(field: Option<&Field>) -> Option<T> {
    field.map_or_else(|| Some(T::default()), |field| literal(&field.value))
}

fn literal_query(field: &Field) -> Option<Query> {
    let Kind::Map(_, pairs) = &field.value.kind else { return None };
    pairs.iter().map(|(name, value)| Some((literal::<QueryName>(name)?, literal::<QueryValue>(value)?))).collect()
}
