//! The expansion of a call without `signer`: an `ObjectUrl`, which is constant if its parts are.

use crate::expires::Expires;
use crate::meaning::{Argument, Call, FromLiteral, Pair, PairValue, Pairs, Scalar};
use cos_url_core::percent::compare_lower_names;
use cos_url_core::{HeaderValue, QueryValue};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use std::fmt::Debug;
use syn::{Expr, LitStr};

pub(super) fn expand(path: &TokenStream, call: &Call) -> Option<TokenStream> {
    if let Some(literals) = literals(path, call) {
        return Some(literals);
    }
    let (bucket, region, key) = (call.bucket.as_ref()?, call.region.as_ref()?, call.key.as_ref()?);
    let (bucket, region, key) = (typed(path, bucket), typed(path, region), typed(path, key));
    if !call.has_options {
        return Some(quote!(#path::ObjectUrl::new(#bucket, #region, #key)));
    }
    let endpoint = endpoint(path, call);
    let protocol = choice_or(path, call.protocol.as_ref(), "Https");
    let method = choice_or(path, call.method.as_ref(), "Get");
    let query = list::<QueryValue>(path, "query", call.query.as_ref());
    let headers = list::<HeaderValue>(path, "header", call.headers.as_ref());
    let expires =
        call.expires.as_ref().map_or(quote!(#path::__private::DEFAULT_EXPIRES), |expires| duration(path, expires));
    Some(quote! {
        #path::__private::object_url(
            #bucket, #region, #key, #endpoint, #protocol, #method, #query, #headers, #expires
        )
    })
}

/// The object, if every field is a literal.
pub(super) fn literals(path: &TokenStream, call: &Call) -> Option<TokenStream> {
    let (bucket, region, key) = (call.bucket.as_ref()?, call.region.as_ref()?, call.key.as_ref()?);
    let (bucket, region, key) = (bucket.literal()?, region.literal()?, key.literal()?);
    if !call.has_options {
        return Some(quote!(#path::ObjectUrl::from_static(#bucket, #region, #key)));
    }
    let host = match (&call.domain, &call.endpoint) {
        (Some(domain), _) => {
            let domain = domain.literal()?;
            quote!(DomainName(#domain))
        }
        (None, Some(endpoint)) => {
            let endpoint = endpoint.literal()?;
            quote!(EndpointName(#endpoint))
        }
        (None, None) => quote!(Default),
    };
    let protocol = literal_choice_or(path, call.protocol.as_ref(), "Https")?;
    let method = literal_choice_or(path, call.method.as_ref(), "Get")?;
    let (query, headers) = (literal_pairs(path, call.query.as_ref())?, literal_pairs(path, call.headers.as_ref())?);
    let expires = match &call.expires {
        None => quote!(#path::__private::DEFAULT_EXPIRES_SECS),
        Some(Argument { value: Expires::Seconds(seconds), .. }) => quote!(#seconds),
        Some(_) => return None,
    };
    Some(quote! {
        #path::__private::literals(
            #bucket, #region, #key, #path::__private::Host::#host, #protocol, #method, #query, #headers, #expires
        )
    })
}

/// A value of the type of the field.
pub(super) fn typed<T: FromLiteral>(path: &TokenStream, argument: &Argument<Scalar<T>>) -> TokenStream {
    match &argument.value {
        Scalar::Literal(_, literal) => from_static::<T>(path, literal),
        Scalar::Expression(expression) => typed_expression::<T>(path, expression),
    }
}

/// An expression passed through a function, so that the compiler reports a wrong type at the expression.
pub(super) fn typed_expression<T: FromLiteral>(path: &TokenStream, expression: &Expr) -> TokenStream {
    let typed = format_ident!("{}", T::TYPED);
    quote!(#path::__private::#typed(#expression))
}

pub(super) fn from_static<T: FromLiteral>(path: &TokenStream, literal: &LitStr) -> TokenStream {
    let of_type = format_ident!("{}", T::TYPE);
    quote!(#path::#of_type::from_static(#literal))
}

/// The endpoint, or the domain as an endpoint.
pub(super) fn endpoint(path: &TokenStream, call: &Call) -> TokenStream {
    match (&call.domain, &call.endpoint) {
        (Some(domain), _) => {
            let domain = typed(path, domain);
            quote!(#path::Endpoint::Custom(#domain))
        }
        (None, endpoint) => choice_or(path, endpoint.as_ref(), "Default"),
    }
}

/// A value of an enum. `Debug` writes the name of its variant.
pub(super) fn choice_or<T: FromLiteral + Debug>(
    path: &TokenStream,
    argument: Option<&Argument<Scalar<T>>>,
    default: &str,
) -> TokenStream {
    match argument {
        Some(Argument { value: Scalar::Expression(expression), .. }) => typed_expression::<T>(path, expression),
        _ => literal_choice_or(path, argument, default).unwrap_or_default(),
    }
}

fn literal_choice_or<T: FromLiteral + Debug>(
    path: &TokenStream,
    argument: Option<&Argument<Scalar<T>>>,
    default: &str,
) -> Option<TokenStream> {
    let of_type = format_ident!("{}", T::TYPE);
    let variant = match argument.map(|argument| &argument.value) {
        None => format_ident!("{default}"),
        Some(Scalar::Literal(value, _)) => format_ident!("{value:?}"),
        Some(Scalar::Expression(_)) => return None,
    };
    Some(quote!(#path::#of_type::#variant))
}

pub(super) fn duration(path: &TokenStream, expires: &Argument<Expires>) -> TokenStream {
    match &expires.value {
        Expires::Seconds(seconds) => quote!(::core::time::Duration::from_secs(#seconds)),
        Expires::Expression(expression) => quote!(#path::__private::duration(#expression)),
    }
}

/// A list of parameters or headers, built with the functions `*_list`, `*_literals` and `*_pairs` of
/// `cos_url::__private`.
fn list<V: FromLiteral>(path: &TokenStream, prefix: &str, list: Option<&Argument<Pairs>>) -> TokenStream {
    let map = match list.map(|list| &list.value) {
        Some(Pairs::Expression(expression)) => {
            let typed = format_ident!("{prefix}_list");
            return quote!(#path::__private::#typed(#expression));
        }
        Some(Pairs::Map(map)) => map.as_slice(),
        None => &[],
    };
    if let Some(pairs) = literal_pairs(path, list) {
        let literals = format_ident!("{prefix}_literals");
        return quote!(#path::__private::#literals(#pairs));
    }
    let array = map.iter().map(|Pair { name, value, .. }| match value {
        PairValue::Literal(literal) => {
            let value = from_static::<V>(path, literal);
            quote!((#name, #value))
        }
        PairValue::Expression(expression) => quote!((#name, #expression)),
    });
    let pairs = format_ident!("{prefix}_pairs");
    quote!(#path::__private::#pairs([#(#array),*]))
}

/// The pairs in signing order, if all of them are literals.
fn literal_pairs(path: &TokenStream, list: Option<&Argument<Pairs>>) -> Option<TokenStream> {
    let Some(list) = list else { return Some(quote!(#path::__private::Pairs::None)) };
    let Pairs::Map(map) = &list.value else { return None };
    let pairs: Vec<(&LitStr, &LitStr)> = sorted(map)
        .into_iter()
        .map(|pair| match &pair.value {
            PairValue::Literal(value) => Some((&pair.name, value)),
            PairValue::Expression(_) => None,
        })
        .collect::<Option<_>>()?;
    Some(match pairs.as_slice() {
        [] => quote!(#path::__private::Pairs::None),
        [(name, value)] => quote!(#path::__private::Pairs::One(#name, #value)),
        pairs => {
            let pairs = pairs.iter().map(|(name, value)| quote!((#name, #value)));
            quote!(#path::__private::Pairs::Many(&[#(#pairs),*]))
        }
    })
}

/// The pairs in signing order.
pub(super) fn sorted(map: &[Pair]) -> Vec<&Pair> {
    let mut pairs: Vec<&Pair> = map.iter().collect();
    pairs.sort_by(|a, b| compare_lower_names(&a.name.value(), &b.name.value()));
    pairs
}
