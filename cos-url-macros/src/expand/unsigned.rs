//! The expansion of a call with `sign: false`: the unsigned URL, as a `&'static str`.
//!
//! If all fields are literals, the macro writes the whole URL, with a function of the library. Otherwise it writes the
//! literal pieces, and the compiler joins them with the constants.

use super::value::{choice_or, endpoint, sorted, typed, typed_expression};
use crate::meaning::{Argument, Call, FromLiteral, Pair, PairValue, Pairs, Scalar};
use cos_url_core::percent::push_component;
use cos_url_core::{Bucket, Endpoint, HostParts, Method, Protocol, QueryValue, Region};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::Expr;

pub(super) fn expand(path: &TokenStream, call: &Call) -> Option<TokenStream> {
    let mut url = Url { path, parts: Vec::new(), end: String::new() };
    url.push_origin(call)?;
    url.push(&call.key.as_ref()?.value, |end, key| key.push_path(end));
    url.push_query(call);
    let Url { parts, end, .. } = url;
    let (first, others) = match parts.as_slice() {
        [] => return Some(quote!(#end)),
        [first] => (first, quote!(::core::option::Option::None)),
        [first, others @ ..] => (first, quote!(::core::option::Option::Some(&[#(#others),*]))),
    };
    Some(quote!({
        const __COS_URL: #path::__private::ConstUrl =
            #path::__private::ConstUrl { first: #first, others: #others, end: #end };
        const __COS_URL_BYTES: [::core::primitive::u8; __COS_URL.length()] = __COS_URL.bytes();
        #path::__private::text(&__COS_URL_BYTES)
    }))
}

/// An unfinished URL: the constants, each with the literal text before it, and the literal text after the last one.
struct Url<'a> {
    path: &'a TokenStream,
    parts: Vec<TokenStream>,
    end: String,
}

impl Url<'_> {
    fn push_constant(&mut self, value: &TokenStream) {
        let (path, before) = (self.path, std::mem::take(&mut self.end));
        let value = quote!(#path::__private::Value::#value);
        self.parts.push(quote!(#path::__private::Part { before: #before, value: #value }));
    }

    fn push<T: FromLiteral>(&mut self, scalar: &Scalar<T>, push_literal: impl FnOnce(&mut String, &T)) {
        match scalar {
            Scalar::Literal(value, _) => push_literal(&mut self.end, value),
            Scalar::Expression(expression) => {
                let (variant, field) = (format_ident!("{}Part", T::TYPE), format_ident!("{}", T::TYPED));
                let value = self.reference::<T>(expression);
                self.push_constant(&quote!(#variant { #field: #value }));
            }
        }
    }

    /// A reference to a constant, which gets its type from a function, so that the compiler reports a wrong type at the
    /// expression.
    fn reference<T: FromLiteral>(&self, expression: &Expr) -> TokenStream {
        if let Expr::Index(_) = expression {
            // A reference, because a value cannot be moved out of a list.
            return quote!(&#expression);
        }
        let typed = typed_expression::<T>(self.path, expression);
        quote!(&#typed)
    }

    /// The scheme and the host.
    fn push_origin(&mut self, call: &Call) -> Option<()> {
        match Origin::of(call) {
            Some(Origin::Family(protocol, HostParts { after_bucket, has_region, suffix })) => {
                self.end += protocol.as_str();
                self.end += "://";
                self.push(&call.bucket.as_ref()?.value, |end, bucket| *end += bucket.as_str());
                self.end += after_bucket;
                if has_region {
                    self.push(&call.region.as_ref()?.value, |end, region| *end += region.as_str());
                }
                self.end += suffix;
            }
            Some(Origin::Domain(protocol, endpoint, bucket, region)) => {
                self.end += protocol.as_str();
                self.end += "://";
                // The host was checked, so there is no error to report.
                endpoint.push_host(&mut self.end, bucket, region, protocol).ok()?;
            }
            None => {
                let request = self.request(call)?;
                self.push_constant(&quote!(Origin { request: #request }));
            }
        }
        Some(())
    }

    /// The request of a call whose host depends on constants.
    fn request(&self, call: &Call) -> Option<TokenStream> {
        let path = self.path;
        let (bucket, region) = (typed(path, call.bucket.as_ref()?), typed(path, call.region.as_ref()?));
        let endpoint = endpoint(path, call);
        let protocol = choice_or(path, call.protocol.as_ref(), "Https");
        let method = choice_or(path, call.method.as_ref(), "Get");
        let query = self.query_for_rules(call);
        Some(quote! {
            &#path::__private::Request {
                protocol: #protocol,
                method: #method,
                endpoint: &#endpoint,
                bucket: &#bucket,
                region: &#region,
                key: &#path::ObjectKey::from_static("0"),
                query: &#query,
                headers: &#path::Headers::EMPTY,
            }
        })
    }

    /// The names of the parameters. They determine the operation of a method.
    fn query_for_rules(&self, call: &Call) -> TokenStream {
        let path = self.path;
        let names = match call.query.as_ref().map(|query| &query.value) {
            None => Vec::new(),
            Some(Pairs::Expression(expression)) => return quote!(#path::__private::query_list(#expression)),
            Some(Pairs::Map(map)) => sorted(map).into_iter().map(|pair| &pair.name).collect(),
        };
        quote!(#path::Query::from_static(&[#((#names, "")),*]))
    }

    fn push_query(&mut self, call: &Call) {
        let path = self.path;
        let map = match call.query.as_ref().map(|query| &query.value) {
            None => return,
            Some(Pairs::Expression(expression)) => {
                return self.push_constant(&quote!(QueryPart { query: &#path::__private::query_list(#expression) }));
            }
            Some(Pairs::Map(map)) => sorted(map),
        };
        for (at, Pair { name, value, .. }) in map.into_iter().enumerate() {
            self.end.push(if at == 0 { '?' } else { '&' });
            push_component(&mut self.end, &name.value());
            self.end.push('=');
            match value {
                PairValue::Literal(literal) => push_component(&mut self.end, &literal.value()),
                PairValue::Expression(expression) => {
                    let value = self.reference::<QueryValue>(expression);
                    self.push_constant(&quote!(QueryValuePart { name: #name, value: #value }));
                }
            }
        }
    }
}

/// The scheme and the known parts of the host, if their rules do not depend on a constant.
enum Origin<'a> {
    Family(Protocol, HostParts),
    Domain(Protocol, Endpoint, &'a Bucket, &'a Region),
}

impl<'a> Origin<'a> {
    fn of(call: &'a Call) -> Option<Self> {
        let protocol = known_or(call.protocol.as_ref(), Protocol::Https)?;
        known_or(call.method.as_ref(), Method::Get)?;
        if call.method.is_some() && matches!(call.query, Some(Argument { value: Pairs::Expression(_), .. })) {
            return None;
        }
        let Some(domain) = &call.domain else {
            let parts = known_or(call.endpoint.as_ref(), Endpoint::Default)?.__host_parts()?;
            return Some(Self::Family(protocol, parts));
        };
        let (bucket, region) = (call.bucket.as_ref()?.known()?, call.region.as_ref()?.known()?);
        Some(Self::Domain(protocol, Endpoint::Custom(domain.known()?.clone()), bucket, region))
    }
}

fn known_or<T: Clone>(argument: Option<&Argument<Scalar<T>>>, default: T) -> Option<T> {
    argument.map_or(Some(default), |argument| argument.known().cloned())
}
