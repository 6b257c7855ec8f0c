//! Generates the expansion. It calls public constructors and the functions of `cos_url::__private`.

mod signed;
mod unsigned;
mod value;

use crate::cross_field;
use crate::errors::{Errors, Place};
use crate::fields::Form;
use crate::meaning::{Call, Context, FromLiteral, Scalar, names};
use crate::syntax;
use proc_macro2::{TokenStream, TokenTree};
use quote::{format_ident, quote};
use syn::Expr;

/// Expands `cos_url!`, with the path of the crate `cos-url`.
pub(crate) fn cos_url(path: &TokenStream, input: &TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let fields = syntax::fields(input, &mut errors);
    let call = Call::new(fields, &mut errors);
    cross_field::check(&call, &mut errors);
    errors.finish(|| {
        let expansion = match (call.form, &call.signer) {
            (Form::Unsigned, _) => unsigned::expand(path, &call),
            (_, Some(signer)) => signed::expand(path, &call, signer),
            _ => value::expand(path, &call),
        };
        // A missing required field was reported before.
        expansion.unwrap_or_default()
    })
}

/// Expands `bucket!` and the other macros for one value.
pub(crate) fn single<T: FromLiteral>(path: &TokenStream, input: &TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let expansion = single_value::<T>(path, input, &mut errors);
    errors.finish(|| expansion)
}

fn single_value<T: FromLiteral>(path: &TokenStream, input: &TokenStream, errors: &mut Errors) -> TokenStream {
    let of_type = format_ident!("{}", T::TYPE);
    let Ok(value) = syntax::single(input.clone()) else {
        errors.report(Place::whole(input), not_one_value::<T>(input));
        return TokenStream::new();
    };
    let place = value.place;
    match (Context { form: Form::Single, errors }).scalar::<T>(value) {
        None => TokenStream::new(),
        Some(Scalar::Literal(_, literal)) => quote!(#path::#of_type::from_static(#literal)),
        Some(Scalar::Expression(expression)) => {
            if matches!(&expression, Expr::Macro(call) if call.mac.path.is_ident("format")) {
                let format = input.to_string().replacen("format! (", "format!(", 1);
                let message = format!("`format!` is evaluated at run time; write `{}::new({format})?`", T::TYPE);
                errors.report(place, message);
            } else if names(quote!(#expression), "Self") {
                let message = format!(
                    "the constant expression of this macro cannot name `Self`; make the associated constant itself a `{}`",
                    T::TYPE
                );
                errors.report(place, message);
            }
            // A separate constant, so that `cargo check` evaluates it wherever the macro is called.
            quote!({
                const __COS_URL: #path::#of_type = #path::#of_type::from_static(#expression);
                __COS_URL
            })
        }
    }
}

fn not_one_value<T: FromLiteral>(input: &TokenStream) -> String {
    let mut tokens = input.clone().into_iter();
    let is_format = matches!(tokens.next(), Some(TokenTree::Literal(text)) if text.to_string().contains('{'))
        && matches!(tokens.next(), Some(TokenTree::Punct(comma)) if comma.as_char() == ',');
    if is_format {
        format!(
            "expected one string literal; for a text that contains values, write `{}::new(format!({input}))?`",
            T::TYPE
        )
    } else {
        format!("expected one string literal, such as `\"{}\"`", T::EXAMPLE)
    }
}
