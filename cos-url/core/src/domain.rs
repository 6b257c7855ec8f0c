//! Domain: a host of the user's own, with an optional port.

use crate::ascii::{
    self, ends_with, ends_with_ignoring_case, equal, equal_ignoring_case, find, is_digits, starts_with,
};
use crate::fixed::Bytes;
use crate::invalid::{Details, Invalid, Reason, refuse};
use crate::punycode::is_punycode_or_plain;
use crate::template::Template;
use crate::text::{serde_with_escape, text_doors};
use crate::{Bucket, Region};
use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use core::cmp::Ordering;
use core::hash::{Hash, Hasher};

/// The longest label of a DNS name and the longest DNS name.
pub(crate) const MAX_LABEL: usize = 63;
pub(crate) const MAX_NAME: usize = 253;

/// The authority of a URL, without the scheme: `img.example.com`, `img.example.com:8443`.
///
/// It is a DNS name of two or more labels with an optional port. `{Bucket}` (the full name), `{BucketName}`
/// (without the APPID), `{AppId}` and `{Region}` in it are replaced by those of the object, as the JavaScript
/// SDK does. Upper and lower case are the same domain; URL and Host have it in lower case. Source: Enabling
/// Custom Origin Domains, document 436/36638.
///
/// An international name is written in Punycode. It is taken for Latin, Greek, Cyrillic, Armenian, Georgian, Han, Kana
/// and Hangul letters, which no URL parser changes or refuses.
///
/// ```
/// use cos_url_core::Domain;
///
/// let domain: Domain = "IMG.example.com:8443".parse()?;
/// assert_eq!(domain, Domain::from_static("img.example.com:8443"));
/// assert!(Domain::new("https://img.example.com").is_err());
/// # Ok::<(), cos_url_core::InvalidDomain>(())
/// ```
#[derive(Debug, Clone)]
pub struct Domain(Cow<'static, str>);

/// The answer to a text that is not a domain.
pub type InvalidDomain = Invalid<DomainReason>;

/// Why a text is not a domain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum DomainReason {
    /// Nothing was given.
    Empty,
    /// A scheme stands before the domain.
    Scheme,
    /// A user name or password stands before the domain.
    UserInfo {
        /// The byte of the `@`.
        at: usize,
    },
    /// A path, if only a `/`, follows the domain.
    Path {
        /// The byte at which it begins.
        at: usize,
    },
    /// A query follows the domain.
    Query {
        /// The byte of the `?`.
        at: usize,
    },
    /// A fragment follows the domain.
    Fragment {
        /// The byte of the `#`.
        at: usize,
    },
    /// A blank, a line end or a control character.
    Blank {
        /// The byte at which it stands.
        at: usize,
    },
    /// A character outside ASCII.
    NonAscii {
        /// The byte at which it begins.
        at: usize,
    },
    /// A percent-encoded character.
    PercentEncoded {
        /// The byte of the `%`.
        at: usize,
    },
    /// A `{..}` that is none of the four templates, or a brace without its partner.
    Template {
        /// The byte of the brace.
        at: usize,
    },
    /// A character that no domain has.
    Character {
        /// The byte at which it stands.
        at: usize,
    },
    /// A dot at the beginning, or beside another.
    EmptyLabel {
        /// The byte of the dot.
        at: usize,
    },
    /// A dot at the end.
    TrailingDot {
        /// The byte of the dot.
        at: usize,
    },
    /// A label begins or ends with `-`.
    Hyphen {
        /// The byte of the hyphen.
        at: usize,
    },
    /// A label has more than 63 bytes.
    LabelTooLong {
        /// How many bytes it has.
        length: usize,
    },
    /// The name has more than 253 bytes.
    TooLong {
        /// How many bytes it has.
        length: usize,
    },
    /// An `xn--` label is not the encoding of a name that every URL parser takes.
    Punycode {
        /// The byte at which the label begins.
        at: usize,
    },
    /// A single label.
    OneLabel,
    /// An IP address, in any of the forms that URL parsers know.
    IpAddress,
    /// The name of this machine, or an address of its loopback interface.
    Loopback,
    /// A host of COS itself without the bucket, to which paths begin with the bucket.
    PathStyle,
    /// Not the local machine, which alone [`Domain::loopback`] takes.
    NotLoopback,
    /// What follows the `:` is not a port from 1 to 65535.
    Port {
        /// The byte after the `:`.
        at: usize,
    },
}

