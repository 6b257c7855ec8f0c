//! Endpoint: the family of hosts in the URL.

use crate::const_bytes;
use crate::domain::Form;
use crate::endpoint_hosts::{Family, HostParts};
use crate::endpoint_name;
use crate::error::Part;
use crate::host::{Host, HostProblem, without_default_port};
use crate::host_name::MAX_AUTHORITY;
use crate::message::const_panic;
use crate::service::Service;
use crate::string_newtype::from_text;
use crate::{Bucket, Domain, Error, Protocol, Region, template};
use alloc::string::String;
use core::fmt;
use core::mem::ManuallyDrop;

/// The family of hosts in the URL, such as the default hosts, acceleration or a custom domain.
///
/// Path-style URLs are not supported: COS rejects them for buckets created since 2024-01-01. Sources: Regions and
/// Access Endpoints, document [436/6224](https://cloud.tencent.com/document/product/436/6224); Global Acceleration,
/// [436/38866](https://cloud.tencent.com/document/product/436/38866); Static Website,
/// [436/9512](https://cloud.tencent.com/document/product/436/9512); Custom Origin Domains,
/// [436/36638](https://cloud.tencent.com/document/product/436/36638).
///
/// With the feature `serde`, an endpoint is its name, `"accelerate"`; one with a domain is a table with one entry, in
/// TOML `endpoint = { domain = "img.example.com" }` or `{ cdn = "img.example.com" }`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[non_exhaustive]
#[doc(alias("accelerate", "cdn", "internal"))]
pub enum Endpoint {
    /// `<Bucket>.cos.<Region>.myqcloud.com`, the default of every SDK.
    #[default]
    Default,
    /// `<Bucket>.cos.<Region>.tencentcos.cn`, the newer name of the same hosts.
    Tencentcos,
    /// `<Bucket>.cos-internal.<Region>.tencentcos.cn`, inside the private network of Tencent Cloud.
    Internal,
    /// `<Bucket>.cos.accelerate.myqcloud.com`, if acceleration is enabled. It does not support deleting an object.
    Accelerate,
    /// `<Bucket>.cos-internal.accelerate.tencentcos.cn`, acceleration inside the private network.
    InternalAccelerate,
    /// `<Bucket>.cos-dualstack.<Region>.myqcloud.com`, over IPv4 and IPv6; documented for `ap-shanghai`.
    DualStack,
    /// `<Bucket>.cos-website.<Region>.myqcloud.com`, the static website: GET, HEAD and OPTIONS without a signature.
    StaticWebsite,
    /// A custom domain of the owner of the bucket.
    Custom(Domain),
    /// The domain of a CDN in front of the bucket, which does not accept signatures of COS.
    Cdn(Domain),
}

/// Defines `Endpoint::named` and `Endpoint::family` from the same table.
macro_rules! named {
    ($($Endpoint:ident = $FAMILY:ident),* $(,)?) => {
        impl Endpoint {
            /// The endpoints without a domain.
            #[doc(hidden)]
            pub const __NAMED: &[Self] = &[$(Self::$Endpoint),*];

            /// `ManuallyDrop`, because a `const fn` cannot drop the rest of a `Result` that holds an endpoint.
            const fn named(name: &str) -> Option<ManuallyDrop<Self>> {
                $(
                    if const_bytes::equal(name.as_bytes(), Family::$FAMILY.name.as_bytes()) {
                        return Some(ManuallyDrop::new(Self::$Endpoint));
                    }
                )*
                None
            }

            /// The family, or the domain of an endpoint that has one.
            #[inline]
            pub(crate) const fn family(&self) -> Result<&'static Family, &Domain> {
                match self {
                    $(Self::$Endpoint => Ok(&Family::$FAMILY),)*
                    Self::Custom(domain) | Self::Cdn(domain) => Err(domain),
                }
            }
        }
    };
}

named! {
    Default = DEFAULT,
    Tencentcos = TENCENTCOS,
    Internal = INTERNAL,
    Accelerate = ACCELERATE,
    InternalAccelerate = INTERNAL_ACCELERATE,
    DualStack = DUAL_STACK,
    StaticWebsite = STATIC_WEBSITE,
}

impl Endpoint {
    /// Parses the name of an endpoint without a domain: `default`, `tencentcos`, `internal`, `accelerate`,
    /// `internal-accelerate`, `dual-stack` or `website`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidEndpoint`](crate::ErrorKind::InvalidEndpoint) for every other text.
    pub fn new(endpoint: impl AsRef<str>) -> Result<Self, Error> {
        let text = endpoint.as_ref();
        match Self::named(text) {
            Some(endpoint) => Ok(ManuallyDrop::into_inner(endpoint)),
            None => Err(Error::invalid(Part::Endpoint, text, &endpoint_name::unknown(text))),
        }
    }

