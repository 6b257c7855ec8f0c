//! Overrides for headers of the response: the six `response-*` parameters.

use super::ObjectUrlBuilder;
use cos_url_core::{FileName, QueryName, QueryValue};

/// How a browser handles the response: the parameter `response-content-disposition`. If several of these methods are
/// called, the last value is used.
///
/// For buckets created since 2024-01-01, COS responds to every GET on its own domains (default, website and
/// acceleration) with `Content-Disposition: attachment` and `x-cos-force-download: true`. To display an object of such
/// a bucket, use a custom [`domain`](ObjectUrlBuilder::domain). On the own domains of COS, downloads of `.apk` and
/// `.ipa` fail with 403 `DownloadForbidden`.
impl<B, R, K> ObjectUrlBuilder<B, R, K> {
    /// Asks browsers to display the object instead of downloading it.
    ///
    /// Signs the parameter `response-content-disposition=inline`.
    #[doc(alias("Content-Disposition", "inline"))]
    pub fn preview(self) -> Self {
        self.disposition("inline")
    }

    /// Asks browsers to display the object, and to use this name if the user saves it.
    #[expect(clippy::needless_pass_by_value, reason = "every setter takes a value")]
    pub fn preview_as(self, name: FileName) -> Self {
        self.disposition(&name.inline())
    }

    /// Asks browsers to download the object.
    ///
    /// Signs the parameter `response-content-disposition=attachment`.
    pub fn download(self) -> Self {
        self.disposition("attachment")
    }

    /// Asks browsers to download the object under this name, which may be in any language.
    ///
    /// ```
    /// use cos_url::{ObjectUrl, Region, bucket};
    ///
    /// let report = ObjectUrl::builder()
    ///     .bucket(bucket!("examplebucket-1250000000"))
    ///     .region(Region::AP_BEIJING)
    ///     .try_key("reports/2026.pdf")?
    ///     .try_download_as("报表 2026.pdf")?
    ///     .build();
    /// # Ok::<(), cos_url::Error>(())
    /// ```
    #[expect(clippy::needless_pass_by_value, reason = "every setter takes a value")]
    #[doc(alias("Content-Disposition", "attachment", "filename"))]
    pub fn download_as(self, name: FileName) -> Self {
        self.disposition(&name.attachment())
    }

    fn disposition(self, value: &str) -> Self {
        // A disposition is ASCII without control characters, so it is always a valid value.
        QueryValue::new(value).into_iter().fold(self, Self::response_content_disposition)
    }
}

/// Writes the setter of an override.
macro_rules! overrides {
    ($($setter:ident = $NAME:ident, $header:literal, $example:literal;)*) => {
        /// Overrides for headers of the response, in signed GET and HEAD requests. If a method is called twice, the
        /// last value is used.
        ///
        /// ```
        /// use cos_url::{ObjectUrl, Region, bucket, query_value};
        ///
        /// let notes = ObjectUrl::builder()
        ///     .bucket(bucket!("examplebucket-1250000000"))
        ///     .region(Region::AP_BEIJING)
        ///     .try_key("notes")?
        ///     .response_content_type(query_value!("text/plain; charset=utf-8"))
        ///     .response_cache_control(query_value!("max-age=3600"))
        ///     .build();
        /// assert_eq!(notes.query().get("response-cache-control"), Some("max-age=3600"));
        /// # Ok::<(), cos_url::Error>(())
        /// ```
        ///
        /// With another method, or without a signature, [`sign`](crate::ObjectUrl::sign) and
        /// [`unsigned`](crate::ObjectUrl::unsigned) return an error. Source: GET Object, document
        /// [436/7753](https://cloud.tencent.com/document/product/436/7753).
        impl<B, R, K> ObjectUrlBuilder<B, R, K> {
            $(
                #[doc = concat!("Replaces `", $header, "` in the response, for example by `", $example, "`.")]
                pub fn $setter(self, value: QueryValue) -> Self {
                    self.change(|all| all.overrides.set(QueryName::$NAME, value))
                }
            )*
        }
    };
}

overrides! {
    response_cache_control = RESPONSE_CACHE_CONTROL, "Cache-Control", "max-age=3600";
    response_content_disposition = RESPONSE_CONTENT_DISPOSITION, "Content-Disposition", "attachment";
    response_content_encoding = RESPONSE_CONTENT_ENCODING, "Content-Encoding", "gzip";
    response_content_language = RESPONSE_CONTENT_LANGUAGE, "Content-Language", "zh-CN";
    response_content_type = RESPONSE_CONTENT_TYPE, "Content-Type", "text/plain; charset=utf-8";
    response_expires = RESPONSE_EXPIRES, "Expires", "Wed, 21 Oct 2026 07:28:00 GMT";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorKind;
    use crate::{Method, ObjectUrl, cos_url, query_value};
    use alloc::vec::Vec;

    const OBJECT: ObjectUrl = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt" };

    #[test]
    fn each_setter_sets_its_parameter() {
        let object = OBJECT
            .to_builder()
            .response_cache_control(query_value!("1"))
            .response_content_disposition(query_value!("2"))
            .response_content_encoding(query_value!("3"))
            .response_content_language(query_value!("4"))
            .response_content_type(query_value!("5"))
            .maybe_response_expires(Some(query_value!("6")))
            .maybe_response_content_type(None)
            .build();
        let expected = [
            ("response-cache-control", "1"),
            ("response-content-disposition", "2"),
            ("response-content-encoding", "3"),
            ("response-content-language", "4"),
            ("response-content-type", "5"),
            ("response-expires", "6"),
        ];
        assert_eq!(object.query().iter().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn the_last_call_is_used() {
        let builder = || OBJECT.to_builder().download().response_content_type(query_value!("a"));
        for (object, expected) in [
            (builder().preview().build(), ("inline", "a")),
            (builder().response_content_disposition(query_value!("x")).build(), ("x", "a")),
            (builder().try_response_content_type("b").unwrap().build(), ("attachment", "b")),
            (builder().build().to_builder().preview().build(), ("inline", "a")),
            (builder().build().to_builder().response_content_type(query_value!("c")).build(), ("attachment", "c")),
        ] {
            let value = |name: &QueryName| object.query().get(name.as_str());
            let found = (value(&QueryName::RESPONSE_CONTENT_DISPOSITION), value(&QueryName::RESPONSE_CONTENT_TYPE));
            assert_eq!(found, (Some(expected.0), Some(expected.1)));
            assert_eq!(object.query().len(), 2);
        }
    }

    #[test]
    fn an_override_needs_a_signed_get_or_head() {
        let builder = || OBJECT.to_builder().response_expires(query_value!("0"));
        assert_eq!(builder().build().unsigned().unwrap_err().kind(), ErrorKind::InvalidOverride);
        let put = builder().method(Method::Put).build();
        assert_eq!(put.http_string().unwrap_err().kind(), ErrorKind::InvalidOverride);
        assert!(builder().try_response_expires("a\n").is_err());
    }

    #[test]
    fn a_parameter_that_is_also_given_by_its_name_is_a_duplicate() {
        let twice = OBJECT.to_builder().download().query(QueryName::RESPONSE_CONTENT_DISPOSITION, query_value!("x"));
        let object = twice.build();
        assert_eq!(object.http_string().unwrap_err().kind(), ErrorKind::DuplicateQueryName);
        // The duplicate is reported, so that nothing is dropped silently.
        assert_eq!(object.to_builder().build().http_string().unwrap_err().kind(), ErrorKind::DuplicateQueryName);
    }
}
