//! Parses an [`ObjectUrl`] from its URL.

use super::Options;
use crate::ObjectUrl;
use crate::received::{InvalidTarget, Parameter, SignatureFields, Target, UrlParts, invalid_url, split_host};
use alloc::format;
use cos_url_core::cross_field::is_security_token;
use cos_url_core::{Bucket, Endpoint, Error, HostParts, ObjectKey, Query, QueryName, QueryValue, Region, echo};

impl ObjectUrl {
    /// Parses a URL, signed or not, whose host contains the bucket and the region.
    ///
    /// These are the hosts of every [`Endpoint`] but acceleration, custom and CDN domains, and those of data processing
    /// (`<Bucket>.ci.<Region>.myqcloud.com`, which becomes [`Endpoint::Custom`]). For the others, use
    /// [`BucketUrl::parse`](crate::BucketUrl::parse).
    ///
    /// The signature and the token are removed; [`SignatureFields`](crate::signature::SignatureFields) parses them.
    /// Unsigned parameters are kept. Fields that a URL does not contain get their defaults: the method is GET, there
    /// are no headers, and the lifetime is 900 s. Set them again before you sign.
    ///
    /// ```
    /// use cos_url::{ObjectUrl, Region};
    ///
    /// // From a database or a log.
    /// let stored = "https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/\
    ///               a%20b.jpg?versionId=MTg0";
    /// let object = ObjectUrl::parse(stored)?;
    /// assert_eq!(object.bucket(), &"examplebucket-1250000000");
    /// assert_eq!(object.region(), &Region::AP_BEIJING);
    /// assert_eq!(object.key(), &"a b.jpg");
    /// assert_eq!(object.query().get("versionId"), Some("MTg0"));
    /// # Ok::<(), cos_url::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// - [`InvalidUrl`](crate::error::ErrorKind::InvalidUrl) if the text is not a URL, or its host does not name the
    ///   bucket and the region.
    /// - The errors of [`Bucket::new`], [`Region::custom`], [`ObjectKey::with_dot_segments`], [`QueryName::new`] and
    ///   [`QueryValue::new`] for the parts. A duplicate parameter is reported by [`sign`](Self::sign) and
    ///   [`unsigned`](Self::unsigned).
    pub fn parse(url: &str) -> Result<Self, Error> {
        let parts = UrlParts::split(url)?;
        let (bucket, region, endpoint) = named_by(&parts.host)?;
        Self::of_parts(&parts, bucket, region, endpoint)
    }

    /// The object of a URL. Its host was already matched with the bucket.
    pub(crate) fn of_parts(
        parts: &UrlParts<'_>,
        bucket: Bucket,
        region: Region,
        endpoint: Endpoint,
    ) -> Result<Self, Error> {
        let Target { key, parameters } = target(parts.target)?;
        // The URL of an SDK may contain dot segments. If the client does not resolve them, COS receives them as part of
        // the key.
        let key = ObjectKey::with_dot_segments(key)?;
        let signature = SignatureFields::of(&parameters, []);
        let signs_host = signature.map_or(true, |signature| signature.covers_header("host"));
        if parameters.iter().any(|parameter| parameter.is_signature_field() && !is_of_signature(parameter)) {
            // The message omits the name, because with a wrong separator the name contains the signature.
            return Err(invalid_url("it has a parameter `q-*` that is not one of the signature"));
        }
        let query = parameters
            .into_iter()
            .filter(|parameter| !is_of_signature(parameter))
            .map(|Parameter { name, value }| Ok((QueryName::new(name)?, QueryValue::new(value)?)))
            .collect::<Result<Query, Error>>()?;
        let options = Options { endpoint, protocol: parts.protocol, query, signs_host, ..Options::DEFAULT };
        Ok(Self { bucket, region, key, options })
    }
}

fn target(target: &str) -> Result<Target, Error> {
    if target.contains("&amp;") {
        return Err(invalid_url("it is escaped for HTML; write `&` instead of `&amp;`"));
    }
    let target = if target.starts_with('/') { Target::parse(target) } else { Target::parse(&["/", target].concat()) };
    let target = target.map_err(InvalidTarget::into_error)?;
    if target.key.is_empty() {
        return Err(invalid_url("it has no object key; the URL is that of the bucket itself"));
    }
    Ok(target)
}

/// Whether a parameter is one of the signature.
fn is_of_signature(Parameter { name, .. }: &Parameter) -> bool {
    SignatureFields::is_field(name) || is_security_token(name.as_bytes())
}