    /// An endpoint from its name in a string literal. In a `const`, an invalid name is a compile error.
    ///
    /// # Panics
    ///
    /// Panics if [`Endpoint::new`] rejects the text.
    #[track_caller]
    pub const fn from_static(endpoint: &'static str) -> Self {
        match Self::named(endpoint) {
            Some(endpoint) => ManuallyDrop::into_inner(endpoint),
            None => const_panic(Part::Endpoint.label(), endpoint, &endpoint_name::unknown(endpoint)),
        }
    }

    /// The name, as [`Endpoint::new`] accepts it; `custom` and `cdn` for an endpoint with a domain.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Custom(_) => "custom",
            Self::Cdn(_) => "cdn",
            _ => match self.family() {
                Ok(family) => family.name,
                Err(_) => "",
            },
        }
    }

    /// The parts of a host. `None` for a domain.
    #[doc(hidden)]
    pub fn __host_parts(&self) -> Option<HostParts> {
        Some(self.family().ok()?.parts)
    }

    /// The service behind the host, if it is the same for every bucket and region.
    #[inline]
    pub(crate) const fn service(&self) -> Option<Service> {
        match self {
            Self::Cdn(_) => Some(Service::Cdn),
            _ => match self.family() {
                Ok(family) => Some(family.service),
                Err(domain) => match domain.form() {
                    Form::Fixed => Some(Service::Bucket),
                    Form::Public | Form::Private => None,
                },
            },
        }
    }

    /// The host of a request.
    pub(crate) const fn host<'a>(
        &'a self,
        bucket: &'a Bucket,
        region: &'a Region,
        protocol: Protocol,
    ) -> Result<Host, HostProblem<'a>> {
        match self.family() {
            Ok(family) => Ok(family.host(bucket, region)),
            Err(domain) => match (Host::of_domain(domain, bucket, region, protocol), self) {
                (Ok(host), Self::Cdn(_)) => Ok(host.with_service(Service::Cdn)),
                (result, _) => result,
            },
        }
    }

    /// Appends the host as it is in the URL and in the `Host` header: in lower case, without the default port.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidHost`](crate::ErrorKind::InvalidHost) if the domain is not a host of this bucket and region,
    /// or its templates expand to an invalid host. The string is then unchanged.
    #[inline]
    pub fn push_host(
        &self,
        out: &mut String,
        bucket: &Bucket,
        region: &Region,
        protocol: Protocol,
    ) -> Result<(), Error> {
        if let Self::Default = self {
            Family::DEFAULT.push_host(out, bucket, region);
            return Ok(());
        }
        match self.family() {
            Ok(family) => family.push_host(out, bucket, region),
            Err(domain) => match domain.form() {
                Form::Fixed => push_lower(out, without_default_port(domain.as_str(), protocol)),
                Form::Public | Form::Private => {
                    out.push_str(Host::of_domain(domain, bucket, region, protocol)?.as_str());
                }
            },
        }
        Ok(())
    }

    /// An upper bound for the length of the host of a request, in bytes.
    pub const fn max_host_length(&self, bucket: &Bucket, region: &Region) -> usize {
        match self.family() {
            Ok(Family { parts, .. }) => {
                bucket.as_str().len() + parts.after_bucket.len() + region.as_str().len() + parts.suffix.len()
            }
            Err(domain) => match domain.form() {
                Form::Fixed => domain.as_str().len(),
                // A longer host is an error.
                Form::Public | Form::Private => {
                    match template::expanded_length(domain.as_str().as_bytes(), bucket, region) {
                        length @ 0..MAX_AUTHORITY => length,
                        _ => MAX_AUTHORITY,
                    }
                }
            },
        }
    }
}

impl Family {
    #[expect(
        clippy::inline_always,
        reason = "then the parts of the default host are constants, which saves 80 of 300 instructions"
    )]
    #[inline(always)]
    fn push_host(&self, out: &mut String, bucket: &Bucket, region: &Region) {
        out.push_str(bucket.as_str());
        out.push_str(self.parts.after_bucket);
        if self.parts.has_region {
            out.push_str(region.as_str());
        }
        out.push_str(self.parts.suffix);
    }

    const fn host(&self, bucket: &Bucket, region: &Region) -> Host {
        let HostParts { after_bucket, has_region, suffix } = self.parts;
        let region = if has_region { region.as_str() } else { "" };
        Host::of_parts(&[bucket.as_str(), after_bucket, region, suffix], self.service)
    }
}

fn push_lower(out: &mut String, text: &str) {
    let start = out.len();
    out.push_str(text);
    if let Some(appended) = out.get_mut(start..) {
        appended.make_ascii_lowercase();
    }
}

from_text!(Endpoint);

