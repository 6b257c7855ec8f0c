//! Names with values in signing order: what [`Query`](crate::Query) and [`Headers`](crate::Headers) have in common.

/// Writes a collection `struct $Pairs { pairs: Cow<'static, [($Name, $Value)]>, plain: bool }`, kept in the bytewise order of `K(name)`.
macro_rules! pairs {
    ($Pairs:ident, $Name:ident, $Value:ident) => {
        impl $Pairs {
            /// Without any.
            pub const EMPTY: Self = Self { pairs: alloc::borrow::Cow::Borrowed(&[]), plain: true };

            /// Takes what is part of the program, in signing order: as [`in_order`](Self::in_order) gives it.
            ///
            /// # Panics
            ///
            /// If they are not in signing order or two names are equal but for case; in a `const`, that is a compile
            /// error.
            #[track_caller]
            pub const fn from_static(pairs: &'static [($Name, $Value)]) -> Self {
                let (mut rest, mut plain) = (pairs, true);
                while let [(first, value), tail @ ..] = rest {
                    plain = plain && is_plain(first, value);
                    if let [(second, _), ..] = tail {
                        match crate::percent::compare_lower_names(first.as_str(), second.as_str()) {
                            core::cmp::Ordering::Less => {}
                            core::cmp::Ordering::Equal => panic!("a name is given twice; case does not tell names apart"),
                            core::cmp::Ordering::Greater => panic!("the names are not in signing order"),
                        }
                    }
                    rest = tail;
                }
                Self { pairs: alloc::borrow::Cow::Borrowed(pairs), plain }
            }

            /// A name with its value, of literals; in a `const`, a mistake is a compile error.
            ///
            /// # Panics
            ///
            /// On a text that the type of the name or of the value refuses.
            #[track_caller]
            pub const fn pair(name: &'static str, value: &'static str) -> ($Name, $Value) {
                ($Name::from_static(name), $Value::from_static(value))
            }

            /// Puts names and values into signing order, at compile time too.
            #[must_use]
            pub const fn in_order<const N: usize>(mut pairs: [($Name, $Value); N]) -> [($Name, $Value); N] {
                let slice: &mut [_] = &mut pairs;
                let mut sorted = 1;
                while sorted < N {
                    let mut at = sorted;
                    while at > 0 && follows(slice, at - 1, at) {
                        slice.swap(at - 1, at);
                        at -= 1;
                    }
                    sorted += 1;
                }
                pairs
            }

            /// Adds one, at its place. A second one of a name stays beside the first, to be found by
            /// [`duplicate`](Self::duplicate).
            pub fn push(&mut self, name: $Name, value: $Value) {
                self.plain &= is_plain(&name, &value);
                let pairs = self.pairs.to_mut();
                let after = |pair: &($Name, $Value)| {
                    crate::percent::compare_lower_names(pair.0.as_str(), name.as_str()).is_le()
                };
                let at = pairs.partition_point(after);
                pairs.insert(at, (name, value));
            }

            /// The first name that is given twice, where case does not tell names apart.
            pub fn duplicate(&self) -> Option<&$Name> {
                let same = |pair: &&[($Name, $Value)]| {
                    matches!(pair, [(a, _), (b, _)] if a.as_str().eq_ignore_ascii_case(b.as_str()))
                };
                self.pairs.windows(2).find(same).and_then(|pair| pair.first()).map(|(name, _)| name)
            }

            /// The value of a name; case does not tell names apart.
            pub const fn get(&self, name: &str) -> Option<&$Value> {
                let mut pairs = self.as_slice();
                while let [(found, value), tail @ ..] = pairs {
                    if crate::ascii::equal_ignoring_case(found.as_str().as_bytes(), name.as_bytes()) {
                        return Some(value);
                    }
                    pairs = tail;
                }
                None
            }

            /// Each name with its value, in signing order.
            pub fn iter(&self) -> core::slice::Iter<'_, ($Name, $Value)> {
                self.pairs.iter()
            }

            /// Whether every name and value stands as it was given wherever it is written: nothing in them is encoded or
            /// lower-cased. It is known from the start, because to ask it for each URL took 30 ns.
            pub const fn is_plain(&self) -> bool {
                self.plain
            }

            /// How many there are.
            pub fn len(&self) -> usize {
                self.pairs.len()
            }

            /// Whether there are none.
            pub fn is_empty(&self) -> bool {
                self.pairs.is_empty()
            }

            /// Each name with its value, in signing order.
            pub const fn as_slice(&self) -> &[($Name, $Value)] {
                match &self.pairs {
                    alloc::borrow::Cow::Borrowed(pairs) => pairs,
                    alloc::borrow::Cow::Owned(pairs) => pairs.as_slice(),
                }
            }
        }

        const fn is_plain(name: &$Name, value: &$Value) -> bool {
            crate::percent::is_plain_lower(name.as_str()) && crate::percent::is_plain(value.as_str())
        }

        const fn follows(pairs: &[($Name, $Value)], first: usize, second: usize) -> bool {
            let (before, from_second) = pairs.split_at(second);
            match (before.split_at(first).1, from_second) {
                ([(first, _), ..], [(second, _), ..]) => matches!(
                    crate::percent::compare_lower_names(first.as_str(), second.as_str()),
                    core::cmp::Ordering::Greater
                ),
                _ => false,
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
                pairs.into_iter().for_each(|(name, value)| all.push(name, value));
                all
            }
        }

        impl<'a> IntoIterator for &'a $Pairs {
            type Item = &'a ($Name, $Value);
            type IntoIter = core::slice::Iter<'a, ($Name, $Value)>;

            fn into_iter(self) -> Self::IntoIter {
                self.iter()
            }
        }

        /// Written as a map; a name that is given twice is refused when it is read.
        #[cfg(feature = "serde")]
        impl serde::Serialize for $Pairs {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_map(self.iter().map(|(name, value)| (name, value)))
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

                    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<$Pairs, A::Error> {
                        let mut pairs = $Pairs::EMPTY;
                        while let Some((name, value)) = map.next_entry()? {
                            pairs.push(name, value);
                        }
                        match pairs.duplicate() {
                            Some(name) => Err(A::Error::custom(format_args!(
                                "`{}` is given twice; case does not tell names apart",
                                crate::echo(name.as_str())
                            ))),
                            None => Ok(pairs),
                        }
                    }
                }

                deserializer.deserialize_map(Map)
            }
        }
    };
}

pub(crate) use pairs;