/// The bucket, region and endpoint in a host.
fn named_by(host: &str) -> Result<(Bucket, Region, Endpoint), Error> {
    let (name, port) = host.split_once(':').unwrap_or((host, ""));
    let ((bucket, region), endpoint) = match split_host(name) {
        Some(((bucket, _), Endpoint::Accelerate | Endpoint::InternalAccelerate)) => {
            return Err(host_error(
                host,
                &format!("is an acceleration host of the bucket `{}` and does not contain the region", echo(bucket)),
            ));
        }
        Some(found) if port.is_empty() => found,
        Some(_) => return Err(host_error(host, "has a port")),
        None if is_path_style(name) => {
            return Err(invalid_url(&format!(
                "the host `{}` does not start with the bucket; COS rejects path-style URLs, \
                 `https://cos.<Region>.myqcloud.com/<Bucket>/<key>`, for buckets created since 2024-01-01",
                echo(host)
            )));
        }
        None => return Err(host_error(host, "does not name the bucket and the region")),
    };
    let region = Region::new(region).or_else(|error| Region::custom(region).map_err(|_| error))?;
    Ok((Bucket::new(bucket)?, region, endpoint))
}

fn is_path_style(host: &str) -> bool {
    let region = HostParts::SUFFIXES.iter().find_map(|suffix| host.strip_suffix(suffix)?.strip_prefix("cos."));
    region.is_some_and(|region| !region.contains('.'))
}

