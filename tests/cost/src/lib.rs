//! The long inputs whose work is counted: in allocations by `tests/growth.rs`, in instructions by the script `growth`.

use cos_url::{
    Bucket, Credentials, Domain, Endpoint, Error, FileName, HeaderName, HeaderValue, Headers, KeyPrefix, KeyTime,
    Method, ObjectKey, ObjectUrl, Protocol, Query, QueryName, QueryValue, Region, SignedUrl, Signer,
    processing::ProcessingRule,
};
use std::hint::black_box;

/// The name of a function that parses a text, and the function.
pub type Parser = (&'static str, fn(&str));

/// Every function that parses a text. The result does not matter here.
pub const PARSERS: &[Parser] = &[
    ("bucket", |text| drop(black_box(Bucket::new(text)))),
    ("region", |text| drop(black_box(Region::new(text)))),
    ("custom-region", |text| drop(black_box(Region::custom(text)))),
    ("domain", |text| drop(black_box(Domain::new(text)))),
    ("private-domain", |text| drop(black_box(Domain::private(text)))),
    ("object-key", |text| drop(black_box(ObjectKey::new(text)))),
    ("key-with-dot-segments", |text| drop(black_box(ObjectKey::with_dot_segments(text)))),
    ("query-name", |text| drop(black_box(QueryName::new(text)))),
    ("query-value", |text| drop(black_box(QueryValue::new(text)))),
    ("header-name", |text| drop(black_box(HeaderName::new(text)))),
    ("header-value", |text| drop(black_box(HeaderValue::new(text)))),
    ("file-name", |text| drop(black_box(FileName::new(text).map(|name| name.attachment())))),
    ("endpoint", |text| drop(black_box(Endpoint::new(text)))),
    ("method", |text| drop(black_box(Method::new(text)))),
    ("protocol", |text| drop(black_box(Protocol::new(text)))),
    ("key-time", |text| drop(black_box(text.parse::<KeyTime>()))),
    ("secret-id", |text| drop(black_box(Credentials::new(text, "SECRETKEYEXAMPLE")))),
    ("secret-key", |text| drop(black_box(Credentials::new("AKIDEXAMPLE", text)))),
    ("token", |text| drop(black_box(Credentials::temporary("AKIDEXAMPLE", "SECRETKEYEXAMPLE", text)))),
    ("key-prefix", |text| drop(black_box(KeyPrefix::new(text)))),
    ("key-under-a-prefix", |text| drop(black_box(KeyPrefix::from_static("a/").key_path(text)))),
    ("processing-rule", |text| drop(black_box(ProcessingRule::new(text)))),
    ("url", |text| drop(black_box(ObjectUrl::parse(text)))),
    ("file", |text| drop(black_box(serde_json::from_str::<ObjectUrl>(&in_file(text))))),
];

/// A request in a file, with the text as every value, and as an unknown field name.
fn in_file(text: &str) -> String {
    serde_json::json!({
        "query": { text: text },
        "headers": { "a": text },
        "key": { "with_dot_segments": text },
        "endpoint": { "domain": { "private": text } },
        "region": { "custom": text },
        "bucket": text,
        text: text,
    })
    .to_string()
}

/// The repeated part of a hostile text, and the text before and after it.
const REPEATED: &[(&str, &str, &str)] = &[
    ("", "a", ""),
    ("", "A", ""),
    ("", "0", ""),
    ("", "a-", ""),
    ("", "a-", "1"),
    ("", "1-", ""),
    ("", "-", ""),
    ("", "_", ""),
    ("", " ", "a"),
    ("a", "\n", ""),
    ("", ".", ""),
    ("", "a.", "a"),
    ("", "1.", "1"),
    ("", "cos.", ".myqcloud.com"),
    ("", "a", ".cos.ap-beijing.myqcloud.com"),
    ("", "{Bucket}", ".example.com"),
    ("", "{", ""),
    ("", "{a}", ""),
    ("[", ":", "]"),
    ("", "//", ""),
    ("https://", "a", "/"),
    ("", "://", ""),
    ("a", "@", ""),
    ("", "../", "a"),
    ("", "a/../", "b"),
    ("", "a/", "="),
    ("", "=", ""),
    ("?", "&", ""),
    ("x-cos-meta-", "_", ""),
    ("q-", "a", ""),
    ("", "region", ""),
    ("", "regio", ""),
    ("", "accelerate", ""),
    ("", "腾", ""),
    ("", "\u{212a}", ""),
    ("", "\u{17f}", ""),
    ("", "\u{202e}", ""),
    ("", "\u{85}", ""),
    ("", "\"", ""),
    ("1;", "9", ""),
];

/// The hostile strings of about this number of bytes.
pub fn strings(bytes: usize) -> impl Iterator<Item = String> {
    REPEATED
        .iter()
        .map(move |(before, repeated, after)| format!("{before}{}{after}", repeated.repeat(bytes / repeated.len())))
}

/// The name of a function that creates or uses a list of pairs, and the function.
pub type ListFunction = (&'static str, fn(&[(String, String)]));

/// Every function that accepts a list of any length, and the functions whose work depends on its length.
pub const LISTS: &[ListFunction] = &[
    ("query-from-iterator", |pairs| drop(black_box(parameters(pairs).collect::<Query>()))),
    ("query-extended", |pairs| {
        let mut query = Query::EMPTY;
        query.extend(parameters(pairs));
        drop(black_box(query));
    }),
    ("query-in-a-file", |pairs| drop(black_box(serde_json::from_str::<Query>(&map(pairs))))),
    ("query-by-the-builder", |pairs| {
        drop(black_box(ObjectUrl::builder().try_query_pairs(pairs.iter().map(|(name, value)| (name, value)))));
    }),
    ("query-in-a-url", |pairs| {
        let object = object().with_query(parameters(pairs).collect());
        drop(black_box(object.unsigned()));
        drop(black_box(sign(&object)));
    }),
    ("query-in-a-parsed-url", |pairs| {
        let names: Vec<&str> = pairs.iter().map(|(name, _)| name.as_str()).collect();
        let url = format!("https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/a?{}", names.join("&"));
        drop(black_box(ObjectUrl::parse(&url)));
    }),
    ("query-compared-and-shown", |pairs| {
        let query: Query = parameters(pairs).collect();
        black_box(query == query.clone());
        drop(black_box(format!("{query:?}")));
        black_box(query.get("none"));
        drop(black_box(serde_json::to_string(&query)));
    }),
    ("headers-from-iterator", |pairs| drop(black_box(headers(pairs).collect::<Headers>()))),
    ("headers-extended", |pairs| {
        let mut list = Headers::EMPTY;
        list.extend(headers(pairs));
        drop(black_box(list));
    }),
    ("headers-in-a-file", |pairs| drop(black_box(serde_json::from_str::<Headers>(&map(pairs))))),
    ("headers-by-the-builder", |pairs| {
        drop(black_box(ObjectUrl::builder().try_headers(pairs.iter().map(|(name, value)| (name, value)))));
    }),
    ("headers-in-a-url", |pairs| {
        let object = object().with_headers(headers(pairs).collect());
        drop(black_box(sign(&object)));
    }),
];

fn parameters(pairs: &[(String, String)]) -> impl Iterator<Item = (QueryName, QueryValue)> {
    pairs.iter().filter_map(|(name, value)| Some((QueryName::new(name).ok()?, QueryValue::new(value).ok()?)))
}

fn headers(pairs: &[(String, String)]) -> impl Iterator<Item = (HeaderName, HeaderValue)> {
    pairs.iter().filter_map(|(name, value)| Some((HeaderName::new(name).ok()?, HeaderValue::new(value).ok()?)))
}

/// A JSON object, which may contain a name twice.
fn map(pairs: &[(String, String)]) -> String {
    let entries: Vec<String> = pairs.iter().map(|(name, value)| format!("\"{name}\":\"{value}\"")).collect();
    format!("{{{}}}", entries.join(","))
}

fn object() -> ObjectUrl {
    let bucket = Bucket::from_static("examplebucket-1250000000");
    ObjectUrl::new(bucket, Region::AP_BEIJING, ObjectKey::from_static("a"))
}

fn sign(object: &ObjectUrl) -> Result<SignedUrl, Error> {
    let signer = Signer::new(Credentials::new("AKIDEXAMPLE", "SECRETKEYEXAMPLE")?);
    object.sign_at(&signer, KeyTime::new(1_557_989_151, 1_557_996_351)?)
}

/// Lists of this number of pairs: in order, in reverse, shuffled, all with the same name, and with long names that
/// differ at the end.
pub fn lists(count: usize) -> impl Iterator<Item = Vec<(String, String)>> {
    let name = |at: usize| format!("name{at:08}");
    let orders: [Box<dyn Fn(usize) -> String>; 5] = [
        Box::new(name),
        Box::new(move |at| name(count - at)),
        // 7919 is a prime that divides none of the counts.
        Box::new(move |at| name(at * 7919 % count)),
        Box::new(move |_| name(0)),
        Box::new(move |at| format!("{}{}", "n".repeat(100), name(count - at))),
    ];
    orders.into_iter().map(move |name| (0..count).map(|at| (name(at), String::from("v"))).collect())
}
