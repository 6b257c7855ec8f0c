//! Method: the HTTP method of a request.

use crate::choice::choice;

choice! {
    /// The HTTP method that a URL is signed for. COS rejects every other method with 403.
    ///
    /// GET and HEAD are different methods: a URL that is signed for GET cannot be used for HEAD.
    ///
    /// With the feature `http`, `http::Method` implements `From<Method>`.
    #[non_exhaustive]
    Method as Part::Method, "the method is GET, HEAD, PUT, POST, DELETE or OPTIONS" {
        /// Reads the object.
        #[default]
        Get = "GET",
        /// Reads the metadata of the object.
        Head = "HEAD",
        /// Writes the object, or a part of a multipart upload.
        Put = "PUT",
        /// Starts or completes a multipart upload.
        Post = "POST",
        /// Deletes the object, or aborts a multipart upload.
        Delete = "DELETE",
        /// Asks which cross-origin requests are allowed (CORS).
        Options = "OPTIONS",
    }
}

impl Method {
    /// The method in lower case, as it is in the [`HttpString`].
    ///
    /// [`HttpString`]: https://docs.rs/cos-url/latest/cos_url/signature/struct.HttpString.html
    pub const fn as_lower_str(self) -> &'static str {
        match self {
            Self::Get => "get",
            Self::Head => "head",
            Self::Put => "put",
            Self::Post => "post",
            Self::Delete => "delete",
            Self::Options => "options",
        }
    }

    const fn named(text: &[u8]) -> Option<Self> {
        Self::by_name(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn methods_in_lower_case() {
        for method in Method::ALL {
            assert_eq!(method.as_str().to_ascii_lowercase(), method.as_lower_str());
        }
    }
}
