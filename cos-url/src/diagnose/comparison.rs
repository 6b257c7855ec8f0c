//! Compares the signed request with the one that COS received.

use super::canonical::{Canonical, Pair, Value, value};
use super::{Cause, Change, Finding, List, search};
use crate::Credentials;
use crate::explain::SignedRequest;
use crate::explain::hidden::{HIDDEN, is_hidden};
use crate::received::{ListProblem, Plus, decode, lower_name, split_host};
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use cos_url_core::{Endpoint, Method};

/// The causes, if the response contains the strings that COS hashed.
pub(super) fn find(
    request: &SignedRequest,
    key_time: Option<&str>,
    received: &Canonical,
    credentials: Option<&Credentials>,
) -> Vec<Finding> {
    let signed = Canonical::signed(request);
    let mut causes = of_period(request, key_time);
    causes.extend(of_lists(request));
    // If the signature matches a request, that request was signed, so every difference is certain.
    let original = credentials.and_then(|credentials| search::original(request, &signed, received, credentials));
    causes.extend(differences(original.as_ref().unwrap_or(&signed), received));
    let mut findings: Vec<_> = causes.into_iter().map(Finding::proved).collect();
    if !findings.is_empty() {
        return findings;
    }
    if original.is_some() || request.is_original() {
        return [Finding::proved(Cause::SecretKey)].into();
    }
    findings.extend(possible(request, received).into_iter().map(Finding::possible));
    findings
}

/// The causes, if the response has no strings to compare.
pub(super) fn without_strings(request: &SignedRequest) -> Vec<Finding> {
    let proved = of_lists(request).into_iter().map(Finding::proved);
    proved.chain([Finding::possible(Cause::NoStrings)]).collect()
}

fn of_period(request: &SignedRequest, received: Option<&str>) -> Vec<Cause> {
    let signed = request.signature().key_time();
    match received {
        Some(received) if received != signed.to_string() => {
            [Cause::ValidityPeriod { signed, received: received.into() }].into()
        }
        _ => Vec::new(),
    }
}

/// The causes that are found in the URL without the response: a list that is not sorted, or a duplicate parameter.
fn of_lists(request: &SignedRequest) -> Vec<Cause> {
    let (parameters, headers) = request.listed();
    let mut causes = Vec::new();
    match parameters.problem {
        Some(ListProblem::Unsorted) => causes.push(Cause::List { list: List::Parameters }),
        Some(ListProblem::Repeated(name)) => {
            causes.push(Cause::Parameter { name, signed: None, received: None, change: Change::Repeated });
        }
        // The names in a list are encoded, and the list is encoded again as a value in the URL. Without the second
        // encoding, COS reads other names.
        Some(ListProblem::Missing(name)) if is_decoded_name(request, &name) => {
            causes.push(Cause::List { list: List::Parameters });
        }
        // The comparison with the response reports this case.
        Some(ListProblem::Missing(_)) | None => {}
    }
    if headers.problem == Some(ListProblem::Unsorted) {
        causes.push(Cause::List { list: List::Headers });
    }
    causes
}

/// Whether a name in the list of parameters is the unencoded name of a parameter in the URL.
fn is_decoded_name(request: &SignedRequest, name: &str) -> bool {
    let encoded = lower_name(name);
    encoded != name && request.parameters().iter().any(|parameter| lower_name(&parameter.name) == encoded)
}

/// The differences that are certain.
pub(super) fn differences(signed: &Canonical, received: &Canonical) -> Vec<Cause> {
    let mut causes = Vec::new();
    if let (Some(signed), Some(received)) = (&signed.method, &received.method)
        && signed != received
    {
        let signed = Method::ALL.iter().copied().find(|method| method.as_lower_str() == signed);
        causes.push(Cause::Method { signed, received: received.to_ascii_uppercase() });
    }
    if !is_same(&signed.path, &received.path) {
        let change = Change::of_path(&signed.path, &received.path);
        causes.push(Cause::Path { signed: signed.path.clone(), received: received.path.clone(), change });
    }
    causes.extend(of_pairs(&signed.parameters, &received.parameters, List::Parameters));
    causes.extend(of_pairs(&signed.headers, &received.headers, List::Headers));
    causes
}

