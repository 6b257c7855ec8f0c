//! Searches for the request that was signed. With the credentials, the signature of each candidate can be compared.

use super::canonical::{Canonical, Pair, Value, encoded, value};
use super::change::resolved;
use crate::explain::SignedRequest;
use crate::received::{Parameter, Plus, decode, lower_name};
use crate::{Credentials, Region};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use cos_url_core::percent::push_path;
use cos_url_core::{Endpoint, HostParts, Method};

/// The maximum number of pairs that are changed one at a time. The work grows with the square of their number.
const MOST_PAIRS: usize = 32;

/// The maximum number of names in a request for which common errors are tried. Each candidate hashes all of them.
const MOST_NAMES: usize = 128;

/// The maximum number of leading folders that are removed from a path. Each guess copies the rest of the path and
/// hashes it.
const MOST_FOLDERS: usize = 32;

/// The request that was signed: the one in the URL, or one that differs from it by a common error of signers and
/// clients. `None` if the signature matches none of them.
pub(super) fn original(
    request: &SignedRequest,
    signed: &Canonical,
    received: &Canonical,
    credentials: &Credentials,
) -> Option<Canonical> {
    let sign_key = credentials.sign_key(request.signature().key_time());
    let base = with_received_values(signed, received);
    let is_small = base.parameters.len() + base.headers.len() <= MOST_NAMES;
    let others = is_small.then(|| variants(&base, request)).into_iter().flatten();
    let variants = core::iter::once(base.clone()).chain(others);
    let mut guesses = variants.flat_map(|variant| {
        methods(signed, received).map(move |method| Canonical { method: Some(method.into()), ..variant.clone() })
    });
    guesses.find(|guess| guess.is_signed_by(&sign_key, request))
}

/// All methods: the known one first, or else the received one. The known method may not be the signed one if the
/// caller added it to a URL.
fn methods<'a>(signed: &'a Canonical, received: &'a Canonical) -> impl Iterator<Item = &'a str> {
    let first = signed.method.as_deref().or(received.method.as_deref());
    let others = Method::ALL.iter().map(|method| method.as_lower_str()).filter(move |method| Some(*method) != first);
    first.into_iter().chain(others)
}

/// Unknown headers get the values that COS received.
fn with_received_values(signed: &Canonical, received: &Canonical) -> Canonical {
    let mut base = signed.clone();
    for pair in base.headers.iter_mut().filter(|pair| pair.value == Value::Unknown) {
        if let Some(found) = value(&received.headers, &pair.name) {
            pair.value = Value::Known(found.into());
        }
    }
    base
}

/// The common errors, one at a time.
fn variants(base: &Canonical, request: &SignedRequest) -> impl Iterator<Item = Canonical> {
    let paths = paths(&base.path).into_iter().map(|path| Canonical { path, ..base.clone() });
    let hosts = hosts(request.host()).into_iter().map(|host| with_header(base, "host", &host));
    let types = content_types(base).into_iter().map(|value| with_header(base, "content-type", &value));
    let headers = changed(&base.headers).into_iter().map(|headers| Canonical { headers, ..base.clone() });
    let parameters = parameters(base, request).into_iter().map(|parameters| Canonical { parameters, ..base.clone() });
    paths.chain(hosts).chain(types).chain(headers).chain(parameters)
}

fn paths(path: &str) -> Vec<String> {
    let mut encoded_path = String::new();
    push_path(&mut encoded_path, path);
    let mut paths = Vec::from([
        encoded(path),
        encoded_path.clone(),
        encoded_path.to_lowercase(),
        path.to_lowercase(),
        path.replace('+', " "),
        path.replace(' ', "+"),
        resolved(path),
        ["/", path].concat(),
        path.trim_start_matches('/').into(),
        [path, "/"].concat(),
        path.trim_end_matches('/').into(),
        path.replace("//", "/"),
    ]);
    paths.extend(decode(path, Plus::Literal));
    paths.extend(decode(path, Plus::Space));
    // A base path that a proxy or a custom domain adds.
    paths.extend(path.match_indices('/').take(MOST_FOLDERS).filter_map(|(at, _)| path.get(at + 1..)).map(String::from));
    paths.retain(|other| other != path);
    paths
}

