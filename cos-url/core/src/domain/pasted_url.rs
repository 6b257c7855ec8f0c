//! Messages for a URL that is passed as a domain.

use crate::const_bytes::{self, find, find_any_from};
use crate::message::{Context, Fix, Problem};

/// The problem of a text that contains more than a host and a port, or `problem` for any other text.
#[cold]
pub(super) const fn problem_of_url(text: &[u8], problem: Problem) -> Problem {
    if let Some(at) = const_bytes::outer_whitespace(text) {
        return Problem::at("whitespace around the domain", at).with_fix(Fix::trimmed(text));
    }
    let first = find_any_from(text, b"/\\?#@", 0);
    let start = match find(text, b"//") {
        Some(at) if at == first && (at == 0 || matches!(const_bytes::byte(text, at - 1), Some(b':'))) => at + 2,
        _ => after_misspelled_scheme(text),
    };
    let end = find_any_from(text, b"/?#", start);
    if let Some(at) = find(const_bytes::part(text, start, end), b"@") {
        return Problem::at("a domain has no user name", start + at);
    }
    let end = find_any_from(text, b"/\\?#", start);
    let after = match text.split_at(end).1 {
        [] | [b'/'] => None,
        [b'?', ..] => Some("the parameters of the query are given separately"),
        [b'#', ..] => Some("a URL of an object has no fragment"),
        _ => Some("the path belongs in front of the key"),
    };
    let problem = match text.split_at(end).1 {
        _ if start > 0 => Problem::new("a domain has no scheme; the protocol, `https` or `http`, is given separately")
            .in_contexts(&[(Context::CommandLine, "a domain has no scheme; for http, use `--http`")]),
        [] => return problem,
        [b'?', ..] => Problem::at("a domain has no query", end),
        [b'#', ..] => Problem::at("a domain has no fragment", end),
        _ => Problem::at("a domain has no path", end),
    }
    .with_fix(Fix::range(start, end));
    match after {
        Some(advice) => problem.with_advice(advice),
        None => problem,
    }
}

/// Where the host starts after `https//`, `http:/` or `http:`, or 0.
const fn after_misspelled_scheme(text: &[u8]) -> usize {
    let after = if const_bytes::starts_with_ignoring_case(text, b"https") { 5 } else { 4 };
    if !const_bytes::starts_with_ignoring_case(text, b"http") {
        return 0;
    }
    match text.split_at(after).1 {
        [b'/', b'/', ..] => after + 2,
        [b':', b'/', first, ..] if first.is_ascii_alphanumeric() => after + 2,
        [b':', first, ..] if first.is_ascii_alphabetic() => after + 1,
        _ => 0,
    }
}
