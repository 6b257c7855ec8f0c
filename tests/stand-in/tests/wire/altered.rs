//! A signed request is rejected if a significant byte of it is altered.

use crate::client::{NOW, fetch, send_to, sign, split, stand_in};
use cos_url::{HeaderName, HeaderValue, Method, QueryName, QueryValue, SignedUrl};
use cos_url_stand_in::{Caller, Request, SECRET_ID, SECRET_KEY, Secret, StandIn, verify};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// A URL with components of every kind.
fn url(cos: &StandIn) -> SignedUrl {
    sign(cos, "头像/a b+c/%2F~!*'().txt", |builder| {
        builder
            .query(QueryName::VERSION_ID, QueryValue::from_static("MTg0/+="))
            .query(QueryName::from_static("imageMogr2/thumbnail/200x/"), QueryValue::EMPTY)
            .query(QueryName::RESPONSE_CONTENT_TYPE, QueryValue::from_static("text/plain; charset=utf-8"))
            .header(HeaderName::from_static("x-cos-meta-a"), HeaderValue::from_static("1, 2"))
    })
}

/// The key and the parameters of a target. Two differences are not part of a signature: the case of the digits of an
/// encoded byte, and the case of a parameter name.
fn meaning(target: &str) -> Option<(String, Vec<(String, String)>)> {
    let request = Request::new("GET", target, Vec::new()).ok()?;
    let parameters = request.query().iter().map(|(name, value)| (lower_if_signed(name), value.clone())).collect();
    Some((request.key().to_owned(), parameters))
}

/// The names of the signature's own parameters are not in its lists, so they are case-sensitive.
fn lower_if_signed(name: &str) -> String {
    if name.to_ascii_lowercase().starts_with("q-") { name.to_owned() } else { name.to_ascii_lowercase() }
}

fn is_accepted(target: &str, headers: &[(&str, &str)]) -> bool {
    let headers = headers.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
    let secrets = [Secret::permanent(SECRET_ID, SECRET_KEY)];
    Request::new("GET", target, headers).is_ok_and(|request| verify(&request, &secrets, NOW) == Ok(Caller::Known))
}

#[test]
fn every_altered_byte_of_the_target_is_rejected() {
    let cos = stand_in();
    let url = url(&cos);
    let (authority, target) = split(url.as_str());
    let headers = [("host", authority), ("x-cos-meta-a", "1, 2")];
    assert!(is_accepted(target, &headers));

    let expected = meaning(target);
    let (same, rejected) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let alter = |at: usize| {
        let (before, after) = (&target[..at], &target[at + 1..]);
        let replaced = (0x20..0x7f_u8).map(|byte| format!("{before}{}{after}", char::from(byte)));
        let inserted = (0x20..0x7f_u8).map(|byte| format!("{before}{}{}", char::from(byte), &target[at..]));
        let removed = format!("{before}{after}");
        for altered in replaced.chain(inserted).chain([removed]).filter(|altered| altered != target) {
            let means_the_same = meaning(&altered) == expected;
            assert_eq!(is_accepted(&altered, &headers), means_the_same, "{altered}");
            if means_the_same { &same } else { &rejected }.fetch_add(1, Ordering::Relaxed);
        }
    };
    let (first, second) = (0..target.len() / 2, target.len() / 2..target.len());
    thread::scope(|scope| {
        scope.spawn(|| first.for_each(alter));
        second.for_each(alter);
    });
    // The requests that are accepted: with another case of the hexadecimal digits A to F or of letters in parameter
    // names, and with `&&`.
    let (same, rejected) = (same.into_inner(), rejected.into_inner());
    assert!(same == 89 && rejected > 90_000, "{same} {rejected}");
}

