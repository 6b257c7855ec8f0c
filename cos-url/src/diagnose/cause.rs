//! [`Cause`]: why COS rejected a request.

use super::Change;
use crate::KeyTime;
use alloc::format;
use alloc::string::String;
use core::fmt;
use cos_url_core::{Method, echo};

/// Why COS rejected a request. `Display` prints a sentence that says what to do.
///
/// Values of parameters and headers are decoded. The token of temporary credentials and customer-provided encryption
/// keys are replaced by `(hidden)`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Cause {
    /// The request was sent with another method than the signed one.
    Method {
        /// The signed method, if it is known.
        signed: Option<Method>,
        /// The method that COS received, in upper case.
        received: String,
    },
    /// The request was sent to another host than the signed one: a CDN, an acceleration endpoint, a proxy.
    Host {
        /// The signed host, if it is known.
        signed: Option<String>,
        /// The host that COS received.
        received: Option<String>,
    },
    /// The path differs.
    Path {
        /// The signed key, decoded.
        signed: String,
        /// The key that COS received, decoded.
        received: String,
        /// How they differ.
        change: Change,
    },
    /// A parameter differs.
    Parameter {
        /// The name, encoded and in lower case, as in `q-url-param-list`.
        name: String,
        /// The signed value, if there is one.
        signed: Option<String>,
        /// The value that COS received, if there is one.
        received: Option<String>,
        /// How they differ.
        change: Change,
    },
    /// A header differs.
    Header {
        /// The name, in lower case.
        name: String,
        /// The signed value, if it is known.
        signed: Option<String>,
        /// The value that COS received, if there is one.
        received: Option<String>,
        /// How they differ.
        change: Change,
    },
    /// A list of names differs from the signed one, is not sorted, or is not percent-encoded in the URL.
    List {
        /// Which list.
        list: List,
    },
    /// COS received another validity period than the signed one.
    ValidityPeriod {
        /// The signed period.
        signed: KeyTime,
        /// The period that COS received, `<start>;<end>`.
        received: String,
    },
    /// The validity period has ended.
    Expired {
        /// The last second of the period, in Unix seconds.
        end: u64,
        /// The time of the response, if it is known.
        now: Option<u64>,
    },
    /// The clock of the signer differs from that of COS by more than 15 minutes.
    Clock {
        /// The first second of the period, in Unix seconds.
        start: u64,
        /// The time of the response, if it is known.
        now: Option<u64>,
    },
    /// COS does not know the `SecretId`, or it is disabled.
    UnknownSecretId {
        /// The `SecretId`.
        secret_id: String,
    },
    /// The temporary credentials expired.
    ExpiredCredentials {
        /// Their last second, in Unix seconds, if it is known.
        end: Option<u64>,
        /// The time of the response, if it is known.
        now: Option<u64>,
    },
    /// The token of temporary credentials is missing or does not belong to the `SecretId`.
    Token {
        /// Whether the request has a token.
        is_sent: bool,
    },
    /// COS received exactly what was signed, so the SecretKey of the signer does not belong to the `SecretId`.
    SecretKey,
    /// The URL was changed after it was signed.
    ChangedUrl,
    /// The signature is valid, but the policy or ACL does not allow the action.
    Policy {
        /// The action, such as `name/cos:GetObject`, if the method is known and this crate knows its action.
        action: Option<&'static str>,
    },
    /// The signature did not arrive at COS.
    NoSignature,
    /// COS does not serve `.apk` and `.ipa` from its own domains for buckets created since 2024-01-01.
    DownloadForbidden,
    /// The response has no strings to compare.
    NoStrings,
    /// The error is not about the signature.
    NotTheSignature {
        /// COS's code.
        code: String,
    },
}

