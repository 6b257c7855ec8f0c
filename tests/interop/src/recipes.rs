//! The doctests of the recipes whose programs need other crates or send requests. The stand-in receives the requests.

#[doc = include_str!("../../../cos-url/docs/recipes/configuration.md")]
mod configuration {}
#[doc = include_str!("../../../cos-url/docs/recipes/domains.md")]
mod domains {}
#[doc = include_str!("../../../cos-url/docs/recipes/multipart.md")]
mod multipart {}