#[cold]
fn host_error(host: &str, what: &str) -> Error {
    let reason = format!("the host `{}` {what}", echo(host));
    let advice = "; use `BucketUrl::parse` for acceleration, custom and CDN domains";
    invalid_url(&[&reason, advice].concat()).__with_command_line(["invalid URL: ", &reason].concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Credentials, KeyTime, Signer, bucket, object_key};
    use alloc::string::ToString;
    use cos_url_core::{Domain, ErrorKind, Headers, Method, Protocol};

    const QUERY: &[(&str, &str)] = &[("versionId", "MTg0/+= 报"), ("imageMogr2/thumbnail/200x/", ""), ("a:1", "%2B")];

    #[test]
    fn a_parsed_url_equals_the_signed_object() {
        let credentials = Credentials::temporary("AK/1", "SECRETKEYEXAMPLE", "T+/==").unwrap();
        let signer = Signer::new(credentials);
        let endpoints = [
            Endpoint::Default,
            Endpoint::Tencentcos,
            Endpoint::Internal,
            Endpoint::DualStack,
            Endpoint::Custom(Domain::from_static("{Bucket}.ci.{Region}.myqcloud.com")),
        ];
        for endpoint in endpoints {
            for protocol in [Protocol::Https, Protocol::Http] {
                for region in [Region::AP_BEIJING, Region::custom("ap-newcity").unwrap()] {
                    let object =
                        ObjectUrl::new(bucket!("a--b-1250000000"), region, ObjectKey::from_static("头像/a+b %2F//c"))
                            .with_endpoint(endpoint.clone())
                            .with_protocol(protocol)
                            .with_query(Query::from_static(QUERY));
                    assert_eq!(ObjectUrl::parse(&object.unsigned().unwrap()), Ok(object.clone()));
                    let put = object.clone().with_method(Method::Put).with_headers(Headers::from_static(&[("a", "b")]));
                    let url = put.sign_at(&signer, KeyTime::new(1, 2).unwrap()).unwrap();
                    assert_eq!(ObjectUrl::parse(url.as_str()), Ok(object));
                }
            }
        }
    }

    #[test]
    fn urls_of_other_programs_are_parsed() {
        const HOST: &str = "b-1.cos.ap-beijing.myqcloud.com";
        let object = |key: &str| {
            let key = ObjectKey::with_dot_segments(key).unwrap();
            ObjectUrl::new(bucket!("b-1"), Region::AP_BEIJING, key)
        };
        for (url, expected) in [
            ("HTTPS://B-1.COS.ap-beijing.MyQCloud.com:443/a", object("a")),
            ("http://b-1.cos.ap-beijing.myqcloud.com:80/a", object("a").with_protocol(Protocol::Http)),
            (&format!("https://{HOST}/a/../%e6%8a%a5"), object("a/../报")),
            (&format!("https://{HOST}/报?"), object("报")),
            (&format!("https://{HOST}/a?&x=1+2&"), object("a").with_query(Query::from_static(&[("x", "1 2")]))),
            (&format!("https://{HOST}/a?q-signature=(hidden)&q-ak="), object("a")),
            (&format!("https://{HOST}/a?X-Cos-Security-Token=t"), object("a")),
            ("https://b-1.cos-website.ap-beijing.myqcloud.com/a", object("a").with_endpoint(Endpoint::StaticWebsite)),
        ] {
            assert_eq!(ObjectUrl::parse(url), Ok(expected), "{url}");
        }
    }

    #[test]
    fn a_host_that_is_not_signed_stays_unsigned() {
        let signer = Signer::new(Credentials::new("AKID1", "k").unwrap());
        let object = ObjectUrl::new(bucket!("b-1"), Region::AP_BEIJING, object_key!("a")).with_signed_host(false);
        let url = object.sign_at(&signer, KeyTime::new(1, 2).unwrap()).unwrap();
        assert_eq!(ObjectUrl::parse(url.as_str()), Ok(object));
    }

    #[test]
    fn other_strings_are_rejected() {
        const ENCODING: &str = "percent-encoded UTF-8; after each `%` there are two hexadecimal digits, and a `%` itself is \
                                written `%25`";
        const USE: &str = "use `BucketUrl::parse` for acceleration, custom and CDN domains";
        for (url, expected) in [
            ("", "it has no scheme; write `https://` or `http://` before the host"),
            ("https%3A%2F%2Fb-1.cos.ap-beijing.myqcloud.com%2Fa", "all of it is percent-encoded; decode it"),
            ("b-1.cos.ap-beijing.myqcloud.com/a", "it has no scheme; write `https://` or `http://` before the host"),
            ("cos://b-1/a", "a URL of COS starts with `https://` or `http://`"),
            ("https://@/a", "it has a user name before the host; remove it"),
            ("https:///a", "there is no host after `://`"),
            ("https://H/a b", "it has whitespace or a control character; percent-encode it"),
            ("https://H/a\\b", "it has a `\\`, which clients change to `/`; write `%5C`"),
            ("https://H/a#b", "it has a fragment; in a path or parameter, `#` is written `%23`"),
            ("https://H", "it has no object key; the URL is that of the bucket itself"),
            ("https://H?uploads", "it has no object key; the URL is that of the bucket itself"),
            ("https://H/%", &format!("the path is not {ENCODING}")),
            ("https://H/a?%ff", &format!("the parameters are not {ENCODING}")),
            ("https://H/a?x=1&amp;y=2", "it is escaped for HTML; write `&` instead of `&amp;`"),
            ("https://H/a?q-signature!CANARY", "it has a parameter `q-*` that is not one of the signature"),
            ("https://H/a?=", "it has a parameter without a name"),
            ("https://H:8443/a", &format!("the host `b-1.cos.ap-beijing.myqcloud.com:8443` has a port; {USE}")),
            (
                "https://img.example.com/a",
                &format!("the host `img.example.com` does not name the bucket and the region; {USE}"),
            ),
            (
                "https://b-1.file.myqcloud.com/a",
                &format!("the host `b-1.file.myqcloud.com` does not name the bucket and the region; {USE}"),
            ),
            (
                "https://b-1.cos.accelerate.myqcloud.com/a",
                &format!(
                    "the host `b-1.cos.accelerate.myqcloud.com` is an acceleration host of the bucket `b-1` and does \
                     not contain the region; {USE}"
                ),
            ),
            (
                "https://cos.ap-beijing.myqcloud.com/b-1/a",
                "the host `cos.ap-beijing.myqcloud.com` does not start with the bucket; COS rejects path-style URLs, \
                 `https://cos.<Region>.myqcloud.com/<Bucket>/<key>`, for buckets created since 2024-01-01",
            ),
        ] {
            let error = ObjectUrl::parse(&url.replace('H', "b-1.cos.ap-beijing.myqcloud.com")).unwrap_err();
            assert_eq!((error.kind(), error.to_string()), (ErrorKind::InvalidUrl, format!("invalid URL: {expected}")));
        }
    }

    #[test]
    fn invalid_parts_have_the_errors_of_their_types() {
        for (url, expected) in [
            ("https://b.cos.ap-beijing.myqcloud.com/a", ErrorKind::InvalidBucket),
            ("https://b-1.cos.beijing.myqcloud.com/a", ErrorKind::InvalidRegion),
            ("https://b-1.cos.ap-beijing.myqcloud.com//a", ErrorKind::InvalidObjectKey),
            ("https://b-1.cos.ap-beijing.myqcloud.com/a/..", ErrorKind::InvalidObjectKey),
            ("https://b-1.cos.ap-beijing.myqcloud.com/a?x%0A=1", ErrorKind::InvalidQueryName),
            ("https://b-1.cos.ap-beijing.myqcloud.com/a?x=%00", ErrorKind::InvalidQueryValue),
        ] {
            assert_eq!(ObjectUrl::parse(url).unwrap_err().kind(), expected, "{url}");
        }
    }
}
