//! reqsign-tencent-cos, the signer of Apache OpenDAL. It reads the clock itself, and signs every header it is given.

use super::{Case, DISPOSITION, HOST, SECRET_ID, SECRET_KEY, Task, plain::encode};
use http::Request;
use reqsign_core::{Context, SignRequest};
use reqsign_tencent_cos::{Credential, RequestSigner};
use std::hint::black_box;
use std::time::Duration;

pub fn cases(task: &Task) -> Vec<Case> {
    let path: Vec<_> = task.key.split('/').map(encode).collect();
    let url = format!("https://{HOST}/{}?{}={}", path.join("/"), DISPOSITION.0, DISPOSITION.1);
    let (parts, ()) = Request::get(url).header("host", HOST).body(()).unwrap().into_parts();
    let credential = Credential {
        secret_id: SECRET_ID.into(),
        secret_key: SECRET_KEY.into(),
        security_token: task.token.clone(),
        expires_in: None,
    };
    let (signer, context) = (RequestSigner::new(), Context::new());
    // The request is built once, as the request for cos-url is. Signing changes a copy of it.
    let sign = move || {
        let mut parts = black_box(&parts).clone();
        let expires = Some(Duration::from_secs(900));
        pollster::block_on(signer.sign_request(&context, &mut parts, Some(black_box(&credential)), expires)).unwrap();
        parts.uri
    };
    vec![Case {
        name: "reqsign-tencent-cos (reads the clock)",
        floor: None,
        sample: sign().to_string(),
        urls: 1,
        run: Box::new(move || black_box(sign()).path().len()),
    }]
}
