//! The HTTP server under the stand-in, on a thread of its own.

use crate::operations::Answer;
use crate::refusal::Refusal;
use crate::stand_in::Service;
use http_body_util::{BodyExt, Full, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use std::convert::Infallible;
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread::JoinHandle;
use tokio::sync::oneshot;

/// The largest body: a stand-in keeps everything in memory.
const MAX_BODY: usize = 64 << 20;

/// A running server; dropping it stops it.
#[derive(Debug)]
pub(crate) struct Server {
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    pub(crate) fn start(listener: TcpListener, service: Arc<Service>) -> io::Result<Self> {
        let address = listener.local_addr()?;
        listener.set_nonblocking(true)?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
        let (stop, stopped) = oneshot::channel();
        let thread = std::thread::Builder::new().name("cos-url-stand-in".into()).spawn(move || {
            runtime.spawn(accept(listener, service));
            // Either it is told to stop, or whoever could tell it is gone. With the runtime, all connections end.
            let _ = runtime.block_on(stopped);
        })?;
        Ok(Self { address, stop: Some(stop), thread: Some(thread) })
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Either has gone already only if the thread has ended, and then there is nothing left to stop.
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

async fn accept(listener: TcpListener, service: Arc<Service>) {
    let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
    loop {
        let Ok((stream, _)) = listener.accept().await else { continue };
        let service = Arc::clone(&service);
        tokio::spawn(async move {
            let serve = service_fn(|request| serve(&service, request));
            // A client that goes away in the middle of a request is no matter.
            let mut http = hyper::server::conn::http1::Builder::new();
            // `Content-Type`, as COS writes it: the Python SDK takes the case of names for significant.
            let _ = http.title_case_headers(true).serve_connection(TokioIo::new(stream), serve).await;
        });
    }
}

async fn serve(service: &Service, request: Request<Incoming>) -> Result<Response<Full<Bytes>>, Infallible> {
    let (parts, body) = request.into_parts();
    let body = Limited::new(body, MAX_BODY).collect().await;
    let body = body.map(|body| body.to_bytes().to_vec()).map_err(|_| Refusal::TOO_LARGE);
    // hyper gives the target as it was sent, but for a fragment, which it cuts off.
    let target = parts.uri.path_and_query().map_or("", |target| target.as_str());
    let headers = parts.headers.iter().map(|(name, value)| (name.as_str().into(), value.as_bytes().into())).collect();
    let answer = service.answer(parts.method.as_str(), target, headers, body);
    Ok(response(&answer).unwrap_or_else(|_| {
        let mut failed = Response::default();
        *failed.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
        failed
    }))
}

/// The answer as hyper sends it.
fn response(answer: &Answer) -> hyper::http::Result<Response<Full<Bytes>>> {
    let mut response = Response::builder().status(answer.status);
    for (name, value) in &answer.headers {
        response = response.header(name, value.as_slice());
    }
    response.body(Full::from(answer.body.clone()))
}