/// A list of names in a signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// `q-header-list`.
    Headers,
    /// `q-url-param-list`.
    Parameters,
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Method { signed: Some(signed), received } => write!(
                f,
                "the request was signed for the method {signed}, but COS received {}; send {signed}, or sign for the method \
                 that is sent",
                echo(received)
            ),
            Self::Method { signed: None, received } => write!(
                f,
                "COS received the method {}; if the URL was signed for another method, such as GET, the signature does \
                 not match",
                echo(received)
            ),
            Self::Host { signed: Some(signed), received } => write!(
                f,
                "the host was signed as {}, but COS received {}; send the request to the signed host, or sign for the host \
                 that is used",
                quoted(signed),
                received.as_deref().map_or("none".into(), quoted)
            ),
            Self::Host { signed: None, received } => write!(
                f,
                "COS received the host {}; if the URL was signed for another host, such as the default host of the \
                 bucket, the signature does not match",
                received.as_deref().map_or("none".into(), quoted)
            ),
            Self::Path { signed, received, change } => write!(
                f,
                "the path was signed as {}, but COS received {}: {change}",
                quoted(&["/", signed].concat()),
                quoted(&["/", received].concat())
            ),
            Self::Parameter { name, signed, received, change } => {
                write_pair(f, "parameter", name, signed.as_deref(), received.as_deref(), *change)
            }
            Self::Header { name, signed, received, change } => {
                write_pair(f, "header", name, signed.as_deref(), received.as_deref(), *change)
            }
            Self::List { list } => write!(
                f,
                "`{}` differs from the signed list: it was changed, its names are not in ascending order, or it is not \
                 percent-encoded in the URL",
                match list {
                    List::Headers => "q-header-list",
                    List::Parameters => "q-url-param-list",
                }
            ),
            Self::ValidityPeriod { signed, received } => write!(
                f,
                "the validity period was signed as `{signed}`, but COS received {}; the response belongs to another URL, or \
                 the URL was changed",
                quoted(received)
            ),
            Self::Expired { end, now: Some(now) } if now > end => {
                write!(f, "the URL expired at {end}, {} s before the response; sign a new one", now - end)
            }
            Self::Expired { end, .. } => {
                write!(f, "the URL expired at {end} (Unix seconds); sign a new one, and check the clock of the signer")
            }
            Self::Clock { start, now: Some(now) } => write!(
                f,
                "the clock of the signer is off by more than 15 minutes: the period starts at {start}, and COS responded at \
                 {now}; set the clock"
            ),
            Self::Clock { start, now: None } => write!(
                f,
                "the clock of the signer is off by more than 15 minutes: the period starts at {start} (Unix seconds); set \
                 the clock"
            ),
            Self::UnknownSecretId { secret_id } => {
                write!(f, "COS does not know the SecretId {}, or it is disabled; check it", quoted(secret_id))
            }
            Self::ExpiredCredentials { end, now } => write_expired_credentials(f, *end, *now),
            Self::Token { is_sent: true } => f.write_str(
                "the security token does not belong to the SecretId; use the token that was issued with it",
            ),
            Self::Token { is_sent: false } => f.write_str(
                "the security token is missing; sign with the token that was issued with the SecretId",
            ),
            Self::SecretKey => f.write_str(
                "COS received exactly what was signed, so the SecretKey does not belong to the SecretId; check the key",
            ),
            Self::ChangedUrl => f.write_str("the URL was changed after it was signed"),
            Self::Policy { action: Some(action) } => {
                write!(f, "the policy does not allow `{action}` for the object; allow it")
            }
            Self::Policy { action: None } => f.write_str("the policy does not allow the action for the object; allow it"),
            Self::NoSignature => f.write_str("the signature did not arrive at COS: a client or proxy removed the parameters"),
            Self::DownloadForbidden => f.write_str(
                "COS does not serve `.apk` and `.ipa` files from its own domains for buckets created since 2024-01-01; use a \
                 custom domain",
            ),
            Self::NoStrings => f.write_str(
                "the response has no `FormatString` to compare; pass the whole body of the response",
            ),
            Self::NotTheSignature { code } => {
                write!(f, "the signature is not the cause: COS responded with {}", quoted(code))
            }
        }
    }
}

fn write_expired_credentials(f: &mut fmt::Formatter<'_>, end: Option<u64>, now: Option<u64>) -> fmt::Result {
    f.write_str("the temporary credentials expired")?;
    if let Some(end) = end {
        write!(f, " at {end}")?;
    }
    if let Some(now) = now {
        write!(f, " before the response at {now}")?;
    }
    f.write_str("; renew them and sign a new URL")
}

fn write_pair(
    f: &mut fmt::Formatter<'_>,
    what: &str,
    name: &str,
    signed: Option<&str>,
    received: Option<&str>,
    change: Change,
) -> fmt::Result {
    let name = echo(name);
    match (signed, received, change) {
        (_, _, Change::Repeated) => write!(f, "the signed {what} `{name}` was sent more than once: {change}"),
        (Some(signed), None, _) => {
            write!(f, "the {what} `{name}` was signed as {}, but COS did not receive it: {change}", quoted(signed))
        }
        (None, None, _) => write!(f, "the {what} `{name}` was signed, but COS did not receive it: {change}"),
        (None, Some(received), Change::Added) => {
            write!(f, "COS received the {what} `{name}` as {}, which was not signed: {change}", quoted(received))
        }
        (None, Some(received), _) => write!(
            f,
            "COS received the {what} `{name}` as {}; if another value was signed, the signature does not match",
            quoted(received)
        ),
        (Some(signed), Some(received), _) => write!(
            f,
            "the {what} `{name}` was signed as {}, but COS received {}: {change}",
            quoted(signed),
            quoted(received)
        ),
    }
}

fn quoted(text: &str) -> String {
    format!("`{}`", echo(text))
}
