//! A request as it is signed, written straight into the buffer that becomes the URL.

use crate::conflict::{Conflict, check_request};
use crate::signature::HttpString;
use crate::{ObjectKey, ObjectUrl};
use alloc::string::String;
use core::cmp::Ordering;
use core::ops::Range;
use cos_url_core::percent::{
    compare_lower_names, component_length, push_component, push_encoded_lower_name, push_encoded_within,
    push_lower_name,
};
use cos_url_core::{Endpoint, Protocol};
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
    /// The token as a parameter.
    parameter: Option<&'a Token>,
    /// The token as a header.
    header: Option<&'a Token>,
}

/// A parameter or header as it is signed.
#[derive(Clone, Copy)]
enum Pair<'a> {
    /// A name and a value, as they were given.
    Given(&'a str, &'a str),
    /// The Host header, whose value stands in the buffer.
    Host,
    Token(&'a Token),
}

impl<'a> Request<'a> {
    /// Not judged yet: see [`check`](Self::check).
    #[inline]
    pub(crate) fn new(object: &'a ObjectUrl, key: &'a ObjectKey, token: Option<&'a Token>, carrier: Carrier) -> Self {
        let (parameter, header) = match carrier {
            Carrier::Query => (token, None),
            Carrier::Header => (None, token),
        };
        Self { object, key, parameter, header }
    }

