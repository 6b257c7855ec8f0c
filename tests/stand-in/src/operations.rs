//! What the bucket does, once it is known that the caller may do it.

mod multipart;

use crate::hex::to_hex;
use crate::object::Object;
use crate::range;
use crate::refusal::Refusal;
use crate::request::Request;
use md5::{Digest, Md5};
use multipart::Upload;
use std::collections::BTreeMap;
use std::time::{Duration, UNIX_EPOCH};

/// The six parameters that change headers of the answer. Source: GET Object, document 436/7753.
const OVERRIDES: [(&str, &str); 6] = [
    ("response-cache-control", "cache-control"),
    ("response-content-disposition", "content-disposition"),
    ("response-content-encoding", "content-encoding"),
    ("response-content-language", "content-language"),
    ("response-content-type", "content-type"),
    ("response-expires", "expires"),
];

/// What a request is answered with.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, Vec<u8>)>,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn empty(status: u16) -> Self {
        Self { status, headers: Vec::new(), body: Vec::new() }
    }

    pub(crate) fn xml(status: u16, xml: String) -> Self {
        Self { status, headers: Vec::new(), body: xml.into_bytes() }.with("content-type", "application/xml")
    }

    /// With a header, which takes the place of another one of this name.
    pub(crate) fn with(mut self, name: &str, value: impl Into<Vec<u8>>) -> Self {
        self.headers.retain(|(found, _)| found != name);
        self.headers.push((name.into(), value.into()));
        self
    }
}

/// The bucket: its objects, and its uploads that are not completed.
#[derive(Debug, Default)]
pub(crate) struct Bucket {
    pub(crate) objects: BTreeMap<String, Object>,
    uploads: BTreeMap<String, Upload>,
    begun: u64,
}

impl Bucket {
    /// Does what is asked for, at a time in Unix seconds.
    pub(crate) fn answer(&mut self, request: &Request, body: Vec<u8>, now: u64) -> Result<Answer, Refusal> {
        if request.key.is_empty() {
            return Err(Refusal::METHOD_NOT_ALLOWED);
        }
        check_digest(request, &body)?;
        let upload = request.parameter("uploadId");
        match (request.method.as_str(), upload) {
            ("POST", None) if request.parameter("uploads").is_some() => Ok(self.initiate(request)),
            ("PUT", Some(upload)) => self.put_part(request, upload, body),
            ("GET", Some(upload)) => self.list_parts(request, upload),
            ("POST", Some(upload)) => self.complete(request, upload, &body, now),
            ("DELETE", Some(upload)) => self.abort(request, upload),
            ("GET" | "HEAD", None) => self.get(request),
            ("PUT", None) => Ok(self.put(request, body, now)),
            ("DELETE", None) => Ok(self.delete(request)),
            _ => Err(Refusal::METHOD_NOT_ALLOWED),
        }
    }

    fn get(&self, request: &Request) -> Result<Answer, Refusal> {
        let object = self.objects.get(&request.key).ok_or(Refusal::NO_SUCH_KEY)?;
        let range = range::wanted(request.header("range"), object.bytes.len())?;
        let modified = UNIX_EPOCH + Duration::from_secs(object.modified);
        let mut answer = Answer::empty(200)
            .with("content-type", "application/octet-stream")
            .with("etag", etag(&object.bytes))
            .with("last-modified", httpdate::fmt_http_date(modified))
            .with("accept-ranges", "bytes");
        for (name, value) in &object.headers {
            answer = answer.with(name, value.as_slice());
        }
        for (name, header) in OVERRIDES {
            if let Some(value) = request.parameter(name) {
                if value.contains(|character: char| character.is_ascii_control()) {
                    return Err(Refusal::INVALID_ARGUMENT);
                }
                answer = answer.with(header, value);
            }
        }
        if let Some((first, last)) = range {
            answer.status = 206;
            answer = answer.with("content-range", format!("bytes {first}-{last}/{}", object.bytes.len()));
            answer.body = object.bytes.get(first..=last).unwrap_or_default().to_vec();
        } else {
            answer.body.clone_from(&object.bytes);
        }
        Ok(answer)
    }

    fn put(&mut self, request: &Request, body: Vec<u8>, now: u64) -> Answer {
        let answer = Answer::empty(200).with("etag", etag(&body));
        self.objects.insert(request.key.clone(), Object::of(request, body, now));
        answer
    }

    /// An object that is not there is deleted too.
    fn delete(&mut self, request: &Request) -> Answer {
        self.objects.remove(&request.key);
        Answer::empty(204)
    }
}

/// Whether a request changes headers of its answer, which an anonymous one may not.
pub(crate) fn has_override(request: &Request) -> bool {
    OVERRIDES.iter().any(|(name, _)| request.parameter(name).is_some())
}

/// `Content-MD5`, where it is sent, is the base64 of the MD5 of the body.
fn check_digest(request: &Request, body: &[u8]) -> Result<(), Refusal> {
    let Some(sent) = request.header("content-md5") else {
        return Ok(());
    };
    match from_base64(sent) {
        Some(digest) if digest.len() == 16 => {
            if digest == Md5::digest(body).as_slice() {
                Ok(())
            } else {
                Err(Refusal::BAD_DIGEST)
            }
        }
        _ => Err(Refusal::INVALID_DIGEST),
    }
}

/// RFC 4648, section 4, with its padding.
fn from_base64(text: &[u8]) -> Option<Vec<u8>> {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digits = text.strip_suffix(b"==").or_else(|| text.strip_suffix(b"=")).unwrap_or(text);
    if !text.len().is_multiple_of(4) {
        return None;
    }
    let (mut bits, mut length, mut bytes) = (0_usize, 0, Vec::new());
    for digit in digits {
        bits = (bits << 6 | ALPHABET.iter().position(|found| found == digit)?) & 0xffff;
        length += 6;
        if length >= 8 {
            length -= 8;
            bytes.push(u8::try_from(bits >> length & 0xff).ok()?);
        }
    }
    Some(bytes)
}

/// The MD5 of the content, in quotes.
fn etag(bytes: &[u8]) -> String {
    format!("\"{}\"", to_hex(&Md5::digest(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_of_rfc_4648() {
        for (text, expected) in [
            ("", Some("")),
            ("Zg==", Some("f")),
            ("Zm8=", Some("fo")),
            ("Zm9v", Some("foo")),
            ("Zm9vYmFy", Some("foobar")),
            ("Zg=", None),
            ("Z===", None),
            ("Z-==", None),
        ] {
            assert_eq!(from_base64(text.as_bytes()), expected.map(Vec::from), "{text}");
        }
    }

    #[test]
    fn the_etag_is_the_md5() {
        assert_eq!(etag(b""), "\"d41d8cd98f00b204e9800998ecf8427e\"");
    }
}
