//! The rule for a domain that is a host of COS, with the host that was probably meant.

use super::{COS, COS_INTERNAL, CosHost, FILE, IMAGE, is_region, is_service};
use crate::const_bytes::{ends_with_ignoring_case, equal, find};
use crate::endpoint_hosts::Family;
use crate::message::{Fix, Problem};
use crate::{region, template};

const REGION_TEMPLATE: &str = "`{Region}` is the region of the request";

impl CosHost<'_> {
    /// Checks a domain. If it has templates, the bucket and region are not known yet.
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
            // The label before it is not a service, so this label is reported only if it resembles the name of a
            // region.
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
}

#[cfg(test)]
mod tests {
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
}
