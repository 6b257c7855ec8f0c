//! A request as it is signed, written straight into the buffer that becomes the URL.

use crate::conflict::{Conflict, check_request};
use crate::signature::HttpString;
use crate::{ObjectKey, ObjectUrl};
use alloc::string::String;
use core::cmp::Ordering;
use core::ops::Range;
use cos_url_core::Endpoint;
use cos_url_core::percent::{
    compare_lower_names, component_length, is_plain, is_plain_lower, push_component, push_encoded_lower_name,
    push_encoded_within, push_lower_name,
};
use zeroize::Zeroizing;

/// The name of the parameter, and of the header, that carries the token of temporary credentials.
pub(crate) const SECURITY_TOKEN: &str = "x-cos-security-token";

/// The bytes of a URL that are always the same, the longest name of a family of hosts and the signature.
const FIXED_LENGTH: usize =
    "https://.cos-internal.accelerate.tencentcos.cn/host%3B&q-url-param-list=&q-signature=&%3B".len() + 40;

/// The token of temporary credentials.
pub(crate) struct Token {
    pub(crate) value: Zeroizing<String>,
    /// `x-cos-security-token=<enc(value)>`: so it stands in the `HttpString` and in the URL.
    pub(crate) pair: Zeroizing<String>,
}

impl Token {
    pub(crate) fn new(value: Zeroizing<String>) -> Self {
        // At its full length from the start, so that no part of it is left behind in a buffer that was too small.
        let mut pair = String::with_capacity(SECURITY_TOKEN.len() + 1 + component_length(&value));
        pair.push_str(SECURITY_TOKEN);
        pair.push('=');
        push_component(&mut pair, &value);
        Self { value, pair: Zeroizing::new(pair) }
    }
}

/// Where the token goes.
#[derive(Clone, Copy)]
pub(crate) enum Carrier {
    /// Into a signed URL.
    Query,
    /// Beside the `Authorization` header.
    Header,
}

/// What is signed: an [`ObjectUrl`], or the same request for another key.
pub(crate) struct Request<'a> {
    object: &'a ObjectUrl,
    key: &'a ObjectKey,
    token: Option<&'a Token>,
    carrier: Carrier,
    /// Whether each parameter stands everywhere as it was given: asked once, used three times.
    plain: bool,
}

/// A parameter or header as it is signed.
#[derive(Clone, Copy)]
enum Pair<'a> {
    /// As it was given, and so it stands everywhere.
    Plain(&'a str, &'a str),
    /// As it was given.
    Given(&'a str, &'a str),
    /// The Host header, whose value stands in the buffer.
    Host,
    Token(&'a Token),
}

impl<'a> Request<'a> {
    /// Not judged yet: see [`check`](Self::check).
    #[inline]
    pub(crate) fn new(object: &'a ObjectUrl, key: &'a ObjectKey, token: Option<&'a Token>, carrier: Carrier) -> Self {
        let plain = object.query_pairs().all(|(name, value)| is_plain_lower(name) && is_plain(value));
        Self { object, key, token, carrier, plain }
    }

    /// Judges how the parts go together when they are signed.
    pub(crate) fn check(&self) -> Result<(), Conflict> {
        let object = self.object;
        let endpoint = object.endpoint();
        if !endpoint.takes_signatures() {
            return Err(Conflict::UnsignedOnly { endpoint: endpoint.known_as() });
        }
        check_request(object)?;
        match object.headers().duplicate() {
            Some(name) => Err(Conflict::DuplicateHeader { name: name.as_str().into() }),
            None => Ok(()),
        }
    }

