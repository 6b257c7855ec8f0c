//! The headers that describe the content of an upload.

use super::ObjectUrlBuilder;
use crate::text_or::TextOr;
use cos_url_core::cross_field::check_header;
use cos_url_core::{Error, HeaderName, HeaderValue};

/// The content of an upload. If a method is called twice, the last value is used. The client must send the headers with
/// these values.
///
/// ```
/// use cos_url::{ObjectUrl, Operation, Region, bucket, header_value};
///
/// let upload = ObjectUrl::builder()
///     .bucket(bucket!("examplebucket-1250000000"))
///     .region(Region::AP_BEIJING)
///     .try_key("photo.jpg")?
///     .operation(Operation::upload())
///     .content_type(header_value!("image/jpeg"))
///     .content_length(48_213)
///     .build();
/// assert_eq!(upload.headers().get("Content-Length"), Some("48213"));
/// # Ok::<(), cos_url::Error>(())
/// ```
impl<B, R, K> ObjectUrlBuilder<B, R, K> {
    /// Sets the `Content-Type` that must be sent.
    pub fn content_type(self, content_type: HeaderValue) -> Self {
        self.content(HeaderName::CONTENT_TYPE, content_type)
    }

    /// Sets the `Content-Length` that must be sent, in bytes. Only this header limits the size of an upload with PUT.
    pub fn content_length(self, bytes: u64) -> Self {
        self.content(HeaderName::CONTENT_LENGTH, bytes.into())
    }

    /// Sets the [`content_length`](Self::content_length) from an integer of any type, or from text with decimal digits.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidHeaderValue`](crate::error::ErrorKind::InvalidHeaderValue) for text that contains anything
    /// but decimal digits.
    pub fn try_content_length<T>(self, bytes: T) -> Result<Self, Error>
    where
        T: TextOr<HeaderValue>,
    {
        self.try_content(HeaderName::CONTENT_LENGTH, bytes.check()?)
    }

    /// Sets the `Content-MD5` that must be sent, from [`HeaderValue::from_md5`]. COS rejects content with another MD5.
    pub fn content_md5(self, md5: HeaderValue) -> Self {
        self.content(HeaderName::CONTENT_MD5, md5)
    }

    /// Sets the [`content_md5`](Self::content_md5) from the base64 of an MD5.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidHeaderValue`](crate::error::ErrorKind::InvalidHeaderValue) for text that is not the base64
    /// of 16 bytes.
    pub fn try_content_md5<T>(self, md5: T) -> Result<Self, Error>
    where
        T: TextOr<HeaderValue>,
    {
        self.try_content(HeaderName::CONTENT_MD5, md5.check()?)
    }

    fn try_content(self, name: HeaderName, value: HeaderValue) -> Result<Self, Error> {
        check_header(name.as_str(), value.as_str())?;
        Ok(self.content(name, value))
    }

    fn content(self, name: HeaderName, value: HeaderValue) -> Self {
        self.change(|all| all.content.set(name, value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorKind;
    use crate::{ObjectUrl, cos_url, header_value};
    use alloc::vec::Vec;

    const OBJECT: ObjectUrl = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt" };

    #[test]
    fn the_last_call_is_used() {
        let first = OBJECT
            .to_builder()
            .content_type(header_value!("text/plain"))
            .content_length(5)
            .content_md5(HeaderValue::from_md5([0; 16]))
            .build();
        let expected =
            [("Content-Length", "5"), ("Content-MD5", "AAAAAAAAAAAAAAAAAAAAAA=="), ("Content-Type", "text/plain")];
        assert_eq!(first.headers().iter().collect::<Vec<_>>(), expected);
        let second = first
            .to_builder()
            .try_content_type("image/jpeg")
            .unwrap()
            .try_content_length(6_u16)
            .unwrap()
            .try_content_length("7")
            .unwrap()
            .maybe_content_length(None)
            .maybe_content_md5(Some(HeaderValue::from_md5([0xff; 16])))
            .maybe_content_type(None)
            .build();
        let expected =
            [("Content-Length", "7"), ("Content-MD5", "/////////////////////w=="), ("Content-Type", "image/jpeg")];
        assert_eq!(second.headers().iter().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn invalid_values_are_rejected() {
        let builder = || OBJECT.to_builder();
        for error in [
            builder().try_content_type("text/plain\r\nx: y").unwrap_err(),
            builder().try_content_length("5 MB").unwrap_err(),
            builder().try_content_length(-5).unwrap_err(),
            builder().try_content_md5("5d41402abc4b2a76b9719d911017c592").unwrap_err(),
        ] {
            assert_eq!(error.kind(), ErrorKind::InvalidHeaderValue);
        }
    }

    #[test]
    fn a_header_that_is_also_given_by_its_name_is_a_duplicate() {
        let twice = OBJECT.to_builder().content_length(5).try_header("content-length", 6).unwrap().build();
        assert_eq!(twice.http_string().unwrap_err().kind(), ErrorKind::DuplicateHeaderName);
    }
}
