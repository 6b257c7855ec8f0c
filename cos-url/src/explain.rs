//! Shows what was signed: the canonical request, the [`StringToSign`](crate::signature::StringToSign), the lists and the
//! validity period, without secrets.
//!
//! A [`SignedRequest`] is parsed from a URL, or converted from a [`SignedUrl`](crate::SignedUrl) or an
//! [`Authorization`](crate::Authorization), which also contain the method and the headers. If a signature does not
//! match, COS returns the canonical request (`FormatString`) and the `StringToSign` that it computed. The module
//! [`diagnose`](crate::diagnose) (feature `diagnose`) compares them with the signed ones.
//!
//! ```
//! use cos_url::Method;
//! use cos_url::explain::SignedRequest;
//!
//! let url = "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/a%20b.jpg\
//!            ?q-sign-algorithm=sha1&q-ak=AKIDEXAMPLE&q-sign-time=1557989151%3B1557996351\
//!            &q-key-time=1557989151%3B1557996351&q-header-list=host&q-url-param-list=\
//!            &q-signature=01681b8c9d798a678e43b685a9f1bba0f6c0e012";
//! let explanation = SignedRequest::from_url(url)?.method(Method::Get).explain();
//! assert_eq!(
//!     explanation.http_string(),
//!     "get\n/a b.jpg\n\nhost=examplebucket-1250000000.cos.ap-beijing.myqcloud.com\n"
//! );
//! println!("{explanation}");
//! # Ok::<(), cos_url::Error>(())
//! ```

mod explanation;
pub(crate) mod hidden;
mod signed_request;

pub use explanation::Explanation;
pub use signed_request::SignedRequest;
