//! The names in the expansion.

use proc_macro2::{TokenStream, TokenTree};
use quote::format_ident;
use std::collections::HashSet;
use syn::Ident;

/// What the expansion calls the crate and its own constants.
pub(crate) struct Names<'a> {
    /// The path of the crate.
    pub(crate) path: &'a TokenStream,
    /// The `ObjectUrl` of the call.
    pub(crate) url: Ident,
    /// The bytes of the unsigned URL.
    pub(crate) bytes: Ident,
    /// The unsigned URL.
    pub(crate) text: Ident,
    /// One part.
    pub(crate) part: Ident,
    /// The parameters or headers.
    pub(crate) pairs: Ident,
    /// The parameters, where they are judged.
    pub(crate) query: Ident,
    /// The method, where it is judged.
    pub(crate) method: Ident,
    /// The endpoint, where it is judged.
    pub(crate) endpoint: Ident,
}

impl<'a> Names<'a> {
    /// Takes names that the input does not use: a constant of the user's own that is called like one of ours would
    /// otherwise be taken for it.
    pub(crate) fn new(path: &'a TokenStream, input: &TokenStream) -> Self {
        let mut used = HashSet::new();
        collect(input.clone(), &mut used);
        let fresh = |name: &str| {
            let mut name = String::from(name);
            while used.contains(&name) {
                name.push('_');
            }
            format_ident!("{name}")
        };
        Self {
            path,
            url: fresh("URL"),
            bytes: fresh("BYTES"),
            text: fresh("TEXT"),
            part: fresh("PART"),
            pairs: fresh("PAIRS"),
            query: fresh("QUERY"),
            method: fresh("METHOD"),
            endpoint: fresh("ENDPOINT"),
        }
    }
}

fn collect(tokens: TokenStream, names: &mut HashSet<String>) {
    for token in tokens {
        match token {
            TokenTree::Ident(ident) => {
                names.insert(ident.to_string());
            }
            TokenTree::Group(group) => collect(group.stream(), names),
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}
