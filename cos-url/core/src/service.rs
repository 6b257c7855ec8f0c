//! The service of COS that a host belongs to.

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
