//! The pairs of a canonical request: the names from the lists of a signature, and the values from the request.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use cos_url_core::echo;
use cos_url_core::percent::{push_component_bytes, push_lower_name};
use zeroize::Zeroizing;

/// The values of the names in a list.
pub(crate) struct Listed {
    /// `K(name)=V(value)`, joined by `&`, in the order of the list. A name that was not received is omitted. The text
    /// may contain the token of temporary credentials.
    pub(crate) pairs: Zeroizing<String>,
    /// The first error.
    pub(crate) problem: Option<ListProblem>,
}

/// How the received names differ from a list of the signature. The names are encoded and in lower case, as in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ListProblem {
    /// The list is not sorted, or contains a name twice.
    Unsorted,
    /// A name in the list was not received.
    Missing(String),
    /// A name in the list was received more than once.
    Repeated(String),
}

impl Listed {
    /// Looks up the names of a list, joined by `;`, in the received pairs. The work is proportional to the length of
    /// both.
    pub(crate) fn new<'a>(list: &str, received: impl Iterator<Item = (&'a str, &'a [u8])>) -> Self {
        let mut values: BTreeMap<String, (&[u8], bool)> = BTreeMap::new();
        for (name, value) in received {
            values.entry(lower_name(name)).and_modify(|(_, is_repeated)| *is_repeated = true).or_insert((value, false));
        }
        let names: Vec<&str> = names(list).collect();
        let mut problem = (!names.is_sorted_by(|a, b| a < b)).then_some(ListProblem::Unsorted);
        let found = names.iter().map(|name| name.len() + 2 + values.get(*name).map_or(0, |(value, _)| 3 * value.len()));
        // Allocated once, because a buffer that grows leaves a copy of its bytes behind.
        let mut pairs = Zeroizing::new(String::with_capacity(found.sum()));
        for name in names {
            match values.get(name) {
                None => problem = problem.or_else(|| Some(ListProblem::Missing(name.into()))),
                Some((value, is_repeated)) => {
                    if *is_repeated {
                        problem = problem.or_else(|| Some(ListProblem::Repeated(name.into())));
                    }
                    if !pairs.is_empty() {
                        pairs.push('&');
                    }
                    pairs.push_str(name);
                    pairs.push('=');
                    push_component_bytes(&mut pairs, value);
                }
            }
        }
        Self { pairs, problem }
    }
}

impl ListProblem {
    /// Writes the problem of a list of the signature, such as `q-header-list` for headers.
    pub(crate) fn write(&self, f: &mut fmt::Formatter<'_>, what: &str, list: &str) -> fmt::Result {
        match self {
            Self::Unsorted => write!(f, "the names in `{list}` are not in ascending order"),
            Self::Missing(name) => write!(f, "the signed {what} `{}` is missing", echo(name)),
            Self::Repeated(name) => write!(f, "the signed {what} `{}` occurs more than once", echo(name)),
        }
    }
}

/// The names in a list of a signature.
pub(crate) fn names(list: &str) -> impl Iterator<Item = &str> {
    list.split(';').filter(move |_| !list.is_empty())
}

/// `K(name)`, as it is in a list.
pub(crate) fn lower_name(name: &str) -> String {
    let mut lower = String::new();
    push_lower_name(&mut lower, name);
    lower
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_selects_pairs() {
        let received = [("B/c", "x y"), ("a", ""), ("d", "1"), ("D", "2"), ("é", "é")];
        let missing = |name: &str| Some(ListProblem::Missing(name.into()));
        for (list, pairs, problem) in [
            ("", "", None),
            ("a;b%2fc", "a=&b%2fc=x%20y", None),
            ("%c3%a9", "%c3%a9=%C3%A9", None),
            ("b%2fc;a", "b%2fc=x%20y&a=", Some(ListProblem::Unsorted)),
            ("a;a", "a=&a=", Some(ListProblem::Unsorted)),
            ("A", "", missing("A")),
            ("a;b;c", "a=", missing("b")),
            (";a", "a=", missing("")),
            ("d", "d=1", Some(ListProblem::Repeated("d".into()))),
        ] {
            let received = received.iter().map(|(name, value)| (*name, value.as_bytes()));
            let listed = Listed::new(list, received);
            assert_eq!((listed.pairs.as_str(), listed.problem), (pairs, problem), "{list}");
        }
    }
}
