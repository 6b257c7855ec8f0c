//! `x-cos-traffic-limit`: Single-Connection Bandwidth Limit, document
//! [436/34072](https://cloud.tencent.com/document/product/436/34072).

use crate::refusal::Refusal;
use crate::request::Request;
use std::ops::RangeInclusive;

const NAME: &str = "x-cos-traffic-limit";

/// The values that COS accepts, in bit/s.
const LIMITS: RangeInclusive<u32> = 819_200..=838_860_800;

/// Checks the limit, which is sent as a header or as a parameter. The stand-in does not slow the transfer down.
pub(crate) fn check(request: &Request) -> Result<(), Refusal> {
    let parameter = request.parameter(NAME).map(str::as_bytes);
    if [parameter, request.header(NAME)].into_iter().flatten().all(is_accepted) {
        Ok(())
    } else {
        Err(Refusal::TRAFFIC_LIMIT)
    }
}

fn is_accepted(value: &[u8]) -> bool {
    let digits = str::from_utf8(value).ok().filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
    digits.and_then(|digits| digits.parse().ok()).is_some_and(|limit| LIMITS.contains(&limit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_in_bits_per_second() {
        for (value, expected) in [
            ("819200", true),
            ("838860800", true),
            ("819199", false),
            ("838860801", false),
            ("99999999999999999999", false),
            ("+819200", false),
            ("819200 ", false),
            ("1MB", false),
            ("", false),
        ] {
            assert_eq!(is_accepted(value.as_bytes()), expected, "{value}");
        }
    }
}
