//! The rules that involve several fields of a request.
//!
//! Each field is already validated. `sign` and `unsigned` check these rules. `cos_url!` checks them if it knows the
//! fields, and the compiler checks them in the constant of an unsigned URL.

pub use crate::query::is_security_token;
pub use crate::response_overrides::{RESPONSE_OVERRIDES, is_response_override};
pub use crate::sorted_pairs::duplicate;

use crate::const_bytes::equal_ignoring_case;
use crate::const_writer::ConstWriter;
use crate::error::{Error, ErrorKind, Part};
use crate::host::HostProblem;
use crate::message::{Context, const_panic_with, write_echo, write_message};
use crate::service::Service;
use crate::sorted_pairs::PairProblem;
use crate::{Bucket, Endpoint, Headers, Method, ObjectKey, Protocol, Query, Region};

/// The fields of a request.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// The scheme.
    pub protocol: Protocol,
    /// The method.
    pub method: Method,
    /// The family of hosts, or the domain.
    pub endpoint: &'a Endpoint,
    /// The bucket.
    pub bucket: &'a Bucket,
    /// The region of the bucket.
    pub region: &'a Region,
    /// The object key.
    pub key: &'a ObjectKey,
    /// The parameters.
    pub query: &'a Query,
    /// The headers.
    pub headers: &'a Headers,
}

/// The reason why COS would reject a request whose fields are valid one by one.
pub(crate) enum Conflict<'a> {
    Pair(PairProblem<'a>),
    Host(HostProblem<'a>),
    /// The endpoint does not support the method.
    Method {
        method: Method,
        endpoint: &'a Endpoint,
        service: Service,
    },
    /// A `response-*` parameter with a method whose response has no such headers.
    OverrideMethod {
        name: &'a str,
        method: Method,
    },
    /// A `response-*` parameter without a signature.
    OverrideUnsigned {
        name: &'a str,
    },
    /// A signature for a service that does not check it.
    UnsignedOnly {
        endpoint: &'a Endpoint,
        service: Service,
        is_form: bool,
    },
    /// A parameter that belongs to the signature of a CDN.
    Reserved {
        name: &'a str,
    },
}

impl<'a> Request<'a> {
    /// Checks the rules for a signed request.
    ///
    /// # Errors
    ///
    /// An error for the first rule that the request violates.
    #[inline]
    pub fn check_signed(&self) -> Result<(), Error> {
        // No rule applies to this kind of request, which is the most frequent one. Testing for it first saves 10 ns per
        // URL.
        let is_simple = self.query.is_empty() && self.headers.is_empty() && !matches!(self.method, Method::Delete);
        if is_simple && matches!(self.endpoint, Endpoint::Default) {
            return Ok(());
        }
        self.check(true)
    }

    /// Checks the rules for a request without a signature.
    ///
    /// # Errors
    ///
    /// An error for the first rule that the request violates.
    pub fn check_unsigned(&self) -> Result<(), Error> {
        self.check(false)
    }

    fn check(&self, is_signed: bool) -> Result<(), Error> {
        self.find_conflict(is_signed).map_err(Conflict::into_error)
    }

    #[inline]
    const fn service(&self) -> Result<Service, HostProblem<'a>> {
        match self.endpoint.service() {
            Some(service) => Ok(service),
            None => match self.endpoint.host(self.bucket, self.region, self.protocol) {
                Ok(host) => Ok(host.service()),
                Err(problem) => Err(problem),
            },
        }
    }

    pub(crate) const fn find_conflict(&self, is_signed: bool) -> Result<(), Conflict<'a>> {
        let service = match self.service() {
            Ok(service) => service,
            Err(problem) => return Err(Conflict::Host(problem)),
        };
        if is_signed && !service.accepts_signatures() {
            return Err(Conflict::UnsignedOnly { endpoint: self.endpoint, service, is_form: false });
        }
        if !service.supports(self.method, self.query) {
            return Err(Conflict::Method { method: self.method, endpoint: self.endpoint, service });
        }
        if !self.query.is_empty()
            && let Err(conflict) = check_query(self.query, self.method, is_signed)
        {
            return Err(conflict);
        }
        // Headers are not part of an unsigned URL, but they must still not contradict each other.
        match self.headers.check() {
            Ok(()) => Ok(()),
            Err(problem) => Err(Conflict::Pair(problem)),
        }
    }
}

