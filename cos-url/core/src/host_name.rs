//! The rules of DNS and URL parsers for the host and port of a domain.

use crate::const_bytes::{byte, count_digits, ends_with_ignoring_case, equal_ignoring_case, find_any_from, part};
use crate::ip_address::{count_hexadecimal, is_canonical_ipv4, is_canonical_ipv6, is_number};
use crate::message::{CommandLineOption, Constructor, Fix, Problem, code_point, is_escaped, split_character};
use crate::template::{self, Template};

/// The longest label and the longest name of DNS.
const MAX_LABEL: usize = 63;
const MAX_NAME: usize = 253;

/// The longest host with its port.
pub(crate) const MAX_AUTHORITY: usize = MAX_NAME + ":65535".len();

/// The constructor for hosts that are not public.
pub(crate) const PRIVATE: Constructor = Constructor {
    when: "for a test server, container or private cloud",
    run_time: "Domain::private",
    constant: "Domain::private_static",
    in_macro: None,
    in_file: &["private"],
    option: CommandLineOption::WithValue("--private-domain"),
};

/// A valid host, possibly with templates, and an optional port.
#[derive(Clone, Copy)]
pub(crate) struct HostName {
    /// The number of bytes without the port.
    pub(crate) length: usize,
    pub(crate) has_template: bool,
    /// The reason why it is not a public DNS name, or `None` if it is.
    pub(crate) not_public: Option<NotPublic>,
}

/// Why a host is not a public DNS name.
#[derive(Clone, Copy)]
pub(crate) enum NotPublic {
    IpAddress,
    ThisMachine,
    OneLabel,
    Underscore { at: usize },
}

impl NotPublic {
    #[cold]
    pub(crate) const fn problem(self) -> Problem {
        match self {
            Self::IpAddress => Problem::new("it is an IP address, not a public DNS name"),
            Self::ThisMachine => Problem::new("it is this machine, not a public DNS name"),
            Self::OneLabel => Problem::new("a public DNS name has a dot, as in `img.example.com`"),
            Self::Underscore { at } => Problem::at("public host names have no underscore", at),
        }
        .with_constructor(&PRIVATE)
    }
}

/// Parses a host and an optional port. A template is replaced by one character or more.
pub(crate) const fn parse(text: &[u8]) -> Result<HostName, Problem> {
    if let [b'[', ..] = text {
        return parse_ipv6(text);
    }
    let labels = match parse_labels(text) {
        Ok(labels) => labels,
        Err(problem) => return Err(problem),
    };
    let (name, port) = text.split_at(text.len() - labels.port.len());
    if name.len() > MAX_NAME {
        return Err(Problem::too_long("a DNS name has at most 253 bytes", name.len()));
    }
    if !port.is_empty()
        && let Err(problem) = check_port(text, name.len())
    {
        return Err(problem);
    }
    let may_be_number = matches!(labels.last, [b'0'..=b'9' | b'{', ..]);
    let not_public = if may_be_number && ends_with_number(labels.last.split_at(labels.last.len() - port.len()).0) {
        if !is_canonical_ipv4(name) {
            return Err(not_canonical(name));
        }
        Some(NotPublic::IpAddress)
    } else if matches!(name, [.., b't' | b'T']) && is_this_machine(name) {
        Some(NotPublic::ThisMachine)
    } else if labels.count == 1 {
        Some(NotPublic::OneLabel)
    } else if let Some(at) = labels.underscore {
        Some(NotPublic::Underscore { at })
    } else {
        None
    };
    Ok(HostName { length: name.len(), has_template: labels.has_template, not_public })
}

/// The labels of a host name.
struct Labels<'a> {
    count: usize,
    /// The text from the start of the last label on.
    last: &'a [u8],
    has_template: bool,
    underscore: Option<usize>,
    /// The text after the host name: nothing, or a colon and more text.
    port: &'a [u8],
}

