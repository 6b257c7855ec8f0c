//! The six parameters that replace headers of the response: GET Object, document
//! [436/7753](https://cloud.tencent.com/document/product/436/7753).

use crate::answer::Answer;
use crate::refusal::Refusal;
use crate::request::Request;

/// The parameters and the headers that they replace.
const OVERRIDES: [(&str, &str); 6] = [
    ("response-cache-control", "cache-control"),
    ("response-content-disposition", "content-disposition"),
    ("response-content-encoding", "content-encoding"),
    ("response-content-language", "content-language"),
    ("response-content-type", "content-type"),
    ("response-expires", "expires"),
];

/// Whether a parameter is one of the six.
pub(crate) fn is_override(name: &str) -> bool {
    OVERRIDES.iter().any(|(known, _)| *known == name)
}

/// Replaces the headers that the request names.
pub(crate) fn apply(request: &Request, mut answer: Answer) -> Result<Answer, Refusal> {
    for (name, header) in OVERRIDES {
        if let Some(value) = request.parameter(name) {
            if value.contains(|character: char| character.is_ascii_control()) {
                return Err(Refusal::INVALID_ARGUMENT);
            }
            answer = answer.with(header, value);
        }
    }
    Ok(answer)
}
