//! Multipart uploads: begin, parts, list, complete, abort.

use super::{Answer, Bucket, etag};
use crate::object::{Object, kept_headers};
use crate::refusal::{Refusal, escape};
use crate::request::Request;
use std::collections::BTreeMap;

/// An upload that is not completed.
#[derive(Debug)]
pub(super) struct Upload {
    key: String,
    headers: Vec<(String, Vec<u8>)>,
    parts: BTreeMap<u16, Vec<u8>>,
}

impl Bucket {
    pub(super) fn initiate(&mut self, request: &Request) -> Answer {
        self.begun += 1;
        let id = format!("upload-{}", self.begun);
        let upload = Upload { key: request.key.clone(), headers: kept_headers(request), parts: BTreeMap::new() };
        self.uploads.insert(id.clone(), upload);
        let key = escape(&request.key);
        Answer::xml(
            200,
            format!(
                "<InitiateMultipartUploadResult><Key>{key}</Key><UploadId>{id}</UploadId></InitiateMultipartUploadResult>"
            ),
        )
    }

    pub(super) fn put_part(&mut self, request: &Request, id: &str, body: Vec<u8>) -> Result<Answer, Refusal> {
        let number = request.parameter("partNumber").and_then(|number| number.parse().ok());
        let number = number.filter(|number| (1..=10_000).contains(number)).ok_or(Refusal::INVALID_ARGUMENT)?;
        let answer = Answer::empty(200).with("etag", etag(&body));
        self.upload(request, id)?.parts.insert(number, body);
        Ok(answer)
    }

    pub(super) fn list_parts(&mut self, request: &Request, id: &str) -> Result<Answer, Refusal> {
        let upload = self.upload(request, id)?;
        let part = |(number, bytes): (&u16, &Vec<u8>)| {
            let (tag, size) = (etag(bytes), bytes.len());
            format!("<Part><PartNumber>{number}</PartNumber><ETag>{tag}</ETag><Size>{size}</Size></Part>")
        };
        let parts = upload.parts.iter().map(part).collect::<Vec<_>>().concat();
        let (key, id) = (escape(&request.key), escape(id));
        Ok(Answer::xml(
            200,
            format!(
                "<ListPartsResult><Key>{key}</Key><UploadId>{id}</UploadId>\
                 <IsTruncated>false</IsTruncated>{parts}</ListPartsResult>"
            ),
        ))
    }

    pub(super) fn complete(&mut self, request: &Request, id: &str, body: &[u8], now: u64) -> Result<Answer, Refusal> {
        let named = named_parts(body)?;
        let upload = self.upload(request, id)?;
        if !named.is_sorted_by(|(a, _), (b, _)| a < b) {
            return Err(Refusal::INVALID_PART_ORDER);
        }
        let mut bytes = Vec::new();
        for (number, tag) in named {
            let part = upload.parts.get(&number).filter(|part| etag(part).trim_matches('"') == tag);
            bytes.extend_from_slice(part.ok_or(Refusal::INVALID_PART)?);
        }
        let headers = std::mem::take(&mut upload.headers);
        self.uploads.remove(id);
        let (key, tag) = (escape(&request.key), etag(&bytes));
        self.objects.insert(request.key.clone(), Object { bytes, headers, modified: now });
        Ok(Answer::xml(
            200,
            format!(
                "<CompleteMultipartUploadResult><Key>{key}</Key><ETag>{tag}</ETag></CompleteMultipartUploadResult>"
            ),
        ))
    }

    pub(super) fn abort(&mut self, request: &Request, id: &str) -> Result<Answer, Refusal> {
        self.upload(request, id)?;
        self.uploads.remove(id);
        Ok(Answer::empty(204))
    }

    /// The upload of this id, if it is one of this key.
    fn upload(&mut self, request: &Request, id: &str) -> Result<&mut Upload, Refusal> {
        self.uploads.get_mut(id).filter(|upload| upload.key == request.key).ok_or(Refusal::NO_SUCH_UPLOAD)
    }
}

/// Number and `ETag`, without its quotes, of each `<Part>`.
fn named_parts(xml: &[u8]) -> Result<Vec<(u16, String)>, Refusal> {
    let xml = str::from_utf8(xml).map_err(|_| Refusal::MALFORMED_XML)?;
    let parts = xml.split("<Part>").skip(1).map(|part| {
        let number = element(part, "PartNumber")?.parse().ok()?;
        let tag = element(part, "ETag")?.replace("&quot;", "\"").trim_matches('"').to_owned();
        Some((number, tag))
    });
    let parts = parts.collect::<Option<Vec<_>>>().filter(|parts| !parts.is_empty());
    parts.ok_or(Refusal::MALFORMED_XML)
}

fn element<'a>(xml: &'a str, name: &str) -> Option<&'a str> {
    let (_, text) = xml.split_once(&format!("<{name}>"))?;
    text.split_once(&format!("</{name}>")).map(|(text, _)| text.trim())
}
