//! Every text up to a length over a few telling characters, judged by the library and by the rule as a document would
//! say it, written here a second time and as simply as can be.

#![cfg(test)]

use cos_url_core::{
    Bucket, Domain, Endpoint, FileName, HeaderName, HeaderValue, ObjectKey, ObjectKeyReason, Protocol, QueryName,
    QueryValue, Region, percent,
};
use std::cmp::Ordering;

/// Calls `judge` with every text of at most `length` characters of the alphabet, the empty one first.
fn all_texts(alphabet: &str, length: usize, mut judge: impl FnMut(&str)) {
    let alphabet: Vec<char> = alphabet.chars().collect();
    let mut indices: Vec<usize> = Vec::new();
    loop {
        let text: String = indices.iter().map(|&index| alphabet[index]).collect();
        judge(&text);
        // Counts up, as an odometer does, and grows by a digit when it is full.
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
fn all_texts_are_all_of_them() {
    let mut texts = Vec::new();
    all_texts("ab", 2, |text| texts.push(String::from(text)));
    assert_eq!(texts, ["", "a", "b", "aa", "ab", "ba", "bb"]);
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
        all_texts(alphabet, length, |text| {
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
        all_texts(alphabet, length, |text| {
            assert_eq!(Region::custom(text).is_ok(), is_well_formed(text), "{text:?}");
        });
    }
    for length in 1..100 {
        let text = format!("a-{}", "a".repeat(length));
        assert_eq!(Region::custom(text.as_str()).is_ok(), text.len() <= 63, "{text}: a DNS label");
    }
}

/// No region of COS is so short.
#[test]
fn unknown_regions() {
    for (alphabet, length) in [("a-1", 5), ("a-1A_. é/:\n", 2)] {
        all_texts(alphabet, length, |text| assert!(Region::new(text).is_err(), "{text:?}"));
    }
}

/// A domain without templates, and its port.
fn is_domain(text: &str) -> bool {
    let (name, port) = match text.split_once(':') {
        Some((name, port)) => (name, Some(port)),
        None => (text, None),
    };
    let is_label = |label: &str| {
        let is_edge = |c: char| c.is_ascii_alphanumeric();
        label.chars().all(|c| is_edge(c) || c == '-') && label.starts_with(is_edge) && label.ends_with(is_edge)
    };
    let last = name.rsplit('.').next().unwrap();
    let is_number = last.chars().all(|c| c.is_ascii_digit())
        || last.to_ascii_lowercase().strip_prefix("0x").is_some_and(|hex| hex.chars().all(|c| c.is_ascii_hexdigit()));
    let is_port =
        |port: &str| port.chars().all(|c| c.is_ascii_digit()) && !port.starts_with('0') && port.parse::<u16>().is_ok();
    name.contains('.') && name.split('.').all(is_label) && !is_number && port.is_none_or(is_port)
}

#[test]
fn domains() {
    for (alphabet, length) in
        [("a.-", 8), ("a.-1", 7), ("a.:09", 7), ("0xf.", 7), ("0x.", 8), ("a.:", 8), ("a.A/@?# %é\\_{}[]\n\0", 4)]
    {
        all_texts(alphabet, length, |text| {
            assert_eq!(Domain::new(text).is_ok(), is_domain(text), "{text:?}");
        });
    }
    for port in 0..=70_000 {
        assert_eq!(Domain::new(format!("a.b:{port}")).is_ok(), (1..=65_535).contains(&port), "{port}");
    }
}

/// What stands in the URL for a domain is the domain again, in lower case and without a port that goes without saying.
#[test]
fn hosts_of_domains() {
    let (bucket, region) = (Bucket::from_static("a-1"), Region::AP_BEIJING);
    let host = |domain: &Domain, protocol| {
        let mut out = String::from("kept:");
        let endpoint = Endpoint::Custom(domain.clone());
        endpoint.push_host(&mut out, &bucket, &region, protocol).unwrap();
        out.split_off("kept:".len())
    };
    all_texts("aZ.:80", 6, |text| {
        if let Ok(domain) = Domain::new(text) {
            let lower = text.to_lowercase();
            assert_eq!(host(&domain, Protocol::Http), lower.strip_suffix(":80").unwrap_or(&lower));
            assert_eq!(host(&domain, Protocol::Https), lower);
        }
    });
}

/// What a client that resolves dot segments, encoded or not, makes of a path: RFC 3986, section 5.2.4.
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
        all_texts(alphabet, length, |text| {
            let plain = ObjectKey::new(text);
            assert_eq!(plain.is_ok(), is_key(text) && !has_dots(text), "{text:?}");

            let with_dots = ObjectKey::with_dot_segments(text);
            let is_nothing =
                |path: String| has_dots(text) && resolved(&path.replace('%', "%25")).trim_matches('/').is_empty();
            // Some servers take `//` for `/` before they resolve; then less is left.
            let merged: Vec<&str> = text.split('/').filter(|segment| !segment.is_empty()).collect();
            let only_dots = is_nothing(format!("/{}", merged.join("/")));
            assert!(only_dots || !is_nothing(format!("/{text}")), "{text:?}");
            assert_eq!(with_dots.is_ok(), is_key(text) && !only_dots, "{text:?}");
            if is_key(text) && only_dots {
                assert_eq!(plain.unwrap_err().reason(), ObjectKeyReason::OnlyDots, "{text:?}");
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
    for (alphabet, length) in [("qQ-aé\u{85}\u{7f}\n", 5), ("q-é", 8), ("a\t\u{85}", 8)] {
        all_texts(alphabet, length, |text| {
            let is_name =
                !text.is_empty() && !text.contains(char::is_control) && !text.to_lowercase().starts_with("q-");
            assert_eq!(QueryName::new(text).is_ok(), is_name, "{text:?}");
        });
    }
    for (alphabet, length) in [("a é\0\r\n\t\x7f", 5), (" é\n", 8), ("a\0\r", 8)] {
        all_texts(alphabet, length, |text| {
            assert_eq!(QueryValue::new(text).is_ok(), !text.contains(['\0', '\r', '\n']), "{text:?}");
        });
    }
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
    for word in ["sign", "x-cos-security-token", "x-ci-security-token", "q-ak", "q-signature", "q-"] {
        for text in spellings(word) {
            assert!(QueryName::new(text.as_str()).is_err(), "{text}");
            assert!(QueryName::new(format!("a{text}")).is_ok(), "a{text}");
            assert_eq!(QueryName::new(format!("{text}a")).is_ok(), !word.starts_with("q-"), "{text}a");
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
        all_texts(alphabet, length, |text| {
            let is_name = !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
            assert_eq!(HeaderName::new(text).is_ok(), is_name, "{text:?}");
        });
    }
    for (alphabet, length) in [("a \t\né\x7f", 6), ("a \t", 8), ("~ \n", 8)] {
        all_texts(alphabet, length, |text| {
            let is_value = text.chars().all(|c| c == '\t' || (' '..='~').contains(&c)) && text.trim() == text;
            assert_eq!(HeaderValue::new(text).is_ok(), is_value, "{text:?}");
        });
    }
}

/// The two names in a `Content-Disposition`, read as a browser does.
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
    for (alphabet, length) in [("a. \";%é/\\\n", 5), ("a./", 8), ("\"\\é", 8), ("; %", 8)] {
        all_texts(alphabet, length, |text| {
            let is_name = !text.is_empty() && text != "." && text != ".." && !text.contains(['/', '\\', '\n']);
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

/// The order of two names is that of their encoded, lower-cased texts, written down and compared.
#[test]
fn the_order_of_names() {
    let mut names = Vec::new();
    all_texts("aB-/~K\u{212a}", 3, |text| {
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
    assert_eq!(equal, names.len(), "no two of these names are equal but for case");
}
