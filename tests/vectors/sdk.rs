//! Compares the library with the official SDKs on the same inputs.
//!
//! `sdk.json` contains the results of the Node, Python, Go and Java SDKs for each case. With the `KeyTime` of an SDK,
//! this library must compute the same `HttpString`, signature, lists and unsigned URL, except for the rows of the
//! tables below. The tables are exact: the test fails if a row is not needed.

#![cfg(test)]

use cos_url::signature::SignatureFields;
use cos_url::{Credentials, Error, KeyTime, ObjectKey, ObjectUrl, Signer};
use percent_encoding::percent_decode_str;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
struct Sdks {
    secret_id: String,
    secret_key: String,
    cases: Vec<Case>,
}

/// One input, and the result of each SDK.
#[derive(Deserialize)]
struct Case {
    id: String,
    bucket: String,
    region: String,
    key: String,
    method: String,
    query: Vec<(String, Option<String>)>,
    headers: Vec<(String, String)>,
    token: Option<String>,
    sdk: BTreeMap<String, Output>,
}

#[derive(Deserialize)]
struct Output {
    /// The unsigned URL.
    plain: Option<String>,
    /// The signed URL.
    url: Option<String>,
    /// The `HttpString` that was hashed.
    fmt: Option<String>,
}

/// Keys that only `ObjectKey::with_dot_segments` accepts: every SDK signs them, and clients then rewrite the path.
const DOT_SEGMENTS: &[&str] = &["K13", "K14", "K15", "K19"];

/// Inputs that almost every SDK accepts and that this library rejects, with the exact message.
const REJECTED: &[(&str, &str)] = &[
    ("K10", "invalid object key `/lead`: object keys do not start with `/` or `\\` (`/` at byte 0); write `lead`"),
    (
        "K16",
        "invalid object key `..`: nothing is left of the key once the segments `.` and `..` are resolved (`.` at byte 0)",
    ),
    (
        "K17",
        "invalid object key `.`: nothing is left of the key once the segments `.` and `..` are resolved (`.` at byte 0)",
    ),
    (
        "K18",
        "invalid object key `a/..`: nothing is left of the key once the segments `.` and `..` are resolved (`.` at byte 2)",
    ),
    ("K31", "invalid object key: it is empty; an object key has at least one character"),
    ("Q05", "duplicate query parameter `A` (also given as `a`); names are case-insensitive"),
    ("Q12", "invalid query parameter value `l1\\nl2`: parameter values have no CR, LF or NUL (`\\n` at byte 2)"),
    ("H03", "invalid header value `  v  `: HTTP removes whitespace around a header value (` ` at byte 0); write `v`"),
    (
        "H04",
        "invalid header value `中 +%`: header values are ASCII; percent-encode other characters, or write `\\uXXXX` in JSON \
         (`中` at byte 0)",
    ),
    ("H07", "duplicate header `X-Cos-A` (also given as `x-cos-a`); names are case-insensitive"),
];

/// The cases in which an SDK signs something else: the case, the SDK, the part of its `HttpString` that differs from
/// this library's, and the reason.
const SIGNED_OTHERWISE: &[(&str, &str, &str, &str)] = &[
    ("Q02", "py", "\nacl=None\n", "writes the null value of its language; here, a missing value is the empty value"),
    ("Q06", "node", "\nb=2&%e4%b8%ad=1\n", "sorts the raw names here and the encoded ones in the list"),
    ("Q07", "node", "\na%20b=3&a-b=4&a1=1&a%3a1=2\n", "sorts the raw names here and the encoded ones in the list"),
    ("Q16", "java", "\nv=lead%20trail\n", "trims values; nothing is changed here"),
    ("H10", "node", "&my-x-cos-foo=1\n", "signs only headers that it knows; every given header is signed here"),
    ("H10", "py", "\nhost=H\n", "signs only headers that it knows; every given header is signed here"),
    ("H10", "go", "\nhost=H\n", "signs only headers that it knows; every given header is signed here"),
    ("H10", "java", "\nhost=H\n", "signs only headers that it knows; every given header is signed here"),
    ("H11", "node", "\nhost=H\n", "drops a header with an empty value"),
    ("T01", "node", "\n\nhost=H\n", "leaves the token unsigned"),
    ("T01", "py", "\n\nhost=H\n", "has no token in a URL"),
    ("T01", "java", "\n\nhost=H\n", "leaves the token unsigned"),
    ("T02", "node", "\na=1\n", "leaves the token unsigned"),
    ("T02", "py", "\na=1\n", "has no token in a URL"),
    ("T02", "java", "\na=1\n", "leaves the token unsigned"),
];

