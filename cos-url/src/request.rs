//! A request as it is signed, written straight into the buffer that becomes the URL.

#![expect(clippy::inline_always, reason = "20 ns of a URL, and the compiler does not do it by itself")]

use crate::conflict::{Conflict, check_request};
use crate::identity::{SECURITY_TOKEN, Token};
use crate::signature::HttpString;
use crate::{ObjectKey, ObjectUrl};
use alloc::string::String;
use cos_url_core::percent::{
    compare_lower_names, encode_from, push_component, push_encoded_lower_name, push_lower_name,
};
use cos_url_core::{Endpoint, HeaderName, HeaderValue, Protocol, QueryName, QueryValue};
use zeroize::Zeroizing;

/// The bytes of a URL that are always the same, the longest name of a family of hosts and the signature.
const FIXED_LENGTH: usize =
    "https://.cos-internal.accelerate.tencentcos.cn/host%3B&q-url-param-list=&q-signature=&%3B".len() + 40;

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
    /// The token, where it is a parameter.
    token_parameter: Option<&'a Token>,
    /// The token, where it is a header.
    token_header: Option<&'a Token>,
}

impl<'a> Request<'a> {
    /// Not judged yet: see [`check`](Self::check).
    #[inline(always)]
    pub(crate) fn new(object: &'a ObjectUrl, key: &'a ObjectKey, token: Option<&'a Token>, carrier: Carrier) -> Self {
        let (token_parameter, token_header) = match carrier {
            Carrier::Query => (token, None),
            Carrier::Header => (None, token),
        };
        Self { object, key, token_parameter, token_header }
    }

