//! The variants of the optional setters: from an `Option`, and from text.

use super::ObjectUrlBuilder;
use crate::Operation;
use crate::processing::ProcessingRule;
use crate::text_or::TextOr;
use core::time::Duration;
use cos_url_core::{Domain, Endpoint, Error, FileName, HeaderValue, Method, Protocol, QueryValue};

/// Implements the variants of setters that take one value.
macro_rules! variants {
    ($($setter:ident($value:ident: $Type:ident): $maybe_setter:ident $(, $try_setter:ident)?;)*) => {
        /// Variants of the setters that take one value.
        impl<B, R, K> ObjectUrlBuilder<B, R, K> {
            $(
                #[doc = concat!("Calls [`", stringify!($setter), "`](Self::", stringify!($setter), ") if the option contains a value.")]
                pub fn $maybe_setter(self, $value: Option<$Type>) -> Self {
                    $value.into_iter().fold(self, Self::$setter)
                }

                $(
                    #[doc = concat!("Calls [`", stringify!($setter), "`](Self::", stringify!($setter), ") with a value from text.")]
                    ///
                    /// # Errors
                    ///
                    #[doc = concat!("The same errors as [`", stringify!($Type), "::new`].")]
                    pub fn $try_setter<T>(self, $value: T) -> Result<Self, Error>
                    where
                        T: TextOr<$Type>,
                    {
                        Ok(self.$setter($value.check()?))
                    }
                )?
            )*
        }
    };
}

variants! {
    endpoint(endpoint: Endpoint): maybe_endpoint;
    domain(domain: Domain): maybe_domain, try_domain;
    protocol(protocol: Protocol): maybe_protocol;
    method(method: Method): maybe_method;
    expires(expires: Duration): maybe_expires;
    operation(operation: Operation): maybe_operation;
    content_type(content_type: HeaderValue): maybe_content_type, try_content_type;
    content_length(bytes: u64): maybe_content_length;
    content_md5(md5: HeaderValue): maybe_content_md5;
    process(rule: ProcessingRule): maybe_process, try_process;
    preview_as(name: FileName): maybe_preview_as, try_preview_as;
    download_as(name: FileName): maybe_download_as, try_download_as;
    response_cache_control(value: QueryValue): maybe_response_cache_control, try_response_cache_control;
    response_content_disposition(value: QueryValue): maybe_response_content_disposition, try_response_content_disposition;
    response_content_encoding(value: QueryValue): maybe_response_content_encoding, try_response_content_encoding;
    response_content_language(value: QueryValue): maybe_response_content_language, try_response_content_language;
    response_content_type(value: QueryValue): maybe_response_content_type, try_response_content_type;
    response_expires(value: QueryValue): maybe_response_expires, try_response_expires;
}
