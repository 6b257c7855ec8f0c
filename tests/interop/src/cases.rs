//! The difficult inputs, and the requests with them.

use crate::client::{Answer, Client, Reach, Sent};
use crate::signing::{Wish, sign, stand_in};
use cos_url::ObjectKey;
use cos_url_stand_in::StandIn;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::error::Error;
use std::path::Path;

/// The difficult inputs.
#[derive(Debug)]
pub struct Cases {
    keys: Vec<NamedKey>,
    parameters: Vec<Parameters>,
    exchanges: Vec<Exchange>,
}

/// A line of `keys.json`.
#[derive(Debug, Deserialize)]
pub(crate) struct NamedKey {
    pub(crate) kind: String,
    pub(crate) key: String,
    /// Whether it has segments `.` and `..`, which `ObjectKey::with_dot_segments` accepts and `ObjectKey::new` rejects.
    #[serde(default)]
    dots: bool,
    /// Whether both constructors of the library reject it.
    #[serde(default)]
    pub(crate) rejected: bool,
}

/// A line of `parameters.json`.
#[derive(Debug, Deserialize)]
struct Parameters {
    kind: String,
    query: Vec<(String, String)>,
    download_as: Option<String>,
    token: Option<String>,
}

/// A line of `headers.json`.
#[derive(Debug, Deserialize)]
struct Exchange {
    method: String,
    headers: Vec<(String, String)>,
    body: String,
}

/// The sets with which each key is sent: one out of this number. The sets differ from key to key.
#[derive(Debug, Clone, Copy)]
pub struct Steps {
    /// For the sets of parameters.
    pub parameters: usize,
    /// For the sets of headers, of which HEAD and DELETE without headers are two.
    pub headers: usize,
}

/// A request and its expected result.
#[derive(Debug)]
pub struct Case {
    /// The rows of the table in which it is counted.
    pub kinds: Vec<String>,
    /// The request.
    pub sent: Sent,
    /// The object key that must arrive.
    pub key: String,
    /// The expected response.
    pub answer: Answer,
}

impl NamedKey {
    /// The validated key.
    pub(crate) fn validated(&self) -> Result<ObjectKey, String> {
        let (plain, with_dots) = (ObjectKey::new(&*self.key), ObjectKey::with_dot_segments(&*self.key));
        match (plain, with_dots, self.dots) {
            (Ok(key), Ok(_), false) | (Err(_), Ok(key), true) => Ok(key),
            (_, Err(error), _) => Err(error.to_string()),
            _ => Err(format!("`dots` is wrong for the key {:?}", self.key)),
        }
    }
}

impl Cases {
    /// Reads the difficult inputs from a directory.
    ///
    /// # Errors
    ///
    /// Returns an error if a file cannot be read, or if the library accepts a key that it should reject or rejects a
    /// key that it should accept.
    pub fn read(directory: &Path) -> Result<Self, Box<dyn Error>> {
        fn read<T: DeserializeOwned>(directory: &Path, name: &str) -> Result<Vec<T>, Box<dyn Error>> {
            Ok(serde_json::from_slice(&std::fs::read(directory.join(name))?)?)
        }
        let keys: Vec<NamedKey> = read(directory, "keys.json")?;
        for key in &keys {
            if key.validated().is_err() != key.rejected {
                return Err(format!("the key {:?}: {:?}", key.key, key.validated()).into());
            }
        }
        Ok(Self { keys, parameters: read(directory, "parameters.json")?, exchanges: read(directory, "headers.json")? })
    }

    /// A stand-in with one object for each key.
    ///
    /// # Errors
    ///
    /// Returns an error if it does not start.
    pub fn stand_in(&self) -> std::io::Result<StandIn> {
        let cos = stand_in(self.parameters.iter().filter_map(|parameters| parameters.token.as_deref()))?;
        for key in &self.keys {
            cos.put(&*key.key, content(key), "text/plain; charset=utf-8");
        }
        Ok(cos)
    }

    /// Every request to a stand-in that a client with these capabilities can send: each key with these sets of parameters,
    /// and then with these sets of headers.
    ///
    /// # Errors
    ///
    /// Returns an error if the library rejects an input.
    pub fn requests(&self, authority: &str, reach: Reach, steps: Steps) -> Result<Vec<Case>, Box<dyn Error>> {
        let mut cases = Vec::new();
        for (at, key) in self.keys().enumerate() {
            for parameters in self.parameters.iter().skip(at % steps.parameters).step_by(steps.parameters) {
                cases.push(Self::get(authority, key, parameters)?);
            }
        }
        if reach == Reach::Addresses {
            return Ok(cases);
        }
        // Requests that read come first, then those that write, then those that delete.
        for (set, exchange) in self.exchanges.iter().chain([&Exchange::without_headers("DELETE")]).enumerate() {
            for (at, key) in self.keys().enumerate() {
                if (at + set).is_multiple_of(steps.headers) {
                    cases.push(Self::exchange(authority, key, exchange)?);
                }
            }
        }
        Ok(cases)
    }

