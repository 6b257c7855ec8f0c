//! The straightforward program with the same crates: `format!`, hex, percent-encoding, hmac. The other URLs are
//! compared with its result.

use super::{BUCKET, Case, DISPOSITION, REGION, SECRET_ID, SECRET_KEY, Task, key_time};
use hmac::{Hmac, KeyInit, Mac};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use sha1::{Digest, Sha1};

const COMPONENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');
const PATH: &AsciiSet = &COMPONENT.remove(b'/');

pub fn hmac_hex(key: &str, message: &str) -> String {
    let hmac = Hmac::<Sha1>::new_from_slice(key.as_bytes()).unwrap();
    hex::encode(hmac.chain_update(message).finalize().into_bytes())
}

pub fn encode(text: &str) -> String {
    utf8_percent_encode(text, COMPONENT).to_string()
}

pub fn sign(task: &Task, key_time: &str) -> String {
    let host = format!("{BUCKET}.cos.{REGION}.myqcloud.com");
    let (name, value) = (DISPOSITION.0, encode(DISPOSITION.1));
    let (mut parameters, mut list, mut query) = (format!("{name}={value}"), name.to_owned(), String::new());
    if let Some(token) = &task.token {
        query = format!("&x-cos-security-token={}", encode(token));
        parameters.push_str(&query);
        list.push_str(";x-cos-security-token");
    }
    let http_string = format!("get\n/{}\n{parameters}\nhost={}\n", task.key, encode(&host));
    let string_to_sign = format!("sha1\n{key_time}\n{}\n", hex::encode(Sha1::digest(http_string)));
    let signature = hmac_hex(&hmac_hex(SECRET_KEY, key_time), &string_to_sign);
    format!(
        "https://{host}/{}?q-sign-algorithm=sha1&q-ak={}&q-sign-time={time}&q-key-time={time}&q-header-list=host\
         &q-url-param-list={}&q-signature={signature}{query}&{name}={value}",
        utf8_percent_encode(&task.key, PATH),
        encode(SECRET_ID),
        encode(&list),
        time = encode(key_time),
    )
}

pub fn cases(task: &Task) -> Vec<Case> {
    let (task, key_time) = (task.clone(), key_time().to_string());
    vec![Case {
        name: "straightforward program",
        floor: Some(super::floor::Stored::Nothing),
        sample: sign(&task, &key_time),
        urls: 1,
        run: Box::new(move || sign(&task, &key_time).len()),
    }]
}
