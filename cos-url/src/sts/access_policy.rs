//! [`AccessPolicy`]: the permissions of temporary credentials.

use super::Action;
use super::action::invalid;
use crate::json::{push_items, push_string};
use crate::{Bucket, KeyPrefix, ObjectKey, ObjectUrl, Region};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use cos_url_core::{Error, echo};

#[cfg(feature = "form")]
use crate::form::PostForm;

/// An access policy that allows certain actions on certain objects, and nothing else.
///
/// It is the parameter `Policy` of `GetFederationToken` and `AssumeRole`. `Display` and [`to_json`](Self::to_json)
/// return its JSON, which must be percent-encoded once more for the API of STS. Source: Access Policy Language
/// Overview, document [436/12469](https://cloud.tencent.com/document/product/436/12469).
///
/// In a policy, `*` and `?` are wildcards, and `${..}` is a variable. They cannot be escaped, so a key that contains
/// one is an error.
///
/// ```
/// use cos_url::cos_url;
/// use cos_url::sts::AccessPolicy;
///
/// let photo = cos_url! {
///     bucket: "examplebucket-1250000000",
///     region: "ap-beijing",
///     key: "photo.jpg",
/// };
/// let policy = AccessPolicy::new().allow_object(&photo)?.to_json();
/// assert!(policy.contains(r#""action":["name/cos:GetObject"],"effect":"allow""#));
/// assert!(policy.contains(
///     r#"["qcs::cos:ap-beijing:uid/1250000000:examplebucket-1250000000/photo.jpg"]"#
/// ));
/// # Ok::<(), cos_url::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use = "a policy has no effect until its JSON is sent to STS"]
#[doc(alias("getPolicy", "GetFederationToken"))]
pub struct AccessPolicy {
    statements: Vec<Statement>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Statement {
    actions: Vec<Action>,
    resource: String,
}

impl AccessPolicy {
    /// A policy that allows nothing.
    pub const fn new() -> Self {
        Self { statements: Vec::new() }
    }

    /// Allows the action of a request on its object: [`Action::of`].
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidPolicy`](crate::error::ErrorKind::InvalidPolicy) if the key contains `*`, `?` or
    /// `${`, or as [`Action::of`].
    pub fn allow_object(self, object: &ObjectUrl) -> Result<Self, Error> {
        let action = Action::of(object)?;
        self.allow_key(object.bucket(), object.region(), object.key(), &[action])
    }

    /// Allows the upload by a form: [`Action::PostObject`] on its key or its prefix.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidPolicy`](crate::error::ErrorKind::InvalidPolicy) if the key or prefix contains `*`,
    /// `?` or `${`.
    #[cfg(feature = "form")]
    pub fn allow_form(self, form: &PostForm) -> Result<Self, Error> {
        let actions = &[Action::PostObject];
        match (form.key(), form.prefix()) {
            (Some(key), _) => self.allow_key(form.bucket(), form.region(), key, actions),
            (None, Some(prefix)) => self.allow_prefix(form.bucket(), form.region(), prefix, actions),
            (None, None) => Ok(self),
        }
    }

    /// Allows actions on one object.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidPolicy`](crate::error::ErrorKind::InvalidPolicy) if the key contains `*`, `?` or
    /// `${`, or there is no action.
    pub fn allow_key(
        self,
        bucket: &Bucket,
        region: &Region,
        key: &ObjectKey,
        actions: &[Action],
    ) -> Result<Self, Error> {
        check_text("key", key.as_str())?;
        self.allow(resource(bucket, region, key.as_str()), actions)
    }

    /// Allows actions on every object whose key starts with a prefix.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidPolicy`](crate::error::ErrorKind::InvalidPolicy) if the prefix contains `*`, `?` or
    /// `${`, or there is no action.
    pub fn allow_prefix(
        self,
        bucket: &Bucket,
        region: &Region,
        prefix: &KeyPrefix,
        actions: &[Action],
    ) -> Result<Self, Error> {
        check_text("prefix", prefix.as_str())?;
        let mut resource = resource(bucket, region, prefix.as_str());
        resource.push('*');
        self.allow(resource, actions)
    }

    /// The policy as JSON.
    pub fn to_json(&self) -> String {
        let mut out = String::from("{\"version\":\"2.0\",\"statement\":[");
        push_items(&mut out, &self.statements, |out, statement| statement.push_json(out));
        out.push_str("]}");
        out
    }

    fn allow(mut self, resource: String, actions: &[Action]) -> Result<Self, Error> {
        if actions.is_empty() {
            return Err(invalid(&format!("no action for `{}`; pass at least one", echo(&resource))));
        }
        self.statements.push(Statement { actions: actions.into(), resource });
        Ok(self)
    }
}

impl Default for AccessPolicy {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Display for AccessPolicy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.to_json())
    }
}

impl Statement {
    /// Appends the statement, with its members in the order of the STS SDK for Python.
    fn push_json(&self, out: &mut String) {
        out.push_str("{\"action\":[");
        push_items(out, &self.actions, |out, action| push_string(out, action.as_str()));
        out.push_str("],\"effect\":\"allow\",\"resource\":[");
        push_string(out, &self.resource);
        out.push_str("]}");
    }
}

/// The six parts of a resource: `qcs::cos:<Region>:uid/<APPID>:<Bucket>/<key>`.
fn resource(bucket: &Bucket, region: &Region, key: &str) -> String {
    format!("qcs::cos:{}:uid/{}:{}/{key}", region.as_str(), bucket.app_id(), bucket.as_str())
}

fn check_text(what: &str, text: &str) -> Result<(), Error> {
    let found = ["*", "?", "${"].into_iter().find(|special| text.contains(special));
    let Some(special) = found else { return Ok(()) };
    let meaning = if special == "${" { "starts a variable" } else { "is a wildcard" };
    Err(invalid(&format!(
        "`{special}` in the {what} `{}` {meaning} in a policy and cannot be escaped; rename the object, or allow a \
         prefix before it",
        echo(text)
    )))
}