pub(crate) const fn check_query(query: &Query, method: Method, is_signed: bool) -> Result<(), Conflict<'_>> {
    if let Err(problem) = query.check() {
        return Err(Conflict::Pair(problem));
    }
    let mut at = 0;
    while let Some((name, _)) = query.at(at) {
        if let Err(conflict) = check_name(name, method, is_signed) {
            return Err(conflict);
        }
        at += 1;
    }
    Ok(())
}

/// The rules for one name of a parameter in a request.
const fn check_name(name: &str, method: Method, is_signed: bool) -> Result<(), Conflict<'_>> {
    if is_signed && equal_ignoring_case(name.as_bytes(), b"sign") {
        return Err(Conflict::Reserved { name });
    }
    match (is_signed, method) {
        // Tests for the most frequent request first.
        (true, Method::Get | Method::Head) => Ok(()),
        _ if !is_response_override(name) => Ok(()),
        (true, _) => Err(Conflict::OverrideMethod { name, method }),
        (false, _) => Err(Conflict::OverrideUnsigned { name }),
    }
}

/// The rules for the host of a request, for `cos_url!`.
///
/// # Errors
///
/// An error if the domain is not a host of the bucket, or does not accept the signature.
pub fn check_endpoint(request: &Request<'_>, is_signed: bool) -> Result<(), Error> {
    match request.service() {
        Ok(service) if is_signed && !service.accepts_signatures() => {
            Err(Conflict::UnsignedOnly { endpoint: request.endpoint, service, is_form: false }.into_error())
        }
        Ok(_) => Ok(()),
        Err(problem) => Err(problem.into()),
    }
}

/// The rule for the method of a request, for `cos_url!`.
///
/// # Errors
///
/// An error if the endpoint does not support the method.
pub fn check_method(request: &Request<'_>) -> Result<(), Error> {
    let Request { method, endpoint, query, .. } = *request;
    match request.service() {
        Ok(service) if !service.supports(method, query) => {
            Err(Conflict::Method { method, endpoint, service }.into_error())
        }
        _ => Ok(()),
    }
}

/// The rules for the host and the headers of an upload by a form.
///
/// # Errors
///
/// An error if the domain is not a host of the bucket or does not accept the signature, or if a header violates a rule.
pub fn check_form(
    endpoint: &Endpoint,
    bucket: &Bucket,
    region: &Region,
    protocol: Protocol,
    headers: &Headers,
) -> Result<(), Error> {
    let service = match endpoint.service() {
        Some(service) => service,
        None => endpoint.host(bucket, region, protocol)?.service(),
    };
    if !service.accepts_signatures() {
        return Err(Conflict::UnsignedOnly { endpoint, service, is_form: true }.into_error());
    }
    headers.check().map_err(PairProblem::into_error)
}

/// The rules for one parameter of a request, for `cos_url!`, which may not know the value.
///
/// # Errors
///
/// An error for the first rule that the request violates.
pub fn check_parameter(name: &str, value: Option<&str>, method: Method, is_signed: bool) -> Result<(), Error> {
    check_name(name, method, is_signed).map_err(Conflict::into_error)?;
    let Some(value) = value else { return Ok(()) };
    crate::query::check_pair(name, value).map_err(|problem| Error::invalid(Part::QueryValue, value, &problem))
}

/// The rules for one name and value of a header, for `cos_url!`.
///
/// # Errors
///
/// An error for the first rule that the request violates.
pub fn check_header(name: &str, value: &str) -> Result<(), Error> {
    crate::headers::check_pair(name, value).map_err(|problem| Error::invalid(Part::HeaderValue, value, &problem))
}

