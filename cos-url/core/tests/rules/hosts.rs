//! Buckets, regions and domains, and the hosts of domains.

use crate::all_strings;
use cos_url_core::{Bucket, Domain, Endpoint, Protocol, Region};
use std::net::{Ipv4Addr, Ipv6Addr};

fn is_lower_alphanumeric(c: char) -> bool {
    c.is_ascii_lowercase() || c.is_ascii_digit()
}

#[test]
fn buckets() {
    let is_bucket = |text: &str| match text.rsplit_once('-') {
        Some((name, app_id)) => {
            let begins_and_ends = |is: fn(char) -> bool| name.starts_with(is) && name.ends_with(is);
            !app_id.is_empty()
                && app_id.chars().all(|c| c.is_ascii_digit())
                && name.chars().all(|c| is_lower_alphanumeric(c) || c == '-')
                && begins_and_ends(is_lower_alphanumeric)
                && !name.starts_with("xn--")
        }
        None => false,
    };
    for (alphabet, length) in [("a-1", 8), ("a-1A_. é", 5), ("xn-1", 8), ("a-1/@:?#%\\\n\0", 4)] {
        all_strings(alphabet, length, |text| {
            // A name that ends with `-x-` ends with `-` too.
            assert_eq!(Bucket::new(text).is_ok(), is_bucket(text), "{text:?}");
            if let Ok(bucket) = Bucket::new(text) {
                assert_eq!(format!("{}-{}", bucket.name(), bucket.app_id()), text);
            }
        });
    }
}

#[test]
fn regions() {
    let is_well_formed = |text: &str| {
        let mut groups = text.split('-');
        text.contains('-') && groups.all(|group| !group.is_empty() && group.chars().all(is_lower_alphanumeric))
    };
    for (alphabet, length) in [("a-1", 8), ("a-1A_. é", 5), ("a-/@:?#%\\\n\0", 4)] {
        all_strings(alphabet, length, |text| {
            assert_eq!(Region::custom(text).is_ok(), is_well_formed(text), "{text:?}");
        });
    }
    for length in 1..100 {
        let text = format!("a-{}", "a".repeat(length));
        assert_eq!(Region::custom(text.as_str()).is_ok(), text.len() <= 63, "{text}: a DNS label");
    }
}

/// No COS region is this short.
#[test]
fn unknown_regions() {
    for (alphabet, length) in [("a-1", 5), ("a-1A_. é/:\n", 2)] {
        all_strings(alphabet, length, |text| assert!(Region::new(text).is_err(), "{text:?}"));
    }
}

/// Whether `Domain::private` accepts a host without templates, with its port.
fn is_private_domain(text: &str) -> bool {
    let (name, port) = match text.rfind(':') {
        Some(at) if !text.ends_with(']') => (&text[..at], Some(&text[at + 1..])),
        _ => (text, None),
    };
    let is_port =
        |port: &str| port.chars().all(|c| c.is_ascii_digit()) && !port.starts_with('0') && port.parse::<u16>().is_ok();
    is_host(name) && port.is_none_or(is_port)
}

fn is_host(name: &str) -> bool {
    if let Some(address) = name.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        return address.parse::<Ipv6Addr>().is_ok_and(|parsed| parsed.to_string() == address);
    }
    let is_label = |label: &str| {
        let is_inside = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        !label.is_empty() && label.chars().all(is_inside) && !label.starts_with('-') && !label.ends_with('-')
    };
    let last = name.rsplit('.').next().unwrap();
    name.split('.').all(is_label) && (!is_number(last) || is_ipv4(name))
}

/// A number as the last label makes URL parsers read the whole host as an IPv4 address.
fn is_number(label: &str) -> bool {
    let is_hexadecimal = |hex: &str| hex.chars().all(|c| c.is_ascii_hexdigit());
    label.chars().all(|c| c.is_ascii_digit())
        || label.to_ascii_lowercase().strip_prefix("0x").is_some_and(is_hexadecimal)
}

fn is_ipv4(name: &str) -> bool {
    name.parse::<Ipv4Addr>().is_ok_and(|parsed| parsed.to_string() == name)
}

/// Whether `Domain::new` accepts it: it must also be a public DNS name.
fn is_public_domain(text: &str) -> bool {
    let name = text.split(':').next().unwrap();
    let is_local = name.to_ascii_lowercase().ends_with(".localhost");
    is_private_domain(text) && name.contains('.') && !name.contains(['_', '[']) && !is_ipv4(name) && !is_local
}

