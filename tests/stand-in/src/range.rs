//! `Range`: RFC 9110, section 14.

use crate::refusal::Refusal;

/// The first and the last requested byte of an object of this length.
///
/// COS supports a single range of bytes. Any other form of the header requests the whole object.
pub(crate) fn requested(header: Option<&[u8]>, length: usize) -> Result<Option<(usize, usize)>, Refusal> {
    let Some((first, last)) = header.and_then(|header| bounds(str::from_utf8(header).ok()?)) else {
        return Ok(None);
    };
    match (first, last) {
        (Some(first), _) if first >= length => Err(Refusal::INVALID_RANGE),
        (Some(first), last) => Ok(Some((first, last.unwrap_or(usize::MAX).min(length - 1)))),
        (None, Some(suffix)) if suffix > 0 && length > 0 => Ok(Some((length - suffix.min(length), length - 1))),
        (None, _) => Err(Refusal::INVALID_RANGE),
    }
}

/// Parses `bytes=<first>-<last>`, where one of the two may be absent.
fn bounds(header: &str) -> Option<(Option<usize>, Option<usize>)> {
    let (first, last) = header.strip_prefix("bytes=")?.split_once('-')?;
    let bound = |text: &str| match text {
        "" => Some(None),
        digits if digits.bytes().all(|byte| byte.is_ascii_digit()) => digits.parse().ok().map(Some),
        _ => None,
    };
    match (bound(first)?, bound(last)?) {
        (None, None) => None,
        (Some(first), Some(last)) if last < first => None,
        bounds => Some(bounds),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn single_ranges_of_bytes() {
        for (header, expected) in [
            ("bytes=0-3", Ok(Some((0, 3)))),
            ("bytes=4-", Ok(Some((4, 9)))),
            ("bytes=-3", Ok(Some((7, 9)))),
            ("bytes=-30", Ok(Some((0, 9)))),
            ("bytes=8-80", Ok(Some((8, 9)))),
            ("bytes=10-", Err(Refusal::INVALID_RANGE)),
            ("bytes=-0", Err(Refusal::INVALID_RANGE)),
            ("bytes=3-2", Ok(None)),
            ("bytes=0-1,3-4", Ok(None)),
            ("bytes=-", Ok(None)),
            ("bytes=+1-2", Ok(None)),
            ("lines=0-3", Ok(None)),
        ] {
            assert_eq!(requested(Some(header.as_bytes()), 10), expected, "{header}");
        }
        assert_eq!(requested(None, 10), Ok(None));
        assert_eq!(requested(Some(b"bytes=0-"), 0), Err(Refusal::INVALID_RANGE));
    }
}
