//! The steps for each request: verify the signature, check that the request is supported, perform it, record it.

use crate::answer::Answer;
use crate::bucket::Bucket;
use crate::config::Config;
use crate::hosts::{Hosts, is_local};
use crate::operation::Operation;
use crate::preflight::{allow_every_origin, preflight};
use crate::refusal::Refusal;
use crate::request::Request;
use crate::response_overrides::is_override;
use crate::seen::{Record, Seen};
use crate::verify::{Caller, secret_id, verify};
use crate::{content_md5, form, post_object, traffic_limit, unsupported};
use hyper::body::Bytes;
use std::net::SocketAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The configuration and the state that all connections share.
#[derive(Debug)]
pub(crate) struct Service {
    pub(crate) config: Config,
    hosts: Hosts,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
pub(crate) struct State {
    pub(crate) bucket: Bucket,
    pub(crate) seen: Record,
    answered: u64,
}

/// A request as the server received it.
pub(crate) struct Received<'a> {
    pub(crate) method: &'a str,
    pub(crate) target: &'a str,
    pub(crate) headers: Vec<(String, Vec<u8>)>,
    /// The body, or the error that ended it.
    pub(crate) body: Result<Bytes, Refusal>,
    /// The address at which the connection arrived.
    pub(crate) local: SocketAddr,
}

impl Service {
    pub(crate) fn new(config: Config, bound: SocketAddr) -> Self {
        let hosts = Hosts::new(&config.hosts, bound);
        Self { config, hosts, state: Mutex::default() }
    }

    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Responds to one request and records it.
    pub(crate) fn answer(&self, received: Received<'_>) -> Answer {
        let Received { method, target, headers, body, local } = received;
        let request = Request::new(method, target, headers.clone()).map_err(|_| Refusal::INVALID_URI);
        let mut state = self.state();
        let mut secret_id = None;
        let result = match &request {
            Ok(request) => self.perform(&mut state.bucket, request, body, local, &mut secret_id),
            Err(refusal) => Err(refusal.clone()),
        };
        state.answered += 1;
        let request_id = format!("stand-in-{}", state.answered);
        let refusal = result.as_ref().err().cloned();
        let answer = result.unwrap_or_else(|refusal| {
            let resource = request.as_ref().map_or("", |request| request.key.as_str());
            Answer::xml(refusal.status, refusal.xml(resource, &request_id))
        });
        state.seen.push(Seen {
            method: method.into(),
            target: target.into(),
            headers,
            secret_id,
            key: request.ok().map(|request| request.key),
            status: answer.status,
            refusal,
        });
        allow_every_origin(answer.with("x-cos-request-id", request_id))
    }

    /// The signature is verified first, so that an unknown caller learns nothing else. `secret_id` is set if the
    /// signature is valid.
    fn perform(
        &self,
        bucket: &mut Bucket,
        request: &Request,
        body: Result<Bytes, Refusal>,
        local: SocketAddr,
        secret_id: &mut Option<String>,
    ) -> Result<Answer, Refusal> {
        self.check_host(request, local)?;
        if request.method == "OPTIONS" {
            return preflight(request);
        }
        let now = self.config.now();
        if form::is_form(request) {
            return post_object::perform(&self.config, bucket, request, &body?, now);
        }
        *secret_id = self.check_caller(request, now)?;
        let ignores_unsupported = self.config.ignores_unsupported;
        unsupported::check_parameters(request, ignores_unsupported)?;
        let operation = Operation::of(request)?;
        if request.key.is_empty() {
            return Err(Refusal::not_implemented("operations on buckets"));
        }
        unsupported::check_headers(request, operation, ignores_unsupported)?;
        traffic_limit::check(request)?;
        let body = body?;
        content_md5::check(request, &body)?;
        bucket.perform(operation, request, body, now, &self.hosts)
    }

    /// Requires exactly one `Host` header, with a known host, because the host names the bucket.
    fn check_host(&self, request: &Request, local: SocketAddr) -> Result<(), Refusal> {
        let mut sent = request.headers.iter().filter(|(name, _)| name.eq_ignore_ascii_case("host"));
        match (sent.next(), sent.next()) {
            (Some((_, host)), None) if self.hosts.contain(host) || is_local(host, local) => Ok(()),
            _ => Err(Refusal::NO_SUCH_BUCKET),
        }
    }

    /// Whoever has a key may do everything. If the bucket is public, everyone may read.
    ///
    /// Returns the `SecretId` of a signed request.
    fn check_caller(&self, request: &Request, now: u64) -> Result<Option<String>, Refusal> {
        match verify(request, &self.config.secrets, now)? {
            Caller::Known => Ok(secret_id(request)),
            Caller::Anonymous if request.query.iter().any(|(name, _)| is_override(name)) => {
                Err(Refusal::ANONYMOUS_OVERRIDE)
            }
            Caller::Anonymous if self.config.public_read && matches!(request.method.as_str(), "GET" | "HEAD") => {
                Ok(None)
            }
            Caller::Anonymous => Err(Refusal::ACCESS_DENIED),
        }
    }
}
