//! The inputs of the properties: requests, and strings that are almost valid.

use cos_url::{
    Bucket, Domain, Endpoint, HeaderName, HeaderValue, KeyTime, Method, ObjectKey, ObjectUrl, Protocol, QueryName,
    QueryValue, Region,
};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::string::string_regex;
use std::collections::BTreeSet;
use std::fmt::Debug;
use std::time::Duration;

/// For each property 256 inputs, which is the default of proptest, unless `PROPTEST_CASES` sets another number.
pub fn cases() -> ProptestConfig {
    // An input that a rule rejects is replaced by another. The number of replacements is not limited, because a limit
    // would end a run of a million cases early.
    ProptestConfig { failure_persistence: None, max_local_rejects: u32::MAX, ..ProptestConfig::default() }
}

/// The time at which everything is signed.
///
/// # Panics
///
/// Never, because the time is valid.
pub fn key_time() -> KeyTime {
    KeyTime::new(1_557_989_151, 1_557_996_351).unwrap_or_else(|error| panic!("{error}"))
}

/// Names and values of parameters, in the order in which they are set.
pub type Parameters = Vec<(QueryName, QueryValue)>;

/// Names and values of headers, in the order in which they are set.
pub type SignedHeaders = Vec<(HeaderName, HeaderValue)>;

/// The fields of an [`ObjectUrl`].
#[derive(Debug, Clone)]
pub struct Parts {
    /// The bucket.
    pub bucket: Bucket,
    /// The region.
    pub region: Region,
    /// The key.
    pub key: ObjectKey,
    /// The endpoint.
    pub endpoint: Endpoint,
    /// The scheme.
    pub protocol: Protocol,
    /// The method.
    pub method: Method,
    /// The parameters, in no particular order.
    pub query: Parameters,
    /// The headers, in no particular order.
    pub headers: SignedHeaders,
    /// The lifetime.
    pub expires: Duration,
}

impl Parts {
    /// The request, created with the builder.
    pub fn build(&self) -> ObjectUrl {
        let mut object = ObjectUrl::builder()
            .bucket(self.bucket.clone())
            .region(self.region.clone())
            .key(self.key.clone())
            .endpoint(self.endpoint.clone())
            .protocol(self.protocol)
            .method(self.method)
            .expires(self.expires);
        for (name, value) in &self.query {
            object = object.query(name.clone(), value.clone());
        }
        for (name, value) in &self.headers {
            object = object.header(name.clone(), value.clone());
        }
        object.build()
    }
}

/// Requests of every kind whose parts are valid.
pub fn parts() -> impl Strategy<Value = Parts> {
    let place = (buckets(), regions(), keys(), endpoints());
    let request = (protocols(), methods(), queries(), headers(), 1..=100_000_u64);
    (place, request).prop_map(|((bucket, region, key, endpoint), (protocol, method, query, headers, expires))| Parts {
        bucket,
        region,
        key,
        endpoint,
        protocol,
        method,
        query,
        headers,
        expires: Duration::from_secs(expires),
    })
}

/// Buckets.
pub fn buckets() -> impl Strategy<Value = Bucket> {
    accepted("[a-z0-9][a-z0-9-]{0,30}-[0-9]{1,12}|[0-9]{1,4}-[0-9]{1,3}|n--[a-z]{1,3}-1|0?x[0-9a-f]{1,3}-1", |text| {
        Bucket::new(text).ok()
    })
}

/// Regions: those that are known and others.
pub fn regions() -> impl Strategy<Value = Region> {
    let listed = select(Region::documented().collect::<Vec<_>>());
    prop_oneof![listed, accepted("[a-z]{2}(-[a-z0-9]{1,9}){1,2}", |text| Region::custom(text).ok())]
}

/// Keys, with and without dot segments.
pub fn keys() -> impl Strategy<Value = ObjectKey> {
    let segment = prop_oneof![
        select(vec!["", ".", "..", "...", "a", "%2e", "%", "%zz", " ", "+", "\\", "?", "#", ";", "a.", ".a", "@b:80"]),
        select(vec![
            "腾讯云",
            "\u{e9}",
            "e\u{301}",
            "😀",
            "\u{200d}",
            "\u{feff}",
            "\u{2028}",
            "\u{202e}",
            "\t",
            "\r\n"
        ]),
    ];
    let path = prop::collection::vec(segment, 1..6).prop_map(|segments| segments.join("/"));
    prop_oneof![path, any_text(), pattern("[ -~]{1,40}")]
        .prop_filter_map("a key", |key| ObjectKey::with_dot_segments(key).ok())
}

