//! All mistakes of one call, in the order in which they stand in the source.

use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use std::fmt::Display;

/// The place of a value in the input: values are numbered as they are read.
pub(crate) type Position = usize;

/// The mistakes found so far.
#[derive(Default)]
pub(crate) struct Errors(Vec<Mistake>);

struct Mistake {
    position: Position,
    first: Span,
    last: Span,
    message: String,
}

impl Errors {
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Reports a mistake under the tokens that hold it.
    pub(crate) fn report(&mut self, position: Position, tokens: impl ToTokens, message: impl Display) {
        let mut spans = tokens.into_token_stream().into_iter().map(|token| token.span());
        let first = spans.next().unwrap_or_else(Span::call_site);
        let last = spans.last().unwrap_or(first);
        self.0.push(Mistake { position, first, last, message: message.to_string() });
    }

    /// Reports a mistake of the whole call, after all others.
    pub(crate) fn report_whole(&mut self, input: &TokenStream, message: impl Display) {
        self.report(Position::MAX, input, message);
    }

    /// Nothing, or one expression that stands for the call: it reports every mistake and has any type that is asked for,
    /// so that nothing else is reported.
    pub(crate) fn finish(mut self) -> Result<(), TokenStream> {
        if self.0.is_empty() {
            return Ok(());
        }
        self.0.sort_by_key(|mistake| mistake.position);
        // As statements: of expressions, the compiler would report only the first, and rust-analyzer misses a value.
        let mut block: TokenStream = self.0.iter().flat_map(Mistake::compile_error).collect();
        // Of any type, and never evaluated.
        block.extend(quote!(::core::option::Option::unwrap(::core::option::Option::None)));
        Err(TokenTree::Group(Group::new(Delimiter::Brace, block)).into())
    }
}

impl Mistake {
    /// `::core::compile_error! { message }`.
    fn compile_error(&self) -> TokenStream {
        let punct = |character, spacing| {
            let mut punct = Punct::new(character, spacing);
            punct.set_span(self.first);
            TokenTree::Punct(punct)
        };
        let mut message = Literal::string(&self.message);
        message.set_span(self.last);
        let mut argument = Group::new(Delimiter::Brace, TokenTree::Literal(message).into());
        argument.set_span(self.last);
        [
            punct(':', Spacing::Joint),
            punct(':', Spacing::Alone),
            Ident::new("core", self.first).into(),
            punct(':', Spacing::Joint),
            punct(':', Spacing::Alone),
            Ident::new("compile_error", self.first).into(),
            punct('!', Spacing::Alone),
            argument.into(),
        ]
        .into_iter()
        .collect()
    }
}
