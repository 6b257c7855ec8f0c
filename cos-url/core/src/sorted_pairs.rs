//! Pairs of names and values in signing order: the code that [`Query`](crate::Query) and [`Headers`](crate::Headers)
//! share.
//!
//! This file is longer than others, because all of it is one macro: in constants, a generic type cannot call methods of
//! traits.

use crate::Error;
use crate::const_bytes::{equal, equal_ignoring_case};
use crate::const_writer::ConstWriter;
use crate::error::{ErrorKind, Part};
use crate::message::{Problem, const_panic, const_panic_with, write_echo, write_message};
use alloc::boxed::Box;

/// Why a list is invalid.
pub(crate) enum PairProblem<'a> {
    /// Two names that are equal without ASCII case.
    Duplicate { what: &'static str, kind: ErrorKind, name: &'a str, other: &'a str },
    /// A value that is invalid for its name.
    Value { part: Part, value: &'a str, problem: Problem },
}

impl PairProblem<'_> {
    pub(crate) fn into_error(self) -> Error {
        match self {
            Self::Duplicate { what, kind, name, other } => Error::__new(kind, duplicate(what, name, other)),
            Self::Value { part, value, problem } => Error::invalid(part, value, &problem),
        }
    }

    #[track_caller]
    pub(crate) const fn const_panic(&self) -> ! {
        match self {
            Self::Duplicate { what, name, other, .. } => {
                const_panic_with!(|out| write_duplicate(out, what, name, other))
            }
            Self::Value { part, value, problem } => const_panic(part.label(), value, problem),
        }
    }
}

/// The message for a name that is given twice.
pub fn duplicate(what: &str, name: &str, other: &str) -> Box<str> {
    write_message(|out| write_duplicate(out, what, name, other))
}

const fn write_duplicate(out: &mut ConstWriter<'_>, what: &str, name: &str, other: &str) {
    out.push(b"duplicate ");
    out.push_str(what);
    out.push(b" `");
    write_echo(out, name);
    out.push(b"`");
    if !equal(name.as_bytes(), other.as_bytes()) {
        out.push(b" (also given as `");
        write_echo(out, other);
        out.push(b"`); names are case-insensitive");
    }
}

/// Whether two names are equal without ASCII case.
pub(crate) const fn is_same_name(a: &str, b: &str) -> bool {
    equal_ignoring_case(a.as_bytes(), b.as_bytes())
}

