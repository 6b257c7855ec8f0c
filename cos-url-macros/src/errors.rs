//! All errors of one call, in the order of the source.

use proc_macro2::{Delimiter, Group, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use std::fmt::Display;

/// A place in the input at which an error is reported.
#[derive(Clone, Copy)]
pub(crate) struct Place {
    /// Values are numbered in the order in which they are read.
    number: usize,
    first: Span,
    last: Span,
}

impl Place {
    pub(crate) fn new(number: usize, tokens: impl ToTokens) -> Self {
        let mut spans = tokens.into_token_stream().into_iter().map(|token| token.span());
        let first = spans.next().unwrap_or_else(Span::call_site);
        Self { number, first, last: spans.last().unwrap_or(first) }
    }

    pub(crate) fn at(number: usize, span: Span) -> Self {
        Self { number, first: span, last: span }
    }

    /// The whole input. Errors at this place come last.
    pub(crate) fn whole(input: &TokenStream) -> Self {
        Self::new(usize::MAX, input)
    }

    /// The place that comes later in the source.
    pub(crate) fn later(self, other: Self) -> Self {
        if self.number > other.number { self } else { other }
    }
}

/// The errors found so far.
#[derive(Default)]
pub(crate) struct Errors(Vec<(Place, String)>);

impl Errors {
    pub(crate) fn report(&mut self, place: Place, message: impl Display) {
        self.0.push((place, message.to_string()));
    }

    /// Returns the expansion, or one expression that reports every error. It has the type that the context requires,
    /// so that the compiler reports no other error.
    pub(crate) fn finish(mut self, expansion: impl FnOnce() -> TokenStream) -> TokenStream {
        if self.0.is_empty() {
            return expansion();
        }
        self.0.sort_by_key(|(place, _)| place.number);
        // Each error is a statement, because the compiler would report only the first of several expressions, and
        // because rust-analyzer would report a missing value.
        let mut block: TokenStream = self.0.iter().map(|(place, message)| compile_error(*place, message)).collect();
        // This expression can have any type, and is never evaluated.
        block.extend(quote!(::core::option::Option::unwrap(::core::option::Option::None)));
        TokenTree::Group(Group::new(Delimiter::Brace, block)).into()
    }
}

/// The compiler underlines from the first token to the last.
fn compile_error(place: Place, message: &str) -> TokenStream {
    let mut message = Literal::string(message);
    message.set_span(place.last);
    let mut argument = Group::new(Delimiter::Brace, TokenTree::Literal(message).into());
    argument.set_span(place.last);
    quote_spanned!(place.first=> ::core::compile_error! #argument)
}
