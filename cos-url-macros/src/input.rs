//! The syntax: `field: value, field: value`.

use crate::errors::{Errors, Position};
use crate::found::{token_text, with_article};
use crate::names::meant_field;
use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use quote::ToTokens;
use std::fmt::Arguments;
use syn::ext::IdentExt;
use syn::parse::{End, ParseBuffer, ParseStream, Parser};
use syn::{
    Attribute, Expr, ExprLit, ExprUnary, Ident, Lit, LitStr, Token, UnOp, braced, bracketed, parenthesized, token,
};

/// Takes the path of the `cos-url` crate off the front and has the rest expanded.
pub(crate) fn split_path(
    input: TokenStream,
    expand: impl FnOnce(&TokenStream, &TokenStream) -> TokenStream,
) -> TokenStream {
    let mut tokens = input.into_iter();
    match tokens.next() {
        Some(TokenTree::Group(path)) => expand(&path.stream(), &tokens.collect()),
        _ => TokenStream::new(),
    }
}

/// A value with its place in the input.
pub(crate) struct Value {
    pub(crate) position: Position,
    pub(crate) kind: Kind,
}

pub(crate) enum Kind {
    /// A text that the macro can judge.
    Text(LitStr),
    /// Any other literal, a minus before a number included.
    Literal(Expr),
    /// An expression that the compiler will judge.
    Expression(Expr),
    /// `{ name: value, .. }`.
    Map(token::Brace, Vec<(Value, Value)>),
}

pub(crate) struct Field {
    pub(crate) position: Position,
    pub(crate) name: Ident,
    pub(crate) value: Value,
}

/// What was read.
#[derive(Default)]
pub(crate) struct Fields {
    pub(crate) complete: Vec<Field>,
    /// Names whose value could not be read.
    pub(crate) without_value: Vec<Ident>,
    /// Whether a value stands there without a name, which then may be that of any field.
    pub(crate) has_unnamed: bool,
}

/// Reads the fields of `cos_url!`. What cannot be read is reported and passed over.
pub(crate) fn fields(input: TokenStream, errors: &mut Errors) -> Fields {
    let mut reader = Reader { errors, next: 0, fields: Fields::default(), last: None };
    let result = (|input: ParseStream<'_>| {
        reader.fields(input);
        Ok(())
    })
    .parse2(input);
    let Reader { fields, errors, .. } = reader;
    // What was not read to its end inside of brackets was reported there, unless nothing was.
    if let Err(error) = result
        && errors.is_empty()
    {
        errors.report(0, TokenStream::new(), error);
    }
    fields
}

/// Reads the one value of `bucket!`, `region!` and `object_key!`.
pub(crate) fn single(input: TokenStream) -> syn::Result<Value> {
    let expression: Expr = syn::parse2(input)?;
    Ok(Value { position: 0, kind: kind_of(expression) })
}

struct Reader<'a> {
    errors: &'a mut Errors,
    next: Position,
    fields: Fields,
    /// The name that was read last: where something is missing at the end of the input, there is no token to point at.
    last: Option<Span>,
}

