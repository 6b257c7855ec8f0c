//! Protocol: `https` or `http`.

use crate::invalid::{Invalid, Reason};
use crate::text::serde_as_text;
use core::fmt;
use core::str::FromStr;

/// The scheme of the URL.
///
/// The default is https: a signed URL is a bearer credential, and http shows it to everyone on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Protocol {
    /// `https`, on port 443.
    #[default]
    Https,
    /// `http`, on port 80.
    Http,
}

/// The answer to a text that is not a protocol.
pub type InvalidProtocol = Invalid<ProtocolReason>;

/// Why a text is not a protocol.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ProtocolReason {
    /// Neither `https` nor `http`.
    Unknown,
}

impl Protocol {
    /// The scheme, without the colon.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Https => "https",
            Self::Http => "http",
        }
    }

    /// The port that URL and Host leave out.
    pub(crate) const fn default_port(self) -> &'static str {
        match self {
            Self::Https => "443",
            Self::Http => "80",
        }
    }
}

impl fmt::Display for Protocol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Takes `https` and `http`, and `https:` and `http:` as the JavaScript SDK writes them.
impl FromStr for Protocol {
    type Err = InvalidProtocol;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "https" | "https:" => Ok(Self::Https),
            "http" | "http:" => Ok(Self::Http),
            _ => Err(Invalid::new(ProtocolReason::Unknown, text)),
        }
    }
}

serde_as_text!(Protocol);

impl Reason for ProtocolReason {
    const FIELD: &'static str = "protocol";

    fn sentence(&self) -> &'static str {
        "the protocol is `https` or `http`"
    }
}
