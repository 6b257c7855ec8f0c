//! Signing, in the order of the document: `KeyTime` → `SignKey` → `HttpString` → `StringToSign` → `Signature` → URL.
//!
//! Source: Request Signature, document [436/7778](https://cloud.tencent.com/document/product/436/7778).

// The stages, in their order.
pub(crate) mod canonical_request;
mod hex;
mod http_string;
mod key_time_text;
mod sign_key;
mod signature;
mod string_to_sign;

// The results.
mod authorization;
mod signed_url;
mod url;

// The signers.
pub(crate) mod encoded_credentials;
mod object_url;
mod signer;
mod signing_key;
#[cfg(all(feature = "std", not(all(target_family = "wasm", target_os = "unknown"))))]
mod with_clock;
#[cfg(not(all(feature = "std", not(all(target_family = "wasm", target_os = "unknown")))))]
mod without_clock;

// One request for many keys.
pub(crate) mod listing;

// HMAC-SHA1 for signed URLs.
mod hex_digits;
pub(crate) mod hmac_sha1;

pub use authorization::Authorization;
pub(crate) use encoded_credentials::SECURITY_TOKEN;
pub use http_string::HttpString;
pub use sign_key::SignKey;
pub use signature::Signature;
pub use signed_url::SignedUrl;
pub use signer::Signer;
pub use signing_key::SigningKey;
pub use string_to_sign::StringToSign;
