//! What people write by mistake or with bad intent, and what each is answered with, word for word, at every door for
//! text. The tables are in [`refused`]; the tests of serde read them too. What is taken, and what it becomes, is below.

#![cfg(test)]

mod refused;

use cos_url::{
    Bucket, Domain, Endpoint, FileName, HeaderName, HeaderValue, Method, ObjectKey, ObjectUrl, Protocol, QueryName,
    QueryValue, Region,
};
use refused::{Refused, message};
use std::fmt::{Debug, Display};
use std::str::FromStr;

/// Each row is refused by a constructor, with its message.
fn check<T: Debug, E: Display>(field: &str, rows: &[Refused], constructor: impl Fn(&str) -> Result<T, E>) {
    for (text, rest) in rows {
        let answer = constructor(text).map_err(|error| error.to_string());
        assert_eq!(answer.unwrap_err(), message(field, text, rest));
    }
}

/// Each row is refused by every door that a checked text has; by that of constants without the repair, which is allocated.
fn check_doors<T, E>(field: &str, rows: &[Refused], new: fn(String) -> Result<T, E>, from_static: fn(&'static str) -> T)
where
    T: Debug + FromStr<Err = E> + TryFrom<String, Error = E> + for<'a> TryFrom<&'a str, Error = E>,
    E: Display,
{
    check(field, rows, |text| new(text.to_owned()));
    check(field, rows, T::from_str);
    check(field, rows, |text| T::try_from(text));
    check(field, rows, |text| T::try_from(text.to_owned()));
    for (text, rest) in rows {
        let Err(panic) = std::panic::catch_unwind(|| from_static(text)) else { panic!("{text} is taken") };
        // It cannot know which characters are seen, so it escapes all from U+2000 on.
        let said = panic.downcast_ref::<String>().unwrap().replace("\\u{2013}", "\u{2013}");
        let message = message(field, text, rest);
        let repair = message.strip_prefix(&said);
        assert!(repair.is_some_and(|repair| repair.is_empty() || repair.starts_with("; ")), "{said}");
    }
}

#[test]
fn bucket() {
    check_doors("bucket", refused::BUCKET, Bucket::new, Bucket::from_static);
}

#[test]
fn region() {
    check_doors("region", refused::REGION, Region::new, Region::from_static);
    check("region", refused::CUSTOM_REGION, |text| Region::custom(text));
}

#[test]
fn domain() {
    check_doors("domain", refused::DOMAIN, Domain::new, Domain::from_static);
    check("domain", refused::LOOPBACK, |text| Domain::loopback(text));
}

#[test]
fn object_key() {
    check_doors("object key", refused::OBJECT_KEY, ObjectKey::new, ObjectKey::from_static);
    let longest = "腾".repeat(283) + "a";
    assert_eq!(ObjectKey::new(&longest).map(String::from), Ok(longest.clone()), "850 bytes");
    let message = format!(
        "invalid object key `{}…`: longer than 850 bytes of UTF-8, the most that an object key has (851 bytes)",
        "腾".repeat(80)
    );
    assert_eq!(ObjectKey::new(longest + "a").unwrap_err().to_string(), message);
}

#[test]
fn query() {
    check_doors("parameter name", refused::QUERY_NAME, QueryName::new, QueryName::from_static);
    check_doors("parameter value", refused::QUERY_VALUE, QueryValue::new, QueryValue::from_static);
}

#[test]
fn headers() {
    check_doors("header name", refused::HEADER_NAME, HeaderName::new, HeaderName::from_static);
    check_doors("header value", refused::HEADER_VALUE, HeaderValue::new, HeaderValue::from_static);
}

#[test]
fn file_name() {
    check_doors("file name", refused::FILE_NAME, FileName::new, FileName::from_static);
}

#[test]
fn words() {
    check("method", refused::METHOD, Method::from_str);
    check("protocol", refused::PROTOCOL, Protocol::from_str);
    check("endpoint", refused::ENDPOINT, Endpoint::from_str);
}

fn object(key: ObjectKey) -> ObjectUrl {
    ObjectUrl::new(Bucket::from_static("examplebucket-1250000000"), Region::AP_BEIJING, key)
}

const ADDRESS: &str = "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/";

#[test]
fn keys_that_are_taken_byte_for_byte() {
    for (key, path) in [
        ("a//b", "a//b"),
        ("a/", "a/"),
        ("a/...", "a/..."),
        ("..;/x", "..%3B/x"),
        ("%2e%2e/a", "%252e%252e/a"),
        ("a/..%2fb", "a/..%252fb"),
        ("%", "%25"),
        ("%zz", "%25zz"),
        ("%ff", "%25ff"),
        ("a?b=c", "a%3Fb%3Dc"),
        ("a#b", "a%23b"),
        ("a;b&c=d", "a%3Bb%26c%3Dd"),
        ("a b+c", "a%20b%2Bc"),
        ("~!*'()", "~%21%2A%27%28%29"),
        ("a\\b", "a%5Cb"),
        ("\u{e9}", "%C3%A9"),
        ("e\u{301}", "e%CC%81"),
        ("👩\u{200d}💻", "%F0%9F%91%A9%E2%80%8D%F0%9F%92%BB"),
        ("\u{feff}", "%EF%BB%BF"),
        ("a\u{2028}b", "a%E2%80%A8b"),
        ("a\tb", "a%09b"),
        ("http://evil.com/x", "http%3A//evil.com/x"),
        ("@evil.com/x", "%40evil.com/x"),
        (":80/x", "%3A80/x"),
        ("0", "0"),
        ("-", "-"),
        (" ", "%20"),
    ] {
        let taken = ObjectKey::new(key).unwrap();
        assert_eq!(taken.as_str(), key);
        assert_eq!(object(taken).unsigned().unwrap(), format!("{ADDRESS}{path}"));
    }
}

#[test]
fn keys_with_dot_segments_are_written_so_that_nobody_resolves_them() {
    for (key, path) in [
        ("../a", "..%2Fa"),
        ("a/./b", "a%2F.%2Fb"),
        ("./a", ".%2Fa"),
        ("a/../../b", "a%2F..%2F..%2Fb"),
        ("a/.", "a%2F."),
        ("x/a/../b/c", "x/a%2F..%2Fb/c"),
    ] {
        let key = ObjectKey::with_dot_segments(key).unwrap();
        assert_eq!(object(key).unsigned().unwrap(), format!("{ADDRESS}{path}"));
    }
}

#[test]
fn domains_that_are_taken_and_the_host_that_they_become() {
    for (domain, https, http) in [
        ("IMG.Example.COM", "img.example.com", "img.example.com"),
        ("img.example.com:443", "img.example.com", "img.example.com:443"),
        ("img.example.com:80", "img.example.com:80", "img.example.com"),
        ("img.example.com:8443", "img.example.com:8443", "img.example.com:8443"),
        ("xn--exmple-cua.com", "xn--exmple-cua.com", "xn--exmple-cua.com"),
        ("XN--FIQS8S.cn", "xn--fiqs8s.cn", "xn--fiqs8s.cn"),
        ("cos.example.com", "cos.example.com", "cos.example.com"),
        ("{Bucket}.example.com", "examplebucket-1250000000.example.com", "examplebucket-1250000000.example.com"),
        (
            "{BucketName}.{AppId}.{Region}.Example.com:8443",
            "examplebucket.1250000000.ap-beijing.example.com:8443",
            "examplebucket.1250000000.ap-beijing.example.com:8443",
        ),
    ] {
        let domain = Domain::new(domain).unwrap();
        for (protocol, host) in [(Protocol::Https, https), (Protocol::Http, http)] {
            let object = ObjectUrl::builder()
                .bucket(Bucket::from_static("examplebucket-1250000000"))
                .region(Region::AP_BEIJING)
                .key(ObjectKey::from_static("a"))
                .domain(domain.clone())
                .protocol(protocol)
                .build();
            assert_eq!(object.host().unwrap(), host, "{domain} {protocol}");
            assert_eq!(object.unsigned().unwrap(), format!("{protocol}://{host}/a"));
            assert!(
                object.http_string().unwrap().as_str().ends_with(&format!("\nhost={}\n", host.replace(':', "%3A")))
            );
        }
    }
}

#[test]
fn parameters_that_are_taken_and_what_they_become() {
    for (name, value, signed, in_the_url) in [
        ("a;b", "", "a%3bb=", "a%3Bb="),
        ("a&b", "", "a%26b=", "a%26b="),
        ("a=b", "", "a%3db=", "a%3Db="),
        ("a[]", "", "a%5b%5d=", "a%5B%5D="),
        ("Ключ", "", "%d0%9a%d0%bb%d1%8e%d1%87=", "%D0%9A%D0%BB%D1%8E%D1%87="),
        ("__proto__", "", "__proto__=", "__proto__="),
        ("imageMogr2/thumbnail/!50p", "", "imagemogr2%2fthumbnail%2f%2150p=", "imageMogr2%2Fthumbnail%2F%2150p="),
        // KELVIN SIGN, which Unicode lower-cases to `k`.
        ("\u{212a}", "", "%e2%84%aa=", "%E2%84%AA="),
        ("versionId", "MTg0", "versionid=MTg0", "versionId=MTg0"),
        ("a", "1+2", "a=1%2B2", "a=1%2B2"),
        ("a", "1 2", "a=1%202", "a=1%202"),
        ("a", " pad ", "a=%20pad%20", "a=%20pad%20"),
        ("a", "T&q-ak=EVIL", "a=T%26q-ak%3DEVIL", "a=T%26q-ak%3DEVIL"),
    ] {
        let object = ObjectUrl::builder()
            .bucket(Bucket::from_static("examplebucket-1250000000"))
            .region(Region::AP_BEIJING)
            .key(ObjectKey::from_static("a"))
            .query(QueryName::new(name).unwrap(), QueryValue::new(value).unwrap())
            .build();
        assert_eq!(object.unsigned().unwrap(), format!("{ADDRESS}a?{in_the_url}"));
        assert_eq!(object.http_string().unwrap().as_str().lines().nth(2), Some(signed));
    }
}

#[test]
fn parameters_are_signed_in_the_order_of_their_encodings() {
    let mut object = ObjectUrl::builder()
        .bucket(Bucket::from_static("examplebucket-1250000000"))
        .region(Region::AP_BEIJING)
        .key(ObjectKey::from_static("a"));
    for name in ["b", "a-b", "A_b", "a/b", "a"] {
        object = object.query(QueryName::from_static(name), QueryValue::EMPTY);
    }
    let object = object.build();
    assert_eq!(object.http_string().unwrap().as_str().lines().nth(2), Some("a=&a%2fb=&a-b=&a_b=&b="));
    assert_eq!(object.unsigned().unwrap(), format!("{ADDRESS}a?a=&a%2Fb=&a-b=&A_b=&b="));
}

/// Which ASCII characters each field refuses between two letters.
#[test]
fn every_ascii_character_is_judged() {
    let refused = |taken: &dyn Fn(String) -> bool| -> String {
        (0..128_u8).map(char::from).filter(|c| !taken(format!("a{c}a"))).collect()
    };
    let controls: String = (0..128_u8).map(char::from).filter(char::is_ascii_control).collect();
    let controls_but_tab = controls.replace('\t', "");
    assert_eq!(refused(&|text| ObjectKey::new(text).is_ok()), "\0\u{18}\u{19}\u{1a}\u{1b}");
    assert_eq!(refused(&|text| QueryName::new(text).is_ok()), controls);
    assert_eq!(refused(&|text| QueryValue::new(text).is_ok()), "\0\n\r");
    assert_eq!(refused(&|text| HeaderName::new(text).is_ok()), {
        let separators = " \"(),/:;<=>?@[\\]{}";
        let mut refused: Vec<char> = controls.chars().chain(separators.chars()).collect();
        refused.sort_unstable();
        refused.into_iter().collect::<String>()
    });
    assert_eq!(refused(&|text| HeaderValue::new(text).is_ok()), controls_but_tab);
    assert_eq!(refused(&|text| FileName::new(text).is_ok()), {
        let mut refused: Vec<char> = controls.chars().chain(['/', '\\']).collect();
        refused.sort_unstable();
        refused.into_iter().collect::<String>()
    });
    let is_taken = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let all_but_name = (0..128_u8).map(char::from).filter(|c| !is_taken(*c)).collect::<String>();
    assert_eq!(refused(&|text| Bucket::new(text + "-1250000000").is_ok()), all_but_name);
    assert_eq!(refused(&|text| Region::custom(format!("ap-{text}")).is_ok()), all_but_name);
}
