//! Signatures of other programs: the examples of the COS documentation and the URLs of four official SDKs.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use cos_url_stand_in::{Caller, Request, SECRET_ID, SECRET_KEY, Secret, verify};

/// URLs that the Node (3.0.0), Python (1.9.44), Go (0.7.75) and Java (5.6.269) SDKs sign with a fixed clock. Columns:
/// name of the input, SDK, method, a time within the validity period, headers, URL.
const SDK_URLS: &str = include_str!("sdk_urls.tsv");

/// The SDK URLs that do not verify, with COS's code and the reason.
const DO_NOT_VERIFY: [(&str, &[&str], &str, &str); 8] = [
    (
        "Q05",
        &["node", "py", "go", "java"],
        MISMATCH,
        "the parameters `a` and `A` have the same name, compared without case",
    ),
    ("Q06", &["node"], MISMATCH, "the string is sorted by the raw names, the list by the encoded ones"),
    ("Q07", &["node"], MISMATCH, "the string is sorted by the raw names, the list by the encoded ones"),
    ("Q16", &["java"], MISMATCH, "the value is trimmed for the signature and not in the URL"),
    ("H03", &["java"], MISMATCH, "the value is trimmed for the signature and not in the header"),
    (
        "H07",
        &["node", "py", "go", "java"],
        MISMATCH,
        "the headers `x-cos-a` and `X-Cos-A` have the same name, compared without case",
    ),
    ("T01", &["node", "py"], "InvalidToken", "the token `tok+/==&x=1` is inserted without encoding, or omitted"),
    ("T02", &["py"], "InvalidToken", "the token is omitted"),
];

const MISMATCH: &str = "SignatureDoesNotMatch";

fn request(method: &str, url: &str, headers: &str) -> Request {
    let (authority, path) = url.split_once("://").unwrap().1.split_once('/').unwrap();
    let headers = headers.split('&').filter_map(|header| header.split_once(": "));
    let headers = [("host", authority)].into_iter().chain(headers);
    let headers = headers.map(|(name, value)| (name.into(), value.into())).collect();
    Request::new(method, &format!("/{path}"), headers).unwrap()
}

fn secrets() -> [Secret; 3] {
    // The temporary credentials of the inputs T01 and T02.
    let temporary = |token: &str| Secret::temporary("AKIDEXAMPLE", "SECRETKEYEXAMPLE", token, u64::MAX);
    [Secret::permanent("AKIDEXAMPLE", "SECRETKEYEXAMPLE"), temporary("tok+/==&x=1"), temporary("AbC123")]
}

#[test]
fn the_urls_of_official_sdks_verify() {
    let mut accepted = 0;
    for line in SDK_URLS.lines() {
        let [name, sdk, method, now, headers, url] = line.split('\t').collect::<Vec<_>>().try_into().unwrap();
        let [permanent, odd, plain] = secrets();
        let secret = match name {
            "T01" => odd,
            "T02" => plain,
            _ => permanent,
        };
        let outcome = verify(&request(method, url, headers), &[secret], now.parse().unwrap());
        let expected = DO_NOT_VERIFY.iter().find(|(case, sdks, ..)| *case == name && sdks.contains(&sdk));
        match (&outcome, expected) {
            (Ok(Caller::Known), None) => accepted += 1,
            (Err(refusal), Some((_, _, code, _))) => assert_eq!(refusal.code(), *code, "{name} {sdk}"),
            _ => panic!("{name} {sdk}: {outcome:?}, {expected:?}"),
        }
    }
    assert_eq!(accepted, 197);
}

/// The examples of the Request Signature document ([436/7778](https://cloud.tencent.com/document/product/436/7778)), in
/// the `Authorization` header.
#[test]
fn the_examples_of_the_documentation_verify() {
    let date_put = ("date", "Thu, 16 May 2019 06:45:51 GMT");
    let date_get = ("date", "Thu, 16 May 2019 06:55:53 GMT");
    let host = ("host", "examplebucket-1250000000.cos.ap-beijing.myqcloud.com");
    let put = [
        ("content-length", "13"),
        ("content-md5", "mQ/fVh815F3k6TAUm8m0eg=="),
        ("content-type", "text/plain"),
        date_put,
        host,
        ("x-cos-acl", "private"),
        ("x-cos-grant-read", "uin=\"100000000011\""),
    ];
    let path = "/exampleobject(%E8%85%BE%E8%AE%AF%E4%BA%91)";
    for (method, target, key_time, headers, header_list, parameter_list, signature) in [
        (
            "PUT",
            path.to_owned(),
            "1557989151;1557996351",
            &put[..],
            "content-length;content-md5;content-type;date;host;x-cos-acl;x-cos-grant-read",
            "",
            "3b8851a11a569213c17ba8fa7dcf2abec6935172",
        ),
        (
            "GET",
            format!("{path}?response-content-type=application%2Foctet-stream&response-cache-control=max-age%3D600"),
            "1557989753;1557996953",
            &[date_get, host],
            "date;host",
            "response-cache-control;response-content-type",
            "01681b8c9d798a678e43b685a9f1bba0f6c0e012",
        ),
    ] {
        let authorization = format!(
            "q-sign-algorithm=sha1&q-ak={SECRET_ID}&q-sign-time={key_time}&q-key-time={key_time}\
             &q-header-list={header_list}&q-url-param-list={parameter_list}&q-signature={signature}"
        );
        let headers = headers.iter().copied().chain([("authorization", authorization.as_str())]);
        let headers = headers.map(|(name, value)| (name.into(), value.into())).collect();
        let request = Request::new(method, &target, headers).unwrap();
        let secrets = [Secret::permanent(SECRET_ID, SECRET_KEY)];
        assert_eq!(verify(&request, &secrets, 1_557_990_000).unwrap(), Caller::Known, "{method}");
    }
}
