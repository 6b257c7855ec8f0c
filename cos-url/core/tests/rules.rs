//! Compares the library with a second, simple implementation of each rule, for every text of a few characters up to a
//! length.

#![cfg(test)]

use cos_url_core::cross_field::check_parameter;
use cos_url_core::{
    Bucket, Domain, Endpoint, ErrorKind, FileName, HeaderName, HeaderValue, Method, ObjectKey, Protocol, QueryName,
    QueryValue, Region, percent,
};
use std::cmp::Ordering;
use std::net::{Ipv4Addr, Ipv6Addr};

/// Calls `check` with every text of at most `length` characters of the alphabet, the empty one first.
fn all_strings(alphabet: &str, length: usize, mut check: impl FnMut(&str)) {
    let alphabet: Vec<char> = alphabet.chars().collect();
    let mut indices: Vec<usize> = Vec::new();
    loop {
        let text: String = indices.iter().map(|&index| alphabet[index]).collect();
        check(&text);
        // Counts up in the base of the alphabet, and adds a digit after the last number.
        match indices.iter().rposition(|&index| index + 1 < alphabet.len()) {
            Some(at) => {
                indices[at] += 1;
                indices[at + 1..].fill(0);
            }
            None if indices.len() == length => return,
            None => indices = vec![0; indices.len() + 1],
        }
    }
}

