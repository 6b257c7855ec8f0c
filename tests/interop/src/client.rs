//! The interface of a client.

use serde::{Deserialize, Serialize};

/// A request for a client.
#[derive(Debug, Clone, Serialize)]
pub struct Sent {
    /// The method.
    pub method: String,
    /// The printed URL.
    pub url: String,
    /// The headers that must be sent with it.
    pub headers: Vec<(String, String)>,
    /// The body. It may be empty.
    pub body: String,
}

/// The response that a client received.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The body as hexadecimal digits. `None` if the client cannot read it, for example a browser that saves a file.
    pub body: Option<String>,
}

impl Answer {
    /// A response with its body.
    pub fn new(status: u16, body: &[u8]) -> Self {
        Self { status, body: Some(hex(body)) }
    }
}

/// Bytes as hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat()
}

/// The capabilities of a client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Everything.
    Everything,
    /// Only GET without headers, like a URL that is typed into a browser.
    Addresses,
}

/// An HTTP client.
pub trait Client {
    /// Sends one request, and waits for the response.
    ///
    /// # Errors
    ///
    /// The reason why it received no response.
    fn send(&mut self, request: &Sent) -> Result<Answer, String>;

    /// Its capabilities.
    fn reach(&self) -> Reach {
        Reach::Everything
    }
}
