//! The syntax: `field: value, field: value`.
//!
//! Input that cannot be parsed is reported and skipped, so that all errors of a call are reported at once.

use crate::describe::{self, token_text};
use crate::errors::{Errors, Place};
use crate::fields::{self, missing_fields, unknown_field};
use proc_macro2::{Span, TokenStream, TokenTree};
use quote::quote;
use std::fmt::Display;
use syn::ext::IdentExt;
use syn::parse::discouraged::Speculative;
use syn::parse::{End, ParseStream, Parser};
use syn::{Expr, ExprLit, ExprUnary, Ident, Lit, LitStr, Token, UnOp, braced, token};

pub(crate) struct Value {
    pub(crate) place: Place,
    pub(crate) kind: Kind,
}

pub(crate) enum Kind {
    /// A string literal.
    Text(LitStr),
    /// Any other literal, including a number with a minus.
    Literal(Expr),
    /// Any other expression.
    Expression(Expr),
    /// A name in a map without quotes, such as `Content-Type`.
    Word(String),
    /// `{ name: value, .. }`.
    Map(Vec<(Value, Value)>),
}

impl Value {
    /// The kind of the value, as messages name it: `a string`, `an integer`, ...
    pub(crate) fn found(&self) -> &'static str {
        match &self.kind {
            Kind::Text(_) => "a string",
            Kind::Word(_) => "a name without quotes",
            Kind::Literal(expression) | Kind::Expression(expression) => describe::expression(expression),
            Kind::Map(..) => "`{ .. }`",
        }
    }
}

pub(crate) struct Field {
    /// The place of the name.
    pub(crate) name: Place,
    pub(crate) value: Value,
    /// The field with this name, or the field that a misspelled name probably means.
    pub(crate) meant: fields::Field,
}

/// The fields of a call, each at most once.
#[derive(Default)]
pub(crate) struct Fields {
    pub(crate) known: Vec<Field>,
    /// Fields whose value could not be parsed.
    unread: Vec<fields::Field>,
}

impl Fields {
    /// Whether the field is set, even if its value could not be parsed.
    pub(crate) fn has(&self, meant: fields::Field) -> bool {
        self.known.iter().any(|field| field.meant == meant) || self.unread.contains(&meant)
    }
}

/// Parses the fields of `cos_url!`.
pub(crate) fn fields(input: &TokenStream, errors: &mut Errors) -> Fields {
    let mut reader = Reader { errors, next: 0, last: Span::call_site(), has_unnamed: false };
    let inner = reader.inner(input);
    let mut read = Vec::new();
    // If input inside brackets was not parsed completely, an error occurs here too, but it was already reported.
    let _ = (|input: ParseStream<'_>| {
        read = reader.fields(input);
        Ok(())
    })
    .parse2(inner);
    let Reader { has_unnamed, errors, .. } = reader;
    let fields = resolve(read, errors);
    let missing: Vec<_> = fields::Field::REQUIRED.into_iter().filter(|field| !fields.has(*field)).collect();
    if !missing.is_empty() && !has_unnamed {
        errors.report(Place::whole(input), missing_fields(&missing));
    }
    fields
}

/// The name of a field, and its value if it could be parsed.
type Named = (Place, String, Option<Value>);

/// Finds the field for each name, and reports unknown and duplicate names.
fn resolve(read: Vec<Named>, errors: &mut Errors) -> Fields {
    let given: Vec<_> = read.iter().filter_map(|(_, name, _)| fields::Field::by_name(name)).collect();
    let mut fields = Fields::default();
    for (place, name, value) in read {
        let exact = fields::Field::by_name(&name);
        if let (None, Some(value)) = (exact, &value) {
            let text = if let Kind::Text(text) = &value.kind { Some(text.value()) } else { None };
            errors.report(place, unknown_field(&name, text.as_deref(), |field| given.contains(&field)));
        }
        let meant = exact.or_else(|| fields::Field::meant_by(&name).filter(|meant| !given.contains(meant)));
        match (meant, value) {
            (Some(meant), _) if fields.has(meant) => {
                errors.report(place, format_args!("field `{name}` specified more than once"));
            }
            (Some(meant), Some(value)) => fields.known.push(Field { name: place, value, meant }),
            (Some(meant), None) => fields.unread.push(meant),
            (None, _) => {}
        }
    }
    fields
}

