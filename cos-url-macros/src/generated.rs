//! The names in the expansion.

use proc_macro2::{TokenStream, TokenTree};
use quote::format_ident;
use std::cell::OnceCell;
use std::collections::HashSet;
use syn::Ident;

/// What the expansion calls the crate and its own constants.
pub(crate) struct Names<'a> {
    /// The path of the crate.
    pub(crate) path: &'a TokenStream,
    input: &'a TokenStream,
    /// The names in the input, read once one of ours is asked for: a call of literals has none.
    used: OnceCell<HashSet<String>>,
}

impl<'a> Names<'a> {
    pub(crate) fn new(path: &'a TokenStream, input: &'a TokenStream) -> Self {
        Self { path, input, used: OnceCell::new() }
    }

    /// The `ObjectUrl` of the call.
    pub(crate) fn url(&self) -> Ident {
        self.fresh("URL")
    }

    /// The bytes of the unsigned URL.
    pub(crate) fn bytes(&self) -> Ident {
        self.fresh("BYTES")
    }

    /// The unsigned URL.
    pub(crate) fn text(&self) -> Ident {
        self.fresh("TEXT")
    }

    /// One part.
    pub(crate) fn part(&self) -> Ident {
        self.fresh("PART")
    }

    /// The parameters or headers.
    pub(crate) fn pairs(&self) -> Ident {
        self.fresh("PAIRS")
    }

    /// The parameters, where they are judged.
    pub(crate) fn query(&self) -> Ident {
        self.fresh("QUERY")
    }

    /// The method, where it is judged.
    pub(crate) fn method(&self) -> Ident {
        self.fresh("METHOD")
    }

    /// The endpoint, where it is judged.
    pub(crate) fn endpoint(&self) -> Ident {
        self.fresh("ENDPOINT")
    }

    /// A name that the input does not use: a constant of the user's own that is called like one of ours would otherwise
    /// be taken for it.
    fn fresh(&self, name: &str) -> Ident {
        let used = self.used.get_or_init(|| {
            let mut names = HashSet::new();
            collect(self.input.clone(), &mut names);
            names
        });
        let mut name = String::from(name);
        while used.contains(&name) {
            name.push('_');
        }
        format_ident!("{name}")
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
