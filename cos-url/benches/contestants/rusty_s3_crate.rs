//! rusty-s3: another vendor's signature (SHA-256, AWS V4), for comparison with a careful pure signer.

use super::{BUCKET, Case, DISPOSITION, SECRET_ID, SECRET_KEY, Task};
use rusty_s3::{Bucket, Credentials, S3Action, UrlStyle};
use std::hint::black_box;
use std::time::Duration;

pub fn cases(task: &Task) -> Vec<Case> {
    let endpoint = "https://s3.ap-east-1.amazonaws.com".parse().unwrap();
    let bucket = Bucket::new(endpoint, UrlStyle::VirtualHost, BUCKET, "ap-east-1").unwrap();
    let credentials = match &task.token {
        Some(token) => Credentials::new_with_token(SECRET_ID, SECRET_KEY, token.as_str()),
        None => Credentials::new(SECRET_ID, SECRET_KEY),
    };
    let key = task.key.clone();
    let sign = move || {
        let mut action = bucket.get_object(Some(black_box(&credentials)), black_box(&key));
        action.query_mut().insert(DISPOSITION.0, DISPOSITION.1);
        action.sign(Duration::from_secs(900))
    };
    vec![Case {
        name: "rusty-s3 (S3, reads the clock)",
        floor: None,
        sample: sign().to_string(),
        urls: 1,
        run: Box::new(move || black_box(sign()).as_str().len()),
    }]
}
