//! The recipes whose programs need other crates, or send requests: here they are doctests, and their requests go to the
//! stand-in.

#[doc = include_str!("../../../cos-url/docs/recipes/configuration.md")]
mod configuration {}
#[doc = include_str!("../../../cos-url/docs/recipes/domains.md")]
mod domains {}
#[doc = include_str!("../../../cos-url/docs/recipes/multipart.md")]
mod multipart {}
