//! `GET /download/{name}` and `GET /preview/{name}`: redirects to signed URLs.

use crate::app::App;
use crate::failure::Failure;
use crate::user::User;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::LOCATION;
use axum::response::IntoResponse;
use cos_url::{KeyTime, Operation, SignedUrl, query_value};
use std::sync::Arc;
use std::time::Duration;

/// The lifetime of a download. The browser follows the redirect at once.
const DOWNLOAD: Duration = Duration::from_secs(60);

/// The lifetime of a preview, and the window in which every request gets the same URL.
const PREVIEW: Duration = Duration::from_secs(7200);
const WINDOW: Duration = Duration::from_secs(3600);

/// Redirects to a file, which the browser saves under its name.
pub(crate) async fn download(
    State(app): State<Arc<App>>,
    user: User,
    Path(name): Path<String>,
) -> Result<impl IntoResponse, Failure> {
    let file = user.object(&name)?.to_builder().operation(Operation::download()).try_download_as(name)?.build();
    Ok(found(file.sign_at(&app.signer, KeyTime::from_now(app.clock.now(), DOWNLOAD)?)?))
}

/// Redirects to an image, which the page displays.
///
/// The validity period is rounded, so the URL is the same for an hour. The redirect is not cached, but the browser finds
/// the image in its cache. A file is never replaced (see `uploads`), so the cached image is always the current one.
pub(crate) async fn preview(
    State(app): State<Arc<App>>,
    user: User,
    Path(name): Path<String>,
) -> Result<impl IntoResponse, Failure> {
    let image = user
        .object(&name)?
        .to_builder()
        .operation(Operation::download())
        .preview()
        .response_cache_control(query_value!("private, max-age=3600"))
        .build();
    Ok(found(image.sign_at(&app.signer, KeyTime::rounded(app.clock.now(), PREVIEW, WINDOW)?)?))
}

/// A redirect with status 302. (`axum::response::Redirect` has no constructor for it.)
fn found(url: SignedUrl) -> impl IntoResponse {
    (StatusCode::FOUND, [(LOCATION, url.into_string())])
}
