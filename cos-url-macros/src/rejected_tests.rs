//! Every text that is invalid at run time is also invalid in a literal, with the same message. The UI tests check the
//! position of the message.

#[path = "../../tests/invalid_inputs/rejected/mod.rs"]
#[allow(dead_code, reason = "some rows are of constructors that have no literal")]
mod rejected;

use crate::expand;
use proc_macro2::{TokenStream, TokenTree};
use quote::quote;
use rejected::{Rejected, in_constant, message};
use syn::LitStr;

/// The arguments of `compile_error!`.
fn messages(expansion: TokenStream) -> Vec<String> {
    let mut strings = Vec::new();
    for token in expansion {
        match token {
            TokenTree::Group(group) => strings.extend(messages(group.stream())),
            TokenTree::Literal(literal) => {
                strings.extend(syn::parse2::<LitStr>(quote!(#literal)).ok().map(|text| text.value()));
            }
            _ => {}
        }
    }
    strings
}

/// The expected message, with the field of the macro instead of the call that the run-time message suggests.
fn in_macro(message: &str) -> String {
    match message.split_once("use `Domain::new(\"") {
        Some((before, domain)) => format!("{before}write `domain: \"{}", domain.replace("\")`", "\"`")),
        None => in_constant(message)
            .replace("use `.domain(..)`", "write `domain: \"..\"`")
            .replace("use `Endpoint::Custom(domain)`, in a file `{ domain = \"..\" }`", "write `domain: \"..\"`")
            .replace(
                "use `Endpoint::Cdn(domain)`, in a file `{ cdn = \"..\" }`",
                "write `endpoint: Endpoint::Cdn(domain)`",
            ),
    }
}

/// Tests each row in a call that is otherwise valid.
fn check(field: &str, rows: &[Rejected], call: impl Fn(&str) -> TokenStream) {
    for (text, rest) in rows {
        let input = syn::parse2(call(text)).unwrap();
        let expected = in_macro(&message(field, text, rest));
        assert_eq!(messages(expand::cos_url(&quote!(cos_url), &input)), [expected]);
    }
}

#[test]
fn required_fields() {
    check("bucket", rejected::BUCKET, |text| quote!(bucket: #text, region: "ap-beijing", key: "a"));
    check("region", rejected::REGION, |text| quote!(bucket: "a-1", region: #text, key: "a"));
    check("object key", rejected::OBJECT_KEY, |text| quote!(bucket: "a-1", region: "ap-beijing", key: #text));
}

#[test]
fn other_fields() {
    let with = |more: TokenStream| quote!(bucket: "a-1", region: "ap-beijing", key: "a", #more);
    check("domain", rejected::DOMAIN, |text| with(quote!(domain: #text)));
    check("method", rejected::METHOD, |text| with(quote!(method: #text)));
    check("protocol", rejected::PROTOCOL, |text| with(quote!(protocol: #text)));
    check("endpoint", rejected::ENDPOINT, |text| with(quote!(endpoint: #text)));
    check("query parameter name", rejected::QUERY_NAME, |text| with(quote!(query: { #text: "" })));
    check("query parameter value", rejected::QUERY_VALUE, |text| with(quote!(query: { "a": #text })));
    check("header name", rejected::HEADER_NAME, |text| with(quote!(headers: { #text: "" })));
    check("header value", rejected::HEADER_VALUE, |text| with(quote!(headers: { "a": #text })));
}