impl Domain {
    /// Takes a domain.
    ///
    /// # Errors
    ///
    /// [`InvalidDomain`] for a text with a scheme, a user name, a path, a query, a fragment or a blank, for one
    /// that is not a DNS name, and for a template that is not one of the four ([`DomainReason`] lists them).
    pub fn new(domain: impl Into<String>) -> Result<Self, InvalidDomain> {
        Self::judged(domain.into(), check)
    }

    /// Takes a domain that is part of the program; in a `const`, a mistake is a compile error.
    ///
    /// # Panics
    ///
    /// On a text that [`Domain::new`] refuses.
    #[track_caller]
    pub const fn from_static(domain: &'static str) -> Self {
        match check(domain) {
            Ok(()) => Self(Cow::Borrowed(domain)),
            Err(reason) => refuse(
                DomainReason::FIELD,
                domain,
                reason.sentence(),
                &Details { at: reason.at(), length: reason.length(), instead: None },
            ),
        }
    }

    /// Takes the address of a test server on this machine: `localhost`, `127.0.0.1` or `[::1]`, with an optional
    /// port.
    ///
    /// ```
    /// use cos_url_core::Domain;
    ///
    /// assert!(Domain::loopback("127.0.0.1:9000").is_ok());
    /// assert!(Domain::loopback("img.example.com").is_err());
    /// ```
    ///
    /// # Errors
    ///
    /// [`InvalidDomain`] for every other host.
    pub fn loopback(domain: impl Into<String>) -> Result<Self, InvalidDomain> {
        Self::judged(domain.into(), check_loopback)
    }

    /// The domain without its port.
    pub(crate) const fn host(&self) -> &str {
        let text = self.as_str();
        match find(text.as_bytes(), b":") {
            Some(at) => text.split_at(at).0,
            None => text,
        }
    }

    /// The host and the port of the domain for an object, in lower case.
    pub(crate) fn push_authority(&self, out: &mut String, bucket: &Bucket, region: &Region, default_port: &str) {
        let mut rest = without_default_port(self.as_str(), default_port);
        while let Some(character) = rest.chars().next() {
            rest = if let Some(template) = Template::at_start_of(rest.as_bytes()) {
                out.push_str(template.replacement(bucket, region));
                rest.strip_prefix(template.text()).unwrap_or_default()
            } else {
                out.push(character.to_ascii_lowercase());
                rest.strip_prefix(character).unwrap_or_default()
            };
        }
    }

    /// As [`push_authority`](Self::push_authority), for constants.
    pub(crate) const fn write_authority(
        &self,
        bytes: &mut Bytes<'_>,
        bucket: &Bucket,
        region: &Region,
        default_port: &str,
    ) {
        let mut rest = without_default_port(self.as_str(), default_port).as_bytes();
        while let [byte, tail @ ..] = rest {
            rest = if let Some(template) = Template::at_start_of(rest) {
                bytes.push(template.replacement(bucket, region).as_bytes());
                rest.split_at(template.text().len()).1
            } else {
                bytes.push_lower(&[*byte]);
                tail
            };
        }
    }

    /// The rule once more for what the templates make; without templates nothing has changed.
    pub(crate) const fn check_replaced(&self, authority: &[u8]) -> Result<(), DomainReason> {
        if find(self.as_str().as_bytes(), b"{").is_none() {
            return Ok(());
        }
        match check_name(authority) {
            Ok(_) => Ok(()),
            Err(reason) => Err(reason),
        }
    }

