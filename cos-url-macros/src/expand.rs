//! The meaning: judges each value and writes the expansion, which is calls of public functions only.

use crate::check;
use crate::errors::Errors;
use crate::input::{self, Field, Kind, Value};
use cos_url_core::{
    Bucket, Domain, Endpoint, HeaderName, HeaderValue, Method, ObjectKey, Protocol, QueryName, QueryValue, Region,
    spelling,
};
use proc_macro2::{TokenStream, TokenTree};
use quote::{format_ident, quote};
use std::fmt::{Debug, Display};
use std::str::FromStr;
use syn::{Expr, ExprLit, ExprUnary, Ident, Lit};

const FIELDS: [&str; 12] = [
    "bucket", "region", "key", "sign", "protocol", "domain", "endpoint", "method", "query", "headers", "expires",
    "signer",
];

const CREDENTIALS: &str = "credentials do not belong in source code, where everyone who reads it can sign; read them at \
                           run time, as `Credentials::from_env` does, and write `signer: &signer`";

/// The last second of the year 9999, in Unix seconds.
const LAST_SECOND: u64 = 253_402_300_799;

/// What a text is judged as.
#[derive(Clone, Copy)]
pub(crate) enum Part {
    Bucket,
    Region,
    Key,
    Domain,
    QueryName,
    QueryValue,
    HeaderName,
    HeaderValue,
}

impl Part {
    /// The type, and the method of `Given` that makes one of a constant.
    fn names(self) -> (Ident, Ident) {
        let (of_type, method) = match self {
            Self::Bucket => ("Bucket", "bucket"),
            Self::Region => ("Region", "region"),
            Self::Key => ("ObjectKey", "key"),
            Self::Domain => ("Domain", "domain"),
            Self::QueryName => ("QueryName", "query_name"),
            Self::QueryValue => ("QueryValue", "query_value"),
            Self::HeaderName => ("HeaderName", "header_name"),
            Self::HeaderValue => ("HeaderValue", "header_value"),
        };
        (format_ident!("{of_type}"), format_ident!("{method}"))
    }

    /// What is wrong with a literal, by the rule that holds at run time too.
    fn mistake(self, text: &str) -> Option<String> {
        fn message<T>(result: Result<T, impl Display>) -> Option<String> {
            result.err().map(|error| error.to_string())
        }
        match self {
            Self::Bucket => message(Bucket::new(text)),
            Self::Region => message(Region::new(text)),
            Self::Key => message(ObjectKey::new(text)).or_else(|| check::suspicion(text)),
            Self::Domain => message(Domain::new(text)),
            Self::QueryName => message(QueryName::new(text)),
            Self::QueryValue => message(QueryValue::new(text)),
            Self::HeaderName => message(HeaderName::new(text)),
            Self::HeaderValue => message(HeaderValue::new(text)),
        }
    }

    fn example(self) -> &'static str {
        match self {
            Self::Bucket => "\"examplebucket-1250000000\"",
            Self::Region => "\"ap-beijing\"",
            Self::Key => "\"Profile photo.jpg\"",
            Self::Domain => "\"img.example.com\"",
            Self::QueryName => "\"versionId\"",
            Self::QueryValue => "\"text/plain\"",
            Self::HeaderName => "\"Content-Type\"",
            Self::HeaderValue => "\"image/jpeg\"",
        }
    }
}

/// A piece of the expansion.
struct Code {
    tokens: TokenStream,
    /// Whether it is known to be constant.
    is_constant: bool,
}

