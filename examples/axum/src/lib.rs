//! A web application that stores the files of its users in COS. The browser uploads and downloads them with signed
//! URLs; no file passes through this server.

mod app;
mod downloads;
mod failure;
mod file;
mod files;
mod forms;
mod page;
mod storage;
mod uploads;
mod user;

pub use app::{App, Clock};
pub use storage::Storage;

use axum::Router;
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, X_CONTENT_TYPE_OPTIONS};
use axum::middleware::map_response;
use axum::response::Response;
use axum::routing::{get, post};
use std::sync::Arc;

/// The routes of the application.
pub fn router(app: App) -> Router {
    Router::new()
        .route("/", get(page::page))
        .route("/files", get(files::list).post(files::add))
        .route("/uploads", post(uploads::sign))
        .route("/forms", post(forms::sign))
        .route("/download/{name}", get(downloads::download))
        .route("/preview/{name}", get(downloads::preview))
        .layer(map_response(protect))
        .with_state(Arc::new(app))
}

/// Forbids browsers and caches to store a response. A response contains a signed URL, which expires and which others
/// must not see, or a list that changes. If a stored redirect leads to an expired URL, COS responds with 403.
async fn protect(mut response: Response) -> Response {
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response.headers_mut().insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}
