//! `POST /forms`: the fields of a form with which the page uploads one file.

use crate::app::App;
use crate::failure::Failure;
use crate::file::{File, MAX_BYTES};
use crate::uploads::{FORBID_OVERWRITE, LIFETIME};
use crate::user::User;
use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use cos_url::{Headers, KeyTime, size_range};
use std::sync::Arc;

/// Returns the URL and the fields that the page must send before the file.
///
/// The size that the page gives is not used: the policy of the form limits the size, and COS rejects a larger file.
pub(crate) async fn sign(
    State(app): State<Arc<App>>,
    user: User,
    file: Result<Json<File>, JsonRejection>,
) -> Result<impl IntoResponse, Failure> {
    let Json(file) = file?;
    let form = user
        .form(&file.name)?
        .with_content_type(file.accepted_type()?)
        .with_size(size_range!(1, MAX_BYTES))
        .with_headers(Headers::from_iter([FORBID_OVERWRITE]))
        .sign_at(&app.signer, KeyTime::from_now(app.clock.now(), LIFETIME)?)?;
    Ok(([(CONTENT_TYPE, "application/json")], form.to_json()))
}
