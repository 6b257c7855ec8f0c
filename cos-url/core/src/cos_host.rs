//! Parses a host of COS under `myqcloud.com` or `tencentcos.cn` into its parts: `<Bucket>.<service>.<Region>.<suffix>`.

use crate::const_bytes::{ends_with_ignoring_case, equal, equal_ignoring_case, find};
use crate::const_writer::ConstWriter;
use crate::endpoint_family::{Family, HostParts};
use crate::message::{Fix, Problem};
use crate::service::Service;
use crate::{Bucket, Region, bucket, region, template};

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

const REGION_TEMPLATE: &str = "`{Region}` is the region of the request";

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

    /// The rule for a domain, `text`. If it has templates, the bucket and region are not known yet.
    pub(crate) const fn check(&self, text: &[u8]) -> Result<(), Problem> {
        if !template::is_in(self.bucket) && !self.starts_with_a_bucket() {
            return Err(self.without_bucket(text));
        }
        let end = self.region_start + self.region.len();
        let (default, private) = (Family::DEFAULT.parts.domain(), Family::INTERNAL.parts.domain());
        if self.labels > 2
            && equal(self.service, COS_INTERNAL)
            && ends_with_ignoring_case(self.name, default.as_bytes())
        {
            let suffix = (self.before.len() + 1, self.name.len());
            return Err(Problem::new("the hosts of the private network are under `tencentcos.cn`")
                .with_fix(Fix::replaced(text, suffix, private)));
        }
        match self.labels {
            1 => Err(Problem::new("it is a host of COS without a service and a region").with_fix(self.after_bucket(
                text,
                (self.bucket.len(), self.bucket.len()),
                ".cos.{Region}",
            ))),
            2 if is_service(self.region) => Err(Problem::new("it is a host of COS without the region")
                .with_fix(self.after_bucket(text, (end, end), ".{Region}"))),
            2 if is_region(self.region) && !equal(self.bucket, b"{bucketname}") => {
                let first = self.bucket.len();
                Err(Problem::new("it is a host of COS without the service").with_fix(self.after_bucket(
                    text,
                    (first, first),
                    ".cos",
                )))
            }
            2 if find(self.region, b"-").is_some() && region::meant(self.region).is_some() => {
                let place = (self.bucket.len(), end);
                Err(Problem::at("unknown COS region", self.region_start)
                    .with_fix(self.after_bucket(text, place, ".cos.{Region}"))
                    .with_advice(REGION_TEMPLATE))
            }
            2 => Ok(()),
            _ if self.is_accelerated() || template::is_in(self.region) || region::is_known(self.region) => Ok(()),
            // After another label, a text that is not the name of a region is not necessarily meant to be one.
            _ if !is_service(self.service) && region::meant(self.region).is_none() => Ok(()),
            _ => Err(self.unknown_region(text)),
        }
    }

    /// Inserts a part that is missing after the bucket. If the first label is a template other than `{Bucket}`, the
    /// bucket is replaced too.
    #[cold]
    const fn after_bucket(&self, text: &[u8], place: (usize, usize), missing: &'static str) -> Fix {
        if template::is_in(self.bucket) && !equal(self.bucket, b"{bucket}") {
            return match (self.labels, self.region) {
                (2, COS) | (1, _) => Fix::replaced(text, (0, place.1), "{Bucket}.cos.{Region}"),
                (2, label) if is_region(label) => Fix::replaced(text, (0, place.1), "{Bucket}.cos"),
                _ => Fix::replaced(text, (0, text.len()), ""),
            };
        }
        Fix::replaced(text, place, missing)
    }

    #[cold]
    const fn without_bucket(&self, text: &[u8]) -> Problem {
        let problem = Problem::new("it is a host of COS without the bucket");
        let first = (0, self.bucket.len());
        match (self.labels, self.bucket) {
            (0, _) => problem.with_fix(Fix::range(0, text.len()).prefixed("{Bucket}.cos.{Region}.")),
            (1, label) if is_service(label) => problem.with_fix(Fix::replaced(text, first, "{Bucket}.cos.{Region}")),
            (1, label) if is_region(label) => problem.with_fix(Fix::range(0, text.len()).prefixed("{Bucket}.cos.")),
            (1, FILE | IMAGE) => problem.with_fix(Fix::range(0, text.len()).prefixed("{Bucket}.")),
            (_, label) if is_service(label) || (self.labels == 3 && equal(self.service, b"cos-cdc")) => {
                problem.with_fix(Fix::range(0, text.len()).prefixed("{Bucket}."))
            }
            (_, b"service") => problem,
            _ => {
                let problem = Problem::new("a host of COS starts with the bucket, `<BucketName>-<APPID>`");
                match self.guess(text) {
                    Some(fix) => problem.with_fix(fix.guess()),
                    None => problem,
                }
            }
        }
    }

    /// The host that was probably meant, for a host whose first label is not a bucket.
    const fn guess(&self, text: &[u8]) -> Option<Fix> {
        let first = (0, self.bucket.len());
        match (self.labels, self.service, self.region) {
            (1, ..) => Some(Fix::replaced(text, first, "{Bucket}.cos.{Region}")),
            (2, _, FILE | IMAGE) | (3, ..) | (4, b"cos-cdc", _) => Some(Fix::replaced(text, first, "{Bucket}")),
            (2, _, COS) => Some(Fix::replaced(text, (0, self.before.len()), "{Bucket}.cos.{Region}")),
            // The first label is a misspelled service, or an incomplete bucket without a service after it.
            (2, _, label) if is_region(label) => Some(Fix::replaced(text, first, "{Bucket}.cos")),
            _ => None,
        }
    }

    #[cold]
    const fn unknown_region(&self, text: &[u8]) -> Problem {
        let range = (self.region_start, self.region_start + self.region.len());
        match region::meant(self.region) {
            Some(region) => Problem::at("unknown COS region", self.region_start)
                .with_fix(Fix::replaced(text, range, region).guess()),
            None => Problem::at("unknown COS region", self.region_start)
                .with_fix(Fix::replaced(text, range, "{Region}"))
                .with_advice(REGION_TEMPLATE),
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
    use crate::Domain;
    use alloc::format;
    use alloc::string::ToString;

    #[test]
    fn a_host_without_the_bucket_or_with_an_unknown_region_is_rejected() {
        const NO_BUCKET: &str = "it is a host of COS without the bucket";
        const STARTS: &str = "a host of COS starts with the bucket, `<BucketName>-<APPID>`";
        const NO_REGION: &str = "it is a host of COS without the region";
        const PRIVATE: &str = "the hosts of the private network are under `tencentcos.cn`";
        const NO_ONLY_SERVICE: &str = "it is a host of COS without the service";
        const NO_SERVICE: &str = "it is a host of COS without a service and a region";
        for (host, sentence, rest) in [
            ("cos.ap-beijing.myqcloud.com", NO_BUCKET, "; write `{Bucket}.cos.ap-beijing.myqcloud.com`"),
            ("CI.ap-beijing.MyQCloud.com:80", NO_BUCKET, "; write `{Bucket}.CI.ap-beijing.MyQCloud.com:80`"),
            ("cos.{Region}.tencentcos.cn", NO_BUCKET, "; write `{Bucket}.cos.{Region}.tencentcos.cn`"),
            ("cos.accelerate.myqcloud.com", NO_BUCKET, "; write `{Bucket}.cos.accelerate.myqcloud.com`"),
            ("c1.cos-cdc.ap-beijing.myqcloud.com", NO_BUCKET, "; write `{Bucket}.c1.cos-cdc.ap-beijing.myqcloud.com`"),
            ("ap-beijing.myqcloud.com", NO_BUCKET, "; write `{Bucket}.cos.ap-beijing.myqcloud.com`"),
            ("ap-beijing-1.myqcloud.com", NO_BUCKET, "; write `{Bucket}.cos.ap-beijing-1.myqcloud.com`"),
            ("accelerate.myqcloud.com", NO_BUCKET, "; write `{Bucket}.cos.accelerate.myqcloud.com`"),
            ("cos.myqcloud.com", NO_BUCKET, "; write `{Bucket}.cos.{Region}.myqcloud.com`"),
            ("tencentcos.cn", NO_BUCKET, "; write `{Bucket}.cos.{Region}.tencentcos.cn`"),
            ("service.cos.myqcloud.com", NO_BUCKET, ""),
            ("examplebucket.cos.ap-tokyo.myqcloud.com", STARTS, "; did you mean `{Bucket}.cos.ap-tokyo.myqcloud.com`?"),
            ("x.{BucketName}.myqcloud.com", STARTS, ""),
            ("file.myqcloud.com", NO_BUCKET, "; write `{Bucket}.file.myqcloud.com`"),
            ("examplebucket.file.myqcloud.com", STARTS, "; did you mean `{Bucket}.file.myqcloud.com`?"),
            ("examplebucket.myqcloud.com", STARTS, "; did you mean `{Bucket}.cos.{Region}.myqcloud.com`?"),
            ("examplebucket.cos.MyQCloud.com:84", STARTS, "; did you mean `{Bucket}.cos.{Region}.MyQCloud.com:84`?"),
            ("cosx.ap-beijing.myqcloud.com", STARTS, "; did you mean `{Bucket}.cos.ap-beijing.myqcloud.com`?"),
            ("cosx.{Region}.myqcloud.com", STARTS, "; did you mean `{Bucket}.cos.{Region}.myqcloud.com`?"),
            ("cosx.accelerate.myqcloud.com", STARTS, "; did you mean `{Bucket}.cos.accelerate.myqcloud.com`?"),
            ("cosx.ap-newcity.myqcloud.com", STARTS, ""),
            ("www.b-1.cos.ap-beijing.myqcloud.com", STARTS, ""),
            ("b.1.cos.ap-beijing.myqcloud.com", STARTS, ""),
            (
                "b.c1.cos-cdc.ap-beijing.myqcloud.com",
                STARTS,
                "; did you mean `{Bucket}.c1.cos-cdc.ap-beijing.myqcloud.com`?",
            ),
            ("{Region}.myqcloud.com", NO_SERVICE, "; write `{Bucket}.cos.{Region}.myqcloud.com`"),
            ("{BucketName}.myqcloud.com:84", NO_SERVICE, "; write `{Bucket}.cos.{Region}.myqcloud.com:84`"),
            ("{AppId}.cos.myqcloud.com", NO_REGION, "; write `{Bucket}.cos.{Region}.myqcloud.com`"),
            ("{AppId}.ap-beijing.myqcloud.com", NO_ONLY_SERVICE, "; write `{Bucket}.cos.ap-beijing.myqcloud.com`"),
            ("{AppId}.ci.myqcloud.com", NO_REGION, ""),
            (
                "b-1.cos-internal.ap-beijing.MyQCloud.com:84",
                PRIVATE,
                "; write `b-1.cos-internal.ap-beijing.tencentcos.cn:84`",
            ),
            (
                "{Bucket}.cos-internal.accelerate.myqcloud.com",
                PRIVATE,
                "; write `{Bucket}.cos-internal.accelerate.tencentcos.cn`",
            ),
            ("b-1.ap-beijing.myqcloud.com", NO_ONLY_SERVICE, "; write `b-1.cos.ap-beijing.myqcloud.com`"),
            ("{Bucket}.{Region}.tencentcos.cn", NO_ONLY_SERVICE, "; write `{Bucket}.cos.{Region}.tencentcos.cn`"),
            ("{Bucket}.accelerate.myqcloud.com", NO_ONLY_SERVICE, "; write `{Bucket}.cos.accelerate.myqcloud.com`"),
            ("{Bucket}.myqcloud.com", NO_SERVICE, "; write `{Bucket}.cos.{Region}.myqcloud.com`"),
            ("b-1.cos.myqcloud.com", NO_REGION, "; write `b-1.cos.{Region}.myqcloud.com`"),
            (
                "b-1.cos.ap-gaungzhou.myqcloud.com",
                "unknown COS region (`a` at byte 8)",
                "; did you mean `b-1.cos.ap-guangzhou.myqcloud.com`?",
            ),
            (
                "B-1.ap-gaungzhou.myqcloud.com:84",
                "unknown COS region (`a` at byte 4)",
                "; write `B-1.cos.{Region}.myqcloud.com:84`; `{Region}` is the region of the request",
            ),
            (
                "{Bucket}.pic.ap-gaungzhou.myqcloud.com",
                "unknown COS region (`a` at byte 13)",
                "; did you mean `{Bucket}.pic.ap-guangzhou.myqcloud.com`?",
            ),
            (
                "b-1.c1.COS-CDC.ap-shangai.myqcloud.com",
                "unknown COS region (`a` at byte 15)",
                "; did you mean `b-1.c1.COS-CDC.ap-shanghai.myqcloud.com`?",
            ),
            (
                "{Bucket}.cos.cn-north.myqcloud.com",
                "unknown COS region (`c` at byte 13)",
                "; did you mean `{Bucket}.cos.ap-beijing-1.myqcloud.com`?",
            ),
            (
                "{Bucket}.cos.ap-newcity.myqcloud.com",
                "unknown COS region (`a` at byte 13)",
                "; write `{Bucket}.cos.{Region}.myqcloud.com`; `{Region}` is the region of the request",
            ),
        ] {
            for result in [Domain::new(host), Domain::private(host)] {
                let message = result.unwrap_err().to_string();
                assert_eq!(message, format!("invalid domain `{host}`: {sentence}{rest}"));
            }
            if let Some((_, fix)) = rest.split_once('`') {
                let (fix, _) = fix.split_once('`').unwrap();
                assert!(Domain::new(fix).is_ok(), "{fix}");
            }
        }
    }

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
