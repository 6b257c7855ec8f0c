//! reqwest, ureq and hyper send what is signed: the stand-in sees the same method, target and headers.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests and their helper functions may panic")]

use cos_url::{Authorization, Credentials, HeaderName, HeaderValue, Method, ObjectKey, ObjectUrl, SignedUrl, Signer};
use cos_url_interop::exchange::{object, signer};
use cos_url_stand_in::{Config, Secret, StandIn};
use http::{HeaderMap, Request, Response};
use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper_util::client::legacy;
use hyper_util::rt::TokioExecutor;

/// Sends a request and returns the status and the body.
type Send = fn(Request<&'static str>) -> (u16, Vec<u8>);

const CLIENTS: [(&str, Send); 3] = [("reqwest", by_reqwest), ("ureq", by_ureq), ("hyper", by_hyper)];

fn by_reqwest(request: Request<&'static str>) -> (u16, Vec<u8>) {
    let client = reqwest::blocking::Client::builder().no_proxy().build().unwrap();
    let response = client.execute(request.try_into().unwrap()).unwrap();
    (response.status().as_u16(), response.bytes().unwrap().to_vec())
}

fn by_ureq(request: Request<&'static str>) -> (u16, Vec<u8>) {
    let config = ureq::Agent::config_builder().proxy(None).http_status_as_error(false).build();
    let agent = ureq::Agent::new_with_config(config);
    // ureq rejects a body for GET, HEAD, DELETE and OPTIONS, even an empty one.
    let mut response: Response<ureq::Body> = match *request.method() {
        http::Method::PUT | http::Method::POST => agent.run(request).unwrap(),
        _ => agent.run(request.map(|_| ())).unwrap(),
    };
    (response.status().as_u16(), response.body_mut().read_to_vec().unwrap())
}

fn by_hyper(request: Request<&'static str>) -> (u16, Vec<u8>) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let client = legacy::Client::builder(TokioExecutor::new()).build_http::<Full<Bytes>>();
        let response = client.request(request.map(Full::from)).await.unwrap();
        let status = response.status().as_u16();
        (status, response.into_body().collect().await.unwrap().to_bytes().to_vec())
    })
}

/// A request whose key contains every printable ASCII character and others, and whose headers contain every character
/// that a value may have.
fn requests(cos: &StandIn) -> Vec<(ObjectUrl, &'static str, u16)> {
    let every_character: String = (' '..='~').filter(|character| !"\\/".contains(*character)).collect();
    let mut requests = Vec::new();
    for key in ["photo.jpg".to_string(), format!("头像/😀 {every_character}/")] {
        for (method, parameter, body, status) in [
            (Method::Put, None, "hello", 200),
            (Method::Get, None, "", 200),
            (Method::Head, None, "", 200),
            (Method::Get, Some(("response-content-type", "text/plain; a='b'")), "", 200),
            (Method::Delete, None, "", 204),
            (Method::Post, Some(("uploads", "")), "", 200),
        ] {
            let mut builder = object(cos, method, ObjectKey::new(&*key).unwrap())
                .unwrap()
                .to_builder()
                .header(HeaderName::from_static("x-cos-meta-empty"), HeaderValue::from_static(""))
                .header(HeaderName::from_static("X-!#$%&'*+.^_`|~"), HeaderValue::new(every_character.trim()).unwrap())
                .header(HeaderName::from_static("X-Tab"), HeaderValue::from_static("a\tb  c"));
            if let Some((name, value)) = parameter {
                builder = builder.try_query(name, value).unwrap();
            }
            if method == Method::Put {
                builder = builder
                    .header(HeaderName::CONTENT_LENGTH, HeaderValue::from(body.len()))
                    .header(HeaderName::CONTENT_TYPE, HeaderValue::from_static("text/plain"));
            }
            requests.push((builder.build(), body, status));
        }
    }
    requests
}

/// The client sends what was signed, and the bodies arrive in both directions.
fn check(cos: &StandIn, client: &str, url: &str, expected: &HeaderMap, status: u16) {
    let [seen] = &cos.seen()[..] else { panic!("{client} sends one request") };
    let (_, target) = url.split_once(&cos.authority()).unwrap();
    assert_eq!((seen.target.as_str(), seen.status), (target, status), "{client}: {:?}", seen.refusal);
    for (name, value) in expected {
        let sent: Vec<_> = seen.headers.iter().filter(|(found, _)| found == name.as_str()).collect();
        assert_eq!(sent, [&(name.as_str().to_string(), value.as_bytes().to_vec())], "{client}: {name}");
    }
    assert_eq!(cos.seen().len(), 0);
}

#[test]
fn every_client_sends_what_is_signed() {
    for (name, send) in CLIENTS {
        let cos = StandIn::start().unwrap();
        for (object, body, status) in requests(&cos) {
            let url: SignedUrl = object.sign(&signer().unwrap()).unwrap();
            let request = url.clone().into_http_request(body).unwrap();
            let headers = request.headers().clone();
            let (found, content) = send(request);
            assert_eq!(found, status, "{name}");
            assert_eq!(content == b"hello", object.method() == Method::Get, "{name}");
            check(&cos, name, url.as_str(), &headers, status);
        }
    }
}

#[test]
fn every_client_sends_the_authorization_and_the_token() {
    for (name, send) in CLIENTS {
        let secret = Secret::temporary("AKIDEXAMPLE", "SECRETKEYEXAMPLE", "TOKEN+/==EXAMPLE", u64::MAX);
        let cos = StandIn::with(Config::default().secret(secret)).unwrap();
        let credentials = Credentials::temporary("AKIDEXAMPLE", "SECRETKEYEXAMPLE", "TOKEN+/==EXAMPLE").unwrap();
        let signer = Signer::new(credentials);
        for (object, body, status) in requests(&cos) {
            let authorization: Authorization = object.authorize(&signer).unwrap();
            let url = authorization.url().to_string();
            let request = authorization.into_http_request(body).unwrap();
            let headers = request.headers().clone();
            assert!(headers.contains_key("authorization") && headers.contains_key("x-cos-security-token"));
            assert_eq!(send(request).0, status, "{name}");
            check(&cos, name, &url, &headers, status);
        }
    }
}

#[test]
fn clients_accept_the_url_alone() {
    let cos = StandIn::start().unwrap();
    cos.put("头像/a b.txt", "hello", "text/plain");
    let get = object(&cos, Method::Get, ObjectKey::from_static("头像/a b.txt")).unwrap();
    let signed = get.sign(&signer().unwrap()).unwrap();

    let url = url::Url::try_from(&signed).unwrap();
    let client = reqwest::blocking::Client::builder().no_proxy().build().unwrap();
    assert_eq!(client.get(url).send().unwrap().text().unwrap(), "hello");

    let uri = http::Uri::try_from(&signed).unwrap();
    assert_eq!(
        ureq::get(uri).config().proxy(None).build().call().unwrap().body_mut().read_to_string().unwrap(),
        "hello"
    );
}
