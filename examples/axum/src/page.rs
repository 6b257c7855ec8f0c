//! `GET /`: the page.

use crate::app::App;
use crate::file::{MAX_BYTES, TYPES};
use axum::extract::State;
use axum::response::Html;
use std::sync::Arc;

pub(crate) async fn page(State(app): State<Arc<App>>) -> Html<String> {
    Html(app.page.clone())
}

/// The page with its placeholders replaced.
pub(crate) fn html(storage: &str) -> String {
    include_str!("page.html")
        .replace("{storage}", storage)
        .replace("{limit}", &format!("{} MiB", MAX_BYTES >> 20))
        .replace("{types}", &TYPES.map(|(_, name)| name).join(", "))
}
