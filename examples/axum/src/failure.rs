//! Error responses.

use axum::extract::rejection::JsonRejection;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use cos_url::Error;

/// An error response.
pub(crate) enum Failure {
    /// The request is not valid: 400, with a message for the user.
    Input(String),
    /// The request has no user: 401.
    NoUser,
    /// The server cannot sign, for example because its temporary credentials have expired: 500.
    Server(Error),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        if error.is_input() { Self::Input(error.to_string()) } else { Self::Server(error) }
    }
}

impl From<JsonRejection> for Failure {
    fn from(rejection: JsonRejection) -> Self {
        Self::Input(rejection.body_text())
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        match self {
            Self::Input(message) => (StatusCode::BAD_REQUEST, message).into_response(),
            Self::NoUser => (StatusCode::UNAUTHORIZED, "the request has no cookie `user`").into_response(),
            // The message is for the operator of the server. It contains no secret.
            Self::Server(error) => {
                eprintln!("{error}");
                (StatusCode::INTERNAL_SERVER_ERROR, "the server cannot sign URLs at present").into_response()
            }
        }
    }
}
