//! POST Object: an upload by a form, document [436/14690](https://cloud.tencent.com/document/product/436/14690).

use crate::answer::Answer;
use crate::base64::from_base64;
use crate::bucket::Bucket;
use crate::config::{Config, Secret};
use crate::form::Form;
use crate::hex::{from_hex, to_hex};
use crate::operation::Operation;
use crate::refusal::Refusal;
use crate::request::Request;
use crate::verify::{are_equal, check_window, encode, hmac};
use crate::{content_md5, policy, traffic_limit, unsupported};
use hmac::Mac;
use hyper::body::Bytes;
use sha1::{Digest, Sha1};

/// The text that the field `key` may contain.
const FILE_NAME: &str = "${filename}";

/// The fields of the signature.
const SIGNATURE: [&str; 6] =
    ["policy", "q-sign-algorithm", "q-ak", "q-key-time", "q-signature", "x-cos-security-token"];

/// Stores the file of a form.
pub(crate) fn perform(
    config: &Config,
    bucket: &mut Bucket,
    request: &Request,
    body: &Bytes,
    now: u64,
) -> Result<Answer, Refusal> {
    let form = Form::read(request, body)?;
    let key = verify_form(&form, &config.secrets, config.bucket.as_deref(), now)?;
    let put = Request { method: "PUT".into(), key, query: Vec::new(), headers: stored_fields(&form) };
    unsupported::check_headers(&put, Operation::Put, config.ignores_unsupported)?;
    traffic_limit::check(&put)?;
    content_md5::check(&put, &form.file)?;
    let success = Success::of(&form, config)?;
    let stored = bucket.put_form(&put, form.file.clone(), now)?;
    Ok(success.answer(request, &put.key, stored))
}

/// Verifies the signature and the policy of a form at a time in Unix seconds, and returns the key of the object.
/// Without a bucket name, every bucket is accepted.
///
/// # Errors
///
/// The error response of COS, if the form is not signed, its signature is not valid, or it does not satisfy its policy.
pub fn verify_form(form: &Form, secrets: &[Secret], bucket: Option<&str>, now: u64) -> Result<String, Refusal> {
    let policy = verify(form, secrets, now)?;
    let key = key(form)?;
    policy::check(&policy, form, &key, bucket, now)?;
    Ok(key)
}

/// Verifies the signature and returns the text of the policy.
fn verify(form: &Form, secrets: &[Secret], now: u64) -> Result<Vec<u8>, Refusal> {
    let Some(policy) = form.field("policy")? else { return Err(Refusal::ACCESS_DENIED) };
    let field = |name: &str| form.field(name)?.ok_or(Refusal::MALFORMED_SIGNATURE);
    if field("q-sign-algorithm")? != "sha1" {
        return Err(Refusal::MALFORMED_SIGNATURE);
    }
    let (id, key_time) = (field("q-ak")?, field("q-key-time")?);
    let signature = from_hex(field("q-signature")?).ok_or(Refusal::MALFORMED_SIGNATURE)?;
    let secret = secrets.iter().find(|secret| secret.id == id).ok_or(Refusal::UNKNOWN_ID)?;
    check_token(form, secret, now)?;
    check_window(key_time, now)?;
    let policy = from_base64(policy.as_bytes()).ok_or(Refusal::INVALID_POLICY)?;
    let sign_key = to_hex(&hmac(secret.key.as_bytes(), key_time).finalize().into_bytes());
    let string_to_sign = to_hex(&Sha1::digest(&policy));
    if hmac(sign_key.as_bytes(), &string_to_sign).verify_slice(&signature).is_err() {
        let policy = String::from_utf8_lossy(&policy).into_owned();
        return Err(Refusal::signature_does_not_match(string_to_sign, policy));
    }
    Ok(policy)
}

/// A form with temporary credentials must have their token. A form with permanent credentials must have no token.
fn check_token(form: &Form, secret: &Secret, now: u64) -> Result<(), Refusal> {
    let is_right = match (form.field("x-cos-security-token")?, &secret.token) {
        (None, None) => true,
        (Some(sent), Some(token)) => are_equal(sent.as_bytes(), token.as_bytes()),
        _ => false,
    };
    if !is_right {
        return Err(Refusal::INVALID_TOKEN);
    }
    if secret.end.is_some_and(|end| now > end) { Err(Refusal::EXPIRED_TOKEN) } else { Ok(()) }
}

/// The key, in which the name of the file is inserted.
fn key(form: &Form) -> Result<String, Refusal> {
    let key = form.field("key")?.filter(|key| !key.is_empty()).ok_or(Refusal::NO_KEY)?;
    let name = form.file_name.rsplit(['/', '\\']).next().unwrap_or_default();
    Ok(key.replace(FILE_NAME, name))
}

/// The fields that correspond to headers of PUT Object.
fn stored_fields(form: &Form) -> Vec<(String, Vec<u8>)> {
    let is_header = |name: &str| !SIGNATURE.contains(&name) && name != "key" && !name.starts_with("success_action_");
    let named = form.fields.iter().map(|(name, value)| (name.to_ascii_lowercase(), value));
    let headers = named.filter(|(name, _)| is_header(name));
    headers.map(|(name, value)| (if name == "acl" { "x-cos-acl".into() } else { name }, value.clone().into())).collect()
}

/// The response to an upload.
enum Success {
    Redirect { url: String, bucket: String },
    Status(u16),
}

impl Success {
    fn of(form: &Form, config: &Config) -> Result<Self, Refusal> {
        if let Some(url) = form.field("success_action_redirect")? {
            let bucket = config.bucket.clone().unwrap_or_default();
            return Ok(Self::Redirect { url: url.into(), bucket });
        }
        match form.field("success_action_status")? {
            None | Some("204") => Ok(Self::Status(204)),
            Some("200") => Ok(Self::Status(200)),
            Some("201") => Ok(Self::Status(201)),
            Some(_) => Err(Refusal::INVALID_ARGUMENT),
        }
    }

    /// The response to the upload. Its `ETag` comes from the response of PUT Object.
    fn answer(self, request: &Request, key: &str, mut stored: Answer) -> Answer {
        let location = match self {
            Self::Redirect { url, bucket } => {
                stored.status = 303;
                let etag = stored.headers.iter().find(|(name, _)| name == "etag").map(|(_, value)| value.as_slice());
                let separator = if url.contains('?') { '&' } else { '?' };
                let (key, etag) = (encode(key.as_bytes()), encode(etag.unwrap_or_default()));
                format!("{url}{separator}bucket={}&key={key}&etag={etag}", encode(bucket.as_bytes()))
            }
            Self::Status(status) => {
                stored.status = status;
                let host = String::from_utf8_lossy(request.header("host").unwrap_or_default()).into_owned();
                format!("http://{host}/{}", encode(key.as_bytes()).replace("%2F", "/"))
            }
        };
        stored.with("location", location)
    }
}
