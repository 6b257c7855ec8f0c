//! The user of a request, and the folder that contains the files of the user.

use crate::app::App;
use crate::failure::Failure;
use axum::extract::FromRequestParts;
use axum::http::header::COOKIE;
use axum::http::request::Parts;
use cos_url::form::PostForm;
use cos_url::{BucketUrl, Error, FileName, ObjectKey, ObjectUrl, format_key};
use std::sync::Arc;

/// The user of a request.
///
/// **This is not a login.** The page sets the cookie `user`, and anyone can choose any name. An application reads the
/// name from its session.
pub(crate) struct User {
    pub(crate) name: String,
    folder: BucketUrl,
}

impl User {
    /// The object that contains a file of the user.
    pub(crate) fn object(&self, name: &str) -> Result<ObjectUrl, Error> {
        self.folder.object(key(name)?)
    }

    /// A form that uploads this object.
    pub(crate) fn form(&self, name: &str) -> Result<PostForm, Error> {
        self.folder.form(key(name)?)
    }
}

/// The key of a file in the folder of its user.
///
/// The name comes from the user. It is exactly one segment of the key, so the key is always in the folder. The browser
/// saves the file under the same name.
fn key(name: &str) -> Result<ObjectKey, Error> {
    FileName::new(name)?;
    format_key!("{name}")
}

impl FromRequestParts<Arc<App>> for User {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Failure> {
        let name = cookie(parts).ok_or(Failure::NoUser)?;
        // The name of a folder is one segment too: `../bob` is an error.
        let folder = app.bucket.folder(&name)?;
        Ok(Self { name, folder })
    }
}

/// The value of the cookie `user`.
fn cookie(parts: &Parts) -> Option<String> {
    let cookies = parts.headers.get(COOKIE)?.to_str().ok()?;
    cookies.split("; ").find_map(|cookie| cookie.strip_prefix("user=")).map(String::from)
}
