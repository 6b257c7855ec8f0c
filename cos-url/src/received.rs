//! Received requests and URLs: the code that parsing, verification and diagnosis share.

mod host;
mod listed;
mod percent_decoding;
mod signature_fields;
mod target;
mod url_parts;

pub use host::split_host;
pub use listed::ListProblem;
pub(crate) use listed::{Listed, lower_name};
#[cfg(feature = "diagnose")]
pub(crate) use percent_decoding::{Plus, decode};
pub(crate) use signature_fields::InvalidFields;
pub use signature_fields::SignatureFields;
pub(crate) use target::{InvalidTarget, Parameter, Target};
pub(crate) use url_parts::{UrlParts, invalid_url};