    fn judged(domain: String, rule: fn(&str) -> Result<(), DomainReason>) -> Result<Self, InvalidDomain> {
        match rule(&domain) {
            Ok(()) => Ok(Self(Cow::Owned(domain))),
            Err(reason) => Err(Invalid::new(reason, &domain)),
        }
    }

    fn lower(&self) -> impl Iterator<Item = u8> {
        self.as_str().bytes().map(|byte| byte.to_ascii_lowercase())
    }
}

text_doors!(Domain, InvalidDomain);
serde_with_escape!(Domain, "loopback", Domain::loopback);

impl PartialEq for Domain {
    fn eq(&self, other: &Self) -> bool {
        self.as_str().eq_ignore_ascii_case(other.as_str())
    }
}

impl Eq for Domain {}

impl PartialOrd for Domain {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Domain {
    fn cmp(&self, other: &Self) -> Ordering {
        self.lower().cmp(other.lower())
    }
}

impl Hash for Domain {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.lower().for_each(|byte| state.write_u8(byte));
        state.write_u8(0xff);
    }
}

/// The domain without `:443` on https and `:80` on http, which clients leave out of URL and Host.
pub(crate) const fn without_default_port<'a>(domain: &'a str, default_port: &str) -> &'a str {
    let text = domain.as_bytes();
    if let Some(end) = text.len().checked_sub(default_port.len() + 1)
        && ends_with(text, default_port.as_bytes())
        && matches!(ascii::byte(text, end), Some(b':'))
    {
        domain.split_at(end).0
    } else {
        domain
    }
}

/// The rule of [`Domain::new`].
const fn check(domain: &str) -> Result<(), DomainReason> {
    let text = domain.as_bytes();
    if text.is_empty() {
        return Err(DomainReason::Empty);
    }
    if find(text, b"://").is_some() {
        return Err(DomainReason::Scheme);
    }
    if let Some(at) = find(text, b"@") {
        return Err(DomainReason::UserInfo { at });
    }
    if check_loopback(domain).is_ok() {
        return Err(DomainReason::Loopback);
    }
    if starts_with(text, b"[") {
        return Err(DomainReason::IpAddress);
    }
    match check_name(text) {
        Ok(Some(port)) if is_path_style(text.split_at(port - 1).0) => Err(DomainReason::PathStyle),
        Ok(Some(port)) => check_port(text, port),
        Ok(None) if is_path_style(text) => Err(DomainReason::PathStyle),
        Ok(None) => Ok(()),
        Err(reason) => Err(reason),
    }
}

/// Whether a host is one of COS itself and begins where the bucket should end: `cos.ap-beijing.myqcloud.com`.
const fn is_path_style(host: &[u8]) -> bool {
    const SERVICES: &[&[u8]] = &[b"cos", b"cos-internal", b"cos-dualstack", b"cos-website"];
    let Some(dot) = find(host, b".") else { return false };
    let mut services = SERVICES;
    while let [service, tail @ ..] = services {
        if equal_ignoring_case(host.split_at(dot).0, service) {
            return is_of_cos(host);
        }
        services = tail;
    }
    false
}

/// Whether a host is one of COS itself.
pub(crate) const fn is_of_cos(host: &[u8]) -> bool {
    ends_with_ignoring_case(host, b".myqcloud.com") || ends_with_ignoring_case(host, b".tencentcos.cn")
}

/// The rule of [`Domain::loopback`].
const fn check_loopback(domain: &str) -> Result<(), DomainReason> {
    const HOSTS: [&[u8]; 3] = [b"localhost", b"127.0.0.1", b"[::1]"];
    let text = domain.as_bytes();
    let mut hosts: &[&[u8]] = &HOSTS;
    while let [host, tail @ ..] = hosts {
        match text.split_at_checked(host.len()) {
            Some((start, [])) if equal(start, host) => return Ok(()),
            Some((start, [b':', ..])) if equal(start, host) => return check_port(text, host.len() + 1),
            _ => hosts = tail,
        }
    }
    Err(DomainReason::NotLoopback)
}

