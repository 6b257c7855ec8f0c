//! `GET /files` and `POST /files`: the list of uploaded files.
//!
//! It is in the memory of this server, because the stand-in does not list objects. An application stores it in its
//! database, or requests it from COS with the URL of `BucketUrl::list`.

use crate::app::App;
use crate::failure::Failure;
use crate::file::File;
use crate::user::User;
use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// The files of each user, in the order in which they were uploaded.
#[derive(Debug, Default)]
pub(crate) struct Files(Mutex<HashMap<String, Vec<File>>>);

impl Files {
    fn of(&self, user: &User) -> Vec<File> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&user.name).cloned().unwrap_or_default()
    }

    /// Adds a file, or replaces the file with the same name.
    fn add(&self, user: &User, file: File) {
        let mut files = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let files = files.entry(user.name.clone()).or_default();
        files.retain(|other| other.name != file.name);
        files.push(file);
    }
}

/// Returns the files of the user.
pub(crate) async fn list(State(app): State<Arc<App>>, user: User) -> Json<Vec<File>> {
    Json(app.files.of(&user))
}

/// Adds a file that the page has uploaded, and returns the files of the user.
///
/// The server does not check that the upload took place. A false entry is only a link in the list of the same user, and
/// this link does not work.
pub(crate) async fn add(
    State(app): State<Arc<App>>,
    user: User,
    file: Result<Json<File>, JsonRejection>,
) -> Result<Json<Vec<File>>, Failure> {
    let Json(file) = file?;
    // An invalid name is an error here, not when the file is requested.
    let _ = user.object(&file.name)?;
    file.accepted_type()?;
    file.accepted_size()?;
    app.files.add(&user, file);
    Ok(Json(app.files.of(&user)))
}