    /// Judges how the parts go together when they are signed.
    #[inline]
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
        let (name_factor, value_factor) = if object.query().is_plain() { (2, 1) } else { (8, 3) };
        let mut length = FIXED_LENGTH + object.bucket().as_str().len() + object.region().as_str().len();
        if let Endpoint::Custom(domain) = object.endpoint() {
            length += 4 * domain.as_str().len() + 3 * (object.bucket().as_str().len() + object.region().as_str().len());
        }
        length += 3 * self.key.as_str().len();
        if let Some(token) = self.parameter.or(self.header) {
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
    #[inline]
    pub(crate) fn push_origin(&self, out: &mut String) -> Result<Range<usize>, Conflict> {
        let object = self.object;
        out.push_str(match object.protocol() {
            Protocol::Https => "https://",
            Protocol::Http => "http://",
        });
        let start = out.len();
        object.endpoint().push_host(out, object.bucket(), object.region(), object.protocol())?;
        Ok(start..out.len())
    }

    /// Appends the `HttpString`. The host is where [`push_origin`](Self::push_origin) has put it.
    #[inline]
    pub(crate) fn push_http_string(&self, out: &mut String, host: Range<usize>) {
        out.push_str(self.object.method().as_lower_str());
        out.push_str("\n/");
        out.push_str(self.key.as_str());
        out.push('\n');
        let plain = self.object.query().is_plain();
        self.each_parameter(|pair, first| {
            push_separator(out, "&", first);
            push_pair(out, pair, plain);
        });
        out.push('\n');
        self.each_header(|pair, first| {
            push_separator(out, "&", first);
            if let Pair::Host = pair {
                self.push_host_pair(out, host.clone());
            } else {
                push_pair(out, pair, false);
            }
        });
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
    #[inline]
    pub(crate) fn push_path(&self, out: &mut String) {
        self.key.push_path(out);
    }

    /// Appends the names of the headers, as a value in the query of the URL.
    #[inline]
    pub(crate) fn push_header_list(&self, out: &mut String) {
        self.each_header(|pair, first| push_in_list(out, pair, first, false));
    }

    /// Appends the names of the parameters, as a value in the query of the URL.
    #[inline]
    pub(crate) fn push_parameter_list(&self, out: &mut String) {
        let plain = self.object.query().is_plain();
        self.each_parameter(|pair, first| push_in_list(out, pair, first, plain));
    }

    /// The names of the headers and of the parameters, each joined by `;`.
    pub(crate) fn lists(&self) -> (String, String) {
        let (mut headers, mut parameters) = (String::new(), String::new());
        self.each_header(|pair, first| push_name(&mut headers, pair, first));
        self.each_parameter(|pair, first| push_name(&mut parameters, pair, first));
        (headers, parameters)
    }

    /// Appends the token and the parameters, each after `&`.
    #[inline]
    pub(crate) fn push_query(&self, out: &mut String) {
        if let Some(token) = self.parameter {
            out.push('&');
            out.push_str(&token.pair);
        }
        let plain = self.object.query().is_plain();
        for (name, value) in self.object.query_pairs() {
            out.push('&');
            if plain {
                push_plain(out, name, value);
            } else {
                push_component(out, name);
                out.push('=');
                push_component(out, value);
            }
        }
    }

    /// The parameters in signing order, each with whether it is the first.
    #[inline]
    fn each_parameter(&self, each: impl FnMut(Pair<'a>, bool)) {
        merge(self.object.query_pairs(), None, self.parameter, each);
    }

    /// The headers in signing order, each with whether it is the first.
    #[inline]
    fn each_header(&self, each: impl FnMut(Pair<'a>, bool)) {
        let host = self.object.signs_host().then_some(Pair::Host);
        merge(self.object.header_pairs(), host, self.header, each);
    }

    #[inline]
    fn push_host_pair(&self, out: &mut String, host: Range<usize>) {
        out.push_str("host=");
        match self.object.endpoint() {
            // Only a domain of the user's own can have a port, or be an address in brackets.
            Endpoint::Custom(_) => push_encoded_within(out, host),
            _ => out.extend_from_within(host),
        }
    }
}

impl<'a> Pair<'a> {
    #[inline]
    fn name(self) -> &'a str {
        match self {
            Self::Given(name, _) => name,
            Self::Host => "host",
            Self::Token(_) => SECURITY_TOKEN,
        }
    }
}

#[inline]
fn push_separator(out: &mut String, separator: &str, first: bool) {
    if !first {
        out.push_str(separator);
    }
}

/// Appends `K(name)=V(value)`; where it is plain, both stand as they were given.
#[inline]
fn push_pair(out: &mut String, pair: Pair<'_>, plain: bool) {
    match pair {
        Pair::Given(name, value) if plain => push_plain(out, name, value),
        Pair::Given(name, value) => {
            push_lower_name(out, name);
            out.push('=');
            push_component(out, value);
        }
        Pair::Token(token) => out.push_str(&token.pair),
        Pair::Host => {}
    }
}

#[inline]
fn push_plain(out: &mut String, name: &str, value: &str) {
    out.push_str(name);
    out.push('=');
    out.push_str(value);
}

#[inline]
fn push_in_list(out: &mut String, pair: Pair<'_>, first: bool, plain: bool) {
    push_separator(out, "%3B", first);
    match pair {
        Pair::Given(name, _) if !plain => push_encoded_lower_name(out, name),
        pair => out.push_str(pair.name()),
    }
}

fn push_name(out: &mut String, pair: Pair<'_>, first: bool) {
    push_separator(out, ";", first);
    push_lower_name(out, pair.name());
}

/// Merges what was given, which is in signing order, with the Host header and the token; each pair comes with whether
/// it is the first.
#[inline]
fn merge<'a>(
    given: impl Iterator<Item = (&'a str, &'a str)>,
    mut host: Option<Pair<'a>>,
    token: Option<&'a Token>,
    mut each: impl FnMut(Pair<'a>, bool),
) {
    let (mut token, mut first) = (token.map(Pair::Token), true);
    for (name, value) in given {
        for extra in [&mut host, &mut token] {
            if let Some(pair) = extra.take_if(|pair| compare_lower_names(pair.name(), name) == Ordering::Less) {
                each(pair, first);
                first = false;
            }
        }
        each(Pair::Given(name, value), first);
        first = false;
    }
    for pair in [host, token].into_iter().flatten() {
        each(pair, first);
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
        for (given, expected) in [
            (&[][..], "host x-cos-security-token"),
            (&["a", "Range"], "a host Range x-cos-security-token"),
            (&["x/y"], "host x/y x-cos-security-token"),
            (&["z"], "host x-cos-security-token z"),
        ] {
            let mut found = Vec::new();
            merge(given.iter().map(|name| (*name, "")), Some(Pair::Host), Some(&token), |pair, first| {
                assert_eq!(first, found.is_empty());
                found.push(pair.name());
            });
            assert_eq!(found.join(" "), expected);
        }
    }
}
