//! The expansions of the macros.

use crate::expand;
use proc_macro2::TokenStream;
use quote::quote;

/// The expansion of `cos_url!`, formatted.
fn cos_url(input: &str) -> String {
    formatted(&expand::cos_url(&quote!(cos_url), &input.parse().unwrap()))
}

fn formatted(expansion: &TokenStream) -> String {
    let value = if expansion.to_string().starts_with('{') { expansion.clone() } else { quote!({ #expansion }) };
    let file = syn::parse2(quote!(const VALUE: Type = #value;)).unwrap();
    let text = prettyplease::unparse(&file);
    text.strip_prefix("const VALUE: Type = ").unwrap().strip_suffix(";\n").unwrap().into()
}

const LITERALS: &str = r#"bucket: "a-1", region: "ap-beijing", key: "a.txt""#;

#[test]
fn required_literals() {
    let expected = r#"{ cos_url::ObjectUrl::from_static("a-1", "ap-beijing", "a.txt") }"#;
    assert_eq!(cos_url(LITERALS), expected);
}

#[test]
fn all_fields_with_literals() {
    let fields = r#"domain: "img.example.com", protocol: "http", method: "PUT", query: { "b": "1", "a": "2" },
        headers: { "Content-Type": "image/jpeg" }, expires: 600"#;
    let expected = r#"{
    cos_url::__private::literals(
        "a-1",
        "ap-beijing",
        "a.txt",
        cos_url::__private::Host::DomainName("img.example.com"),
        cos_url::Protocol::Http,
        cos_url::Method::Put,
        cos_url::__private::Pairs::Many(&[("a", "2"), ("b", "1")]),
        cos_url::__private::Pairs::One("Content-Type", "image/jpeg"),
        600u64,
    )
}"#;
    assert_eq!(cos_url(&format!("{LITERALS}, {fields}")), expected);
}

#[test]
fn expressions() {
    let input =
        r#"bucket: Self::BUCKET, region: "ap-beijing", key: key, query: { "a": "1", "b": value }, expires: lifetime"#;
    let expected = r#"{
    cos_url::__private::object_url(
        cos_url::__private::bucket(Self::BUCKET),
        cos_url::Region::from_static("ap-beijing"),
        cos_url::__private::key(key),
        cos_url::Endpoint::Default,
        cos_url::Protocol::Https,
        cos_url::Method::Get,
        cos_url::__private::query_pairs([
            ("a", cos_url::QueryValue::from_static("1")),
            ("b", value),
        ]),
        cos_url::__private::header_literals(cos_url::__private::Pairs::None),
        cos_url::__private::duration(lifetime),
    )
}"#;
    assert_eq!(cos_url(input), expected);
}

#[test]
fn literals_with_a_signer() {
    let expected = r#"{
    const __COS_URL: &cos_url::ObjectUrl = &cos_url::ObjectUrl::from_static(
        "a-1",
        "ap-beijing",
        "a.txt",
    );
    cos_url::__private::sign(__COS_URL, &&signer)
}"#;
    assert_eq!(cos_url(&format!("{LITERALS}, signer: &signer")), expected);
}

#[test]
fn text_with_a_signer() {
    let input = r#"signer: signer, bucket: NAMES[0], region: region.parse()?, key: format!("{id}.png"),
        query: { "a": "1", "b": 2 }, method: "PUT""#;
    let expected = r#"{
    cos_url::__private::Call::new(
            &NAMES[0],
            cos_url::__private::identity::<cos_url::Region>(region.parse()?),
            format!("{id}.png"),
        )
        .method(cos_url::Method::Put)
        .query("a", cos_url::QueryValue::from_static("1"))
        .query("b", 2)
        .sign(&signer)
}"#;
    assert_eq!(cos_url(input), expected);
}

#[test]
fn unsigned_literals() {
    for (fields, expected) in [
        ("", "https://a-1.cos.ap-beijing.myqcloud.com/a.txt"),
        (
            r#"domain: "{BucketName}.Example.com:80", protocol: "http", query: { "b": "1 2", "A": "" }"#,
            "http://a.example.com/a.txt?A=&b=1%202",
        ),
    ] {
        let input = format!("{LITERALS}, sign: false, {fields}").parse().unwrap();
        assert_eq!(expand::cos_url(&quote!(cos_url), &input).to_string(), format!("{expected:?}"));
    }
}

#[test]
fn unsigned_constants() {
    let expected = r#"{
    const __COS_URL: cos_url::__private::ConstUrl = cos_url::__private::ConstUrl {
        first: cos_url::__private::Part {
            before: "https://",
            value: cos_url::__private::Value::BucketPart {
                bucket: &cos_url::__private::bucket(BUCKET),
            },
        },
        others: ::core::option::Option::None,
        end: ".cos.ap-beijing.myqcloud.com/a.txt",
    };
    const __COS_URL_BYTES: [::core::primitive::u8; __COS_URL.length()] = __COS_URL
        .bytes();
    cos_url::__private::text(&__COS_URL_BYTES)
}"#;
    assert_eq!(cos_url(r#"bucket: BUCKET, region: "ap-beijing", key: "a.txt", sign: false"#), expected);
}

#[test]
fn one_value() {
    let expand = |input: TokenStream| formatted(&expand::single::<cos_url_core::Bucket>(&quote!(cos_url), &input));
    assert_eq!(expand(quote!("a-1")), "{ cos_url::Bucket::from_static(\"a-1\") }");
    let expected = r#"{
    const __COS_URL: cos_url::Bucket = cos_url::Bucket::from_static(env!("BUCKET"));
    __COS_URL
}"#;
    assert_eq!(expand(quote!(env!("BUCKET"))), expected);
}

#[test]
fn errors_are_reported_together() {
    let expected = r#"{
    ::core::compile_error! {
        "invalid object key `/a`: object keys do not start with `/` or `\\` (`/` at byte 0); write `a`"
    }
    ::core::compile_error! {
        "missing fields `bucket` and `region`; `bucket`, `region` and `key` are required"
    }
    ::core::option::Option::unwrap(::core::option::Option::None)
}"#;
    assert_eq!(cos_url(r#"key: "/a""#), expected);
}
