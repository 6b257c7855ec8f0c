//! IP addresses in the form that URL parsers do not change.

use crate::const_bytes::{count_digits, is_digits, skip};

/// Whether a text is an IPv4 address: four decimal numbers without leading zeros.
pub(crate) const fn is_canonical_ipv4(text: &[u8]) -> bool {
    let (mut rest, mut numbers) = (text, 1);
    loop {
        let (digits, tail) = rest.split_at(count_digits(rest));
        if !is_canonical_byte(digits) {
            return false;
        }
        match tail {
            [b'.', tail @ ..] => (rest, numbers) = (tail, numbers + 1),
            [] => return numbers == 4,
            _ => return false,
        }
    }
}

const fn is_canonical_byte(digits: &[u8]) -> bool {
    matches!(digits, [_] | [b'1'..=b'9', _] | [b'1', _, _] | [b'2', b'0'..=b'4', _] | [b'2', b'5', b'0'..=b'5'])
}

/// Whether URL parsers read a label as a number. They read a host that ends with such a label as an IPv4 address.
pub(crate) const fn is_number(label: &[u8]) -> bool {
    match label {
        [b'0', b'x' | b'X', digits @ ..] => count_hexadecimal(digits) == digits.len(),
        _ => is_digits(label),
    }
}

/// Whether a text is the canonical form of an IPv6 address (RFC 5952), with hexadecimal digits only.
///
/// Each group is in lower case and without leading zeros, and `::` replaces the first of the longest runs of two or
/// more groups that are zero.
pub(crate) const fn is_canonical_ipv6(text: &[u8]) -> bool {
    let Some(Groups { zeros, count, gap }) = read_groups(text) else { return false };
    let run = longest_run(zeros_in_eight(zeros, count, gap));
    match gap {
        Some(at) => count <= 6 && run.0 == at && run.1 == 8 - count,
        None => count == 8 && run.1 < 2,
    }
}

/// The groups in the text of an IPv6 address.
struct Groups {
    /// A bit for each group that is zero, the first group in the lowest bit.
    zeros: u16,
    /// The number of groups, at most 8.
    count: u32,
    /// The number of groups before `::`.
    gap: Option<u32>,
}

const fn read_groups(text: &[u8]) -> Option<Groups> {
    let mut groups = Groups { zeros: 0, count: 0, gap: None };
    let mut rest = text;
    if let [b':', b':', tail @ ..] = rest {
        (rest, groups.gap) = (tail, Some(0));
    }
    while !rest.is_empty() {
        let (group, tail) = rest.split_at(count_hexadecimal(rest));
        if groups.count == 8 || !is_canonical_group(group) {
            return None;
        }
        groups.zeros |= (matches!(group, [b'0']) as u16) << groups.count;
        groups.count += 1;
        rest = match tail {
            [] => tail,
            [b':', b':', tail @ ..] if groups.gap.is_none() => {
                groups.gap = Some(groups.count);
                tail
            }
            [b':', tail @ ..] if !tail.is_empty() => tail,
            _ => return None,
        };
    }
    Some(groups)
}

const fn is_canonical_group(digits: &[u8]) -> bool {
    if let [b'0', _, ..] = digits {
        return false;
    }
    let mut rest = digits;
    skip!(rest, b'0'..=b'9' | b'a'..=b'f');
    rest.is_empty() && matches!(digits.len(), 1..=4)
}

/// The bits of all eight groups, including those that `::` replaces.
const fn zeros_in_eight(zeros: u16, count: u32, gap: Option<u32>) -> u16 {
    let Some(gap) = gap else { return zeros };
    let before = (1 << gap) - 1;
    let stands_for = (1 << (8 - count)) - 1;
    zeros & before | stands_for << gap | (zeros & !before) << (8 - count)
}

/// The start and length of the first of the longest runs of bits that are set.
const fn longest_run(bits: u16) -> (u32, u32) {
    let (mut at, mut longest) = (0, (0, 0));
    while at < 8 {
        let length = (bits >> at).trailing_ones();
        if length > longest.1 {
            longest = (at, length);
        }
        at += length + 1;
    }
    longest
}

/// The number of hexadecimal digits, upper- or lower-case, at the start of a text.
pub(crate) const fn count_hexadecimal(text: &[u8]) -> usize {
    let mut rest = text;
    skip!(rest, b'0'..=b'9' | b'a'..=b'f' | b'A'..=b'F');
    text.len() - rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;
    use core::net::{Ipv4Addr, Ipv6Addr};

    #[test]
    fn an_ipv4_address_is_canonical_if_the_standard_library_prints_it_unchanged() {
        for text in ["0.0.0.0", "10.0.0.5", "127.0.0.1", "169.254.169.254", "255.255.255.255", "199.200.249.99"] {
            assert_eq!(text.parse::<Ipv4Addr>().unwrap().to_string(), text);
            assert!(is_canonical_ipv4(text.as_bytes()), "{text}");
        }
        for text in [
            "",
            "1",
            "1.2.3",
            "1.2.3.",
            ".1.2.3",
            "1.2.3.4.5",
            "010.0.0.1",
            "1.2.3.00",
            "256.0.0.1",
            "1.260.0.1",
            "1.2.300.4",
            "1.2.3.4a",
            "1.2.3.1000",
            "0x7f.0.0.1",
        ] {
            assert!(!is_canonical_ipv4(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn every_pattern_of_zeros_is_canonical_as_the_standard_library_prints_it() {
        for pattern in 0..256_u16 {
            let group = |at: u16| if pattern >> at & 1 == 1 { 0 } else { 0xab0 + at };
            let groups: [u16; 8] = core::array::from_fn(|at| group(u16::try_from(at).unwrap()));
            let address = Ipv6Addr::from(groups);
            assert!(is_canonical_ipv6(address.to_string().as_bytes()), "{address}");
            let long = groups.map(|group| alloc::format!("{group:x}")).join(":");
            assert_eq!(is_canonical_ipv6(long.as_bytes()), address.to_string() == long, "{long}");
        }
    }

    #[test]
    fn other_forms_of_an_ipv6_address_are_not_canonical() {
        for text in
            ["::", "::1", "1::", "fe80::1", "::ffff:102:304", "1:2:3:4:5:6:7:8", "2001:db8:0:1:1:1:1:1", "1:0:0:2::3"]
        {
            assert!(is_canonical_ipv6(text.as_bytes()), "{text}");
        }
        for text in [
            "",
            ":",
            ":::",
            "1:",
            ":1",
            "::1::",
            "1::2::3",
            "1:2:3:4:5:6:7",
            "1:2:3:4:5:6:7:8:9",
            "1:2:3:4:5:6:7::",
            "1::2:3:4:5:6:7:8",
            "0:0:0:0:0:0:0:1",
            "0::1",
            "::0",
            "::0:1",
            "1::0:0:2",
            "1:0:0:2:3::4",
            "::FFFF",
            "::01",
            "::12345",
            "::ffff:1.2.3.4",
            "fe80::1%eth0",
            "g::1",
        ] {
            assert!(!is_canonical_ipv6(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn a_number_is_decimal_or_hexadecimal() {
        for (label, expected) in
            [("0", true), ("42", true), ("0x", true), ("0X7f", true), ("", false), ("4a", false), ("0xg", false)]
        {
            assert_eq!(is_number(label.as_bytes()), expected, "{label}");
        }
    }
}
