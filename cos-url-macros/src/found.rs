//! How messages name what was found, in the compiler's own words.

use proc_macro2::{Delimiter, TokenTree};
use syn::{Expr, ExprLit, Lit};

/// `a string`, `an integer`.
pub(crate) fn with_article(noun: &str) -> String {
    let article =
        if noun.trim_start_matches('`').starts_with(['a', 'e', 'i', 'o', 'A', 'E', 'I', 'O']) { "an" } else { "a" };
    format!("{article} {noun}")
}

/// A token where another one was expected.
pub(crate) fn token_text(token: &TokenTree) -> String {
    match token {
        TokenTree::Ident(ident) => format!("`{ident}`"),
        TokenTree::Punct(punct) => format!("`{}`", punct.as_char()),
        TokenTree::Literal(found) => literal_text(&Lit::new(found.clone())),
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

/// A literal, a minus before it included.
pub(crate) fn literal(expression: &Expr) -> String {
    match expression {
        Expr::Lit(ExprLit { lit, .. }) => literal_text(lit),
        Expr::Unary(unary) => literal(&unary.expr),
        _ => with_article("expression"),
    }
}

fn literal_text(literal: &Lit) -> String {
    with_article(match literal {
        Lit::Str(_) => "string",
        Lit::ByteStr(_) => "byte string",
        Lit::CStr(_) => "C string",
        Lit::Byte(_) => "byte",
        Lit::Char(_) => "character",
        Lit::Int(_) => "integer",
        Lit::Float(_) => "floating-point number",
        Lit::Bool(_) => "boolean",
        _ => "literal",
    })
}

/// The type of an expression that its form gives away and that no field takes, and what makes it one that fits.
///
/// The compiler would find the same later, with no more to say than "mismatched types".
pub(crate) fn misfit(expression: &Expr, of_type: &str) -> Option<(&'static str, String)> {
    let make = || format!("make one of it with `{of_type}::new(..)?`");
    match expression {
        Expr::Array(_) => Some(("an array", String::new())),
        Expr::Tuple(_) => Some(("a tuple", String::new())),
        Expr::Closure(_) => Some(("a closure", String::new())),
        Expr::Range(_) => Some(("a range", String::new())),
        Expr::Macro(call) if call.mac.path.segments.last()?.ident == "format" => Some(("a `String`", make())),
        Expr::Macro(call) if call.mac.path.segments.last()?.ident == "vec" => Some(("a `Vec`", String::new())),
        Expr::MethodCall(call) if call.method == "to_string" || call.method == "to_owned" => {
            Some(("a `String`", make()))
        }
        Expr::MethodCall(call) if call.method == "as_str" => Some(("a `&str`", make())),
        Expr::MethodCall(call) if call.method == "parse" => Some(("a `Result`", String::from("write `?` after it"))),
        Expr::Binary(sum) if is_text(&sum.left) || is_text(&sum.right) => {
            Some(("a sum", String::from("join string literals with `concat!(..)`")))
        }
        Expr::Reference(reference) => match &*reference.expr {
            text if is_text(text) => Some(("a reference", String::from("remove the `&`"))),
            referred => misfit(referred, of_type).filter(|(found, _)| *found == "a `String`"),
        },
        Expr::Call(call) => called(&call.func, of_type),
        Expr::Path(path) if path.path.is_ident("None") => Some(("an `Option`", String::from("give a value"))),
        _ => None,
    }
}

/// As [`misfit`], for a call.
fn called(function: &Expr, of_type: &str) -> Option<(&'static str, String)> {
    let Expr::Path(path) = function else { return None };
    let mut segments = path.path.segments.iter().rev();
    let (name, owner) = (segments.next()?.ident.to_string(), segments.next().map(|owner| owner.ident.to_string()));
    match (owner.as_deref(), name.as_str()) {
        (None, "Some") => Some(("an `Option`", String::from("give the value itself"))),
        (Some("String"), _) => Some(("a `String`", format!("make one of it with `{of_type}::new(..)?`"))),
        (Some(owner), "new" | "custom" | "with_dot_segments" | "loopback") if owner == of_type => {
            Some(("a `Result`", String::from("write `?` after it")))
        }
        _ => None,
    }
}

fn is_text(expression: &Expr) -> bool {
    matches!(expression, Expr::Lit(ExprLit { lit: Lit::Str(_), .. }))
}
