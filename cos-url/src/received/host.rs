//! The bucket, the region and the endpoint in a host.

use cos_url_core::{Domain, Endpoint};

const DATA_PROCESSING: Domain = Domain::from_static("{Bucket}.ci.{Region}.myqcloud.com");

/// The bucket, the region and the endpoint of a host of COS, without a port. An acceleration host has no region.
pub fn split_host(host: &str) -> Option<((&str, &str), Endpoint)> {
    let named = |endpoint: &Endpoint| Some((split(host, endpoint.__host_parts()?)?, endpoint.clone()));
    let data_processing = || Some((split(host, (".ci.", true, ".myqcloud.com"))?, Endpoint::Custom(DATA_PROCESSING)));
    // Acceleration first, because `accelerate` is also a possible name of a region.
    let acceleration = [Endpoint::Accelerate, Endpoint::InternalAccelerate];
    acceleration.iter().chain(Endpoint::__NAMED).find_map(named).or_else(data_processing)
}

/// The bucket and the region in a host with these parts: what is after the bucket, whether the region follows, and the
/// suffix.
fn split<'a>(host: &'a str, (after_bucket, has_region, suffix): (&str, bool, &str)) -> Option<(&'a str, &'a str)> {
    let (bucket, region) = host.strip_suffix(suffix)?.split_once(after_bucket)?;
    let is_split =
        !bucket.is_empty() && !bucket.contains('.') && has_region != region.is_empty() && !region.contains('.');
    is_split.then_some((bucket, region))
}
