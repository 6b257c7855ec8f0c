//! Stage 3, `HttpString`: the canonical request, and the lists of names that go with it.

use super::encoded_credentials::{SECURITY_TOKEN, Token};
use super::http_string::HttpString;
use crate::{ObjectKey, ObjectUrl};
use alloc::string::String;
use core::cmp::Ordering;
use cos_url_core::cross_field::Request;
use cos_url_core::percent::{
    compare_lower_names, encode_from, push_component, push_encoded_lower_name, push_lower_name,
};
use cos_url_core::{Endpoint, Error};
use zeroize::Zeroizing;

/// The total length of the constant parts of a URL and of the signature.
const FIXED_LENGTH: usize = "https:///host%3B&q-url-param-list=&q-signature=&%3B".len() + 40;

/// Where the signature and the token are sent.
#[derive(Clone, Copy)]
pub(crate) enum SignatureLocation {
    /// A signed URL.
    Query,
    /// The `Authorization` header, with the token in a separate header.
    Header,
}

/// A request whose fields do not contradict each other, ready to be written.
pub(crate) struct CanonicalRequest<'a> {
    object: &'a ObjectUrl,
    key: &'a ObjectKey,
    token: Option<&'a Token>,
    location: SignatureLocation,
}

impl<'a> CanonicalRequest<'a> {
    /// The request for an object, possibly with another key.
    ///
    /// # Errors
    ///
    /// An error if the fields contradict each other.
    #[inline]
    pub(crate) fn new(
        object: &'a ObjectUrl,
        key: &'a ObjectKey,
        token: Option<&'a Token>,
        location: SignatureLocation,
    ) -> Result<Self, Error> {
        object.check_operation()?;
        object.request().check_signed()?;
        Ok(Self { object, key, token, location })
    }

    /// An upper bound for the number of bytes of the `HttpString` and the URL, without the prefix of the query, so that
    /// one allocation is enough. It uses the maximum length of each encoded text, because computing the exact length
    /// takes at least 20 ns.
    #[inline]
    pub(crate) fn capacity(&self) -> usize {
        let Request { endpoint, bucket, region, query, headers, .. } = self.object.request();
        // A byte of a name becomes at most three bytes in a pair (`%2f`) and five in a list (`%252f`). A byte of a
        // value becomes at most three bytes (`%2F`).
        let (name_factor, value_factor) = if query.is_plain() { (2, 1) } else { (8, 3) };
        // A host with a port is encoded in the `HttpString`.
        let host_factor = if let Endpoint::Custom(_) = endpoint { 3 } else { 1 };
        let mut length = FIXED_LENGTH + host_factor * endpoint.max_host_length(bucket, region);
        length += 3 * self.key.as_str().len();
        if let Some(token) = self.token {
            length += token.pair.len() + SECURITY_TOKEN.len();
        }
        for (name, value) in query {
            length += name_factor * name.len() + value_factor * value.len() + "&=%3B".len();
        }
        for (name, value) in headers {
            length += 8 * name.len() + 3 * value.len() + "&=%3B".len();
        }
        length
    }

    /// Appends the `HttpString`.
    #[inline]
    pub(crate) fn push_http_string(&self, out: &mut String) {
        self.push_before_key(out);
        out.push_str(self.key.as_str());
        self.push_after_key(out);
    }

    /// Appends the `HttpString` up to the key.
    #[inline]
    pub(crate) fn push_before_key(&self, out: &mut String) {
        out.push_str(self.object.method().as_lower_str());
        out.push_str("\n/");
    }

    /// Appends the `HttpString` after the key.
    #[inline]
    pub(crate) fn push_after_key(&self, out: &mut String) {
        out.push('\n');
        self.push_parameters(out);
        out.push('\n');
        self.push_headers(out);
        out.push('\n');
    }

    /// The `HttpString` alone.
    pub(crate) fn http_string(&self) -> HttpString {
        // Allocated once, because a buffer that grows leaves a copy of its bytes behind.
        let mut text = Zeroizing::new(String::with_capacity(self.capacity()));
        self.push_http_string(&mut text);
        HttpString(text)
    }

    /// Appends the scheme, the host and the path.
    #[inline]
    pub(crate) fn push_address(&self, out: &mut String) {
        self.push_origin(out);
        self.key.push_path(out);
    }

    /// Appends the scheme and the host.
    #[inline]
    pub(crate) fn push_origin(&self, out: &mut String) {
        out.push_str(self.object.protocol().as_str());
        out.push_str("://");
        self.push_host(out);
    }

    /// The URL without a signature.
    pub(crate) fn url(&self) -> String {
        let mut url = String::new();
        // `new` has checked the host, so there is no error to report.
        let pushed = Request { key: self.key, ..self.object.request() }.push_url(&mut url);
        debug_assert_eq!(pushed, Ok(()));
        url
    }

