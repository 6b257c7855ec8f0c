//! [`Module`]: the state of the module, which consists of the credentials and the two buffers that JavaScript accesses.

#![forbid(unsafe_code)]

use cos_url::{Credentials, KeyTime, ObjectUrl, Signer};
use serde::Deserialize;
use std::borrow::Cow;
use zeroize::Zeroize;

pub(crate) struct Module {
    signer: Option<Signer>,
    input: Vec<u8>,
    output: String,
}

impl Module {
    pub(crate) const fn new() -> Self {
        Self { signer: None, input: Vec::new(), output: String::new() }
    }

    /// A buffer of this length, for the JSON of the next call.
    pub(crate) fn input(&mut self, length: usize) -> &mut [u8] {
        self.input.resize(length, 0);
        &mut self.input
    }

    pub(crate) fn output(&self) -> &str {
        &self.output
    }

    /// Stores the credentials in the buffer. If they are invalid, the stored ones do not change.
    pub(crate) fn configure(&mut self) -> bool {
        let credentials = read_credentials(&self.input);
        self.input.zeroize();
        let stored = credentials.map(|credentials| self.signer = Some(Signer::new(credentials)));
        self.finish(stored.map(|()| String::new()))
    }

    /// Signs the request in the buffer.
    pub(crate) fn sign(&mut self, now: u64) -> bool {
        let url = self.url(now);
        self.input.zeroize();
        self.finish(url)
    }

    fn url(&self, now: u64) -> Result<String, String> {
        let signer = self.signer.as_ref().ok_or("no credentials; call `configure` first")?;
        let object: ObjectUrl = serde_json::from_slice(&self.input).map_err(|error| without_place(&error))?;
        let key_time = KeyTime::from_now(now, object.expires()).map_err(|error| error.to_string())?;
        Ok(object.sign_at(signer, key_time).map_err(|error| error.to_string())?.into_string())
    }

    fn finish(&mut self, result: Result<String, String>) -> bool {
        let succeeded = result.is_ok();
        self.output = result.unwrap_or_else(|message| message);
        succeeded
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Keys<'a> {
    #[serde(borrow)]
    secret_id: Cow<'a, str>,
    #[serde(borrow)]
    secret_key: Cow<'a, str>,
    #[serde(borrow)]
    token: Option<Cow<'a, str>>,
    expired_time: Option<u64>,
}

fn read_credentials(json: &[u8]) -> Result<Credentials, String> {
    // The error of the parser is not returned, because it can contain a part of a secret.
    let keys: Keys = serde_json::from_slice(json).map_err(|_| {
        "credentials have the strings `secretId` and `secretKey`, and temporary ones also the string `token` and the number \
         `expiredTime` in Unix seconds"
    })?;
    let credentials = match keys.token {
        None => Credentials::new(keys.secret_id, keys.secret_key),
        Some(token) => Credentials::temporary(keys.secret_id, keys.secret_key, token),
    };
    match keys.expired_time {
        None => credentials,
        Some(end) => credentials.and_then(|credentials| credentials.ending_at(end)),
    }
    .map_err(|error| error.to_string())
}

/// The message of an error, without the line and column, because JavaScript users do not see the JSON.
fn without_place(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    message.strip_suffix(&place).unwrap_or(&message).to_owned()
}
