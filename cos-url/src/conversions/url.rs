//! The URL as a type of the crate `url`.

use super::unsupported;
use crate::signing::SignedUrl;
use alloc::format;
use cos_url_core::Error;
use url::Url;

/// An error for a URL that the WHATWG standard rejects, such as one with an invalid `xn--` label in its host, and for
/// one that `Url` would change.
impl TryFrom<&SignedUrl> for Url {
    type Error = Error;

    fn try_from(url: &SignedUrl) -> Result<Self, Error> {
        parse(url.as_str())
    }
}

fn parse(text: &str) -> Result<Url, Error> {
    let url = Url::parse(text)
        .map_err(|error| unsupported(format!("`url::Url` does not accept the URL: {error}; use another host")))?;
    if url.as_str() == text { Ok(url) } else { Err(unsupported("`url::Url` changes the URL; use another host")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Credentials, Domain, KeyTime, ObjectKey, ObjectUrl, Signer, cos_url};
    use alloc::string::ToString;
    use cos_url_core::ErrorKind;

    const PHOTO: ObjectUrl = cos_url! {
        bucket: "examplebucket-1250000000",
        region: "ap-beijing",
        key: "photo.jpg",
        query: { "versionId": "a b'c" },
    };

    fn sign(object: &ObjectUrl) -> SignedUrl {
        let signer = Signer::new(Credentials::new("AKIDEXAMPLE", "SECRETKEYEXAMPLE").unwrap());
        object.sign_at(&signer, KeyTime::new(1_700_000_000, 1_700_000_900).unwrap()).unwrap()
    }

    #[test]
    fn keys_and_hosts_are_converted_unchanged() {
        let every_character: alloc::string::String = (' '..='~').filter(|character| *character != '\\').collect();
        for key in ["头像/a b+c.jpg", "%2e%2e/a", "a//b", "a|b^c`d{e}'f", &every_character] {
            let url = sign(&PHOTO.with_key(ObjectKey::new(key).unwrap()));
            assert_eq!(Url::try_from(&url).unwrap().as_str(), url.as_str());
        }
        let url = sign(&PHOTO.with_key(ObjectKey::with_dot_segments("a/../b/./c").unwrap()));
        assert_eq!(Url::try_from(&url).unwrap().as_str(), url.as_str());
        for domain in ["xn--fiqs8s.example:8443", "example.com:443", "127.0.0.1:9000", "[::1]:9000", "cos_1:9000"] {
            let url = sign(&PHOTO.with_domain(Domain::private(domain).unwrap()));
            assert_eq!(Url::try_from(&url).unwrap().as_str(), url.as_str());
        }
    }

    #[test]
    fn an_invalid_international_host_is_an_error() {
        let url = sign(&PHOTO.with_domain(Domain::new("xn--a.example").unwrap()));
        let error = Url::try_from(&url).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::UnsupportedConversion);
        assert_eq!(
            error.to_string(),
            "`url::Url` does not accept the URL: invalid international domain name; use another host"
        );
    }

    #[test]
    fn a_url_that_would_change_is_an_error() {
        const CHANGES: &str = "`url::Url` changes the URL; use another host";
        for (text, expected) in [
            ("https://example.com/a%2F..%2Fb?c=%27", None),
            ("https://example.com:443/", Some(CHANGES)),
            ("https://Example.com/", Some(CHANGES)),
            ("https://127.1/", Some(CHANGES)),
            ("https://example.com/a/../b", Some(CHANGES)),
            ("https://example.com/?a='", Some(CHANGES)),
        ] {
            assert_eq!(parse(text).err().map(|error| error.to_string()).as_deref(), expected, "{text}");
        }
    }
}
