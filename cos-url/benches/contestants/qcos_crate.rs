//! qcos. It reads the clock itself and does not support temporary credentials.

use super::{Case, DISPOSITION, HOST, SECRET_ID, SECRET_KEY, Task, plain::encode};
use qcos::signer::Signer;
use reqwest::header::{HOST as HOST_NAME, HeaderMap, HeaderValue};
use std::collections::HashMap;
use std::hint::black_box;

pub fn cases(task: &Task) -> Vec<Case> {
    if task.token.is_some() {
        return Vec::new();
    }
    let path: Vec<_> = task.key.split('/').map(encode).collect();
    let path = format!("/{}", path.join("/"));
    // Does what its `get_presigned_download_url` does, with an additional parameter.
    let sign = move || {
        let mut headers = HeaderMap::new();
        headers.insert(HOST_NAME, HeaderValue::from_static(HOST));
        let query = HashMap::from([(DISPOSITION.0.to_owned(), DISPOSITION.1.to_owned())]);
        let signature = Signer::new("get", black_box(&path), Some(headers), Some(query)).get_signature(
            black_box(SECRET_KEY),
            black_box(SECRET_ID),
            900,
        );
        format!("https://{HOST}{path}?{signature}&{}={}", DISPOSITION.0, DISPOSITION.1)
    };
    vec![Case {
        name: "qcos (reads the clock)",
        floor: None,
        sample: sign(),
        urls: 1,
        run: Box::new(move || sign().len()),
    }]
}
