//! Eight threads sign while the signer is replaced. Every URL is verified by the stand-in's own verifier, with the
//! SecretKey that belongs to its `SecretId`.

#![cfg(test)]

use cos_url::{Credentials, KeyTime, ObjectUrl, SignedUrl, Signer, cos_url};
use cos_url_stand_in::{Caller, Request, Secret, verify};
use std::collections::HashSet;
use std::sync::RwLock;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

const NOW: u64 = 1_700_000_000;
const THREADS: usize = 8;
const ROTATIONS: usize = 200;
/// The time limit of the test.
const TIMEOUT: Duration = Duration::from_secs(120);

const OBJECT: ObjectUrl = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "报表 Q1.pdf" };

/// The expiration time of the credentials after a number of rotations.
fn end(rotation: usize) -> u64 {
    NOW + 3600 + rotation as u64
}

fn signer(rotation: usize) -> Signer {
    let end = end(rotation);
    let response = format!(
        r#"{{"Credentials":{{"Token":"Token{rotation}/+==","TmpSecretId":"AKID{rotation}","TmpSecretKey":"Key{rotation}"}},"ExpiredTime":{end}}}"#
    );
    Signer::new(Credentials::from_json(response).unwrap())
}

fn secret(rotation: usize) -> Secret {
    Secret::temporary(
        format!("AKID{rotation}"),
        format!("Key{rotation}"),
        format!("Token{rotation}/+=="),
        end(rotation),
    )
}

fn is_accepted(url: &SignedUrl, secrets: &[Secret]) -> bool {
    let (host, target) = url.as_str().strip_prefix("https://").unwrap().split_once('/').unwrap();
    let headers = vec![("host".into(), host.into())];
    let request = Request::new("GET", &format!("/{target}"), headers).unwrap();
    verify(&request, secrets, NOW) == Ok(Caller::Known)
}

#[test]
fn threads_sign_while_the_signer_is_replaced() {
    let secrets: Vec<Secret> = (0..=ROTATIONS).map(secret).collect();
    let current = RwLock::new(signer(0));
    let key_time = KeyTime::new(NOW - 60, NOW + 900).unwrap();
    let start = Instant::now();
    let (count, is_done) = (AtomicUsize::new(0), AtomicBool::new(false));
    // Each thread returns the SecretIds with which it signed, and the rejected URLs.
    let sign_all = || {
        let (mut ids, mut bad) = (HashSet::new(), Vec::new());
        while !is_done.load(Ordering::SeqCst) && start.elapsed() < TIMEOUT {
            let signer = current.read().unwrap().clone();
            assert!(signer.covers(key_time));
            let url = OBJECT.sign_at(&signer, key_time).unwrap();
            count.fetch_add(1, Ordering::SeqCst);
            ids.insert(secret_id(&url).to_owned());
            if !is_accepted(&url, &secrets) {
                bad.push(url);
            }
        }
        (ids, bad)
    };
    thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS).map(|_| scope.spawn(sign_all)).collect();
        for rotation in 1..=ROTATIONS {
            wait_for_urls(&count);
            *current.write().unwrap() = signer(rotation);
        }
        wait_for_urls(&count);
        is_done.store(true, Ordering::SeqCst);
        let mut all = HashSet::new();
        for thread in threads {
            let (ids, bad) = thread.join().unwrap();
            assert!(bad.is_empty(), "{bad:?}");
            all.extend(ids);
        }
        assert_eq!(all.len(), ROTATIONS + 1, "every signer signed");
    });
}

/// Waits for four URLs per thread. Then the current signer has signed, because each thread finishes at most one URL
/// with an earlier signer.
fn wait_for_urls(signed: &AtomicUsize) {
    let before = signed.load(Ordering::SeqCst);
    let start = Instant::now();
    while signed.load(Ordering::SeqCst) < before + 4 * THREADS {
        assert!(start.elapsed() < TIMEOUT, "no thread signs");
        thread::yield_now();
    }
}

fn secret_id(url: &SignedUrl) -> &str {
    let (_, id) = url.as_str().split_once("q-ak=").unwrap();
    id.split('&').next().unwrap()
}
