//! Protocol: `https` or `http`.

use crate::invalid::{Invalid, Reason};
use crate::text::serde_as_text;
use alloc::format;
use alloc::string::String;
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

const SENTENCE: &str = "the protocol is `https` or `http`";

impl Protocol {
    /// Takes the name of a protocol that is part of the program; in a `const`, a mistake is a compile error.
    ///
    /// # Panics
    ///
    /// On a text that `FromStr` refuses.
    #[track_caller]
    pub const fn from_static(protocol: &'static str) -> Self {
        match Self::named(protocol) {
            Some(protocol) => protocol,
            None => panic!("{}", SENTENCE),
        }
    }

    const fn named(name: &str) -> Option<Self> {
        match name.as_bytes() {
            b"https" | b"https:" => Some(Self::Https),
            b"http" | b"http:" => Some(Self::Http),
            _ => None,
        }
    }

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
        Self::named(text).ok_or_else(|| Invalid::new(ProtocolReason::Unknown, text))
    }
}

serde_as_text!(Protocol);

impl Reason for ProtocolReason {
    const FIELD: &'static str = "protocol";

    fn sentence(&self) -> &'static str {
        SENTENCE
    }

    fn repair(&self, text: &str) -> Option<String> {
        let name = text.to_ascii_lowercase();
        let protocol = Protocol::named(name.split("://").next()?)?;
        Some(format!("write `{protocol}`"))
    }
}
