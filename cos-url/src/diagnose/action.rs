//! The action that a policy must allow for a request.

use crate::explain::SignedRequest;
use cos_url_core::Method;

/// The action of a request. Source: API Authorization Policies, document
/// [436/31923](https://cloud.tencent.com/document/product/436/31923).
pub(super) fn action(method: Method, request: &SignedRequest) -> &'static str {
    let has = |name: &str| request.parameters().iter().any(|parameter| parameter.name.eq_ignore_ascii_case(name));
    match method {
        Method::Get if has("uploadId") => "name/cos:ListParts",
        Method::Head => "name/cos:HeadObject",
        Method::Put if has("partNumber") => "name/cos:UploadPart",
        Method::Put => "name/cos:PutObject",
        Method::Post if has("uploads") => "name/cos:InitiateMultipartUpload",
        Method::Post if has("uploadId") => "name/cos:CompleteMultipartUpload",
        Method::Post => "name/cos:PostObject",
        Method::Delete if has("uploadId") => "name/cos:AbortMultipartUpload",
        Method::Delete => "name/cos:DeleteObject",
        Method::Options => "name/cos:OptionsObject",
        _ => "name/cos:GetObject",
    }
}
