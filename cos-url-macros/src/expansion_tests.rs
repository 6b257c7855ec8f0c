//! What the macros expand to: little, readable, and calls of public functions only.

use crate::expand;
use crate::values::Part;
use proc_macro2::TokenStream;
use quote::quote;

/// The expansion of `cos_url!`, formatted.
fn cos_url(input: &str) -> String {
    formatted(&expand::object_url(&quote!(cos_url), &input.parse().unwrap()))
}

fn formatted(expansion: &TokenStream) -> String {
    let value = if expansion.to_string().starts_with('{') { expansion.clone() } else { quote!({ #expansion }) };
    let file = syn::parse2(quote!(const VALUE: Type = #value;)).unwrap();
    let text = prettyplease::unparse(&file);
    text.strip_prefix("const VALUE: Type = ").unwrap().strip_suffix(";\n").unwrap().into()
}

const PARTS: &str = r#"bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt""#;

#[test]
fn literals_are_one_call() {
    let expected = r#"{
    cos_url::ObjectUrl::from_static("examplebucket-1250000000", "ap-beijing", "a.txt")
}"#;
    assert_eq!(cos_url(PARTS), expected);
}

#[test]
fn all_fields_are_one_value() {
    let expected = r#"{
    cos_url::ObjectUrl::from_static_parts(
            "examplebucket-1250000000",
            "ap-beijing",
            "a.txt",
            cos_url::Endpoint::Custom(cos_url::Domain::from_static("img.example.com")),
            {
                const PAIRS: &[(cos_url::QueryName, cos_url::QueryValue)] = &[
                    cos_url::Query::pair("a", "2"),
                    cos_url::Query::pair("b", "1"),
                ];
                PAIRS
            },
            {
                const PAIRS: &[(cos_url::HeaderName, cos_url::HeaderValue)] = &[
                    cos_url::Headers::pair("Content-Type", "image/jpeg"),
                ];
                PAIRS
            },
        )
        .with_protocol(cos_url::Protocol::Http)
        .with_method(cos_url::Method::Put)
        .with_expires(::core::time::Duration::from_secs(600u64))
}"#;
    let fields = r#"domain: "img.example.com", protocol: "http", method: "PUT", query: { "b": "1", "a": "2" },
        headers: { "Content-Type": "image/jpeg" }, expires: 600"#;
    assert_eq!(cos_url(&format!("{PARTS}, {fields}")), expected);
}

#[test]
fn names_that_are_constants_are_put_in_order_by_the_compiler() {
    let expected = r#"{
    const URL: cos_url::ObjectUrl = cos_url::ObjectUrl::from_static_parts(
        "examplebucket-1250000000",
        "ap-beijing",
        "a.txt",
        cos_url::Endpoint::Default,
        {
            const PAIRS: &[(cos_url::QueryName, cos_url::QueryValue)] = &cos_url::Query::in_order([
                cos_url::Query::pair("b", "1"),
                (
                    {
                        #[allow(unused_imports)]
                        use cos_url::macros::OrNot as _;
                        const PART: cos_url::QueryName = cos_url::macros::Given::new(
                                NAME,
                            )
                            .query_name();
                        PART
                    },
                    cos_url::QueryValue::from_static("2"),
                ),
            ]);
            PAIRS
        },
        &[],
    );
    URL
}"#;
    assert_eq!(cos_url(&format!(r#"{PARTS}, query: {{ "b": "1", NAME: "2" }}"#)), expected);
}

#[test]
fn an_unsigned_url_of_literals_is_a_literal() {
    for (fields, expected) in [
        ("", "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/a.txt"),
        (
            r#"domain: "{BucketName}.Example.com:80", protocol: "http", query: { "b": "1 2", "A": "" }"#,
            "http://examplebucket.example.com/a.txt?A=&b=1%202",
        ),
        (
            r#"endpoint: "website", method: "HEAD""#,
            "https://examplebucket-1250000000.cos-website.ap-beijing.myqcloud.com/a.txt",
        ),
    ] {
        let input = format!("{PARTS}, sign: false, {fields}").parse().unwrap();
        assert_eq!(expand::object_url(&quote!(cos_url), &input).to_string(), format!("{expected:?}"));
    }
}

#[test]
fn an_unsigned_url_of_constants_is_a_constant() {
    let expected = r#"{
    const URL: &cos_url::ObjectUrl = &cos_url::ObjectUrl::new(
        {
            #[allow(unused_imports)]
            use cos_url::macros::OrNot as _;
            const PART: cos_url::Bucket = cos_url::macros::Given::new(BUCKET).bucket();
            PART
        },
        cos_url::Region::from_static("ap-beijing"),
        cos_url::ObjectKey::from_static("a.txt"),
    );
    const BYTES: [u8; cos_url::macros::unsigned_length(URL)] = cos_url::macros::unsigned_bytes(
        URL,
    );
    const TEXT: &str = cos_url::macros::unsigned_text(&BYTES);
    TEXT
}"#;
    assert_eq!(cos_url(r#"bucket: BUCKET, region: "ap-beijing", key: "a.txt", sign: false"#), expected);
}

#[test]
fn a_signer_signs_the_constant() {
    let expected = r#"{
    const URL: cos_url::ObjectUrl = cos_url::ObjectUrl::from_static(
        "examplebucket-1250000000",
        "ap-beijing",
        "a.txt",
    );
    cos_url::macros::sign(&URL, &&signer)
}"#;
    assert_eq!(cos_url(&format!("{PARTS}, signer: &signer")), expected);
}

#[test]
fn a_named_constant_is_judged_where_it_stands() {
    let expected = r#"{
    cos_url::ObjectUrl::new(
        {
            #[allow(unused_imports)]
            use cos_url::macros::OrNot as _;
            const PART: cos_url::Bucket = cos_url::macros::Given::new(BUCKET).bucket();
            PART
        },
        cos_url::Region::from_static("ap-beijing"),
        {
            #[allow(unused_imports)]
            use cos_url::macros::run_time::OrAnother as _;
            cos_url::macros::run_time::Known::new(key).key()
        },
    )
}"#;
    assert_eq!(cos_url(r#"bucket: BUCKET, region: "ap-beijing", key: key"#), expected);
}

#[test]
fn what_a_constant_hides_is_judged_together() {
    let expected = r#"{
    const ENDPOINT_: cos_url::Endpoint = {
        #[allow(unused_imports)]
        use cos_url::macros::OrNot as _;
        const PART: cos_url::Endpoint = cos_url::macros::Given::new(ENDPOINT).endpoint();
        PART
    };
    const METHOD: cos_url::Method = {
        #[allow(unused_imports)]
        use cos_url::macros::OrNot as _;
        const PART: cos_url::Method = cos_url::macros::Given::new(Method::Delete)
            .method();
        PART
    };
    const _: () = cos_url::macros::check_served(
        METHOD,
        ENDPOINT_,
        cos_url::Query::EMPTY,
    );
    const URL: cos_url::ObjectUrl = cos_url::ObjectUrl::from_static_parts(
            "examplebucket-1250000000",
            "ap-beijing",
            "a.txt",
            ENDPOINT_,
            &[],
            &[],
        )
        .with_method(METHOD);
    URL
}"#;
    assert_eq!(cos_url(&format!("{PARTS}, endpoint: ENDPOINT, method: Method::Delete")), expected);
}

#[test]
fn a_name_of_the_input_is_not_used_for_another_thing() {
    let expected = r#"{
    const URL_: cos_url::ObjectUrl = cos_url::ObjectUrl::new(
        {
            #[allow(unused_imports)]
            use cos_url::macros::OrNot as _;
            const PART_: cos_url::Bucket = cos_url::macros::Given::new(PART).bucket();
            PART_
        },
        cos_url::Region::from_static("ap-beijing"),
        {
            #[allow(unused_imports)]
            use cos_url::macros::OrNot as _;
            const PART_: cos_url::ObjectKey = cos_url::macros::Given::new(URL).key();
            PART_
        },
    );
    URL_
}"#;
    assert_eq!(cos_url(r#"bucket: PART, region: "ap-beijing", key: URL"#), expected);
}

#[test]
fn a_single_literal_is_its_constructor() {
    let expected = r#"{ cos_url::Bucket::from_static("examplebucket-1250000000") }"#;
    let expansion = expand::single(Part::Bucket, &quote!(cos_url), &quote!("examplebucket-1250000000"));
    assert_eq!(formatted(&expansion), expected);
}

#[test]
fn mistakes_are_the_value() {
    let expected = r#"{
    ::core::compile_error! {
        "invalid bucket `examplebucket`: no APPID; a bucket is `<BucketName>-<APPID>`, such as `examplebucket-1250000000`, and the APPID is on the account page of the console"
    }
    ::core::compile_error! {
        "invalid region `cn-north`: the name of a region before 2018; write `ap-beijing-1`"
    }
    ::core::compile_error! {
        "missing field `key`; `bucket`, `region` and `key` are required"
    }
    ::core::option::Option::unwrap(::core::option::Option::None)
}"#;
    assert_eq!(cos_url(r#"bucket: "examplebucket", region: "cn-north""#), expected);
}
