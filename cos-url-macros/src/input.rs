//! The syntax: `field: value, field: value`.

use crate::errors::{Errors, Position};
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{ParseBuffer, ParseStream, Parser};
use syn::{Expr, ExprLit, ExprUnary, Ident, Lit, LitStr, Token, UnOp, braced, token};

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

/// Reads the fields of `cos_url!`. What cannot be read is reported and passed over.
pub(crate) fn fields(input: TokenStream, errors: &mut Errors) -> Vec<Field> {
    let mut reader = Reader { errors, next: 0 };
    let result = (|input: ParseStream<'_>| Ok(reader.fields(input))).parse2(input);
    // The closure reads to the end and never fails.
    result.unwrap_or_default()
}

/// Reads the one value of `bucket!`, `region!` and `object_key!`.
pub(crate) fn single(input: TokenStream) -> syn::Result<Value> {
    let expression: Expr = syn::parse2(input)?;
    Ok(Value { position: 0, kind: kind_of(expression) })
}

struct Reader<'a> {
    errors: &'a mut Errors,
    next: Position,
}

impl Reader<'_> {
    fn position(&mut self) -> Position {
        self.next += 1;
        self.next
    }

    fn fields(&mut self, input: ParseStream<'_>) -> Vec<Field> {
        let mut fields = Vec::new();
        while !input.is_empty() {
            match self.field(input) {
                Some(field) => {
                    self.comma(input, |ahead| ahead.peek(Ident::peek_any));
                    fields.push(field);
                }
                None => pass_over_to_comma(input),
            }
        }
        fields
    }

    fn field(&mut self, input: ParseStream<'_>) -> Option<Field> {
        let position = self.position();
        let Ok(name) = input.call(Ident::parse_any) else {
            self.report_next(position, input, "expected a field, such as `bucket: \"examplebucket-1250000000\"`");
            return None;
        };
        self.colon(input, &format!("`{name}`"))?;
        let takes_map = name == "query" || name == "headers";
        let value = if takes_map && input.peek(token::Brace) {
            self.map(input)?
        } else {
            self.value(input, &format!("`{name}`"))?
        };
        Some(Field { position, name, value })
    }

    /// Reads the colon; an `=` in its place is reported and taken for one.
    fn colon(&mut self, input: ParseStream<'_>, after: &str) -> Option<()> {
        let position = self.position();
        if input.parse::<Option<Token![:]>>().ok()?.is_some() {
            return Some(());
        }
        if let Ok(equals) = input.parse::<Token![=]>() {
            self.errors.report(position, equals, format_args!("expected `:` after {after}, found `=`"));
            return Some(());
        }
        self.report_next(position, input, &format!("expected `:` and a value after {after}"));
        None
    }

    fn value(&mut self, input: ParseStream<'_>, after: &str) -> Option<Value> {
        let position = self.position();
        if input.is_empty() || input.peek(Token![,]) {
            self.report_next(position, input, &format!("expected a value for {after}"));
            return None;
        }
        match input.parse::<Expr>() {
            Ok(expression) => Some(Value { position, kind: kind_of(expression) }),
            Err(error) => {
                self.errors.report_syntax(position, error);
                None
            }
        }
    }

    fn map(&mut self, input: ParseStream<'_>) -> Option<Value> {
        let position = self.position();
        let (brace, content) = match in_braces(input) {
            Ok(braced) => braced,
            Err(error) => {
                self.errors.report_syntax(position, error);
                return None;
            }
        };
        let mut pairs = Vec::new();
        while !content.is_empty() {
            match self.pair(&content) {
                Some(pair) => {
                    self.comma(&content, |ahead| ahead.peek(Lit));
                    pairs.push(pair);
                }
                None => pass_over_to_comma(&content),
            }
        }
        Some(Value { position, kind: Kind::Map(brace, pairs) })
    }

    fn pair(&mut self, input: ParseStream<'_>) -> Option<(Value, Value)> {
        let name = self.value(input, "a name")?;
        self.colon(input, "the name")?;
        let value = self.value(input, "the name")?;
        Some((name, value))
    }

    /// Reads the comma after a value. Where it is missing before something that begins the next one, reading goes on
    /// there; otherwise the rest up to the next comma is passed over.
    fn comma(&mut self, input: ParseStream<'_>, begins_next: fn(ParseStream<'_>) -> bool) {
        if input.is_empty() || input.parse::<Token![,]>().is_ok() {
            return;
        }
        let position = self.position();
        self.report_next(position, input, "expected `,` before this");
        if !begins_next(input) {
            pass_over_to_comma(input);
        }
    }

    /// Reports a mistake under the next token, or at the end of the input.
    fn report_next(&mut self, position: Position, input: ParseStream<'_>, message: &str) {
        match input.fork().parse::<TokenTree>() {
            Ok(token) => self.errors.report(position, token, message),
            Err(_) => self.errors.report_syntax(position, input.error(message)),
        }
    }
}

fn in_braces(input: ParseStream<'_>) -> syn::Result<(token::Brace, ParseBuffer<'_>)> {
    let content;
    Ok((braced!(content in input), content))
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
fn ungrouped(expression: Expr) -> Expr {
    match expression {
        Expr::Group(group) => ungrouped(*group.expr),
        Expr::Paren(paren) => ungrouped(*paren.expr),
        expression => expression,
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