    /// Appends the lists of names to the query of a URL, and then the name of the signature.
    #[inline]
    pub(crate) fn push_lists(&self, out: &mut String) {
        self.push_header_list(out);
        out.push_str("&q-url-param-list=");
        self.push_parameter_list(out);
        out.push_str("&q-signature=");
    }

    #[inline]
    fn push_header_list(&self, out: &mut String) {
        let mut list = Joined::new(out, "%3B");
        self.for_each_header(|header| header.push_name(list.next(), push_encoded_lower_name));
    }

    #[inline]
    fn push_parameter_list(&self, out: &mut String) {
        let mut list = Joined::new(out, "%3B");
        if self.object.query().is_plain() {
            self.for_each_parameter(|parameter| parameter.push_name(list.next(), String::push_str));
        } else {
            self.for_each_parameter(|parameter| parameter.push_name(list.next(), push_encoded_lower_name));
        }
    }

    /// The names of the headers and of the parameters, each joined by `;`, as in the `Authorization` header.
    pub(crate) fn lists(&self) -> (String, String) {
        let (mut headers, mut parameters) = (String::new(), String::new());
        let (mut header_list, mut parameter_list) = (Joined::new(&mut headers, ";"), Joined::new(&mut parameters, ";"));
        self.for_each_header(|header| header.push_name(header_list.next(), push_lower_name));
        self.for_each_parameter(|parameter| parameter.push_name(parameter_list.next(), push_lower_name));
        (headers, parameters)
    }

    /// Appends the token and the parameters to a URL, each after `&`.
    #[inline]
    pub(crate) fn push_query(&self, out: &mut String) {
        if let Some(token) = self.token_parameter() {
            out.push('&');
            out.push_str(&token.pair);
        }
        let is_plain = self.object.query().is_plain();
        for (name, value) in self.object.query() {
            out.push('&');
            if is_plain {
                push_plain_pair(out, name, value);
            } else {
                push_component(out, name);
                out.push('=');
                push_component(out, value);
            }
        }
    }

    /// Appends `K(name)=V(value)` of the parameters.
    #[inline]
    fn push_parameters(&self, out: &mut String) {
        let mut pairs = Joined::new(out, "&");
        let is_plain = self.object.query().is_plain();
        self.for_each_parameter(|parameter| self.push_pair(pairs.next(), parameter, is_plain));
    }

    /// Appends `K(name)=V(value)` of the headers.
    #[inline]
    fn push_headers(&self, out: &mut String) {
        let mut pairs = Joined::new(out, "&");
        let is_plain = self.object.headers().is_plain();
        self.for_each_header(|header| self.push_pair(pairs.next(), header, is_plain));
    }

    /// Calls a function with each parameter in signing order.
    #[inline]
    fn for_each_parameter(&self, each: impl FnMut(Signed<'_>)) {
        in_signing_order(self.object.query().iter(), false, self.token_parameter(), each);
    }

    /// Calls a function with each header in signing order.
    #[inline]
    fn for_each_header(&self, each: impl FnMut(Signed<'_>)) {
        in_signing_order(self.object.headers().iter(), self.object.signs_host(), self.token_header(), each);
    }

    /// Appends `K(name)=V(value)`.
    #[inline]
    fn push_pair(&self, out: &mut String, signed: Signed<'_>, is_plain: bool) {
        match signed {
            Signed::Pair(name, value) if is_plain => push_plain_pair(out, name, value),
            Signed::Pair(name, value) => {
                push_lower_name(out, name);
                out.push('=');
                push_component(out, value);
            }
            Signed::Host => self.push_host_pair(out),
            Signed::Token(token) => out.push_str(&token.pair),
        }
    }

    #[inline]
    fn push_host(&self, out: &mut String) {
        let Request { endpoint, bucket, region, protocol, .. } = self.object.request();
        // `new` has checked the host, so there is no error to report.
        let pushed = endpoint.push_host(out, bucket, region, protocol);
        debug_assert_eq!(pushed, Ok(()));
    }

    #[inline]
    fn push_host_pair(&self, out: &mut String) {
        out.push_str("host=");
        let start = out.len();
        self.push_host(out);
        // Only a domain can have a port or be an address in brackets.
        if let Endpoint::Custom(_) = self.object.endpoint() {
            encode_from(out, start);
        }
    }

    #[inline]
    fn token_parameter(&self) -> Option<&'a Token> {
        if let SignatureLocation::Query = self.location { self.token } else { None }
    }

    #[inline]
    fn token_header(&self) -> Option<&'a Token> {
        if let SignatureLocation::Header = self.location { self.token } else { None }
    }
}

/// A parameter or header that is signed.
#[derive(Clone, Copy)]
enum Signed<'a> {
    /// A name and value of the object.
    Pair(&'a str, &'a str),
    Host,
    Token(&'a Token),
}

