//! The expansion: calls of public functions only, small enough to be read.

use crate::constant::run_time_part;
use crate::errors::Errors;
use crate::generated::Names;
use crate::input::{self, Field, Fields, Kind, Value};
use crate::names::{CREDENTIALS, FIELDS, REQUIRED, meant_field, missing_fields, unknown_field};
use crate::values::{self, Code, HEADERS, Part, QUERY, boolean};
use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Expr, Ident, LitStr};

/// Expands `cos_url!`.
pub(crate) fn object_url(path: &TokenStream, input: &TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let fields = input::fields(input.clone(), &mut errors);
    let call = Call::new(&fields, input, &mut errors);
    let names = Names::new(path, input);
    let parts = call.parts(&names, &mut errors);
    call.check_together(&mut errors);
    let signer = call.signer.and_then(|field| checked_signer(field, &mut errors));
    match errors.finish() {
        Ok(()) => call.finish(&names, parts, signer),
        Err(refusals) => refusals,
    }
}

/// Expands `bucket!`, `region!` and `object_key!`.
pub(crate) fn single(part: Part, path: &TokenStream, input: &TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let code = if let Ok(value) = input::single(input.clone()) {
        if let Kind::Expression(expression) = &value.kind
            && let Some(at) = run_time_part(expression)
        {
            let message = format!(
                "expected a string literal or a constant, such as `{}`; what is known only at run time is parsed, as in \
                 `text.parse()?`",
                part.example()
            );
            errors.report(value.position, at, message);
        }
        values::text(part, &Names::new(path, input), &value, &mut errors).tokens
    } else {
        errors.report_whole(input, format_args!("expected one string, such as `{}`", part.example()));
        TokenStream::new()
    };
    match errors.finish() {
        Ok(()) => code,
        Err(refusals) => refusals,
    }
}

/// One call of `cos_url!`, its fields by name.
#[derive(Default)]
pub(crate) struct Call<'a> {
    pub(crate) bucket: Option<&'a Field>,
    pub(crate) region: Option<&'a Field>,
    pub(crate) key: Option<&'a Field>,
    pub(crate) sign: Option<&'a Field>,
    pub(crate) protocol: Option<&'a Field>,
    pub(crate) domain: Option<&'a Field>,
    pub(crate) endpoint: Option<&'a Field>,
    pub(crate) method: Option<&'a Field>,
    pub(crate) query: Option<&'a Field>,
    pub(crate) headers: Option<&'a Field>,
    pub(crate) expires: Option<&'a Field>,
    pub(crate) signer: Option<&'a Field>,
}

/// The code of each field that is given.
struct Parts {
    bucket: Option<Code>,
    region: Option<Code>,
    key: Option<Code>,
    protocol: Option<Code>,
    endpoint: Option<Code>,
    method: Option<Code>,
    query: Option<Code>,
    headers: Option<Code>,
    expires: Option<Code>,
}

impl<'a> Call<'a> {
    fn new(fields: &'a Fields, input: &TokenStream, errors: &mut Errors) -> Self {
        let mut call = Self::default();
        for field in &fields.complete {
            let name = field.name.to_string();
            match call.slot(&name) {
                Some(slot @ None) => *slot = Some(field),
                Some(Some(_)) => {
                    errors.report(field.position, &field.name, format_args!("field `{name}` specified more than once"));
                }
                None => errors.report(field.position, &field.name, unknown_field(&name)),
            }
        }
        // What is misspelled is judged as what was meant.
        for field in &fields.complete {
            if let Some(slot @ None) = meant_field(&field.name.to_string()).and_then(|name| call.slot(name)) {
                *slot = Some(field);
            }
        }
        let named =
            |name: &&str| fields.without_value.iter().any(|field| meant_field(&field.to_string()) == Some(name));
        let missing: Vec<&str> = FIELDS
            .into_iter()
            .take(REQUIRED)
            .filter(|name| !named(name) && call.slot(name).is_some_and(|slot| slot.is_none()))
            .collect();
        if !missing.is_empty() && !fields.has_unnamed {
            errors.report_whole(input, missing_fields(&missing));
        }
        call
    }

