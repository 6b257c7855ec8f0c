//! A complete multipart upload with signed URLs, and one that is aborted.

use crate::cases::{NamedKey, arrived};
use crate::client::{Client, Sent};
use crate::signing::{Wish, sign};
use cos_url::Method;
use cos_url_stand_in::StandIn;
use std::error::Error;

/// The row of the table.
pub(crate) const KIND: &str = "multipart upload";

/// An upload of one object.
struct Upload<'a> {
    client: &'a mut dyn Client,
    cos: &'a StandIn,
    key: &'a NamedKey,
}

/// Uploads an object in two parts, then starts and aborts a second upload.
pub(crate) fn check(client: &mut dyn Client, cos: &StandIn, key: &NamedKey) -> Result<(), Box<dyn Error>> {
    let mut upload = Upload { client, cos, key };
    let id = upload.begin()?;
    let tags = [upload.put(&id, 1, "first,")?, upload.put(&id, 2, "second")?];
    upload.send(Method::Get, &[("uploadId", &id)], "")?;
    let parts = tags
        .iter()
        .zip(1..)
        .map(|(tag, number)| format!("<Part><PartNumber>{number}</PartNumber><ETag>{tag}</ETag></Part>"));
    let parts = format!("<CompleteMultipartUpload>{}</CompleteMultipartUpload>", parts.collect::<String>());
    upload.send(Method::Post, &[("uploadId", &id)], &parts)?;
    let stored = cos.object(&key.key).ok_or("nothing is stored")?;
    if stored.bytes() != b"first,second" {
        return Err("the stored object differs".into());
    }
    let id = upload.begin()?;
    upload.send(Method::Delete, &[("uploadId", &id)], "")?;
    Ok(())
}

impl Upload<'_> {
    fn begin(&mut self) -> Result<String, Box<dyn Error>> {
        let xml = self.send(Method::Post, &[("uploads", "")], "")?;
        let (_, id) = xml.split_once("<UploadId>").ok_or("no upload was started")?;
        Ok(id.split_once('<').ok_or("no upload was started")?.0.to_owned())
    }

    /// Uploads a part, and checks that its tag is in the list of parts.
    fn put(&mut self, id: &str, number: u16, body: &str) -> Result<String, Box<dyn Error>> {
        self.send(Method::Put, &[("partNumber", &number.to_string()), ("uploadId", id)], body)?;
        let xml = self.send(Method::Get, &[("uploadId", id)], "")?;
        let tag = xml.rsplit_once("<ETag>").and_then(|(_, tag)| tag.split_once("</ETag>"));
        Ok(tag.ok_or("the part is not listed")?.0.to_owned())
    }

    /// Sends one request, which must arrive, and returns the body of the response.
    fn send(&mut self, method: Method, query: &[(&str, &str)], body: &str) -> Result<String, Box<dyn Error>> {
        let query: Vec<_> = query.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
        let wish = Wish { method, query: &query, ..Wish::default() };
        let url = sign(&self.cos.authority(), self.key.validated()?, &wish)?;
        let sent = Sent { method: method.to_string(), url, headers: Vec::new(), body: body.into() };
        self.cos.seen();
        let answer = self.client.send(&sent)?;
        arrived(self.cos, method.as_str(), &self.key.key)?;
        Ok(text(&answer.body.unwrap_or_default())?)
    }
}

/// Decodes a text from hexadecimal digits.
fn text(hex: &str) -> Result<String, String> {
    let bytes = hex.as_bytes().chunks(2).map(|digits| {
        let digits = str::from_utf8(digits).ok()?;
        u8::from_str_radix(digits, 16).ok()
    });
    let bytes = bytes.collect::<Option<Vec<_>>>().ok_or("the body is not hexadecimal")?;
    String::from_utf8(bytes).map_err(|error| error.to_string())
}
