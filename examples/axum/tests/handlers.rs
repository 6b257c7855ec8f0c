//! The handlers, without a socket and at a fixed time: status, headers and body of each response.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use cos_url::{BucketUrl, Credentials, KeyPrefix, Signer};
use cos_url_axum::{App, Clock, router};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use tower::ServiceExt;

const NOW: u64 = 1_700_000_000;
const SECRET_ID: &str = "AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q";
const SECRET_KEY: &str = "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz";

fn app_at(now: u64, credentials: Credentials) -> Router {
    let bucket = BucketUrl::from_static("examplebucket-1250000000", "ap-beijing");
    let bucket = bucket.with_prefix(KeyPrefix::from_static("uploads/"));
    router(App::new(bucket, Signer::new(credentials), Clock::Fixed(now), "a test"))
}

fn app() -> Router {
    app_at(NOW, Credentials::new(SECRET_ID, SECRET_KEY).unwrap())
}

/// Sends a request of a user, with JSON or without a body. Returns the status, the headers that only some responses
/// have, and the body.
async fn send(app: &Router, user: &str, target: &str, json: Option<&str>) -> (u16, Vec<String>, String) {
    let request = Request::builder().uri(target).header("cookie", format!("other=1; user={user}"));
    let request = match json {
        Some(json) => {
            request.method("POST").header("content-type", "application/json").body(Body::from(json.to_owned()))
        }
        None => request.body(Body::empty()),
    };
    respond(app, request.unwrap()).await
}

async fn respond(app: &Router, request: Request<Body>) -> (u16, Vec<String>, String) {
    let (parts, body) = app.clone().oneshot(request).await.unwrap().into_parts();
    let mut headers: Vec<_> =
        parts.headers.iter().map(|(name, value)| format!("{name}: {}", value.to_str().unwrap())).collect();
    headers.retain(|header| !header.starts_with("content-length: "));
    for every_response in ["cache-control: no-store", "x-content-type-options: nosniff"] {
        let count = headers.len();
        headers.retain(|header| header != every_response);
        assert_eq!(headers.len() + 1, count, "{every_response}");
    }
    let body = body.collect().await.unwrap().to_bytes();
    (parts.status.as_u16(), headers, String::from_utf8(body.into()).unwrap())
}

const PLAIN: &str = "content-type: text/plain; charset=utf-8";
const JSON: &str = "content-type: application/json";

#[tokio::test]
async fn redirects() {
    for (target, path, period, list, signature, overrides) in [
        (
            "/download/a.txt",
            "a.txt",
            "1699999940%3B1700000060",
            "response-content-disposition",
            "a2fe1853b3b15d47bf4fb7f7a5bafec2d0909b4a",
            "response-content-disposition=attachment%3B%20filename%3D%22a.txt%22",
        ),
        (
            "/download/%E6%8A%A5%E8%A1%A8%202024%25.txt",
            "%E6%8A%A5%E8%A1%A8%202024%25.txt",
            "1699999940%3B1700000060",
            "response-content-disposition",
            "555ff28bf4e90956973148d8b73a6877995afca4",
            "response-content-disposition=attachment%3B%20filename%3D%22__%202024_.txt%22%3B%20filename%2A%3DUTF-8%27%27\
             %25E6%258A%25A5%25E8%25A1%25A8%25202024%2525.txt",
        ),
        (
            "/preview/a.png",
            "a.png",
            "1699999140%3B1700006400",
            "response-cache-control%3Bresponse-content-disposition",
            "6e50945c50626a91ce22b61f98a8acd8e414d5ff",
            "response-cache-control=private%2C%20max-age%3D3600&response-content-disposition=inline",
        ),
    ] {
        let location = format!(
            "location: https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/uploads/alice/{path}?\
             q-sign-algorithm=sha1&q-ak={SECRET_ID}&q-sign-time={period}&q-key-time={period}&q-header-list=host&\
             q-url-param-list={list}&q-signature={signature}&{overrides}"
        );
        assert_eq!(send(&app(), "alice", target, None).await, (302, vec![location], String::new()), "{target}");
    }
}

/// For an hour, a preview has the same URL, so that the browser finds the image in its cache.
#[tokio::test]
async fn a_preview_has_the_same_url_for_an_hour() {
    let start = NOW - NOW % 3600;
    let mut locations = Vec::new();
    for now in [start, NOW, start + 3599, start + 3600] {
        let app = app_at(now, Credentials::new(SECRET_ID, SECRET_KEY).unwrap());
        let (status, headers, _) = send(&app, "alice", "/preview/a.png", None).await;
        assert_eq!(status, 302);
        locations.push(headers);
    }
    assert_eq!(locations[0], locations[1]);
    assert_eq!(locations[0], locations[2]);
    assert_ne!(locations[0], locations[3]);
}

