//! The handle of a running stand-in.

use crate::config::Config;
use crate::hosts::reachable;
use crate::object::Object;
use crate::seen::Seen;
use crate::server::{Listener, Server};
use crate::service::Service;
use std::io;
use std::sync::Arc;

/// A running stand-in. It stops when it is dropped.
#[derive(Debug)]
pub struct StandIn {
    service: Arc<Service>,
    server: Server,
}

impl StandIn {
    /// Starts with [`Config::default`]: on a free port of 127.0.0.1, with the key pair of the COS documentation.
    ///
    /// # Errors
    ///
    /// Returns an error if no port is free.
    pub fn start() -> io::Result<Self> {
        Self::with(Config::default())
    }

    /// Starts with a configuration.
    ///
    /// # Errors
    ///
    /// Returns an error if the address cannot be bound.
    pub fn with(config: Config) -> io::Result<Self> {
        let listener = Listener::bind(config.address)?;
        let service = Arc::new(Service::new(config, listener.address()));
        let server = listener.serve(Arc::clone(&service))?;
        Ok(Self { service, server })
    }

    /// The host and port of URLs, such as `127.0.0.1:49152`. If the stand-in is bound to all interfaces, it is the
    /// loopback address.
    pub fn authority(&self) -> String {
        reachable(self.server.address()).to_string()
    }

    /// Stores an object.
    pub fn put(&self, key: impl Into<String>, bytes: impl Into<Vec<u8>>, content_type: &str) {
        let headers = vec![("content-type".into(), content_type.into())];
        let object = Object::new(bytes.into().into(), headers, self.service.config.now());
        self.service.state().bucket.objects.insert(key.into(), object);
    }

    /// The object of this key.
    pub fn object(&self, key: &str) -> Option<Object> {
        self.service.state().bucket.objects.get(key).cloned()
    }

    /// Returns the requests that arrived since the last call, the oldest first.
    ///
    /// The record keeps the latest 10,000 requests, and at most 16 MiB of targets and headers.
    pub fn seen(&self) -> Vec<Seen> {
        self.service.state().seen.take()
    }

    /// Serves until the process ends.
    pub fn serve_forever(self) -> ! {
        loop {
            std::thread::park();
        }
    }
}