    fn slot(&mut self, name: &str) -> Option<&mut Option<&'a Field>> {
        Some(match name {
            "bucket" => &mut self.bucket,
            "region" => &mut self.region,
            "key" => &mut self.key,
            "sign" => &mut self.sign,
            "protocol" => &mut self.protocol,
            "domain" => &mut self.domain,
            "endpoint" => &mut self.endpoint,
            "method" => &mut self.method,
            "query" => &mut self.query,
            "headers" => &mut self.headers,
            "expires" => &mut self.expires,
            "signer" => &mut self.signer,
            _ => return None,
        })
    }

    /// The bucket, the region and the key, if they are literals.
    fn literals(&self) -> Option<[&'a LitStr; 3]> {
        let literal = |field: Option<&'a Field>| match &field?.value.kind {
            Kind::Text(text) => Some(text),
            _ => None,
        };
        Some([literal(self.bucket)?, literal(self.region)?, literal(self.key)?])
    }

    /// Whether anything but the signer is an expression, of which the macro does not know what it stands for.
    fn hides_something(&self) -> bool {
        let is_hidden = |value: &Value| matches!(value.kind, Kind::Expression(_));
        let fields = [
            self.bucket,
            self.region,
            self.key,
            self.protocol,
            self.domain,
            self.endpoint,
            self.method,
            self.query,
            self.headers,
            self.expires,
        ];
        fields.into_iter().flatten().any(|field| match &field.value.kind {
            Kind::Map(_, pairs) => pairs.iter().any(|(name, value)| is_hidden(name) || is_hidden(value)),
            _ => is_hidden(&field.value),
        })
    }

    /// Whether `sign: false` is given.
    pub(crate) fn is_unsigned(&self) -> bool {
        self.sign.is_some_and(|field| boolean(&field.value) == Some(false))
    }

    /// Each field by itself.
    fn parts(&self, names: &Names<'_>, errors: &mut Errors) -> Parts {
        type Judge = fn(&Names<'_>, &Value, &mut Errors) -> Code;
        let mut judged = |field: Option<&Field>, judge: Judge| field.map(|field| judge(names, &field.value, errors));
        let path = names.path;
        let endpoint = judged(self.endpoint, values::endpoint);
        let domain = judged(self.domain, |names, value, errors| values::text(Part::Domain, names, value, errors));
        let domain = domain
            .map(|Code { tokens, is_constant, .. }| Code::new(quote!(#path::Endpoint::Custom(#tokens)), is_constant));
        Parts {
            bucket: judged(self.bucket, |names, value, errors| values::text(Part::Bucket, names, value, errors)),
            region: judged(self.region, |names, value, errors| values::text(Part::Region, names, value, errors)),
            key: judged(self.key, |names, value, errors| values::text(Part::Key, names, value, errors)),
            protocol: judged(self.protocol, values::protocol),
            endpoint: endpoint.or(domain),
            method: judged(self.method, values::method),
            query: judged(self.query, |names, value, errors| values::pairs(&QUERY, names, value, errors)),
            headers: judged(self.headers, |names, value, errors| values::pairs(&HEADERS, names, value, errors)),
            expires: judged(self.expires, values::expires),
        }
    }

    /// What the call evaluates to.
    fn finish(&self, names: &Names<'_>, mut parts: Parts, signer: Option<&Expr>) -> TokenStream {
        if self.is_unsigned()
            && !self.method.is_some_and(|field| matches!(field.value.kind, Kind::Expression(_)))
            && let Some(text) = self.literal_url()
        {
            return text.to_token_stream();
        }
        let path = names.path;
        let checks = self.constant_checks(names, &mut parts);
        let Code { tokens: object, is_constant, .. } = parts.object(path, self.literals());
        if self.is_unsigned() {
            let (url, bytes, text) = (names.url(), names.bytes(), names.text());
            return quote!({
                const #url: &#path::ObjectUrl = &#object;
                const #bytes: [u8; #path::macros::unsigned_length(#url)] = #path::macros::unsigned_bytes(#url);
                const #text: &str = #path::macros::unsigned_text(&#bytes);
                #text
            });
        }
        // What the macro has judged needs no constant of its own to be refused, so it becomes one only where it is known to
        // be used at run time: an item costs the compiler a third of the call.
        let (constant, object) = if is_constant && (signer.is_some() || self.hides_something()) {
            let url = names.url();
            (quote!(const #url: #path::ObjectUrl = #object;), url.to_token_stream())
        } else {
            (TokenStream::new(), object)
        };
        let value = match signer {
            Some(signer) => {
                let signer = quote_spanned!(signer.span()=> &#signer);
                quote!(#path::macros::sign(&#object, #signer))
            }
            None => object,
        };
        if checks.is_empty() && constant.is_empty() { value } else { quote!({ #checks #constant #value }) }
    }

    /// Has the compiler judge the endpoint together with the method and the signer where a constant hides one of them
    /// from the macro. (Of an unsigned URL, the function that writes it judges that.)
    ///
    /// What is judged becomes a constant, which then stands in its place: so a mistake in it is reported once.
    fn constant_checks(&self, names: &Names<'_>, parts: &mut Parts) -> TokenStream {
        let is_hidden =
            |field: Option<&Field>| field.is_some_and(|field| matches!(field.value.kind, Kind::Expression(_)));
        let hides_endpoint = is_hidden(self.endpoint.or(self.domain));
        let is_signed = hides_endpoint && self.signer.is_some();
        let is_served = self.method.is_some() && (hides_endpoint || is_hidden(self.method) || is_hidden(self.query));
        let Some(endpoint) = parts.endpoint.as_mut().filter(|code| code.is_constant) else { return TokenStream::new() };
        let has_query = parts.query.as_ref().is_none_or(|code| code.is_constant);
        let method = parts.method.as_mut().filter(|code| code.is_constant && has_query && is_served);
        if self.is_unsigned() || !(is_signed || method.is_some()) {
            return TokenStream::new();
        }
        let (path, place) = (names.path, &names.endpoint());
        let mut checks = endpoint.name_it(place, &quote!(#path::Endpoint));
        if is_signed {
            checks.extend(quote!(const _: () = #path::macros::check_signable(#place);));
        }
        if let Some(method) = method {
            checks.extend(method.name_it(&names.method(), &quote!(#path::Method)));
            let mut query = quote!(#path::Query::EMPTY);
            if let Some(code) = &mut parts.query {
                checks.extend(code.name_it(&names.query(), &quote!(#path::Query)));
                query = code.tokens.clone();
            }
            let method = &method.tokens;
            checks.extend(quote!(const _: () = #path::macros::check_served(#method, #place, #query);));
        }
        checks
    }
}

impl Code {
    /// Makes a constant of it, and the name of that the code.
    fn name_it(&mut self, name: &Ident, of_type: &TokenStream) -> TokenStream {
        let value = std::mem::replace(&mut self.tokens, name.to_token_stream());
        quote!(const #name: #of_type = #value;)
    }
}

impl Parts {
    /// The `ObjectUrl`.
    fn object(self, path: &TokenStream, literals: Option<[&LitStr; 3]>) -> Code {
        let mut object =
            literals.and_then(|literals| self.of_literals(path, literals)).unwrap_or_else(|| self.of_values(path));
        let Self { bucket, region, key, protocol, endpoint, method, query, headers, expires } = self;
        let is_constant = [&bucket, &region, &key, &protocol, &endpoint, &method, &query, &headers, &expires]
            .into_iter()
            .flatten()
            .all(|code| code.is_constant);
        for (setter, code) in [("with_protocol", protocol), ("with_method", method), ("with_expires", expires)] {
            if let Some(Code { tokens, .. }) = code {
                let setter = format_ident!("{setter}");
                object = quote!(#object.#setter(#tokens));
            }
        }
        Code::new(object, is_constant)
    }

    /// Of a bucket, a region and a key that are literals, and parameters and headers that are slices.
    fn of_literals(&self, path: &TokenStream, [bucket, region, key]: [&LitStr; 3]) -> Option<TokenStream> {
        if self.has_required_parts_alone() {
            return Some(quote!(#path::ObjectUrl::from_static(#bucket, #region, #key)));
        }
        let slice = |code: &Option<Code>| match code {
            Some(code) => code.slice.clone(),
            None => Some(quote!(&[])),
        };
        let (query, headers) = (slice(&self.query)?, slice(&self.headers)?);
        let endpoint = self.endpoint_or_default(path);
        Some(quote!(#path::ObjectUrl::from_static_parts(#bucket, #region, #key, #endpoint, #query, #headers)))
    }

    /// Of parts that are anything.
    fn of_values(&self, path: &TokenStream) -> TokenStream {
        let tokens = |code: &Option<Code>| code.as_ref().map(|code| code.tokens.clone());
        let (bucket, region, key) = (tokens(&self.bucket), tokens(&self.region), tokens(&self.key));
        if self.has_required_parts_alone() {
            return quote!(#path::ObjectUrl::new(#bucket, #region, #key));
        }
        let endpoint = self.endpoint_or_default(path);
        let query = tokens(&self.query).unwrap_or_else(|| quote!(#path::Query::EMPTY));
        let headers = tokens(&self.headers).unwrap_or_else(|| quote!(#path::Headers::EMPTY));
        quote!(#path::ObjectUrl::from_parts(#bucket, #region, #key, #endpoint, #query, #headers))
    }

    /// Whether there is nothing that a constructor takes beside the bucket, the region and the key.
    fn has_required_parts_alone(&self) -> bool {
        self.endpoint.is_none() && self.query.is_none() && self.headers.is_none()
    }

    fn endpoint_or_default(&self, path: &TokenStream) -> TokenStream {
        self.endpoint.as_ref().map_or_else(|| quote!(#path::Endpoint::Default), |endpoint| endpoint.tokens.clone())
    }
}

/// The signer, unless it holds credentials.
fn checked_signer<'a>(signer: &'a Field, errors: &mut Errors) -> Option<&'a Expr> {
    let expression = match &signer.value.kind {
        Kind::Expression(expression) => expression,
        Kind::Text(_) => {
            errors.report(signer.value.position, &signer.value, CREDENTIALS);
            return None;
        }
        Kind::Literal(_) | Kind::Map(..) => {
            let message = format!("expected `&signer` for `signer`, found {}", signer.value.found());
            errors.report(signer.value.position, &signer.value, message);
            return None;
        }
    };
    if holds_credentials(expression.to_token_stream()) {
        errors.report(signer.value.position, &signer.value, CREDENTIALS);
        return None;
    }
    Some(expression)
}

/// Whether an expression makes credentials out of texts.
fn holds_credentials(tokens: TokenStream) -> bool {
    let (mut names_them, mut has_text) = (false, false);
    visit(tokens, &mut |token| match token {
        TokenTree::Ident(ident) => names_them |= *ident == "Credentials",
        TokenTree::Literal(literal) => has_text |= literal.to_string().contains('"'),
        TokenTree::Group(_) | TokenTree::Punct(_) => {}
    });
    names_them && has_text
}

fn visit(tokens: TokenStream, look: &mut impl FnMut(&TokenTree)) {
    for token in tokens {
        look(&token);
        if let TokenTree::Group(group) = token {
            visit(group.stream(), look);
        }
    }
}
