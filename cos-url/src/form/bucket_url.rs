//! Forms for the location of a [`BucketUrl`].

use super::PostForm;
use crate::text_or::TextOr;
use crate::{BucketUrl, Error};
use cos_url_core::ObjectKey;

/// Forms (feature `form`).
impl BucketUrl {
    /// A form that uploads the object with this key under the prefix, at the endpoint of this value.
    ///
    /// ```
    /// use cos_url::BucketUrl;
    /// use cos_url::{KeyPrefix, domain};
    ///
    /// let avatars = BucketUrl::from_static("examplebucket-1250000000", "ap-beijing")
    ///     .with_domain(domain!("img.example.com"))
    ///     .with_prefix(KeyPrefix::new("avatars/")?);
    /// let form = avatars.form("7.png")?;
    /// # use cos_url::{Credentials, Signer};
    /// # let signer = Signer::new(Credentials::new("AKIDEXAMPLE", "SECRETKEYEXAMPLE")?);
    /// let form = form.sign(&signer)?;
    /// assert_eq!(form.url(), "https://img.example.com/");
    /// assert_eq!(form.fields().next(), Some(("key", "avatars/7.png")));
    /// # Ok::<(), cos_url::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The same errors as [`object`](Self::object).
    pub fn form<T>(&self, key: T) -> Result<PostForm, Error>
    where
        T: TextOr<ObjectKey>,
    {
        let key = self.object(key)?.key().clone();
        Ok(self.at_this_endpoint(PostForm::for_key(self.bucket().clone(), self.region().clone(), key)))
    }

    /// A form that uploads one object with any key under the prefix: [`PostForm::for_prefix`]. `None` without a prefix.
    pub fn form_for_prefix(&self) -> Option<PostForm> {
        let prefix = self.prefix()?.clone();
        Some(self.at_this_endpoint(PostForm::for_prefix(self.bucket().clone(), self.region().clone(), prefix)))
    }

    fn at_this_endpoint(&self, form: PostForm) -> PostForm {
        form.with_endpoint(self.endpoint().clone()).with_protocol(self.protocol())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorKind;
    use crate::{Credentials, KeyPrefix, KeyTime, Protocol, Signer, domain};
    use alloc::string::ToString;

    #[test]
    fn a_form_has_the_location_of_the_bucket() {
        let signer = Signer::new(Credentials::new("AKIDEXAMPLE", "SECRETKEYEXAMPLE").unwrap());
        let key_time = KeyTime::new(1_700_000_000, 1_700_000_900).unwrap();
        let bucket = BucketUrl::from_static("examplebucket-1250000000", "ap-beijing");
        let private = bucket.clone().with_domain(domain!("img.example.com")).with_protocol(Protocol::Http);
        let users = private.clone().with_prefix(KeyPrefix::from_static("users/"));
        let default = "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/";
        for (form, url, key) in [
            (bucket.form("a.png").unwrap(), default, "a.png"),
            (private.form("a.png").unwrap(), "http://img.example.com/", "a.png"),
            (users.form("a.png").unwrap(), "http://img.example.com/", "users/a.png"),
            (users.form_for_prefix().unwrap(), "http://img.example.com/", "users/${filename}"),
        ] {
            let form = form.sign_at(&signer, key_time).unwrap();
            assert_eq!((form.url().to_string().as_str(), form.fields().next()), (url, Some(("key", key))));
        }
        assert_eq!(bucket.form_for_prefix(), None);
        assert_eq!(users.form("../a.png").unwrap_err().kind(), ErrorKind::InvalidObjectKey);
    }
}