/// Judges the DNS name and answers with the place of the port, if there is one.
const fn check_name(text: &[u8]) -> Result<Option<usize>, DomainReason> {
    let (mut at, mut labels, mut label) = (0, 0_usize, Label::starting_at(0));
    let port = loop {
        match ascii::byte(text, at) {
            Some(b':') => break Some(at + 1),
            None => break None,
            Some(b'.') => {
                if let Err(reason) = label.check(text, at) {
                    return Err(reason);
                }
                labels += 1;
                at += 1;
                label = Label::starting_at(at);
            }
            Some(b'{') => match Template::at_start_of(text.split_at(at).1) {
                Some(template) => {
                    label = label.with(template.stands_for());
                    at += template.text().len();
                }
                None => return Err(DomainReason::Template { at }),
            },
            Some(byte) => {
                if let Err(reason) = check_byte(byte, at) {
                    return Err(reason);
                }
                label = label.with(byte);
                at += 1;
            }
        }
    };
    if label.length == 0 {
        return Err(if labels > 0 { DomainReason::TrailingDot { at: at - 1 } } else { DomainReason::OneLabel });
    }
    if let Err(reason) = label.check(text, at) {
        return Err(reason);
    }
    if label.is_number(text, at) {
        return Err(DomainReason::IpAddress);
    }
    if labels == 0 {
        return Err(DomainReason::OneLabel);
    }
    if at > MAX_NAME {
        return Err(DomainReason::TooLong { length: at });
    }
    Ok(port)
}

const fn check_byte(byte: u8, at: usize) -> Result<(), DomainReason> {
    Err(match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' => return Ok(()),
        b'/' | b'\\' => DomainReason::Path { at },
        b'?' => DomainReason::Query { at },
        b'#' => DomainReason::Fragment { at },
        b'%' => DomainReason::PercentEncoded { at },
        b'}' => DomainReason::Template { at },
        0..=b' ' | 0x7f => DomainReason::Blank { at },
        0x80.. => DomainReason::NonAscii { at },
        _ => DomainReason::Character { at },
    })
}

const fn check_port(text: &[u8], start: usize) -> Result<(), DomainReason> {
    let (_, digits) = text.split_at(start);
    let (mut rest, mut port) = (digits, 0_u32);
    while let [digit @ b'0'..=b'9', tail @ ..] = rest {
        port = port.saturating_mul(10).saturating_add((*digit - b'0') as u32);
        rest = tail;
    }
    if let [after @ (b'/' | b'\\' | b'?' | b'#' | 0..=b' ' | 0x7f), ..] = rest {
        return check_byte(*after, text.len() - rest.len());
    }
    let canonical = is_digits(digits) && !starts_with(digits, b"0");
    if canonical && port <= 65535 { Ok(()) } else { Err(DomainReason::Port { at: start }) }
}

/// What has been read of one label.
#[derive(Clone, Copy)]
struct Label {
    start: usize,
    length: usize,
    first: u8,
    last: u8,
    /// Whether only digits were read.
    digits: bool,
}

impl Label {
    const fn starting_at(start: usize) -> Self {
        Self { start, length: 0, first: 0, last: 0, digits: true }
    }

    const fn with(self, byte: u8) -> Self {
        Self {
            first: if self.length == 0 { byte } else { self.first },
            last: byte,
            length: self.length + 1,
            digits: self.digits && byte.is_ascii_digit(),
            start: self.start,
        }
    }

    const fn check(self, text: &[u8], end: usize) -> Result<(), DomainReason> {
        Err(if self.length == 0 {
            DomainReason::EmptyLabel { at: end }
        } else if self.first == b'-' {
            DomainReason::Hyphen { at: self.start }
        } else if self.last == b'-' {
            DomainReason::Hyphen { at: end - 1 }
        } else if self.length > MAX_LABEL {
            DomainReason::LabelTooLong { length: self.length }
        } else if !is_punycode_or_plain(self.text(text, end)) {
            DomainReason::Punycode { at: self.start }
        } else {
            return Ok(());
        })
    }