fn of_pairs(signed: &[Pair], received: &[Pair], list: List) -> Vec<Cause> {
    let values: BTreeMap<&str, &str> =
        received.iter().filter_map(|pair| Some((pair.name.as_str(), pair.known()?))).collect();
    let names: BTreeSet<&str> = signed.iter().map(|pair| pair.name.as_str()).collect();
    let mut causes: Vec<_> = signed.iter().filter_map(|pair| of_pair(pair, &values, list)).collect();
    for pair in received.iter().filter(|pair| !names.contains(pair.name.as_str())) {
        causes.push(cause(list, &pair.name, None, pair.known(), Change::Added));
    }
    // The names are hashed in the order of the list.
    if causes.is_empty() && !signed.iter().map(|pair| &pair.name).eq(received.iter().map(|pair| &pair.name)) {
        causes.push(Cause::List { list });
    }
    causes
}

fn of_pair(signed: &Pair, received: &BTreeMap<&str, &str>, list: List) -> Option<Cause> {
    let found = received.get(signed.name.as_str()).copied();
    match (&signed.value, found) {
        (Value::Known(expected), Some(found)) if is_same(expected, found) => None,
        (Value::Unknown, Some(_)) => None,
        (Value::Known(expected), Some(found)) => {
            let change = Change::of_value(&decoded(expected), &decoded(found));
            Some(cause(list, &signed.name, Some(expected), Some(found), change))
        }
        (Value::Known(expected), None) => Some(cause(list, &signed.name, Some(expected), None, Change::Missing)),
        (Value::Unknown | Value::Absent, None) => Some(cause(list, &signed.name, None, None, Change::Missing)),
        (Value::Absent, Some(found)) => Some(cause(list, &signed.name, None, Some(found), Change::Added)),
    }
}

fn cause(list: List, name: &str, signed: Option<&str>, received: Option<&str>, change: Change) -> Cause {
    let shown = |value: &str| if is_hidden(name) { HIDDEN.into() } else { decoded(value) };
    let (name, signed, received) = (String::from(name), signed.map(shown), received.map(shown));
    match list {
        List::Headers if name == "host" => Cause::Host { signed, received },
        List::Headers => Cause::Header { name, signed, received, change },
        List::Parameters => Cause::Parameter { name, signed, received, change },
    }
}

/// The possible causes if the known parts do not differ, the most likely cause first.
fn possible(request: &SignedRequest, received: &Canonical) -> Vec<Cause> {
    let mut causes = Vec::new();
    let signature = request.signature();
    let method = received.method.as_deref().unwrap_or_default();
    let of_method = || Cause::Method { signed: None, received: method.to_ascii_uppercase() };
    let is_method_unknown = request.known_method().is_none();
    // Headers that describe a body are signed for uploads. Few URLs are signed for HEAD or OPTIONS.
    let is_upload = signature.headers().any(|name| matches!(name, "content-type" | "content-length" | "content-md5"));
    let is_method_unlikely = matches!(method, "head" | "options") || (method == "get" && is_upload);
    if is_method_unknown && is_method_unlikely {
        causes.push(of_method());
    }
    // Browsers and HTTP clients set this header themselves.
    let (content_type, others): (Vec<_>, Vec<_>) = request.unknown_headers().partition(|name| *name == "content-type");
    for name in content_type.into_iter().chain(others) {
        let found = value(&received.headers, name);
        causes.push(cause(List::Headers, name, None, found, Change::Other));
    }
    let host = || Cause::Host { signed: None, received: value(&received.headers, "host").map(decoded) };
    // A common error is to sign for the default host and then to replace it by that of acceleration.
    let endpoint = split_host(request.host()).map(|(_, endpoint)| endpoint);
    let is_accelerated = matches!(endpoint, Some(Endpoint::Accelerate | Endpoint::InternalAccelerate));
    if signature.covers_header("host") && is_accelerated {
        causes.push(host());
    }
    causes.extend([Cause::SecretKey, Cause::ChangedUrl]);
    if signature.covers_header("host") && !is_accelerated && !matches!(endpoint, Some(Endpoint::Default)) {
        causes.push(host());
    }
    if is_method_unknown && !is_method_unlikely {
        causes.push(of_method());
    }
    causes
}

/// Whether two strings are equal. COS writes U+FFFD for characters that XML forbids.
fn is_same(signed: &str, received: &str) -> bool {
    signed == received
        || (received.contains('\u{fffd}')
            && signed.chars().count() == received.chars().count()
            && signed
                .chars()
                .zip(received.chars())
                .all(|(signed, received)| received == '\u{fffd}' || signed == received))
}

/// The decoded value, or the value itself if it is not encoded.
fn decoded(value: &str) -> String {
    decode(value, Plus::Literal).unwrap_or_else(|| value.into())
}
