//! Protocol: `https` or `http`.

use crate::choice::choice;
use crate::const_bytes::find;

choice! {
    /// The scheme of a URL. The text `https:` and `http:`, as the JavaScript SDK writes them, is accepted too.
    ///
    /// The default is https: a signed URL is a bearer credential, and with http everyone on the network path can read
    /// it.
    Protocol as Part::Protocol, "the protocol is `https` or `http`" {
        /// `https`, on port 443.
        #[default]
        Https = "https",
        /// `http`, on port 80.
        Http = "http",
    }
}

impl Protocol {
    /// The default port, which the URL and the `Host` header omit.
    pub(crate) const fn default_port(self) -> &'static str {
        match self {
            Self::Https => "443",
            Self::Http => "80",
        }
    }

    const fn named(text: &[u8]) -> Option<Self> {
        match text {
            [name @ .., b':'] => Self::by_name(name),
            _ if find(text, b"://").is_some() => None,
            _ => Self::by_name(text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::{String, ToString};

    #[test]
    fn a_colon_after_the_name_is_accepted() {
        for (text, expected) in [
            ("https:", Ok(Protocol::Https)),
            ("http:", Ok(Protocol::Http)),
            ("HTTP:", Err("invalid protocol `HTTP:`: the protocol is `https` or `http`; write `http`")),
            ("https://", Err("invalid protocol `https://`: the protocol is `https` or `http`; write `https`")),
            ("ftp", Err("invalid protocol `ftp`: the protocol is `https` or `http`")),
            ("", Err("invalid protocol: the protocol is `https` or `http`")),
        ] {
            assert_eq!(Protocol::new(text).map_err(|error| error.to_string()), expected.map_err(String::from));
        }
    }
}
