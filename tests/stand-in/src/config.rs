//! The configuration of a stand-in.

use std::fmt;
use std::net::{Ipv4Addr, SocketAddr};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// The `SecretId` of the examples in the COS documentation.
pub const SECRET_ID: &str = "AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q";

/// The `SecretKey` that belongs to [`SECRET_ID`].
pub const SECRET_KEY: &str = "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz";

/// A key pair whose signatures are accepted.
#[derive(Clone)]
pub struct Secret {
    pub(crate) id: String,
    pub(crate) key: String,
    pub(crate) token: Option<String>,
    pub(crate) end: Option<u64>,
}

impl Secret {
    /// A permanent key pair.
    pub fn permanent(id: impl Into<String>, key: impl Into<String>) -> Self {
        Self { id: id.into(), key: key.into(), token: None, end: None }
    }

    /// Temporary credentials that expire at a time in Unix seconds. Requests must carry the token.
    pub fn temporary(id: impl Into<String>, key: impl Into<String>, token: impl Into<String>, end: u64) -> Self {
        Self { id: id.into(), key: key.into(), token: Some(token.into()), end: Some(end) }
    }
}

/// Does not show the key and the token.
impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Secret").field("id", &self.id).finish_non_exhaustive()
    }
}

/// The configuration of a stand-in.
///
/// By default it listens on a free port of 127.0.0.1, accepts the key pair of the COS documentation, uses the clock of
/// this machine and rejects requests without a signature.
#[derive(Debug, Clone)]
pub struct Config {
    pub(crate) address: SocketAddr,
    pub(crate) secrets: Vec<Secret>,
    pub(crate) hosts: Vec<String>,
    pub(crate) bucket: Option<String>,
    pub(crate) fixed_clock: Option<u64>,
    pub(crate) public_read: bool,
    pub(crate) ignores_unsupported: bool,
    pub(crate) header_timeout: Duration,
    pub(crate) body_timeout: Duration,
    pub(crate) write_timeout: Duration,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            address: (Ipv4Addr::LOCALHOST, 0).into(),
            secrets: vec![Secret::permanent(SECRET_ID, SECRET_KEY)],
            hosts: Vec::new(),
            bucket: None,
            fixed_clock: None,
            public_read: false,
            ignores_unsupported: false,
            header_timeout: Duration::from_secs(60),
            body_timeout: Duration::from_secs(60),
            write_timeout: Duration::from_secs(60),
        }
    }
}

impl Config {
    /// Listens at this address. Port 0 selects a free port.
    #[must_use]
    pub fn address(mut self, address: SocketAddr) -> Self {
        self.address = address;
        self
    }

    /// Accepts the signatures of another key pair.
    #[must_use]
    pub fn secret(mut self, secret: Secret) -> Self {
        self.secrets.push(secret);
        self
    }

    /// Accepts another value of the `Host` header, such as `examplebucket-1250000000.cos.ap-beijing.myqcloud.com` for
    /// clients that use the stand-in as a proxy, or `cos:9000` for a container of that name.
    #[must_use]
    pub fn host(mut self, host: impl Into<String>) -> Self {
        self.hosts.push(host.into());
        self
    }

    /// Sets the name of the bucket, `<BucketName>-<APPID>`, with which the policies of forms are compared. Without it,
    /// every name is accepted.
    #[must_use]
    pub fn bucket(mut self, name: impl Into<String>) -> Self {
        self.bucket = Some(name.into());
        self
    }

    /// Sets the clock to a fixed time in Unix seconds.
    #[must_use]
    pub fn clock_at(mut self, unix_seconds: u64) -> Self {
        self.fixed_clock = Some(unix_seconds);
        self
    }

    /// Allows GET and HEAD without a signature.
    #[must_use]
    pub fn public_read(mut self) -> Self {
        self.public_read = true;
        self
    }

    /// Ignores the parameters and headers that select a version, process images, set an ACL and so on, instead of
    /// rejecting them with `NotImplemented`. Known sub-resources such as `?acl` are rejected nevertheless.
    ///
    /// This is for tests that only check whether a signature is accepted.
    #[must_use]
    pub fn ignore_unsupported(mut self) -> Self {
        self.ignores_unsupported = true;
        self
    }

    /// Sets how long the head of a request may take, and how long a connection may be idle before it. Default: 60 s.
    #[must_use]
    pub fn header_timeout(mut self, timeout: Duration) -> Self {
        self.header_timeout = timeout;
        self
    }

    /// Sets how long the body of a request may take. Default: 60 s.
    #[must_use]
    pub fn body_timeout(mut self, timeout: Duration) -> Self {
        self.body_timeout = timeout;
        self
    }

    /// Sets how long a response may wait for a client that does not read. Default: 60 s.
    #[must_use]
    pub fn write_timeout(mut self, timeout: Duration) -> Self {
        self.write_timeout = timeout;
        self
    }

    pub(crate) fn now(&self) -> u64 {
        self.fixed_clock
            .unwrap_or_else(|| SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs()))
    }
}
