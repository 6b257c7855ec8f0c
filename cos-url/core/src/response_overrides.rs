//! The parameters `response-*`, which override headers of the response.

use crate::QueryName;
use crate::const_bytes::equal_ignoring_case;

/// The parameters that override a header of the response. Source: GET Object, document
/// [436/7753](https://cloud.tencent.com/document/product/436/7753).
pub static RESPONSE_OVERRIDES: [QueryName; 6] = [
    QueryName::RESPONSE_CACHE_CONTROL,
    QueryName::RESPONSE_CONTENT_DISPOSITION,
    QueryName::RESPONSE_CONTENT_ENCODING,
    QueryName::RESPONSE_CONTENT_LANGUAGE,
    QueryName::RESPONSE_CONTENT_TYPE,
    QueryName::RESPONSE_EXPIRES,
];

/// Whether a parameter overrides a header of the response. COS accepts such a parameter only in a signed request.
pub const fn is_response_override(name: &str) -> bool {
    let mut names = RESPONSE_OVERRIDES.as_slice();
    while let [other, tail @ ..] = names {
        if equal_ignoring_case(other.as_str().as_bytes(), name.as_bytes()) {
            return true;
        }
        names = tail;
    }
    false
}
