//! Redirects a browser to a signed URL, at which it downloads a file under a given name.

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use cos_url::{BucketUrl, Credentials, Error, Operation, Signer};
use serde::Deserialize;
use std::time::Duration;

const FILES: BucketUrl = BucketUrl::from_static("examplebucket-1250000000", "ap-beijing");

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    // The example key pair of the COS documentation. In a server:
    // `Credentials::from_env()?`.
    let signer = Signer::new(Credentials::new(
        "AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q",
        "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz",
    )?);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:3000").await?;
    println!("http://{}", listener.local_addr()?);
    axum::serve(listener, router(signer)).await?;
    Ok(())
}

fn router(signer: Signer) -> Router {
    Router::new()
        .route("/files/{*key}", get(download))
        .with_state(signer)
}

#[derive(Deserialize)]
struct Parameters {
    name: String,
}

async fn download(
    State(signer): State<Signer>,
    Path(key): Path<String>,
    Query(parameters): Query<Parameters>,
) -> Result<impl IntoResponse, Failure> {
    let url = FILES
        .object_builder(key)?
        .operation(Operation::download())
        .try_download_as(parameters.name)?
        .expires(Duration::from_secs(60))
        .build()
        .sign(&signer)?;
    Ok((StatusCode::FOUND, [(header::LOCATION, url.into_string())]))
}

/// An error as a response. Every handler that signs can return it.
struct Failure(Error);

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self(error)
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        if self.0.is_input() {
            (StatusCode::BAD_REQUEST, self.0.to_string()).into_response()
        } else {
            eprintln!("{}", self.0);
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;
    use axum::http::Request;
    use cos_url::verify::{self, Verifier};
    use tower::ServiceExt;

    fn credentials() -> Credentials {
        Credentials::new("AKIDEXAMPLE", "SECRETKEYEXAMPLE").unwrap()
    }

    async fn get(target: &str) -> Response {
        let request = Request::get(target).body(Body::empty()).unwrap();
        router(Signer::new(credentials()))
            .oneshot(request)
            .await
            .unwrap()
    }

    #[tokio::test]
    async fn cos_accepts_the_location() {
        let response = get("/files/reports/q1.pdf?name=%E6%8A%A5%E8%A1%A8.pdf").await;
        assert_eq!(response.status(), StatusCode::FOUND);
        let location = response.headers()[header::LOCATION].to_str().unwrap();
        let no_headers = std::iter::empty::<(&str, &str)>();
        let request = verify::Request::from_url("GET", location, no_headers).unwrap();
        let verified = Verifier::new([credentials()]).verify(&request).unwrap();
        assert_eq!(request.key(), "reports/q1.pdf");
        assert!(
            verified
                .signature()
                .covers_parameter("response-content-disposition")
        );
    }

    #[tokio::test]
    async fn an_invalid_name_is_a_bad_request() {
        for target in [
            "/files/a.pdf?name=a%2Fb.pdf",
            "/files/a.pdf",
            "/files/..%2Fa?name=a",
        ] {
            assert_eq!(
                get(target).await.status(),
                StatusCode::BAD_REQUEST,
                "{target}"
            );
        }
    }
}
