//! Uploads and downloads over loopback, with the stand-in as COS.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

use cos_url_axum::{App, Clock, Storage, router};
use serde_json::{Value, json};
use std::thread;
use ureq::http::{Request, Response};
use ureq::{Agent, Body};

const NAME: &str = "报表 2024年 (终) 100%.txt";
const BYTES: &[u8] = "季度,收入\r\n\0".as_bytes();

/// A running application, and a client for it.
struct RunningApplication {
    address: String,
    client: Agent,
    _storage: Storage,
}

impl RunningApplication {
    /// Starts the application and the stand-in on free ports. The application runs until the test ends.
    fn start() -> Self {
        let storage = Storage::stand_in().unwrap();
        let app = App::new(storage.bucket(), storage.signer(), Clock::System, "a test");
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        thread::spawn(|| {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                axum::serve(tokio::net::TcpListener::from_std(listener).unwrap(), router(app)).await.unwrap();
            });
        });
        let client = Agent::config_builder().http_status_as_error(false).max_redirects(0).proxy(None).build().into();
        Self { address, client, _storage: storage }
    }

    /// Sends a description of a file to the application, which must accept it.
    fn post(&self, user: &str, path: &str, file: &Value) -> Value {
        let request = Request::post(format!("{}{path}", self.address))
            .header("cookie", format!("user={user}"))
            .header("content-type", "application/json")
            .body(file.to_string())
            .unwrap();
        let (status, body) = read(self.client.run(request).unwrap());
        assert_eq!(status, 200);
        serde_json::from_slice(&body).unwrap()
    }

    /// Sends a file as the page does with the response of `/uploads`.
    fn put(&self, signed: &Value, content_type: &str, bytes: &[u8]) -> (u16, String) {
        let method = signed["method"].as_str().unwrap();
        let mut request = Request::builder().method(method).uri(signed["url"].as_str().unwrap());
        for (name, value) in signed["headers"].as_object().unwrap() {
            let value = if name == "Content-Type" { content_type } else { value.as_str().unwrap() };
            request = request.header(name, value);
        }
        code(self.client.run(request.body(bytes).unwrap()).unwrap())
    }

    /// Sends a file as the page does with the response of `/forms`. The fields in `changed` have other values.
    fn send_form(&self, form: &Value, changed: &[(&str, &str)], bytes: &[u8]) -> (u16, String) {
        let mut body = Vec::new();
        for (name, value) in form["fields"].as_object().unwrap() {
            let value =
                changed.iter().find(|(other, _)| other == name).map_or(value.as_str().unwrap(), |(_, value)| value);
            body.extend(format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes());
        }
        body.extend(b"--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n");
        body.extend(bytes);
        body.extend(b"\r\n--x--\r\n");
        let request =
            Request::post(form["url"].as_str().unwrap()).header("content-type", "multipart/form-data; boundary=x");
        code(self.client.run(request.body(body).unwrap()).unwrap())
    }

    /// Follows the redirect of a path of the application.
    fn follow(&self, user: &str, path: &str) -> Response<Body> {
        let request = Request::get(format!("{}{path}", self.address)).header("cookie", format!("user={user}"));
        let redirect = self.client.run(request.body(()).unwrap()).unwrap();
        assert_eq!(redirect.status(), 302);
        self.client.get(redirect.headers()["location"].to_str().unwrap()).call().unwrap()
    }
}

fn read(mut response: Response<Body>) -> (u16, Vec<u8>) {
    (response.status().as_u16(), response.body_mut().read_to_vec().unwrap())
}

/// The status of a response of COS, and the code of its error.
fn code(response: Response<Body>) -> (u16, String) {
    let (status, body) = read(response);
    let body = String::from_utf8(body).unwrap();
    let code = body.split_once("<Code>").and_then(|(_, rest)| rest.split_once("</Code>"));
    (status, code.map_or(String::new(), |(code, _)| code.to_owned()))
}

fn file(name: &str, content_type: &str, bytes: &[u8]) -> Value {
    json!({ "name": name, "type": content_type, "size": bytes.len() })
}

fn path(name: &str) -> String {
    name.bytes().fold(String::new(), |path, byte| format!("{path}%{byte:02X}"))
}

