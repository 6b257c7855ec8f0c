//! Requests that do not arrive in time, or not completely.

use crate::client::{NOW, call, connect, outcome, send, signed_target, stand_in};
use cos_url_stand_in::{Config, StandIn};
use std::io::{Read, Write};
use std::net::Shutdown;
use std::time::{Duration, Instant};

#[test]
fn a_head_that_takes_too_long_ends_the_connection() {
    let cos = StandIn::with(Config::default().header_timeout(Duration::from_millis(200))).unwrap();
    for head in ["", "GET /a HTTP/1.1\r\nHost: "] {
        let mut stream = connect(&cos.authority());
        stream.write_all(head.as_bytes()).unwrap();
        let start = Instant::now();
        let mut reply = Vec::new();
        stream.read_to_end(&mut reply).unwrap();
        assert!(start.elapsed() < Duration::from_secs(10), "{head:?}: {:?}", start.elapsed());
        assert!(!reply.starts_with(b"HTTP/1.1 200"), "{head:?}");
    }
}

#[test]
fn a_body_that_takes_too_long_is_rejected() {
    let config = Config::default().clock_at(NOW).body_timeout(Duration::from_millis(200));
    let cos = StandIn::with(config).unwrap();
    let (authority, method, target) = signed_target(&cos, "PUT a");
    let reply = send(&authority, &method, &target, &[("Content-Length", "5")], "");
    assert_eq!(outcome(&reply), (400, Some("RequestTimeout")));
    assert!(cos.object("a").is_none());
}

#[test]
fn an_incomplete_body_is_not_stored() {
    let cos = stand_in();
    let (authority, method, target) = signed_target(&cos, "PUT a");
    let mut stream = connect(&authority);
    write!(stream, "{method} {target} HTTP/1.1\r\nHost: {authority}\r\nContent-Length: 5\r\n\r\nhe").unwrap();
    stream.shutdown(Shutdown::Write).unwrap();
    let mut reply = Vec::new();
    stream.read_to_end(&mut reply).unwrap();
    assert!(!reply.starts_with(b"HTTP/1.1 200"));
    assert!(cos.object("a").is_none());
}

#[test]
fn a_response_that_is_not_read_ends_the_connection() {
    const BYTES: usize = 32 << 20;
    let cos = StandIn::with(Config::default().clock_at(NOW).write_timeout(Duration::from_millis(200))).unwrap();
    assert_eq!(call(&cos, "PUT a", &[], &"a".repeat(BYTES)).status, 200);
    let (authority, method, target) = signed_target(&cos, "GET a");
    let mut stream = connect(&authority);
    write!(stream, "{method} {target} HTTP/1.1\r\nHost: {authority}\r\n\r\n").unwrap();
    // The stand-in closes the connection, and then it cannot be written to.
    let start = Instant::now();
    while stream.write_all(b" ").is_ok() {
        assert!(start.elapsed() < Duration::from_secs(10), "the connection is open");
        std::thread::sleep(Duration::from_millis(20));
    }
    let mut reply = Vec::new();
    // Reads the rest of the response, or gets a connection reset.
    let _ = stream.read_to_end(&mut reply);
    assert!(reply.len() < BYTES, "{}", reply.len());
}
