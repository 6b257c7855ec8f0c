//! All mistakes of one call, in the order in which they stand in the source.

use proc_macro2::TokenStream;
use quote::ToTokens;
use std::fmt::Display;
use syn::Error;

/// The mistakes found so far, each with the position of what it is about.
#[derive(Default)]
pub(crate) struct Errors(Vec<(Position, Error)>);

/// The place of a value in the input: values are numbered as they are read.
pub(crate) type Position = usize;

impl Errors {
    /// Reports a mistake under the tokens that hold it.
    pub(crate) fn report(&mut self, position: Position, tokens: impl ToTokens, message: impl Display) {
        self.0.push((position, Error::new_spanned(tokens, message)));
    }

    /// Reports a mistake of the whole call.
    pub(crate) fn report_whole(&mut self, input: &TokenStream, message: impl Display) {
        self.0.push((Position::MAX, Error::new_spanned(input, message)));
    }

    /// Reports what `syn` could not read.
    pub(crate) fn report_syntax(&mut self, position: Position, error: Error) {
        self.0.push((position, error));
    }

    /// Nothing, or one `compile_error!` for each mistake.
    ///
    /// They are items, to be put in braces: as one expression, the compiler would report only the first.
    pub(crate) fn finish(mut self) -> Result<(), TokenStream> {
        if self.0.is_empty() {
            return Ok(());
        }
        self.0.sort_by_key(|(position, _)| *position);
        Err(self.0.into_iter().map(|(_, error)| error.into_compile_error()).collect())
    }
}