#[test]
fn every_altered_byte_of_a_signed_header_is_rejected() {
    let cos = stand_in();
    let url = url(&cos);
    let (authority, target) = split(url.as_str());
    for (name, value) in [("host", authority), ("x-cos-meta-a", "1, 2")] {
        for at in 0..value.len() {
            for byte in (0x20..0x7f_u8).filter(|byte| *byte != value.as_bytes()[at]) {
                let altered = format!("{}{}{}", &value[..at], char::from(byte), &value[at + 1..]);
                let headers = [("host", authority), ("x-cos-meta-a", "1, 2")]
                    .map(|(found, value)| (found, if found == name { altered.as_str() } else { value }));
                assert!(!is_accepted(target, &headers), "{name}: {altered}");
            }
        }
    }
    for headers in [
        &[("host", authority)][..],
        &[("x-cos-meta-a", "1, 2")],
        &[("host", authority), ("x-cos-meta-a", "1, 2"), ("X-Cos-Meta-A", "3")],
        &[("host", authority), ("host", "evil.example.com"), ("x-cos-meta-a", "1, 2")],
    ] {
        assert!(!is_accepted(target, headers), "{headers:?}");
    }
}

#[test]
fn a_flipped_bit_in_a_sent_request_is_rejected() {
    let cos = stand_in();
    cos.put("a b", "content", "text/plain");
    let url = sign(&cos, "a b", |builder| builder.query(QueryName::from_static("v"), QueryValue::from_static("M/+")));
    assert_eq!(fetch(&url, "").status, 200);
    let (authority, target) = split(url.as_str());
    for at in 0..target.len() {
        for bit in 0..7 {
            let mut bytes = target.as_bytes().to_vec();
            bytes[at] ^= 1 << bit;
            let altered = String::from_utf8(bytes).unwrap();
            // A line end or a space would end the target.
            let is_one_word = altered.bytes().all(|byte| byte.is_ascii_graphic());
            if is_one_word && meaning(&altered) != meaning(target) {
                let reply = send_to(authority, authority, "GET", &altered, &[], "");
                assert!(matches!(reply.status, 400 | 403 | 404), "{altered}: {reply:?}");
                assert!(!reply.body.contains("content"), "{altered}");
            }
        }
    }
}

#[test]
fn another_method_is_rejected() {
    let cos = stand_in();
    cos.put("a", "content", "text/plain");
    for signed in [Method::Get, Method::Head, Method::Put, Method::Delete, Method::Post] {
        let url = sign(&cos, "a", |builder| builder.method(signed));
        let (authority, target) = split(url.as_str());
        for sent in ["GET", "HEAD", "PUT", "DELETE", "POST"].into_iter().filter(|sent| *sent != signed.as_str()) {
            assert_eq!(send_to(authority, authority, sent, target, &[], "").status, 403, "{sent} for {signed}");
        }
        // Methods are case-sensitive: RFC 9110, section 9.1.
        let lower = signed.as_lower_str();
        assert_eq!(send_to(authority, authority, lower, target, &[], "").status, 405, "{lower}");
    }
}

#[test]
fn hosts_of_the_loopback_interface_are_accepted() {
    let cos = stand_in();
    let authority = cos.authority();
    let (_, port) = authority.rsplit_once(':').unwrap();
    for host in ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"] {
        let reply = send_to(&authority, &format!("{host}:{port}"), "GET", "/a", &[], "");
        assert_eq!(reply.element("Code"), Some("AccessDenied"), "{host}");
    }
}

#[test]
fn another_host_is_rejected() {
    let cos = stand_in();
    let url = sign(&cos, "a", |builder| builder);
    let (authority, target) = split(url.as_str());
    for host in ["examplebucket-1250000000.cos.ap-beijing.myqcloud.com", "127.0.0.1", ""] {
        let reply = send_to(authority, host, "GET", target, &[], "");
        assert_eq!((reply.status, reply.element("Code")), (404, Some("NoSuchBucket")), "{host}");
    }
    // Another host that the stand-in accepts, but not the signed one.
    let localhost = authority.replace("127.0.0.1", "localhost");
    let reply = send_to(authority, &localhost, "GET", target, &[], "");
    assert_eq!((reply.status, reply.element("Code")), (403, Some("SignatureDoesNotMatch")));
}
