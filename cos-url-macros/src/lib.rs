//! An implementation detail of [`cos-url`](https://docs.rs/cos-url): its procedural macros.
//!
//! Depend on `cos-url`, and use the macros through it. Each macro of `cos-url` calls one of these, and passes the path
//! of the crate in parentheses before the input. So the macros work in a crate that renames the dependency.
//!
//! A call goes through three stages: `syntax` parses it, `meaning` and `cross_field` check it, `expand` writes the
//! expansion. A literal is parsed once, into its typed value.

mod cross_field;
mod describe;
mod errors;
mod expand;
mod expires;
mod fields;
mod format_key;
mod lints;
mod meaning;
mod syntax;

#[cfg(test)]
mod expansion_tests;
#[cfg(test)]
mod rejected_tests;

use proc_macro::TokenStream;

/// See [`cos_url::cos_url!`](https://docs.rs/cos-url/latest/cos_url/macro.cos_url.html).
#[proc_macro]
pub fn cos_url(input: TokenStream) -> TokenStream {
    split_path(input.into(), expand::cos_url).into()
}

/// See [`cos_url::format_key!`](https://docs.rs/cos-url/latest/cos_url/macro.format_key.html).
#[proc_macro]
pub fn format_key(input: TokenStream) -> TokenStream {
    split_path(input.into(), format_key::expand).into()
}

macro_rules! single {
    ($($name:ident: $Type:ident;)*) => {
        $(
            #[doc = concat!(
                "See [`cos_url::", stringify!($name), "!`]",
                "(https://docs.rs/cos-url/latest/cos_url/macro.", stringify!($name), ".html)."
            )]
            #[proc_macro]
            pub fn $name(input: TokenStream) -> TokenStream {
                split_path(input.into(), expand::single::<cos_url_core::$Type>).into()
            }
        )*
    };
}

single! {
    bucket: Bucket;
    region: Region;
    object_key: ObjectKey;
    domain: Domain;
    query_name: QueryName;
    query_value: QueryValue;
    header_name: HeaderName;
    header_value: HeaderValue;
}

/// Removes the path of the `cos-url` crate from the start of the input and expands the rest.
fn split_path(
    input: proc_macro2::TokenStream,
    expand: impl FnOnce(&proc_macro2::TokenStream, &proc_macro2::TokenStream) -> proc_macro2::TokenStream,
) -> proc_macro2::TokenStream {
    let mut tokens = input.into_iter();
    match tokens.next() {
        Some(proc_macro2::TokenTree::Group(path)) => expand(&path.stream(), &tokens.collect()),
        _ => proc_macro2::TokenStream::new(),
    }
}
