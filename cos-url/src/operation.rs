//! Operation: the effect of a request on an object, with its name in the COS documentation.

mod contradiction;

pub(crate) use contradiction::Contradiction;

use crate::text_or::TextOr;
use alloc::format;
use cos_url_core::cross_field::check_parameter;
use cos_url_core::{Error, ErrorKind, Method, Query, QueryName, QueryValue};

/// An operation on an object: the method of the request and the parameters that belong to it.
///
/// Pass it to [`operation`](crate::ObjectUrlBuilder::operation). Source: Object Operations, document
/// [436/7747](https://cloud.tencent.com/document/product/436/7747).
///
/// | operation | request |
/// |---|---|
/// | [`download`](Self::download), [`download_version`](Self::download_version) | `GET`, `GET ?versionId=..` |
/// | [`head`](Self::head), [`head_version`](Self::head_version) | `HEAD`, `HEAD ?versionId=..` |
/// | [`upload`](Self::upload) | `PUT` |
/// | [`delete`](Self::delete), [`delete_version`](Self::delete_version) | `DELETE`, `DELETE ?versionId=..` |
/// | [`initiate_multipart_upload`](Self::initiate_multipart_upload) | `POST ?uploads` |
/// | [`upload_part`](Self::upload_part) | `PUT ?partNumber=..&uploadId=..` |
/// | [`complete_multipart_upload`](Self::complete_multipart_upload) | `POST ?uploadId=..` |
/// | [`abort_multipart_upload`](Self::abort_multipart_upload) | `DELETE ?uploadId=..` |
/// | [`list_parts`](Self::list_parts) | `GET ?uploadId=..` |
///
/// ```
/// use cos_url::{Method, Operation};
///
/// let part = Operation::upload_part("1585130821cbb7df1d11", 10_000)?;
/// assert_eq!(part.method(), Method::Put);
/// assert!(Operation::upload_part("1585130821cbb7df1d11", 10_001).is_err());
/// # Ok::<(), cos_url::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Operation {
    kind: Kind,
    parameters: Query,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    Download,
    Head,
    Upload,
    Delete,
    InitiateMultipartUpload,
    UploadPart,
    CompleteMultipartUpload,
    AbortMultipartUpload,
    ListParts,
}

/// The whole object.
impl Operation {
    /// Reads the object: GET Object.
    #[doc(alias = "getObject")]
    pub const fn download() -> Self {
        Self::new(Kind::Download)
    }

    /// Reads the metadata of the object: HEAD Object.
    #[doc(alias = "headObject")]
    pub const fn head() -> Self {
        Self::new(Kind::Head)
    }

    /// Writes the object: PUT Object.
    #[doc(alias = "putObject")]
    pub const fn upload() -> Self {
        Self::new(Kind::Upload)
    }

    /// Deletes the object: DELETE Object.
    #[doc(alias = "deleteObject")]
    pub const fn delete() -> Self {
        Self::new(Kind::Delete)
    }
}