/// Parses the one value of `bucket!`, `region!` and the like.
pub(crate) fn single(input: TokenStream) -> syn::Result<Value> {
    let place = Place::whole(&input);
    Ok(Value { place, kind: kind_of(syn::parse2(input)?) })
}

struct Reader<'a> {
    errors: &'a mut Errors,
    next: usize,
    /// The last parsed name. A token that is missing at the end of the input is reported here, because there is no
    /// other token.
    last: Span,
    /// Whether there is a value without a name. It could be the value of any missing field.
    has_unnamed: bool,
}

impl Reader<'_> {
    fn number(&mut self) -> usize {
        self.next += 1;
        self.next
    }

    /// The fields of `cos_url!({ .. })` and `cos_url!(ObjectUrl { .. })`, without the inner braces.
    fn inner(&mut self, input: &TokenStream) -> TokenStream {
        let mut tokens = input.clone().into_iter();
        let (first, second, third) = (tokens.next(), tokens.next(), tokens.next());
        let (place, fields) = match (first, second, third) {
            (Some(TokenTree::Group(group)), None, None) => {
                (Place::at(self.number(), group.span_open()), group.stream())
            }
            (Some(TokenTree::Ident(name)), Some(TokenTree::Group(group)), None) => {
                (Place::new(self.number(), name), group.stream())
            }
            _ => return input.clone(),
        };
        if fields.is_empty() {
            return input.clone();
        }
        self.errors.report(place, "the macro takes fields without brackets around them; remove the brackets");
        fields
    }

    fn fields(&mut self, input: ParseStream<'_>) -> Vec<Named> {
        let mut fields = Vec::new();
        while !input.is_empty() {
            let number = self.number();
            if let Some(name) = self.name(number, input) {
                let value = self.field_value(&name, input);
                fields.push((Place::new(number, &name), name.to_string(), value));
            } else {
                pass_over_to_comma(input);
            }
        }
        fields
    }

    fn name(&mut self, number: usize, input: ParseStream<'_>) -> Option<Ident> {
        if let Ok(name) = input.call(Ident::parse_any) {
            return Some(name.unraw());
        }
        if let Ok(quoted) = input.fork().parse::<LitStr>()
            && (input.peek2(Token![:]) || input.peek2(Token![=]))
            && let Ok(name) = quoted.parse::<Ident>()
        {
            let message = format!("the name of a field has no quotes; write `{name}`");
            self.errors.report(Place::new(number, &quoted), message);
            return input.parse::<LitStr>().ok().map(|quoted| Ident::new(&name.to_string(), quoted.span()));
        }
        let is_stray = input.peek(Token![,]) || input.peek(Token![..]);
        let message = if input.peek(Token![,]) {
            "expected a field before `,`; remove the comma".into()
        } else if input.peek(Token![..]) {
            "`..` is not supported, because omitted fields have their defaults; remove it".into()
        } else if input.peek(Token![#]) {
            "an attribute on a field is not supported; write it before the whole call, or before a constant that the \
             field uses"
                .into()
        } else {
            let found = found_next(input);
            format!("expected a field, such as `bucket: \"examplebucket-1250000000\"`, found {found}")
        };
        // One message is enough for a call whose fields have no names.
        if is_stray || !self.has_unnamed {
            self.report_next(number, input, message);
        }
        self.has_unnamed |= !is_stray;
        None
    }

    /// The value of a field, and the comma after it.
    fn field_value(&mut self, name: &Ident, input: ParseStream<'_>) -> Option<Value> {
        self.last = name.span();
        let meant = fields::Field::by_name(&name.to_string()).or_else(|| fields::Field::meant_by(&name.to_string()));
        let shorthand = match meant {
            Some(meant) if name == meant.name() => format!("; for a variable `{name}`, write `{name}: {name}`"),
            _ => String::new(),
        };
        let value = self.colon(input, &format!("`{name}`"), &shorthand).and_then(|()| match meant {
            Some(fields::Field::Query | fields::Field::Headers) if input.peek(token::Brace) => self.map(input),
            _ => self.value(input, &format!("`{name}`")),
        });
        if value.is_some() {
            self.comma(input, &format!("the value of `{name}`"), begins_field);
        } else {
            pass_over_to_comma(input);
            self.has_unnamed |= meant.is_none();
        }
        value
    }

    /// Parses the colon. Another token at its position is reported and treated as a colon.
    fn colon(&mut self, input: ParseStream<'_>, after: &str, if_missing: &str) -> Option<()> {
        if input.peek(Token![:]) && !input.peek(Token![::]) {
            return input.parse::<Token![:]>().ok().map(drop);
        }
        let number = self.number();
        let is_comma_for_colon = input.peek(Token![,]) && input.peek2(LitStr) && !input.peek3(Token![:]);
        let found = match () {
            () if input.peek(Token![=>]) => "`=>`".into(),
            () if input.peek(Token![::]) => "`::`".into(),
            () => found_next(input),
        };
        if input.is_empty() || (input.peek(Token![,]) && !is_comma_for_colon) {
            self.report_next(
                number,
                input,
                format_args!("expected `:` and a value after {after}, found {found}{if_missing}"),
            );
            return None;
        }
        self.report_next(number, input, format_args!("expected `:` after {after}, found {found}"));
        let is_read_as_colon = input.peek(Lit)
            || input.parse::<Token![=>]>().is_ok()
            || input.parse::<Token![::]>().is_ok()
            || input.parse::<Token![=]>().is_ok()
            || (is_comma_for_colon && input.parse::<Token![,]>().is_ok());
        is_read_as_colon.then_some(())
    }

    fn value(&mut self, input: ParseStream<'_>, of: &str) -> Option<Value> {
        let number = self.number();
        // This is the most frequent case. It avoids the parser for expressions, which is slow because the compiler runs
        // it unoptimized.
        if input.peek(LitStr) && (input.peek2(Token![,]) || input.peek2(End)) {
            return input.parse().ok().map(|text| Value { place: Place::new(number, &text), kind: Kind::Text(text) });
        }
        let begin = input.fork();
        if let Ok(expression) = input.parse::<Expr>() {
            return Some(Value { place: Place::new(number, &expression), kind: kind_of(expression) });
        }
        let is_bracket = begin.peek(token::Brace) || begin.peek(token::Paren) || begin.peek(token::Bracket);
        let at = if is_bracket { &begin } else { input };
        self.report_next(number, at, format_args!("expected a value for {of}, found {}", found_next(at)));
        None
    }

    fn map(&mut self, input: ParseStream<'_>) -> Option<Value> {
        let place = Place::at(self.number(), input.span());
        let pairs = (|| {
            let content;
            braced!(content in input);
            let mut pairs = Vec::new();
            while !content.is_empty() {
                match self.pair(&content) {
                    Some(pair) => {
                        pairs.push(pair);
                        self.comma(&content, "the value", |ahead| ahead.peek(Lit));
                    }
                    None => pass_over_to_comma(&content),
                }
            }
            syn::Result::Ok(pairs)
        })();
        Some(Value { place, kind: Kind::Map(pairs.ok()?) })
    }

    fn pair(&mut self, input: ParseStream<'_>) -> Option<(Value, Value)> {
        if input.peek(Token![..]) {
            let number = self.number();
            let message =
                "`..` is not supported in a map; write each name and value, or pass a whole `Query` or `Headers`";
            self.report_next(number, input, message);
            return None;
        }
        self.last = input.span();
        let name = if input.peek(LitStr) {
            // Parsed separately, because `"a" = "b"` is an expression too.
            let (number, text) = (self.number(), input.parse::<LitStr>().ok()?);
            Value { place: Place::new(number, &text), kind: Kind::Text(text) }
        } else if let Some(word) = self.word(input) {
            word
        } else {
            self.value(input, "a name")?
        };
        self.colon(input, "the name", "; for an empty value, write `: \"\"`")?;
        Some((name, self.value(input, "this name")?))
    }

    /// A name without quotes, with hyphens and keywords in it.
    fn word(&mut self, input: ParseStream<'_>) -> Option<Value> {
        let ahead = input.fork();
        let mut words = vec![ahead.call(Ident::parse_any).ok()?];
        while ahead.parse::<Token![-]>().is_ok() {
            words.push(ahead.call(Ident::parse_any).ok()?);
        }
        if !ahead.peek(Token![:]) || ahead.peek(Token![::]) {
            return None;
        }
        input.advance_to(&ahead);
        let place = Place::new(self.number(), quote!(#(#words)*));
        let words: Vec<String> = words.iter().map(|word| word.unraw().to_string()).collect();
        Some(Value { place, kind: Kind::Word(words.join("-")) })
    }

    /// Reads the comma after a value. If it is missing before the start of the next field, parsing continues there.
    /// Otherwise the rest up to the next comma is skipped.
    fn comma(&mut self, input: ParseStream<'_>, after: &str, begins_next: fn(ParseStream<'_>) -> bool) {
        if input.is_empty() || input.parse::<Token![,]>().is_ok() {
            return;
        }
        let number = self.number();
        self.report_next(number, input, format_args!("expected `,` after {after}, found {}", found_next(input)));
        if input.parse::<Token![;]>().is_err() && !begins_next(input) {
            pass_over_to_comma(input);
        }
    }

    /// Reports an error at the next token, or at the end of the input.
    fn report_next(&mut self, number: usize, input: ParseStream<'_>, message: impl Display) {
        let span = next(input).map_or(self.last, |token| token.span());
        self.errors.report(Place::at(number, span), message);
    }
}

/// Whether the next tokens are a name and a colon, or a token that is treated as a colon.
fn begins_field(input: ParseStream<'_>) -> bool {
    input.peek(Ident::peek_any) && (input.peek2(Token![:]) || input.peek2(Token![=]))
}

fn next(input: ParseStream<'_>) -> Option<TokenTree> {
    input.fork().parse().ok()
}

fn found_next(input: ParseStream<'_>) -> String {
    next(input).map_or("the end".into(), |token| token_text(&token))
}

/// Skips the input up to and including the next comma.
fn pass_over_to_comma(input: ParseStream<'_>) {
    while let Ok(token) = input.parse::<TokenTree>() {
        if matches!(&token, TokenTree::Punct(punct) if punct.as_char() == ',') {
            return;
        }
    }
}

fn kind_of(expression: Expr) -> Kind {
    match ungrouped(expression) {
        Expr::Lit(ExprLit { lit: Lit::Str(text), attrs }) if attrs.is_empty() => Kind::Text(text),
        literal @ Expr::Lit(_) => Kind::Literal(literal),
        Expr::Unary(ExprUnary { op: UnOp::Neg(minus), expr, attrs }) if matches!(*expr, Expr::Lit(_)) => {
            Kind::Literal(Expr::Unary(ExprUnary { op: UnOp::Neg(minus), expr, attrs }))
        }
        expression => Kind::Expression(expression),
    }
}

/// The expression without parentheses, and without the invisible group that a `macro_rules!` adds to its arguments.
fn ungrouped(expression: Expr) -> Expr {
    match expression {
        Expr::Group(group) => ungrouped(*group.expr),
        Expr::Paren(paren) => ungrouped(*paren.expr),
        expression => expression,
    }
}