/// Expands `cos_url!`.
pub(crate) fn object_url(path: &TokenStream, input: &TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let fields = input::fields(input.clone(), &mut errors);
    let call = Call::new(&fields, input, &mut errors);
    let object = call.object(path, &mut errors);
    call.check_together(&mut errors);
    let finish = call.finish(path, object, &mut errors);
    match errors.finish() {
        Ok(()) => finish,
        Err(refusals) => {
            let placeholder = call.placeholder(path);
            quote! { { #refusals #placeholder } }
        }
    }
}

/// Expands `bucket!`, `region!` and `object_key!`.
pub(crate) fn single(part: Part, path: &TokenStream, input: &TokenStream) -> TokenStream {
    let (of_type, method) = part.names();
    let mut errors = Errors::default();
    let code = match input::single(input.clone()) {
        Ok(Value { kind: Kind::Expression(expression), .. }) => constant(path, &of_type, &method, &expression),
        Ok(value) => text(part, path, &value, &mut errors).tokens,
        Err(_) => {
            errors.report_whole(input, format_args!("expected one string, such as `{}`", part.example()));
            TokenStream::new()
        }
    };
    match errors.finish() {
        Ok(()) => code,
        Err(refusals) => {
            let placeholder = format_ident!("REFUSED_{}", of_type.to_string().to_uppercase());
            quote! { { #refusals #path::macros::#placeholder } }
        }
    }
}

/// One call of `cos_url!`, its fields by name.
#[derive(Default)]
struct Call<'a> {
    bucket: Option<&'a Field>,
    region: Option<&'a Field>,
    key: Option<&'a Field>,
    sign: Option<&'a Field>,
    protocol: Option<&'a Field>,
    domain: Option<&'a Field>,
    endpoint: Option<&'a Field>,
    method: Option<&'a Field>,
    query: Option<&'a Field>,
    headers: Option<&'a Field>,
    expires: Option<&'a Field>,
    signer: Option<&'a Field>,
}

impl<'a> Call<'a> {
    fn new(fields: &'a [Field], input: &TokenStream, errors: &mut Errors) -> Self {
        let mut call = Self::default();
        for field in fields {
            let name = field.name.to_string();
            match call.slot(&name) {
                Some(slot @ None) => *slot = Some(field),
                Some(Some(_)) => {
                    errors.report(field.position, &field.name, format_args!("field `{name}` specified more than once"));
                }
                None => errors.report(field.position, &field.name, unknown_field(&name)),
            }
        }
        let missing: Vec<&str> = FIELDS.into_iter().take(3).filter(|name| call.is_missing(name, fields)).collect();
        if !missing.is_empty() {
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

    /// Whether a field is missing, and not only misspelled.
    fn is_missing(&mut self, name: &str, fields: &[Field]) -> bool {
        let is_given = self.slot(name).is_some_and(|slot| slot.is_some());
        !is_given && !fields.iter().any(|field| meant_field(&field.name.to_string()) == Some(name))
    }

    /// Whether `sign: false` is given.
    fn is_unsigned(&self) -> bool {
        self.sign.is_some_and(|field| boolean(&field.value) == Some(false))
    }

    /// The `ObjectUrl`.
    fn object(&self, path: &TokenStream, errors: &mut Errors) -> Code {
        let mut part = |field: Option<&Field>, part: Part| field.map(|field| text(part, path, &field.value, errors));
        let bucket = part(self.bucket, Part::Bucket);
        let region = part(self.region, Part::Region);
        let key = part(self.key, Part::Key);
        let domain = part(self.domain, Part::Domain);
        let endpoint = self.endpoint.map(|field| choice::<Endpoint>("Endpoint", path, &field.value, errors));
        let query = self.query.map(|field| pairs(&QUERY, path, &field.value, errors));
        let headers = self.headers.map(|field| pairs(&HEADERS, path, &field.value, errors));
        let protocol = self.protocol.map(|field| choice::<Protocol>("Protocol", path, &field.value, errors));
        let method = self.method.map(|field| choice::<Method>("Method", path, &field.value, errors));
        let expires = self.expires.map(|field| expires(path, &field.value, errors));

        let mut is_constant = true;
        let mut tokens = |code: Option<Code>| {
            let code = code?;
            is_constant &= code.is_constant;
            Some(code.tokens)
        };
        let (bucket, region, key) = (tokens(bucket), tokens(region), tokens(key));
        let domain = tokens(domain).map(|domain| quote!(#path::Endpoint::Custom(#domain)));
        let (endpoint, query, headers) = (tokens(endpoint).or(domain), tokens(query), tokens(headers));
        let mut object = if endpoint.is_none() && query.is_none() && headers.is_none() {
            quote!(#path::ObjectUrl::new(#bucket, #region, #key))
        } else {
            let endpoint = endpoint.unwrap_or_else(|| quote!(#path::Endpoint::Default));
            let query = query.unwrap_or_else(|| quote!(#path::Query::EMPTY));
            let headers = headers.unwrap_or_else(|| quote!(#path::Headers::EMPTY));
            quote!(#path::ObjectUrl::from_parts(#bucket, #region, #key, #endpoint, #query, #headers))
        };
        for (setter, code) in [("with_protocol", protocol), ("with_method", method), ("with_expires", expires)] {
            if let Some(value) = tokens(code) {
                let setter = format_ident!("{setter}");
                object = quote!(#object.#setter(#value));
            }
        }
        Code { tokens: object, is_constant }
    }

    /// What the call evaluates to.
    fn finish(&self, path: &TokenStream, object: Code, errors: &mut Errors) -> TokenStream {
        let Code { tokens: object, is_constant } = object;
        if let Some(signer) = self.signer {
            let signer = checked_signer(signer, errors);
            return if is_constant {
                quote!({
                    const __COS_URL: #path::ObjectUrl = #object;
                    __COS_URL.sign(#signer)
                })
            } else {
                quote!(#object.sign(#signer))
            };
        }
        if self.is_unsigned() {
            return quote!({
                const __COS_URL: &#path::ObjectUrl = &#object;
                const __COS_URL_BYTES: [u8; #path::macros::unsigned_length(__COS_URL)] =
                    #path::macros::unsigned_bytes(__COS_URL);
                const __COS_URL_TEXT: &str = #path::macros::unsigned_text(&__COS_URL_BYTES);
                __COS_URL_TEXT
            });
        }
        if is_constant {
            quote!({
                const __COS_URL: #path::ObjectUrl = #object;
                __COS_URL
            })
        } else {
            object
        }
    }

    /// Judges how literals go together, as the signer would at run time.
    fn check_together(&self, errors: &mut Errors) {
        if let Some(sign) = self.sign
            && boolean(&sign.value).is_none()
        {
            errors.report(sign.value.position, &sign.value, "expected `true` or `false` for `sign`");
        }
        if let (Some(domain), Some(endpoint)) = (self.domain, self.endpoint) {
            let later = if domain.position > endpoint.position { domain } else { endpoint };
            errors.report(
                later.position,
                &later.name,
                "`domain` and `endpoint` both say which host; remove one of them",
            );
        }
        self.check_unsigned(errors);
        self.check_endpoint(errors);
    }

    fn check_unsigned(&self, errors: &mut Errors) {
        if !self.is_unsigned() {
            return;
        }
        for (field, reason) in [
            (self.signer, "`signer` beside `sign: false`, which does not sign; remove one of them"),
            (self.expires, "`expires` beside `sign: false`; an unsigned URL does not expire"),
            (self.headers, "`headers` beside `sign: false`; an unsigned URL binds no headers"),
        ] {
            if let Some(field) = field {
                errors.report(field.position, &field.name, reason);
            }
        }
        for (name, _) in self.query.map(map_of).unwrap_or_default() {
            if let Kind::Text(text) = &name.kind
                && QueryName::new(text.value()).is_ok_and(|name| name.is_response_override())
            {
                let message = format!(
                    "the parameter `{}` beside `sign: false`; COS changes headers of the answer only for a signed request",
                    text.value()
                );
                errors.report(name.position, name, message);
            }
        }
    }

    fn check_endpoint(&self, errors: &mut Errors) {
        let Some((field, endpoint)) = self.literal_endpoint() else { return };
        if self.signer.is_some() && !endpoint.takes_signatures() {
            let message = "a signature for a host where signatures of COS do not work; remove `signer` and write \
                           `sign: false`, or sign for the domain of the bucket itself";
            errors.report(field.value.position, &field.value, message);
        }
        let Some((field, method)) = self.method.and_then(|field| Some((field, literal::<Method>(field)?))) else {
            return;
        };
        let has_upload = self.query.map(map_of).unwrap_or_default().iter().any(|(name, _)| is_text(name, "uploadId"));
        let is_expression = self.query.is_some_and(|field| matches!(field.value.kind, Kind::Expression(_)));
        let is_served = if endpoint.is_website() {
            matches!(method, Method::Get | Method::Head | Method::Options)
        } else {
            !endpoint.is_accelerated() || method != Method::Delete || has_upload || is_expression
        };
        if !is_served {
            let message = format!(
                "the method {method} on the endpoint `{}`, which does not serve it; take the endpoint `default`",
                endpoint.known_as()
            );
            errors.report(field.value.position, &field.value, message);
        }
    }

    fn literal_endpoint(&self) -> Option<(&'a Field, Endpoint)> {
        let domain = self.domain.and_then(|field| Some((field, Endpoint::Custom(literal(field)?))));
        domain.or_else(|| self.endpoint.and_then(|field| Some((field, literal(field)?))))
    }

    /// A value of the type that the call would have, so that nothing but the refusals is reported.
    fn placeholder(&self, path: &TokenStream) -> TokenStream {
        if self.is_unsigned() {
            quote!("")
        } else if self.signer.is_some() {
            quote!(#path::macros::refused())
        } else {
            quote!(#path::macros::REFUSED)
        }
    }
}

/// The signer, unless it holds credentials.
fn checked_signer<'a>(signer: &'a Field, errors: &mut Errors) -> Option<&'a Expr> {
    if let Kind::Expression(expression) = &signer.value.kind
        && !holds_credentials(quote!(#expression))
    {
        return Some(expression);
    }
    errors.report(signer.value.position, &signer.value, CREDENTIALS);
    None
}

fn unknown_field(name: &str) -> String {
    let plain: String = name.to_lowercase().replace('_', "");
    if ["secretid", "secretkey", "tmpsecretid", "tmpsecretkey", "token", "securitytoken", "credentials"]
        .contains(&plain.as_str())
    {
        return CREDENTIALS.into();
    }
    match meant_field(name) {
        Some(meant) => format!("no field `{name}`; did you mean `{meant}`?"),
        None => format!("no field `{name}`; the fields are {}", listed(&FIELDS)),
    }
}

/// The field that was probably meant by another name.
fn meant_field(name: &str) -> Option<&'static str> {
    let plain = name.to_lowercase();
    let by_use = match plain.as_str() {
        "bucket_name" | "bucketname" => Some("bucket"),
        "object" | "object_key" | "objectkey" | "path" => Some("key"),
        "params" | "parameters" | "querystring" => Some("query"),
        "header" => Some("headers"),
        "scheme" => Some("protocol"),
        "host" => Some("domain"),
        "expire" | "ttl" => Some("expires"),
        _ => None,
    };
    let by_case = FIELDS.into_iter().find(|field| *field == plain);
    by_case.or(by_use).or_else(|| spelling::nearest(&plain, FIELDS))
}

fn missing_fields(missing: &[&str]) -> String {
    let s = if missing.len() == 1 { "" } else { "s" };
    format!("missing field{s} {}; `bucket`, `region` and `key` are required", listed(missing))
}

/// `a`, `b` and `c`.
fn listed(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
        None => String::new(),
    }
}

fn boolean(value: &Value) -> Option<bool> {
    match &value.kind {
        Kind::Literal(Expr::Lit(ExprLit { lit: Lit::Bool(literal), .. })) => Some(literal.value),
        _ => None,
    }
}

fn is_text(value: &Value, text: &str) -> bool {
    matches!(&value.kind, Kind::Text(found) if found.value().eq_ignore_ascii_case(text))
}

/// The value of a field, if it is a literal without a mistake.
fn literal<T: FromStr>(field: &Field) -> Option<T> {
    match &field.value.kind {
        Kind::Text(text) => text.value().parse().ok(),
        _ => None,
    }
}

fn map_of(field: &Field) -> &[(Value, Value)] {
    match &field.value.kind {
        Kind::Map(_, pairs) => pairs,
        _ => &[],
    }
}

/// A part that is a text: judged here if it is a literal, by the compiler if it is a constant.
fn text(part: Part, path: &TokenStream, value: &Value, errors: &mut Errors) -> Code {
    let (of_type, method) = part.names();
    match &value.kind {
        Kind::Text(literal) => {
            if let Some(mistake) = part.mistake(&literal.value()) {
                errors.report(value.position, literal, mistake);
            }
            Code { tokens: quote!(#path::#of_type::from_static(#literal)), is_constant: true }
        }
        Kind::Expression(expression) if is_constant(expression) => {
            Code { tokens: constant(path, &of_type, &method, expression), is_constant: true }
        }
        Kind::Expression(expression) => Code { tokens: quote!(#expression), is_constant: false },
        Kind::Literal(_) | Kind::Map(..) => {
            errors.report(value.position, value, format_args!("expected a string, such as `{}`", part.example()));
            Code { tokens: TokenStream::new(), is_constant: true }
        }
    }
}

/// A constant of its own, so that it is judged by `cargo check` wherever the macro stands.
fn constant(path: &TokenStream, of_type: &Ident, method: &Ident, expression: &Expr) -> TokenStream {
    quote!({
        const __COS_URL_PART: #path::#of_type = #path::macros::Given::new(#expression).#method();
        __COS_URL_PART
    })
}

/// A protocol, method or endpoint by its name.
fn choice<T>(of_type: &str, path: &TokenStream, value: &Value, errors: &mut Errors) -> Code
where
    T: FromStr<Err: Display> + Debug,
{
    match &value.kind {
        Kind::Text(literal) => match literal.value().parse::<T>() {
            Ok(choice) => {
                // Each of the three names its variants in `Debug` as in the source.
                let (of_type, variant) = (format_ident!("{of_type}"), format_ident!("{choice:?}"));
                Code { tokens: quote!(#path::#of_type::#variant), is_constant: true }
            }
            Err(error) => {
                errors.report(value.position, literal, error);
                Code { tokens: TokenStream::new(), is_constant: true }
            }
        },
        Kind::Expression(expression) => Code { tokens: quote!(#expression), is_constant: is_constant(expression) },
        Kind::Literal(_) | Kind::Map(..) => {
            errors.report(value.position, value, format_args!("expected a string for the {}", of_type.to_lowercase()));
            Code { tokens: TokenStream::new(), is_constant: true }
        }
    }
}

/// How long the URL is good: a number of seconds, or a `Duration`.
fn expires(path: &TokenStream, value: &Value, errors: &mut Errors) -> Code {
    let duration =
        |seconds: u64| Code { tokens: quote!(::core::time::Duration::from_secs(#seconds)), is_constant: true };
    let mut refuse = |message: &str| {
        errors.report(value.position, value, message);
        Code { tokens: TokenStream::new(), is_constant: true }
    };
    match &value.kind {
        Kind::Literal(Expr::Lit(ExprLit { lit: Lit::Int(literal), .. })) => match literal.base10_parse::<u64>() {
            Ok(0) => refuse("`expires` is 0; a URL is good for 1 second or more"),
            Ok(seconds) if seconds <= LAST_SECOND => duration(seconds),
            _ => refuse("`expires` is so long that the URL would be good until after the year 9999"),
        },
        Kind::Literal(Expr::Lit(ExprLit { lit: Lit::Float(_), .. })) => {
            refuse("`expires` is a whole number of seconds, such as `600`")
        }
        Kind::Literal(Expr::Unary(ExprUnary { .. })) => {
            refuse("`expires` is negative; a URL is good for 1 second or more")
        }
        Kind::Text(text) if text.value().parse::<u64>().is_ok() => {
            refuse(&format!("expected a number of seconds, found a string; write `{}`", text.value()))
        }
        Kind::Expression(expression) if is_constant(expression) => {
            let tokens = quote!({
                const __COS_URL_PART: ::core::time::Duration = #path::macros::Given::new(#expression).expires();
                __COS_URL_PART
            });
            Code { tokens, is_constant: true }
        }
        Kind::Expression(expression) => Code { tokens: quote!(#expression), is_constant: false },
        Kind::Text(_) | Kind::Literal(_) | Kind::Map(..) => {
            refuse("expected a number of seconds, such as `600`, or a `Duration`")
        }
    }
}

/// `query` or `headers`.
struct Pairs {
    of_type: &'static str,
    what: &'static str,
    name: Part,
    value: Part,
}

const QUERY: Pairs = Pairs { of_type: "Query", what: "parameter", name: Part::QueryName, value: Part::QueryValue };

const HEADERS: Pairs = Pairs { of_type: "Headers", what: "header", name: Part::HeaderName, value: Part::HeaderValue };

fn pairs(kind: &Pairs, path: &TokenStream, value: &Value, errors: &mut Errors) -> Code {
    let map = match &value.kind {
        Kind::Map(_, map) => map,
        Kind::Expression(expression) => {
            return Code { tokens: quote!(#expression), is_constant: is_constant(expression) };
        }
        Kind::Text(_) | Kind::Literal(_) => {
            let message =
                format!("expected `{{ {}: {} }}`, found a literal", kind.name.example(), kind.value.example());
            errors.report(value.position, value, message);
            return Code { tokens: TokenStream::new(), is_constant: true };
        }
    };
    check_duplicates(kind, map, errors);
    let of_type = format_ident!("{}", kind.of_type);
    let ((name, _), (value, _)) = (kind.name.names(), kind.value.names());
    let mut is_constant = true;
    let pairs: Vec<TokenStream> = map
        .iter()
        .map(|pair| {
            let (name, value) = (text(kind.name, path, &pair.0, errors), text(kind.value, path, &pair.1, errors));
            is_constant &= name.is_constant && value.is_constant;
            let (name, value) = (name.tokens, value.tokens);
            quote!((#name, #value))
        })
        .collect();
    let tokens = if is_constant {
        quote!(#path::#of_type::from_static({
            const __COS_URL_PAIRS: &[(#path::#name, #path::#value)] = &#path::#of_type::in_order([#(#pairs),*]);
            __COS_URL_PAIRS
        }))
    } else {
        quote!(<#path::#of_type as ::core::convert::From<_>>::from([#(#pairs),*]))
    };
    Code { tokens, is_constant }
}

fn check_duplicates(kind: &Pairs, map: &[(Value, Value)], errors: &mut Errors) {
    for (index, (name, _)) in map.iter().enumerate() {
        let Kind::Text(literal) = &name.kind else { continue };
        if map.iter().take(index).any(|(earlier, _)| is_text(earlier, &literal.value())) {
            let message = format!(
                "{} `{}` specified more than once; case does not tell names apart",
                kind.what,
                literal.value().escape_debug()
            );
            errors.report(name.position, literal, message);
        }
    }
}

/// Whether an expression is a constant by its look: a name in capitals, a macro that gives a literal, a `const` block.
///
/// An associated constant of `Self` or of a type parameter is none: an item of its own cannot name it.
fn is_constant(expression: &Expr) -> bool {
    match expression {
        Expr::Path(path) => {
            let of_item = path.qself.is_none() && path.path.segments.first().is_some_and(|first| is_item(&first.ident));
            of_item && path.path.segments.last().is_some_and(|last| is_capital(&last.ident))
        }
        Expr::Macro(call) => call.mac.path.segments.last().is_some_and(|last| {
            const MACROS: [&str; 8] =
                ["env", "option_env", "concat", "include_str", "stringify", "bucket", "region", "object_key"];
            MACROS.iter().any(|name| last.ident == name)
        }),
        Expr::MethodCall(call) => {
            (call.method == "unwrap" || call.method == "expect")
                && matches!(&*call.receiver, Expr::Macro(_))
                && is_constant(&call.receiver)
        }
        Expr::Const(_) => true,
        _ => false,
    }
}

fn is_item(first: &Ident) -> bool {
    let name = first.to_string();
    name != "Self" && (name.len() > 1 || name.chars().all(char::is_lowercase))
}

fn is_capital(name: &Ident) -> bool {
    let name = name.to_string();
    name.len() > 1 && !name.chars().any(char::is_lowercase) && name.chars().any(char::is_uppercase)
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
