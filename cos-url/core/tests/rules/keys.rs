//! Keys, and the names under which files are saved.

use crate::all_strings;
use cos_url_core::{FileName, ObjectKey};

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
