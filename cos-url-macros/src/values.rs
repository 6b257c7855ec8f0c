//! The meaning of one value: what is wrong with it, and the code that makes it.

use crate::check;
use crate::constant::is_constant;
use crate::errors::Errors;
use crate::found::{misfit, with_article};
use crate::generated::Names;
use crate::input::{Kind, Value};
use cos_url_core::percent::compare_lower_names;
use cos_url_core::{
    Bucket, Domain, Endpoint, HeaderName, HeaderValue, Method, ObjectKey, Protocol, QueryName, QueryValue, Region,
};
use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{format_ident, quote, quote_spanned};
use std::cmp::Ordering;
use std::fmt::{Debug, Display};
use std::str::FromStr;
use syn::spanned::Spanned;
use syn::{Expr, ExprLit, Lit, LitInt};

/// The last second of the year 9999, in Unix seconds.
const LAST_SECOND: u64 = 253_402_300_799;

/// A piece of the expansion.
pub(crate) struct Code {
    pub(crate) tokens: TokenStream,
    /// Whether it is known to be constant.
    pub(crate) is_constant: bool,
    /// Of parameters or headers: the slice of which `tokens` make them.
    pub(crate) slice: Option<TokenStream>,
}

impl Code {
    pub(crate) fn new(tokens: TokenStream, is_constant: bool) -> Self {
        Self { tokens, is_constant, slice: None }
    }

    fn constant(tokens: TokenStream) -> Self {
        Self::new(tokens, true)
    }

    /// In the place of what was refused; it is never written.
    fn refused() -> Self {
        Self::constant(TokenStream::new())
    }
}

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
    /// The type; the method of `Given` that makes one of a constant; what it is called.
    const fn names(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Bucket => ("Bucket", "bucket", "`bucket`"),
            Self::Region => ("Region", "region", "`region`"),
            Self::Key => ("ObjectKey", "key", "`key`"),
            Self::Domain => ("Domain", "domain", "`domain`"),
            Self::QueryName => ("QueryName", "query_name", "the name of a parameter"),
            Self::QueryValue => ("QueryValue", "query_value", "the value of a parameter"),
            Self::HeaderName => ("HeaderName", "header_name", "the name of a header"),
            Self::HeaderValue => ("HeaderValue", "header_value", "the value of a header"),
        }
    }

    /// What is wrong with a literal, by the rule that holds at run time too.
    fn mistake(self, text: &str) -> Option<String> {
        fn message<T>(result: Result<T, impl Display>) -> Option<String> {
            result.err().map(|error| error.to_string())
        }
        match self {
            Self::Bucket => message(Bucket::new(text)),
            // In a constant, the escape that can stand there.
            Self::Region => {
                message(Region::new(text)).map(|message| message.replace("`Region::custom`", "`Region::custom_static`"))
            }
            Self::Key => message(ObjectKey::new(text)).or_else(|| check::suspicion(text)),
            Self::Domain => message(Domain::new(text)),
            Self::QueryName => message(QueryName::new(text)),
            Self::QueryValue => message(QueryValue::new(text)),
            Self::HeaderName => message(HeaderName::new(text)),
            Self::HeaderValue => message(HeaderValue::new(text)),
        }
    }

    pub(crate) const fn example(self) -> &'static str {
        match self {
            Self::Bucket => "\"examplebucket-1250000000\"",
            Self::Region => "\"ap-beijing\"",
            Self::Key => "\"Profile photo.jpg\"",
            Self::Domain => "\"img.example.com\"",
            Self::QueryName => "\"response-content-type\"",
            Self::QueryValue => "\"text/plain\"",
            Self::HeaderName => "\"Content-Type\"",
            Self::HeaderValue => "\"image/jpeg\"",
        }
    }
}