    /// At least the bytes that the URL and what is hashed for it need, without the head of the query: one allocation is
    /// then enough. The length of each encoded text is guessed at its most, because counting
    /// took 20 ns and more.
    #[inline]
    pub(crate) fn capacity(&self) -> usize {
        let object = self.object;
        // A byte of a name is at most `%2f` in a pair and `%252f` in a list, one of a value `%2F`.
        let (name_factor, value_factor) = if self.plain { (2, 1) } else { (8, 3) };
        let mut length = FIXED_LENGTH + object.bucket().as_str().len() + object.region().as_str().len();
        if let Endpoint::Custom(domain) = object.endpoint() {
            length += 4 * domain.as_str().len() + 3 * (object.bucket().as_str().len() + object.region().as_str().len());
        }
        length += 3 * self.key.as_str().len();
        if let Some(token) = self.token {
            length += token.pair.len() + SECURITY_TOKEN.len();
        }
        for (name, value) in object.query_pairs() {
            length += name_factor * name.len() + value_factor * value.len() + "&=%3B".len();
        }
        for (name, value) in object.header_pairs() {
            length += 8 * name.len() + 3 * value.len() + "&=%3B".len();
        }
        length
    }

    /// Appends the scheme and the host, and says where the host stands.
    pub(crate) fn push_origin(&self, out: &mut String) -> Result<Range<usize>, Conflict> {
        let object = self.object;
        out.push_str(object.protocol().as_str());
        out.push_str("://");
        let start = out.len();
        object.endpoint().push_host(out, object.bucket(), object.region(), object.protocol())?;
        Ok(start..out.len())
    }

    /// Appends the `HttpString`. The host is where [`push_origin`](Self::push_origin) has put it.
    pub(crate) fn push_http_string(&self, out: &mut String, host: Range<usize>) {
        out.push_str(self.object.method().as_lower_str());
        out.push_str("\n/");
        out.push_str(self.key.as_str());
        out.push('\n');
        self.merge_parameters(|pair, first| self.push_pair(out, pair, first, &host));
        out.push('\n');
        self.merge_headers(|pair, first| self.push_pair(out, pair, first, &host));
        out.push('\n');
    }

    /// The `HttpString` by itself.
    pub(crate) fn http_string(&self) -> Result<HttpString, Conflict> {
        self.check()?;
        // At once, because a text that grows leaves copies of itself in memory.
        let mut text = Zeroizing::new(String::with_capacity(self.capacity()));
        let host = self.push_origin(&mut text)?;
        let start = text.len();
        self.push_http_string(&mut text, host);
        Ok(HttpString::from_text(Zeroizing::new(text.get(start..).unwrap_or_default().into())))
    }

    /// Appends the path of the URL.
    pub(crate) fn push_path(&self, out: &mut String) {
        self.key.push_path(out);
    }

    /// Appends the names of the headers, as a value in the query of the URL.
    pub(crate) fn push_header_list(&self, out: &mut String) {
        self.merge_headers(|pair, first| push_in_list(out, pair, first));
    }

    /// Appends the names of the parameters, as a value in the query of the URL.
    pub(crate) fn push_parameter_list(&self, out: &mut String) {
        self.merge_parameters(|pair, first| push_in_list(out, pair, first));
    }

    /// The names of the headers and of the parameters, each joined by `;`.
    pub(crate) fn lists(&self) -> (String, String) {
        let (mut headers, mut parameters) = (String::new(), String::new());
        self.merge_headers(|pair, first| push_name(&mut headers, pair, first));
        self.merge_parameters(|pair, first| push_name(&mut parameters, pair, first));
        (headers, parameters)
    }

    /// Appends the token and the parameters, each after `&`.
    pub(crate) fn push_query(&self, out: &mut String) {
        if let (Some(token), Carrier::Query) = (self.token, self.carrier) {
            out.push('&');
            out.push_str(&token.pair);
        }
        for (name, value) in self.object.query_pairs() {
            out.push('&');
            if self.plain {
                push_plain(out, name, value);
            } else {
                push_component(out, name);
                out.push('=');
                push_component(out, value);
            }
        }
    }