/// The loop uses slice patterns, because the compiler evaluates it for every literal, and evaluates a function call for
/// each byte much more slowly.
const fn parse_labels(text: &[u8]) -> Result<Labels<'_>, Problem> {
    let mut labels = Labels { count: 1, last: text, has_template: false, underscore: None, port: b"" };
    let (mut rest, mut length) = (text, 0);
    loop {
        match rest {
            [b'-', after @ ..] if length == 0 || matches!(after, [] | [b'.' | b':', ..]) => {
                return Err(Problem::at("a label does not start or end with a hyphen", text.len() - rest.len()));
            }
            [b'a'..=b'z' | b'0'..=b'9' | b'-' | b'A'..=b'Z', tail @ ..] => (rest, length) = (tail, length + 1),
            [] | [b'.' | b':', ..] if length == 0 => return Err(empty_label(text, text.len() - rest.len())),
            [] | [b'.' | b':', ..] if length > MAX_LABEL => {
                return Err(Problem::too_long("a label, the part between two dots, has at most 63 bytes", length));
            }
            [b'.', tail @ ..] => {
                (labels.count, labels.last) = (labels.count + 1, tail);
                (rest, length) = (tail, 0);
            }
            [] | [b':', ..] => {
                labels.port = rest;
                return Ok(labels);
            }
            [b'_', tail @ ..] => {
                if labels.underscore.is_none() {
                    labels.underscore = Some(text.len() - rest.len());
                }
                (rest, length) = (tail, length + 1);
            }
            _ => {
                let Some(template) = Template::at_start_of(rest) else {
                    return Err(wrong_character(text, text.len() - rest.len()));
                };
                labels.has_template = true;
                (rest, length) = (rest.split_at(template.text().len()).1, length + 1);
            }
        }
    }
}

const fn is_this_machine(name: &[u8]) -> bool {
    equal_ignoring_case(name, b"localhost") || ends_with_ignoring_case(name, b".localhost")
}

const fn parse_ipv6(text: &[u8]) -> Result<HostName, Problem> {
    let end = find_any_from(text, b"]", 0);
    match text.split_at(end) {
        ([b'[', address @ ..], [b']', ..]) if is_canonical_ipv6(address) => match check_port(text, end + 1) {
            Ok(()) => Ok(HostName { length: end + 1, has_template: false, not_public: Some(NotPublic::IpAddress) }),
            Err(problem) => Err(problem),
        },
        _ => Err(Problem::new("an IPv6 address is written in its canonical form (RFC 5952), as in `[fe80::1]`")
            .with_constructor_for(&PRIVATE, Fix::text("[fe80::1]"))),
    }
}

#[cold]
const fn empty_label(text: &[u8], at: usize) -> Problem {
    match (at, byte(text, at)) {
        (0, Some(b'.')) => Problem::at("a domain does not start with a dot", 0),
        (0, _) => wrong_port(text, 0),
        (_, Some(b'.')) => Problem::at("there is nothing between two dots", at),
        _ => Problem::at("a domain does not end with a dot", at - 1).with_fix(Fix::replaced(text, (at - 1, at), "")),
    }
}

/// The problem of a character that is not valid in a host.
#[cold]
const fn wrong_character(text: &[u8], at: usize) -> Problem {
    let (_, rest) = text.split_at(at);
    let is_visible = match split_character(rest) {
        Some((character, _)) => !is_escaped(code_point(character)),
        None => false,
    };
    match rest {
        [b'{' | b'}', ..] => template::unknown(text, at),
        [b'$', b'{', ..] => Problem::at("a template has no `$`", at).with_fix(Fix::replaced(text, (at, at + 1), "")),
        [b'<' | b'>' | b'$', ..] => Problem::at("a template is written in braces, as in `{Bucket}`", at),
        [b'%', ..] => Problem::at("a domain is not percent-encoded", at),
        // The full stops of other scripts, which URL parsers convert to dots.
        [0xe3, 0x80, 0x82, ..] | [0xef, 0xbc, 0x8e, ..] | [0xef, 0xbd, 0xa1, ..] => {
            Problem::at("the dots of a domain are ASCII", at).with_fix(Fix::replaced(text, (at, at + 3), "."))
        }
        [0x80..=0xff, ..] if is_visible => {
            Problem::at("a domain is ASCII; write an international name in Punycode, as in `xn--fiqs8s.example`", at)
        }
        [first, ..] if is_visible && *first != b' ' => {
            Problem::at("a domain has only letters, digits, hyphens and dots", at)
        }
        _ => Problem::at("a domain has no whitespace and no invisible characters", at),
    }
}

/// Whether URL parsers read the last label as a number. The label may contain templates that are not expanded yet.
const fn ends_with_number(label: &[u8]) -> bool {
    let (mut rest, is_hexadecimal) = match label {
        [b'0', b'x' | b'X', digits @ ..] => (digits, true),
        _ => (label, false),
    };
    loop {
        let count = if is_hexadecimal { count_hexadecimal(rest) } else { count_digits(rest) };
        (_, rest) = rest.split_at(count);
        match Template::at_start_of(rest) {
            Some(Template::AppId) => (_, rest) = rest.split_at(Template::AppId.text().len()),
            _ => return rest.is_empty(),
        }
    }
}