#[tokio::test]
async fn invalid_names_are_rejected() {
    let file = |name: &str| format!(r#"{{"name":"{name}","type":"text/plain","size":5}}"#);
    for (name, path, message) in [
        (
            "a/b",
            "a%2Fb",
            "invalid file name `a/b`: file names have no path separator (`/` at byte 1); write the name \
             without directories",
        ),
        ("..", "%2E%2E", "invalid file name `..`: `.` and `..` are names of directories"),
        (
            "../bob/a.txt",
            "..%2Fbob%2Fa.txt",
            "invalid file name `../bob/a.txt`: file names have no path separator (`/` at byte 2); write the name \
             without directories",
        ),
        (
            "a\\\\b",
            "a%5Cb",
            "invalid file name `a\\\\b`: file names have no path separator (`\\\\` at byte 1); write the name \
             without directories",
        ),
        ("a\\nb", "a%0Ab", "invalid file name `a\\nb`: file names have no control characters (`\\n` at byte 1)"),
        (
            "a\u{202e}txt.exe",
            "a%E2%80%AEtxt.exe",
            "invalid file name `a\\u{202e}txt.exe`: file names have no bidirectional control characters, which \
             change how the name is displayed (`\\u{202e}` at byte 1)",
        ),
    ] {
        let expected = (400, vec![PLAIN.to_owned()], message.to_owned());
        for target in ["/download/", "/preview/"] {
            assert_eq!(send(&app(), "alice", &format!("{target}{path}"), None).await, expected, "{target}{path}");
        }
        for target in ["/uploads", "/forms", "/files"] {
            assert_eq!(send(&app(), "alice", target, Some(&file(name))).await, expected, "{target} {name}");
        }
    }
    let too_long = "a".repeat(840);
    let found = send(&app(), "alice", &format!("/download/{too_long}"), None).await;
    let (key, end) = ("a".repeat(66), "an object key has at most 850 bytes of UTF-8 (854 bytes)");
    let message = format!("invalid object key `uploads/alice/{key}…`: {end}");
    assert_eq!(found, (400, vec![PLAIN.to_owned()], message));
}

#[tokio::test]
async fn invalid_descriptions_are_rejected() {
    for (target, json, message) in [
        ("/uploads", r#"{"name":"a","type":"text/html","size":5}"#, "the type \"text/html\" is not accepted"),
        ("/forms", r#"{"name":"a","type":"text/html","size":5}"#, "the type \"text/html\" is not accepted"),
        ("/files", r#"{"name":"a","type":"text/html","size":5}"#, "the type \"text/html\" is not accepted"),
        (
            "/uploads",
            r#"{"name":"a","type":"text/plain\r\nx: y","size":5}"#,
            "the type \"text/plain\\r\\nx: y\" is not accepted",
        ),
        ("/uploads", r#"{"name":"a","type":"text/plain","size":0}"#, "the file is empty"),
        (
            "/uploads",
            r#"{"name":"a","type":"text/plain","size":10485761}"#,
            "the file has 10485761 bytes, and the limit is 10485760",
        ),
        (
            "/files",
            r#"{"name":"a","type":"text/plain","size":10485761}"#,
            "the file has 10485761 bytes, and the limit is 10485760",
        ),
        (
            "/uploads",
            r#"{"name":"a","type":"text/plain","size":-1}"#,
            "Failed to deserialize the JSON body into the target type: \
             size: invalid value: integer `-1`, expected u64 at line 1 column 41",
        ),
        (
            "/uploads",
            r#"{"name":"a","type":"text/plain"}"#,
            "Failed to deserialize the JSON body into the target type: \
             missing field `size` at line 1 column 32",
        ),
        ("/uploads", "{", "Failed to parse the request body as JSON: EOF while parsing an object at line 1 column 1"),
    ] {
        let found = send(&app(), "alice", target, Some(json)).await;
        assert_eq!(found, (400, vec![PLAIN.to_owned()], message.to_owned()), "{target} {json}");
    }
    // A page of another origin can send text, but JSON only if the server allows it by CORS, and this one does not.
    let form = Request::post("/uploads").header("cookie", "user=alice").body(Body::from("{}")).unwrap();
    let message = "Expected request with `Content-Type: application/json`";
    assert_eq!(respond(&app(), form).await, (400, vec![PLAIN.to_owned()], message.to_owned()));
}

#[tokio::test]
async fn invalid_users_are_rejected() {
    for (user, message) in [
        ("../bob", "invalid key segment `../bob`: a segment has no `/` (`/` at byte 2)"),
        ("", "invalid key segment: it is empty; a segment has at least one character"),
    ] {
        for target in ["/files", "/download/a.txt"] {
            let found = send(&app(), user, target, None).await;
            assert_eq!(found, (400, vec![PLAIN.to_owned()], message.to_owned()), "{user} {target}");
        }
    }
    let without_cookie = Request::get("/files").body(Body::empty()).unwrap();
    let expected = (401, vec![PLAIN.to_owned()], "the request has no cookie `user`".to_owned());
    assert_eq!(respond(&app(), without_cookie).await, expected);
}

/// The message of an error that the user did not cause is not sent to the user.
#[tokio::test]
async fn expired_credentials_are_an_error_of_the_server() {
    let credentials = Credentials::temporary(SECRET_ID, SECRET_KEY, "TOKEN").unwrap().ending_at(NOW - 1).unwrap();
    let app = app_at(NOW, credentials);
    let file = r#"{"name":"a.txt","type":"text/plain","size":5}"#;
    for (target, json) in
        [("/download/a.txt", None), ("/preview/a.txt", None), ("/uploads", Some(file)), ("/forms", Some(file))]
    {
        let expected = (500, vec![PLAIN.to_owned()], "the server cannot sign URLs at present".to_owned());
        assert_eq!(send(&app, "alice", target, json).await, expected, "{target}");
    }
}

#[tokio::test]
async fn an_upload_is_signed_with_its_type_and_size() {
    let file = r#"{"name":"报表 1.txt","type":"text/plain","size":5}"#;
    let expected = concat!(
        r#"{"method":"PUT","#,
        r#""url":"https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/uploads/alice/%E6%8A%A5%E8%A1%A8%201.txt"#,
        "?q-sign-algorithm=sha1&q-ak=AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q&q-sign-time=1699999940%3B1700000900",
        "&q-key-time=1699999940%3B1700000900",
        "&q-header-list=content-length%3Bcontent-type%3Bhost%3Bx-cos-forbid-overwrite&q-url-param-list=",
        r#"&q-signature=7dd13c1f891e759c1c5b75f19ee330e963747cc2","#,
        r#""headers":{"Content-Type":"text/plain","x-cos-forbid-overwrite":"true"},"expiresAt":1700000900}"#,
    );
    assert_eq!(send(&app(), "alice", "/uploads", Some(file)).await, (200, vec![JSON.to_owned()], expected.to_owned()));
}

/// `round_trip.rs` tests what the policy accepts.
#[tokio::test]
async fn a_form_is_signed_for_one_key_and_type() {
    let file = r#"{"name":"报表 1.txt","type":"text/plain","size":5}"#;
    let (status, headers, body) = send(&app(), "bob", "/forms", Some(file)).await;
    assert_eq!((status, headers), (200, vec![JSON.to_owned()]));
    let mut form: Value = serde_json::from_str(&body).unwrap();
    assert!(form["fields"].as_object_mut().unwrap().remove("policy").unwrap().is_string());
    let expected = json!({
        "url": "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/",
        "fields": {
            "key": "uploads/bob/报表 1.txt",
            "Content-Type": "text/plain",
            "x-cos-forbid-overwrite": "true",
            "q-sign-algorithm": "sha1",
            "q-ak": SECRET_ID,
            "q-key-time": "1699999940;1700000900",
            "q-signature": "46d44baa46b404ecc9ef0011940d5c5b52a8f1bd",
        },
    });
    assert_eq!(form, expected);
}

#[tokio::test]
async fn each_user_has_a_list() {
    let app = app();
    let [first, second, replaced] = [("a.txt", 5), ("b.txt", 6), ("a.txt", 7)]
        .map(|(name, size)| format!(r#"{{"name":"{name}","type":"text/plain","size":{size}}}"#));
    for (user, added, expected) in [
        ("alice", None, "[]".to_owned()),
        ("alice", Some(&first), format!("[{first}]")),
        ("alice", Some(&second), format!("[{first},{second}]")),
        ("alice", Some(&replaced), format!("[{second},{replaced}]")),
        ("alice", None, format!("[{second},{replaced}]")),
        ("bob", None, "[]".to_owned()),
    ] {
        let found = send(&app, user, "/files", added.map(String::as_str)).await;
        assert_eq!(found, (200, vec![JSON.to_owned()], expected), "{user} {added:?}");
    }
}

#[tokio::test]
async fn the_page_names_the_storage_and_the_limits() {
    let (status, headers, page) = send(&app(), "alice", "/", None).await;
    assert_eq!((status, headers), (200, vec!["content-type: text/html; charset=utf-8".to_owned()]));
    assert!(page.contains("Files are stored in a test."), "{page}");
    assert!(page.contains("At most 10 MiB. Types: PNG, JPEG, GIF, WebP, text, CSV, PDF, ZIP."), "{page}");
}