/// The cases in which the unsigned URL of an SDK differs: the case, the SDK, its path and query, and the reason.
/// Python, Go and Java omit all parameters, so only the part before the query is compared.
const ADDRESSED_OTHERWISE: &[(&str, &str, &str, &str)] = &[
    ("K13", "node", "/a/./b", "does not escape the slashes, so clients resolve the segment"),
    ("K13", "py", "/a/.%2Fb", "does not escape the first `/`"),
    ("K13", "go", "/a/b", "resolves the segment itself: another object"),
    ("K13", "java", "/a/.%2Fb", "does not escape the first `/`"),
    ("K14", "node", "/a/../b", "does not escape the slashes, so clients resolve the segment"),
    ("K14", "py", "/a/..%2Fb", "does not escape the first `/`"),
    ("K14", "go", "/b", "resolves the segment itself: another object"),
    ("K14", "java", "/a/..%2Fb", "does not escape the first `/`"),
    ("K15", "node", "/../x", "does not escape the slashes, so clients resolve the segment"),
    ("K15", "go", "/x", "resolves the segment itself: another object"),
    ("K19", "node", "/./a", "does not escape the slashes, so clients resolve the segment"),
    ("K19", "go", "/a", "resolves the segment itself: another object"),
    ("K20", "py", "/foo.%2Fbar", "reads `foo.` as a dot segment"),
    ("K20", "java", "/foo.%2Fbar", "reads `foo.` as a dot segment"),
    ("K22", "java", "/dir/%2F", "escapes the second of two `/`; no client changes `//`"),
    ("K39", "py", "/x/...%2Fy", "reads `...` as a dot segment"),
    ("K39", "java", "/x/...%2Fy", "reads `...` as a dot segment"),
    ("Q06", "node", "/a.txt?b=2&%E4%B8%AD=1", "sorts the raw names"),
    ("Q07", "node", "/a.txt?a%20b=3&a-b=4&a1=1&a%3A1=2", "sorts the raw names"),
];

/// Cases that have no unsigned URL, with the exact message.
const REJECTED_UNSIGNED: &[(&str, &str)] = &[(
    "Q03",
    "the query parameter `response-content-disposition` needs a signature: COS changes headers of the response only for \
     signed requests; sign the URL or remove the parameter",
)];

const HOST: &str = "examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com";

fn sdks() -> Sdks {
    serde_json::from_str(include_str!("sdk.json")).unwrap()
}

impl Case {
    fn object(&self) -> Result<ObjectUrl, Error> {
        let key = if DOT_SEGMENTS.contains(&self.id.as_str()) {
            assert!(ObjectKey::new(&self.key).is_err(), "{} is an ordinary key", self.id);
            ObjectKey::with_dot_segments(&self.key)?
        } else {
            ObjectKey::new(&self.key)?
        };
        let object = ObjectUrl::builder()
            .try_bucket(&self.bucket)?
            .try_region(&self.region)?
            .key(key)
            .method(self.method.parse()?)
            .try_query_pairs(self.query.iter().map(|(name, value)| (name, value.as_deref().unwrap_or(""))))?
            .try_headers(&self.headers)?;
        Ok(object.build())
    }

    /// The object, if it can be signed.
    fn signable(&self) -> Result<ObjectUrl, Error> {
        let object = self.object()?;
        object.http_string()?;
        Ok(object)
    }

