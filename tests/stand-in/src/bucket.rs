//! The bucket: its objects and its unfinished multipart uploads.

mod copy;
mod multipart;
mod object_operations;

use crate::answer::Answer;
use crate::hosts::Hosts;
use crate::object::Object;
use crate::operation::Operation;
use crate::refusal::Refusal;
use crate::request::Request;
use hyper::body::Bytes;
use multipart::Upload;
use std::collections::BTreeMap;
use std::fmt;

/// The objects and the unfinished multipart uploads.
#[derive(Default)]
pub(crate) struct Bucket {
    pub(crate) objects: BTreeMap<String, Object>,
    uploads: BTreeMap<String, Upload>,
    initiated: u64,
}

impl Bucket {
    /// Performs an operation at a time in Unix seconds. `hosts` are the hosts that the source of a copy may have.
    pub(crate) fn perform(
        &mut self,
        operation: Operation,
        request: &Request,
        body: Bytes,
        now: u64,
        hosts: &Hosts,
    ) -> Result<Answer, Refusal> {
        if operation.stores_object() {
            self.check_overwrite(request)?;
        }
        match operation {
            Operation::Get => self.get(request),
            Operation::Put => Ok(self.put(request, body, now)),
            Operation::Copy => self.copy(request, &body, now, hosts),
            Operation::Delete => Ok(self.delete(request)),
            Operation::Initiate => Ok(self.initiate(request)),
            Operation::PutPart => self.put_part(request, body),
            Operation::ListParts => self.list_parts(request),
            Operation::Complete => self.complete(request, &body, now),
            Operation::Abort => self.abort(request),
        }
    }

    /// Stores the file of a form: POST Object, document
    /// [436/14690](https://cloud.tencent.com/document/product/436/14690).
    pub(crate) fn put_form(&mut self, request: &Request, file: Bytes, now: u64) -> Result<Answer, Refusal> {
        self.check_overwrite(request)?;
        Ok(self.put(request, file, now))
    }

    /// `x-cos-forbid-overwrite`: PUT Object, document [436/7749](https://cloud.tencent.com/document/product/436/7749).
    fn check_overwrite(&self, request: &Request) -> Result<(), Refusal> {
        match request.header("x-cos-forbid-overwrite") {
            Some(b"true") if self.objects.contains_key(&request.key) => Err(Refusal::FILE_ALREADY_EXISTS),
            None | Some(b"true" | b"false") => Ok(()),
            Some(_) => Err(Refusal::INVALID_ARGUMENT),
        }
    }
}

/// Shows the numbers of objects and uploads, not their content.
impl fmt::Debug for Bucket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Bucket")
            .field("objects", &self.objects.len())
            .field("uploads", &self.uploads.len())
            .finish_non_exhaustive()
    }
}