    fn push_pair(&self, out: &mut String, pair: Pair<'_>, first: bool, host: &Range<usize>) {
        if !first {
            out.push('&');
        }
        match pair {
            Pair::Plain(name, value) => push_plain(out, name, value),
            Pair::Given(name, value) => {
                push_lower_name(out, name);
                out.push('=');
                push_component(out, value);
            }
            Pair::Token(token) => out.push_str(&token.pair),
            Pair::Host => {
                out.push_str("host=");
                match self.object.endpoint() {
                    // Only a domain of the user's own can have a port, or be an address in brackets.
                    Endpoint::Custom(_) => push_encoded_within(out, host.clone()),
                    _ => out.extend_from_within(host.clone()),
                }
            }
        }
    }

    fn merge_parameters(&self, each: impl FnMut(Pair<'a>, bool)) {
        let token = self.token.filter(|_| matches!(self.carrier, Carrier::Query)).map(Pair::Token);
        let pairs = self.object.query_pairs();
        if self.plain {
            merge(pairs.map(|(name, value)| Pair::Plain(name, value)), token.as_slice(), each);
        } else {
            merge(pairs.map(|(name, value)| Pair::Given(name, value)), token.as_slice(), each);
        }
    }

    fn merge_headers(&self, each: impl FnMut(Pair<'a>, bool)) {
        let token = self.token.filter(|_| matches!(self.carrier, Carrier::Header)).map(Pair::Token);
        let pairs = self.object.header_pairs().map(|(name, value)| Pair::Given(name, value));
        match (self.object.signs_host(), token) {
            (true, Some(token)) => merge(pairs, &[Pair::Host, token], each),
            (true, None) => merge(pairs, &[Pair::Host], each),
            (false, token) => merge(pairs, token.as_slice(), each),
        }
    }
}

impl<'a> Pair<'a> {
    fn name(self) -> &'a str {
        match self {
            Self::Plain(name, _) | Self::Given(name, _) => name,
            Self::Host => "host",
            Self::Token(_) => SECURITY_TOKEN,
        }
    }
}

fn push_plain(out: &mut String, name: &str, value: &str) {
    out.push_str(name);
    out.push('=');
    out.push_str(value);
}

fn push_in_list(out: &mut String, pair: Pair<'_>, first: bool) {
    if !first {
        out.push_str("%3B");
    }
    match pair {
        Pair::Plain(name, _) => out.push_str(name),
        Pair::Given(name, _) => push_encoded_lower_name(out, name),
        Pair::Host => out.push_str("host"),
        Pair::Token(_) => out.push_str(SECURITY_TOKEN),
    }
}

fn push_name(out: &mut String, pair: Pair<'_>, first: bool) {
    if !first {
        out.push(';');
    }
    push_lower_name(out, pair.name());
}

/// Merges two sequences that are in signing order; each pair comes with whether it is the first.
fn merge<'a>(pairs: impl Iterator<Item = Pair<'a>>, mut extra: &[Pair<'a>], mut each: impl FnMut(Pair<'a>, bool)) {
    let mut first = true;
    for pair in pairs {
        while let [before, rest @ ..] = extra
            && compare_lower_names(before.name(), pair.name()) == Ordering::Less
        {
            each(*before, first);
            (extra, first) = (rest, false);
        }
        each(pair, first);
        first = false;
    }
    for pair in extra {
        each(*pair, first);
        first = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec::Vec;

    #[test]
    fn the_extra_pairs_stand_at_their_place() {
        let token = Token::new(Zeroizing::new("t=".into()));
        for (pairs, expected) in [
            (&[][..], "host x-cos-security-token"),
            (&["a", "Range"], "a host Range x-cos-security-token"),
            (&["x/y"], "host x/y x-cos-security-token"),
            (&["z"], "host x-cos-security-token z"),
        ] {
            let mut found = Vec::new();
            merge(pairs.iter().map(|name| Pair::Given(name, "")), &[Pair::Host, Pair::Token(&token)], |pair, first| {
                assert_eq!(first, found.is_empty());
                found.push(pair.name());
            });
            assert_eq!(found.join(" "), expected);
        }
    }
}
