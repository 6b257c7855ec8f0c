//! Every region on every endpoint, every old name and every availability zone.
//!
//! The rows are in `regions.tsv`: the text, an endpoint with the expected host, or `old` or `zone` with the region that
//! the message suggests.

#![cfg(test)]

use cos_url_core::{Bucket, Endpoint, Protocol, Region};

const ROWS: &str = include_str!("regions.tsv");

fn rows() -> impl Iterator<Item = [&'static str; 3]> {
    let rows = ROWS.lines().filter(|line| !line.starts_with('#'));
    rows.map(|line| line.split('\t').collect::<Vec<_>>().try_into().unwrap())
}

#[test]
fn every_region_has_the_hosts_of_its_rows() {
    for [text, kind, expected] in rows() {
        match kind {
            "old" => {
                let error = Region::new(text).unwrap_err();
                assert_eq!(
                    error.to_string(),
                    format!("invalid region `{text}`: this is a region name from before 2018; write `{expected}`")
                );
            }
            "zone" => {
                let error = Region::new(text).unwrap_err();
                assert_eq!(
                    error.to_string(),
                    format!(
                        "invalid region `{text}`: it is an availability zone, and a bucket belongs to the whole region; write \
                         `{expected}`"
                    )
                );
                assert!(Region::custom(text).is_ok(), "{text}: a zone may become a region");
            }
            endpoint => assert_eq!(host(endpoint, &Region::new(text).unwrap()), expected),
        }
    }
}

#[test]
fn the_documented_regions_are_the_first_twenty_rows() {
    let mut in_rows: Vec<_> = rows().filter(|[_, kind, _]| *kind == "default").map(|[text, ..]| text).collect();
    assert_eq!(in_rows.len(), 28);
    in_rows.truncate(20);
    assert!(Region::documented().map(String::from).eq(in_rows));
    assert!(Region::documented().all(|region| region.display_name().is_some_and(|name| !name.is_empty())));
    assert_eq!(Region::custom("ap-newcity").unwrap().display_name(), None);
}

/// One letter inserted, removed or replaced, or two letters swapped: the message suggests the intended region, or one
/// with the same edit distance.
#[test]
fn the_message_for_every_misspelling_suggests_a_region() {
    for region in Region::documented() {
        let name = region.as_str();
        for at in 3..name.len() {
            let (before, after) = name.split_at(at);
            let mut swapped: Vec<char> = name.chars().collect();
            swapped.swap(at - 1, at);
            for text in [
                format!("{before}{}", &after[1..]),
                format!("{before}x{}", &after[1..]),
                format!("{before}x{after}"),
                swapped.into_iter().collect(),
            ] {
                let Err(error) = Region::new(text.as_str()) else { continue };
                let message = error.to_string();
                let proposed = message.rsplit('`').nth(1).unwrap();
                assert!(Region::new(proposed).is_ok(), "{message}");
            }
        }
    }
}

fn host(endpoint: &str, region: &Region) -> String {
    let endpoint: Endpoint = endpoint.parse().unwrap();
    let mut out = String::new();
    endpoint.push_host(&mut out, &Bucket::from_static("examplebucket-1250000000"), region, Protocol::Https).unwrap();
    out
}