/// A part that is a text: judged here if it is a literal, by the compiler if it is a constant.
pub(crate) fn text(part: Part, names: &Names<'_>, value: &Value, errors: &mut Errors) -> Code {
    let (of_type, method, what) = part.names();
    let path = names.path;
    match &value.kind {
        Kind::Text(literal) => {
            if let Some(mistake) = part.mistake(&literal.value()) {
                errors.report(value.position, literal, mistake);
            }
            let of_type = format_ident!("{of_type}");
            Code::constant(quote!(#path::#of_type::from_static(#literal)))
        }
        Kind::Expression(expression) => {
            if let Some((found, repair)) = misfit(expression, of_type) {
                let expected = format!("expected a string or {} for {what}", with_article(&format!("`{of_type}`")));
                let repair = if repair.is_empty() { repair } else { format!("; {repair}") };
                errors.report(value.position, expression, format_args!("{expected}, found {found}{repair}"));
                return Code::refused();
            }
            given(names, of_type, method, expression)
        }
        Kind::Literal(_) | Kind::Map(..) => {
            let found = value.found();
            let repair = match &value.kind {
                Kind::Literal(literal) => as_string(literal),
                _ => None,
            };
            let repair = repair.unwrap_or_else(|| format!("write it as in `{}`", part.example()));
            errors.report(value.position, value, format_args!("expected a string for {what}, found {found}; {repair}"));
            Code::refused()
        }
    }
}

/// How a literal of another kind is made a string.
fn as_string(literal: &Expr) -> Option<String> {
    let Expr::Lit(ExprLit { lit, .. }) = literal else { return None };
    match lit {
        Lit::ByteStr(_) => Some("remove the `b` before it".into()),
        Lit::CStr(_) => Some("remove the `c` before it".into()),
        Lit::Char(character) => Some(format!("write `{:?}`", character.value().to_string())),
        Lit::Int(number) => Some(format!("write `\"{}\"`", number.base10_digits())),
        Lit::Bool(boolean) => Some(format!("write `\"{}\"`", boolean.value)),
        _ => None,
    }
}

/// An expression: a constant as an item of its own, so that `cargo check` judges it wherever the macro stands.
fn given(names: &Names<'_>, of_type: &str, method: &str, expression: &Expr) -> Code {
    if !is_constant(expression) {
        return run_time(names, method, expression);
    }
    let (path, of_type) = (names.path, format_ident!("{of_type}"));
    constant(names, &quote!(#path::#of_type), method, expression)
}

/// What is not known to be constant, in a wrapper by which the compiler says more than "mismatched types"; it may stand in
/// a constant all the same.
fn run_time(names: &Names<'_>, method: &str, expression: &Expr) -> Code {
    let (path, span) = (names.path, expression.span());
    let (there, method) = (at(path, span), format_ident!("{method}", span = span));
    let value = quote_spanned!(span=> #there::macros::run_time::Known::new(#expression).#method());
    let tokens = quote!({
        #[allow(unused_imports)]
        use #path::macros::run_time::OrAnother as _;
        #value
    });
    Code::new(tokens, false)
}

/// The path as if it were written at a place, where the compiler then reports what is wrong with a call.
fn at(path: &TokenStream, place: Span) -> TokenStream {
    let there = |mut token: TokenTree| {
        token.set_span(token.span().located_at(place));
        token
    };
    path.clone().into_iter().map(there).collect()
}

/// A constant of an item of its own. What the compiler says of it, it says at the expression.
fn constant(names: &Names<'_>, of_type: &TokenStream, method: &str, expression: &Expr) -> Code {
    let (path, part, span) = (names.path, names.part(), expression.span());
    let method = format_ident!("{method}", span = span);
    let there = at(path, span);
    let value = quote_spanned!(span=> #there::macros::Given::new(#expression).#method());
    Code::constant(quote!({
        #[allow(unused_imports)]
        use #path::macros::OrNot as _;
        const #part: #of_type = #value;
        #part
    }))
}

/// A protocol, method or endpoint by its name.
pub(crate) fn choice<T>(of_type: &str, names: &Names<'_>, value: &Value, errors: &mut Errors) -> Code
where
    T: FromStr<Err: Display> + Debug,
{
    let (path, field) = (names.path, of_type.to_lowercase());
    match &value.kind {
        Kind::Text(literal) => match literal.value().parse::<T>() {
            Ok(choice) => {
                // Each of the three names its variants in `Debug` as in the source.
                let (of_type, variant) = (format_ident!("{of_type}"), format_ident!("{choice:?}"));
                Code::constant(quote!(#path::#of_type::#variant))
            }
            Err(error) => {
                errors.report(value.position, literal, error);
                Code::refused()
            }
        },
        Kind::Expression(expression) => {
            if let Some((found, _)) = misfit(expression, of_type) {
                let expected = format!("expected a string or {} for `{field}`", with_article(&format!("`{of_type}`")));
                errors.report(value.position, expression, format_args!("{expected}, found {found}"));
                return Code::refused();
            }
            given(names, of_type, &field, expression)
        }
        Kind::Literal(_) | Kind::Map(..) => {
            let example = match field.as_str() {
                "method" => "GET",
                "protocol" => "https",
                _ => "accelerate",
            };
            let message = format!("expected a string for `{field}`, such as `\"{example}\"`, found {}", value.found());
            errors.report(value.position, value, message);
            Code::refused()
        }
    }
}

/// How long the URL is good: a number of seconds, or a `Duration`.
pub(crate) fn expires(names: &Names<'_>, value: &Value, errors: &mut Errors) -> Code {
    let mistake = match &value.kind {
        Kind::Literal(Expr::Lit(ExprLit { lit: Lit::Int(literal), .. })) => match seconds(literal) {
            Ok(seconds) => return Code::constant(quote!(::core::time::Duration::from_secs(#seconds))),
            Err(mistake) => mistake,
        },
        Kind::Literal(Expr::Lit(ExprLit { lit: Lit::Float(number), .. })) => {
            let whole = number.base10_digits().strip_suffix(".0").filter(|whole| whole.parse::<u64>().is_ok());
            let example = whole.unwrap_or("600");
            format!("`expires` is a whole number of seconds, found a floating-point number; write it as in `{example}`")
        }
        Kind::Literal(Expr::Unary(_)) => "`expires` is negative; a URL is good for 1 second or more".into(),
        Kind::Text(text) => {
            let seconds = text.value().parse::<u64>().ok().or_else(|| in_seconds(&text.value()));
            let repair = seconds.map_or("write it as in `600`".into(), |seconds| format!("write `{seconds}`"));
            format!("expected a number of seconds for `expires`, found a string; {repair}")
        }
        Kind::Expression(expression) => match misfit(expression, "Duration") {
            Some((found, _)) => {
                format!("expected a number of seconds for `expires`, such as `600`, or a `Duration`, found {found}")
            }
            None if is_constant(expression) => {
                return constant(names, &quote!(::core::time::Duration), "expires", expression);
            }
            None => return run_time(names, "expires", expression),
        },
        Kind::Literal(_) | Kind::Map(..) => {
            format!(
                "expected a number of seconds for `expires`, such as `600`, or a `Duration`, found {}",
                value.found()
            )
        }
    };
    errors.report(value.position, value, mistake);
    Code::refused()
}

fn seconds(literal: &LitInt) -> Result<u64, String> {
    const INTEGERS: [&str; 13] =
        ["", "u8", "u16", "u32", "u64", "u128", "usize", "i8", "i16", "i32", "i64", "i128", "isize"];
    if !INTEGERS.contains(&literal.suffix()) {
        let written = literal.to_string();
        let repair = in_seconds(&written).map_or("write it as in `600`".into(), |seconds| format!("write `{seconds}`"));
        return Err(format!("`expires` is a whole number of seconds, found `{written}`; {repair}"));
    }
    match literal.base10_parse::<u64>() {
        Ok(0) => Err("`expires` is 0; a URL is good for 1 second or more".into()),
        Ok(seconds) if seconds <= LAST_SECOND => Ok(seconds),
        _ => Err("`expires` is so long that the URL would be good until after the year 9999; it is a number of \
                  seconds, such as `600`"
            .into()),
    }
}

/// `600s`, `10m`, `1h` and `7d` in seconds.
fn in_seconds(text: &str) -> Option<u64> {
    let at = text.find(|character: char| !character.is_ascii_digit())?;
    let (number, unit) = text.split_at_checked(at)?;
    let seconds = match unit.trim_start_matches('_').trim() {
        "s" | "sec" | "secs" | "seconds" => 1,
        "m" | "min" | "mins" | "minutes" => 60,
        "h" | "hour" | "hours" => 3600,
        "d" | "day" | "days" => 86_400,
        _ => return None,
    };
    number.parse::<u64>().ok()?.checked_mul(seconds)
}

/// `query` or `headers`.
pub(crate) struct Pairs {
    field: &'static str,
    of_type: &'static str,
    what: &'static str,
    name: Part,
    value: Part,
}

pub(crate) const QUERY: Pairs =
    Pairs { field: "query", of_type: "Query", what: "parameter", name: Part::QueryName, value: Part::QueryValue };

pub(crate) const HEADERS: Pairs =
    Pairs { field: "headers", of_type: "Headers", what: "header", name: Part::HeaderName, value: Part::HeaderValue };

pub(crate) fn pairs(kind: &Pairs, names: &Names<'_>, value: &Value, errors: &mut Errors) -> Code {
    let found = match &value.kind {
        Kind::Map(_, map) => return map_of_pairs(kind, names, map, errors),
        Kind::Expression(Expr::Array(_)) => "an array".into(),
        Kind::Expression(Expr::Tuple(_)) => "a tuple".into(),
        Kind::Expression(expression) => match misfit(expression, kind.of_type) {
            Some((found, _)) => found.into(),
            None if is_constant(expression) => return Code::constant(quote!(#expression)),
            None => return run_time(names, kind.field, expression),
        },
        Kind::Text(_) | Kind::Literal(_) => value.found(),
    };
    let (name, example) = (kind.name.example(), kind.value.example());
    let message = format!("expected `{{ {name}: {example} }}` for `{}`, found {found}", kind.field);
    errors.report(value.position, value, message);
    Code::refused()
}

fn map_of_pairs(kind: &Pairs, names: &Names<'_>, map: &[(Value, Value)], errors: &mut Errors) -> Code {
    check_duplicates(kind, map, errors);
    let path = names.path;
    let (of_type, name, value) = (kind.of_type, kind.name.names().0, kind.value.names().0);
    let (of_type, name, value) = (format_ident!("{of_type}"), format_ident!("{name}"), format_ident!("{value}"));
    let (map, is_in_order) = in_order(map);
    let mut is_constant = true;
    let pairs: Vec<TokenStream> = map
        .into_iter()
        .map(|pair| {
            let (name, value) = (text(kind.name, names, &pair.0, errors), text(kind.value, names, &pair.1, errors));
            is_constant &= name.is_constant && value.is_constant;
            if let (Kind::Text(name), Kind::Text(value)) = (&pair.0.kind, &pair.1.kind) {
                return quote!(#path::#of_type::pair(#name, #value));
            }
            let (name, value) = (name.tokens, value.tokens);
            quote!((#name, #value))
        })
        .collect();
    if !is_constant {
        return Code::new(quote!(<#path::#of_type as ::core::convert::From<_>>::from([#(#pairs),*])), false);
    }
    let all = names.pairs();
    let array = quote!([#(#pairs),*]);
    let array = if is_in_order { array } else { quote!(#path::#of_type::in_order(#array)) };
    let slice = quote!({
        const #all: &[(#path::#name, #path::#value)] = &#array;
        #all
    });
    let tokens = quote!(#path::#of_type::from_static(#slice));
    Code { tokens, is_constant, slice: Some(slice) }
}

/// The map in signing order, if its names are literals: the compiler then has only to compare them.
fn in_order(map: &[(Value, Value)]) -> (Vec<&(Value, Value)>, bool) {
    let mut pairs: Vec<&(Value, Value)> = map.iter().collect();
    let name_of = |pair: &(Value, Value)| match &pair.0.kind {
        Kind::Text(name) => Some(name.value()),
        _ => None,
    };
    let is_known = map.iter().all(|pair| name_of(pair).is_some());
    if is_known {
        pairs.sort_by(|a, b| match (name_of(a), name_of(b)) {
            (Some(a), Some(b)) => compare_lower_names(&a, &b),
            _ => Ordering::Equal,
        });
    }
    (pairs, is_known || map.len() < 2)
}

fn check_duplicates(kind: &Pairs, map: &[(Value, Value)], errors: &mut Errors) {
    for (index, (name, _)) in map.iter().enumerate() {
        let Kind::Text(literal) = &name.kind else { continue };
        let Some((earlier, _)) = map.iter().take(index).find(|(earlier, _)| is_text(earlier, &literal.value())) else {
            continue;
        };
        let by_case = match &earlier.kind {
            Kind::Text(earlier) if earlier.value() != literal.value() => {
                format!(", as `{}`; case does not tell names apart", earlier.value().escape_debug())
            }
            _ => String::new(),
        };
        let message = format!("{} `{}` specified more than once{by_case}", kind.what, literal.value().escape_debug());
        errors.report(name.position, literal, message);
    }
}

pub(crate) fn is_text(value: &Value, text: &str) -> bool {
    matches!(&value.kind, Kind::Text(found) if found.value().eq_ignore_ascii_case(text))
}

/// The value of a literal without a mistake, for a judgement of several together.
pub(crate) fn literal<T: FromStr>(value: &Value) -> Option<T> {
    match &value.kind {
        Kind::Text(text) => text.value().parse().ok(),
        _ => None,
    }
}

pub(crate) fn boolean(value: &Value) -> Option<bool> {
    match &value.kind {
        Kind::Literal(Expr::Lit(ExprLit { lit: Lit::Bool(literal), .. })) => Some(literal.value),
        _ => None,
    }
}

/// `endpoint`, `method` or `protocol`, each by the type that it has.
pub(crate) fn endpoint(names: &Names<'_>, value: &Value, errors: &mut Errors) -> Code {
    choice::<Endpoint>("Endpoint", names, value, errors)
}

/// See [`endpoint`].
pub(crate) fn method(names: &Names<'_>, value: &Value, errors: &mut Errors) -> Code {
    choice::<Method>("Method", names, value, errors)
}

/// See [`endpoint`].
pub(crate) fn protocol(names: &Names<'_>, value: &Value, errors: &mut Errors) -> Code {
    choice::<Protocol>("Protocol", names, value, errors)
}
