//! Parses the literal of each field into its typed value, and reports errors.

use crate::describe::{literal_as_string, unquoted_text};
use crate::errors::{Errors, Place};
use crate::expires::Expires;
use crate::fields::{CREDENTIALS, Field as Name, Form};
use crate::lints;
use crate::syntax::{Field, Fields, Kind, Value};
use cos_url_core::{
    Bucket, Domain, Endpoint, Error, HeaderName, HeaderValue, Method, ObjectKey, Protocol, QueryName, QueryValue,
    Region,
};
use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use std::str::FromStr;
use syn::{Expr, ExprLit, Lit, LitStr};

/// A call with typed fields.
#[derive(Default)]
pub(crate) struct Call {
    pub(crate) bucket: Option<Argument<Scalar<Bucket>>>,
    pub(crate) region: Option<Argument<Scalar<Region>>>,
    pub(crate) key: Option<Argument<Scalar<ObjectKey>>>,
    pub(crate) domain: Option<Argument<Scalar<Domain>>>,
    pub(crate) endpoint: Option<Argument<Scalar<Endpoint>>>,
    pub(crate) protocol: Option<Argument<Scalar<Protocol>>>,
    pub(crate) method: Option<Argument<Scalar<Method>>>,
    pub(crate) query: Option<Argument<Pairs>>,
    pub(crate) headers: Option<Argument<Pairs>>,
    pub(crate) expires: Option<Argument<Expires>>,
    pub(crate) signer: Option<Expr>,
    pub(crate) form: Form,
    /// Whether there is any field of an `ObjectUrl` besides the required ones.
    pub(crate) has_options: bool,
}

/// A field, with the place of its name and the place of its value.
pub(crate) struct Argument<T> {
    pub(crate) name: Place,
    pub(crate) place: Place,
    pub(crate) value: T,
}

pub(crate) enum Scalar<T> {
    Literal(T, LitStr),
    /// An expression of the type, which the expansion passes through. With `signer`, it may also be text.
    Expression(Expr),
}

impl<T> Argument<Scalar<T>> {
    /// The value of a literal.
    pub(crate) fn known(&self) -> Option<&T> {
        match &self.value {
            Scalar::Literal(value, _) => Some(value),
            Scalar::Expression(_) => None,
        }
    }

    pub(crate) fn literal(&self) -> Option<&LitStr> {
        match &self.value {
            Scalar::Literal(_, literal) => Some(literal),
            Scalar::Expression(_) => None,
        }
    }
}

/// `query` or `headers`.
pub(crate) enum Pairs {
    Map(Vec<Pair>),
    Expression(Expr),
}

pub(crate) struct Pair {
    /// The place of the name.
    pub(crate) place: Place,
    pub(crate) name: LitStr,
    pub(crate) value_place: Place,
    pub(crate) value: PairValue,
}

pub(crate) enum PairValue {
    Literal(LitStr),
    Expression(Expr),
}

impl Call {
    /// Converts the fields. Invalid fields are reported and omitted.
    pub(crate) fn new(fields: Fields, errors: &mut Errors) -> Self {
        let sign = fields.known.iter().find(|field| field.meant == Name::Sign).and_then(|field| boolean(&field.value));
        let form = match sign {
            Some(false) => Form::Unsigned,
            _ if fields.has(Name::Signer) => Form::Signed,
            _ => Form::Value,
        };
        let is_option =
            |field: &Field| !matches!(field.meant, Name::Bucket | Name::Region | Name::Key | Name::Sign | Name::Signer);
        let mut call = Self { form, has_options: fields.known.iter().any(is_option), ..Self::default() };
        let mut context = Context { form, errors };
        for field in fields.known {
            let (name, value) = (field.name, field.value);
            match field.meant {
                Name::Bucket => call.bucket = context.argument(name, value),
                Name::Region => call.region = context.argument(name, value),
                Name::Key => call.key = context.argument(name, value),
                Name::Domain => call.domain = context.argument(name, value),
                Name::Endpoint => call.endpoint = context.argument(name, value),
                Name::Protocol => call.protocol = context.argument(name, value),
                Name::Method => call.method = context.argument(name, value),
                Name::Query => call.query = context.pairs::<QueryName, QueryValue>(name, value),
                Name::Headers => call.headers = context.pairs::<HeaderName, HeaderValue>(name, value),
                Name::Expires => {
                    let expires = Expires::new(value, context.errors);
                    call.expires = expires.map(|(place, value)| Argument { name, place, value });
                }
                Name::Sign => context.sign(&value),
                Name::Signer => call.signer = context.signer(name, value),
            }
        }
        call
    }
}

