//! Multipart uploads: initiate, upload a part, list the parts, complete, abort.

use super::Bucket;
use crate::answer::Answer;
use crate::etag::etag;
use crate::object::{Object, stored_headers};
use crate::refusal::Refusal;
use crate::request::Request;
use crate::verify::encode;
use crate::xml::{element, escape};
use hyper::body::Bytes;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::Bound;

/// The maximum number of parts in one list: List Parts, document
/// [436/7747](https://cloud.tencent.com/document/product/436/7747).
const MAX_LISTED: usize = 1_000;

/// An unfinished multipart upload.
pub(super) struct Upload {
    key: String,
    headers: Vec<(String, Vec<u8>)>,
    parts: BTreeMap<u16, Part>,
}

struct Part {
    content: Bytes,
    etag: String,
}

impl Bucket {
    pub(super) fn initiate(&mut self, request: &Request) -> Answer {
        self.initiated += 1;
        let id = format!("upload-{}", self.initiated);
        let upload = Upload { key: request.key.clone(), headers: stored_headers(request), parts: BTreeMap::new() };
        self.uploads.insert(id.clone(), upload);
        let key = escape(&request.key);
        Answer::xml(
            200,
            format!(
                "<InitiateMultipartUploadResult><Key>{key}</Key><UploadId>{id}</UploadId></InitiateMultipartUploadResult>"
            ),
        )
    }

    pub(super) fn put_part(&mut self, request: &Request, content: Bytes) -> Result<Answer, Refusal> {
        let number = number(request, "partNumber")?.unwrap_or_default();
        let number = u16::try_from(number).ok().filter(|number| (1..=10_000).contains(number));
        let number = number.ok_or(Refusal::INVALID_ARGUMENT)?;
        let (_, upload) = self.upload(request)?;
        let part = Part { etag: etag(&content), content };
        let answer = Answer::empty(200).with("etag", part.etag.as_str());
        upload.parts.insert(number, part);
        Ok(answer)
    }

    /// Lists the parts after `part-number-marker`, at most `max-parts` of them. With `encoding-type=url`, the object key is
    /// percent-encoded.
    pub(super) fn list_parts(&mut self, request: &Request) -> Result<Answer, Refusal> {
        let marker = number(request, "part-number-marker")?.unwrap_or_default();
        let marker = u16::try_from(marker).unwrap_or(u16::MAX);
        let limit = number(request, "max-parts")?.unwrap_or(MAX_LISTED).min(MAX_LISTED);
        let (id, upload) = self.upload(request)?;
        let mut rest = upload.parts.range((Bound::Excluded(marker), Bound::Unbounded));
        let (mut parts, mut last) = (String::new(), marker);
        for (number, Part { content, etag }) in rest.by_ref().take(limit) {
            let size = content.len();
            // Writing to a String cannot fail.
            let _ =
                write!(parts, "<Part><PartNumber>{number}</PartNumber><ETag>{etag}</ETag><Size>{size}</Size></Part>");
            last = *number;
        }
        let is_truncated = rest.next().is_some();
        let (key, encoding) = match request.parameter("encoding-type") {
            Some(_) => (encode(request.key.as_bytes()), "<EncodingType>url</EncodingType>"),
            None => (escape(&request.key), ""),
        };
        let id = escape(id);
        Ok(Answer::xml(
            200,
            format!(
                "<ListPartsResult>{encoding}<Key>{key}</Key><UploadId>{id}</UploadId><PartNumberMarker>{marker}</PartNumberMarker>\
                 <NextPartNumberMarker>{last}</NextPartNumberMarker><MaxParts>{limit}</MaxParts>\
                 <IsTruncated>{is_truncated}</IsTruncated>{parts}</ListPartsResult>"
            ),
        ))
    }

    pub(super) fn complete(&mut self, request: &Request, body: &[u8], now: u64) -> Result<Answer, Refusal> {
        let named = named_parts(body)?;
        let (id, upload) = self.upload(request)?;
        if !named.is_sorted_by(|(a, _), (b, _)| a < b) {
            return Err(Refusal::INVALID_PART_ORDER);
        }
        let mut content = Vec::new();
        for (number, tag) in named {
            let part = upload.parts.get(&number).filter(|part| part.etag.trim_matches('"') == tag);
            content.extend_from_slice(&part.ok_or(Refusal::INVALID_PART)?.content);
        }
        let headers = std::mem::take(&mut upload.headers);
        self.uploads.remove(id);
        let object = Object::new(content.into(), headers, now);
        let (key, tag) = (escape(&request.key), object.etag());
        let answer = Answer::xml(
            200,
            format!(
                "<CompleteMultipartUploadResult><Key>{key}</Key><ETag>{tag}</ETag></CompleteMultipartUploadResult>"
            ),
        );
        self.objects.insert(request.key.clone(), object);
        Ok(answer)
    }

    pub(super) fn abort(&mut self, request: &Request) -> Result<Answer, Refusal> {
        let (id, _) = self.upload(request)?;
        self.uploads.remove(id);
        Ok(Answer::empty(204))
    }

    /// The id and the upload that the request names. The upload must belong to the requested key.
    fn upload<'a>(&mut self, request: &'a Request) -> Result<(&'a str, &mut Upload), Refusal> {
        let id = request.parameter("uploadId").unwrap_or_default();
        let upload = self.uploads.get_mut(id).filter(|upload| upload.key == request.key);
        Ok((id, upload.ok_or(Refusal::NO_SUCH_UPLOAD)?))
    }
}

/// The value of a parameter, as a number.
fn number(request: &Request, name: &str) -> Result<Option<usize>, Refusal> {
    let is_number = |text: &&str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let parse = |text: &str| Some(text).filter(is_number).and_then(|text| text.parse().ok());
    request.parameter(name).map(|text| parse(text).ok_or(Refusal::INVALID_ARGUMENT)).transpose()
}

/// The number and the `ETag`, without its quotes, of each `<Part>`.
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
