//! Difficult inputs that are accepted, and how they are written in a URL.

use super::{error, object, request_with};
use cos_url::{
    Bucket, Domain, FileName, HeaderName, HeaderValue, ObjectKey, ObjectUrl, Protocol, Query, QueryName, QueryValue,
    Region,
};
use serde_json::json;
const ADDRESS: &str = "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/";

#[test]
fn keys_are_accepted_byte_for_byte() {
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
        let accepted = ObjectKey::new(key).unwrap();
        assert_eq!(accepted.as_str(), key);
        assert_eq!(object(accepted).unsigned().unwrap(), format!("{ADDRESS}{path}"));
    }
}

#[test]
fn dot_segments_are_written_so_that_clients_do_not_resolve_them() {
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
fn domains_and_their_hosts() {
    for (domain, https, http) in [
        ("IMG.Example.COM", "img.example.com", "img.example.com"),
        ("img.example.com:443", "img.example.com", "img.example.com:443"),
        ("img.example.com:80", "img.example.com:80", "img.example.com"),
        ("img.example.com:8443", "img.example.com:8443", "img.example.com:8443"),
        ("xn--exmple-cua.com", "xn--exmple-cua.com", "xn--exmple-cua.com"),
        ("XN--FIQS8S.cn", "xn--fiqs8s.cn", "xn--fiqs8s.cn"),
        ("xn--mgbh0fb.example", "xn--mgbh0fb.example", "xn--mgbh0fb.example"),
        ("xn--12c1fe0br.com", "xn--12c1fe0br.com", "xn--12c1fe0br.com"),
        ("xn--a.com", "xn--a.com", "xn--a.com"),
        ("xn---0la.example", "xn---0la.example", "xn---0la.example"),
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
fn hosts_that_only_private_domains_have() {
    for (domain, host) in [
        ("cos:9000", "cos:9000"),
        ("LOCALHOST", "localhost"),
        ("LOCALHOST:9000", "localhost:9000"),
        ("app.localhost", "app.localhost"),
        ("img_x.example.com", "img_x.example.com"),
        ("{Bucket}", "examplebucket-1250000000"),
        ("127.0.0.1:443", "127.0.0.1"),
        ("127.0.0.2", "127.0.0.2"),
        ("0.0.0.0", "0.0.0.0"),
        ("169.254.169.254", "169.254.169.254"),
        ("10.0.0.5:8080", "10.0.0.5:8080"),
        ("[::1]", "[::1]"),
        ("[fe80::1]:9000", "[fe80::1]:9000"),
    ] {
        let written = object(ObjectKey::from_static("a")).with_domain(Domain::private(domain).unwrap());
        assert_eq!(written.unsigned().unwrap(), format!("https://{host}/a"));
        assert!(Domain::new(domain).is_err(), "{domain}");
        let in_file = request_with("endpoint", &json!({ "domain": { "private": domain } }));
        assert_eq!(serde_json::from_value::<ObjectUrl>(in_file).unwrap(), written);
    }
    let public = Domain::private("img.example.com").unwrap();
    assert_eq!(public, Domain::from_static("img.example.com"));
}

/// The CDN authenticates by this parameter. A signed request rejects it.
#[test]
fn sign_is_a_parameter_of_an_unsigned_url() {
    for name in ["sign", "SIGN", "Sign"] {
        let query: Query = [(QueryName::new(name).unwrap(), QueryValue::from_static("1-2"))].into_iter().collect();
        let object = object(ObjectKey::from_static("a")).with_query(query);
        assert_eq!(object.unsigned().unwrap(), format!("{ADDRESS}a?{name}=1-2"));
        assert_eq!(
            error(object.http_string()),
            format!("the query parameter `{name}` belongs to the signature of a CDN; remove it, or call `unsigned()`")
        );
    }
}

#[test]
fn parameters_and_their_encodings() {
    for (name, value, signed, in_the_url) in [
        ("a;b", "", "a%3bb=", "a%3Bb="),
        ("a&b", "", "a%26b=", "a%26b="),
        ("a/b=c", "", "a%2fb%3dc=", "a%2Fb%3Dc="),
        (
            "watermark/1/image/aHR0cDovL2E=/dissolve/90",
            "",
            "watermark%2f1%2fimage%2fahr0cdovl2e%3d%2fdissolve%2f90=",
            "watermark%2F1%2Fimage%2FaHR0cDovL2E%3D%2Fdissolve%2F90=",
        ),
        ("a[]", "", "a%5b%5d=", "a%5B%5D="),
        ("Ключ", "", "%d0%9a%d0%bb%d1%8e%d1%87=", "%D0%9A%D0%BB%D1%8E%D1%87="),
        ("__proto__", "", "__proto__=", "__proto__="),
        ("imageMogr2/thumbnail/!50p", "", "imagemogr2%2fthumbnail%2f%2150p=", "imageMogr2%2Fthumbnail%2F%2150p="),
        // KELVIN SIGN, whose lower-case form in Unicode is `k`.
        ("\u{212a}", "", "%e2%84%aa=", "%E2%84%AA="),
        ("versionId", "MTg0", "versionid=MTg0", "versionId=MTg0"),
        ("a", "b=c", "a=b%3Dc", "a=b%3Dc"),
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

/// The ASCII characters that each type rejects between two letters.
#[test]
fn every_ascii_character_is_accepted_or_rejected() {
    let rejected = |is_accepted: &dyn Fn(String) -> bool| -> String {
        (0..128_u8).map(char::from).filter(|c| !is_accepted(format!("a{c}a"))).collect()
    };
    let controls: String = (0..128_u8).map(char::from).filter(char::is_ascii_control).collect();
    let controls_but_tab = controls.replace('\t', "");
    assert_eq!(rejected(&|text| ObjectKey::new(text).is_ok()), "\0\u{18}\u{19}\u{1a}\u{1b}");
    assert_eq!(rejected(&|text| QueryName::new(text).is_ok()), controls.replace('\u{7f}', "=\u{7f}"));
    assert_eq!(rejected(&|text| QueryValue::new(text).is_ok()), "\0\n\r");
    assert_eq!(rejected(&|text| HeaderName::new(text).is_ok()), {
        let separators = " \"(),/:;<=>?@[\\]{}";
        let mut characters: Vec<char> = controls.chars().chain(separators.chars()).collect();
        characters.sort_unstable();
        characters.into_iter().collect::<String>()
    });
    assert_eq!(rejected(&|text| HeaderValue::new(text).is_ok()), controls_but_tab);
    assert_eq!(rejected(&|text| FileName::new(text).is_ok()), {
        let mut characters: Vec<char> = controls.chars().chain(['/', '\\']).collect();
        characters.sort_unstable();
        characters.into_iter().collect::<String>()
    });
    let is_accepted = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let all_but_name = (0..128_u8).map(char::from).filter(|c| !is_accepted(*c)).collect::<String>();
    assert_eq!(rejected(&|text| Bucket::new(text + "-1250000000").is_ok()), all_but_name);
    assert_eq!(rejected(&|text| Region::custom(format!("ap-{text}")).is_ok()), all_but_name);
}
