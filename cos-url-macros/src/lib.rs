//! The procedural macros behind `cos_url!`, `bucket!`, `region!` and `object_key!`.
//!
//! They are reached through `cos-url`, whose macros put the path of that crate, in parentheses, before the input: so
//! they work in a crate that has renamed it.

mod check;
mod constant;
mod errors;
mod expand;
mod found;
mod generated;
mod input;
mod literal_url;
mod names;
mod together;
mod values;

#[cfg(test)]
mod expansion_tests;
#[cfg(test)]
mod refused_tests;

use proc_macro::TokenStream;
use values::Part;

/// See `cos_url::cos_url`.
#[proc_macro]
pub fn cos_url(input: TokenStream) -> TokenStream {
    input::split_path(input.into(), expand::object_url).into()
}

/// See `cos_url::bucket`.
#[proc_macro]
pub fn bucket(input: TokenStream) -> TokenStream {
    input::split_path(input.into(), |path, value| expand::single(Part::Bucket, path, value)).into()
}

/// See `cos_url::region`.
#[proc_macro]
pub fn region(input: TokenStream) -> TokenStream {
    input::split_path(input.into(), |path, value| expand::single(Part::Region, path, value)).into()
}

/// See `cos_url::object_key`.
#[proc_macro]
pub fn object_key(input: TokenStream) -> TokenStream {
    input::split_path(input.into(), |path, value| expand::single(Part::Key, path, value)).into()
}
