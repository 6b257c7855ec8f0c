// Each recipe has its own module, so that it has its own page, and the search of rustdoc finds it by its name.
//
// A recipe that needs a feature is a doctest only with this feature. The recipes that need other crates are doctests of
// `tests/interop`. The programs with axum are compiled and tested in `examples/axum`.

#[doc = include_str!("../../docs/recipes/caching.md")]
pub mod caching {}
#[cfg_attr(not(doctest), doc = include_str!("../../docs/recipes/configuration.md"))]
pub mod configuration {}
#[cfg_attr(not(doctest), doc = include_str!("../../docs/recipes/domains.md"))]
pub mod domains {}
#[doc = include_str!("../../docs/recipes/downloads.md")]
#[cfg_attr(not(doctest), doc = concat!("```rust\n", include_str!("../../docs/recipes/axum_download.rs"), "```"))]
pub mod downloads {}
#[doc = include_str!("../../docs/recipes/edge.md")]
pub mod edge {}
#[cfg_attr(any(not(doctest), feature = "diagnose"), doc = include_str!("../../docs/recipes/forbidden.md"))]
pub mod forbidden {}
#[doc = include_str!("../../docs/recipes/gateway.md")]
pub mod gateway {}
#[doc = include_str!("../../docs/recipes/lists.md")]
pub mod lists {}
#[doc = include_str!("../../docs/recipes/many_keys.md")]
pub mod many_keys {}
#[cfg_attr(not(doctest), doc = include_str!("../../docs/recipes/multipart.md"))]
pub mod multipart {}
#[doc = include_str!("../../docs/recipes/other_sdks.md")]
pub mod other_sdks {}
#[doc = include_str!("../../docs/recipes/processing.md")]
pub mod processing {}
#[doc = include_str!("../../docs/recipes/stored_links.md")]
pub mod stored_links {}
#[doc = include_str!("../../docs/recipes/tenants.md")]
pub mod tenants {}
#[doc = include_str!("../../docs/recipes/testing.md")]
#[cfg_attr(not(doctest), doc = concat!("```rust\n", include_str!("../../docs/recipes/testing.rs"), "```"))]
pub mod testing {}
#[cfg_attr(any(not(doctest), feature = "form"), doc = include_str!("../../docs/recipes/uploads.md"))]
#[cfg_attr(not(doctest), doc = concat!("```html\n", include_str!("../../docs/recipes/upload.html"), "```\n"))]
#[cfg_attr(not(doctest), doc = concat!("\n`src/main.rs`:\n\n```rust\n", include_str!("../../docs/recipes/axum_upload.rs"), "```"))]
pub mod uploads {}
