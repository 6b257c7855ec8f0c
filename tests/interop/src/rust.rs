//! The clients in Rust.

use crate::client::{Answer, Client, Sent};
use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use std::error::Error;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// The name of the column of a client, and the client.
pub type Named = (&'static str, Box<dyn Client>);

/// All clients in Rust.
///
/// # Errors
///
/// Returns an error if one of them cannot be created.
pub fn clients() -> Result<Vec<Named>, Box<dyn Error>> {
    Ok(vec![
        ("socket", Box::new(Socket)),
        ("hyper", Box::new(Hyper::new()?)),
        ("reqwest", Box::new(Reqwest::new()?)),
        ("ureq", Box::new(Ureq::new())),
    ])
}

/// A plain socket: it sends the printed URL without any change.
#[derive(Debug)]
struct Socket;

impl Socket {
    fn exchange(request: &Sent) -> Result<Answer, Box<dyn Error>> {
        let Sent { method, url, headers, body } = request;
        let rest = url.strip_prefix("http://").ok_or("another scheme")?;
        let (authority, target) = rest.split_at(rest.find('/').ok_or("no path")?);
        let mut lines = vec![format!("{method} {target} HTTP/1.1"), format!("Host: {authority}")];
        lines.extend(headers.iter().map(|(name, value)| format!("{name}: {value}")));
        if !headers.iter().any(|(name, _)| name == "Content-Length") {
            lines.push(format!("Content-Length: {}", body.len()));
        }
        let mut stream = TcpStream::connect(authority)?;
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        write!(stream, "{}\r\nConnection: close\r\n\r\n{body}", lines.join("\r\n"))?;
        let mut reply = Vec::new();
        stream.read_to_end(&mut reply)?;
        let end = reply.windows(4).position(|bytes| bytes == b"\r\n\r\n").ok_or("no end of the headers")?;
        let (head, body) = reply.split_at(end + 4);
        let status = str::from_utf8(head)?.split(' ').nth(1).ok_or("no status")?;
        Ok(Answer::new(status.parse()?, body))
    }
}

impl Client for Socket {
    fn send(&mut self, request: &Sent) -> Result<Answer, String> {
        Self::exchange(request).map_err(|error| error.to_string())
    }
}

/// hyper, which gets the URL as an `http::Uri`.
struct Hyper {
    runtime: tokio::runtime::Runtime,
    client: hyper_util::client::legacy::Client<HttpConnector, Full<Bytes>>,
}

impl Hyper {
    fn new() -> std::io::Result<Self> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let client = hyper_util::client::legacy::Client::builder(TokioExecutor::new()).build_http();
        Ok(Self { runtime, client })
    }

    async fn exchange(&self, request: &Sent) -> Result<Answer, Box<dyn Error>> {
        let uri: hyper::Uri = request.url.parse()?;
        let mut builder = hyper::Request::builder().method(request.method.as_str()).uri(uri);
        for (name, value) in &request.headers {
            builder = builder.header(name, value);
        }
        let response = self.client.request(builder.body(Full::from(request.body.clone()))?).await?;
        let status = response.status().as_u16();
        Ok(Answer::new(status, &response.into_body().collect().await?.to_bytes()))
    }
}

impl Client for Hyper {
    fn send(&mut self, request: &Sent) -> Result<Answer, String> {
        self.runtime.block_on(self.exchange(request)).map_err(|error| error.to_string())
    }
}

/// reqwest, which gets the URL as a `url::Url`.
struct Reqwest(reqwest::blocking::Client);

impl Reqwest {
    fn new() -> reqwest::Result<Self> {
        reqwest::blocking::Client::builder().no_proxy().build().map(Self)
    }

    fn exchange(&self, request: &Sent) -> Result<Answer, Box<dyn Error>> {
        let mut builder = self.0.request(request.method.parse()?, &request.url);
        for (name, value) in &request.headers {
            builder = builder.header(name, value);
        }
        let response = builder.body(request.body.clone()).send()?;
        Ok(Answer::new(response.status().as_u16(), &response.bytes()?))
    }
}

impl Client for Reqwest {
    fn send(&mut self, request: &Sent) -> Result<Answer, String> {
        self.exchange(request).map_err(|error| error.to_string())
    }
}

/// ureq.
struct Ureq(ureq::Agent);

impl Ureq {
    fn new() -> Self {
        let config = ureq::Agent::config_builder().proxy(None).http_status_as_error(false);
        // ureq does not send a body with DELETE, and requires one with PUT and POST.
        Self(config.allow_non_standard_methods(true).build().into())
    }

    fn exchange(&self, request: &Sent) -> Result<Answer, Box<dyn Error>> {
        let mut builder = ureq::http::Request::builder().method(request.method.as_str()).uri(&request.url);
        for (name, value) in &request.headers {
            builder = builder.header(name, value);
        }
        let mut response = if matches!(request.method.as_str(), "PUT" | "POST") {
            self.0.run(builder.body(request.body.as_str())?)?
        } else {
            self.0.run(builder.body(())?)?
        };
        let status = response.status().as_u16();
        Ok(Answer::new(status, &response.body_mut().read_to_vec()?))
    }
}

impl Client for Ureq {
    fn send(&mut self, request: &Sent) -> Result<Answer, String> {
        self.exchange(request).map_err(|error| error.to_string())
    }
}