/// Endpoints, half of them domains.
pub fn endpoints() -> impl Strategy<Value = Endpoint> {
    let named = ["default", "tencentcos", "internal", "accelerate", "internal-accelerate", "dual-stack", "website"]
        .map(|name| name.parse().unwrap_or_default());
    prop_oneof![
        3 => select(named.to_vec()),
        2 => domains().prop_map(Endpoint::Custom),
        1 => domains().prop_map(Endpoint::Cdn),
    ]
}

/// Domains: in every case, with ports, with templates, in Punycode, private ones and hosts of COS.
pub fn domains() -> impl Strategy<Value = Domain> {
    let label = prop_oneof![
        pattern("[a-zA-Z0-9]{1,8}"),
        pattern("[a-zA-Z0-9]-{1,3}[a-zA-Z0-9]"),
        pattern("[a-z0x]{0,2}-?(\\{Bucket\\}|\\{BucketName\\}|\\{AppId\\}|\\{Region\\}){1,2}-?[a-z0-9]{0,2}"),
        select(vec!["xn--fiqs8s", "XN--BCHER-KVA", "xn--j1amh", "xn--e1afmkfd", "xn--zckzah"]).prop_map(String::from),
    ];
    let name = prop::collection::vec(label, 2..5).prop_map(|labels| labels.join("."));
    let port = prop_oneof![
        Just(String::new()),
        select(vec![":80", ":443", ":8443"]).prop_map(String::from),
        pattern(":[1-9][0-9]{0,4}")
    ];
    let private = pattern(
        "localhost|[a-z]\\.LocalHost|127\\.0\\.0\\.1|10\\.1\\.2\\.3|\\[::1\\]|cos|minio_1\\.local|\\{BucketName\\}",
    );
    let of_cos = select(vec![
        "{Bucket}.cos.{Region}.myqcloud.com",
        "{Bucket}.COS.{Region}.tencentcos.cn",
        "{Bucket}.cos.accelerate.myqcloud.com",
        "{Bucket}.cos-website.{Region}.myqcloud.com",
        "{Bucket}.file.myqcloud.com",
        "{BucketName}-{AppId}.cos-internal.{Region}.tencentcos.cn",
        "{Bucket}.ci.{Region}.myqcloud.com",
    ]);
    prop_oneof![
        8 => (name, port.clone()).prop_filter_map("a domain", |(name, port)| Domain::new(name + &port).ok()),
        1 => (private, port).prop_filter_map("a private domain", |(name, port)| Domain::private(name + &port).ok()),
        1 => of_cos.prop_filter_map("a host of COS", |name| Domain::new(name).ok()),
    ]
}

/// Schemes.
pub fn protocols() -> impl Strategy<Value = Protocol> {
    select(vec![Protocol::Https, Protocol::Http])
}

/// Methods.
pub fn methods() -> impl Strategy<Value = Method> {
    select(vec![Method::Get, Method::Head, Method::Put, Method::Post, Method::Delete, Method::Options])
}

/// Parameters without duplicate names, and with values that are valid for their names.
pub fn queries() -> impl Strategy<Value = Parameters> {
    let known = select(vec![
        "versionId",
        "uploadId",
        "uploads",
        "a-b",
        "a/b",
        "a:1",
        "a1",
        "a b",
        "A_b",
        "imageMogr2/thumbnail/!50p",
        "ключ",
        "\u{212a}",
        "__proto__",
        "sign",
        "partNumber",
        "response-content-type",
        "watermark/1/image/aHR0cDov==/dissolve/90",
        "a[]",
        "a;b",
        "a&b",
        "a=b",
        "response-expires",
    ]);
    let name = prop_oneof![known.prop_map(String::from), any_text(), pattern("[ -~]{1,9}")];
    let name = name.prop_filter_map("a name", |name| QueryName::new(name).ok());
    let value =
        prop_oneof![Just(String::new()), any_text(), pattern("[ -~]{1,20}"), Just(String::from("1+2 %2B&q-ak=x"))];
    let value = value.prop_filter_map("a value", |value| QueryValue::new(value).ok());
    let pair = (name, value).prop_map(|(name, value)| match name.as_str() {
        "partNumber" => (name, QueryValue::from(10_000)),
        _ => (name, value),
    });
    prop::collection::vec(pair, 0..6).prop_map(|pairs| without_duplicates(pairs, |name| name.as_str()))
}

