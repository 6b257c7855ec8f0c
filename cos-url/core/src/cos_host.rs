//! Parses a host of COS under `myqcloud.com` or `tencentcos.cn` into its parts: `<Bucket>.<service>.<Region>.<suffix>`.
//!
//! The rule for a domain that is such a host is in [`rules`].

mod rules;

use crate::const_bytes::{equal, equal_ignoring_case};
use crate::const_writer::ConstWriter;
use crate::endpoint_hosts::{Family, HostParts};
use crate::service::Service;
use crate::{Bucket, Region, bucket, region};

const DOMAINS: &[&[u8]] = &[Family::DEFAULT.parts.domain().as_bytes(), Family::TENCENTCOS.parts.domain().as_bytes()];

/// Source: CDN Acceleration, document [436/18669](https://cloud.tencent.com/document/product/436/18669).
const CDN_DOMAINS: &[&[u8]] = &[b"cdn.dnsv1.com", b"cdn.dnsv1.com.cn"];

// The labels after the bucket.
const COS: &[u8] = Family::DEFAULT.parts.label();
const COS_INTERNAL: &[u8] = Family::INTERNAL.parts.label();
const COS_DUALSTACK: &[u8] = Family::DUAL_STACK.parts.label();
const COS_WEBSITE: &[u8] = Family::STATIC_WEBSITE.parts.label();
const CI: &[u8] = HostParts::DATA_PROCESSING.label();
const FILE: &[u8] = HostParts::CDN.label();
const IMAGE: &[u8] = b"image";
const ACCELERATE: &[u8] = b"accelerate";

/// A host of COS. The labels are in lower case; the host may have templates.
#[derive(Clone, Copy)]
pub(crate) struct CosHost<'a> {
    name: &'a [u8],
    /// The text before the suffix.
    before: &'a [u8],
    /// The number of labels before the suffix.
    labels: usize,
    /// The first label.
    bucket: &'a [u8],
    /// The label before the last one, if there are three or more.
    service: &'a [u8],
    /// The last label before the suffix, if there are two or more, and where it starts.
    region: &'a [u8],
    region_start: usize,
}

/// Why a host of COS is not valid for a request.
#[derive(Clone, Copy)]
pub(crate) enum Mismatch {
    NoBucket,
    OtherBucket,
    NoRegion,
    OtherRegion,
    NoService,
}

/// Whether a host belongs to COS or to Tencent Cloud's CDN. Case is ignored.
pub(crate) const fn is_of_tencent_cloud(name: &[u8]) -> bool {
    before_suffix(name, DOMAINS).is_some() || is_cdn(name)
}

/// Whether a host belongs to Tencent Cloud's CDN. Such a host does not contain the bucket.
pub(crate) const fn is_cdn(name: &[u8]) -> bool {
    before_suffix(name, CDN_DOMAINS).is_some()
}

impl<'a> CosHost<'a> {
    /// Parses a host in lower case, without a port. `None` if it does not belong to COS.
    pub(crate) const fn read(name: &'a [u8]) -> Option<Self> {
        let Some(before) = before_suffix(name, DOMAINS) else { return None };
        let mut host = Self { name, before, labels: 0, bucket: b"", service: b"", region: b"", region_start: 0 };
        let (mut rest, mut label, mut length) = (before, before, 0);
        while !before.is_empty() {
            match rest {
                [b'.', ..] | [] => {
                    host = host.with_label(label.split_at(length).0, before.len() - label.len());
                    let [_, tail @ ..] = rest else { break };
                    (rest, label, length) = (tail, tail, 0);
                }
                [_, tail @ ..] => (rest, length) = (tail, length + 1),
            }
        }
        Some(host)
    }

    /// Adds the next label, which starts at `start`.
    const fn with_label(self, label: &'a [u8], start: usize) -> Self {
        match self.labels {
            0 => Self { labels: 1, bucket: label, ..self },
            labels => Self { labels: labels + 1, service: self.region, region: label, region_start: start, ..self },
        }
    }

    /// The service behind the host.
    pub(crate) const fn service(&self) -> Service {
        match (self.service, self.region) {
            (_, FILE | IMAGE) => Service::Cdn,
            (COS | COS_INTERNAL, ACCELERATE) => Service::Acceleration,
            (COS_WEBSITE, _) => Service::Website,
            (CI, _) => Service::DataProcessing,
            _ => Service::Bucket,
        }
    }

    /// The rule for a host without templates: it must name the bucket and the region of the request.
    pub(crate) const fn check_request(&self, bucket: &Bucket, region: &Region) -> Result<(), Mismatch> {
        if !equal(self.bucket, bucket.as_str().as_bytes()) {
            return Err(if self.starts_with_a_bucket() { Mismatch::OtherBucket } else { Mismatch::NoBucket });
        }
        let is_other_region = !equal(self.region, region.as_str().as_bytes());
        match self.labels {
            1 => Err(Mismatch::NoRegion),
            2 if is_service(self.region) => Err(Mismatch::NoRegion),
            _ if is_other_region && self.names_region() => Err(Mismatch::OtherRegion),
            2 if is_region(self.region) => Err(Mismatch::NoService),
            _ => Ok(()),
        }
    }