    /// The keys that the library accepts.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &NamedKey> {
        self.keys.iter().filter(|key| !key.rejected)
    }

    /// The kinds of keys that the library rejects.
    pub(crate) fn rejected_kinds(&self) -> impl Iterator<Item = &str> {
        self.keys.iter().filter(|key| key.rejected).map(|key| key.kind.as_str())
    }

    fn get(authority: &str, key: &NamedKey, parameters: &Parameters) -> Result<Case, Box<dyn Error>> {
        let Parameters { kind, query, download_as, token } = parameters;
        let (download_as, token) = (download_as.as_deref(), token.as_deref());
        let url = sign(authority, key.validated()?, &Wish { query, download_as, token, ..Wish::default() })?;
        let sent = Sent { method: "GET".into(), url, headers: Vec::new(), body: String::new() };
        let kinds = vec![format!("key: {}", key.kind), format!("parameters: {kind}")];
        Ok(Case { kinds, sent, key: key.key.clone(), answer: Answer::new(200, content(key).as_bytes()) })
    }

    fn exchange(authority: &str, key: &NamedKey, wanted: &Exchange) -> Result<Case, Box<dyn Error>> {
        let Exchange { method, headers, body } = wanted;
        let wish = Wish { method: method.parse()?, headers, ..Wish::default() };
        let url = sign(authority, key.validated()?, &wish)?;
        let range = headers.iter().any(|(name, _)| name == "Range");
        let answer = match method.as_str() {
            "GET" if range => Answer::new(206, content(key).as_bytes().get(..1).unwrap_or_default()),
            "GET" => Answer::new(200, content(key).as_bytes()),
            "DELETE" => Answer::new(204, b""),
            _ => Answer::new(200, b""),
        };
        let kind = if headers.is_empty() { method.clone() } else { format!("{method} with signed headers") };
        let sent = Sent { method: method.clone(), url, headers: headers.clone(), body: body.clone() };
        let kinds = vec![format!("key: {}", key.kind), kind];
        Ok(Case { kinds, sent, key: key.key.clone(), answer })
    }
}

impl Exchange {
    fn without_headers(method: &str) -> Self {
        Self { method: method.into(), headers: Vec::new(), body: String::new() }
    }
}

impl Case {
    /// Sends the request with a client. The stand-in must receive it once, with exactly this key, and accept and
    /// execute it. The client must receive the response.
    ///
    /// # Errors
    ///
    /// A description of the difference.
    pub fn check(&self, client: &mut dyn Client, cos: &StandIn) -> Result<(), String> {
        cos.seen();
        let answer = client.send(&self.sent)?;
        arrived(cos, &self.sent.method, &self.key)?;
        let stored = cos.object(&self.key).map(|object| object.bytes().to_vec());
        let is_done = match self.sent.method.as_str() {
            "PUT" => stored.as_deref() == Some(self.sent.body.as_bytes()),
            "DELETE" => stored.is_none(),
            _ => true,
        };
        if !is_done {
            return Err(format!("{} left the object {stored:?}", self.sent.method));
        }
        let same_body = answer.body.is_none() || answer.body == self.answer.body;
        if answer.status == self.answer.status && same_body {
            Ok(())
        } else {
            Err(format!("the client received {answer:?}, not {:?}", self.answer))
        }
    }
}

/// The content of an object: it contains the key, so that the test detects a client that reads another object. The key
/// is not at the start, because browsers remove a byte order mark at the start of a text.
fn content(key: &NamedKey) -> String {
    format!("key {}", key.key)
}

/// Checks the requests that the stand-in received: exactly one, besides those that browsers send automatically.
pub(crate) fn arrived(cos: &StandIn, method: &str, key: &str) -> Result<(), String> {
    let mut seen = cos.seen();
    seen.retain(|seen| seen.method != "OPTIONS" && seen.target != "/favicon.ico");
    match seen.as_slice() {
        [seen] if seen.refusal.is_some() => Err(format!("rejected: {seen:?}")),
        [seen] if seen.method == method && seen.key.as_deref() == Some(key) => Ok(()),
        seen => Err(format!("arrived: {seen:?}")),
    }
}
