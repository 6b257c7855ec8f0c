//! An unsigned URL that is built from constants. `cos_url!` with `sign: false` expands to it if a field is not a
//! literal.
//!
//! The macro writes the literal pieces; the compiler joins them with the constants, and checks the rules that involve
//! several of these.

use crate::const_writer::ConstWriter;
use crate::cross_field::{Request, check_query};
use crate::error;
use crate::message::const_panic;
use crate::query::check_pair;
use crate::{Bucket, Method, ObjectKey, Query, QueryValue, Region};

/// The pieces of a URL.
///
/// The first constant has its own field, so that a URL with one constant needs no slice, and the methods take `self` by
/// value: the compiler creates a separate constant for each slice and for each reference. A slice and a reference would
/// increase the compile time of a call by a sixteenth.
#[derive(Debug, Clone, Copy)]
pub struct ConstUrl {
    /// The first constant, with the literal text before it.
    pub first: Part,
    /// The other constants, each with the literal text before it.
    pub others: Option<&'static [Part]>,
    /// The literal text after the last constant.
    pub end: &'static str,
}

/// A constant and the literal text before it.
#[derive(Debug, Clone, Copy)]
pub struct Part {
    /// The literal text.
    pub before: &'static str,
    /// The constant.
    pub value: Value,
}

/// A constant in a URL.
#[derive(Debug, Clone, Copy)]
pub enum Value {
    /// The bucket in the host of an endpoint.
    BucketPart {
        /// The constant.
        bucket: &'static Bucket,
    },
    /// The region in the host of an endpoint.
    RegionPart {
        /// The constant.
        region: &'static Region,
    },
    /// The scheme and the host.
    Origin {
        /// The request. Its key and parameters are those of the call if the rules for the host depend on them.
        request: &'static Request<'static>,
    },
    /// The path.
    ObjectKeyPart {
        /// The constant.
        key: &'static ObjectKey,
    },
    /// The value of a parameter whose name is in the literal text.
    QueryValuePart {
        /// The name.
        name: &'static str,
        /// The constant.
        value: &'static QueryValue,
    },
    /// All parameters, with the `?`.
    QueryPart {
        /// The constant.
        query: &'static Query,
    },
}

impl ConstUrl {
    /// The length of the URL in bytes. In a `const`, fields that contradict each other are a compile error.
    ///
    /// # Panics
    ///
    /// If the fields contradict each other.
    #[track_caller]
    pub const fn length(self) -> usize {
        self.first.value.check();
        let mut rest = self.others();
        while let [part, tail @ ..] = rest {
            part.value.check();
            rest = tail;
        }
        let mut out = ConstWriter::new(&mut []);
        self.write(&mut out);
        out.length()
    }

    /// The URL as an array of its [`length`](Self::length).
    ///
    /// # Panics
    ///
    /// If `LENGTH` is not this length.
    #[track_caller]
    pub const fn bytes<const LENGTH: usize>(self) -> [u8; LENGTH] {
        let mut bytes = [0; LENGTH];
        let mut out = ConstWriter::new(&mut bytes);
        self.write(&mut out);
        assert!(out.length() == LENGTH, "the length is not that of the URL");
        bytes
    }

    #[track_caller]
    const fn write(self, out: &mut ConstWriter<'_>) {
        let (mut part, mut rest) = (&self.first, self.others());
        loop {
            out.push_str(part.before);
            part.value.write(out);
            let [next, tail @ ..] = rest else { break };
            part = next;
            rest = tail;
        }
        out.push_str(self.end);
    }

    const fn others(self) -> &'static [Part] {
        match self.others {
            Some(others) => others,
            None => &[],
        }
    }
}

impl Value {
    /// Checks the rules that involve several fields.
    #[track_caller]
    const fn check(self) {
        match self {
            Self::Origin { request } => {
                if let Err(conflict) = request.find_conflict(false) {
                    conflict.const_panic();
                }
            }
            Self::QueryValuePart { name, value } => {
                if let Err(problem) = check_pair(name, value.as_str()) {
                    const_panic(error::Part::QueryValue.label(), value.as_str(), &problem);
                }
            }
            Self::QueryPart { query } => {
                if let Err(conflict) = check_query(query, Method::Get, false) {
                    conflict.const_panic();
                }
            }
            Self::BucketPart { .. } | Self::RegionPart { .. } | Self::ObjectKeyPart { .. } => {}
        }
    }

    #[track_caller]
    const fn write(self, out: &mut ConstWriter<'_>) {
        match self {
            Self::BucketPart { bucket } => out.push_str(bucket.as_str()),
            Self::RegionPart { region } => out.push_str(region.as_str()),
            Self::ObjectKeyPart { key } => key.write_path(out),
            Self::Origin { request } => write_origin(out, request),
            Self::QueryValuePart { value, .. } => out.push_component(value.as_str().as_bytes()),
            Self::QueryPart { query } => write_query(out, query),
        }
    }
}

/// The bytes of a URL as text.
///
/// # Panics
///
/// If the bytes are not UTF-8. A URL is ASCII.
#[track_caller]
pub const fn text(bytes: &'static [u8]) -> &'static str {
    match str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => panic!("a URL is ASCII"),
    }
}

#[track_caller]
const fn write_origin(out: &mut ConstWriter<'_>, request: &Request<'_>) {
    out.push_str(request.protocol.as_str());
    out.push(b"://");
    match request.endpoint.host(request.bucket, request.region, request.protocol) {
        Ok(host) => out.push_str(host.as_str()),
        Err(problem) => problem.panic(),
    }
}

const fn write_query(out: &mut ConstWriter<'_>, query: &Query) {
    let (mut pairs, mut before) = (query.iter(), b'?');
    while let Some((name, value)) = pairs.next_const() {
        out.push(&[before]);
        out.push_component(name.as_bytes());
        out.push(b"=");
        out.push_component(value.as_bytes());
        before = b'&';
    }
}