fn check_domain(text: &str) {
    assert_eq!(Domain::private(text).is_ok(), is_private_domain(text), "{text:?}");
    assert_eq!(Domain::new(text).is_ok(), is_public_domain(text), "{text:?}");
}

#[test]
fn domains() {
    for (alphabet, length) in [
        ("a.-", 8),
        ("a.-1", 7),
        ("a.:09", 7),
        ("0xf.", 7),
        ("0x.", 8),
        ("a.:", 8),
        ("a_.-", 7),
        ("[]:1", 8),
        ("[]:0a", 6),
        ("a.A/@?# %é\\_{}[]\n\0", 4),
    ] {
        all_strings(alphabet, length, check_domain);
    }
}

#[test]
fn ports() {
    for host in ["a.b", "a", "1.2.3.4", "[::1]"] {
        for port in 0..=70_000 {
            let domain = format!("{host}:{port}");
            assert_eq!(Domain::private(domain.as_str()).is_ok(), (1..=65_535).contains(&port), "{port}");
            check_domain(&domain);
        }
    }
}

/// Longer strings than `all_strings` enumerates.
#[test]
fn addresses_and_local_hosts() {
    all_strings("01.2", 4, |end| check_domain(&format!("10.2.{end}")));
    all_strings("0:1", 6, |middle| {
        check_domain(&format!("[1:0:{middle}]"));
        check_domain(&format!("[{middle}:0:0:2]"));
    });
    all_strings("a.:1", 4, |text| {
        for host in ["localhost", "LocalHost", "local_host", "xlocalhost"] {
            check_domain(&format!("{host}{text}"));
            check_domain(&format!("{text}{host}"));
        }
    });
}

/// The host in the URL is the domain in lower case, without the default port of the protocol.
#[test]
fn hosts_of_domains() {
    let (bucket, region) = (Bucket::from_static("a-1"), Region::AP_BEIJING);
    let host = |domain: &Domain, protocol| {
        let mut out = String::from("kept:");
        let endpoint = Endpoint::Custom(domain.clone());
        endpoint.push_host(&mut out, &bucket, &region, protocol).unwrap();
        out.split_off("kept:".len())
    };
    all_strings("aZ.:80", 6, |text| {
        for domain in [Domain::new(text), Domain::private(text)].into_iter().flatten() {
            let lower = text.to_lowercase();
            assert_eq!(host(&domain, Protocol::Http), lower.strip_suffix(":80").unwrap_or(&lower));
            assert_eq!(host(&domain, Protocol::Https), lower);
        }
    });
}

/// A domain with a template has the same host as the domain in which the template is replaced, or both are rejected.
#[test]
fn hosts_of_templates() {
    let region = Region::AP_BEIJING;
    for (name, app_id) in [("a", "1"), ("localhost", "0"), ("0x", "7"), ("xn", "1250000000"), ("n--b", "1")] {
        let bucket = Bucket::new(format!("{name}-{app_id}")).unwrap();
        all_strings("BNIRax.-0", 4, |text| {
            let with = |parts: [&str; 4]| {
                let letters = ['B', 'N', 'I', 'R'];
                text.chars().fold(String::new(), |out, c| match letters.iter().position(|letter| *letter == c) {
                    Some(at) => out + parts[at],
                    None => out + c.encode_utf8(&mut [0; 4]),
                })
            };
            let replaced = with([bucket.as_str(), name, app_id, "ap-beijing"]);
            let template = with(["{Bucket}", "{BucketName}", "{AppId}", "{Region}"]);
            // A domain that `new` accepts equals the same domain from `private`, so the host of such a domain must be
            // public in both cases.
            let public = Domain::new(template.as_str());
            let is_valid = if public.is_ok() { is_public_domain } else { is_private_domain };
            for (domain, is_valid) in
                [(public, is_public_domain as fn(&str) -> bool), (Domain::private(template), is_valid)]
            {
                let mut host = String::new();
                let result = domain.and_then(|domain| {
                    Endpoint::Custom(domain).push_host(&mut host, &bucket, &region, Protocol::Https)
                });
                assert_eq!(result.is_ok(), is_valid(&replaced), "{text} of {bucket}: {result:?}");
                assert_eq!(host, if result.is_ok() { replaced.as_str() } else { "" }, "{text} of {bucket}");
            }
        });
    }
}