/// Writes the name, or the domain of an endpoint that has one.
impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self.family() {
            Ok(family) => family.name,
            Err(domain) => domain.as_str(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    static BUCKET: Bucket = Bucket::from_static("examplebucket-1250000000");
    static REGION: Region = Region::AP_SHANGHAI;

    #[test]
    fn every_family_has_its_host() {
        for (endpoint, name, service, expected) in [
            (Endpoint::Default, "default", Service::Bucket, "cos.ap-shanghai.myqcloud.com"),
            (Endpoint::Tencentcos, "tencentcos", Service::Bucket, "cos.ap-shanghai.tencentcos.cn"),
            (Endpoint::Internal, "internal", Service::Bucket, "cos-internal.ap-shanghai.tencentcos.cn"),
            (Endpoint::Accelerate, "accelerate", Service::Acceleration, "cos.accelerate.myqcloud.com"),
            (
                Endpoint::InternalAccelerate,
                "internal-accelerate",
                Service::Acceleration,
                "cos-internal.accelerate.tencentcos.cn",
            ),
            (Endpoint::DualStack, "dual-stack", Service::Bucket, "cos-dualstack.ap-shanghai.myqcloud.com"),
            (Endpoint::StaticWebsite, "website", Service::Website, "cos-website.ap-shanghai.myqcloud.com"),
        ] {
            assert_eq!(endpoint, Endpoint::new(name).unwrap());
            assert_eq!((endpoint.name(), &*endpoint.to_string(), endpoint.service()), (name, name, Some(service)));
            let expected = [BUCKET.as_str(), ".", expected].concat();
            assert_eq!(push_host(&endpoint, &BUCKET), Ok(expected.clone()));

            // A domain with this host belongs to the same service.
            let domain = Endpoint::Custom(Domain::new(expected).unwrap());
            assert_eq!(domain.host(&BUCKET, &REGION, Protocol::Https).map(|host| host.service()).ok(), Some(service));
        }
    }

    /// The host. Checks that all functions return the same one.
    fn push_host(endpoint: &Endpoint, bucket: &Bucket) -> Result<String, String> {
        let mut out = String::from("https://");
        let result = endpoint.push_host(&mut out, bucket, &REGION, Protocol::Https);
        let host = out.strip_prefix("https://").unwrap().to_string();
        assert!(host.len() <= endpoint.max_host_length(bucket, &REGION), "{host}");
        match (endpoint.host(bucket, &REGION, Protocol::Https), result) {
            (Ok(built), Ok(())) => assert_eq!(built.as_str(), host),
            (Err(problem), Err(error)) => {
                assert_eq!((host.as_str(), Error::from(problem)), ("", error.clone()));
                assert_eq!(error.kind(), crate::ErrorKind::InvalidHost);
                return Err(error.to_string());
            }
            _ => panic!("one of the two fails: {endpoint:?}"),
        }
        Ok(host)
    }

    #[test]
    fn a_domain_has_its_own_host() {
        for (domain, service, expected) in [
            ("IMG.example.com:443", Some(Service::Bucket), Some("img.example.com")),
            ("{Bucket}.example.com:84", None, Some("examplebucket-1250000000.example.com:84")),
            ("{Bucket}.file.myqcloud.com", None, Some("examplebucket-1250000000.file.myqcloud.com")),
            ("{Bucket}{Bucket}{Bucket}.example.com", None, None),
            ("otherbucket-1250000000.cos.ap-shanghai.myqcloud.com", None, None),
        ] {
            let domain = Domain::from_static(domain);
            let (custom, cdn) = (Endpoint::Custom(domain.clone()), Endpoint::Cdn(domain));
            assert_eq!((custom.service(), cdn.service()), (service, Some(Service::Cdn)));
            for endpoint in [&custom, &cdn] {
                assert_eq!(push_host(endpoint, &BUCKET).ok().as_deref(), expected, "{endpoint}");
            }
            if let Ok(host) = cdn.host(&BUCKET, &REGION, Protocol::Https) {
                assert_eq!(host.service(), Service::Cdn);
            }
        }
        assert_eq!(Endpoint::Custom(Domain::from_static("img.example.com")).to_string(), "img.example.com");
    }

    #[test]
    fn the_default_port_depends_on_the_protocol() {
        for (domain, https, http) in [
            ("a.example.com:443", "a.example.com", "a.example.com:443"),
            ("a.example.com:80", "a.example.com:80", "a.example.com"),
            ("{Bucket}.a.b:80", "examplebucket-1250000000.a.b:80", "examplebucket-1250000000.a.b"),
        ] {
            let endpoint = Endpoint::Custom(Domain::from_static(domain));
            for (protocol, expected) in [(Protocol::Https, https), (Protocol::Http, http)] {
                let mut out = String::new();
                endpoint.push_host(&mut out, &BUCKET, &REGION, protocol).unwrap();
                assert_eq!(out, expected);
            }
        }
    }
}
