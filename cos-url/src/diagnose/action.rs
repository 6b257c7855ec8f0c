//! The action that a policy must allow for a request.

use crate::action::{Action, is_sub_resource};
use crate::explain::SignedRequest;
use cos_url_core::Method;

/// The action of a request. `None` for a sub-resource, a copy, and multipart parameters that are not an operation.
pub(super) fn action(method: Method, request: &SignedRequest) -> Option<&'static str> {
    let mut names = request.parameters().iter().map(|parameter| parameter.name.as_str());
    if names.any(is_sub_resource) || request.signature().covers_header("x-cos-copy-source") {
        return None;
    }
    let has = |name: &str| request.parameters().iter().any(|parameter| parameter.name.eq_ignore_ascii_case(name));
    Action::of_request(method, has).map(Action::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Credentials, Headers, KeyTime, ObjectUrl, Query, Region, Signer, bucket, object_key};

    #[test]
    fn the_actions_of_an_access_policy() {
        let signer = Signer::new(Credentials::new("AKID1", "k").unwrap());
        let object = ObjectUrl::new(bucket!("b-1"), Region::AP_BEIJING, object_key!("a"));
        let query = |pairs| object.clone().with_query(Query::from_static(pairs));
        let copy = object.clone().with_headers(Headers::from_static(&[("x-cos-copy-source", "b-1.cos/a")]));
        for (object, method, expected) in [
            (query(&[]), Method::Get, Some("name/cos:GetObject")),
            (query(&[("versionId", "1")]), Method::Head, Some("name/cos:HeadObject")),
            (query(&[("partNumber", "1"), ("uploadId", "x")]), Method::Put, Some("name/cos:UploadPart")),
            (query(&[("uploadId", "x")]), Method::Delete, Some("name/cos:AbortMultipartUpload")),
            (query(&[("acl", "")]), Method::Get, None),
            (query(&[("Tagging", "")]), Method::Put, None),
            (query(&[("uploadId", "x")]), Method::Head, None),
            (copy, Method::Put, None),
        ] {
            let url = object.with_method(method).sign_at(&signer, KeyTime::new(1, 2).unwrap()).unwrap();
            let request = SignedRequest::try_from(&url).unwrap();
            assert_eq!(action(method, &request), expected, "{url}");
        }
    }
}
