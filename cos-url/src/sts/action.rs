//! [`Action`]: an operation that an access policy allows.

use crate::ObjectUrl;
use crate::sub_resource::is_sub_resource;
use alloc::format;
use cos_url_core::{Error, ErrorKind, Method, echo};

/// An operation on objects, with its name in access policies.
///
/// Source: API Authorization Policy Guide, document [436/31923](https://cloud.tencent.com/document/product/436/31923).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Action {
    /// `name/cos:GetObject`.
    GetObject,
    /// `name/cos:HeadObject`.
    HeadObject,
    /// `name/cos:PutObject`.
    PutObject,
    /// `name/cos:PostObject`: an upload by a form. According to a comment in the samples of the official JavaScript
    /// SDK, some old regions require [`PutObject`](Self::PutObject) instead.
    PostObject,
    /// `name/cos:DeleteObject`.
    DeleteObject,
    /// `name/cos:OptionsObject`.
    OptionsObject,
    /// `name/cos:InitiateMultipartUpload`.
    InitiateMultipartUpload,
    /// `name/cos:UploadPart`.
    UploadPart,
    /// `name/cos:ListParts`.
    ListParts,
    /// `name/cos:CompleteMultipartUpload`.
    CompleteMultipartUpload,
    /// `name/cos:AbortMultipartUpload`.
    AbortMultipartUpload,
}

impl Action {
    /// The name in a policy.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::GetObject => "name/cos:GetObject",
            Self::HeadObject => "name/cos:HeadObject",
            Self::PutObject => "name/cos:PutObject",
            Self::PostObject => "name/cos:PostObject",
            Self::DeleteObject => "name/cos:DeleteObject",
            Self::OptionsObject => "name/cos:OptionsObject",
            Self::InitiateMultipartUpload => "name/cos:InitiateMultipartUpload",
            Self::UploadPart => "name/cos:UploadPart",
            Self::ListParts => "name/cos:ListParts",
            Self::CompleteMultipartUpload => "name/cos:CompleteMultipartUpload",
            Self::AbortMultipartUpload => "name/cos:AbortMultipartUpload",
        }
    }

    /// The action that COS requires for a request, by its method and the parameters of a multipart upload.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidPolicy`](crate::error::ErrorKind::InvalidPolicy) for a sub-resource such as `?acl`, because
    /// this crate does not know its actions; for a copy, which also needs an action on its source; and for a combination
    /// of multipart parameters that is not an operation.
    pub fn of(object: &ObjectUrl) -> Result<Self, Error> {
        let (query, method) = (object.query(), object.method());
        if let Some((name, _)) = query.iter().find(|(name, _)| is_sub_resource(name)) {
            return Err(unknown(&format!("the sub-resource `{}`", echo(name))));
        }
        if object.headers().get("x-cos-copy-source").is_some() {
            return Err(unknown("a copy, which also reads its source"));
        }
        let has = |name: &str| query.get(name).is_some();
        match (method, has("uploads"), has("uploadId"), has("partNumber")) {
            (Method::Get, false, false, false) => Ok(Self::GetObject),
            (Method::Head, false, false, false) => Ok(Self::HeadObject),
            (Method::Put, false, false, false) => Ok(Self::PutObject),
            (Method::Post, false, false, false) => Ok(Self::PostObject),
            (Method::Delete, false, false, false) => Ok(Self::DeleteObject),
            (Method::Options, ..) => Ok(Self::OptionsObject),
            (Method::Post, true, false, false) => Ok(Self::InitiateMultipartUpload),
            (Method::Put, false, true, true) => Ok(Self::UploadPart),
            (Method::Get, false, true, false) => Ok(Self::ListParts),
            (Method::Post, false, true, false) => Ok(Self::CompleteMultipartUpload),
            (Method::Delete, false, true, false) => Ok(Self::AbortMultipartUpload),
            _ => Err(unknown(&format!("{} with these parameters of a multipart upload", method.as_str()))),
        }
    }
}

#[cold]
fn unknown(what: &str) -> Error {
    invalid(&format!("unknown action of {what}; pass the actions to `AccessPolicy::allow_key`"))
}

/// The error for a policy that cannot be written.
#[cold]
pub(super) fn invalid(sentence: &str) -> Error {
    Error::__new(ErrorKind::InvalidPolicy, ["invalid access policy: ", sentence].concat())
}