    /// Judges how the parts go together when they are signed.
    #[inline(always)]
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
    /// then enough. The length of each encoded text is guessed at its most, because counting took 20 ns and more.
    #[inline(always)]
    pub(crate) fn capacity(&self) -> usize {
        let object = self.object;
        // A byte of a name is at most `%2f` in a pair and `%252f` in a list, one of a value `%2F`.
        let (name_factor, value_factor) = if object.query().is_plain() { (2, 1) } else { (8, 3) };
        let mut length = FIXED_LENGTH + object.bucket().as_str().len() + object.region().as_str().len();
        if let Endpoint::Custom(domain) = object.endpoint() {
            length += 4 * domain.as_str().len() + 3 * (object.bucket().as_str().len() + object.region().as_str().len());
        }
        length += 3 * self.key.as_str().len();
        if let Some(token) = self.token_parameter.or(self.token_header) {
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

    /// Appends the scheme and the host.
    #[inline(always)]
    pub(crate) fn push_origin(&self, out: &mut String) -> Result<(), Conflict> {
        out.push_str(match self.object.protocol() {
            Protocol::Https => "https://",
            Protocol::Http => "http://",
        });
        self.push_host(out)
    }

    #[inline(always)]
    fn push_host(&self, out: &mut String) -> Result<(), Conflict> {
        let object = self.object;
        Ok(object.endpoint().push_host(out, object.bucket(), object.region(), object.protocol())?)
    }

    /// Appends the `HttpString`.
    #[inline(always)]
    pub(crate) fn push_http_string(&self, out: &mut String) -> Result<(), Conflict> {
        out.push_str(self.object.method().as_lower_str());
        out.push_str("\n/");
        out.push_str(self.key.as_str());
        out.push('\n');
        self.push_parameters(&mut Joined::new(out, "&"));
        out.push('\n');
        let host = self.push_headers(&mut Joined::new(out, "&"));
        out.push('\n');
        host
    }

    /// The `HttpString` by itself.
    pub(crate) fn http_string(&self) -> Result<HttpString, Conflict> {
        self.check()?;
        // At once, because a text that grows leaves copies of itself in memory.
        let mut text = Zeroizing::new(String::with_capacity(self.capacity()));
        self.push_http_string(&mut text)?;
        if !self.object.signs_host() {
            self.object.host()?;
        }
        Ok(HttpString::from_text(text))
    }

    /// Appends the path of the URL.
    #[inline(always)]
    pub(crate) fn push_path(&self, out: &mut String) {
        self.key.push_path(out);
    }

    /// Appends the names of the headers, as a value in the query of the URL.
    #[inline(always)]
    pub(crate) fn push_header_list(&self, out: &mut String) {
        self.push_header_names(&mut Joined::new(out, "%3B"), push_encoded_lower_name);
    }

    /// Appends the names of the parameters, as a value in the query of the URL.
    #[inline(always)]
    pub(crate) fn push_parameter_list(&self, out: &mut String) {
        let mut list = Joined::new(out, "%3B");
        if self.object.query().is_plain() {
            self.push_parameter_names(&mut list, String::push_str);
        } else {
            self.push_parameter_names(&mut list, push_encoded_lower_name);
        }
    }

    /// The names of the headers and of the parameters, each joined by `;`.
    pub(crate) fn lists(&self) -> (String, String) {
        let (mut headers, mut parameters) = (String::new(), String::new());
        self.push_header_names(&mut Joined::new(&mut headers, ";"), push_lower_name);
        self.push_parameter_names(&mut Joined::new(&mut parameters, ";"), push_lower_name);
        (headers, parameters)
    }

    /// Appends the token and the parameters, each after `&`.
    #[inline(always)]
    pub(crate) fn push_query(&self, out: &mut String) {
        if let Some(token) = self.token_parameter {
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

    /// Appends `K(name)=V(value)` of the parameters in signing order.
    #[inline(always)]
    fn push_parameters(&self, pairs: &mut Joined<'_>) {
        let plain = self.object.query().is_plain();
        let [before_token, after_token] = self.parameters();
        push_pairs(pairs, before_token, plain);
        if let Some(token) = self.token_parameter {
            pairs.next().push_str(&token.pair);
        }
        push_pairs(pairs, after_token, plain);
    }

    /// Appends `K(name)=V(value)` of the headers in signing order.
    #[inline(always)]
    fn push_headers(&self, pairs: &mut Joined<'_>) -> Result<(), Conflict> {
        let plain = self.object.headers().is_plain();
        let [before_host, between, after_token] = self.headers();
        push_pairs(pairs, before_host, plain);
        if self.object.signs_host() {
            self.push_host_pair(pairs.next())?;
        }
        push_pairs(pairs, between, plain);
        if let Some(token) = self.token_header {
            pairs.next().push_str(&token.pair);
        }
        push_pairs(pairs, after_token, plain);
        Ok(())
    }

    #[inline(always)]
    fn push_header_names(&self, list: &mut Joined<'_>, push: impl Fn(&mut String, &str)) {
        let [before_host, between, after_token] = self.headers();
        push_names(list, before_host, &push);
        if self.object.signs_host() {
            list.next().push_str("host");
        }
        push_names(list, between, &push);
        if self.token_header.is_some() {
            list.next().push_str(SECURITY_TOKEN);
        }
        push_names(list, after_token, &push);
    }

    #[inline(always)]
    fn push_parameter_names(&self, list: &mut Joined<'_>, push: impl Fn(&mut String, &str)) {
        let [before_token, after_token] = self.parameters();
        push_names(list, before_token, &push);
        if self.token_parameter.is_some() {
            list.next().push_str(SECURITY_TOKEN);
        }
        push_names(list, after_token, &push);
    }

    /// The parameters, which are in signing order, before and after the token.
    #[inline(always)]
    fn parameters(&self) -> [&'a [(QueryName, QueryValue)]; 2] {
        let all = self.object.query().as_slice();
        if self.token_parameter.is_some() { split_at_name(all, SECURITY_TOKEN) } else { [all, &[]] }
    }

    /// The headers, which are in signing order, before the Host header, between it and the token, and after the token.
    #[inline(always)]
    fn headers(&self) -> [&'a [(HeaderName, HeaderValue)]; 3] {
        let all = self.object.headers().as_slice();
        let [before_host, after_host] = split_at_name(all, "host");
        let [between, after_token] = split_at_name(after_host, SECURITY_TOKEN);
        [before_host, between, after_token]
    }

    #[inline(always)]
    fn push_host_pair(&self, out: &mut String) -> Result<(), Conflict> {
        out.push_str("host=");
        let start = out.len();
        self.push_host(out)?;
        // Only a domain of the user's own can have a port, or be an address in brackets.
        if let Endpoint::Custom(_) = self.object.endpoint() {
            encode_from(out, start);
        }
        Ok(())
    }
}

/// What is joined by a separator.
struct Joined<'a> {
    out: &'a mut String,
    separator: &'static str,
    is_empty: bool,
}

impl<'a> Joined<'a> {
    #[inline(always)]
    fn new(out: &'a mut String, separator: &'static str) -> Self {
        Self { out, separator, is_empty: true }
    }

    /// Where the next one is appended.
    #[inline(always)]
    fn next(&mut self) -> &mut String {
        if !self.is_empty {
            self.out.push_str(self.separator);
        }
        self.is_empty = false;
        self.out
    }
}

/// Appends `K(name)=V(value)` of each; where they are plain, both stand as they were given.
#[inline(always)]
fn push_pairs<N: AsRef<str>, V: AsRef<str>>(joined: &mut Joined<'_>, pairs: &[(N, V)], plain: bool) {
    for (name, value) in pairs {
        let (out, name, value) = (joined.next(), name.as_ref(), value.as_ref());
        if plain {
            push_plain(out, name, value);
        } else {
            push_lower_name(out, name);
            out.push('=');
            push_component(out, value);
        }
    }
}

#[inline(always)]
fn push_plain(out: &mut String, name: &str, value: &str) {
    out.push_str(name);
    out.push('=');
    out.push_str(value);
}

#[inline(always)]
fn push_names<N: AsRef<str>, V>(joined: &mut Joined<'_>, pairs: &[(N, V)], push: impl Fn(&mut String, &str)) {
    for (name, _) in pairs {
        push(joined.next(), name.as_ref());
    }
}

/// The pairs before and after the place of a name.
#[inline(always)]
fn split_at_name<'a, N: AsRef<str>, V>(pairs: &'a [(N, V)], name: &str) -> [&'a [(N, V)]; 2] {
    let is_before = |pair: &(N, V)| compare_lower_names(pair.0.as_ref(), name).is_lt();
    let (before, after) = pairs.split_at(pairs.partition_point(is_before));
    [before, after]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Bucket, Region};

    #[test]
    fn the_host_and_the_token_stand_at_their_places() {
        let token = Token::new("t=");
        for (given, expected_headers, expected_parameters) in [
            (&[][..], "host;x-cos-security-token", "x-cos-security-token"),
            (&["a", "Range"], "a;host;range;x-cos-security-token", "a;range;x-cos-security-token"),
            (&["x-a", "h"], "h;host;x-a;x-cos-security-token", "h;x-a;x-cos-security-token"),
            (&["z", "i"], "host;i;x-cos-security-token;z", "i;x-cos-security-token;z"),
        ] {
            let builder = ObjectUrl::builder()
                .bucket(Bucket::from_static("examplebucket-1250000000"))
                .region(Region::AP_BEIJING)
                .key(ObjectKey::from_static("a"));
            let object = given.iter().fold(builder, |builder, name| {
                let (header, parameter) = (HeaderName::from_static(name), QueryName::from_static(name));
                builder.header(header, HeaderValue::from_static("")).query(parameter, QueryValue::EMPTY)
            });
            let object = object.build();
            let lists = |carrier| Request::new(&object, object.key(), Some(&token), carrier).lists();
            assert_eq!(lists(Carrier::Header).0, expected_headers);
            assert_eq!(lists(Carrier::Query).1, expected_parameters);
        }
    }
}
