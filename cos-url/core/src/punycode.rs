//! Punycode: international names in ASCII, RFC 3492.

use crate::ascii;

/// Whether a label is no `xn--` label, or one that decodes to something outside ASCII: RFC 3492, section 6.2.
///
/// URL parsers refuse a host whose `xn--` label is not Punycode.
pub(crate) const fn is_punycode_or_plain(label: &[u8]) -> bool {
    match label.split_at_checked(4) {
        Some(([b'x' | b'X', b'n' | b'N', b'-', b'-'], encoded)) => is_punycode(encoded),
        _ => true,
    }
}

const fn is_punycode(encoded: &[u8]) -> bool {
    let (mut characters, mut rest) = match ascii::last_hyphen(encoded) {
        Some(at) => (at as u64, encoded.split_at(at + 1).1),
        None => (0, encoded),
    };
    if rest.is_empty() {
        return false;
    }
    let (mut code_point, mut index, mut bias) = (128_u64, 0_u64, 72_u64);
    let mut first = true;
    while !rest.is_empty() {
        let (before, mut weight, mut k) = (index, 1_u64, 36_u64);
        loop {
            let [byte, tail @ ..] = rest else { return false };
            rest = tail;
            let digit = match byte {
                b'a'..=b'z' => *byte - b'a',
                b'A'..=b'Z' => *byte - b'A',
                b'0'..=b'9' => *byte - b'0' + 26,
                _ => return false,
            } as u64;
            index += digit * weight;
            if index > 0x00ff_ffff {
                return false;
            }
            let threshold = if k <= bias {
                1
            } else if k >= bias + 26 {
                26
            } else {
                k - bias
            };
            if digit < threshold {
                break;
            }
            weight *= 36 - threshold;
            k += 36;
        }
        characters += 1;
        bias = adapted_bias(index - before, characters, first);
        first = false;
        code_point += index / characters;
        index = index % characters + 1;
        if code_point > 0x0010_ffff || (0xd800 <= code_point && code_point <= 0xdfff) {
            return false;
        }
    }
    true
}

/// RFC 3492, section 6.1.
const fn adapted_bias(delta: u64, characters: u64, first: bool) -> u64 {
    let mut delta = if first { delta / 700 } else { delta / 2 };
    delta += delta / characters;
    let mut k = 0;
    while delta > 455 {
        delta /= 35;
        k += 36;
    }
    k + 36 * delta / (delta + 38)
}
