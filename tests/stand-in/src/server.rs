//! The HTTP server, on a separate thread.

use crate::answer::Answer;
use crate::refusal::Refusal;
use crate::service::{Received, Service};
use crate::timed_writes::TimedWrites;
use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper::body::{Body, Bytes, Incoming};
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use std::convert::Infallible;
use std::io::{self, ErrorKind};
use std::net::SocketAddr;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::runtime::Runtime;
use tokio::sync::oneshot;

/// The largest body. It is limited, because the stand-in keeps everything in memory.
const MAX_BODY: usize = 64 << 20;

/// The connections that the kernel queues until they are accepted. With the usual 128, some of many simultaneous
/// clients wait for a second or more until TCP retransmits dropped packets.
const BACKLOG: u32 = 4_096;

/// The pause after a connection could not be accepted, for example because no file descriptor is free. The listener
/// stays ready in this case, so accepting again at once would use all of a processor.
const PAUSE: Duration = Duration::from_millis(50);

/// A bound address, before the server accepts connections.
pub(crate) struct Listener {
    runtime: Runtime,
    socket: TcpListener,
    address: SocketAddr,
}

impl Listener {
    pub(crate) fn bind(address: SocketAddr) -> io::Result<Self> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_io().enable_time().build()?;
        let listener = {
            let _context = runtime.enter();
            let socket = if address.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }?;
            // The standard library does the same, except on Windows, where the option lets two servers share a port.
            socket.set_reuseaddr(cfg!(not(windows)))?;
            socket.bind(address)?;
            socket.listen(BACKLOG)?
        };
        let address = listener.local_addr()?;
        Ok(Self { runtime, socket: listener, address })
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    pub(crate) fn serve(self, service: Arc<Service>) -> io::Result<Server> {
        let Self { runtime, socket, address } = self;
        let (stop, stopped) = oneshot::channel();
        let thread = std::thread::Builder::new().name("cos-url-stand-in".into()).spawn(move || {
            runtime.spawn(accept(socket, service));
            // Returns when the server is dropped. All connections end with the runtime.
            let _ = runtime.block_on(stopped);
        })?;
        Ok(Server { address, stop: Some(stop), thread: Some(thread) })
    }
}

/// A running server. It stops when it is dropped.
#[derive(Debug)]
pub(crate) struct Server {
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Both fail only if the thread has already ended.
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

async fn accept(listener: TcpListener, service: Arc<Service>) {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                tokio::spawn(connection(stream, Arc::clone(&service)));
            }
            Err(error) if concerns_one_connection(&error) => {}
            Err(_) => tokio::time::sleep(PAUSE).await,
        }
    }
}

/// Whether the server can accept the next connection immediately after this error.
fn concerns_one_connection(error: &io::Error) -> bool {
    use ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset, Interrupted};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset | Interrupted)
}

async fn connection(stream: TcpStream, service: Arc<Service>) {
    let Ok(local) = stream.local_addr() else { return };
    let stream = TimedWrites::new(stream, service.config.write_timeout);
    let mut http = hyper::server::conn::http1::Builder::new();
    // COS writes `Content-Type`, and the Python SDK distinguishes upper and lower case in header names.
    http.title_case_headers(true);
    http.timer(TokioTimer::new()).header_read_timeout(service.config.header_timeout);
    let respond = service_fn(|request| respond(&service, local, request));
    // The error of a connection that the client closed does not affect other connections.
    let _ = http.serve_connection(TokioIo::new(stream), respond).await;
}

async fn respond(
    service: &Service,
    local: SocketAddr,
    request: Request<Incoming>,
) -> Result<Response<Full<Bytes>>, Infallible> {
    let (parts, body) = request.into_parts();
    let body = read_body(body, service.config.body_timeout).await;
    // hyper returns the target as it was sent, without a fragment.
    let target = parts.uri.path_and_query().map_or("", |target| target.as_str());
    let headers = parts.headers.iter().map(|(name, value)| (name.as_str().into(), value.as_bytes().into())).collect();
    let answer = service.answer(Received { method: parts.method.as_str(), target, headers, body, local });
    Ok(response(answer).unwrap_or_else(|_| {
        let mut failed = Response::default();
        *failed.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
        failed
    }))
}

async fn read_body(body: Incoming, timeout: Duration) -> Result<Bytes, Refusal> {
    if body.size_hint().lower() > MAX_BODY as u64 {
        return Err(Refusal::TOO_LARGE);
    }
    match tokio::time::timeout(timeout, Limited::new(body, MAX_BODY).collect()).await {
        Ok(Ok(body)) => Ok(body.to_bytes()),
        Ok(Err(error)) if error.is::<LengthLimitError>() => Err(Refusal::TOO_LARGE),
        Ok(Err(_)) => Err(Refusal::INCOMPLETE_BODY),
        Err(_) => Err(Refusal::REQUEST_TIMEOUT),
    }
}

/// Converts the response into a type of hyper.
fn response(answer: Answer) -> hyper::http::Result<Response<Full<Bytes>>> {
    let mut response = Response::builder().status(answer.status);
    for (name, value) in &answer.headers {
        response = response.header(name, value.as_slice());
    }
    response.body(Full::from(answer.body))
}