    /// Whether a URL parser takes a name that ends with this label for an IPv4 address.
    const fn is_number(self, text: &[u8], end: usize) -> bool {
        let label = self.text(text, end);
        self.digits || matches!(label, [b'0', b'x' | b'X', hex @ ..] if is_hex(hex) || starts_with(hex, b"{AppId}"))
    }

    const fn text(self, text: &[u8], end: usize) -> &[u8] {
        text.split_at(end).0.split_at(self.start).1
    }
}

const fn is_hex(text: &[u8]) -> bool {
    let mut rest = text;
    while let [digit, tail @ ..] = rest {
        if !digit.is_ascii_hexdigit() {
            return false;
        }
        rest = tail;
    }
    true
}

impl DomainReason {
    const fn sentence(self) -> &'static str {
        match self {
            Self::Empty => "empty; a domain is written as in `img.example.com`",
            Self::Scheme => "scheme before the domain; give the host alone, and the scheme as the protocol",
            Self::UserInfo { .. } => "user name before the domain; give the host alone",
            Self::Path { .. } => "path after the domain; give the host alone",
            Self::Query { .. } => "query after the domain; give the host alone",
            Self::Fragment { .. } => "fragment after the domain; give the host alone",
            Self::Blank { .. } => "blank, line end or control character in the domain",
            Self::NonAscii { .. } => "non-ASCII character in the domain; write the name in Punycode, as `xn--..`",
            Self::PercentEncoded { .. } => "percent-encoded character in the domain; write the name itself",
            Self::Template { .. } => "unknown template; there are `{Bucket}`, `{BucketName}`, `{AppId}` and `{Region}`",
            Self::Character { .. } => {
                "character that a domain cannot have, which has only letters, digits, `-` and `.`"
            }
            Self::EmptyLabel { .. } => "dot with nothing before it",
            Self::TrailingDot { .. } => "dot at the end of the domain",
            Self::Hyphen { .. } => "`-` at the edge of a label; a letter or digit stands beside each dot",
            Self::LabelTooLong { .. } => "label longer than 63 bytes, the most between two dots",
            Self::TooLong { .. } => "longer than 253 bytes, the most that a domain has",
            Self::Punycode { .. } => {
                "label that begins with `xn--` but is not the Punycode of Latin, Greek, Cyrillic, Armenian, Georgian, Han, \
                 Kana or Hangul letters"
            }
            Self::OneLabel => "not a full DNS name; a domain has a dot, as in `img.example.com`",
            Self::IpAddress => "not a DNS name but a number or an IP address",
            Self::Loopback => "the local machine; `Domain::loopback` takes it, for tests",
            Self::PathStyle => {
                "a host of COS without the bucket, which COS refuses for buckets made since 2024; leave the domain out, or \
                 begin it with the bucket"
            }
            Self::NotLoopback => {
                "not the local machine, which is `localhost`, `127.0.0.1` or `[::1]`; `Domain::new` takes other domains"
            }
            Self::Port { .. } => "not a port after the `:`; a port is written as in `:8443`, from 1 to 65535",
        }
    }

    const fn at(self) -> Option<usize> {
        match self {
            Self::UserInfo { at }
            | Self::Path { at }
            | Self::Query { at }
            | Self::Fragment { at }
            | Self::Blank { at }
            | Self::NonAscii { at }
            | Self::PercentEncoded { at }
            | Self::Template { at }
            | Self::Character { at }
            | Self::EmptyLabel { at }
            | Self::TrailingDot { at }
            | Self::Hyphen { at }
            | Self::Punycode { at }
            | Self::Port { at } => Some(at),
            _ => None,
        }
    }

    const fn length(self) -> Option<usize> {
        match self {
            Self::LabelTooLong { length } | Self::TooLong { length } => Some(length),
            _ => None,
        }
    }
}

impl Reason for DomainReason {
    const FIELD: &'static str = "domain";

