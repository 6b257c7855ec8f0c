//! The operation that a request asks for.

use crate::refusal::Refusal;
use crate::request::Request;

/// An operation on an object, named by the method and the parameters of a multipart upload.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Operation {
    /// GET and HEAD Object: [436/7753](https://cloud.tencent.com/document/product/436/7753),
    /// [436/7745](https://cloud.tencent.com/document/product/436/7745).
    Get,
    /// PUT Object: [436/7749](https://cloud.tencent.com/document/product/436/7749).
    Put,
    /// PUT Object - Copy: [436/10881](https://cloud.tencent.com/document/product/436/10881).
    Copy,
    /// DELETE Object: [436/7743](https://cloud.tencent.com/document/product/436/7743).
    Delete,
    /// Initiate Multipart Upload: [436/7746](https://cloud.tencent.com/document/product/436/7746).
    Initiate,
    /// Upload Part: [436/7750](https://cloud.tencent.com/document/product/436/7750).
    PutPart,
    /// List Parts: [436/7747](https://cloud.tencent.com/document/product/436/7747).
    ListParts,
    /// Complete Multipart Upload: [436/7742](https://cloud.tencent.com/document/product/436/7742).
    Complete,
    /// Abort Multipart Upload: [436/7740](https://cloud.tencent.com/document/product/436/7740).
    Abort,
}

impl Operation {
    pub(crate) fn of(request: &Request) -> Result<Self, Refusal> {
        let has = |name: &str| request.parameter(name).is_some();
        match (request.method.as_str(), has("uploads"), has("uploadId"), has("partNumber")) {
            ("GET" | "HEAD", false, false, false) => Ok(Self::Get),
            ("PUT", false, false, false) if request.header("x-cos-copy-source").is_some() => Ok(Self::Copy),
            ("PUT", false, false, false) => Ok(Self::Put),
            ("DELETE", false, false, false) => Ok(Self::Delete),
            ("POST", true, false, false) => Ok(Self::Initiate),
            ("PUT", false, true, true) => Ok(Self::PutPart),
            ("GET", false, true, false) => Ok(Self::ListParts),
            ("POST", false, true, false) => Ok(Self::Complete),
            ("DELETE", false, true, false) => Ok(Self::Abort),
            ("GET" | "HEAD" | "PUT" | "DELETE", ..) | ("POST", true, ..) | ("POST", _, true, _) => {
                Err(Refusal::INVALID_ARGUMENT)
            }
            _ => Err(Refusal::METHOD_NOT_ALLOWED),
        }
    }

    /// Whether the operation stores an object under the key of the request.
    pub(crate) fn stores_object(self) -> bool {
        matches!(self, Self::Put | Self::Copy | Self::Complete)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn method_and_parameters_name_the_operation() {
        let invalid = || Err(Refusal::INVALID_ARGUMENT);
        for (method, target, expected) in [
            ("GET", "/a", Ok(Operation::Get)),
            ("HEAD", "/a?versionId=1", Ok(Operation::Get)),
            ("PUT", "/a", Ok(Operation::Put)),
            ("DELETE", "/a", Ok(Operation::Delete)),
            ("POST", "/a?uploads", Ok(Operation::Initiate)),
            ("PUT", "/a?partNumber=1&uploadId=u", Ok(Operation::PutPart)),
            ("GET", "/a?uploadId=u", Ok(Operation::ListParts)),
            ("POST", "/a?uploadId=u", Ok(Operation::Complete)),
            ("DELETE", "/a?uploadId=u", Ok(Operation::Abort)),
            ("PUT", "/a?partNumber=1", invalid()),
            ("PUT", "/a?uploadId=u", invalid()),
            ("PUT", "/a?uploads", invalid()),
            ("GET", "/a?uploads", invalid()),
            ("GET", "/a?partNumber=1", invalid()),
            ("HEAD", "/a?uploadId=u", invalid()),
            ("DELETE", "/a?uploads", invalid()),
            ("DELETE", "/a?partNumber=1", invalid()),
            ("POST", "/a?uploads&uploadId=u", invalid()),
            ("POST", "/a?partNumber=1&uploadId=u", invalid()),
            ("POST", "/a", Err(Refusal::METHOD_NOT_ALLOWED)),
            ("PATCH", "/a", Err(Refusal::METHOD_NOT_ALLOWED)),
            ("get", "/a", Err(Refusal::METHOD_NOT_ALLOWED)),
        ] {
            let request = Request::new(method, target, Vec::new()).unwrap();
            assert_eq!(Operation::of(&request), expected, "{method} {target}");
        }
        let headers = vec![("X-Cos-Copy-Source".into(), "h/b".into())];
        assert_eq!(Operation::of(&Request::new("PUT", "/a", headers).unwrap()), Ok(Operation::Copy));
    }
}
