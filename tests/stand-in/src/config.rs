//! How a stand-in is set up.

use std::fmt;
use std::net::{Ipv4Addr, SocketAddr};
use std::time::{SystemTime, UNIX_EPOCH};

/// The `SecretId` that the COS documentation signs its examples with.
pub const SECRET_ID: &str = "AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q";

/// The `SecretKey` that belongs to [`SECRET_ID`].
pub const SECRET_KEY: &str = "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz";

/// Somebody whose signatures are taken.
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

    /// Temporary credentials, which end at a time in Unix seconds: requests must come with the token.
    pub fn temporary(id: impl Into<String>, key: impl Into<String>, token: impl Into<String>, end: u64) -> Self {
        Self { id: id.into(), key: key.into(), token: Some(token.into()), end: Some(end) }
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Secret").field("id", &self.id).finish_non_exhaustive()
    }
}

/// How a stand-in is set up. The default is what [`StandIn::start`](crate::StandIn::start) takes: a free port, the
/// key pair of the documentation, the clock of this machine, and nothing without a signature.
#[derive(Debug, Clone)]
pub struct Config {
    pub(crate) address: SocketAddr,
    pub(crate) secrets: Vec<Secret>,
    pub(crate) hosts: Vec<String>,
    pub(crate) fixed_clock: Option<u64>,
    pub(crate) public_read: bool,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            address: (Ipv4Addr::LOCALHOST, 0).into(),
            secrets: vec![Secret::permanent(SECRET_ID, SECRET_KEY)],
            hosts: Vec::new(),
            fixed_clock: None,
            public_read: false,
        }
    }
}

impl Config {
    /// Listens there, and not at a free port.
    #[must_use]
    pub fn address(mut self, address: SocketAddr) -> Self {
        self.address = address;
        self
    }

    /// Takes the signatures of one more key pair.
    #[must_use]
    pub fn secret(mut self, secret: Secret) -> Self {
        self.secrets.push(secret);
        self
    }

    /// Answers to one more host, such as `examplebucket-1250000000.cos.ap-beijing.myqcloud.com`, for clients that are
    /// sent here with `curl --connect-to` or the like.
    #[must_use]
    pub fn host(mut self, host: impl Into<String>) -> Self {
        self.hosts.push(host.into());
        self
    }

    /// Stops the clock at a time in Unix seconds.
    #[must_use]
    pub fn clock_at(mut self, unix_seconds: u64) -> Self {
        self.fixed_clock = Some(unix_seconds);
        self
    }

    /// Lets everyone read, also without a signature.
    #[must_use]
    pub fn public_read(mut self) -> Self {
        self.public_read = true;
        self
    }

    pub(crate) fn now(&self) -> u64 {
        self.fixed_clock
            .unwrap_or_else(|| SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs()))
    }
}
