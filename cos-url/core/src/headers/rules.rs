//! The rules for the name and the value of a header.

use crate::const_bytes::{equal_ignoring_case, find, is_digits, skip, starts_with_ignoring_case, trimmed_range};
use crate::message::{Context, Fix, Problem};
use crate::query::{check_traffic_limit, is_security_token};

/// A pattern for `tchar` of RFC 9110, section 5.6.2.
macro_rules! tchar {
    () => {
        b'a'..=b'z'
            | b'A'..=b'Z'
            | b'-'
            | b'0'..=b'9'
            | b'!'
            | b'#'..=b'\''
            | b'*'
            | b'+'
            | b'.'
            | b'^'..=b'`'
            | b'|'
            | b'~'
    };
}

/// The rule of names.
pub(super) const fn check_name(name: &str) -> Result<(), Problem> {
    let text = name.as_bytes();
    let mut rest = text;
    skip!(rest, tchar!());
    match (text, rest) {
        ([], _) => Err(Problem::new("it is empty; every header has a name")),
        (_, [_, ..]) => Err(invalid_character(text, text.len() - rest.len())),
        _ => check_whole_name(text),
    }
}

/// The rule of a name with valid characters.
const fn check_whole_name(name: &[u8]) -> Result<(), Problem> {
    match (set_by_library(name), is_rewritten(name)) {
        (Some(problem), _) => Err(problem),
        (None, true) => {
            Err(Problem::new("clients and proxies rewrite this header, so it cannot be signed; leave it out"))
        }
        (None, false) => check_metadata(name),
    }
}

/// A part of a pasted line `Content-Type: text/plain` contains the name, possibly with whitespace around it.
#[cold]
const fn invalid_character(text: &[u8], at: usize) -> Problem {
    let problem = Problem::at("header names have only letters, digits and `` !#$%&'*+-.^_`|~ ``", at);
    let colon = find(text, b":");
    let before_colon = match colon {
        Some(colon) => text.split_at(colon).0,
        None => text,
    };
    let (start, end) = trimmed_range(before_colon);
    let name = before_colon.split_at(end).0.split_at(start).1;
    let mut rest = name;
    skip!(rest, tchar!());
    if name.is_empty() || !rest.is_empty() || check_whole_name(name).is_err() {
        return problem;
    }
    match colon {
        Some(colon) if colon + 1 < text.len() => {
            problem.with_fix(Fix::range(start, end)).with_advice("pass the name and the value separately")
        }
        _ => problem.with_fix(Fix::range(start, end)),
    }
}

/// The reason why the caller cannot set a header, if the library sets it. Here and below, the first letter selects the
/// names to compare, because a loop over all names would double the time that the compiler needs for a header name.
const fn set_by_library(name: &[u8]) -> Option<Problem> {
    match name {
        [b'h' | b'H', ..] if equal_ignoring_case(name, b"host") => Some(
            Problem::new("the library sets and signs `Host`; for another host, use `.domain(..)`").in_contexts(&[
                (
                    Context::File,
                    "the library sets and signs `Host`; for another host, write `endpoint = { domain = \"..\" }` in the \
                     table around the headers",
                ),
                (Context::Macro, "the library sets and signs `Host`; for another host, write `domain: \"..\"`"),
                (Context::CommandLine, "the program sets and signs `Host`; for another host, use `--domain`"),
            ]),
        ),
        [b'a' | b'A', ..] if equal_ignoring_case(name, b"authorization") => Some(
            Problem::new("the library sets `Authorization`; call `authorize` to sign with this header")
                .in_contexts(&[
                    (Context::File, "the library sets `Authorization`; leave it out of the file"),
                    (Context::CommandLine, "the signature is in the URL; leave `Authorization` out"),
                ]),
        ),
        [b'x' | b'X', ..] if is_security_token(name) => {
            Some(
                Problem::new("the library sets the security token; pass it to `Credentials::temporary`")
                    .in_contexts(&[
                        (Context::File, "the library sets the security token; leave it out of the file"),
                        (
                            Context::CommandLine,
                            "the program sets the security token; set it in the environment variable TENCENTCLOUD_TOKEN",
                        ),
                    ]),
            )
        }
        _ => None,
    }
}

