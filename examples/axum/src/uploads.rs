//! `POST /uploads`: a signed URL with which the page uploads one file by PUT.

use crate::app::App;
use crate::failure::Failure;
use crate::file::File;
use crate::user::User;
use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use cos_url::{HeaderName, KeyTime, Operation, header_value};
use std::sync::Arc;
use std::time::Duration;

/// The time that the page has to start the upload.
pub(crate) const LIFETIME: Duration = Duration::from_secs(900);

/// A header that prevents an upload from replacing a file. COS responds with 409 if the file exists.
pub(crate) const FORBID_OVERWRITE: (HeaderName, cos_url::HeaderValue) =
    (HeaderName::from_static("x-cos-forbid-overwrite"), header_value!("true"));

/// Returns the method, the URL and the headers that the page must send.
pub(crate) async fn sign(
    State(app): State<Arc<App>>,
    user: User,
    file: Result<Json<File>, JsonRejection>,
) -> Result<impl IntoResponse, Failure> {
    let Json(file) = file?;
    let (name, value) = FORBID_OVERWRITE;
    let upload = user
        .object(&file.name)?
        .to_builder()
        .operation(Operation::upload())
        .content_type(file.accepted_type()?)
        // The browser sends the length of the file. It is signed, so COS rejects a file of another size.
        .content_length(file.accepted_size()?)
        .header(name, value)
        .build()
        .sign_at(&app.signer, KeyTime::from_now(app.clock.now(), LIFETIME)?)?;
    Ok(([(CONTENT_TYPE, "application/json")], upload.to_browser_json()))
}
