//! The comparison of a type by a part of it.

/// Implements the comparisons of a type by the value that a function returns for it.
macro_rules! compared_by {
    ($Type:ident, $part:expr) => {
        impl PartialEq for $Type {
            fn eq(&self, other: &Self) -> bool {
                $part(self) == $part(other)
            }
        }

        impl Eq for $Type {}

        impl PartialOrd for $Type {
            fn partial_cmp(&self, other: &Self) -> Option<core::cmp::Ordering> {
                Some(self.cmp(other))
            }
        }

        impl Ord for $Type {
            fn cmp(&self, other: &Self) -> core::cmp::Ordering {
                $part(self).cmp(&$part(other))
            }
        }

        impl core::hash::Hash for $Type {
            fn hash<H: core::hash::Hasher>(&self, state: &mut H) {
                $part(self).hash(state);
            }
        }
    };
}

pub(crate) use compared_by;