/// The problem of a host that URL parsers read as an IPv4 address and rewrite.
#[cold]
const fn not_canonical(name: &[u8]) -> Problem {
    let mut start = 0;
    while start <= name.len() {
        let end = find_any_from(name, b".", start);
        if !is_number(part(name, start, end)) {
            return Problem::new("the last label is a number, so URL parsers read the host as an IPv4 address");
        }
        start = end + 1;
    }
    Problem::new("an IPv4 address is written in its canonical form, as in `10.0.0.5`")
        .with_constructor_for(&PRIVATE, Fix::text("10.0.0.5"))
}

/// The rule for the text after a host: nothing, or a colon and a port.
const fn check_port(text: &[u8], end: usize) -> Result<(), Problem> {
    match text.split_at(end).1 {
        [] => Ok(()),
        [b':', b'1'..=b'9', digits @ ..] if digits.len() <= 4 && count_digits(digits) == digits.len() => {
            let (mut port, mut rest) = (0, text.split_at(end + 1).1);
            while let [digit, tail @ ..] = rest {
                (port, rest) = (port * 10 + (*digit - b'0') as u32, tail);
            }
            if port <= 0xffff { Ok(()) } else { Err(wrong_port(text, end)) }
        }
        _ => Err(wrong_port(text, end)),
    }
}

#[cold]
const fn wrong_port(text: &[u8], colon: usize) -> Problem {
    if is_bare_ipv6(text) {
        return Problem::new("an IPv6 address is written in brackets, as in `[fe80::1]`")
            .with_constructor_for(&PRIVATE, Fix::text("[fe80::1]"));
    }
    match text.split_at(colon).1 {
        _ if colon == 0 => Problem::at("there is no host before the port", 0),
        [b':'] => Problem::at("there is no port after the colon", colon).with_fix(Fix::range(0, colon)),
        [b':', ..] => Problem::at("a port is a number from 1 to 65535 without leading zeros", colon + 1),
        _ => Problem::at("only a port, as in `:9000`, follows an IPv6 address", colon),
    }
}

/// Whether a text is hexadecimal digits with at least two colons.
const fn is_bare_ipv6(text: &[u8]) -> bool {
    let (mut rest, mut colons) = (text, 0);
    while let [byte, tail @ ..] = rest {
        match byte {
            b':' => colons += 1,
            byte if byte.is_ascii_hexdigit() => {}
            _ => return false,
        }
        rest = tail;
    }
    colons > 1
}

#[cfg(test)]
mod tests {
    use crate::Domain;
    use alloc::string::ToString;

    const NOT_CANONICAL: &str = "an IPv4 address is written in its canonical form, as in `10.0.0.5`";
    const NOT_CANONICAL_IPV6: &str = "an IPv6 address is written in its canonical form (RFC 5952), as in `[fe80::1]`";
    const ENDS_WITH_NUMBER: &str = "the last label is a number, so URL parsers read the host as an IPv4 address";
    const PORT: &str = "a port is a number from 1 to 65535 without leading zeros";
    const HYPHEN: &str = "a label does not start or end with a hyphen";
    const INVISIBLE: &str = "a domain has no whitespace and no invisible characters";
    const PUNYCODE: &str = "a domain is ASCII; write an international name in Punycode, as in `xn--fiqs8s.example`";
    const TEMPLATES: &str = "; the templates are `{Bucket}`, `{BucketName}`, `{AppId}` and `{Region}`";

