//! The expansion of a call with `signer`. It returns the result of signing, and a field may also be text.

use super::value::{choice_or, duration, from_static, literals};
use crate::meaning::{Argument, Call, FromLiteral, Pair, PairValue, Pairs, Scalar};
use cos_url_core::{HeaderValue, QueryValue};
use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};
use syn::Expr;
use syn::spanned::Spanned;

pub(super) fn expand(path: &TokenStream, call: &Call, signer: &Expr) -> Option<TokenStream> {
    // A wrong signer is reported at the expression.
    let signer = quote_spanned!(signer.span()=> &#signer);
    if let Some(object) = literals(path, call) {
        return Some(quote!({
            const __COS_URL: &#path::ObjectUrl = &#object;
            #path::__private::sign(__COS_URL, #signer)
        }));
    }
    let (bucket, region, key) = (call.bucket.as_ref()?, call.region.as_ref()?, call.key.as_ref()?);
    let (bucket, region, key) = (text(path, &bucket.value), text(path, &region.value), text(path, &key.value));
    let mut setters = TokenStream::new();
    let mut set = |name: &str, value: Option<TokenStream>| {
        let name = format_ident!("{name}");
        setters.extend(value.map(|value| quote!(.#name(#value))));
    };
    set("domain", call.domain.as_ref().map(|domain| text(path, &domain.value)));
    set("endpoint", call.endpoint.as_ref().map(|endpoint| choice_or(path, Some(endpoint), "")));
    set("protocol", call.protocol.as_ref().map(|protocol| choice_or(path, Some(protocol), "")));
    set("method", call.method.as_ref().map(|method| choice_or(path, Some(method), "")));
    set("expires", call.expires.as_ref().map(|expires| duration(path, expires)));
    setters.extend(pairs::<QueryValue>(path, "query", call.query.as_ref()));
    setters.extend(pairs::<HeaderValue>(path, "header", call.headers.as_ref()));
    Some(quote!(#path::__private::Call::new(#bucket, #region, #key)#setters.sign(#signer)))
}

/// The methods `*_list`, or one for each pair.
fn pairs<V: FromLiteral>(path: &TokenStream, prefix: &str, list: Option<&Argument<Pairs>>) -> TokenStream {
    let (one, all) = (format_ident!("{prefix}"), format_ident!("{prefix}_list"));
    match list.map(|list| &list.value) {
        None => TokenStream::new(),
        Some(Pairs::Expression(expression)) => quote!(.#all(#path::__private::#all(#expression))),
        Some(Pairs::Map(map)) => map
            .iter()
            .map(|Pair { name, value, .. }| {
                let value = match value {
                    PairValue::Literal(literal) => from_static::<V>(path, literal),
                    PairValue::Expression(expression) => text_expression::<V>(path, expression),
                };
                quote!(.#one(#name, #value))
            })
            .collect(),
    }
}

/// A value of the type, or text.
fn text<T: FromLiteral>(path: &TokenStream, value: &Scalar<T>) -> TokenStream {
    match value {
        Scalar::Literal(_, literal) => from_static::<T>(path, literal),
        // A reference, because a value cannot be moved out of a list.
        Scalar::Expression(expression @ Expr::Index(_)) => quote!(&#expression),
        Scalar::Expression(expression) => text_expression::<T>(path, expression),
    }
}

/// The type of `text.parse()?` cannot be inferred, so the expansion adds the type of the field.
fn text_expression<T: FromLiteral>(path: &TokenStream, expression: &Expr) -> TokenStream {
    if is_untyped_conversion(expression) {
        let of_type = format_ident!("{}", T::TYPE);
        quote!(#path::__private::identity::<#path::#of_type>(#expression))
    } else {
        quote!(#expression)
    }
}

/// `text.parse()?`, `text.try_into()?` and the same with `.unwrap()`, `.expect(..)` or `.map_err(..)?`.
fn is_untyped_conversion(expression: &Expr) -> bool {
    let mut inner = expression;
    loop {
        match inner {
            Expr::Try(question_mark) => inner = &question_mark.expr,
            Expr::MethodCall(call) if call.turbofish.is_none() => match call.method.to_string().as_str() {
                "unwrap" | "expect" | "map_err" => inner = &call.receiver,
                method => return !std::ptr::eq(inner, expression) && matches!(method, "parse" | "try_into"),
            },
            _ => return false,
        }
    }
}