/// Defines constructors of operations that have the ID of a version or an upload.
macro_rules! of_id {
    ($($(#[$doc:meta])* $name:ident($id:ident) = $Kind:ident, $NAME:ident;)*) => {
        $(
            $(#[$doc])*
            ///
            /// # Errors
            ///
            /// [`ErrorKind::InvalidQueryValue`] for an ID that is empty or contains CR, LF or NUL.
            pub fn $name<T>($id: T) -> Result<Self, Error>
            where
                T: TextOr<QueryValue>,
            {
                Self::new(Kind::$Kind).with_id(QueryName::$NAME, $id.check()?)
            }
        )*
    };
}

/// A version of the object.
impl Operation {
    of_id! {
        /// Reads a version of the object.
        download_version(version_id) = Download, VERSION_ID;

        /// Reads the metadata of a version.
        head_version(version_id) = Head, VERSION_ID;

        /// Deletes a version permanently.
        delete_version(version_id) = Delete, VERSION_ID;
    }
}

/// A multipart upload. Source: Multipart Upload, document
/// [436/14112](https://cloud.tencent.com/document/product/436/14112).
impl Operation {
    /// Starts a multipart upload. The response contains the `UploadId`.
    #[doc(alias = "multipartInit")]
    pub const fn initiate_multipart_upload() -> Self {
        Self { kind: Kind::InitiateMultipartUpload, parameters: Query::from_static(&[("uploads", "")]) }
    }

    /// Writes a part. The part number is from 1 to 10000, an integer of any type.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidQueryValue`] for an ID that is empty or contains CR, LF or NUL, and for a part number
    /// outside 1 to 10000.
    #[doc(alias("multipartUpload", "UploadPart"))]
    pub fn upload_part<T, N>(upload_id: T, part_number: N) -> Result<Self, Error>
    where
        T: TextOr<QueryValue>,
        N: TextOr<QueryValue>,
    {
        let mut operation = Self::new(Kind::UploadPart).with_id(QueryName::UPLOAD_ID, upload_id.check()?)?;
        let part_number: QueryValue = part_number.check()?;
        check_parameter(QueryName::PART_NUMBER.as_str(), Some(part_number.as_str()), Method::Put, true)?;
        operation.parameters.push(QueryName::PART_NUMBER, part_number);
        Ok(operation)
    }

    of_id! {
        /// Joins the parts that the body of the request lists.
        #[doc(alias = "multipartComplete")]
        complete_multipart_upload(upload_id) = CompleteMultipartUpload, UPLOAD_ID;

        /// Cancels a multipart upload, and deletes the parts that were uploaded.
        #[doc(alias = "multipartAbort")]
        abort_multipart_upload(upload_id) = AbortMultipartUpload, UPLOAD_ID;

        /// Lists the parts that were uploaded. The parameters `max-parts` and `part-number-marker` may be added.
        #[doc(alias = "multipartListPart")]
        list_parts(upload_id) = ListParts, UPLOAD_ID;
    }
}

impl Operation {
    /// The method of the request.
    pub const fn method(&self) -> Method {
        self.kind.method()
    }

    /// The parameters that belong to the operation.
    pub const fn parameters(&self) -> &Query {
        &self.parameters
    }

    pub(crate) fn into_parameters(self) -> Query {
        self.parameters
    }

    const fn new(kind: Kind) -> Self {
        Self { kind, parameters: Query::EMPTY }
    }

    fn with_id(mut self, name: QueryName, id: QueryValue) -> Result<Self, Error> {
        if id.as_str().is_empty() {
            let message =
                format!("invalid query parameter value: `{name}` is empty; pass the ID from the response of COS");
            return Err(Error::__new(ErrorKind::InvalidQueryValue, message));
        }
        self.parameters.push(name, id);
        Ok(self)
    }
}

impl Kind {
    const fn method(self) -> Method {
        match self {
            Self::Download | Self::ListParts => Method::Get,
            Self::Head => Method::Head,
            Self::Upload | Self::UploadPart => Method::Put,
            Self::InitiateMultipartUpload | Self::CompleteMultipartUpload => Method::Post,
            Self::Delete | Self::AbortMultipartUpload => Method::Delete,
        }
    }

    /// The name of the constructor.
    const fn name(self) -> &'static str {
        match self {
            Self::Download => "download",
            Self::Head => "head",
            Self::Upload => "upload",
            Self::Delete => "delete",
            Self::InitiateMultipartUpload => "initiate_multipart_upload",
            Self::UploadPart => "upload_part",
            Self::CompleteMultipartUpload => "complete_multipart_upload",
            Self::AbortMultipartUpload => "abort_multipart_upload",
            Self::ListParts => "list_parts",
        }
    }

    const fn can_have_version(self) -> bool {
        matches!(self, Self::Download | Self::Head | Self::Delete)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ObjectUrl, cos_url};
    use alloc::string::{String, ToString};
    use alloc::vec::Vec;

    const OBJECT: ObjectUrl = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt" };

    #[test]
    fn each_operation_sets_its_method_and_parameters() {
        let id = "1585130821cbb7df1d11";
        for (operation, method, parameters) in [
            (Operation::download(), Method::Get, &[][..]),
            (Operation::head(), Method::Head, &[]),
            (Operation::upload(), Method::Put, &[]),
            (Operation::delete(), Method::Delete, &[]),
            (Operation::download_version("v").unwrap(), Method::Get, &[("versionId", "v")]),
            (Operation::head_version("v").unwrap(), Method::Head, &[("versionId", "v")]),
            (Operation::delete_version("v").unwrap(), Method::Delete, &[("versionId", "v")]),
            (Operation::initiate_multipart_upload(), Method::Post, &[("uploads", "")]),
            (Operation::upload_part(id, 1).unwrap(), Method::Put, &[("partNumber", "1"), ("uploadId", id)]),
            (Operation::complete_multipart_upload(id).unwrap(), Method::Post, &[("uploadId", id)]),
            (Operation::abort_multipart_upload(id).unwrap(), Method::Delete, &[("uploadId", id)]),
            (Operation::list_parts(id).unwrap(), Method::Get, &[("uploadId", id)]),
        ] {
            let object = OBJECT.to_builder().operation(operation.clone()).build();
            assert_eq!((object.method(), operation.method()), (method, method));
            assert_eq!(object.query().iter().collect::<Vec<_>>(), parameters);
            assert_eq!(operation.parameters(), object.query());
            assert!(object.http_string().is_ok(), "{operation:?}");
        }
    }

    #[test]
    fn ids_and_part_numbers_are_checked() {
        for (result, expected) in [
            (
                Operation::upload_part("id", 0),
                "invalid query parameter value `0`: `partNumber` is a number from 1 to 10000",
            ),
            (
                Operation::upload_part("id", 10_001_u64),
                "invalid query parameter value `10001`: `partNumber` is a number from 1 to 10000",
            ),
            (
                Operation::upload_part("id", "01"),
                "invalid query parameter value `01`: `partNumber` is a number from 1 to 10000",
            ),
            (
                Operation::list_parts(""),
                "invalid query parameter value: `uploadId` is empty; pass the ID from the response of COS",
            ),
            (
                Operation::delete_version(String::new()),
                "invalid query parameter value: `versionId` is empty; pass the ID from the response of COS",
            ),
        ] {
            let error = result.unwrap_err();
            assert_eq!((error.kind(), error.to_string().as_str()), (ErrorKind::InvalidQueryValue, expected));
        }
    }
}