    fn sentence(&self) -> &'static str {
        (*self).sentence()
    }

    fn at(&self) -> Option<usize> {
        (*self).at()
    }

    fn length(&self) -> Option<usize> {
        (*self).length()
    }

    fn repair(&self, text: &str) -> Option<String> {
        let with_bucket;
        let host = match self {
            Self::PathStyle => {
                with_bucket = format!("{{Bucket}}.{text}");
                &with_bucket
            }
            Self::Scheme => before_path(text.split_once("://")?.1)?,
            Self::Path { .. } | Self::Query { .. } | Self::Fragment { .. } => before_path(text)?,
            Self::Blank { .. } => text.trim(),
            Self::TrailingDot { .. } => text.trim_end_matches('.'),
            _ => return None,
        };
        check(host).is_ok().then(|| format!("write `{host}`"))
    }
}

fn before_path(text: &str) -> Option<&str> {
    text.split(['/', '\\', '?', '#']).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn authority(domain: &str, default_port: &str) -> String {
        let bucket = Bucket::from_static("examplebucket-1250000000");
        let mut out = String::new();
        Domain::new(domain).unwrap().push_authority(&mut out, &bucket, &Region::AP_BEIJING, default_port);
        out
    }

    #[test]
    fn templates_are_replaced() {
        for (domain, expected) in [
            ("{Bucket}.example.com", "examplebucket-1250000000.example.com"),
            ("x-{BucketName}.{AppId}.{Region}.example.com", "x-examplebucket.1250000000.ap-beijing.example.com"),
            ("IMG.Example.COM", "img.example.com"),
        ] {
            assert_eq!(authority(domain, "443"), expected);
        }
    }

    #[test]
    fn the_default_port_is_left_out() {
        assert_eq!(authority("img.example.com:443", "443"), "img.example.com");
        assert_eq!(authority("img.example.com:443", "80"), "img.example.com:443");
        assert_eq!(authority("img.example.com:8443", "443"), "img.example.com:8443");
        assert_eq!(authority("a0.example.com:1443", "443"), "a0.example.com:1443");
    }

    #[test]
    fn upper_and_lower_case_are_the_same_domain() {
        let (upper, lower) = (Domain::from_static("IMG.example.com"), Domain::from_static("img.example.com"));
        assert_eq!(upper, lower);
        assert_ne!(upper, Domain::from_static("image.example.com"));
        assert_eq!(upper.cmp(&lower), Ordering::Equal);
        assert!(Domain::from_static("a.example.com") < Domain::from_static("B.example.com"));
    }

    #[test]
    fn punycode_is_told_from_what_only_looks_like_it() {
        for domain in ["xn--bcher-kva.example", "xn--fiqs8s.example", "XN--FIQS8S.example"] {
            assert!(Domain::new(domain).is_ok(), "{domain}");
        }
        for domain in [
            "xn--.example",
            "xn--a-.example",
            "xn---0la.example",
            "xn--99999999.example",
            "xn--a-b-.example",
            "xn--mgbh0fb.example",
        ] {
            assert!(
                matches!(
                    Domain::new(domain).unwrap_err().reason(),
                    DomainReason::Punycode { .. } | DomainReason::Hyphen { .. }
                ),
                "{domain}"
            );
        }
    }

    #[test]
    fn what_a_url_parser_takes_for_an_ip_address_is_refused() {
        for domain in ["169.254.169.254", "0x7f.1", "2130706433", "a.b.0x1f", "a.0", "[fe80::1]", "x.{AppId}"] {
            assert_eq!(Domain::new(domain).unwrap_err().reason(), DomainReason::IpAddress, "{domain}");
        }
        for domain in ["localhost", "127.0.0.1:9000", "[::1]"] {
            assert_eq!(Domain::new(domain).unwrap_err().reason(), DomainReason::Loopback, "{domain}");
            assert!(Domain::loopback(domain).is_ok(), "{domain}");
        }
    }
}
