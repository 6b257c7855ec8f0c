//! What is asked of a client.

use serde::{Deserialize, Serialize};

/// A request as it is given to a client.
#[derive(Debug, Clone, Serialize)]
pub struct Sent {
    /// The method.
    pub method: String,
    /// The URL, as it is printed.
    pub url: String,
    /// The headers that must be sent with it.
    pub headers: Vec<(String, String)>,
    /// The body, empty for none.
    pub body: String,
}

/// What a client got.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The body as hexadecimal digits, unless the client did not get to see it: a browser that saves a file.
    pub body: Option<String>,
}

impl Answer {
    /// An answer with its body.
    pub fn new(status: u16, body: &[u8]) -> Self {
        Self { status, body: Some(hex(body)) }
    }
}

/// Bytes as hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat()
}

/// How much a client can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Everything.
    Everything,
    /// GET without headers: what is typed into a browser.
    Addresses,
}

/// An HTTP client.
pub trait Client {
    /// Sends one request, and waits for the answer.
    ///
    /// # Errors
    ///
    /// Why it got no answer.
    fn send(&mut self, request: &Sent) -> Result<Answer, String>;

    /// How much it can do.
    fn reach(&self) -> Reach {
        Reach::Everything
    }
}
