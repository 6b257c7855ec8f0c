//! Endpoint: the family of hosts by which a bucket is reached.

use crate::ascii;
use crate::domain::is_of_cos;
use crate::invalid::{Invalid, Reason};
use crate::{Bucket, Domain, InvalidDomain, Protocol, Region, spelling};
use alloc::format;
use alloc::string::String;
use core::mem::ManuallyDrop;
use core::str::FromStr;

/// How a bucket is reached: the host of the URL.
///
/// Source: Regions and Access Endpoints, document 436/6224; Global Acceleration, 436/38866; Static Website,
/// 436/9512; Custom Origin Domains, 436/36638. Path-style addresses are not offered: COS refuses them for buckets
/// made since 2024-01-01.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[non_exhaustive]
pub enum Endpoint {
    /// `<Bucket>.cos.<Region>.myqcloud.com`, the default of every SDK.
    #[default]
    Default,
    /// `<Bucket>.cos.<Region>.tencentcos.cn`, the newer name of the same.
    Tencentcos,
    /// `<Bucket>.cos-internal.<Region>.tencentcos.cn`, from within Tencent Cloud's private network.
    Internal,
    /// `<Bucket>.cos.accelerate.myqcloud.com`, where acceleration is switched on. It cannot DELETE an object.
    Accelerate,
    /// `<Bucket>.cos-internal.accelerate.tencentcos.cn`, acceleration from within the private network.
    InternalAccelerate,
    /// `<Bucket>.cos-dualstack.<Region>.myqcloud.com`, by IPv4 and IPv6; documented for `ap-shanghai`.
    DualStack,
    /// `<Bucket>.cos-website.<Region>.myqcloud.com`, the static website: GET, HEAD and OPTIONS without a signature.
    StaticWebsite,
    /// A domain of the user's own that points at the bucket.
    Custom(Domain),
    /// A CDN in front of the bucket. Signatures of COS do not work there: unsigned only.
    Cdn(Domain),
}

/// The answer to a text that is not the name of an endpoint.
pub type InvalidEndpoint = Invalid<EndpointReason>;

/// Why a text is not the name of an endpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum EndpointReason {
    /// None of the names.
    Unknown,
    /// A host, which is given as the domain.
    Domain,
}

/// A host by its parts: `<Bucket><service><Region><suffix>`, or without the region.
pub(crate) struct Family {
    pub(crate) service: &'static str,
    pub(crate) has_region: bool,
    pub(crate) suffix: &'static str,
}

impl Family {
    const DEFAULT: Self = Self { service: ".cos.", has_region: true, suffix: ".myqcloud.com" };

    #[expect(clippy::inline_always, reason = "so that the parts of the default are constants: 80 instructions of 300")]
    #[inline(always)]
    fn push_host(&self, out: &mut String, bucket: &Bucket, region: &Region) {
        out.push_str(bucket.as_str());
        out.push_str(self.service);
        if self.has_region {
            out.push_str(region.as_str());
        }
        out.push_str(self.suffix);
    }
}

impl Endpoint {
    const NAMES: [&str; 7] =
        ["default", "tencentcos", "internal", "accelerate", "internal-accelerate", "dual-stack", "website"];

    /// Takes the name of an endpoint that is part of the program; in a `const`, a mistake is a compile error.
    ///
    /// # Panics
    ///
    /// On a text that `FromStr` refuses.
    #[track_caller]
    pub const fn from_static(endpoint: &'static str) -> Self {
        match Self::named(endpoint) {
            Some(endpoint) => ManuallyDrop::into_inner(endpoint),
            None => panic!("{}", EndpointReason::Unknown.sentence()),
        }
    }

    /// `ManuallyDrop`, because a `const fn` cannot take a value out of a type that might have to be dropped.
    const fn named(name: &str) -> Option<ManuallyDrop<Self>> {
        Some(ManuallyDrop::new(match name.as_bytes() {
            b"default" => Self::Default,
            b"tencentcos" => Self::Tencentcos,
            b"internal" => Self::Internal,
            b"accelerate" => Self::Accelerate,
            b"internal-accelerate" => Self::InternalAccelerate,
            b"dual-stack" => Self::DualStack,
            b"website" => Self::StaticWebsite,
            _ => return None,
        }))
    }

