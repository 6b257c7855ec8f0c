//! GET, HEAD, PUT and DELETE of an object.

use super::Bucket;
use crate::answer::Answer;
use crate::conditions::{self, Outcome};
use crate::object::{Object, stored_headers};
use crate::refusal::Refusal;
use crate::request::Request;
use crate::{range, response_overrides};
use hyper::body::Bytes;

/// The stored headers that are also sent with status 304: RFC 9110, section 15.4.5.
const CACHE_HEADERS: [&str; 2] = ["cache-control", "expires"];

impl Bucket {
    pub(super) fn get(&self, request: &Request) -> Result<Answer, Refusal> {
        let object = self.objects.get(&request.key).ok_or(Refusal::NO_SUCH_KEY)?;
        match conditions::evaluate(request, "", object) {
            Outcome::Failed => Err(Refusal::PRECONDITION_FAILED),
            Outcome::NotModified => Ok(not_modified(object)),
            Outcome::Met => content(request, object),
        }
    }

    pub(super) fn put(&mut self, request: &Request, body: Bytes, now: u64) -> Answer {
        let object = Object::new(body, stored_headers(request), now);
        let answer = Answer::empty(200).with("etag", object.etag());
        self.objects.insert(request.key.clone(), object);
        answer
    }

    /// Deleting an object that does not exist succeeds too.
    pub(super) fn delete(&mut self, request: &Request) -> Answer {
        self.objects.remove(&request.key);
        Answer::empty(204)
    }
}

/// The content of an object, or the requested range of it.
fn content(request: &Request, object: &Object) -> Result<Answer, Refusal> {
    let length = object.bytes().len();
    let range = request.header("range").filter(|_| conditions::range_is_current(request, object));
    let range = range::requested(range, length)?;
    let mut answer = validators(Answer::empty(200), object)
        .with("content-type", "application/octet-stream")
        .with("accept-ranges", "bytes");
    for (name, value) in &object.headers {
        answer = answer.with(name, value.as_slice());
    }
    answer = response_overrides::apply(request, answer)?;
    if let Some((first, last)) = range {
        answer.status = 206;
        answer.body = object.content().slice(first..=last);
        answer = answer.with("content-range", format!("bytes {first}-{last}/{length}"));
    } else {
        answer.body = object.content().clone();
    }
    Ok(answer)
}

fn not_modified(object: &Object) -> Answer {
    let cache_headers = object.headers.iter().filter(|(name, _)| CACHE_HEADERS.contains(&name.as_str()));
    cache_headers
        .fold(validators(Answer::empty(304), object), |answer, (name, value)| answer.with(name, value.as_slice()))
}

/// Adds `ETag` and `Last-Modified`.
fn validators(answer: Answer, object: &Object) -> Answer {
    answer.with("etag", object.etag()).with("last-modified", httpdate::fmt_http_date(object.modified()))
}
