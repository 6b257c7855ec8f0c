//! The hosts of COS: those of the endpoints that have no domain, of data processing and of the CDN.

use crate::const_bytes::{find_any_from, find_ignoring_case};
use crate::service::Service;

/// The parts of a host: `<Bucket><after_bucket><Region><suffix>`, or the same without the region.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct HostParts {
    /// The text after the bucket.
    pub after_bucket: &'static str,
    /// Whether the region follows.
    pub has_region: bool,
    /// The text at the end, which starts with a dot.
    pub suffix: &'static str,
}

/// An endpoint without a domain.
pub(crate) struct Family {
    pub(crate) name: &'static str,
    pub(crate) service: Service,
    pub(crate) parts: HostParts,
}

macro_rules! families {
    ($($FAMILY:ident, $Service:ident: $name:literal, $after_bucket:literal, $has_region:literal, $suffix:literal;)*) => {
        impl Family {
            $(
                pub(crate) const $FAMILY: Self = Self {
                    name: $name,
                    service: Service::$Service,
                    parts: HostParts { after_bucket: $after_bucket, has_region: $has_region, suffix: $suffix },
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

impl HostParts {
    /// Data processing.
    pub const DATA_PROCESSING: Self = Self { after_bucket: ".ci.", ..Family::DEFAULT.parts };
    /// The CDN of Tencent Cloud.
    pub const CDN: Self = Self { after_bucket: ".file", has_region: false, ..Family::DEFAULT.parts };
    /// Every suffix.
    pub const SUFFIXES: [&str; 2] = [Family::DEFAULT.parts.suffix, Family::TENCENTCOS.parts.suffix];

    /// Whether a text contains a suffix. Case is ignored.
    pub(crate) const fn has_suffix_in(text: &[u8]) -> bool {
        let mut suffixes = Self::SUFFIXES.as_slice();
        while let [suffix, tail @ ..] = suffixes {
            if find_ignoring_case(text, suffix.as_bytes()).is_some() {
                return true;
            }
            suffixes = tail;
        }
        false
    }

    /// The start of the same host without a bucket.
    pub(crate) const fn without_bucket(&self) -> &'static [u8] {
        self.after_bucket.as_bytes().split_at(1).1
    }

    /// The label after the bucket.
    pub(crate) const fn label(&self) -> &'static [u8] {
        let labels = self.without_bucket();
        labels.split_at(find_any_from(labels, b".", 0)).0
    }

    /// The suffix without its dot.
    pub(crate) const fn domain(&self) -> &'static str {
        self.suffix.split_at(1).1
    }
}