    /// The bucket or region in the host, which is not that of the request.
    pub(crate) const fn found(&self, mismatch: Mismatch) -> &'a [u8] {
        match mismatch {
            Mismatch::OtherBucket => self.bucket,
            Mismatch::OtherRegion => self.region,
            Mismatch::NoBucket | Mismatch::NoRegion | Mismatch::NoService => b"",
        }
    }

    /// Writes the domain of the same service for every bucket and region.
    pub(crate) const fn write_template(&self, out: &mut ConstWriter<'_>) {
        let (before, region_and_suffix) = self.name.split_at(self.region_start);
        out.push(b"{Bucket}");
        if self.labels < 3 && !matches!(self.service(), Service::Cdn) {
            out.push(b".cos.{Region}.");
            out.push(if self.labels == 0 { self.name } else { self.name.split_at(self.before.len() + 1).1 });
        } else if self.names_region() {
            out.push(before.split_at(self.bucket.len()).1);
            out.push(b"{Region}");
            out.push(region_and_suffix.split_at(self.region.len()).1);
        } else {
            out.push(self.name.split_at(self.bucket.len()).1);
        }
    }

    const fn starts_with_a_bucket(&self) -> bool {
        let Ok(label) = str::from_utf8(self.bucket) else { return false };
        // `ap-beijing-1` is a region, and could be a bucket with the APPID 1.
        bucket::check(label).is_ok() && !(self.labels == 1 && region::is_known(self.bucket))
    }

    /// Whether the last label is the name of a region. After a known service, every label is one.
    const fn names_region(&self) -> bool {
        (is_service(self.service) && !self.is_accelerated()) || region::is_known(self.region)
    }

    const fn is_accelerated(&self) -> bool {
        matches!(self.service(), Service::Acceleration)
    }
}

/// Whether a label is a service that has one host for each region.
const fn is_service(label: &[u8]) -> bool {
    matches!(label, COS | COS_INTERNAL | COS_DUALSTACK | COS_WEBSITE | CI)
}

/// Whether a label is a known region, the template of the region, or `accelerate`, which replaces the region in a host.
const fn is_region(label: &[u8]) -> bool {
    region::is_known(label) || equal(label, ACCELERATE) || equal_ignoring_case(label, b"{region}")
}

/// The text before the suffix of a name and its dot, or nothing if the name is the suffix itself. `None` if the name
/// has none of the suffixes. Case is ignored.
const fn before_suffix<'a>(name: &'a [u8], suffixes: &[&[u8]]) -> Option<&'a [u8]> {
    let mut others = suffixes;
    while let [suffix, tail @ ..] = others {
        let (mut before, mut rest) = (name, *suffix);
        while let ([before_last @ .., byte], [rest_last @ .., expected]) = (before, rest)
            && (*byte == *expected || byte.to_ascii_lowercase() == *expected)
        {
            (before, rest) = (before_last, rest_last);
        }
        match (before, rest) {
            ([], []) => return Some(before),
            ([before @ .., b'.'], []) => return Some(before),
            _ => others = tail,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn services_are_recognized_by_their_label() {
        for (name, expected) in [
            ("b-1.cos.ap-beijing.myqcloud.com", Some(Service::Bucket)),
            ("b-1.cos-internal.ap-beijing.tencentcos.cn", Some(Service::Bucket)),
            ("b-1.cos.accelerate.myqcloud.com", Some(Service::Acceleration)),
            ("b-1.cos-internal.accelerate.tencentcos.cn", Some(Service::Acceleration)),
            ("b-1.cos-website.ap-beijing.myqcloud.com", Some(Service::Website)),
            ("b-1.ci.ap-beijing.myqcloud.com", Some(Service::DataProcessing)),
            ("b-1.file.myqcloud.com", Some(Service::Cdn)),
            ("b-1.image.myqcloud.com", Some(Service::Cdn)),
            ("b-1.pic.ap-beijing.myqcloud.com", Some(Service::Bucket)),
            ("b-1.cosgz.myqcloud.com", Some(Service::Bucket)),
            ("b-1.cos-website.ap-beijing.example.com", None),
            ("notmyqcloud.com", None),
            ("myqcloud.com.example.com", None),
        ] {
            assert_eq!(CosHost::read(name.as_bytes()).map(|host| host.service()), expected, "{name}");
        }
        assert!(
            is_cdn(b"img.example.com.cdn.dnsv1.com") && is_cdn(b"a.cdn.dnsv1.com.cn") && !is_cdn(b"xcdn.dnsv1.com")
        );
    }
}
