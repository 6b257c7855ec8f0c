//! The hosts of the endpoints that have no domain.

use crate::host::Host;
use crate::service::Service;
use crate::{Bucket, Region};
use alloc::string::String;

/// An endpoint without a domain. Its host is `<Bucket><after_bucket><Region><suffix>`, or the same without the region.
pub(crate) struct Family {
    pub(crate) name: &'static str,
    pub(crate) service: Service,
    pub(crate) after_bucket: &'static str,
    pub(crate) has_region: bool,
    pub(crate) suffix: &'static str,
}

macro_rules! families {
    ($($FAMILY:ident, $Service:ident: $name:literal, $after_bucket:literal, $has_region:literal, $suffix:literal;)*) => {
        impl Family {
            $(
                pub(crate) const $FAMILY: Self = Self {
                    name: $name,
                    service: Service::$Service,
                    after_bucket: $after_bucket,
                    has_region: $has_region,
                    suffix: $suffix,
                };
            )*
            pub(crate) const ALL: &[Self] = &[$(Self::$FAMILY),*];
            pub(crate) const NAMES: &[&str] = &[$($name),*];
        }
    };
}

families! {
    DEFAULT, Bucket: "default", ".cos.", true, ".myqcloud.com";
    TENCENTCOS, Bucket: "tencentcos", ".cos.", true, ".tencentcos.cn";
    INTERNAL, Bucket: "internal", ".cos-internal.", true, ".tencentcos.cn";
    ACCELERATE, Acceleration: "accelerate", ".cos.accelerate", false, ".myqcloud.com";
    INTERNAL_ACCELERATE, Acceleration: "internal-accelerate", ".cos-internal.accelerate", false, ".tencentcos.cn";
    DUAL_STACK, Bucket: "dual-stack", ".cos-dualstack.", true, ".myqcloud.com";
    STATIC_WEBSITE, Website: "website", ".cos-website.", true, ".myqcloud.com";
}

impl Family {
    #[expect(
        clippy::inline_always,
        reason = "then the parts of the default host are constants, which saves 80 of 300 instructions"
    )]
    #[inline(always)]
    pub(crate) fn push_host(&self, out: &mut String, bucket: &Bucket, region: &Region) {
        out.push_str(bucket.as_str());
        out.push_str(self.after_bucket);
        if self.has_region {
            out.push_str(region.as_str());
        }
        out.push_str(self.suffix);
    }

    pub(crate) const fn host(&self, bucket: &Bucket, region: &Region) -> Host {
        let region = if self.has_region { region.as_str() } else { "" };
        Host::of_parts(&[bucket.as_str(), self.after_bucket, region, self.suffix], self.service)
    }
}