    #[test]
    fn other_hosts_are_rejected() {
        for (domain, sentence, rest) in [
            (".a", "a domain does not start with a dot", " (`.` at byte 0)"),
            ("a..b", "there is nothing between two dots", " (`.` at byte 2)"),
            ("img.example.com.", "a domain does not end with a dot", " (`.` at byte 15); write `img.example.com`"),
            ("img.a.:84", "a domain does not end with a dot", " (`.` at byte 5); write `img.a:84`"),
            ("-a.example", HYPHEN, " (`-` at byte 0)"),
            ("a.b-.example", HYPHEN, " (`-` at byte 3)"),
            ("xn--.example", HYPHEN, " (`-` at byte 3)"),
            ("img .example.com", INVISIBLE, " (` ` at byte 3)"),
            ("img.example.com\0", INVISIBLE, " (`\\0` at byte 15)"),
            ("img.example.com\u{202e}", INVISIBLE, " (`\\u{202e}` at byte 15)"),
            ("img\u{3000}.example.com", INVISIBLE, " (`\\u{3000}` at byte 3)"),
            ("exämple.com", PUNYCODE, " (`ä` at byte 2)"),
            ("img。example.com", "the dots of a domain are ASCII", " (`。` at byte 3); write `img.example.com`"),
            ("%65vil.com", "a domain is not percent-encoded", " (`%` at byte 0)"),
            ("img,example.com", "a domain has only letters, digits, hyphens and dots", " (`,` at byte 3)"),
            ("{bukket}.a.b", "unknown template", " (`{` at byte 0); did you mean `{Bucket}.a.b`?"),
            ("{Bucket.example.com", "unknown template", &[" (`{` at byte 0)", TEMPLATES].concat()),
            ("Bucket}.example.com", "unknown template", &[" (`}` at byte 6)", TEMPLATES].concat()),
            ("{Key}.example.com", "unknown template", &[" (`{` at byte 0)", TEMPLATES].concat()),
            ("{{Bucket}}.a.b", "a template has one brace on each side, as in `{Bucket}`", " (`{` at byte 0)"),
            ("{Bucket}}.a.b", "unknown template", &[" (`}` at byte 8)", TEMPLATES].concat()),
            ("${Bucket}.a.b", "a template has no `$`", " (`$` at byte 0); write `{Bucket}.a.b`"),
            ("<Bucket>.a.b", "a template is written in braces, as in `{Bucket}`", " (`<` at byte 0)"),
            ("a.0", ENDS_WITH_NUMBER, ""),
            ("a.b.0x1F", ENDS_WITH_NUMBER, ""),
            ("img.{AppId}", ENDS_WITH_NUMBER, ""),
            ("img.0x{AppId}", ENDS_WITH_NUMBER, ""),
            ("img.0Xf{AppId}e{AppId}:84", ENDS_WITH_NUMBER, ""),
            ("10.0.0.{AppId}", ENDS_WITH_NUMBER, ""),
            ("{AppId}", ENDS_WITH_NUMBER, ""),
            ("7{AppId}8", ENDS_WITH_NUMBER, ""),
            ("0x", NOT_CANONICAL, ""),
            ("010.0.0.1", NOT_CANONICAL, ""),
            ("0x7f.1", NOT_CANONICAL, ""),
            ("2130706433", NOT_CANONICAL, ""),
            ("1.2.3.4.5", NOT_CANONICAL, ""),
            ("[0:0:0:0:0:0:0:1]", NOT_CANONICAL_IPV6, ""),
            ("[::1", NOT_CANONICAL_IPV6, ""),
            ("[fe80::1%25eth0]", NOT_CANONICAL_IPV6, ""),
            ("fe80::1", "an IPv6 address is written in brackets, as in `[fe80::1]`", ""),
            ("::1", "an IPv6 address is written in brackets, as in `[fe80::1]`", ""),
            ("[::1]x", "only a port, as in `:9000`, follows an IPv6 address", " (`x` at byte 5)"),
            (":80", "there is no host before the port", " (`:` at byte 0)"),
            ("img.a:", "there is no port after the colon", " (`:` at byte 5); write `img.a`"),
            ("img.a:0", PORT, " (`0` at byte 6)"),
            ("img.a:0443", PORT, " (`0` at byte 6)"),
            ("img.a:65536", PORT, " (`6` at byte 6)"),
            ("img.a:100000", PORT, " (`1` at byte 6)"),
            ("img.a:8a", PORT, " (`8` at byte 6)"),
            ("[::1]:", "there is no port after the colon", " (`:` at byte 5); write `[::1]`"),
        ] {
            let message = Domain::private(domain).unwrap_err().to_string();
            let (_, after_echo) = message.split_once("`: ").unwrap();
            assert_eq!(after_echo, [sentence, rest].concat(), "{domain}");
            assert!(Domain::new(domain).unwrap_err().to_string().contains(sentence), "{domain}");
        }
    }

    #[test]
    fn another_form_of_an_address_names_the_constructor_for_addresses() {
        for (domain, sentence, example) in
            [("010.0.0.1", NOT_CANONICAL, "10.0.0.5"), ("[::0:1]", NOT_CANONICAL_IPV6, "[fe80::1]")]
        {
            assert_eq!(
                Domain::new(domain).unwrap_err().to_string(),
                alloc::format!(
                    "invalid domain `{domain}`: {sentence}; for a test server, container or private cloud, use \
                     `Domain::private(\"{example}\")`"
                )
            );
            assert!(Domain::private(example).is_ok());
        }
    }
}