impl Signed<'_> {
    /// Appends the name; `push` encodes one of the object.
    #[inline]
    fn push_name(self, out: &mut String, push: impl Fn(&mut String, &str)) {
        match self {
            Self::Pair(name, _) => push(out, name),
            Self::Host => out.push_str("host"),
            Self::Token(_) => out.push_str(SECURITY_TOKEN),
        }
    }
}

/// Calls a function with each of the sorted pairs, and with the host and the token where they belong between them.
#[inline]
fn in_signing_order<'a>(
    pairs: impl Iterator<Item = (&'a str, &'a str)>,
    mut host: bool,
    mut token: Option<&'a Token>,
    mut each: impl FnMut(Signed<'a>),
) {
    for (name, value) in pairs {
        if host && is_before("host", name) {
            each(Signed::Host);
            host = false;
        }
        if let Some(token) = token.take_if(|_| is_before(SECURITY_TOKEN, name)) {
            each(Signed::Token(token));
        }
        each(Signed::Pair(name, value));
    }
    if host {
        each(Signed::Host);
    }
    if let Some(token) = token {
        each(Signed::Token(token));
    }
}

#[inline]
fn is_before(name: &str, other: &str) -> bool {
    matches!(compare_lower_names(name, other), Ordering::Less)
}

/// Strings that are joined by a separator.
struct Joined<'a> {
    out: &'a mut String,
    separator: &'static str,
    is_empty: bool,
}

impl<'a> Joined<'a> {
    #[inline]
    fn new(out: &'a mut String, separator: &'static str) -> Self {
        Self { out, separator, is_empty: true }
    }

    /// The buffer to which the next text is appended.
    #[inline]
    fn next(&mut self) -> &mut String {
        if !self.is_empty {
            self.out.push_str(self.separator);
        }
        self.is_empty = false;
        self.out
    }
}

#[inline]
fn push_plain_pair(out: &mut String, name: &str, value: &str) {
    out.push_str(name);
    out.push('=');
    out.push_str(value);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Headers, Method, Query, Region, bucket, object_key};
    use alloc::format;

    fn object(key: ObjectKey) -> ObjectUrl {
        ObjectUrl::new(bucket!("examplebucket-1250000000"), Region::AP_BEIJING, key)
    }

    #[test]
    fn the_example_of_the_document() {
        let object = object(object_key!("exampleobject(腾讯云)")).with_method(Method::Put).with_headers(
            Headers::from_static(&[
                ("Date", "Thu, 16 May 2019 06:45:51 GMT"),
                ("Content-Type", "text/plain"),
                ("Content-Length", "13"),
                ("Content-MD5", "mQ/fVh815F3k6TAUm8m0eg=="),
                ("x-cos-acl", "private"),
                ("x-cos-grant-read", "uin=\"100000000011\""),
            ]),
        );
        let request = CanonicalRequest::new(&object, object.key(), None, SignatureLocation::Header).unwrap();
        assert_eq!(
            request.http_string().as_str(),
            "put\n/exampleobject(腾讯云)\n\n\
             content-length=13&content-md5=mQ%2FfVh815F3k6TAUm8m0eg%3D%3D&content-type=text%2Fplain\
             &date=Thu%2C%2016%20May%202019%2006%3A45%3A51%20GMT\
             &host=examplebucket-1250000000.cos.ap-beijing.myqcloud.com\
             &x-cos-acl=private&x-cos-grant-read=uin%3D%22100000000011%22\n"
        );
        assert_eq!(request.lists().0, "content-length;content-md5;content-type;date;host;x-cos-acl;x-cos-grant-read");
        assert_eq!(format!("{:?}", request.http_string()), "HttpString(..)");
    }

    #[test]
    fn host_and_token_are_sorted_into_the_lists() {
        let token = Token::new("t=");
        for (given, expected_headers, expected_parameters) in [
            (&[][..], "host;x-cos-security-token", "x-cos-security-token"),
            (&[("a", ""), ("Range", "")], "a;host;range;x-cos-security-token", "a;range;x-cos-security-token"),
            (&[("x-a", ""), ("h", "")], "h;host;x-a;x-cos-security-token", "h;x-a;x-cos-security-token"),
            (&[("z", ""), ("i", "")], "host;i;x-cos-security-token;z", "i;x-cos-security-token;z"),
        ] {
            let object = object(object_key!("a"))
                .with_headers(Headers::from_static(given))
                .with_query(Query::from_static(given));
            let request = |location| CanonicalRequest::new(&object, object.key(), Some(&token), location).unwrap();
            assert_eq!(request(SignatureLocation::Header).lists().0, expected_headers);
            assert_eq!(request(SignatureLocation::Query).lists().1, expected_parameters);
        }
    }
}
