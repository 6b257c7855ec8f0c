//! Code that the targets share: the request of an input, and the properties of every URL.

use cos_url::{
    Bucket, Credentials, Domain, Endpoint, Error, HeaderName, HeaderValue, Headers, KeyTime, Method, ObjectKey,
    ObjectUrl, Protocol, Query, QueryName, QueryValue, Region, Signer,
};
use url::Url;

pub const SECRET_ID: &str = "AKIDEXAMPLE";
pub const SECRET_KEY: &str = "SECRETKEYEXAMPLE";
/// A token with all characters that would start another parameter if they were not encoded.
pub const TOKEN: &str = "TOKEN+/==&q-ak=EVIL#?%";
pub const KEY_TIME: (u64, u64) = (1_557_989_151, 1_557_996_351);

/// The strings of an input. They are separated by 0xFF, which UTF-8 never contains.
pub fn strings(data: &[u8]) -> impl Iterator<Item = &str> {
    data.split(|byte| *byte == 0xff).filter_map(|text| str::from_utf8(text).ok())
}

/// The method, the target and the headers of an input.
pub fn request(data: &[u8]) -> Option<(&str, &str, Vec<(String, Vec<u8>)>)> {
    let mut strings = strings(data);
    let (method, target) = (strings.next()?, strings.next()?);
    let mut headers = Vec::new();
    while let (Some(name), Some(value)) = (strings.next(), strings.next()) {
        headers.push((name.to_string(), value.as_bytes().to_vec()));
    }
    Some((method, target, headers))
}

pub fn signer() -> Signer {
    Signer::new(Credentials::temporary(SECRET_ID, SECRET_KEY, TOKEN).unwrap())
}

pub fn key_time() -> KeyTime {
    KeyTime::new(KEY_TIME.0, KEY_TIME.1).unwrap()
}

/// The request of an input: options, bucket, region, domain, key, and then names and values. A default replaces each
/// rejected string, so that the rest of the input is used.
pub fn object(data: &[u8]) -> Option<ObjectUrl> {
    let ([options, has_domain, ..], data) = data.split_at_checked(3)? else { return None };
    let mut strings = strings(data);
    let bucket = Bucket::new(strings.next()?).unwrap_or(Bucket::from_static("examplebucket-1250000000"));
    let region = Region::custom(strings.next()?).unwrap_or(Region::AP_BEIJING);
    let domain = Domain::private(strings.next()?).unwrap_or(Domain::private_static("127.0.0.1:9000"));
    let key = ObjectKey::with_dot_segments(strings.next()?).unwrap_or(ObjectKey::from_static("photo.jpg"));

    let (mut query, mut headers) = (Query::EMPTY, Headers::EMPTY);
    while let (Some(name), Some(value)) = (strings.next(), strings.next()) {
        match (name.strip_prefix(':'), QueryName::new(name), QueryValue::new(value)) {
            (None, Ok(name), Ok(value)) => query.push(name, value),
            (Some(name), ..) => {
                if let (Ok(name), Ok(value)) = (HeaderName::new(name), HeaderValue::new(value)) {
                    headers.push(name, value);
                }
            }
            _ => {}
        }
    }
    let endpoint = match has_domain % 8 {
        0 => Endpoint::Custom(domain),
        1 => Endpoint::Tencentcos,
        2 => Endpoint::Internal,
        3 => Endpoint::Accelerate,
        4 => Endpoint::DualStack,
        5 => Endpoint::Cdn(domain),
        _ => Endpoint::Default,
    };
    let methods = [Method::Get, Method::Head, Method::Put, Method::Post, Method::Delete, Method::Options];
    let method = methods[usize::from(options >> 1) % methods.len()];
    let protocol = if options % 2 == 0 { Protocol::Https } else { Protocol::Http };
    Some(
        ObjectUrl::new(bucket, region, key)
            .with_endpoint(endpoint)
            .with_query(query)
            .with_headers(headers)
            .with_method(method)
            .with_protocol(protocol),
    )
}

/// Asserts the properties of every URL: it is visible ASCII, a parser changes nothing, and its host and key are those
/// of the object.
///
/// A parser may reject a host with a label that starts with `xn--` and is not Punycode.
pub fn check_address(text: &str, object: &ObjectUrl) -> Option<Url> {
    assert!(text.bytes().all(|byte| byte.is_ascii_graphic()), "{text}");
    let host = object.host().unwrap();
    let is_international = host.split('.').any(|label| label.starts_with("xn--"));
    let url = match Url::parse(text) {
        Ok(url) => url,
        Err(_) if is_international => return None,
        Err(error) => panic!("{text}: {error}"),
    };
    assert_eq!(url.as_str(), text, "a parser changes nothing");
    assert_eq!(url.scheme(), object.protocol().as_str());
    assert_eq!(url.authority(), host, "the host, without a user name");
    assert_eq!(url.fragment(), None);
    assert_eq!(decoded(url.path()), format!("/{}", object.key()));
    Some(url)
}

/// Each parameter as a server reads it.
pub fn parameters(url: &Url) -> Vec<(String, String)> {
    url.query_pairs().into_owned().collect()
}

/// A text without its percent-encoding.
pub fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        match (first, tail) {
            (b'%', [high, low, tail @ ..]) => {
                let digits = [*high, *low];
                bytes.push(u8::from_str_radix(str::from_utf8(&digits).unwrap(), 16).unwrap());
                rest = tail;
            }
            _ => bytes.push(*first),
        }
    }
    String::from_utf8(bytes).unwrap()
}

/// Asserts the properties of every error: one line of visible text, of a bounded length.
pub fn check_error(error: &Error) {
    let text = error.to_string();
    assert_eq!(format!("{error:?}"), text);
    assert!(!text.chars().any(char::is_control), "{text:?}");
    assert!(text.len() < 4096, "{text}");
}