/// The other hosts of the bucket that is named in a host, and the host with and without ports.
fn hosts(host: &str) -> Vec<String> {
    let name = host.split(':').next().unwrap_or_default();
    let mut hosts = Vec::from([name.to_string(), format!("{name}:80"), format!("{name}:443")]);
    let (bucket, rest) = name.split_once('.').unwrap_or_default();
    let own = rest.split('.').find_map(|label| Region::custom(label).ok());
    let endpoints = Endpoint::__NAMED.iter().filter_map(Endpoint::__host_parts);
    for HostParts { after_bucket, has_region, suffix } in endpoints.chain([HostParts::CDN]) {
        let regions = own.iter().cloned().chain(Region::documented()).filter(|_| has_region);
        hosts.extend(regions.map(|region| [bucket, after_bucket, region.as_str(), suffix].concat()));
        if !has_region {
            hosts.push([bucket, after_bucket, suffix].concat());
        }
    }
    hosts.retain(|other| other != host);
    hosts
}

/// Headers that clients set or add.
fn content_types(base: &Canonical) -> Vec<String> {
    let Some(received) = value(&base.headers, "content-type") else { return Vec::new() };
    let received = decode(received, Plus::Literal).unwrap_or_default();
    let media_type = received.split(';').next().unwrap_or_default().trim();
    let mut types = Vec::from([media_type.to_string()]);
    let charsets = ["; charset=utf-8", ";charset=utf-8", "; charset=UTF-8", ";charset=UTF-8"];
    types.extend(charsets.map(|charset| [media_type, charset].concat()));
    let usual = [
        "application/octet-stream",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "binary/octet-stream",
        "application/json",
        "text/plain",
        "image/jpeg",
        "image/png",
    ];
    types.extend(usual.map(String::from));
    types
}

fn with_header(base: &Canonical, name: &str, new: &str) -> Canonical {
    let mut variant = base.clone();
    for pair in variant.headers.iter_mut().filter(|pair| pair.name == name) {
        pair.value = Value::Known(encoded(new));
    }
    variant
}

/// The lists in which one pair is omitted, has no value, or is encoded differently.
fn changed(pairs: &[Pair]) -> Vec<Vec<Pair>> {
    let mut lists = Vec::new();
    if pairs.len() > MOST_PAIRS {
        return lists;
    }
    for (at, pair) in pairs.iter().enumerate() {
        let Some(found) = pair.known() else { continue };
        let raw = decode(found, Plus::Literal).unwrap_or_default();
        let values = [
            None,
            Some(String::new()),
            Some(raw.clone()),
            Some(encoded(found)),
            Some(found.to_lowercase()),
            Some(encoded(&raw.to_lowercase())),
            Some(encoded(&raw.replace('+', " "))),
            Some(encoded(&raw.replace(' ', "+"))),
            Some(found.replace("%20", "+")),
            decode(&raw, Plus::Literal).map(|decoded| encoded(&decoded)),
        ];
        lists.extend(values.into_iter().map(|value| {
            let mut list = pairs.to_vec();
            list.splice(at..=at, value.map(|value| Pair::new(&pair.name, &value)));
            list
        }));
    }
    lists
}

/// The lists of [`changed`], a list with the parameters of the URL that are not in the signed list, and an empty list.
fn parameters(base: &Canonical, request: &SignedRequest) -> Vec<Vec<Pair>> {
    let mut lists = changed(&base.parameters);
    lists.push(Vec::new());
    let mut all = base.parameters.clone();
    for name in request.signature().uncovered_parameters().take(MOST_PAIRS) {
        let Some(Parameter { value, .. }) = request.parameters().iter().find(|sent| sent.name == name) else {
            continue;
        };
        let pair = Pair::new(&lower_name(name), &encoded(value));
        let mut list = base.parameters.clone();
        insert(&mut list, pair.clone());
        insert(&mut all, pair);
        lists.push(list);
    }
    lists.push(all);
    lists
}

fn insert(pairs: &mut Vec<Pair>, pair: Pair) {
    let at = pairs.partition_point(|other| other.name < pair.name);
    pairs.insert(at, pair);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_guesses_for_a_path_are_bounded() {
        assert_eq!(paths("a/b/c").iter().filter(|path| ["b/c", "c"].contains(&path.as_str())).count(), 2);
        assert!(paths(&"a/".repeat(1000)).len() < 50);
    }
}
