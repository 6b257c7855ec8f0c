//! The inputs for which an SDK signs something else, with the reason.

use crate::inputs::Input;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// A known difference. It must occur exactly for the inputs to which it applies.
pub(crate) struct Known {
    pub(crate) reason: &'static str,
    pub(crate) applies: fn(&Input) -> bool,
}

pub(crate) const NODE: [Known; 4] = [
    Known {
        reason: "the SDK sorts by the raw names and not by the encoded ones, so its URL does not verify",
        applies: |input| is_order_different(&input.query) || is_order_different(&input.headers),
    },
    Known {
        reason: "the SDK omits a header with an empty value",
        applies: |input| input.headers.iter().any(|(_, value)| value.is_empty()),
    },
    Known {
        reason: "the SDK omits the parameter `__proto__`, which is not a property of a JavaScript object",
        applies: |input| input.query.iter().any(|(name, _)| name == "__proto__"),
    },
    Known {
        reason: "the SDK does not encode the header list, so the server decodes an encoded name in it twice",
        applies: |input| input.headers.iter().any(|(name, _)| name.contains(['!', '|'])),
    },
];

pub(crate) const PYTHON: [Known; 0] = [];

/// All characters except the unreserved characters of RFC 3986.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// Whether the order of the names changes if they are lower-cased but not encoded, and compared as UTF-16, as in
/// JavaScript.
fn is_order_different(pairs: &[(String, String)]) -> bool {
    let mut by_encoded: Vec<&str> = pairs.iter().map(|(name, _)| name.as_str()).collect();
    by_encoded.sort_by_key(|name| utf8_percent_encode(name, ENCODED).to_string().to_ascii_lowercase());
    let mut by_raw = by_encoded.clone();
    by_raw.sort_by_key(|name| name.to_lowercase().encode_utf16().collect::<Vec<_>>());
    by_raw != by_encoded
}
