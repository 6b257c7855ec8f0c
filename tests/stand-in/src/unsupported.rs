//! Parameters and headers that the stand-in does not implement. If it ignored them, it would report a success that COS
//! does not return: `PUT ?acl` would replace the object, `DELETE ?tagging` would delete it.

use crate::conditions;
use crate::operation::Operation;
use crate::refusal::Refusal;
use crate::request::Request;
use crate::response_overrides::is_override;

/// Sub-resources of objects and buckets, in lower case.
const SUB_RESOURCES: [&str; 36] = [
    "accelerate",
    "acl",
    "append",
    "attributes",
    "cors",
    "delete",
    "domain",
    "domaincertificate",
    "encryption",
    "intelligent-tiering",
    "intelligenttiering",
    "inventory",
    "legal-hold",
    "lifecycle",
    "list-type",
    "location",
    "logging",
    "metadata",
    "notification",
    "object-lock",
    "origin",
    "policy",
    "position",
    "referer",
    "rename",
    "replication",
    "restore",
    "retention",
    "select",
    "select-type",
    "symlink",
    "tagging",
    "torrent",
    "versioning",
    "versions",
    "website",
];

/// Parameters that select another version, process the content or encode the response, in lower case. The arguments of
/// image processing follow the name after a `/`.
const OTHER_CONTENT: [&str; 11] = [
    "ci-process",
    "encoding-type",
    "exif",
    "image_process",
    "imageave",
    "imageinfo",
    "imagemogr2",
    "imageview2",
    "qrcode",
    "versionid",
    "watermark",
];

/// Parameters that the stand-in implements, besides those of the signature and the response overrides.
const PARAMETERS: [&str; 7] = [
    "max-parts",
    "part-number-marker",
    "partNumber",
    "uploadId",
    "uploads",
    "x-cos-security-token",
    "x-cos-traffic-limit",
];

/// Rejects the parameters that are not implemented. COS ignores an unknown parameter with a value; one without a value
/// may be a sub-resource.
pub(crate) fn check_parameters(request: &Request, ignores_unsupported: bool) -> Result<(), Refusal> {
    for (name, value) in &request.query {
        let lower = name.to_ascii_lowercase();
        let is_implemented = lower.starts_with("q-")
            || is_override(name)
            || PARAMETERS.contains(&name.as_str())
            || is_encoding_of_parts(request, name, value);
        if is_implemented {
            continue;
        }
        // It is not documented whether COS accepts `uploadid` for `uploadId`.
        let is_misspelled = is_override(&lower) || PARAMETERS.iter().any(|known| known.eq_ignore_ascii_case(name));
        let is_sub_resource = SUB_RESOURCES.contains(&lower.as_str());
        let is_unsupported = value.is_empty() || OTHER_CONTENT.contains(&first_segment(&lower));
        if is_misspelled || is_sub_resource || (is_unsupported && !ignores_unsupported) {
            return Err(Refusal::not_implemented(name));
        }
    }
    Ok(())
}

/// Whether a parameter makes COS encode the object key in a list of parts. The other lists are not implemented.
fn is_encoding_of_parts(request: &Request, name: &str, value: &str) -> bool {
    (name, value) == ("encoding-type", "url") && request.parameter("uploadId").is_some()
}

/// Rejects the headers that are not implemented for this operation, and response overrides of anything but GET Object.
pub(crate) fn check_headers(request: &Request, operation: Operation, ignores_unsupported: bool) -> Result<(), Refusal> {
    if operation != Operation::Get && request.query.iter().any(|(name, _)| is_override(name)) {
        return Err(Refusal::INVALID_ARGUMENT);
    }
    for (name, value) in &request.headers {
        let name = name.to_ascii_lowercase();
        let is_implemented = match support(&name, value) {
            Support::Everywhere => true,
            Support::Reading => operation == Operation::Get,
            Support::Storing => operation.stores_object(),
            Support::Copying => operation == Operation::Copy,
            Support::Nowhere => ignores_unsupported,
        };
        if !is_implemented {
            return Err(Refusal::not_implemented(&name));
        }
    }
    Ok(())
}

/// The operations for which a header is implemented.
enum Support {
    Everywhere,
    Reading,
    Storing,
    Copying,
    Nowhere,
}

/// The support for a header whose name is in lower case.
fn support(name: &str, value: &[u8]) -> Support {
    match name {
        "if-range" => Support::Reading,
        _ if conditions::NAMES.contains(&name) => Support::Reading,
        "x-cos-forbid-overwrite" => Support::Storing,
        "x-cos-copy-source" | "x-cos-metadata-directive" => Support::Copying,
        "x-cos-security-token" | "x-cos-traffic-limit" => Support::Everywhere,
        // Every object in the stand-in is private and has the standard storage class.
        "x-cos-acl" if matches!(value, b"private" | b"default") => Support::Everywhere,
        "x-cos-storage-class" if value == b"STANDARD" => Support::Everywhere,
        "pic-operations" => Support::Nowhere,
        _ => match name.strip_prefix("x-cos-") {
            None => Support::Everywhere,
            // The SDKs mark a retry by `x-cos-sdk-retry`.
            Some(rest) if rest.starts_with("meta-") || rest.starts_with("sdk-") => Support::Everywhere,
            Some(rest) => match rest.strip_prefix("copy-source-") {
                Some(condition) if conditions::NAMES.contains(&condition) => Support::Copying,
                _ => Support::Nowhere,
            },
        },
    }
}