/// Defines a collection `struct $Pairs { pairs: Pairs, is_plain: bool, is_valid: bool }`, which iterates in the
/// bytewise order of `K(name)`. The module adds `check_pair`, the rule for a name and its value, and `read_value`,
/// which parses the value of a name.
macro_rules! sorted_pairs {
    ($Pairs:ident, $Name:ident, $Value:ident, $what:literal, $duplicate:expr, $value_part:expr) => {
        #[derive(Clone)]
        enum Pairs {
            /// One pair from the source code. The compiler evaluates a constant with one pair in half the time that a
            /// slice takes.
            One(&'static str, &'static str),
            /// Pairs from the source code.
            Static { pairs: &'static [(&'static str, &'static str)], is_sorted: bool },
            /// In order.
            Owned(alloc::vec::Vec<($Name, $Value)>),
        }

        impl $Pairs {
            /// An empty list.
            pub const EMPTY: Self =
                Self { pairs: Pairs::Static { pairs: &[], is_sorted: true }, is_plain: true, is_valid: true };

            /// A list of constant pairs, in any order. In a `const`, an invalid list is a compile error.
            ///
            /// # Panics
            ///
            /// If a name or value is invalid, or two names are equal without ASCII case.
            #[track_caller]
            pub const fn from_static(pairs: &'static [(&'static str, &'static str)]) -> Self {
                let (mut rest, mut is_plain, mut is_sorted) = (pairs, true, true);
                while let [(name, value), tail @ ..] = rest {
                    is_plain = is_plain_pair(name, value) && is_plain;
                    if let [(next, _), ..] = tail {
                        let order = crate::percent::compare_lower_names(name, next);
                        is_sorted = is_sorted && matches!(order, core::cmp::Ordering::Less);
                    }
                    rest = tail;
                }
                let mut all = Self { pairs: Pairs::Static { pairs, is_sorted }, is_plain, is_valid: false };
                match all.find_problem() {
                    Ok(()) => {
                        all.is_valid = true;
                        all
                    }
                    Err(problem) => problem.const_panic(),
                }
            }

            /// A list of one pair from the source code.
            #[doc(hidden)]
            #[track_caller]
            pub const fn __one(name: &'static str, value: &'static str) -> Self {
                let is_plain = is_plain_pair(name, value);
                if let Err(problem) = check_pair(name, value) {
                    crate::message::const_panic($value_part.label(), value, &problem);
                }
                Self { pairs: Pairs::One(name, value), is_plain, is_valid: true }
            }

            /// Adds a pair. A duplicate name is reported by [`sign`] and [`unsigned`].
            ///
            /// [`sign`]: https://docs.rs/cos-url/latest/cos_url/struct.ObjectUrl.html#method.sign
            /// [`unsigned`]: https://docs.rs/cos-url/latest/cos_url/struct.ObjectUrl.html#method.unsigned
            pub fn push(&mut self, name: $Name, value: $Value) {
                let mut pairs = self.take();
                let order = |other: &$Name| crate::percent::compare_lower_names(other.as_str(), name.as_str());
                let at = pairs.partition_point(|(other, _)| order(other).is_le());
                self.note(at.checked_sub(1).and_then(|before| Some(&pairs.get(before)?.0)), &name, &value);
                pairs.insert(at, (name, value));
                self.pairs = Pairs::Owned(pairs);
            }

            /// Adds a pair, and removes other pairs with the same name.
            pub fn set(&mut self, name: $Name, value: $Value) {
                self.remove(name.as_str());
                self.push(name, value);
            }

            /// Removes the pairs of a name, compared without ASCII case, and returns the value of the first one.
            pub fn remove(&mut self, name: &str) -> Option<$Value> {
                if !self.has(name) {
                    return None;
                }
                let mut pairs = self.take();
                let order = |other: &$Name| crate::percent::compare_lower_names(other.as_str(), name);
                let start = pairs.partition_point(|(other, _)| order(other).is_lt());
                let end = pairs.partition_point(|(other, _)| order(other).is_le());
                let removed = pairs.drain(start..end).next().map(|(_, value)| value);
                *self = Self::of_sorted(pairs);
                removed
            }

            /// A list of pairs that are in order.
            fn of_sorted(pairs: alloc::vec::Vec<($Name, $Value)>) -> Self {
                let (mut list, mut before) = (Self::EMPTY, None);
                for (name, value) in &pairs {
                    list.note(before, name, value);
                    before = Some(name);
                }
                Self { pairs: Pairs::Owned(pairs), ..list }
            }

            /// Whether there is a pair of a name. A list that is not a constant is searched by bisection, so that it
            /// can contain many names.
            fn has(&self, name: &str) -> bool {
                match &self.pairs {
                    Pairs::Owned(pairs) => {
                        let order = |other: &$Name| crate::percent::compare_lower_names(other.as_str(), name);
                        pairs.binary_search_by(|(other, _)| order(other)).is_ok()
                    }
                    Pairs::One(..) | Pairs::Static { .. } => self.get(name).is_some(),
                }
            }

            /// The value of a name, compared without ASCII case.
            pub const fn get(&self, name: &str) -> Option<&str> {
                let mut at = 0;
                while let Some((found, value)) = self.at(at) {
                    if crate::sorted_pairs::is_same_name(found, name) {
                        return Some(value);
                    }
                    at += 1;
                }
                None
            }

            /// Each name with its value, in signing order.
            pub const fn iter(&self) -> Iter<'_> {
                Iter { list: self, next: 0, len: self.len(), last: None }
            }

            /// The number of pairs.
            pub const fn len(&self) -> usize {
                match &self.pairs {
                    Pairs::One(..) => 1,
                    Pairs::Static { pairs, .. } => pairs.len(),
                    Pairs::Owned(pairs) => pairs.len(),
                }
            }

            /// Whether there is no pair.
            pub const fn is_empty(&self) -> bool {
                self.len() == 0
            }

            /// Whether every name and value is written unchanged, without encoding or conversion to lower case. It is
            /// stored, because computing it takes 30 ns for each URL.
            #[doc(hidden)]
            #[inline]
            pub const fn is_plain(&self) -> bool {
                self.is_plain
            }

            /// The first name that is given twice.
            #[doc(hidden)]
            pub const fn duplicate_name(&self) -> Option<&str> {
                let mut at = 0;
                while let Some((name, _)) = self.at(at) {
                    if let Some(other) = self.duplicate_of(name, at) {
                        return Some(other);
                    }
                    at += 1;
                }
                None
            }

            /// The rules that involve several pairs, or a name and its value. The result is stored, because finding it
            /// takes 20 ns for each URL.
            #[inline]
            pub(crate) const fn check(&self) -> Result<(), crate::sorted_pairs::PairProblem<'_>> {
                if self.is_valid { Ok(()) } else { self.find_problem() }
            }

            const fn find_problem(&self) -> Result<(), crate::sorted_pairs::PairProblem<'_>> {
                use crate::sorted_pairs::PairProblem;

                let mut at = 0;
                while let Some((name, value)) = self.at(at) {
                    if let Err(problem) = check_pair(name, value) {
                        return Err(PairProblem::Value { part: $value_part, value, problem });
                    }
                    if let Some(other) = self.duplicate_of(name, at) {
                        return Err(PairProblem::Duplicate { what: $what, kind: $duplicate, name: other, other: name });
                    }
                    at += 1;
                }
                Ok(())
            }

            /// A later name that equals the one at an index. In a sorted list, only the next name can be equal.
            const fn duplicate_of(&self, name: &str, at: usize) -> Option<&str> {
                let is_sorted = !matches!(self.pairs, Pairs::Static { is_sorted: false, .. });
                let mut next = at + 1;
                while let Some((other, _)) = self.at(next) {
                    if crate::sorted_pairs::is_same_name(name, other) {
                        return Some(other);
                    }
                    if is_sorted {
                        break;
                    }
                    next += 1;
                }
                None
            }

            /// The pair at an index, in the order in which they are stored.
            #[inline]
            pub(crate) const fn at(&self, index: usize) -> Option<(&str, &str)> {
                match &self.pairs {
                    Pairs::One(name, value) => {
                        if index == 0 {
                            Some((name, value))
                        } else {
                            None
                        }
                    }
                    Pairs::Static { pairs, .. } => match pairs.split_at_checked(index) {
                        Some((_, [(name, value), ..])) => Some((name, value)),
                        _ => None,
                    },
                    Pairs::Owned(pairs) => match pairs.as_slice().split_at_checked(index) {
                        Some((_, [(name, value), ..])) => Some((name.as_str(), value.as_str())),
                        _ => None,
                    },
                }
            }

            /// Updates `is_plain` and `is_valid` for a new pair. If its name is a duplicate, the pair before it has the same
            /// name.
            fn note(&mut self, before: Option<&$Name>, name: &$Name, value: &$Value) {
                let (name, value) = (name.as_str(), value.as_str());
                let is_duplicate =
                    before.is_some_and(|before| crate::sorted_pairs::is_same_name(before.as_str(), name));
                self.is_plain &= crate::percent::is_plain_lower(name) && crate::percent::is_plain(value);
                self.is_valid &= !is_duplicate && check_pair(name, value).is_ok();
            }

            /// Removes and returns the pairs, in order.
            fn take(&mut self) -> alloc::vec::Vec<($Name, $Value)> {
                let text = crate::text::Text::Static;
                let owned = |(name, value): &(&'static str, &'static str)| ($Name(text(name)), $Value(text(value)));
                match core::mem::replace(&mut self.pairs, Self::EMPTY.pairs) {
                    Pairs::Owned(pairs) => pairs,
                    Pairs::One(name, value) => [owned(&(name, value))].into(),
                    Pairs::Static { pairs, .. } => {
                        let mut sorted: alloc::vec::Vec<_> = pairs.iter().map(owned).collect();
                        sort(&mut sorted);
                        sorted
                    }
                }
            }
        }

        /// Checks a pair from the source code. Returns whether it is written unchanged.
        #[track_caller]
        const fn is_plain_pair(name: &str, value: &str) -> bool {
            $Name::assert_valid(name);
            $Value::assert_valid(value);
            crate::percent::is_plain_lower(name) && crate::percent::is_plain(value)
        }

        /// Puts pairs into signing order. Pairs with the same name keep their order.
        fn sort(pairs: &mut [($Name, $Value)]) {
            pairs.sort_by(|(a, _), (b, _)| crate::percent::compare_lower_names(a.as_str(), b.as_str()));
        }

        /// Iterates over names and values in signing order.
        #[derive(Debug, Clone)]
        pub struct Iter<'a> {
            list: &'a $Pairs,
            next: usize,
            len: usize,
            /// The last name of a list from the source code that is not sorted.
            last: Option<&'a str>,
        }

        impl<'a> Iter<'a> {
            /// `next`, for constants.
            #[inline]
            pub(crate) const fn next_const(&mut self) -> Option<(&'a str, &'a str)> {
                let at = self.next;
                if at == self.len {
                    return None;
                }
                self.next += 1;
                if let Pairs::Static { pairs, is_sorted: false } = &self.list.pairs {
                    let pair = least_after(pairs, self.last);
                    self.last = match pair {
                        Some((name, _)) => Some(name),
                        None => return None,
                    };
                    return pair;
                }
                self.list.at(at)
            }
        }

        /// The pair with the smallest name that is greater than another name. (The names are distinct.)
        const fn least_after(
            pairs: &'static [(&'static str, &'static str)],
            last: Option<&str>,
        ) -> Option<(&'static str, &'static str)> {
            use crate::percent::compare_lower_names;
            use core::cmp::Ordering;

            let (mut rest, mut least): (_, Option<(&str, &str)>) = (pairs, None);
            while let [pair, tail @ ..] = rest {
                let is_left = match last {
                    Some(last) => matches!(compare_lower_names(pair.0, last), Ordering::Greater),
                    None => true,
                };
                let is_less = match least {
                    Some((name, _)) => matches!(compare_lower_names(pair.0, name), Ordering::Less),
                    None => true,
                };
                if is_left && is_less {
                    least = Some(*pair);
                }
                rest = tail;
            }
            least
        }

        impl<'a> Iterator for Iter<'a> {
            type Item = (&'a str, &'a str);

            #[inline]
            fn next(&mut self) -> Option<Self::Item> {
                self.next_const()
            }

            fn size_hint(&self) -> (usize, Option<usize>) {
                let left = self.len - self.next;
                (left, Some(left))
            }
        }

        impl ExactSizeIterator for Iter<'_> {}

        impl PartialEq for $Pairs {
            fn eq(&self, other: &Self) -> bool {
                self.iter().eq(other.iter())
            }
        }

        impl Eq for $Pairs {}

        impl core::hash::Hash for $Pairs {
            fn hash<H: core::hash::Hasher>(&self, state: &mut H) {
                state.write_usize(self.len());
                self.iter().for_each(|pair| pair.hash(state));
            }
        }

        impl Default for $Pairs {
            fn default() -> Self {
                Self::EMPTY
            }
        }

        impl<const N: usize> From<[($Name, $Value); N]> for $Pairs {
            fn from(pairs: [($Name, $Value); N]) -> Self {
                pairs.into_iter().collect()
            }
        }

        impl FromIterator<($Name, $Value)> for $Pairs {
            fn from_iter<I: IntoIterator<Item = ($Name, $Value)>>(pairs: I) -> Self {
                let mut all = Self::EMPTY;
                all.extend(pairs);
                all
            }
        }

        impl Extend<($Name, $Value)> for $Pairs {
            fn extend<I: IntoIterator<Item = ($Name, $Value)>>(&mut self, pairs: I) {
                let mut all = self.take();
                all.extend(pairs);
                sort(&mut all);
                *self = Self::of_sorted(all);
            }
        }

        impl IntoIterator for $Pairs {
            type Item = ($Name, $Value);
            type IntoIter = alloc::vec::IntoIter<($Name, $Value)>;

            fn into_iter(mut self) -> Self::IntoIter {
                self.take().into_iter()
            }
        }

        impl<'a> IntoIterator for &'a $Pairs {
            type Item = (&'a str, &'a str);
            type IntoIter = Iter<'a>;

            fn into_iter(self) -> Self::IntoIter {
                self.iter()
            }
        }

        /// A list is serialized as a map. A list with a duplicate name could not be deserialized, so serializing it is
        /// an error.
        #[cfg(feature = "serde")]
        impl serde::Serialize for $Pairs {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::Error;

                self.check().map_err(|problem| S::Error::custom(problem.into_error()))?;
                serializer.collect_map(self.iter())
            }
        }

        #[cfg(feature = "serde")]
        impl<'de> serde::Deserialize<'de> for $Pairs {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                use serde::de::{Error, MapAccess, Visitor};

                struct Map;

                impl<'de> Visitor<'de> for Map {
                    type Value = $Pairs;

                    fn expecting(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                        f.write_str("a map of names and values")
                    }

                    fn visit_str<E: Error>(self, text: &str) -> Result<$Pairs, E> {
                        Err(crate::message::unexpected_string(text, &self))
                    }

                    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<$Pairs, A::Error> {
                        let mut pairs = alloc::vec::Vec::new();
                        while let Some(name) = map.next_key::<$Name>()? {
                            let value = read_value(&name, map.next_value()?).map_err(A::Error::custom)?;
                            pairs.push((name, value));
                        }
                        let pairs: $Pairs = pairs.into_iter().collect();
                        match pairs.check() {
                            Ok(()) => Ok(pairs),
                            Err(problem) => Err(A::Error::custom(problem.into_error())),
                        }
                    }
                }

                // `deserialize_any`, because with `deserialize_map` a text format would reject a string itself, with a
                // message that repeats the whole string.
                if deserializer.is_human_readable() {
                    deserializer.deserialize_any(Map)
                } else {
                    deserializer.deserialize_map(Map)
                }
            }
        }
    };
}

pub(crate) use sorted_pairs;