    /// The name of the family, as `FromStr` takes it; `custom` and `cdn` for those with a domain.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::Tencentcos => "tencentcos",
            Self::Internal => "internal",
            Self::Accelerate => "accelerate",
            Self::InternalAccelerate => "internal-accelerate",
            Self::DualStack => "dual-stack",
            Self::StaticWebsite => "website",
            Self::Custom(_) => "custom",
            Self::Cdn(_) => "cdn",
        }
    }

    /// As [`name`](Self::name), but for a domain whose name says what it is, the name of that family.
    pub const fn known_as(&self) -> &'static str {
        match self {
            Self::Custom(_) if self.is_accelerated() => "accelerate",
            Self::Custom(_) if self.is_website() => "website",
            Self::Custom(_) if !self.takes_signatures() => "cdn",
            _ => self.name(),
        }
    }

    /// Whether COS checks signatures there: not on a static website and not behind a CDN.
    ///
    /// A custom domain counts as one of these if its name says so, as `<Bucket>.file.myqcloud.com` does.
    #[inline]
    pub const fn takes_signatures(&self) -> bool {
        match self {
            Self::Cdn(_) => false,
            Self::Custom(domain) if ends_with_any(domain, CDN) => false,
            _ => !self.is_website(),
        }
    }

    /// Whether it is the static website, which serves GET, HEAD and OPTIONS.
    #[inline]
    pub const fn is_website(&self) -> bool {
        match self {
            Self::StaticWebsite => true,
            Self::Custom(domain) => {
                is_of_cos(domain.host().as_bytes()) && ascii::find(domain.host().as_bytes(), b".cos-website.").is_some()
            }
            _ => false,
        }
    }

    /// Whether it is one of the two acceleration endpoints, which cannot DELETE an object.
    #[inline]
    pub const fn is_accelerated(&self) -> bool {
        match self {
            Self::Accelerate | Self::InternalAccelerate => true,
            Self::Custom(domain) => ends_with_any(domain, ACCELERATED),
            _ => false,
        }
    }

    /// Appends the host as it stands in the URL and in the Host header: in lower case, with the port only where it
    /// is not the protocol's own.
    ///
    /// # Errors
    ///
    /// [`InvalidDomain`] if the bucket or region, put into the templates of a domain, makes a host that is none: too
    /// long, or one that URL parsers take for an IP address or an encoded name.
    #[inline]
    pub fn push_host(
        &self,
        out: &mut String,
        bucket: &Bucket,
        region: &Region,
        protocol: Protocol,
    ) -> Result<(), InvalidDomain> {
        if let Self::Default = self {
            Family::DEFAULT.push_host(out, bucket, region);
            return Ok(());
        }
        match self.family() {
            Ok(family) => {
                family.push_host(out, bucket, region);
                Ok(())
            }
            Err(domain) => {
                let start = out.len();
                domain.push_authority(out, bucket, region, protocol.default_port());
                let authority = out.get(start..).unwrap_or_default();
                domain.check_replaced(authority.as_bytes()).map_err(|reason| Invalid::new(reason, authority))
            }
        }
    }

    /// The family of hosts, or the domain that stands for one.
    #[inline]
    pub(crate) const fn family(&self) -> Result<Family, &Domain> {
        let (service, has_region, suffix) = match self {
            Self::Default => return Ok(Family::DEFAULT),
            Self::Tencentcos => (".cos.", true, ".tencentcos.cn"),
            Self::Internal => (".cos-internal.", true, ".tencentcos.cn"),
            Self::Accelerate => (".cos.accelerate", false, ".myqcloud.com"),
            Self::InternalAccelerate => (".cos-internal.accelerate", false, ".tencentcos.cn"),
            Self::DualStack => (".cos-dualstack.", true, ".myqcloud.com"),
            Self::StaticWebsite => (".cos-website.", true, ".myqcloud.com"),
            Self::Custom(domain) | Self::Cdn(domain) => return Err(domain),
        };
        Ok(Family { service, has_region, suffix })
    }
}

/// Tencent Cloud's CDN domains. Source: CDN acceleration, document 436/18669.
const CDN: &[&str] = &[".file.myqcloud.com", ".image.myqcloud.com", ".cdn.dnsv1.com", ".cdn.dnsv1.com.cn"];