impl Reader<'_> {
    fn position(&mut self) -> Position {
        self.next += 1;
        self.next
    }

    fn fields(&mut self, input: ParseStream<'_>) {
        if let Some(content) = self.inner_braces(input) {
            return self.fields(&content);
        }
        while !input.is_empty() {
            match self.field(input) {
                Some(field) => {
                    self.comma(input, format_args!("the value of `{}`", field.name), begins_field);
                    self.fields.complete.push(field);
                }
                None => pass_over_to_comma(input),
            }
        }
    }

    /// What is in braces, if that is all there is: `cos_url!({ .. })`, also after the name of a type.
    fn inner_braces<'a>(&mut self, input: ParseStream<'a>) -> Option<ParseBuffer<'a>> {
        let with_name = input.peek(Ident) && input.peek2(token::Brace);
        if !with_name && !input.peek(token::Brace) && !input.peek(token::Paren) && !input.peek(token::Bracket) {
            return None;
        }
        let ahead = input.fork();
        let name = if with_name { Some(ahead.parse::<Ident>().ok()?) } else { None };
        let (what, open, content) = in_brackets(&ahead).ok()?;
        if !ahead.is_empty() || (content.is_empty() && name.is_none()) {
            return None;
        }
        drop(content);
        let position = self.position();
        if let Some(name) = name {
            let message = format!("`{name}` and braces inside the macro's own; remove them");
            self.errors.report(position, name, message);
            input.parse::<Ident>().ok()?;
        } else {
            let mut group = Group::new(Delimiter::Brace, TokenStream::new());
            group.set_span(open);
            self.errors.report(position, group, format_args!("{what} inside the macro's own; remove them"));
        }
        Some(in_brackets(input).ok()?.2)
    }

    fn field(&mut self, input: ParseStream<'_>) -> Option<Field> {
        self.attributes(input);
        let position = self.position();
        self.word_before_name(position, input);
        let name = self.name(position, input)?;
        self.last = Some(name.span());
        let field = self.colon(input, format_args!("`{name}`")).and_then(|()| {
            let takes_map = matches!(meant_field(&name.to_string()), Some("query" | "headers"));
            if takes_map && input.peek(token::Brace) {
                self.map(input)
            } else {
                self.value(input, format_args!("`{name}`"))
            }
        });
        if let Some(value) = field {
            return Some(Field { position, name, value });
        }
        self.fields.without_value.push(name);
        None
    }

    /// Refuses attributes: a macro is not told whether a `cfg` holds, and nothing else has a meaning here.
    fn attributes(&mut self, input: ParseStream<'_>) {
        let position = self.position();
        if !input.peek(Token![#]) {
            return;
        }
        for attribute in input.call(Attribute::parse_outer).unwrap_or_default() {
            let message =
                "attribute on a field; put it before the whole call, or before a constant that the field names";
            self.errors.report(position, attribute, message);
        }
    }

    /// Refuses `pub`, `let` and the like before the name of a field.
    fn word_before_name(&mut self, position: Position, input: ParseStream<'_>) {
        if input.peek2(Ident::peek_any)
            && input.peek3(Token![:])
            && let Ok(word) = input.call(Ident::parse_any)
        {
            let message = format!("`{word}` before the name of a field; remove it");
            self.errors.report(position, word, message);
        }
    }

    fn name(&mut self, position: Position, input: ParseStream<'_>) -> Option<Ident> {
        if let Ok(name) = input.call(Ident::parse_any) {
            return Some(name.unraw());
        }
        if input.peek(LitStr)
            && (input.peek2(Token![:]) || input.peek2(Token![=]))
            && let Ok(quoted) = input.parse::<LitStr>()
            && let Ok(name) = quoted.parse::<Ident>()
        {
            self.errors.report(position, &quoted, format_args!("quotes around the name of a field; write `{name}`"));
            return Some(Ident::new(&name.to_string(), quoted.span()));
        }
        if input.peek(Token![,]) {
            self.report_next(position, input, "`,` without a field before it; remove it");
            return None;
        }
        if let Ok(dots) = input.parse::<Token![..]>() {
            self.errors.report(position, dots, "`..` in place of fields; what is left out has its default: remove it");
            return None;
        }
        let found = found_next(input);
        let message = format!("expected a field, such as `bucket: \"examplebucket-1250000000\"`, found {found}");
        // One sentence is enough for a call whose fields have no names.
        if !self.fields.has_unnamed {
            self.report_next(position, input, &message);
        }
        self.fields.has_unnamed = true;
        None
    }

    /// Reads the colon. What stands in its place is reported and taken for one.
    fn colon(&mut self, input: ParseStream<'_>, after: Arguments<'_>) -> Option<()> {
        let position = self.position();
        if input.peek(Token![:]) && !input.peek(Token![::]) {
            return input.parse::<Token![:]>().ok().map(drop);
        }
        let is_comma_for_colon = input.peek(Token![,]) && input.peek2(LitStr) && !input.peek3(Token![:]);
        if input.is_empty() || (input.peek(Token![,]) && !is_comma_for_colon) {
            let found = found_next(input);
            self.report_next(position, input, &format!("expected `:` and a value after {after}, found {found}"));
            return None;
        }
        let wrong = if input.peek(Token![=>]) {
            input.parse::<Token![=>]>().map(|it| (it.to_token_stream(), "`=>`"))
        } else if input.peek(Token![::]) {
            input.parse::<Token![::]>().map(|it| (it.to_token_stream(), "`::`"))
        } else if is_comma_for_colon {
            input.parse::<Token![,]>().map(|it| (it.to_token_stream(), "`,`"))
        } else {
            input.parse::<Token![=]>().map(|it| (it.to_token_stream(), "`=`"))
        };
        if let Ok((tokens, found)) = wrong {
            self.errors.report(position, tokens, format_args!("expected `:` after {after}, found {found}"));
        } else {
            let found = found_next(input);
            self.report_next(position, input, &format!("expected `:` after {after}, found {found}"));
        }
        Some(())
    }

    fn value(&mut self, input: ParseStream<'_>, of: Arguments<'_>) -> Option<Value> {
        let position = self.position();
        if input.is_empty() || input.peek(Token![,]) {
            let found = found_next(input);
            self.report_next(position, input, &format!("expected a value for {of}, found {found}"));
            return None;
        }
        // By far the most frequent, and read without the parser of expressions, which the compiler runs unoptimized.
        if input.peek(LitStr) && (input.peek2(Token![,]) || input.peek2(End)) {
            return input.parse().ok().map(|text| Value { position, kind: Kind::Text(text) });
        }
        let begin = input.fork();
        match input.parse::<Expr>() {
            Ok(expression) => Some(Value { position, kind: kind_of(expression) }),
            // The parser reports from within, in words of other syntaxes.
            Err(_) if begin.peek(token::Brace) || begin.peek(token::Paren) || begin.peek(token::Bracket) => {
                let found = found_next(&begin);
                self.report_next(position, &begin, &format!("expected a value for {of}, found {found}"));
                None
            }
            Err(error) => {
                let found = found_next(input);
                let message = if input.is_empty() {
                    format!("expected a value for {of}: {error}")
                } else {
                    format!("expected a value for {of}, found {found}")
                };
                self.report_next(position, input, &message);
                None
            }
        }
    }

    fn map(&mut self, input: ParseStream<'_>) -> Option<Value> {
        let position = self.position();
        let (brace, content) = in_braces(input).ok()?;
        let mut pairs = Vec::new();
        while !content.is_empty() {
            match self.pair(&content) {
                Some(pair) => {
                    pairs.push(pair);
                    self.comma(&content, format_args!("the value"), |ahead| ahead.peek(Lit));
                }
                None => pass_over_to_comma(&content),
            }
        }
        Some(Value { position, kind: Kind::Map(brace, pairs) })
    }

    fn pair(&mut self, input: ParseStream<'_>) -> Option<(Value, Value)> {
        if let Ok(dots) = input.parse::<Token![..]>() {
            let position = self.position();
            self.errors.report(position, dots, "`..` in place of a name and its value; write each of them");
            return None;
        }
        let name = self
            .quoted(input)
            .or_else(|| self.unquoted(input))
            .map_or_else(|| self.value(input, format_args!("a name")), Some)?;
        self.last = name.to_token_stream().into_iter().last().map(|token| token.span());
        self.colon(input, format_args!("the name"))?;
        let value = self.value(input, format_args!("the name"))?;
        Some((name, value))
    }

    /// A name without quotes, as in `{ versionId: ".." }` or `{ Content-Type: ".." }`, is reported and taken for the text.
    /// A constant, in capitals, is not one, nor is anything else that could be a whole expression.
    fn unquoted(&mut self, input: ParseStream<'_>) -> Option<Value> {
        let ahead = input.fork();
        let first: Ident = ahead.call(Ident::parse_any).ok()?;
        let mut text = first.unraw().to_string();
        while ahead.parse::<Token![-]>().is_ok() {
            let next: Ident = ahead.call(Ident::parse_any).ok()?;
            text = format!("{text}-{next}");
        }
        let is_constant = !text.contains('-') && !text.chars().any(char::is_lowercase);
        if is_constant || !ahead.peek(Token![:]) || ahead.peek(Token![::]) {
            return None;
        }
        let mut tokens = TokenStream::new();
        while !input.peek(Token![:]) {
            tokens.extend(input.parse::<TokenTree>());
        }
        let position = self.position();
        let of_variable = if text.contains('-') { String::new() } else { format!(", or `({text})` for a variable") };
        self.errors.report(
            position,
            tokens,
            format_args!("expected a string, found `{text}`; write `\"{text}\"`{of_variable}"),
        );
        Some(Value { position, kind: Kind::Text(LitStr::new(&text, first.span())) })
    }

    /// A literal by itself, because `"a" = "b"` is an expression too.
    fn quoted(&mut self, input: ParseStream<'_>) -> Option<Value> {
        let text = if input.peek(LitStr) { input.parse().ok()? } else { return None };
        Some(Value { position: self.position(), kind: Kind::Text(text) })
    }

    /// Reads the comma after a value. Where it is missing before something that begins the next one, reading goes on
    /// there; otherwise the rest up to the next comma is passed over.
    fn comma(&mut self, input: ParseStream<'_>, after: Arguments<'_>, begins_next: fn(ParseStream<'_>) -> bool) {
        if input.is_empty() || input.parse::<Token![,]>().is_ok() {
            return;
        }
        let position = self.position();
        let found = found_next(input);
        self.report_next(position, input, &format!("expected `,` after {after}, found {found}"));
        if input.parse::<Token![;]>().is_err() && !begins_next(input) {
            pass_over_to_comma(input);
        }
    }

    /// Reports a mistake under the next token, or at the end of the input.
    fn report_next(&mut self, position: Position, input: ParseStream<'_>, message: &str) {
        let next = input.fork().parse::<TokenTree>();
        let span = next.map_or_else(|_| self.last.unwrap_or_else(|| input.span()), |token| token.span());
        let mut at = Group::new(Delimiter::None, TokenStream::new());
        at.set_span(span);
        self.errors.report(position, at, message);
    }
}

/// Whether a name stands here with a colon after it, or with what is taken for one.
fn begins_field(input: ParseStream<'_>) -> bool {
    input.peek(Ident::peek_any) && (input.peek2(Token![:]) || input.peek2(Token![=]))
}

fn found_next(input: ParseStream<'_>) -> String {
    match input.fork().parse::<TokenTree>() {
        Ok(token) => token_text(&token),
        Err(_) => String::from("the end"),
    }
}

fn in_braces(input: ParseStream<'_>) -> syn::Result<(token::Brace, ParseBuffer<'_>)> {
    let content;
    Ok((braced!(content in input), content))
}

fn in_brackets(input: ParseStream<'_>) -> syn::Result<(&'static str, Span, ParseBuffer<'_>)> {
    let content;
    if input.peek(token::Paren) {
        let parentheses = parenthesized!(content in input);
        Ok(("parentheses", parentheses.span.open(), content))
    } else if input.peek(token::Bracket) {
        let brackets = bracketed!(content in input);
        Ok(("brackets", brackets.span.open(), content))
    } else {
        let (braces, content) = in_braces(input)?;
        Ok(("braces", braces.span.open(), content))
    }
}

/// Goes on after the next comma.
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

/// The expression without the invisible group that a `macro_rules!` puts round what it was given, and without
/// parentheses.
pub(crate) fn ungrouped(expression: Expr) -> Expr {
    match expression {
        Expr::Group(group) => ungrouped(*group.expr),
        Expr::Paren(paren) => ungrouped(*paren.expr),
        expression => expression,
    }
}

impl Value {
    /// What the value is, as messages name it: `a string`, `an integer`, ...
    pub(crate) fn found(&self) -> String {
        match &self.kind {
            Kind::Text(_) => with_article("string"),
            Kind::Literal(expression) => crate::found::literal(expression),
            Kind::Expression(_) => with_article("expression"),
            Kind::Map(..) => String::from("`{ .. }`"),
        }
    }
}

impl ToTokens for Value {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match &self.kind {
            Kind::Text(text) => text.to_tokens(tokens),
            Kind::Literal(expression) | Kind::Expression(expression) => expression.to_tokens(tokens),
            Kind::Map(brace, pairs) => {
                let mut content = TokenStream::new();
                for (name, value) in pairs {
                    name.to_tokens(&mut content);
                    value.to_tokens(&mut content);
                }
                let mut group = Group::new(Delimiter::Brace, content);
                group.set_span(brace.span.join());
                group.to_tokens(tokens);
            }
        }
    }
}
