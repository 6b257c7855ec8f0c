//! A page that uploads images directly to COS, by a signed PUT and by a signed form.

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use cos_url::form::SizeRange;
use cos_url::{BucketUrl, Credentials, Domain, Error, Operation, Protocol, Signer};
use cos_url::{format_key, size_range};
use serde::Deserialize;

const IMAGE_SIZE: SizeRange = size_range!(1, 5 << 20);

#[derive(Clone)]
struct App {
    signer: Signer,
    uploads: BucketUrl,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    // The example key pair of the COS documentation. In a server:
    // `Credentials::from_env()?`.
    let signer = Signer::new(Credentials::new(
        "AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q",
        "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz",
    )?);
    let mut uploads = BucketUrl::from_static("examplebucket-1250000000", "ap-beijing");
    if let Ok(server) = std::env::var("COS_TEST_SERVER") {
        uploads = uploads
            .with_domain(Domain::private(server)?)
            .with_protocol(Protocol::Http);
    }
    let listener = tokio::net::TcpListener::bind("127.0.0.1:3000").await?;
    println!("http://{}", listener.local_addr()?);
    axum::serve(listener, router(App { signer, uploads })).await?;
    Ok(())
}

fn router(app: App) -> Router {
    Router::new()
        .route("/", get(|| async { Html(include_str!("upload.html")) }))
        .route("/sign/put", post(sign_put))
        .route("/sign/form", post(sign_form))
        .with_state(app)
}

/// The file that the user chose, as the page describes it.
#[derive(Deserialize)]
struct FileDescription {
    name: String,
    r#type: String,
    bytes: u64,
}

impl FileDescription {
    /// Only images of a limited size are accepted. The signature covers both.
    fn check(&self) -> Result<(), Failure> {
        let is_image = self.r#type.starts_with("image/");
        if is_image && (IMAGE_SIZE.min()..=IMAGE_SIZE.max()).contains(&self.bytes) {
            Ok(())
        } else {
            Err(Failure::NotAnImage)
        }
    }
}

async fn sign_put(
    State(app): State<App>,
    Json(file): Json<FileDescription>,
) -> Result<Response, Failure> {
    file.check()?;
    let url = app
        .uploads
        .object_builder(key(&file)?)?
        .operation(Operation::upload())
        .try_content_type(file.r#type)?
        .content_length(file.bytes)
        .build()
        .sign(&app.signer)?;
    Ok(json(url.to_browser_json()))
}

async fn sign_form(
    State(app): State<App>,
    Json(file): Json<FileDescription>,
) -> Result<Response, Failure> {
    file.check()?;
    let form = app
        .uploads
        .form(key(&file)?)?
        .with_size(IMAGE_SIZE)
        .with_content_type(file.r#type.parse()?)
        .sign(&app.signer)?;
    Ok(json(form.to_json()))
}

/// The key of a file in the folder of its user. A real server takes the user from the
/// session.
fn key(file: &FileDescription) -> Result<cos_url::ObjectKey, Error> {
    let user = 42;
    format_key!("{user}/{name}", name = &file.name)
}

fn json(text: String) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], text).into_response()
}

enum Failure {
    NotAnImage,
    Signing(Error),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Signing(error)
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        match self {
            Self::NotAnImage => {
                (StatusCode::BAD_REQUEST, "choose an image of at most 5 MiB")
                    .into_response()
            }
            Self::Signing(error) if error.is_input() => {
                (StatusCode::BAD_REQUEST, error.to_string()).into_response()
            }
            Self::Signing(error) => {
                eprintln!("{error}");
                StatusCode::INTERNAL_SERVER_ERROR.into_response()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::{Body, to_bytes};
    use axum::http::Request;
    use tower::ServiceExt;

    async fn send(
        path: &str,
        name: &str,
        content_type: &str,
        bytes: u64,
    ) -> (u16, String) {
        let app = App {
            signer: Signer::new(
                Credentials::new("AKIDEXAMPLE", "SECRETKEYEXAMPLE").unwrap(),
            ),
            uploads: BucketUrl::from_static("examplebucket-1250000000", "ap-beijing"),
        };
        let body =
            format!(r#"{{"name":"{name}","type":"{content_type}","bytes":{bytes}}}"#);
        let request = Request::post(path)
            .header("Content-Type", "application/json")
            .body(Body::from(body))
            .unwrap();
        let response = router(app).oneshot(request).await.unwrap();
        let status = response.status().as_u16();
        let body = to_bytes(response.into_body(), 1 << 20).await.unwrap();
        (status, String::from_utf8(body.to_vec()).unwrap())
    }

    #[tokio::test]
    async fn images_are_signed() {
        for (path, parts) in [
            (
                "/sign/put",
                [
                    r#"{"method":"PUT","url":"https://examplebucket-1250000000."#,
                    r#""headers":{"Content-Type":"image/png"}"#,
                    "q-header-list=content-length%3Bcontent-type%3Bhost",
                ],
            ),
            (
                "/sign/form",
                [
                    r#"{"url":"https://examplebucket-1250000000."#,
                    r#""fields":{"key":"42/头像.png","Content-Type":"image/png""#,
                    r#""policy":""#,
                ],
            ),
        ] {
            let (status, json) = send(path, "头像.png", "image/png", 13).await;
            assert_eq!(status, 200);
            for part in parts {
                assert!(json.contains(part), "{part}: {json}");
            }
        }
    }

    #[tokio::test]
    async fn other_files_are_bad_requests() {
        for (name, content_type, bytes) in [
            ("../a.png", "image/png", 1),
            ("a.txt", "text/plain", 1),
            ("a.png", "image/png", 6 << 20),
        ] {
            for path in ["/sign/put", "/sign/form"] {
                let (status, body) = send(path, name, content_type, bytes).await;
                assert_eq!(status, 400, "{path} {name}: {body}");
            }
        }
    }
}
