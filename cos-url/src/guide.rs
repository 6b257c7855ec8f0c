//! The guide: recipes, HTTP clients, compile errors, the renewal of temporary credentials, the architecture of the code,
//! and the front page in Chinese.
#![cfg_attr(
    not(all(feature = "diagnose", feature = "form", feature = "sts")),
    allow(rustdoc::broken_intra_doc_links, reason = "the chapters link to the items of every feature")
)]

#[doc = include_str!("../docs/architecture.md")]
pub mod architecture {}
#[doc = include_str!("../docs/recipes.md")]
pub mod recipes;
#[doc = include_str!("../docs/compile_errors.md")]
pub mod compile_errors {}
// The doctests of `tests/interop` run these programs, because they need the clients.
#[cfg_attr(not(doctest), doc = include_str!("../docs/http_clients.md"))]
pub mod http_clients {}
#[cfg(feature = "sts")]
#[doc = include_str!("../docs/rotation.md")]
pub mod rotation {}
/// 中文首页（the front page in Chinese）。
///
/// [English]: crate
// In `README.zh-CN.md`, this link is the path of the English page. If a link has two definitions, rustdoc uses the
// first one.
#[doc = include_str!("../docs/README.zh-CN.md")]
pub mod chinese {}