impl Conflict<'_> {
    #[cold]
    pub(crate) fn into_error(self) -> Error {
        let kind = match self {
            Self::Pair(problem) => return problem.into_error(),
            Self::Host(problem) => return problem.into(),
            Self::Method { .. } => ErrorKind::UnsupportedMethod,
            Self::OverrideMethod { .. } | Self::OverrideUnsigned { .. } => ErrorKind::InvalidOverride,
            Self::UnsignedOnly { .. } => ErrorKind::UnsignedOnly,
            Self::Reserved { .. } => ErrorKind::ReservedQueryName,
        };
        let write = |context| write_message(|out| self.write(out, context));
        Error::__new(kind, write(Context::RunTime)).__with_command_line(write(Context::CommandLine))
    }

    #[track_caller]
    pub(crate) const fn const_panic(&self) -> ! {
        match self {
            Self::Pair(problem) => problem.const_panic(),
            Self::Host(problem) => problem.panic(),
            _ => const_panic_with!(|out| self.write(out, Context::Constant)),
        }
    }

    const fn write(&self, out: &mut ConstWriter<'_>, context: Context) {
        let unsigned: &[u8] = match context {
            Context::CommandLine => b"use `cos-url public`",
            _ => b"call `unsigned()`",
        };
        match self {
            // The messages of these two are written by their own functions.
            Self::Pair(_) | Self::Host(_) => {}
            Self::Method { method, endpoint, service } => {
                write_endpoint(out, endpoint, *service);
                out.push(b" does not support the method ");
                out.push_str(method.as_str());
                out.push_str(match endpoint {
                    Endpoint::Custom(_) | Endpoint::Cdn(_) => "; leave the domain out for this request",
                    _ => "; use the endpoint `default`",
                });
            }
            Self::OverrideMethod { name, method } => {
                write_parameter(out, name);
                out.push(b" changes a header of the response to GET or HEAD, but the method is ");
                out.push_str(method.as_str());
                out.push(b"; remove one of them");
            }
            Self::OverrideUnsigned { name } => {
                write_parameter(out, name);
                out.push(
                    b" needs a signature: COS changes headers of the response only for signed requests; sign the URL \
                          or remove the parameter",
                );
            }
            Self::UnsignedOnly { endpoint, service, is_form } => {
                write_endpoint(out, endpoint, *service);
                if *is_form {
                    out.push(b" does not accept uploads by a form; ");
                } else {
                    out.push(b" does not accept COS signatures; ");
                    out.push(unsigned);
                    out.push(b", or ");
                }
                out.push_str(other_endpoint(endpoint));
            }
            Self::Reserved { name } => {
                write_parameter(out, name);
                out.push(b" belongs to the signature of a CDN; remove it, or ");
                out.push(unsigned);
            }
        }
    }
}

/// The endpoint that accepts signatures instead of this one.
const fn other_endpoint(endpoint: &Endpoint) -> &'static str {
    match endpoint {
        Endpoint::Custom(_) | Endpoint::Cdn(_) => "use the bucket's own domain",
        _ => "use the endpoint `default`",
    }
}

const fn write_parameter(out: &mut ConstWriter<'_>, name: &str) {
    out.push(b"the query parameter `");
    write_echo(out, name);
    out.push(b"`");
}

/// Writes the endpoint as the caller wrote it: its name or its domain.
const fn write_endpoint(out: &mut ConstWriter<'_>, endpoint: &Endpoint, service: Service) {
    match endpoint {
        Endpoint::Custom(domain) | Endpoint::Cdn(domain) => {
            out.push(b"the domain `");
            write_echo(out, domain.as_str());
            out.push(b"`, ");
            out.push_str(service.description());
            out.push(b",");
        }
        _ => {
            out.push(b"the endpoint `");
            out.push_str(endpoint.name());
            out.push(b"`");
        }
    }
}
