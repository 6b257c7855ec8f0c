//! Parses the URL of an object if its host does not contain the bucket and the region.

use super::BucketUrl;
use crate::ObjectUrl;
use crate::received::{UrlParts, invalid_url};
use alloc::format;
use alloc::string::String;
use cos_url_core::{Error, echo};

impl BucketUrl {
    /// Parses a URL, signed or not, of an object in this bucket, as [`ObjectUrl::parse`] does.
    ///
    /// The host must be that of [`endpoint`](Self::endpoint), so acceleration, custom and CDN domains can be parsed
    /// too. The scheme is taken from the URL. The key must start with the [prefix](Self::prefix).
    ///
    /// ```
    /// use cos_url::{BucketUrl, domain};
    ///
    /// let images = BucketUrl::from_static("examplebucket-1250000000", "ap-beijing")
    ///     .with_domain(domain!("img.example.com"));
    /// let object = images.parse("https://img.example.com/a%20b.jpg?q-signature=..")?;
    /// assert_eq!(object.key(), "a b.jpg");
    /// # Ok::<(), cos_url::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The errors of [`ObjectUrl::parse`]; [`InvalidUrl`](crate::error::ErrorKind::InvalidUrl) for another host and for
    /// a key that is not under the prefix; [`InvalidHost`](crate::error::ErrorKind::InvalidHost) if the domain is not a
    /// host of this bucket.
    pub fn parse(&self, url: &str) -> Result<ObjectUrl, Error> {
        let parts = UrlParts::split(url)?;
        let mut host = String::new();
        self.endpoint.push_host(&mut host, &self.bucket, &self.region, parts.protocol)?;
        if parts.host != host {
            let reason = format!("the host is `{}`, but the bucket has the host `{}`", echo(&parts.host), echo(&host));
            return Err(invalid_url(&reason));
        }
        let object = ObjectUrl::of_parts(&parts, self.bucket.clone(), self.region.clone(), self.endpoint.clone())?;
        match &self.prefix {
            Some(prefix) if !object.key().as_str().starts_with(prefix.as_str()) => {
                let (key, prefix) = (echo(object.key().as_str()), echo(prefix.as_str()));
                Err(invalid_url(&format!("the key `{key}` is not under the prefix `{prefix}`")))
            }
            _ => Ok(object),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Credentials, KeyTime, Signer};
    use alloc::string::ToString;
    use cos_url_core::{Domain, Endpoint, ErrorKind, KeyPrefix, Protocol, Query};

    fn bucket() -> BucketUrl {
        BucketUrl::from_static("b-1", "ap-beijing")
    }

    #[test]
    fn urls_of_every_endpoint_are_parsed() {
        let signer = Signer::new(Credentials::temporary("AKID1", "k", "t").unwrap());
        for endpoint in [
            Endpoint::Default,
            Endpoint::Accelerate,
            Endpoint::InternalAccelerate,
            Endpoint::StaticWebsite,
            Endpoint::Custom(Domain::from_static("IMG.example.com:8443")),
            Endpoint::Custom(Domain::from_static("{BucketName}.{Region}.example.com:443")),
            Endpoint::Cdn(Domain::from_static("cdn.example.com")),
        ] {
            for protocol in [Protocol::Https, Protocol::Http] {
                let place = bucket().with_endpoint(endpoint.clone());
                let object = place.object("a b/报").unwrap().with_protocol(protocol);
                let object = object.with_query(Query::from_static(&[("versionId", "1/2")]));
                assert_eq!(place.parse(&object.unsigned().unwrap()), Ok(object.clone()));
                if let Ok(url) = object.sign_at(&signer, KeyTime::new(1, 2).unwrap()) {
                    assert_eq!(place.parse(url.as_str()), Ok(object));
                }
            }
        }
    }

    #[test]
    fn other_urls_are_rejected() {
        let users = bucket().with_prefix(KeyPrefix::new("users/").unwrap());
        for (place, url, expected) in [
            (
                bucket(),
                "https://b-2.cos.ap-beijing.myqcloud.com/a",
                "the host is `b-2.cos.ap-beijing.myqcloud.com`, but the bucket has the host \
                 `b-1.cos.ap-beijing.myqcloud.com`",
            ),
            (
                bucket().with_domain(Domain::from_static("img.example.com")),
                "https://img.example.com:80/a",
                "the host is `img.example.com:80`, but the bucket has the host `img.example.com`",
            ),
            (
                users,
                "https://b-1.cos.ap-beijing.myqcloud.com/user/a",
                "the key `user/a` is not under the prefix `users/`",
            ),
        ] {
            let error = place.parse(url).unwrap_err();
            assert_eq!((error.kind(), error.to_string()), (ErrorKind::InvalidUrl, format!("invalid URL: {expected}")));
        }
    }
}
