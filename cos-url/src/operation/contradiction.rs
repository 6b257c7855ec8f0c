//! Contradictions to an operation: another method, or a parameter that belongs to another operation.

use super::{Kind, Operation};
use alloc::boxed::Box;
use alloc::format;
use cos_url_core::cross_field::is_response_override;
use cos_url_core::{Error, ErrorKind, Method, ProcessingRule, Query, QueryName};

/// Why the other fields of a builder contradict its operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Contradiction {
    Method { operation: Kind, method: Method },
    Parameter { operation: Kind, name: &'static str },
    Processing { operation: Kind },
}

/// The parameters that select another operation.
const SUB_RESOURCES: [&str; 13] = [
    "acl",
    "append",
    "legal-hold",
    "partNumber",
    "position",
    "restore",
    "retention",
    "select",
    "symlink",
    "tagging",
    "uploadId",
    "uploads",
    "versionId",
];

impl Operation {
    /// The field that contradicts this operation: the method, or one of the other parameters.
    pub(crate) fn contradiction(&self, method: Option<Method>, query: &Query) -> Option<Contradiction> {
        let operation = self.kind;
        if let Some(method) = method.filter(|method| *method != operation.method()) {
            return Some(Contradiction::Method { operation, method });
        }
        // If a parameter of the operation is set again, it is reported as a duplicate.
        let is_foreign = |name: &&str| {
            let is_version = *name == QueryName::VERSION_ID.as_str() && operation.can_have_version();
            query.get(name).is_some() && self.parameters.get(name).is_none() && !is_version
        };
        if let Some(name) = SUB_RESOURCES.into_iter().find(is_foreign) {
            return Some(Contradiction::Parameter { operation, name });
        }
        let is_read = matches!(operation, Kind::Download | Kind::Head);
        let is_processing = |name: &str| name.eq_ignore_ascii_case("ci-process") || ProcessingRule::new(name).is_ok();
        if !is_read && query.iter().any(|(name, _)| is_processing(name)) {
            return Some(Contradiction::Processing { operation });
        }
        // For methods other than GET and HEAD, the rules that involve several fields report the override.
        if operation == Kind::ListParts && query.iter().any(|(name, _)| is_response_override(name)) {
            return Some(Contradiction::Parameter { operation, name: "response-*" });
        }
        None
    }
}

impl Contradiction {
    #[cold]
    pub(crate) fn into_error(self) -> Error {
        let message: Box<str> = match self {
            Self::Method { operation, method } => format!(
                "the operation `{}` has the method {}, but the method {method} is set; remove one of them",
                operation.name(),
                operation.method()
            ),
            Self::Parameter { operation, name } => format!(
                "the query parameter `{name}` does not belong to the operation `{}`; remove one of them",
                operation.name()
            ),
            Self::Processing { operation } => format!(
                "a processing rule applies to the operation `download`, but the operation is `{}`; remove one of them",
                operation.name()
            ),
        }
        .into();
        Error::__new(ErrorKind::ConflictingOperation, message)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ObjectUrl, cos_url};
    use alloc::string::ToString;

    const OBJECT: ObjectUrl = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt" };

    #[test]
    fn fields_that_contradict_an_operation_are_rejected() {
        let builder = || OBJECT.to_builder();
        let query = |builder: crate::ObjectUrlBuilder<_, _, _>, name| builder.try_query(name, "1").unwrap();
        let upload = Operation::upload;
        for (builder, expected) in [
            (
                builder().operation(upload()).method(Method::Get),
                "the operation `upload` has the method PUT, but the method GET is set; remove one of them",
            ),
            (
                builder().method(Method::Get).operation(upload()),
                "the operation `upload` has the method PUT, but the method GET is set; remove one of them",
            ),
            (
                query(builder().operation(upload()), "versionId"),
                "the query parameter `versionId` does not belong to the operation `upload`; remove one of them",
            ),
            (
                query(builder().operation(upload()), "symlink"),
                "the query parameter `symlink` does not belong to the operation `upload`; remove one of them",
            ),
            (
                query(builder(), "UPLOADID").operation(Operation::delete()),
                "the query parameter `uploadId` does not belong to the operation `delete`; remove one of them",
            ),
            (
                builder().try_process("imageInfo").unwrap().operation(upload()),
                "a processing rule applies to the operation `download`, but the operation is `upload`; remove one of them",
            ),
            (
                builder().download().operation(Operation::list_parts("id").unwrap()),
                "the query parameter `response-*` does not belong to the operation `list_parts`; remove one of them",
            ),
        ] {
            let object = builder.build();
            for error in [object.http_string().unwrap_err(), object.unsigned().unwrap_err()] {
                assert_eq!((error.kind(), error.to_string().as_str()), (ErrorKind::ConflictingOperation, expected));
            }
        }
        let twice = query(builder().operation(Operation::upload_part("id", 2).unwrap()), "partNumber").build();
        assert_eq!(twice.http_string().unwrap_err().kind(), ErrorKind::DuplicateQueryName);
    }

    #[test]
    fn fields_that_match_an_operation_are_accepted() {
        let version = || OBJECT.to_builder().try_query("versionId", "v").unwrap();
        for builder in [
            version().operation(Operation::download()),
            version().operation(Operation::delete()),
            version().operation(Operation::download()).download().try_process("imageInfo").unwrap(),
            OBJECT.to_builder().method(Method::Put).operation(Operation::upload()),
            OBJECT.to_builder().operation(Operation::delete()).operation(Operation::upload()),
            OBJECT.with_method(Method::Delete).to_builder().operation(Operation::upload()),
        ] {
            assert!(builder.build().http_string().is_ok());
        }
    }
}