#[test]
fn all_strings_enumerates_every_string() {
    let mut strings = Vec::new();
    all_strings("ab", 2, |text| strings.push(String::from(text)));
    assert_eq!(strings, ["", "a", "b", "aa", "ab", "ba", "bb"]);
}

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
    for port in 0..=70_000 {
        for host in ["a.b", "a", "1.2.3.4", "[::1]"] {
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

/// The path after a client has resolved its dot segments, encoded or not: RFC 3986, section 5.2.4.
fn resolved(path: &str) -> String {
    let mut out: Vec<&str> = Vec::new();
    let segments: Vec<&str> = path.strip_prefix('/').unwrap().split('/').collect();
    for (at, segment) in segments.iter().enumerate() {
        let last = at + 1 == segments.len();
        match segment.to_ascii_lowercase().replace("%2e", ".").as_str() {
            "." if last => out.push(""),
            "." => {}
            ".." => {
                out.pop();
                if last {
                    out.push("");
                }
            }
            _ => out.push(segment),
        }
    }
    format!("/{}", out.join("/"))
}

fn decoded(path: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = path.as_bytes();
    while let [first, tail @ ..] = rest {
        if let (b'%', [high, low, tail @ ..]) = (first, tail) {
            let digits = [*high, *low];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap());
            rest = tail;
        } else {
            bytes.push(*first);
            rest = tail;
        }
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn object_keys() {
    let is_key = |text: &str| {
        let forbidden = |c: char| matches!(c, '\0' | '\x18'..='\x1b');
        !text.is_empty() && !text.starts_with(['/', '\\']) && !text.contains(forbidden)
    };
    let has_dots = |text: &str| text.split('/').any(|segment| segment == "." || segment == "..");
    for (alphabet, length) in [("a./", 8), ("a./\\é%\x18\x1b\0\n", 5), ("%2eE./", 6)] {
        all_strings(alphabet, length, |text| {
            let plain = ObjectKey::new(text);
            assert_eq!(plain.is_ok(), is_key(text) && !has_dots(text), "{text:?}");

            let with_dots = ObjectKey::with_dot_segments(text);
            let is_nothing =
                |path: String| has_dots(text) && resolved(&path.replace('%', "%25")).trim_matches('/').is_empty();
            // Some servers replace `//` by `/` before they resolve the segments.
            let merged: Vec<&str> = text.split('/').filter(|segment| !segment.is_empty()).collect();
            let only_dots = is_nothing(format!("/{}", merged.join("/")));
            assert!(only_dots || !is_nothing(format!("/{text}")), "{text:?}");
            assert_eq!(with_dots.is_ok(), is_key(text) && !only_dots, "{text:?}");
            if is_key(text) && only_dots {
                let message = plain.unwrap_err().to_string();
                assert!(message.contains("nothing is left of the key"), "{message}");
            }

            for key in [ObjectKey::new(text), with_dots].into_iter().flatten() {
                let mut path = String::new();
                key.push_path(&mut path);
                assert_eq!(resolved(&path), path, "{text:?}: no client changes the path");
                assert_eq!(decoded(&path), format!("/{text}"), "and COS reads the key in it");
            }
        });
    }
}

#[test]
fn names_and_values_of_parameters() {
    for (alphabet, length) in [
        ("qQ-aé\u{85}\u{7f}\n", 5),
        ("q-é", 8),
        ("a\t\u{85}", 8),
        ("a=/?& ", 6),
        ("=/a", 8),
        ("=/\u{85} q-", 5),
        ("a \u{a0}\u{c2}", 6),
    ] {
        all_strings(alphabet, length, |text| {
            let is_name = !text.is_empty()
                && !text.contains(char::is_control)
                && !text.starts_with([' ', '?', '&'])
                && !text.ends_with(' ')
                && text.split_once('=').is_none_or(|(before, _)| before.contains('/'))
                && !text.to_lowercase().starts_with("q-");
            assert_eq!(QueryName::new(text).is_ok(), is_name, "{text:?}");
        });
    }
    for (alphabet, length) in [("a é\0\r\n\t\x7f", 5), (" é\n", 8), ("a\0\r", 8)] {
        all_strings(alphabet, length, |text| {
            assert_eq!(QueryValue::new(text).is_ok(), !text.contains(['\0', '\r', '\n']), "{text:?}");
        });
    }
}

/// Unicode folds the case of U+212A to `k` and of U+017F to `s`.
#[test]
fn names_that_case_folding_makes_reserved() {
    let is_name = |text: &str| {
        let folded = text.to_lowercase().replace('\u{17f}', "s");
        let is_token = folded == "x-cos-security-token" || folded == "x-ci-security-token";
        !text.is_empty() && !is_token && (folded != "sign" || text.is_ascii())
    };
    all_strings("sS\u{17f}iIgGnN", 4, |text| assert_eq!(QueryName::new(text).is_ok(), is_name(text), "{text}"));
    all_strings("kK\u{212a}sS\u{17f}", 3, |text| {
        let mut characters = text.chars();
        let mut next = || characters.next().map(String::from).unwrap_or_default();
        let (first, second, third) = (next(), next(), next());
        for name in [
            format!("x-co{first}-{second}ecurity-to{third}en"),
            format!("X-CI-{first}ecurity-To{third}en"),
            format!("x-cos-security-tok{first}n"),
        ] {
            assert_eq!(QueryName::new(name.as_str()).is_ok(), is_name(&name), "{name}");
        }
    });
}

/// Each word in every spelling, and with a letter before or after it.
#[test]
fn reserved_names() {
    let spellings = |word: &str| {
        let letters: Vec<usize> = word.match_indices(char::is_alphabetic).map(|(at, _)| at).collect();
        let mut all = vec![word.to_uppercase()];
        for first in 0..=letters.len() {
            let mut text = String::from(word);
            for at in letters.iter().skip(first) {
                text[*at..=*at].make_ascii_uppercase();
            }
            all.push(text);
        }
        all
    };
    for word in ["x-cos-security-token", "x-ci-security-token", "q-ak", "q-signature", "q-"] {
        for text in spellings(word) {
            assert!(QueryName::new(text.as_str()).is_err(), "{text}");
            assert!(QueryName::new(format!("a{text}")).is_ok(), "a{text}");
            assert_eq!(QueryName::new(format!("{text}a")).is_ok(), !word.starts_with("q-"), "{text}a");
        }
    }
    // The signature of a CDN has this parameter, so only a signed request rejects it.
    for text in spellings("sign") {
        assert!(QueryName::new(text.as_str()).is_ok(), "{text}");
        for (is_signed, expected) in [(true, Some(ErrorKind::ReservedQueryName)), (false, None)] {
            let result = check_parameter(&text, Some(""), Method::Get, is_signed);
            assert_eq!(result.err().map(|error| error.kind()), expected, "{text}");
        }
    }
    let headers = "host authorization x-cos-security-token x-ci-security-token accept-encoding connection expect forwarded \
                   keep-alive te trailer transfer-encoding upgrade user-agent via proxy-connection proxy- x-forwarded-for \
                   x-forwarded-";
    for word in headers.split_whitespace() {
        for text in spellings(word) {
            assert!(HeaderName::new(text.as_str()).is_err(), "{text}");
            assert!(HeaderName::new(format!("a{text}")).is_ok(), "a{text}");
            let is_start = word.starts_with("proxy-") || word.starts_with("x-forwarded-");
            assert_eq!(HeaderName::new(format!("{text}a")).is_ok(), !is_start, "{text}a");
        }
    }
}

#[test]
fn names_and_values_of_headers() {
    for (alphabet, length) in [("aZ-_:; =\né\x7f", 4), ("a-;", 8)] {
        all_strings(alphabet, length, |text| {
            let is_name = !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
            assert_eq!(HeaderName::new(text).is_ok(), is_name, "{text:?}");
        });
    }
    all_strings("a_-Z", 5, |text| {
        for start in ["x-cos-meta-", "X-Cos-Meta-"] {
            let name = format!("{start}{text}");
            assert_eq!(HeaderName::new(name.as_str()).is_ok(), !text.contains('_'), "{name}");
        }
        assert!(HeaderName::new(format!("x-cos-{text}")).is_ok(), "{text}");
    });
    for (alphabet, length) in [("a \t\né\x7f", 6), ("a \t", 8), ("~ \n", 8)] {
        all_strings(alphabet, length, |text| {
            let is_value = text.chars().all(|c| c == '\t' || (' '..='~').contains(&c)) && text.trim() == text;
            assert_eq!(HeaderValue::new(text).is_ok(), is_value, "{text:?}");
        });
    }
}

/// The two names in a `Content-Disposition`, as a browser reads them.
fn file_names_in(attachment: &str) -> (String, Option<String>) {
    let mut rest = attachment.strip_prefix("attachment; filename=\"").unwrap().chars();
    let mut name = String::new();
    loop {
        match rest.next().unwrap() {
            '"' => break,
            '\\' => name.push(rest.next().unwrap()),
            c => name.push(c),
        }
    }
    let rest = rest.as_str();
    (name, (!rest.is_empty()).then(|| decoded(rest.strip_prefix("; filename*=UTF-8''").unwrap())))
}

#[test]
fn file_names() {
    let is_separator = |c: char| matches!(c, '/' | '\\' | '\u{2028}' | '\u{2029}');
    // The characters of Unicode with the property `Bidi_Control`.
    let is_bidirectional =
        |c: char| matches!(c, '\u{61c}' | '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let is_rejected = |c: char| c.is_control() || is_separator(c) || is_bidirectional(c);
    for c in '\0'..='\u{ffff}' {
        let name = format!("a{c}b");
        assert_eq!(FileName::new(name.as_str()).is_ok(), !is_rejected(c), "{name:?}");
    }
    for (alphabet, length) in [("a. \";%é/\\\n", 5), ("a./", 8), ("\"\\é", 8), ("; %", 8)] {
        all_strings(alphabet, length, |text| {
            let is_name = !text.is_empty() && text != "." && text != ".." && !text.contains(is_rejected);
            let name = FileName::new(text);
            assert_eq!(name.is_ok(), is_name, "{text:?}");
            if let Ok(name) = name {
                let attachment = name.attachment();
                assert!(attachment.chars().all(|c| (' '..='~').contains(&c)), "{attachment}");
                let plain = text.replace(['%', 'é'], "_");
                let full = (plain != text).then(|| text.into());
                assert_eq!(file_names_in(&attachment), (plain, full), "{attachment}");
            }
        });
    }
}

/// The order of two names is that of their encoded strings in lower case.
#[test]
fn the_order_of_names() {
    let mut names = Vec::new();
    all_strings("aB-/~K\u{212a}", 3, |text| {
        let mut lower = String::new();
        percent::push_lower_name(&mut lower, text);
        names.push((String::from(text), lower));
    });
    let mut equal = 0;
    for (a, lower_a) in &names {
        for (b, lower_b) in &names {
            let order = percent::compare_lower_names(a, b);
            assert_eq!(order, lower_a.cmp(lower_b), "{a} {b}");
            equal += usize::from(order == Ordering::Equal);
        }
    }
    assert_eq!(equal, names.len(), "no two of these names differ only in case");
}
