//! Verifies a signature, in the steps of the Request Signature document
//! ([436/7778](https://cloud.tencent.com/document/product/436/7778)).
//!
//! The names come from the two lists in the signature, the values from the request as it arrived.

use crate::Secret;
use crate::hex::{from_hex, to_hex};
use crate::refusal::Refusal;
use crate::request::Request;
use hmac::{Hmac, KeyInit, Mac};
use sha1::{Digest, Sha1};
use std::collections::HashMap;
use std::fmt::Write;

/// The maximum number of seconds by which a validity period may start after now: 15 minutes.
const MAX_SKEW: u64 = 15 * 60;

/// The parameter or header with the token of temporary credentials.
const TOKEN: &str = "x-cos-security-token";

/// The sender of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Caller {
    /// The request has no signature.
    Anonymous,
    /// The request is signed with one of the known keys.
    Known,
}

/// Verifies the signature of a request at a time in Unix seconds.
///
/// # Errors
///
/// The error response of COS, if the request has a signature that is not valid.
pub fn verify(request: &Request, secrets: &[Secret], now: u64) -> Result<Caller, Refusal> {
    let Some(claim) = Claim::of(request)? else {
        return Ok(Caller::Anonymous);
    };
    let secret = secrets.iter().find(|secret| secret.id == claim.id).ok_or(Refusal::UNKNOWN_ID)?;
    check_token(request, secret, now)?;
    check_window(claim.key_time, now)?;
    check_signature(request, &claim, secret)?;
    Ok(Caller::Known)
}

/// The `SecretId` in the signature of a request, which is not verified here.
pub(crate) fn secret_id(request: &Request) -> Option<String> {
    Claim::of(request).ok()?.map(|claim| claim.id.into())
}

/// The fields of a signature.
struct Claim<'a> {
    id: &'a str,
    key_time: &'a str,
    header_list: &'a str,
    parameter_list: &'a str,
    signature: [u8; 20],
}