/// The acceleration endpoints, written as a domain.
const ACCELERATED: &[&str] = &[".cos.accelerate.myqcloud.com", ".cos-internal.accelerate.tencentcos.cn"];

const fn ends_with_any(domain: &Domain, ends: &[&str]) -> bool {
    let (host, mut rest) = (domain.host().as_bytes(), ends);
    while let [end, tail @ ..] = rest {
        if ascii::ends_with_ignoring_case(host, end.as_bytes()) {
            return true;
        }
        rest = tail;
    }
    false
}

/// Takes the names of the families that need no domain: `default`, `tencentcos`, `internal`, `accelerate`,
/// `internal-accelerate`, `dual-stack` and `website`.
impl FromStr for Endpoint {
    type Err = InvalidEndpoint;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let reason = if text.contains('.') { EndpointReason::Domain } else { EndpointReason::Unknown };
        Self::named(text).map(ManuallyDrop::into_inner).ok_or_else(|| Invalid::new(reason, text))
    }
}

impl EndpointReason {
    const fn sentence(self) -> &'static str {
        match self {
            Self::Unknown => {
                "the endpoint is `default`, `tencentcos`, `internal`, `accelerate`, `internal-accelerate`, \
                 `dual-stack` or `website`"
            }
            Self::Domain => "a host, not an endpoint; give it as the domain",
        }
    }
}

impl Reason for EndpointReason {
    const FIELD: &'static str = "endpoint";

    fn sentence(&self) -> &'static str {
        (*self).sentence()
    }

    fn repair(&self, text: &str) -> Option<String> {
        let spelled = text.to_ascii_lowercase().replace(['_', ' '], "-");
        let found = |name: &&str| name.replace('-', "") == spelled.replace('-', "");
        match Endpoint::NAMES.into_iter().find(found) {
            Some(name) => Some(format!("write `{name}`")),
            None => spelling::nearest(&spelled, Endpoint::NAMES).map(|name| format!("did you mean `{name}`?")),
        }
    }
}

/// Written as its name; with a domain as `{ "domain": ".." }` or `{ "cdn": ".." }`. A binary format, which does not say
/// which of the two it holds, has the name and perhaps a domain.
#[cfg(feature = "serde")]
mod serde_doors {
    use super::{Domain, Endpoint, String};
    use core::fmt;
    use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
    use serde::ser::{Serialize, SerializeMap, Serializer};