/// The operation in the name of an image-processing parameter: `imageMogr2/thumbnail/200x` or `imageInfo|watermark/..`.
fn first_segment(name: &str) -> &str {
    name.split(['/', '|']).next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(result: &Result<(), Refusal>) -> &'static str {
        result.as_ref().err().map_or("", Refusal::code)
    }

    #[test]
    fn parameters() {
        for (target, strict, lenient) in [
            ("/a", "", ""),
            ("/a?response-content-type=x&x-cos-security-token=&x-cos-traffic-limit=1&uploads", "", ""),
            ("/a?v=20240101", "", ""),
            ("/a?tagging", "NotImplemented", "NotImplemented"),
            ("/a?tagging=", "NotImplemented", "NotImplemented"),
            ("/a?acl=1", "NotImplemented", "NotImplemented"),
            ("/a?ACL", "NotImplemented", "NotImplemented"),
            ("/a?%61cl", "NotImplemented", "NotImplemented"),
            ("/a?v=1&symlink", "NotImplemented", "NotImplemented"),
            ("/a?append&position=0", "NotImplemented", "NotImplemented"),
            ("/a?uploadid=1", "NotImplemented", "NotImplemented"),
            ("/a?Response-Content-Type=x", "NotImplemented", "NotImplemented"),
            ("/a?unknown", "NotImplemented", ""),
            ("/a?versionId=1", "NotImplemented", ""),
            ("/a?imageMogr2/thumbnail/200x/", "NotImplemented", ""),
            ("/a?watermark/1/image/aHR0cA==/gravity/south", "NotImplemented", ""),
            ("/a?imageInfo|imageMogr2/rotate/90=1", "NotImplemented", ""),
            ("/a?ci-process=doc-preview", "NotImplemented", ""),
        ] {
            let request = Request::new("GET", target, Vec::new()).unwrap();
            assert_eq!(code(&check_parameters(&request, false)), strict, "{target}");
            assert_eq!(code(&check_parameters(&request, true)), lenient, "{target}, ignored");
        }
    }

    #[test]
    fn headers() {
        use Operation::{Abort, Complete, Copy, Delete, Get, Initiate, ListParts, Put, PutPart};
        const ALL: [Operation; 9] = [Get, Put, Copy, Delete, Initiate, PutPart, ListParts, Complete, Abort];
        for (name, value, expected) in [
            ("Content-Type", "a/b", &ALL[..]),
            ("X-Cos-Meta-A", "1", &ALL),
            ("x-cos-sdk-retry", "true", &ALL),
            ("x-cos-security-token", "t", &ALL),
            ("x-cos-traffic-limit", "1", &ALL),
            ("x-cos-acl", "private", &ALL),
            ("x-cos-storage-class", "STANDARD", &ALL),
            ("If-Match", "*", &[Get]),
            ("If-None-Match", "*", &[Get]),
            ("If-Modified-Since", "", &[Get]),
            ("If-Unmodified-Since", "", &[Get]),
            ("If-Range", "", &[Get]),
            ("X-Cos-Forbid-Overwrite", "true", &[Put, Copy, Complete]),
            ("x-cos-copy-source", "h/a", &[Copy]),
            ("x-cos-copy-source-If-Match", "*", &[Copy]),
            ("x-cos-metadata-directive", "Copy", &[Copy]),
            ("x-cos-copy-source-range", "bytes=0-1", &[]),
            ("x-cos-acl", "public-read", &[]),
            ("x-cos-grant-read", "id=\"1\"", &[]),
            ("x-cos-storage-class", "ARCHIVE", &[]),
            ("x-cos-server-side-encryption", "AES256", &[]),
            ("x-cos-tagging", "a=b", &[]),
            ("Pic-Operations", "{}", &[]),
        ] {
            let request = Request::new("GET", "/a", vec![(name.into(), value.into())]).unwrap();
            for operation in ALL {
                let result = check_headers(&request, operation, false);
                let code_expected = if expected.contains(&operation) { "" } else { "NotImplemented" };
                assert_eq!(code(&result), code_expected, "{name}: {value} {operation:?}");
            }
        }
        let ignored = Request::new("PUT", "/a", vec![("x-cos-acl".into(), "public-read".into())]).unwrap();
        assert_eq!(check_headers(&ignored, Put, true), Ok(()));
        let condition = Request::new("PUT", "/a", vec![("If-Match".into(), "*".into())]).unwrap();
        assert_eq!(code(&check_headers(&condition, Put, true)), "NotImplemented");
    }

    #[test]
    fn overrides_of_other_operations_are_rejected() {
        let request = Request::new("PUT", "/a?response-expires=0", Vec::new()).unwrap();
        assert_eq!(check_headers(&request, Operation::Put, false), Err(Refusal::INVALID_ARGUMENT));
        assert_eq!(check_headers(&request, Operation::Get, false), Ok(()));
    }

    #[test]
    fn names_are_sorted_and_in_lower_case() {
        for names in [&SUB_RESOURCES[..], &OTHER_CONTENT] {
            assert!(names.is_sorted_by(|a, b| a < b), "{names:?}");
            assert!(names.iter().all(|name| *name == name.to_ascii_lowercase()), "{names:?}");
        }
    }
}
