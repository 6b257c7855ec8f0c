//! The bucket, the region and the endpoint in a host.

use cos_url_core::{Domain, Endpoint, HostParts};

/// The bucket, the region and the endpoint of a host of COS, without a port. An acceleration host has no region.
pub fn split_host(host: &str) -> Option<((&str, &str), Endpoint)> {
    let named = |endpoint: &Endpoint| Some((split(host, endpoint.__host_parts()?)?, endpoint.clone()));
    // Acceleration first, because `accelerate` is also a possible name of a region.
    let acceleration = [Endpoint::Accelerate, Endpoint::InternalAccelerate];
    acceleration.iter().chain(Endpoint::__NAMED).find_map(named).or_else(|| split_data_processing(host))
}

fn split_data_processing(host: &str) -> Option<((&str, &str), Endpoint)> {
    let parts @ HostParts { after_bucket, suffix, .. } = HostParts::DATA_PROCESSING;
    let found = split(host, parts)?;
    let domain = Domain::new(["{Bucket}", after_bucket, "{Region}", suffix].concat()).ok()?;
    Some((found, Endpoint::Custom(domain)))
}

/// The bucket and the region in a host with these parts.
fn split(host: &str, HostParts { after_bucket, has_region, suffix }: HostParts) -> Option<(&str, &str)> {
    let (bucket, region) = host.strip_suffix(suffix)?.split_once(after_bucket)?;
    let is_split =
        !bucket.is_empty() && !bucket.contains('.') && has_region != region.is_empty() && !region.contains('.');
    is_split.then_some((bucket, region))
}
