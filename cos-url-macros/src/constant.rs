//! Which expressions are constants, by their look: a macro is not told what a name stands for.

use syn::{Expr, ExprPath, Ident};

/// Whether an expression is a constant that an item of its own can name.
///
/// A name in capitals is one, and so are a macro that gives a literal, a `const` block, and what is made of constants by
/// operators and by constructors such as `ObjectKey::from_static`. An associated constant of `Self` or of a type
/// parameter is none: an item cannot name it.
pub(crate) fn is_constant(expression: &Expr) -> bool {
    match expression {
        Expr::Lit(_) | Expr::Const(_) => true,
        Expr::Path(path) => is_constant_path(path),
        Expr::Group(group) => is_constant(&group.expr),
        Expr::Paren(paren) => is_constant(&paren.expr),
        Expr::Reference(reference) => is_constant(&reference.expr),
        Expr::Cast(cast) => is_constant(&cast.expr),
        Expr::Unary(unary) => is_constant(&unary.expr),
        Expr::Binary(binary) => is_constant(&binary.left) && is_constant(&binary.right),
        Expr::Call(call) => is_constructor(&call.func) && call.args.iter().all(is_constant),
        Expr::Macro(call) => call.mac.path.segments.last().is_some_and(|last| {
            const MACROS: [&str; 11] = [
                "env",
                "option_env",
                "concat",
                "include_str",
                "stringify",
                "module_path",
                "file",
                "bucket",
                "region",
                "object_key",
                "line",
            ];
            MACROS.iter().any(|name| last.ident == name)
        }),
        Expr::MethodCall(call) => {
            (call.method == "unwrap" || call.method == "expect")
                && matches!(&*call.receiver, Expr::Macro(_))
                && is_constant(&call.receiver)
        }
        _ => false,
    }
}

/// What in an expression is certainly not constant: a variable, a `?`, or the call of something on them.
pub(crate) fn run_time_part(expression: &Expr) -> Option<&Expr> {
    match expression {
        Expr::Path(path) => {
            let name = path.path.get_ident()?;
            (!is_capital(name)).then_some(expression)
        }
        Expr::Try(_) | Expr::Await(_) => Some(expression),
        Expr::Group(group) => run_time_part(&group.expr),
        Expr::Paren(paren) => run_time_part(&paren.expr),
        Expr::Reference(reference) => run_time_part(&reference.expr),
        Expr::Field(field) => run_time_part(&field.base),
        Expr::MethodCall(call) => run_time_part(&call.receiver).or_else(|| call.args.iter().find_map(run_time_part)),
        Expr::Call(call) => call.args.iter().find_map(run_time_part),
        _ => None,
    }
}

fn is_constant_path(path: &ExprPath) -> bool {
    let segments = &path.path.segments;
    let of_item = path.qself.is_none() && segments.first().is_some_and(|first| is_item(&first.ident));
    let variants = segments.len() > 1 && segments.iter().rev().nth(1).is_some_and(|owner| is_choice(&owner.ident));
    of_item && segments.last().is_some_and(|last| is_capital(&last.ident) || variants)
}

/// Whether the variants of a type are the values of a field: `Method::Put`.
fn is_choice(of_type: &Ident) -> bool {
    ["Method", "Protocol", "Endpoint"].iter().any(|name| of_type == name)
}

/// Whether a function makes a constant of constants: `ObjectKey::from_static`, `Duration::from_secs`, `Endpoint::Cdn`.
fn is_constructor(function: &Expr) -> bool {
    const NAMES: [&str; 8] =
        ["from_static", "custom_static", "from_secs", "from_millis", "from_micros", "from_nanos", "Custom", "Cdn"];
    let Expr::Path(path) = function else { return false };
    let segments = &path.path.segments;
    let of_item = segments.len() > 1 && segments.first().is_some_and(|first| is_item(&first.ident));
    of_item && segments.last().is_some_and(|last| NAMES.iter().any(|name| last.ident == name))
}

/// Whether a path can begin so and name an item: not `Self`, and not `T`, which looks like a type parameter.
fn is_item(first: &Ident) -> bool {
    let name = first.to_string();
    name != "Self" && (name.len() > 1 || name.chars().all(char::is_lowercase))
}

fn is_capital(name: &Ident) -> bool {
    let name = name.to_string();
    name.len() > 1 && !name.chars().any(char::is_lowercase) && name.chars().any(char::is_uppercase)
}
