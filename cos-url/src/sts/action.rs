//! The action that an access policy must allow for an object URL.

use crate::ObjectUrl;
use crate::action::{Action, is_sub_resource};
use alloc::format;
use cos_url_core::{Error, ErrorKind, echo};

impl Action {
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
        Self::of_request(method, |name| query.get(name).is_some())
            .ok_or_else(|| unknown(&format!("{} with these parameters of a multipart upload", method.as_str())))
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
