//! `HttpString`, the value of stage 3.

use crate::Method;
use alloc::string::String;
use core::fmt;
use zeroize::Zeroizing;

/// `HttpString`: the canonical request, which COS returns as `FormatString` if a signature does not match.
///
/// It contains the security token of temporary credentials, so `Debug` does not show it, and it is zeroized on drop.
#[derive(Clone, PartialEq, Eq)]
#[doc(alias("FormatString", "canonical_request"))]
pub struct HttpString(pub(super) Zeroizing<String>);

impl HttpString {
    /// The method in lower case, the decoded path, the parameters and the headers, each followed by a line end.
    ///
    /// `parameters` and `headers` are `name=value` pairs joined by `&`, sorted by name: the names encoded and in lower
    /// case, the values encoded.
    pub fn new(method: Method, key: &str, parameters: &str, headers: &str) -> Self {
        Self(Zeroizing::new([method.as_lower_str(), "\n/", key, "\n", parameters, "\n", headers, "\n"].concat()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for HttpString {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HttpString(..)")
    }
}