    /// The result of each SDK by its name; only for cases that are not rejected here.
    fn outputs(&self) -> impl Iterator<Item = (&str, &str, &str, &str)> {
        self.sdk.iter().map(|(sdk, output)| {
            let Output { plain: Some(plain), url: Some(url), fmt: Some(fmt) } = output else {
                panic!("{} {sdk} is incomplete", self.id);
            };
            (sdk.as_str(), plain.as_str(), url.as_str(), fmt.as_str())
        })
    }
}

impl Sdks {
    fn signer(&self, token: Option<&String>) -> Signer {
        Signer::new(match token {
            Some(token) => Credentials::temporary(&self.secret_id, &self.secret_key, token).unwrap(),
            None => Credentials::new(&self.secret_id, &self.secret_key).unwrap(),
        })
    }

    fn signable(&self) -> impl Iterator<Item = (&Case, ObjectUrl)> {
        self.cases.iter().filter_map(|case| Some((case, case.signable().ok()?)))
    }
}

/// The value of a parameter of a URL, decoded as a server does it. Node writes the `;` and `,` in it literally.
fn parameter(url: &str, name: &str) -> String {
    let (_, query) = url.split_once('?').unwrap();
    let mut values = query.split('&').filter_map(|pair| pair.strip_prefix(name)?.strip_prefix('='));
    let value = values.next().unwrap_or_else(|| panic!("no {name} in {url}"));
    assert_eq!(values.next(), None, "{name} occurs once");
    percent_decode_str(value).decode_utf8().unwrap().into_owned()
}

fn key_time(url: &str) -> KeyTime {
    parameter(url, "q-sign-time").parse().unwrap()
}

#[test]
fn rejected_inputs_have_their_messages() {
    let mut rejected = Vec::new();
    for case in sdks().cases {
        if let Err(error) = case.signable() {
            rejected.push((case.id, error.to_string()));
        }
    }
    let mut expected = REJECTED.to_vec();
    expected.sort_unstable();
    rejected.sort();
    assert_eq!(rejected.iter().map(|(id, message)| (id.as_str(), message.as_str())).collect::<Vec<_>>(), expected);
}

#[test]
fn the_signature_is_that_of_the_sdks() {
    let sdks = sdks();
    let (mut same, mut otherwise) = (0, Vec::new());
    for (case, object) in sdks.signable() {
        let signer = sdks.signer(case.token.as_ref());
        for (sdk, _, url, fmt) in case.outputs() {
            let signing_key = signer.signing_key(key_time(url)).unwrap();
            let (ours, http_string) = (signing_key.sign(&object).unwrap(), signing_key.http_string(&object).unwrap());
            let place = format!("{} {sdk}", case.id);
            if let Some((id, sdk, theirs, _)) =
                SIGNED_OTHERWISE.iter().find(|(id, other, ..)| *id == case.id && *other == sdk)
            {
                let theirs = theirs.replace("host=H", &format!("host={HOST}"));
                assert!(fmt.contains(&theirs), "{place} signs something else: {fmt:?}");
                assert!(!http_string.as_str().contains(&theirs), "{place} agrees with us now; remove the row");
                assert_ne!(parameter(ours.as_str(), "q-signature"), parameter(url, "q-signature"), "{place}");
                otherwise.push((*id, *sdk));
                continue;
            }
            assert_eq!(http_string.as_str(), fmt, "{place}");
            for name in ["q-signature", "q-ak", "q-sign-algorithm", "q-key-time", "q-header-list", "q-url-param-list"] {
                assert_eq!(parameter(ours.as_str(), name), parameter(url, name), "{place} {name}");
            }
            same += 1;
        }
    }
    assert_eq!(otherwise.len(), SIGNED_OTHERWISE.len(), "each row applies exactly once: {otherwise:?}");
    assert_eq!(same, (sdks.cases.len() - REJECTED.len()) * 4 - SIGNED_OTHERWISE.len());
}