/// The headers that clients and proxies add, change or remove. Sources: RFC 9110, section 7.6, and the headers that
/// browsers set themselves.
const fn is_rewritten(name: &[u8]) -> bool {
    match name {
        [b'a' | b'A', ..] => equal_ignoring_case(name, b"accept-encoding"),
        [b'c' | b'C', .., b'n' | b'N'] => equal_ignoring_case(name, b"connection"),
        [b'e' | b'E', ..] => equal_ignoring_case(name, b"expect"),
        [b'f' | b'F', ..] => equal_ignoring_case(name, b"forwarded"),
        [b'k' | b'K', ..] => equal_ignoring_case(name, b"keep-alive"),
        [b'p' | b'P', ..] => starts_with_ignoring_case(name, b"proxy-"),
        [b't' | b'T', ..] => {
            equal_ignoring_case(name, b"te")
                || equal_ignoring_case(name, b"trailer")
                || equal_ignoring_case(name, b"transfer-encoding")
        }
        [b'u' | b'U', ..] => equal_ignoring_case(name, b"upgrade") || equal_ignoring_case(name, b"user-agent"),
        [b'v' | b'V', ..] => equal_ignoring_case(name, b"via"),
        [b'x' | b'X', ..] => starts_with_ignoring_case(name, b"x-forwarded-"),
        _ => false,
    }
}

/// The rule of the names of custom metadata. Source: Custom Metadata, document
/// [436/13361](https://cloud.tencent.com/document/product/436/13361).
const fn check_metadata(name: &[u8]) -> Result<(), Problem> {
    match name {
        [b'x' | b'X', ..] if starts_with_ignoring_case(name, b"x-cos-meta-") => match find(name, b"_") {
            Some(at) => Err(Problem::at("names of custom metadata have no underscore", at)
                .with_fix(Fix::range(0, name.len()).lower().guess())),
            None => Ok(()),
        },
        _ => Ok(()),
    }
}

/// The rule of values.
pub(super) const fn check_value(value: &str) -> Result<(), Problem> {
    let text = value.as_bytes();
    let mut rest = text;
    skip!(rest, b' '..=b'~' | b'\t');
    let edge = match (rest, text) {
        ([0x80..=0xff, ..], _) => {
            return Err(Problem::at(
                "header values are ASCII; percent-encode other characters, or write `\\uXXXX` in JSON",
                text.len() - rest.len(),
            ));
        }
        ([_, ..], _) => {
            return Err(Problem::at("header values have no control characters except tabs", text.len() - rest.len()));
        }
        (_, [b' ' | b'\t', ..]) => 0,
        (_, [.., b' ' | b'\t']) => text.len() - 1,
        _ => return Ok(()),
    };
    let problem = Problem::at("HTTP removes whitespace around a header value", edge);
    Err(problem.with_fix(Fix::trimmed(text)))
}

/// The rule for the values of certain headers. Sources: RFC 9110, section 8.6; RFC 1864, section 2.
pub(crate) const fn check_pair(name: &str, value: &str) -> Result<(), Problem> {
    let name = name.as_bytes();
    match name {
        [b'c' | b'C', .., b'h' | b'H']
            if equal_ignoring_case(name, b"content-length") && !is_digits(value.as_bytes()) =>
        {
            Err(Problem::new("`Content-Length` is a number of bytes"))
        }
        [b'c' | b'C', .., b'5'] if equal_ignoring_case(name, b"content-md5") && !is_md5(value.as_bytes()) => {
            Err(Problem::new("`Content-MD5` is the base64 of the 16 bytes of an MD5: 24 characters that end with `==`"))
        }
        [b'x' | b'X', ..] if equal_ignoring_case(name, b"x-cos-traffic-limit") => check_traffic_limit(value),
        _ => Ok(()),
    }
}

/// Whether a text is the base64 of 16 bytes: 22 characters, of which the last has four zero bits, and `==`.
const fn is_md5(text: &[u8]) -> bool {
    let [digits @ .., b'A' | b'Q' | b'g' | b'w', b'=', b'='] = text else { return false };
    let mut rest = digits;
    skip!(rest, b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'+' | b'/');
    rest.is_empty() && digits.len() == 21
}