fn boolean(value: &Value) -> Option<bool> {
    match &value.kind {
        Kind::Literal(Expr::Lit(ExprLit { lit: Lit::Bool(literal), .. })) => Some(literal.value),
        _ => None,
    }
}

fn not_a_boolean(value: &Value) -> String {
    match &value.kind {
        Kind::Text(text) if text.value() == "true" || text.value() == "false" => {
            format!("expected `true` or `false` for `sign`, found a string; write `{}`", text.value())
        }
        Kind::Expression(Expr::Reference(signer)) => {
            let signer = signer.expr.to_token_stream();
            format!("expected `true` or `false` for `sign`, found a reference; write `signer: &{signer}`")
        }
        Kind::Expression(_) => {
            "expected `true` or `false` for `sign`, which decides the type of the call; at run time, call \
                                `.sign(&signer)` or `.unsigned()` on the value"
                .into()
        }
        _ => format!("expected `true` or `false` for `sign`, found {}", value.found()),
    }
}

/// Whether a name is among the tokens.
pub(crate) fn names(tokens: TokenStream, name: &str) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == name,
        TokenTree::Group(group) => names(group.stream(), name),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

/// Whether an expression makes credentials from literals.
fn holds_credentials(expression: &Expr) -> bool {
    let tokens = expression.to_token_stream();
    tokens.to_string().contains('"') && names(tokens, "Credentials")
}

/// A type whose literal is a string.
pub(crate) trait FromLiteral: FromStr<Err = Error> {
    /// The type.
    const TYPE: &'static str;
    /// The function of `cos_url::__private` that requires this type of an expression.
    const TYPED: &'static str;
    /// The name of the type in messages.
    const LABEL: &'static str;
    /// An example of a literal, without the quotes.
    const EXAMPLE: &'static str;

    /// The reason why a valid literal is suspicious.
    fn suspicion(_text: &str, _form: Form) -> Option<String> {
        None
    }
}

macro_rules! from_literal {
    ($($Type:ident, $typed:literal, $label:literal, $example:literal $(, $suspicion:path)?;)*) => {
        $(
            impl FromLiteral for $Type {
                const TYPE: &'static str = stringify!($Type);
                const TYPED: &'static str = $typed;
                const LABEL: &'static str = $label;
                const EXAMPLE: &'static str = $example;
                $(
                    fn suspicion(text: &str, form: Form) -> Option<String> {
                        $suspicion(text, form)
                    }
                )?
            }
        )*
    };
}

from_literal! {
    Bucket, "bucket", "`bucket`", "examplebucket-1250000000";
    Region, "region", "`region`", "ap-beijing";
    ObjectKey, "key", "`key`", "Profile photo.jpg", lints::object_key;
    Domain, "domain", "`domain`", "img.example.com";
    Endpoint, "endpoint", "`endpoint`", "accelerate";
    Protocol, "protocol", "`protocol`", "https";
    Method, "method", "`method`", "GET";
    QueryName, "query_name", "the name of a query parameter", "response-content-type", lints::query_name;
    QueryValue, "query_value", "the value of a query parameter", "text/plain", lints::query_value;
    HeaderName, "header_name", "the name of a header", "Content-Type";
    HeaderValue, "header_value", "the value of a header", "image/jpeg";
}

/// Parses a literal, and reports an error if it is invalid.
fn parse<T: FromLiteral>(literal: &LitStr, form: Form, place: Place, errors: &mut Errors) -> Option<T> {
    let text = literal.value();
    let message = match text.parse::<T>() {
        Ok(value) => match T::suspicion(&text, form) {
            None => return Some(value),
            Some(suspicion) => suspicion,
        },
        Err(error) => error.__in(cos_url_core::Context::Macro).to_string(),
    };
    errors.report(place, message);
    None
}

/// Parses the values of one call, and collects their errors.
pub(crate) struct Context<'a> {
    pub(crate) form: Form,
    pub(crate) errors: &'a mut Errors,
}