#[test]
fn the_unsigned_url_is_that_of_the_sdks() {
    let sdks = sdks();
    let (mut same, mut otherwise, mut rejected) = (0, Vec::new(), Vec::new());
    for (case, object) in sdks.signable() {
        let ours = match object.unsigned() {
            Ok(ours) => ours,
            Err(error) => {
                rejected.push((case.id.as_str(), error.to_string()));
                continue;
            }
        };
        let (our_address, _) = ours.split_once('?').unwrap_or((&ours, ""));
        for (sdk, plain, _, _) in case.outputs() {
            let ours = if sdk == "node" { ours.as_str() } else { our_address };
            if let Some((id, sdk, theirs, _)) =
                ADDRESSED_OTHERWISE.iter().find(|(id, other, ..)| *id == case.id && *other == sdk)
            {
                assert_eq!(plain, format!("https://{HOST}{theirs}"), "{id} {sdk}");
                assert_ne!(plain, ours, "{id} {sdk} agrees with us now; remove the row");
                otherwise.push((*id, *sdk));
            } else {
                assert_eq!(plain, ours, "{} {sdk}", case.id);
                same += 1;
            }
        }
    }
    assert_eq!(rejected.iter().map(|(id, message)| (*id, message.as_str())).collect::<Vec<_>>(), REJECTED_UNSIGNED);
    assert_eq!(otherwise.len(), ADDRESSED_OTHERWISE.len(), "each row applies exactly once: {otherwise:?}");
    assert_eq!(same, (sdks.cases.len() - REJECTED.len() - REJECTED_UNSIGNED.len()) * 4 - ADDRESSED_OTHERWISE.len(),);
}

/// The cases in which the parsed URL of an SDK differs from its input: the case, the SDK, the different part of the
/// `Debug` output, and the reason.
const READ_OTHERWISE: &[(&str, &str, &str, &str)] = &[
    ("K13", "go", "key: ObjectKey(\"a/b\")", "resolves the segment itself in the unsigned URL"),
    ("K14", "go", "key: ObjectKey(\"b\")", "resolves the segment itself in the unsigned URL"),
    ("K15", "go", "key: ObjectKey(\"x\")", "resolves the segment itself in the unsigned URL"),
    ("K19", "go", "key: ObjectKey(\"a\")", "resolves the segment itself in the unsigned URL"),
    ("Q02", "py", "query: {\"acl\": \"None\"}", "writes the null of its language"),
    ("T01", "node", "query: {\"x\": \"1\"}", "writes the token `tok+/==&x=1` without encoding it"),
];

#[test]
fn the_urls_are_parsed() {
    let sdks = sdks();
    let (mut same, mut otherwise) = (0, Vec::new());
    for (case, object) in sdks.signable() {
        for (sdk, plain, url, _) in case.outputs() {
            let signature = SignatureFields::from_url(url).unwrap();
            assert_eq!((signature.secret_id(), signature.key_time()), (sdks.secret_id.as_str(), key_time(url)));
            let address = ObjectUrl::new(object.bucket().clone(), object.region().clone(), object.key().clone());
            let full = address.clone().with_query(object.query().clone());
            for (url, expected) in [(plain, if sdk == "node" { &full } else { &address }), (url, &full)] {
                let read = ObjectUrl::parse(url).unwrap();
                if read == *expected {
                    same += 1;
                    continue;
                }
                let row = READ_OTHERWISE.iter().find(|(id, other, ..)| *id == case.id && *other == sdk);
                let (id, _, difference, _) = row.unwrap_or_else(|| panic!("{} {sdk} {read:?}", case.id));
                assert!(format!("{read:?}").contains(difference), "{id} {sdk} {read:?}");
                otherwise.push(*id);
            }
        }
    }
    assert_eq!(otherwise.len(), READ_OTHERWISE.len(), "each row applies exactly once: {otherwise:?}");
    assert_eq!(same, (sdks.cases.len() - REJECTED.len()) * 8 - READ_OTHERWISE.len());
}
