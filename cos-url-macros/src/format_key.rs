//! `format_key!`: an object key from literal pieces and values. The pieces are checked here; each value is one segment
//! or a part of one, and is checked at run time.

use crate::errors::{Errors, Place};
use crate::lints::{bidirectional, first_escape, is_identifier};
use cos_url_core::{Context, ObjectKey, echo};
use proc_macro2::{Literal, Span, TokenStream, TokenTree};
use quote::{format_ident, quote};
use syn::parse::{ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{Expr, Ident, LitStr, Token};

/// Expands `format_key!`, with the path of the crate `cos-url`.
pub(crate) fn expand(path: &TokenStream, input: &TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let expansion = Call::parse(input, &mut errors).map(|call| call.expand(path, &mut errors));
    errors.finish(|| expansion.unwrap_or_default())
}

/// `"literal", name = value, ..`
struct Call {
    literal: LitStr,
    pieces: Vec<Piece>,
    arguments: Vec<Argument>,
}

enum Piece {
    /// Text of the key.
    Text(String),
    /// `{name}` or `{name:format}`.
    Value { name: String, format: String },
}

/// `name = value`, which defines a variable of that name.
struct Argument {
    name: Option<Ident>,
    value: Expr,
}

impl Call {
    fn parse(input: &TokenStream, errors: &mut Errors) -> Option<Self> {
        let read = |input: ParseStream<'_>| {
            let literal: LitStr = input.parse()?;
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
            Ok((literal, Punctuated::<Argument, Token![,]>::parse_terminated(input)?))
        };
        let Ok((literal, arguments)) = read.parse2(input.clone()) else {
            errors.report(Place::whole(input), not_a_format(input));
            return None;
        };
        let arguments = arguments.into_iter().collect();
        let pieces = match pieces(&literal.value()) {
            Ok(pieces) => pieces,
            Err(message) => {
                errors.report(Place::new(0, &literal), message);
                return None;
            }
        };
        let call = Self { literal, pieces, arguments };
        call.check(errors);
        Some(call)
    }

    fn check(&self, errors: &mut Errors) {
        if let Some(message) = error_in(&self.pieces) {
            errors.report(Place::new(0, &self.literal), message);
        }
        for (position, Argument { name, value }) in self.arguments.iter().enumerate() {
            match name {
                None => errors.report(
                    Place::new(position + 1, value),
                    "this value has no name; write `name = ..`, and `{name}` in the key",
                ),
                Some(name) if !self.names().any(|used| name == used) => {
                    errors.report(
                        Place::new(position + 1, name),
                        format_args!("`{name}` is not used; write `{{{name}}}` in the key"),
                    );
                }
                Some(name) if self.is_earlier(name, position) => {
                    errors.report(Place::new(position + 1, name), format_args!("`{name}` is given more than once"));
                }
                Some(_) => {}
            }
        }
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Text(_) => None,
            Piece::Value { name, .. } => Some(name.as_str()),
        })
    }

    fn is_earlier(&self, name: &Ident, position: usize) -> bool {
        self.arguments.iter().take(position).any(|argument| argument.name.as_ref() == Some(name))
    }

    fn expand(&self, path: &TokenStream, errors: &mut Errors) -> TokenStream {
        let mut pieces = TokenStream::new();
        for piece in &self.pieces {
            pieces.extend(match piece {
                Piece::Text(text) => quote!(#path::__private::KeyPiece::Text(#text),),
                Piece::Value { name, format } => self.value(path, name, format, errors),
            });
        }
        let key = quote!(#path::__private::format_key(&[#pieces]));
        if self.arguments.is_empty() {
            return key;
        }
        // The values are evaluated first, because a future that holds `format_args!` across an `.await` is not `Send`.
        let values = self.arguments.iter().map(|argument| &argument.value);
        let bindings = self.arguments.iter().enumerate().map(binding);
        quote!(match (#(&#values,)*) { (#(#bindings,)*) => #key })
    }

    /// A value, formatted by the compiler. A name without an argument is a variable in the scope of the literal.
    fn value(&self, path: &TokenStream, name: &str, format: &str, errors: &mut Errors) -> TokenStream {
        let is_named = |argument: &Argument| argument.name.as_ref().is_some_and(|found| found == name);
        let mut arguments = self.arguments.iter().enumerate();
        let variable = match (arguments.find(|(_, argument)| is_named(argument)), syn::parse_str::<Ident>(name)) {
            (Some(argument), _) => binding(argument),
            (None, Ok(mut variable)) => {
                variable.set_span(self.literal.span());
                variable
            }
            (None, Err(_)) => {
                let message = format!("`{name}` is a keyword; write `{{value}}`, and `value = ..` after the key");
                errors.report(Place::new(0, &self.literal), message);
                return TokenStream::new();
            }
        };
        let mut format = Literal::string(&format!("{{{format}}}"));
        format.set_span(self.literal.span());
        quote!(#path::__private::KeyPiece::Value(#name, ::core::format_args!(#format, #variable)),)
    }
}

/// The variable of the expansion that holds the value of an argument. If the type cannot be formatted, the compiler
/// reports this at the value.
fn binding((position, argument): (usize, &Argument)) -> Ident {
    format_ident!("value_{position}", span = Span::mixed_site().located_at(argument.value.span()))
}

impl syn::parse::Parse for Argument {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let name = if input.peek(Ident) && input.peek2(Token![=]) && !input.peek2(Token![==]) {
            let name = input.parse()?;
            input.parse::<Token![=]>()?;
            Some(name)
        } else {
            None
        };
        Ok(Self { name, value: input.parse()? })
    }
}

const EXAMPLE: &str = "`\"users/{user}/{file}\"`";

fn not_a_format(input: &TokenStream) -> String {
    match input.clone().into_iter().next() {
        None => format!("expected a string literal, such as {EXAMPLE}"),
        Some(TokenTree::Literal(literal)) if literal.to_string().starts_with(['"', 'r']) => {
            "expected `name = value` after the key; a value that is not a variable has a name, such as `user = request.user`".into()
        }
        Some(_) => format!(
            "expected a string literal, such as {EXAMPLE}; for a text known only at run time, use `KeyPrefix::key_path`"
        ),
    }
}

/// The pieces of a format, in which `{{` and `}}` are escaped braces.
fn pieces(text: &str) -> Result<Vec<Piece>, String> {
    let (mut pieces, mut literal, mut rest) = (Vec::new(), String::new(), text);
    while let Some(at) = rest.find(['{', '}']) {
        let (before, from) = rest.split_at(at);
        literal.push_str(before);
        if let Some(after) = from.strip_prefix("{{") {
            literal.push('{');
            rest = after;
        } else if let Some(after) = from.strip_prefix("}}") {
            literal.push('}');
            rest = after;
        } else if let Some((value, after)) = from.strip_prefix('{').and_then(|inner| inner.split_once('}')) {
            if !literal.is_empty() {
                pieces.push(Piece::Text(std::mem::take(&mut literal)));
            }
            pieces.push(placeholder(value)?);
            rest = after;
        } else {
            let brace = from.get(..1).unwrap_or_default();
            return Err(format!(
                "invalid key format: this `{brace}` is unmatched; write `{brace}{brace}` for a brace in the key"
            ));
        }
    }
    literal.push_str(rest);
    if !literal.is_empty() {
        pieces.push(Piece::Text(literal));
    }
    Ok(pieces)
}

/// The text between two braces.
fn placeholder(value: &str) -> Result<Piece, String> {
    let (name, format) = match value.find(':') {
        Some(at) => value.split_at(at),
        None => (value, ""),
    };
    if !name.is_empty() && is_identifier(name) {
        return Ok(Piece::Value { name: name.into(), format: format.into() });
    }
    let shown = echo(value);
    Err(if name.is_empty() || name.bytes().all(|byte| byte.is_ascii_digit()) {
        format!(
            "invalid key format: the value `{{{shown}}}` has no name; write `{{name}}`, and `name = ..` after the key if it is not a variable"
        )
    } else {
        format!(
            "invalid key format: `{{{shown}}}` is not the name of a variable; write `{{name}}`, and `name = ..` after the key"
        )
    })
}

/// The error in the literal pieces, if there is one.
fn error_in(pieces: &[Piece]) -> Option<String> {
    let written: String = pieces.iter().map(Piece::written).collect();
    let shortest: String = pieces.iter().map(Piece::shortest).collect();
    // If the text is too long only because of the names of the values, the key is valid.
    if let (Err(error), Err(_)) = (ObjectKey::new(written.as_str()), ObjectKey::new(shortest)) {
        return Some(error.__in(Context::KeyFormat).to_string());
    }
    if let Some(found) = bidirectional(&written) {
        return Some(format!(
            "invalid key format `{}`: {found}, or pass this text as a value if the key really contains it",
            echo(&written)
        ));
    }
    pieces.iter().find_map(|piece| match piece {
        Piece::Text(text) => suspicion(text),
        Piece::Value { .. } => None,
    })
}

/// A piece that is valid, but probably wrong.
fn suspicion(text: &str) -> Option<String> {
    let shown = echo(text);
    if text.contains("://") {
        return Some(format!(
            "invalid key format `{shown}`: an object key does not contain a scheme or host; write only the part after \
             the host"
        ));
    }
    let (_, escape) = first_escape(text)?;
    Some(format!(
        "invalid key format `{shown}`: `{escape}` looks percent-encoded, but an object key is written without \
         encoding; write the unencoded character, or pass this text as a value if the key really contains it"
    ))
}

impl Piece {
    /// The piece as in the literal, but with single braces.
    fn written(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Value { name, format } => format!("{{{name}{format}}}"),
        }
    }

    /// The piece with the shortest value.
    fn shortest(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Value { .. } => "x",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expanded(input: &str) -> String {
        let input: TokenStream = input.parse().unwrap();
        expand(&quote!(cos_url), &input).to_string()
    }

    /// The messages of the compile errors.
    fn messages(input: &str) -> Vec<String> {
        let mut found = Vec::new();
        collect(expand(&quote!(cos_url), &input.parse().unwrap()), &mut found);
        found
    }

    fn collect(tokens: TokenStream, found: &mut Vec<String>) {
        for token in tokens {
            match token {
                TokenTree::Group(group) => collect(group.stream(), found),
                TokenTree::Literal(literal) => {
                    found.extend(syn::parse_str::<LitStr>(&literal.to_string()).map(|text| text.value()));
                }
                TokenTree::Ident(_) | TokenTree::Punct(_) => {}
            }
        }
    }

    #[test]
    fn a_format_becomes_pieces() {
        let expected = quote!(match (&upload.name,) {
            (value_0,) => cos_url::__private::format_key(&[
                cos_url::__private::KeyPiece::Text("users/"),
                cos_url::__private::KeyPiece::Value("user", ::core::format_args!("{:05}", user)),
                cos_url::__private::KeyPiece::Text("/{a}/"),
                cos_url::__private::KeyPiece::Value("file", ::core::format_args!("{}", value_0)),
            ]),
        });
        let input = r#""users/{user:05}/{{a}}/{file}", file = upload.name,"#;
        // `quote!` writes a comma after the last piece and none after the arm.
        let plain = |text: String| text.replace(", ]", "]").replace(", }", "}").replace(" ]", "]").replace(" }", "}");
        assert_eq!(plain(expanded(input)), plain(expected.to_string()));
    }

    #[test]
    fn errors_are_reported_with_a_fix() {
        for (input, expected) in [
            ("", &["expected a string literal, such as `\"users/{user}/{file}\"`"][..]),
            (
                "text",
                &["expected a string literal, such as `\"users/{user}/{file}\"`; for a text known only at run time, \
                     use `KeyPrefix::key_path`"],
            ),
            (
                r#""a/{b}" b"#,
                &["expected `name = value` after the key; a value that is not a variable has a name, such as `user = \
                   request.user`"],
            ),
            (
                r#""/a/{b}""#,
                &[
                    "invalid object key `/a/{b}`: object keys do not start with `/` or `\\` (`/` at byte 0); write `a/{b}`",
                ],
            ),
            (
                r#""a/../{b}""#,
                &[
                    "invalid object key `a/../{b}`: URL parsers and HTTP clients resolve the segments `.` and `..` (`.` at byte \
                   2); write the key without them",
                ],
            ),
            (
                r#""https://a.com/{c}""#,
                &["invalid key format `https://a.com/`: an object key does not contain a scheme or host; write only \
                     the part after the host"],
            ),
            (
                r#""报/\u{202e}{c}""#,
                &[
                    "invalid key format `报/\\u{202e}{c}`: the bidirectional control character `\\u{202e}` at byte 4 changes \
                   the displayed order of the text; remove it, or pass this text as a value if the key really contains it",
                ],
            ),
            (
                r#""a/{b}", b = 1, b = 2, c = 3, d"#,
                &[
                    "`b` is given more than once",
                    "`c` is not used; write `{c}` in the key",
                    "this value has no name; write `name = ..`, and `{name}` in the key",
                ],
            ),
            (r#""a/{type}""#, &["`type` is a keyword; write `{value}`, and `value = ..` after the key"]),
        ] {
            assert_eq!(messages(input), expected, "{input}");
        }
    }

    #[test]
    fn the_length_excludes_the_names_of_values() {
        let input = format!("\"{}/{{a_name_of_many_characters}}\"", "a".repeat(848));
        assert!(expanded(&input).contains("format_key"));
        let input = format!("\"{}/{{b}}\"", "a".repeat(850));
        assert!(messages(&input).concat().contains("an object key has at most 850 bytes"));
    }
}