impl Context<'_> {
    fn argument<T: FromLiteral>(&mut self, name: Place, value: Value) -> Option<Argument<Scalar<T>>> {
        let place = value.place;
        Some(Argument { name, place, value: self.scalar(value)? })
    }

    pub(crate) fn scalar<T: FromLiteral>(&mut self, value: Value) -> Option<Scalar<T>> {
        let (found, text): (String, _) = match value.kind {
            Kind::Text(literal) => {
                let parsed = parse::<T>(&literal, self.form, value.place, self.errors)?;
                return Some(Scalar::Literal(parsed, literal));
            }
            Kind::Expression(expression) => match unquoted_text(&expression) {
                None => return self.expression(value.place, expression).map(Scalar::Expression),
                Some(text) => (format!("`{text}`"), Some(text)),
            },
            Kind::Literal(ref literal) => (value.found().into(), literal_as_string(literal)),
            Kind::Word(_) | Kind::Map(_) => (value.found().into(), None),
        };
        let repair = text
            .filter(|text| text.parse::<T>().is_ok())
            .map_or_else(|| format!("write a string such as `\"{}\"`", T::EXAMPLE), |text| format!("write `{text:?}`"));
        self.errors.report(value.place, format_args!("expected a string for {}, found {found}; {repair}", T::LABEL));
        None
    }

    fn expression(&mut self, place: Place, expression: Expr) -> Option<Expr> {
        if self.form == Form::Unsigned && names(expression.to_token_stream(), "Self") {
            let message = "with `sign: false`, a constant expression cannot name `Self`; write the name of the type, or leave \
                           `sign` out and call `.unsigned()?`";
            self.errors.report(place, message);
            return None;
        }
        Some(expression)
    }

    fn pairs<N: FromLiteral, V: FromLiteral>(&mut self, name: Place, value: Value) -> Option<Argument<Pairs>> {
        let place = value.place;
        let value = match value.kind {
            Kind::Map(pairs) => {
                Pairs::Map(pairs.into_iter().filter_map(|(name, value)| self.pair::<N, V>(name, value)).collect())
            }
            Kind::Expression(expression) if !matches!(expression, Expr::Array(_) | Expr::Tuple(_)) => {
                Pairs::Expression(self.expression(place, expression)?)
            }
            _ => {
                let field = if N::TYPE == "QueryName" { "query" } else { "headers" };
                let (name, value_example, found) = (N::EXAMPLE, V::EXAMPLE, value.found());
                let message = format!("expected `{{ \"{name}\": \"{value_example}\" }}` for `{field}`, found {found}");
                self.errors.report(place, message);
                return None;
            }
        };
        Some(Argument { name, place, value })
    }

    fn pair<N: FromLiteral, V: FromLiteral>(&mut self, name: Value, value: Value) -> Option<Pair> {
        let (place, value_place) = (name.place, value.place);
        let literal = if let Kind::Text(literal) = name.kind {
            parse::<N>(&literal, self.form, place, self.errors).map(|_| literal)
        } else {
            self.errors.report(place, not_a_name::<N>(&name));
            None
        };
        let value = match value.kind {
            // With a signer, integers are valid values too, so `a - 1` can be an expression and not a text without
            // quotes.
            Kind::Expression(expression) => PairValue::Expression(self.expression(value_place, expression)?),
            Kind::Literal(integer) if self.form == Form::Signed && is_integer(&integer) => {
                PairValue::Expression(integer)
            }
            _ => match self.scalar::<V>(value)? {
                Scalar::Literal(_, literal) => PairValue::Literal(literal),
                Scalar::Expression(expression) => PairValue::Expression(expression),
            },
        };
        Some(Pair { place, name: literal?, value_place, value })
    }

    fn sign(&mut self, value: &Value) {
        match boolean(value) {
            Some(true) if self.form == Form::Value => {
                let message =
                    "`sign: true` needs `signer`; write `signer: &signer`, or omit `sign` to get an `ObjectUrl`";
                self.errors.report(value.place, message);
            }
            Some(_) => {}
            None => self.errors.report(value.place, not_a_boolean(value)),
        }
    }

    /// The signer. An expression that contains literal credentials is an error.
    fn signer(&mut self, name: Place, value: Value) -> Option<Expr> {
        if self.form == Form::Unsigned {
            self.errors.report(name, "`signer` is not used with `sign: false`; remove one of them");
            return None;
        }
        let message = match value.kind {
            Kind::Expression(expression) if !holds_credentials(&expression) => {
                return Some(expression);
            }
            Kind::Text(_) | Kind::Expression(_) => CREDENTIALS.into(),
            Kind::Literal(_) | Kind::Word(_) | Kind::Map(_) => {
                format!("expected `&signer` for `signer`, found {}", value.found())
            }
        };
        self.errors.report(value.place, message);
        None
    }
}

fn is_integer(expression: &Expr) -> bool {
    match expression {
        Expr::Lit(ExprLit { lit: Lit::Int(_), .. }) => true,
        Expr::Unary(unary) => is_integer(&unary.expr),
        _ => false,
    }
}

fn not_a_name<N: FromLiteral>(name: &Value) -> String {
    let list = if N::TYPE == "QueryName" { "Query" } else { "Headers" };
    let repair = match &name.kind {
        Kind::Word(word) if word.parse::<N>().is_ok() => format!("write `{word:?}`, or for"),
        _ => "for".into(),
    };
    let (label, found) = (N::LABEL, name.found());
    format!(
        "expected a string literal for {label}, found {found}; {repair} a name in a variable, pass a whole `{list}`"
    )
}
