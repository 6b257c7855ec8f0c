//! The region and the host of a bucket.

use crate::argument_group::arguments;
use crate::failure::Failure;
use cos_url::__program::{Context, echo, split_host};
use cos_url::{Bucket, BucketUrl, Domain, Endpoint, Protocol, Region};
use std::env;

/// The variable of tccli, of the cloud functions and of the Terraform provider.
const REGION: &str = "TENCENTCLOUD_REGION";

arguments! {
    pub(crate) struct Location in "Location" {
        region: Option<String> = |arg| arg
            .short('r')
            .long("region")
            .value_name("REGION")
            .help("The region of the bucket [default: that of the endpoint, or TENCENTCLOUD_REGION]");
        custom_region: Option<String> = |arg| arg
            .long("custom-region")
            .value_name("REGION")
            .conflicts_with("region")
            .help("A region that is newer than this program");
        endpoint: Option<String> = |arg| arg
            .short('e')
            .long("endpoint")
            .visible_alias("endpoint-url")
            .value_name("ENDPOINT")
            .help("The endpoint: `accelerate`, or a host such as `cos.ap-beijing.myqcloud.com`")
            .long_help(
                "The endpoint: `accelerate`, or a host such as `cos.ap-beijing.myqcloud.com`\n\n\
                 The names are `default`, `tencentcos`, `internal`, `accelerate`, `internal-accelerate`,\n\
                 `dual-stack` and `website`. A host may have `https://` or `http://` before it. If it names\n\
                 the region, `--region` is not needed.",
            );
        domain: Option<String> = |arg| arg
            .long("domain")
            .value_name("DOMAIN")
            .conflicts_with("endpoint")
            .help("A custom domain of the bucket, such as `img.example.com`");
        private_domain: Option<String> = |arg| arg
            .long("private-domain")
            .value_name("DOMAIN")
            .conflicts_with_all(["endpoint", "domain"])
            .help("A host that is not public, such as that of a test server, a container or a private cloud");
        http: bool = |arg| arg.long("http").help("Use http instead of https");
        // An option of coscli.
        protocol: Option<String> = |arg| arg
            .short('p')
            .long("protocol")
            .value_name("PROTOCOL")
            .conflicts_with("http")
            .hide(true);
    }
}

/// The endpoint of an argument, with the region and protocol that a host or URL contains.
struct EndpointArgument<'a> {
    endpoint: Endpoint,
    region: Option<&'a str>,
    protocol: Option<Protocol>,
}

impl Location {
    pub(crate) fn bucket_url(&self, bucket: &str) -> Result<BucketUrl, Failure> {
        let bucket = Bucket::new(bucket)?;
        let lower = self.endpoint.as_deref().map(str::to_ascii_lowercase);
        let found = self.endpoint(lower.as_deref(), &bucket)?;
        let protocol = match &self.protocol {
            Some(protocol) => Protocol::new(protocol)?,
            None if self.http => Protocol::Http,
            None => found.protocol.unwrap_or_default(),
        };
        let region = self.region(found.region)?;
        Ok(BucketUrl::new(bucket, region).with_endpoint(found.endpoint).with_protocol(protocol))
    }

    /// Reads the argument, which is also passed in lower case.
    fn endpoint<'a>(&self, lower: Option<&'a str>, bucket: &Bucket) -> Result<EndpointArgument<'a>, Failure> {
        let endpoint = match (lower, &self.domain, &self.private_domain) {
            (Some(lower), ..) => {
                return EndpointArgument::read(lower, self.endpoint.as_deref().unwrap_or(lower), bucket);
            }
            (_, Some(domain), _) => Endpoint::Custom(Domain::new(domain)?),
            (_, _, Some(domain)) => Endpoint::Custom(Domain::private(domain)?),
            (None, None, None) => Endpoint::Default,
        };
        Ok(EndpointArgument { endpoint, region: None, protocol: None })
    }

    fn region(&self, of_endpoint: Option<&str>) -> Result<Region, Failure> {
        let given = match (&self.region, &self.custom_region) {
            (Some(region), _) => Some(Region::new(region)?),
            (_, Some(region)) => Some(Region::custom(region)?),
            (None, None) => None,
        };
        match (given, of_endpoint) {
            (Some(given), Some(other)) if given != other => Err(Failure::input(format!(
                "the endpoint is in the region `{}`, but the request is for `{given}`; remove one of the two regions",
                echo(other)
            ))),
            (Some(given), _) => Ok(given),
            (None, Some(region)) => Ok(Region::new(region)?),
            (None, None) => region_from_env(),
        }
    }
}

