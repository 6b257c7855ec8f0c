//! The service of COS that a host belongs to: its methods, and whether it accepts signatures.

use crate::{Method, Query};

/// The service behind a host.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Service {
    /// The bucket itself, also at a custom domain.
    Bucket,
    /// Global acceleration, which does not delete objects.
    Acceleration,
    /// The static website, which has no signatures.
    Website,
    /// A CDN, which does not accept signatures of COS.
    Cdn,
    /// Cloud Infinite, the data processing of COS.
    DataProcessing,
}

impl Service {
    /// The service, as messages name it.
    pub(crate) const fn description(self) -> &'static str {
        match self {
            Self::Bucket => "a host of the bucket",
            Self::Acceleration => "an acceleration endpoint",
            Self::Website => "a static website",
            Self::Cdn => "a CDN",
            Self::DataProcessing => "a host of data processing",
        }
    }

    /// Whether the service checks signatures. Sources: Static Website, document
    /// [436/9512](https://cloud.tencent.com/document/product/436/9512); CDN Acceleration,
    /// [436/18669](https://cloud.tencent.com/document/product/436/18669).
    pub(crate) const fn accepts_signatures(self) -> bool {
        !matches!(self, Self::Website | Self::Cdn)
    }

    /// Whether the service supports a method. Sources: Global Acceleration, document
    /// [436/38866](https://cloud.tencent.com/document/product/436/38866); Static Website,
    /// [436/9512](https://cloud.tencent.com/document/product/436/9512).
    pub(crate) const fn supports(self, method: Method, query: &Query) -> bool {
        match (method, self) {
            (Method::Get | Method::Head | Method::Options, _) => true,
            (_, Self::Website) => false,
            // Acceleration does not delete objects. Aborting a multipart upload and deleting a sub-resource are DELETEs
            // too.
            (Method::Delete, Self::Acceleration) => {
                query.get("uploadId").is_some() || query.get("tagging").is_some() || query.get("acl").is_some()
            }
            _ => true,
        }
    }
}