impl<'a> Claim<'a> {
    const FIELDS: [&'static str; 7] =
        ["q-sign-algorithm", "q-ak", "q-sign-time", "q-key-time", "q-header-list", "q-url-param-list", "q-signature"];

    /// Reads the signature from the parameters and the `Authorization` header, if there is one.
    fn of(request: &'a Request) -> Result<Option<Self>, Refusal> {
        let mut pairs: Vec<(&str, &str)> = request
            .query
            .iter()
            .filter(|(name, _)| name.to_ascii_lowercase().starts_with("q-"))
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        for (_, value) in request.headers.iter().filter(|(name, _)| name.eq_ignore_ascii_case("authorization")) {
            let value = str::from_utf8(value).map_err(|_| Refusal::MALFORMED_SIGNATURE)?;
            pairs.extend(value.split('&').map(|pair| pair.split_once('=').unwrap_or((pair, ""))));
        }
        if pairs.is_empty() { Ok(None) } else { Self::read(&pairs).map(Some).ok_or(Refusal::MALFORMED_SIGNATURE) }
    }

    /// Requires each of the seven fields exactly once, and no other.
    fn read(pairs: &[(&str, &'a str)]) -> Option<Self> {
        let field = |wanted: &str| pairs.iter().find(|(name, _)| *name == wanted).map(|(_, value)| *value);
        let all = Self::FIELDS.iter().all(|name| field(name).is_some());
        let is_complete = all && pairs.len() == Self::FIELDS.len();
        let is_supported = field("q-sign-algorithm")? == "sha1" && field("q-sign-time")? == field("q-key-time")?;
        (is_complete && is_supported).then_some(())?;
        Some(Self {
            id: field("q-ak")?,
            key_time: field("q-key-time")?,
            header_list: field("q-header-list")?,
            parameter_list: field("q-url-param-list")?,
            signature: from_hex(field("q-signature")?)?,
        })
    }
}

/// A request with temporary credentials must have their token in a parameter or a header. A request with permanent
/// credentials must have no token.
fn check_token(request: &Request, secret: &Secret, now: u64) -> Result<(), Refusal> {
    let parameters = request.query.iter().filter(|(name, _)| name.eq_ignore_ascii_case(TOKEN));
    let headers = request.headers.iter().filter(|(name, _)| name.eq_ignore_ascii_case(TOKEN));
    let sent: Vec<&[u8]> =
        parameters.map(|(_, value)| value.as_bytes()).chain(headers.map(|(_, value)| value.as_slice())).collect();
    let is_right = match (sent.as_slice(), &secret.token) {
        ([], None) => true,
        ([sent], Some(token)) => are_equal(sent, token.as_bytes()),
        _ => false,
    };
    if !is_right {
        return Err(Refusal::INVALID_TOKEN);
    }
    if secret.end.is_some_and(|end| now > end) { Err(Refusal::EXPIRED_TOKEN) } else { Ok(()) }
}

/// Requires that the current time is within `KeyTime`, `<start>;<end>`. The start may be up to 15 minutes later,
/// because clocks differ.
pub(crate) fn check_window(key_time: &str, now: u64) -> Result<(), Refusal> {
    let (start, end) = key_time
        .split_once(';')
        .and_then(|(start, end)| Some((seconds(start)?, seconds(end)?)))
        .filter(|(start, end)| start < end)
        .ok_or(Refusal::MALFORMED_SIGNATURE)?;
    if start.saturating_sub(now) > MAX_SKEW {
        Err(Refusal::TOO_SKEWED)
    } else if now > end {
        Err(Refusal::EXPIRED)
    } else {
        Ok(())
    }
}

/// Parses Unix seconds: decimal digits without a sign.
fn seconds(text: &str) -> Option<u64> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

fn check_signature(request: &Request, claim: &Claim<'_>, secret: &Secret) -> Result<(), Refusal> {
    let parameters = Listed::new(
        claim.parameter_list,
        request.query.iter().map(|(name, value)| (name.as_bytes(), value.as_bytes())),
    );
    let headers =
        Listed::new(claim.header_list, request.headers.iter().map(|(name, value)| (name.as_bytes(), value.as_slice())));
    let format_string =
        format!("{}\n/{}\n{}\n{}\n", request.method.to_ascii_lowercase(), request.key, parameters.pairs, headers.pairs);
    let hash = to_hex(&Sha1::digest(&format_string));
    let string_to_sign = format!("sha1\n{}\n{hash}\n", claim.key_time);
    let sign_key = to_hex(&hmac(secret.key.as_bytes(), claim.key_time).finalize().into_bytes());
    // `verify_slice` compares in constant time.
    let matches = hmac(sign_key.as_bytes(), &string_to_sign).verify_slice(&claim.signature).is_ok();
    if matches && parameters.is_valid && headers.is_valid {
        Ok(())
    } else {
        Err(Refusal::signature_does_not_match(string_to_sign, format_string))
    }
}

/// The values that were sent for the names in one of the two lists.
struct Listed {
    /// `name=value&name=value`, in the order of the list.
    pairs: String,
    /// Whether the names are in ascending order, and each of them was sent exactly once.
    is_valid: bool,
}

impl Listed {
    /// The work is linear in the length of the list and the number of values.
    fn new<'a>(list: &str, sent: impl Iterator<Item = (&'a [u8], &'a [u8])>) -> Self {
        let mut values: HashMap<String, Sent<'a>> = HashMap::new();
        for (name, value) in sent {
            let name = encode(name).to_ascii_lowercase();
            values.entry(name).and_modify(|sent| sent.is_repeated = true).or_insert(Sent { value, is_repeated: false });
        }
        let names: Vec<&str> = if list.is_empty() { Vec::new() } else { list.split(';').collect() };
        let mut listed = Self { pairs: String::new(), is_valid: names.is_sorted_by(|a, b| a < b) };
        for name in names {
            let Some(Sent { value, is_repeated }) = values.get(name) else {
                listed.is_valid = false;
                continue;
            };
            listed.is_valid &= !is_repeated;
            if !listed.pairs.is_empty() {
                listed.pairs.push('&');
            }
            listed.pairs.push_str(name);
            listed.pairs.push('=');
            listed.pairs.push_str(&encode(value));
        }
        listed
    }
}

/// The first value that was sent for a name.
struct Sent<'a> {
    value: &'a [u8],
    is_repeated: bool,
}

/// Percent-encodes every byte but `A-Z a-z 0-9 - _ . ~`, with upper-case digits.
pub(crate) fn encode(bytes: &[u8]) -> String {
    let mut encoded = String::with_capacity(bytes.len());
    for byte in bytes {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(byte) {
            encoded.push(char::from(*byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

#[expect(clippy::expect_used, reason = "HMAC accepts keys of every length: RFC 2104, section 2")]
pub(crate) fn hmac(key: &[u8], message: impl AsRef<[u8]>) -> Hmac<Sha1> {
    Hmac::new_from_slice(key).expect("HMAC accepts keys of every length").chain_update(message)
}

/// Compares in constant time, by comparing digests.
pub(crate) fn are_equal(a: &[u8], b: &[u8]) -> bool {
    hmac(b"", a).verify(&hmac(b"", b).finalize().into_bytes()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::{Duration, Instant};

    /// If the work were quadratic, this would take minutes.
    #[test]
    fn long_lists_take_linear_time() {
        let names: Vec<_> = (0..100_000).map(|number| format!("n{number:06}")).collect();
        let list = names.join("%3B");
        let parameters = names.join("=1&");
        let target = format!(
            "/a?q-sign-algorithm=sha1&q-ak=id&q-sign-time=1%3B9&q-key-time=1%3B9&q-header-list=&q-url-param-list={list}\
             &q-signature={}&{parameters}=1",
            "0".repeat(40)
        );
        let request = Request::new("GET", &target, Vec::new()).unwrap();
        let start = Instant::now();
        let refusal = verify(&request, &[Secret::permanent("id", "key")], 5).unwrap_err();
        assert_eq!(refusal.code(), "SignatureDoesNotMatch");
        assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
    }
}
