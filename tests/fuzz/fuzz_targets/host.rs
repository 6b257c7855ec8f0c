//! Buckets, regions and domains: each accepted text is a part of the host, and a browser connects to that host.

#![no_main]

use cos_url::{Bucket, Domain, Endpoint, ObjectUrl, Protocol, Region, bucket, object_key};
use cos_url_fuzz::{check_address, check_error, strings};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    for text in strings(data) {
        let bucket = Bucket::new(text);
        let region = Region::custom(text);
        let known_region = Region::new(text);
        let domain = Domain::new(text);
        let private = Domain::private(text);
        for error in [
            bucket.as_ref().err(),
            region.as_ref().err(),
            known_region.as_ref().err(),
            domain.as_ref().err(),
            private.as_ref().err(),
        ] {
            error.map(check_error);
        }
        assert!(known_region.is_err() || region.is_ok());
        assert!(domain.is_err() || private.is_ok());

        let bucket = bucket.unwrap_or(bucket!("examplebucket-1250000000"));
        let region = region.unwrap_or(Region::AP_BEIJING);
        let endpoints = [Endpoint::Default, Endpoint::Internal].into_iter().chain(private.ok().map(Endpoint::Custom));
        for endpoint in endpoints {
            let base = ObjectUrl::builder().bucket(bucket.clone()).region(region.clone()).key(object_key!("k"));
            let object = base.endpoint(endpoint).build();
            for object in [object.clone(), object.with_protocol(Protocol::Http)] {
                match object.unsigned() {
                    Ok(url) => drop(check_address(&url, &object)),
                    Err(error) => check_error(&error),
                }
            }
        }
    }
});
