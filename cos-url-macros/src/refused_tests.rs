//! Every text that is refused at run time is refused in a literal, in the same words. Where they stand is shown by the UI
//! tests.

#[path = "../../tests/inputs/refused.rs"]
#[allow(dead_code, reason = "some rows are of constructors that have no literal")]
mod refused;

use crate::expand;
use proc_macro2::{TokenStream, TokenTree};
use quote::quote;
use refused::{Refused, message};
use syn::LitStr;

/// What `compile_error!` is called with.
fn messages(expansion: TokenStream) -> Vec<String> {
    let mut texts = Vec::new();
    for token in expansion {
        match token {
            TokenTree::Group(group) => texts.extend(messages(group.stream())),
            TokenTree::Literal(literal) => {
                texts.extend(syn::parse2::<LitStr>(quote!(#literal)).ok().map(|text| text.value()));
            }
            _ => {}
        }
    }
    texts
}

/// Each row in a call that is in order but for it.
fn check(field: &str, rows: &[Refused], call: impl Fn(&str) -> TokenStream) {
    for (text, rest) in rows {
        let input = syn::parse2(call(text)).unwrap();
        let expected = message(field, text, rest).replace("`Region::custom`", "`Region::custom_static`");
        assert_eq!(messages(expand::object_url(&quote!(cos_url), &input)), [expected]);
    }
}

#[test]
fn the_three_parts() {
    check("bucket", refused::BUCKET, |text| quote!(bucket: #text, region: "ap-beijing", key: "a"));
    check("region", refused::REGION, |text| quote!(bucket: "a-1", region: #text, key: "a"));
    check("object key", refused::OBJECT_KEY, |text| quote!(bucket: "a-1", region: "ap-beijing", key: #text));
}

#[test]
fn other_fields() {
    let parts = || quote!(bucket: "a-1", region: "ap-beijing", key: "a");
    let with = |more: TokenStream| {
        let parts = parts();
        quote!(#parts, #more)
    };
    check("domain", refused::DOMAIN, |text| with(quote!(domain: #text)));
    check("method", refused::METHOD, |text| with(quote!(method: #text)));
    check("protocol", refused::PROTOCOL, |text| with(quote!(protocol: #text)));
    check("endpoint", refused::ENDPOINT, |text| with(quote!(endpoint: #text)));
    check("parameter name", refused::QUERY_NAME, |text| with(quote!(query: { #text: "" })));
    check("parameter value", refused::QUERY_VALUE, |text| with(quote!(query: { "a": #text })));
    check("header name", refused::HEADER_NAME, |text| with(quote!(headers: { #text: "" })));
    check("header value", refused::HEADER_VALUE, |text| with(quote!(headers: { "a": #text })));
}
