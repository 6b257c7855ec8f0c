//! PUT Object - Copy, document [436/10881](https://cloud.tencent.com/document/product/436/10881).

use super::Bucket;
use crate::answer::Answer;
use crate::conditions::{self, Outcome};
use crate::hosts::Hosts;
use crate::object::{Object, stored_headers};
use crate::refusal::Refusal;
use crate::request::{Plus, Request, decode};
use std::time::SystemTime;

impl Bucket {
    pub(super) fn copy(&mut self, request: &Request, body: &[u8], now: u64, hosts: &Hosts) -> Result<Answer, Refusal> {
        if !body.is_empty() {
            return Err(Refusal::INVALID_ARGUMENT);
        }
        let source_key = source_key(request, hosts)?;
        let source = self.objects.get(&source_key).ok_or(Refusal::NO_SUCH_KEY)?;
        if conditions::evaluate(request, "x-cos-copy-source-", source) != Outcome::Met {
            return Err(Refusal::PRECONDITION_FAILED);
        }
        let headers = match request.header("x-cos-metadata-directive") {
            Some(b"Replaced") => stored_headers(request),
            None | Some(b"Copy") if source_key == request.key => return Err(Refusal::COPY_TO_ITSELF),
            None | Some(b"Copy") => source.headers.clone(),
            Some(_) => return Err(Refusal::INVALID_ARGUMENT),
        };
        let copy = Object::new(source.content().clone(), headers, now);
        let (tag, modified) = (copy.etag(), iso_8601(copy.modified()));
        let answer = Answer::xml(
            200,
            format!("<CopyObjectResult><ETag>{tag}</ETag><LastModified>{modified}</LastModified></CopyObjectResult>"),
        );
        self.objects.insert(request.key.clone(), copy);
        Ok(answer)
    }
}

/// The key in `x-cos-copy-source: <host>/<encoded key>`.
fn source_key(request: &Request, hosts: &Hosts) -> Result<String, Refusal> {
    let source = request.header("x-cos-copy-source").and_then(|source| str::from_utf8(source).ok());
    let (host, path) = source.and_then(|source| source.split_once('/')).ok_or(Refusal::INVALID_ARGUMENT)?;
    let is_own_host = request.header("host").is_some_and(|own| own.eq_ignore_ascii_case(host.as_bytes()));
    if !is_own_host && !hosts.contain(host.as_bytes()) {
        return Err(Refusal::NO_SUCH_BUCKET);
    }
    let (key, parameters) = path.split_once('?').unwrap_or((path, ""));
    if !parameters.is_empty() {
        return Err(Refusal::not_implemented(parameters.split('=').next().unwrap_or(parameters)));
    }
    decode(key, Plus::Literal).map_err(|_| Refusal::INVALID_ARGUMENT)
}

/// A time in the form of `LastModified`: `2019-12-04T13:31:41Z`. It consists of the parts of an HTTP date in another
/// order.
fn iso_8601(time: SystemTime) -> String {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let date = httpdate::fmt_http_date(time);
    let mut parts = date.split(' ').skip(1);
    let mut part = || parts.next().unwrap_or_default();
    let (day, month, year, clock) = (part(), part(), part(), part());
    let month = MONTHS.iter().position(|known| *known == month).map_or(0, |at| at + 1);
    format!("{year}-{month:02}-{day}T{clock}Z")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::{Duration, UNIX_EPOCH};

    #[test]
    fn last_modified_is_iso_8601() {
        for (seconds, expected) in [
            (0, "1970-01-01T00:00:00Z"),
            (1_575_466_301, "2019-12-04T13:31:41Z"),
            (253_402_300_799, "9999-12-31T23:59:59Z"),
        ] {
            assert_eq!(iso_8601(UNIX_EPOCH + Duration::from_secs(seconds)), expected);
        }
    }
}