/// Headers without duplicate names, and with values that are valid for their names.
pub fn headers() -> impl Strategy<Value = SignedHeaders> {
    let name = prop_oneof![
        select(vec![
            "Content-Type",
            "Content-Length",
            "x-cos-acl",
            "Range",
            "x-cos-a_b",
            "Content-MD5",
            "x-cos-aB",
            "hosts",
            "hos|t"
        ])
        .prop_map(String::from),
        pattern("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,9}"),
    ];
    let name = name.prop_filter_map("a name", |name| HeaderName::new(name).ok());
    let value = pattern("[ -~\t]{0,20}").prop_filter_map("a value", |value| HeaderValue::new(value).ok());
    let pair = (name, value).prop_map(|(name, value)| match name.as_str() {
        "Content-Length" => (name, HeaderValue::from(13)),
        "Content-MD5" => (name, HeaderValue::from_static("mQ/fVh815F3k6TAUm8m0eg==")),
        _ => (name, value),
    });
    prop::collection::vec(pair, 0..5).prop_map(|pairs| without_duplicates(pairs, |name| name.as_str()))
}

/// Strings that are similar to `examples`, and other strings.
pub fn strings(examples: &'static [&'static str]) -> impl Strategy<Value = String> {
    let hostile = select(vec![
        "\0", "\t", "\n", "\r", "\x0b", "\x1b", " ", "!", "#", "%", "&", "-", "--", ".", "..", "/", "//", ":", "://",
        ";", "=", "?", "@", "A", "Z", "[", "\\", "_", "a", "0", "{", "}", "{AppId}", "xn--", "-x-", "\x7f", "\u{80}",
        "\u{a0}", "é", "а", "１", "\u{200b}", "\u{202e}", "\u{2028}", "\u{feff}", "😀",
    ]);
    let edited = (select(examples), any::<prop::sample::Index>(), hostile, any::<bool>()).prop_map(
        |(example, at, hostile, replaces)| {
            let characters: Vec<char> = example.chars().collect();
            let (before, after) = characters.split_at(at.index(characters.len() + 1));
            let after = after.get(usize::from(replaces)..).unwrap_or_default();
            before.iter().chain(&hostile.chars().collect::<Vec<_>>()).chain(after).collect::<String>()
        },
    );
    let repeated = (select(examples), 1..40_usize).prop_map(|(example, times)| example.repeat(times));
    let example = select(examples).prop_map(String::from);
    prop_oneof![1 => example, 6 => edited, 1 => repeated, 2 => any_text(), 1 => pattern("[ -~]{0,30}")]
}

/// Any string.
pub fn any_text() -> impl Strategy<Value = String> + Clone {
    prop::collection::vec(any::<char>(), 0..20).prop_map(String::from_iter)
}

/// The strings that match a regular expression. It is parsed once; a `&str` as a strategy would be parsed for each
/// string.
fn pattern(regex: &str) -> impl Strategy<Value = String> + Clone + use<> {
    string_regex(regex).unwrap_or_else(|error| panic!("{regex}: {error}")).boxed()
}

/// The values that a constructor creates from the strings of a regular expression.
fn accepted<T: Debug>(regex: &str, rule: fn(String) -> Option<T>) -> impl Strategy<Value = T> {
    pattern(regex).prop_filter_map("a text that the rule accepts", rule)
}

/// The pairs, without pairs whose name occurred before.
fn without_duplicates<N, V>(pairs: Vec<(N, V)>, text: fn(&N) -> &str) -> Vec<(N, V)> {
    let mut seen = BTreeSet::new();
    pairs.into_iter().filter(|(name, _)| seen.insert(text(name).to_ascii_lowercase())).collect()
}
