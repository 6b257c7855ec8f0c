//! The stand-in: it is started, asked what it has seen, and stopped by being dropped.

use crate::config::Config;
use crate::object::Object;
use crate::operations::{Answer, Bucket, has_override};
use crate::refusal::Refusal;
use crate::request::Request;
use crate::server::Server;
use crate::verify::{Caller, verify};
use std::fmt;
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A stand-in for COS on loopback, which serves until it is dropped.
#[derive(Debug)]
pub struct StandIn {
    service: Arc<Service>,
    server: Server,
}

/// A request that arrived, and how it was answered.
#[derive(Clone)]
#[non_exhaustive]
pub struct Seen {
    /// The method.
    pub method: String,
    /// The path and the parameters as they were sent.
    pub target: String,
    /// The headers as they were sent; hyper gives their names in lower case.
    pub headers: Vec<(String, Vec<u8>)>,
    /// The object key that was meant, if the path could be decoded.
    pub key: Option<String>,
    /// The status of the answer.
    pub status: u16,
    /// Why it was refused, if it was.
    pub refusal: Option<Refusal>,
}

impl StandIn {
    /// Starts with [`Config::default`]: at a free port, for the key pair of the COS documentation.
    ///
    /// # Errors
    ///
    /// If there is no port to listen at.
    pub fn start() -> io::Result<Self> {
        Self::with(Config::default())
    }

    /// Starts.
    ///
    /// # Errors
    ///
    /// If it cannot listen at the address.
    pub fn with(mut config: Config) -> io::Result<Self> {
        let listener = std::net::TcpListener::bind(config.address)?;
        let address = listener.local_addr()?;
        config.hosts.extend([address.to_string(), format!("localhost:{}", address.port())]);
        let service = Arc::new(Service { config, state: Mutex::default() });
        let server = Server::start(listener, Arc::clone(&service))?;
        Ok(Self { service, server })
    }

    /// Host and port, such as `127.0.0.1:49152`: for `Domain::loopback`.
    pub fn authority(&self) -> String {
        self.server.address().to_string()
    }

    /// Stores an object.
    pub fn put(&self, key: impl Into<String>, bytes: impl Into<Vec<u8>>, content_type: &str) {
        let headers = vec![("content-type".into(), content_type.into())];
        let object = Object { bytes: bytes.into(), headers, modified: self.service.config.now() };
        self.service.state().bucket.objects.insert(key.into(), object);
    }

    /// The object of this key, if it is there.
    pub fn object(&self, key: &str) -> Option<Object> {
        self.service.state().bucket.objects.get(key).cloned()
    }

    /// What has arrived since the last call, in order.
    pub fn seen(&self) -> Vec<Seen> {
        std::mem::take(&mut self.service.state().seen)
    }

    /// Serves until the process ends.
    pub fn serve_forever(self) -> ! {
        loop {
            std::thread::park();
        }
    }
}

/// Without the parameters and headers, which may hold a signature.
impl fmt::Debug for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Seen")
            .field("method", &self.method)
            .field("key", &self.key)
            .field("status", &self.status)
            .field("refusal", &self.refusal)
            .finish_non_exhaustive()
    }
}

/// What answers the requests of a server.
#[derive(Debug)]
pub(crate) struct Service {
    config: Config,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    bucket: Bucket,
    seen: Vec<Seen>,
    answered: u64,
}

impl Service {
    /// Answers one request, and writes down that it was seen.
    pub(crate) fn answer(
        &self,
        method: &str,
        target: &str,
        headers: Vec<(String, Vec<u8>)>,
        body: Result<Vec<u8>, Refusal>,
    ) -> Answer {
        let request = Request::new(method, target, headers.clone()).map_err(|_| Refusal::INVALID_URI);
        let mut state = self.state();
        let answer = match &request {
            Ok(request) => body.and_then(|body| self.act(&mut state.bucket, request, body)),
            Err(refusal) => Err(refusal.clone()),
        };
        state.answered += 1;
        let request_id = format!("stand-in-{}", state.answered);
        let refusal = answer.as_ref().err().cloned();
        let answer = answer.unwrap_or_else(|refusal| {
            let resource = request.as_ref().map_or("", |request| request.key.as_str());
            Answer::xml(refusal.status, refusal.xml(resource, &request_id))
        });
        state.seen.push(Seen {
            method: method.into(),
            target: target.into(),
            headers,
            key: request.ok().map(|request| request.key),
            status: answer.status,
            refusal,
        });
        // CORS: pages from anywhere may read everything.
        answer
            .with("x-cos-request-id", request_id)
            .with("access-control-allow-origin", "*")
            .with("access-control-expose-headers", "*")
    }

    fn act(&self, bucket: &mut Bucket, request: &Request, body: Vec<u8>) -> Result<Answer, Refusal> {
        self.check_host(request)?;
        if request.method == "OPTIONS" {
            return preflight(request);
        }
        let now = self.config.now();
        match verify(request, &self.config.secrets, now)? {
            Caller::Known => {}
            Caller::Anonymous if has_override(request) => return Err(Refusal::ANONYMOUS_OVERRIDE),
            Caller::Anonymous if self.config.public_read && matches!(request.method.as_str(), "GET" | "HEAD") => {}
            Caller::Anonymous => return Err(Refusal::ACCESS_DENIED),
        }
        bucket.answer(request, body, now)
    }

    /// The host names the bucket, so there is one and it is known.
    fn check_host(&self, request: &Request) -> Result<(), Refusal> {
        let mut sent = request.headers.iter().filter(|(name, _)| name.eq_ignore_ascii_case("host"));
        let is_known = |host: &[u8]| self.config.hosts.iter().any(|known| known.as_bytes().eq_ignore_ascii_case(host));
        match (sent.next(), sent.next()) {
            (Some((_, host)), None) if is_known(host) => Ok(()),
            _ => Err(Refusal::NO_SUCH_BUCKET),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What a browser asks before it sends a request from another site. It is not signed: Options Object, document
/// 436/8288.
fn preflight(request: &Request) -> Result<Answer, Refusal> {
    let (Some(_), Some(method)) = (request.header("origin"), request.header("access-control-request-method")) else {
        return Err(Refusal::ACCESS_DENIED);
    };
    let headers = request.header("access-control-request-headers").unwrap_or_default();
    Ok(Answer::empty(200)
        .with("access-control-allow-methods", method)
        .with("access-control-allow-headers", headers)
        .with("access-control-max-age", "600"))
}
