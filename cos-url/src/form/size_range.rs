//! [`SizeRange`]: the sizes that a form accepts.

use alloc::format;
use cos_url_core::{Error, ErrorKind};

/// The largest file that POST Object accepts: 5 GB.
const MAX_BYTES: u64 = 5 << 30;

/// The minimum and maximum size of an uploaded file, in bytes.
///
/// ```
/// use cos_url::form::SizeRange;
///
/// const IMAGE: SizeRange = SizeRange::from_static(1, 5 << 20);
/// assert_eq!(SizeRange::new(1, 5_242_880)?, IMAGE);
/// # Ok::<(), cos_url::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SizeRange {
    min: u64,
    max: u64,
}

impl SizeRange {
    /// The sizes from `min` to `max` bytes, both included.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidSizeRange`] if `min` exceeds `max`, or `max` exceeds 5 GB (5,368,709,120 bytes), the limit
    /// of POST Object.
    pub fn new(min: u64, max: u64) -> Result<Self, Error> {
        match check(min, max) {
            Ok(()) => Ok(Self { min, max }),
            Err(sentence) => {
                Err(Error::__new(ErrorKind::InvalidSizeRange, format!("invalid size range {min} to {max}: {sentence}")))
            }
        }
    }

    /// A range from constant numbers. In a `const` and in [`size_range!`](crate::size_range), an invalid range is a
    /// compile error.
    ///
    /// # Panics
    ///
    /// Panics if [`SizeRange::new`] rejects the numbers.
    #[track_caller]
    pub const fn from_static(min: u64, max: u64) -> Self {
        match check(min, max) {
            Ok(()) => Self { min, max },
            Err(sentence) => panic!("{}", sentence),
        }
    }

    /// The minimum size, in bytes.
    pub const fn min(self) -> u64 {
        self.min
    }

    /// The maximum size, in bytes.
    pub const fn max(self) -> u64 {
        self.max
    }
}

/// A [`SizeRange`](crate::form::SizeRange) from two constants, checked at compile time.
///
/// ```
/// let image = cos_url::size_range!(1, 5 << 20);
/// assert_eq!(image.max(), 5_242_880);
/// ```
///
/// ```compile_fail
/// let reversed = cos_url::size_range!(10, 1);
/// ```
#[macro_export]
macro_rules! size_range {
    ($min:expr, $max:expr $(,)?) => {{
        const __COS_URL_SIZE_RANGE: $crate::form::SizeRange = $crate::form::SizeRange::from_static($min, $max);
        __COS_URL_SIZE_RANGE
    }};
}

const fn check(min: u64, max: u64) -> Result<(), &'static str> {
    if min > max {
        Err("the smallest size exceeds the largest; swap the two")
    } else if max > MAX_BYTES {
        Err("a form uploads at most 5368709120 bytes (5 GB); larger files need a multipart upload")
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn invalid_ranges() {
        for (min, max, expected) in [
            (2, 1, "invalid size range 2 to 1: the smallest size exceeds the largest; swap the two"),
            (
                0,
                MAX_BYTES + 1,
                "invalid size range 0 to 5368709121: a form uploads at most 5368709120 bytes (5 GB); larger files need a \
                 multipart upload",
            ),
        ] {
            let error = SizeRange::new(min, max).unwrap_err();
            assert_eq!((error.kind(), error.to_string().as_str()), (ErrorKind::InvalidSizeRange, expected));
        }
        for (min, max) in [(0, 0), (1, 1), (0, MAX_BYTES)] {
            let range = SizeRange::new(min, max).unwrap();
            assert_eq!((range.min(), range.max()), (min, max));
        }
    }
}
