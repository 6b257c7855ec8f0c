//! Many connections at once, and many slow ones.

use crate::client::{call, connect, signed_target, stand_in};
use cos_url_stand_in::StandIn;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

/// The status of a response, read to the end of the connection.
fn status(stream: &mut TcpStream) -> u16 {
    let mut reply = String::new();
    stream.read_to_string(&mut reply).unwrap();
    reply.split(' ').nth(1).unwrap().parse().unwrap()
}

/// A signed request for the object `a`, as bytes.
fn get_a(cos: &StandIn) -> String {
    let (authority, _, target) = signed_target(cos, "GET a");
    format!("GET {target} HTTP/1.1\r\nHost: {authority}\r\nConnection: close\r\n\r\n")
}

#[test]
fn a_thousand_simultaneous_connections_are_served() {
    let cos = stand_in();
    cos.put("a", "content", "text/plain");
    let request = get_a(&cos);
    let mut streams: Vec<_> = (0..1_000).map(|_| connect(&cos.authority())).collect();
    for stream in &mut streams {
        stream.write_all(request.as_bytes()).unwrap();
    }
    assert!(streams.iter_mut().all(|stream| status(stream) == 200));
}

#[test]
fn three_thousand_slow_connections_do_not_block_others() {
    let cos = stand_in();
    cos.put("a", "content", "text/plain");
    let request = get_a(&cos);
    let mut streams: Vec<_> = (0..3_000).map(|_| connect(&cos.authority())).collect();
    for piece in request.as_bytes().chunks(request.len().div_ceil(4)) {
        let start = Instant::now();
        assert_eq!(call(&cos, "GET a", &[], "").body, "content");
        assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
        for stream in &mut streams {
            stream.write_all(piece).unwrap();
        }
    }
    assert!(streams.iter_mut().all(|stream| status(stream) == 200));
}
