//! Descriptions of tokens for messages, in the terms of the compiler.

use proc_macro2::{Delimiter, TokenTree};
use syn::{BinOp, Expr, ExprLit, Lit};

/// A token where another one was expected.
pub(crate) fn token_text(token: &TokenTree) -> String {
    match token {
        TokenTree::Ident(ident) => format!("`{ident}`"),
        TokenTree::Punct(punct) => format!("`{}`", punct.as_char()),
        TokenTree::Literal(found) => literal(&Lit::new(found.clone())).into(),
        TokenTree::Group(group) => match group.delimiter() {
            Delimiter::Parenthesis => "`(`".into(),
            Delimiter::Brace => "`{`".into(),
            Delimiter::Bracket => "`[`".into(),
            Delimiter::None => {
                group.stream().into_iter().next().map_or_else(|| "nothing".into(), |first| token_text(&first))
            }
        },
    }
}

/// The kind of an expression, according to its syntax.
pub(crate) fn expression(expression: &Expr) -> &'static str {
    match expression {
        Expr::Lit(ExprLit { lit, .. }) => literal(lit),
        Expr::Unary(unary) => self::expression(&unary.expr),
        Expr::Array(_) => "an array",
        Expr::Tuple(_) => "a tuple",
        _ => "an expression",
    }
}

fn literal(literal: &Lit) -> &'static str {
    match literal {
        Lit::Str(_) => "a string",
        Lit::ByteStr(_) => "a byte string",
        Lit::CStr(_) => "a C string",
        Lit::Byte(_) => "a byte",
        Lit::Char(_) => "a character",
        Lit::Int(_) => "an integer",
        Lit::Float(_) => "a floating-point number",
        Lit::Bool(_) => "a boolean",
        _ => "a literal",
    }
}

/// The text of a literal of another kind.
pub(crate) fn literal_as_string(literal: &Expr) -> Option<String> {
    let Expr::Lit(ExprLit { lit, .. }) = literal else { return None };
    match lit {
        Lit::ByteStr(text) => String::from_utf8(text.value()).ok(),
        Lit::CStr(text) => text.value().into_string().ok(),
        Lit::Char(character) => Some(character.value().into()),
        Lit::Int(number) => Some(number.base10_digits().into()),
        Lit::Float(number) => Some(number.base10_digits().into()),
        Lit::Bool(boolean) => Some(boolean.value.to_string()),
        _ => None,
    }
}

/// A text without quotes, such as `ap-beijing`. It is parsed as a subtraction of names and numbers, which is not valid
/// for any field.
pub(crate) fn unquoted_text(expression: &Expr) -> Option<String> {
    let Expr::Binary(binary) = expression else { return None };
    let last = match &*binary.right {
        Expr::Lit(ExprLit { lit: Lit::Int(number), .. }) => number.to_string(),
        name => unquoted_word(name)?,
    };
    let first = unquoted_text(&binary.left).or_else(|| unquoted_word(&binary.left))?;
    matches!(binary.op, BinOp::Sub(_)).then(|| format!("{first}-{last}"))
}

fn unquoted_word(expression: &Expr) -> Option<String> {
    let Expr::Path(path) = expression else { return None };
    Some(path.path.get_ident()?.to_string())
}