fn assert_saved(site: &RunningApplication, name: &str) {
    let response = site.follow("alice", &format!("/download/{}", path(name)));
    let disposition = response.headers()["content-disposition"].to_str().unwrap().to_owned();
    let expected = concat!(
        "attachment; filename=\"__ 2024_ (_) 100_.txt\"; ",
        "filename*=UTF-8''%E6%8A%A5%E8%A1%A8%202024%E5%B9%B4%20%28%E7%BB%88%29%20100%25.txt",
    );
    assert_eq!(disposition, expected);
    assert_eq!(response.headers()["content-type"], "text/plain");
    assert_eq!(read(response), (200, BYTES.to_vec()));
}

#[test]
fn a_file_that_was_uploaded_by_put_is_saved_under_its_name() {
    let site = RunningApplication::start();
    let signed = site.post("alice", "/uploads", &file(NAME, "text/plain", BYTES));
    assert_eq!(site.put(&signed, "text/plain", BYTES), (200, String::new()));
    assert_saved(&site, NAME);
}

#[test]
fn a_file_that_was_uploaded_by_a_form_is_saved_under_its_name() {
    let site = RunningApplication::start();
    let form = site.post("alice", "/forms", &file(NAME, "text/plain", BYTES));
    assert_eq!(site.send_form(&form, &[], BYTES), (204, String::new()));
    assert_saved(&site, NAME);
}

#[test]
fn a_preview_is_displayed_and_cached() {
    let site = RunningApplication::start();
    let signed = site.post("alice", "/uploads", &file("头像.png", "image/png", BYTES));
    assert_eq!(site.put(&signed, "image/png", BYTES), (200, String::new()));
    let response = site.follow("alice", &format!("/preview/{}", path("头像.png")));
    let headers = ["content-disposition", "cache-control", "content-type"].map(|name| response.headers()[name].clone());
    assert_eq!(headers, ["inline", "private, max-age=3600", "image/png"]);
    assert_eq!(read(response), (200, BYTES.to_vec()));
}

#[test]
fn an_upload_by_put_must_be_the_described_file() {
    let site = RunningApplication::start();
    let signed = site.post("alice", "/uploads", &file(NAME, "text/plain", BYTES));
    let mismatch = (403, "SignatureDoesNotMatch".to_owned());
    assert_eq!(site.put(&signed, "text/html", BYTES), mismatch);
    assert_eq!(site.put(&signed, "text/plain", &BYTES[1..]), mismatch);
    assert_eq!(site.put(&signed, "text/plain", BYTES), (200, String::new()));
    assert_eq!(site.put(&signed, "text/plain", BYTES), (409, "FileAlreadyExists".to_owned()));
}

#[test]
fn an_upload_by_a_form_must_satisfy_the_policy() {
    let site = RunningApplication::start();
    let form = site.post("alice", "/forms", &file(NAME, "text/plain", BYTES));
    let too_large = vec![b'x'; (10 << 20) + 1];
    for (changed, bytes, status, error) in [
        (&[][..], &b""[..], 400, "EntityTooSmall"),
        (&[], &too_large, 400, "EntityTooLarge"),
        (&[("Content-Type", "text/html")], BYTES, 403, "AccessDenied"),
        (&[("key", "uploads/bob/a.txt")], BYTES, 403, "AccessDenied"),
        (&[("x-cos-forbid-overwrite", "false")], BYTES, 403, "AccessDenied"),
        (&[], BYTES, 204, ""),
        (&[], BYTES, 409, "FileAlreadyExists"),
    ] {
        assert_eq!(site.send_form(&form, changed, bytes), (status, error.to_owned()), "{changed:?}");
    }
}

#[test]
fn a_file_of_another_user_is_not_found() {
    let site = RunningApplication::start();
    let signed = site.post("alice", "/uploads", &file("a.txt", "text/plain", BYTES));
    assert_eq!(site.put(&signed, "text/plain", BYTES), (200, String::new()));
    assert_eq!(read(site.follow("alice", "/download/a.txt")), (200, BYTES.to_vec()));
    for path in ["/download/a.txt", "/preview/a.txt"] {
        assert_eq!(code(site.follow("bob", path)), (404, "NoSuchKey".to_owned()));
    }
}
