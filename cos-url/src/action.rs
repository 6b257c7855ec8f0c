//! The actions that access policies allow. Source: API Authorization Policy Guide, document
//! [436/31923](https://cloud.tencent.com/document/product/436/31923).

use cos_url_core::Method;

macro_rules! actions {
    ($($(#[doc = $doc:literal])* $Action:ident = $name:literal;)*) => {
        /// An operation on objects, with its name in access policies.
        ///
        /// Source: API Authorization Policy Guide, document [436/31923](https://cloud.tencent.com/document/product/436/31923).
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Action {
            $(
                #[doc = concat!("`", $name, "`.")]
                $(#[doc = $doc])*
                $Action,
            )*
        }

        impl Action {
            /// The name in a policy.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$Action => $name),*
                }
            }
        }
    };
}

actions! {
    GetObject = "name/cos:GetObject";
    HeadObject = "name/cos:HeadObject";
    PutObject = "name/cos:PutObject";
    /// An upload by a form. According to a comment in the samples of the official JavaScript SDK, some old regions
    /// require [`PutObject`](Self::PutObject) instead.
    PostObject = "name/cos:PostObject";
    DeleteObject = "name/cos:DeleteObject";
    OptionsObject = "name/cos:OptionsObject";
    InitiateMultipartUpload = "name/cos:InitiateMultipartUpload";
    UploadPart = "name/cos:UploadPart";
    ListParts = "name/cos:ListParts";
    CompleteMultipartUpload = "name/cos:CompleteMultipartUpload";
    AbortMultipartUpload = "name/cos:AbortMultipartUpload";
}

impl Action {
    /// The action of a request that has no sub-resource and is not a copy. `None` for multipart parameters that are not
    /// an operation.
    pub(crate) fn of_request(method: Method, has: impl Fn(&str) -> bool) -> Option<Self> {
        match (method, has("uploads"), has("uploadId"), has("partNumber")) {
            (Method::Get, false, false, false) => Some(Self::GetObject),
            (Method::Head, false, false, false) => Some(Self::HeadObject),
            (Method::Put, false, false, false) => Some(Self::PutObject),
            (Method::Post, false, false, false) => Some(Self::PostObject),
            (Method::Delete, false, false, false) => Some(Self::DeleteObject),
            (Method::Options, ..) => Some(Self::OptionsObject),
            (Method::Post, true, false, false) => Some(Self::InitiateMultipartUpload),
            (Method::Put, false, true, true) => Some(Self::UploadPart),
            (Method::Get, false, true, false) => Some(Self::ListParts),
            (Method::Post, false, true, false) => Some(Self::CompleteMultipartUpload),
            (Method::Delete, false, true, false) => Some(Self::AbortMultipartUpload),
            _ => None,
        }
    }
}

/// The sub-resources, in lower case. Their operations have other actions than those of the object.
const SUB_RESOURCES: [&str; 12] = [
    "acl",
    "append",
    "attributes",
    "legal-hold",
    "object-lock",
    "rename",
    "restore",
    "retention",
    "select",
    "symlink",
    "tagging",
    "torrent",
];

/// Whether a parameter selects a sub-resource. Names are compared without case.
pub(crate) fn is_sub_resource(parameter: &str) -> bool {
    SUB_RESOURCES.iter().any(|name| name.eq_ignore_ascii_case(parameter))
}
