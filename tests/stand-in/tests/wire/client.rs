//! Helpers of the tests: signed requests for the stand-in, and a client that sends exactly the given bytes.

use cos_url::builder::{ObjectUrlBuilder, Set};
use cos_url::{
    Bucket, Credentials, Domain, KeyTime, ObjectKey, ObjectUrl, Protocol, Region, SignedUrl, Signer, bucket,
};
use cos_url_stand_in::{Config, SECRET_ID, SECRET_KEY, StandIn};
use std::fmt::Write as _;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// The fixed time of the stand-in's clock.
pub(crate) const NOW: u64 = 1_700_000_000;

pub(crate) fn stand_in() -> StandIn {
    StandIn::with(Config::default().clock_at(NOW)).unwrap()
}

pub(crate) fn key_time() -> KeyTime {
    KeyTime::new(NOW - 60, NOW + 600).unwrap()
}

pub(crate) fn signer() -> Signer {
    Signer::new(Credentials::new(SECRET_ID, SECRET_KEY).unwrap())
}

/// Signs a URL for the stand-in.
pub(crate) fn sign(cos: &StandIn, key: &str, build: impl FnOnce(Builder) -> Builder) -> SignedUrl {
    let builder = ObjectUrl::builder()
        .bucket(bucket!("examplebucket-1250000000"))
        .region(Region::AP_BEIJING)
        .try_key(key)
        .unwrap()
        .domain(Domain::private(cos.authority()).unwrap())
        .protocol(Protocol::Http);
    build(builder).build().sign_at(&signer(), key_time()).unwrap()
}

/// A builder whose required fields are set.
pub(crate) type Builder = ObjectUrlBuilder<Set<Bucket>, Set<Region>, Set<ObjectKey>>;

/// A response.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Reply {
    /// The value of a header.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.head.lines().skip(1).filter_map(|line| line.split_once(": "));
        headers.find(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// The text of an element of the XML.
    pub(crate) fn element(&self, name: &str) -> Option<&str> {
        let (_, text) = self.body.split_once(&format!("<{name}>"))?;
        text.split_once(&format!("</{name}>")).map(|(text, _)| text)
    }
}

/// A connection. Reading from it fails after a minute and a half.
pub(crate) fn connect(authority: &str) -> TcpStream {
    let stream = TcpStream::connect(authority).expect("`ulimit -n` is 9,000 or more and the server listens");
    stream.set_read_timeout(Some(Duration::from_secs(90))).unwrap();
    stream
}

/// Splits a URL into its authority and its target.
pub(crate) fn split(url: &str) -> (&str, &str) {
    let rest = url.split_once("://").unwrap().1;
    rest.split_at(rest.find('/').unwrap())
}

/// Sends the request for a signed URL, with its method and headers.
pub(crate) fn fetch(url: &SignedUrl, body: &str) -> Reply {
    let (authority, target) = split(url.as_str());
    let headers: Vec<_> = url.headers().collect();
    send(authority, url.method().as_str(), target, &headers, body)
}

/// Sends a request and reads until the connection ends.
pub(crate) fn send(authority: &str, method: &str, target: &str, headers: &[(&str, &str)], body: &str) -> Reply {
    send_to(authority, authority, method, target, headers, body)
}

/// The same as `send`, with another `Host`.
pub(crate) fn send_to(
    authority: &str,
    host: &str,
    method: &str,
    target: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> Reply {
    let mut request = format!("{method} {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n");
    for (name, value) in headers {
        write!(request, "{name}: {value}\r\n").unwrap();
    }
    if !body.is_empty() && !headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("content-length")) {
        write!(request, "Content-Length: {}\r\n", body.len()).unwrap();
    }
    let mut stream = connect(authority);
    stream.write_all(format!("{request}\r\n{body}").as_bytes()).unwrap();
    let mut reply = String::new();
    stream.read_to_string(&mut reply).unwrap();
    let (head, body) = reply.split_once("\r\n\r\n").unwrap();
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    Reply { status, head: head.into(), body: body.into() }
}

/// Sends a request for a line such as `PUT a?tagging`. Only the method, the key and the host are signed; the encoded
/// query and the headers are added unsigned.
pub(crate) fn call(cos: &StandIn, line: &str, headers: &[(&str, &str)], body: &str) -> Reply {
    let (authority, method, target) = signed_target(cos, line);
    send(&authority, &method, &target, headers, body)
}

/// The authority, method and target of `call`.
pub(crate) fn signed_target(cos: &StandIn, line: &str) -> (String, String, String) {
    let (method, rest) = line.split_once(' ').unwrap();
    let (key, query) = rest.split_once('?').unwrap_or((rest, ""));
    let url = sign(cos, key, |builder| builder.method(method.parse().unwrap()));
    let (authority, target) = split(url.as_str());
    let separator = if query.is_empty() { "" } else { "&" };
    (authority.into(), method.into(), format!("{target}{separator}{query}"))
}

/// The status and the code of a response.
pub(crate) fn outcome(reply: &Reply) -> (u16, Option<&str>) {
    (reply.status, reply.element("Code"))
}