    impl Serialize for Endpoint {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            if !serializer.is_human_readable() {
                return (self.name(), self.family().err()).serialize(serializer);
            }
            let (kind, domain) = match self {
                Self::Custom(domain) => ("domain", domain),
                Self::Cdn(domain) => ("cdn", domain),
                _ => return serializer.serialize_str(self.name()),
            };
            let mut map = serializer.serialize_map(Some(1))?;
            map.serialize_entry(kind, domain)?;
            map.end()
        }
    }

    impl<'de> Deserialize<'de> for Endpoint {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            if deserializer.is_human_readable() {
                return deserializer.deserialize_any(NameOrDomain);
            }
            let (name, domain) = <(String, Option<Domain>)>::deserialize(deserializer)?;
            match (name.as_str(), domain) {
                ("custom", Some(domain)) => Ok(Endpoint::Custom(domain)),
                ("cdn", Some(domain)) => Ok(Endpoint::Cdn(domain)),
                (name, None) => name.parse().map_err(D::Error::custom),
                _ => Err(D::Error::custom("a domain beside an endpoint that has none")),
            }
        }
    }

    struct NameOrDomain;

    impl<'de> Visitor<'de> for NameOrDomain {
        type Value = Endpoint;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("the name of an endpoint, or a map with the one entry `domain` or `cdn`")
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<Endpoint, E> {
            text.parse().map_err(E::custom)
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Endpoint, A::Error> {
            let entry: Option<(String, Domain)> = map.next_entry()?;
            match (entry, map.next_key::<String>()?) {
                (Some((kind, domain)), None) if kind == "domain" => Ok(Endpoint::Custom(domain)),
                (Some((kind, domain)), None) if kind == "cdn" => Ok(Endpoint::Cdn(domain)),
                _ => Err(A::Error::custom("expected the one entry `domain` or `cdn`")),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::DomainReason;

    fn host(endpoint: &Endpoint) -> String {
        let mut out = String::new();
        let bucket = Bucket::from_static("examplebucket-1250000000");
        endpoint.push_host(&mut out, &bucket, &Region::AP_SHANGHAI, Protocol::Https).unwrap();
        out
    }

    #[test]
    fn every_family_has_its_host() {
        for (name, expected) in [
            ("default", "examplebucket-1250000000.cos.ap-shanghai.myqcloud.com"),
            ("tencentcos", "examplebucket-1250000000.cos.ap-shanghai.tencentcos.cn"),
            ("internal", "examplebucket-1250000000.cos-internal.ap-shanghai.tencentcos.cn"),
            ("accelerate", "examplebucket-1250000000.cos.accelerate.myqcloud.com"),
            ("internal-accelerate", "examplebucket-1250000000.cos-internal.accelerate.tencentcos.cn"),
            ("dual-stack", "examplebucket-1250000000.cos-dualstack.ap-shanghai.myqcloud.com"),
            ("website", "examplebucket-1250000000.cos-website.ap-shanghai.myqcloud.com"),
        ] {
            let endpoint: Endpoint = name.parse().unwrap();
            assert_eq!((endpoint.name(), host(&endpoint).as_str()), (name, expected));
        }
    }

    #[test]
    fn a_domain_is_known_by_what_its_name_says() {
        for (domain, expected) in [
            ("img.example.com", "custom"),
            ("{Bucket}.file.myqcloud.com", "cdn"),
            ("{Bucket}.cos.accelerate.myqcloud.com", "accelerate"),
            ("{Bucket}.cos-website.{Region}.myqcloud.com", "website"),
        ] {
            let domain = Domain::from_static(domain);
            assert_eq!(Endpoint::Custom(domain.clone()).known_as(), expected, "{domain}");
            assert_eq!(Endpoint::Cdn(domain).known_as(), "cdn");
        }
        assert_eq!(Endpoint::InternalAccelerate.known_as(), "internal-accelerate");
    }

    #[test]
    fn a_cdn_takes_no_signatures() {
        for (endpoint, expected) in [
            (Endpoint::Default, true),
            (Endpoint::Custom(Domain::from_static("img.example.com")), true),
            (Endpoint::Custom(Domain::from_static("{Bucket}.FILE.myqcloud.com:443")), false),
            (Endpoint::Cdn(Domain::from_static("img.example.com")), false),
            (Endpoint::StaticWebsite, false),
            (Endpoint::Custom(Domain::from_static("{Bucket}.cos-website.{Region}.myqcloud.com")), false),
            (Endpoint::Custom(Domain::from_static("{Bucket}.cos-website.example.com")), true),
        ] {
            assert_eq!(endpoint.takes_signatures(), expected, "{endpoint:?}");
        }
    }

    #[test]
    fn a_domain_may_be_the_acceleration_endpoint() {
        assert!(Endpoint::Accelerate.is_accelerated() && Endpoint::InternalAccelerate.is_accelerated());
        assert!(Endpoint::Custom(Domain::from_static("{Bucket}.cos.accelerate.myqcloud.com")).is_accelerated());
        assert!(!Endpoint::Custom(Domain::from_static("img.example.com")).is_accelerated());
    }

    #[test]
    fn what_templates_make_is_judged_again() {
        for (domain, bucket, expected) in [
            ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa{Bucket}.example.com", "b-1250000000", None),
            (
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa{Bucket}.example.com",
                "examplebucket-1250000000",
                Some(DomainReason::LabelTooLong { length: 74 }),
            ),
            ("img.{BucketName}", "examplebucket-1250000000", None),
            ("img.{BucketName}", "127-1250000000", Some(DomainReason::IpAddress)),
            ("img.0{BucketName}", "x7f-1250000000", Some(DomainReason::IpAddress)),
            ("x{Bucket}.example.com", "n--a-1250000000", Some(DomainReason::Punycode { at: 0 })),
        ] {
            let endpoint = Endpoint::Custom(Domain::new(domain).unwrap());
            let bucket = Bucket::new(bucket).unwrap();
            let result = endpoint.push_host(&mut String::new(), &bucket, &Region::AP_SHANGHAI, Protocol::Https);
            assert_eq!(result.err().map(|error| error.reason()), expected, "{domain} {bucket}");
        }
    }
}