fn region_from_env() -> Result<Region, Failure> {
    match env::var(REGION) {
        Ok(region) if !region.is_empty() => Region::new(region).map_err(|error| {
            Failure::input(format!("{}; it is the value of {REGION}", error.__in(Context::CommandLine)))
        }),
        Err(env::VarError::NotUnicode(_)) => {
            Err(Failure::input(format!("the environment variable {REGION} is not Unicode")))
        }
        Ok(_) | Err(env::VarError::NotPresent) => {
            Err(Failure::usage(format!("the region is missing; write `--region ap-beijing`, or set {REGION}")))
        }
    }
}

impl<'a> EndpointArgument<'a> {
    /// Reads an endpoint in lower case. Messages repeat the text as it was given.
    fn read(lower: &'a str, text: &str, bucket: &Bucket) -> Result<Self, Failure> {
        let (protocol, host) = match lower.split_once("://") {
            Some(("https", host)) => (Some(Protocol::Https), without(host, ":443")),
            Some(("http", host)) => (Some(Protocol::Http), without(host, ":80")),
            _ => (None, without(lower, "")),
        };
        let of_bucket = host.strip_prefix(bucket.as_str()).and_then(|rest| rest.strip_prefix('.'));
        if let Some((endpoint, region)) = of_service(of_bucket.unwrap_or(host)) {
            return Ok(Self { endpoint, region, protocol });
        }
        if let Some(((other, _), _)) = split_host(host) {
            return Err(Failure::input(format!(
                "the endpoint is a host of the bucket `{}`, but the request is for `{bucket}`; remove the bucket from the \
                 endpoint",
                echo(other)
            )));
        }
        if let Some(advice) = better_form(of_bucket.unwrap_or(host)) {
            return Err(Failure::input(format!("invalid endpoint `{}`: {advice}", echo(text))));
        }
        let endpoint = Endpoint::new(lower).or_else(|_| Endpoint::new(text))?;
        Ok(Self { endpoint, region: None, protocol: None })
    }
}

/// What to write instead of a text that is almost an endpoint.
fn better_form(text: &str) -> Option<String> {
    let name = text.split([':', '/', '?', '#']).next().unwrap_or_default();
    let service = ["cos.", name].concat();
    if of_service(name).is_some() {
        return Some(format!("a host of COS has no port and no path; write `{name}`"));
    }
    if of_service(&service).is_some() {
        return Some(format!("it is not a host of COS; write `{service}`"));
    }
    Region::new(text).ok().map(|region| format!("it is a region; write `--region {region}`"))
}

/// A host without the `/` after it and the default port.
fn without<'a>(host: &'a str, port: &str) -> &'a str {
    let host = host.trim_end_matches('/');
    host.strip_suffix(port).unwrap_or(host)
}

/// The endpoint and the region of a host of COS without its bucket.
fn of_service(host: &str) -> Option<(Endpoint, Option<&str>)> {
    let with_bucket = ["bucket.", host].concat();
    let ((_, region), endpoint) = split_host(&with_bucket)?;
    // The region is a part of the joined text, so the same label of the argument is returned.
    Some((endpoint, host.split('.').find(|label| *label == region)))
}
