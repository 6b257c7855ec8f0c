//! Punycode: international names in ASCII, RFC 3492.

use crate::ascii;

/// Whether a label is no `xn--` label, or one that decodes to ASCII and [`LETTERS`]: RFC 3492, section 6.2.
///
/// URL parsers refuse a host whose `xn--` label is not Punycode, or is the encoding of what they would not encode.
pub(crate) const fn is_punycode_or_plain(label: &[u8]) -> bool {
    match label.split_at_checked(4) {
        Some(([b'x' | b'X', b'n' | b'N', b'-', b'-'], encoded)) => is_punycode(encoded),
        _ => true,
    }
}

const fn is_punycode(encoded: &[u8]) -> bool {
    let (mut characters, mut rest) = match ascii::last_hyphen(encoded) {
        // Written without the hyphen: it ends the ASCII characters, of which there are none.
        Some(0) => return false,
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
        if !is_letter(code_point) {
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

/// Letters that stand for themselves in an international name (UTS 46), wherever they stand: the first, the last and
/// the distance from one to the next.
///
/// Not here are capitals, which are encoded as small letters, marks that combine with their neighbours, and scripts
/// that are written from right to left, where what is allowed in a label depends on the other labels.
const LETTERS: &[(u64, u64, u64)] = &[
    // Latin.
    (0xdf, 0xf6, 1),
    (0xf8, 0xff, 1),
    (0x101, 0x131, 2),
    (0x135, 0x137, 2),
    (0x13a, 0x13e, 2),
    (0x142, 0x148, 2),
    (0x14b, 0x177, 2),
    (0x17a, 0x17e, 2),
    (0x1a1, 0x1a1, 1),
    (0x1b0, 0x1b0, 1),
    (0x219, 0x21b, 2),
    (0x1e01, 0x1e95, 2),
    (0x1ea1, 0x1ef9, 2),
    // Greek.
    (0x390, 0x390, 1),
    (0x3ac, 0x3ce, 1),
    // Cyrillic.
    (0x430, 0x45f, 1),
    (0x48b, 0x4bf, 2),
    (0x4d1, 0x52f, 2),
    // Armenian and Georgian.
    (0x561, 0x586, 1),
    (0x10d0, 0x10fa, 1),
    // Kana.
    (0x3041, 0x3096, 1),
    (0x30a1, 0x30fa, 1),
    (0x30fc, 0x30fe, 1),
    // Han.
    (0x3005, 0x3007, 1),
    (0x3400, 0x4dbf, 1),
    (0x4e00, 0x9fff, 1),
    (0x2_0000, 0x2_a6df, 1),
    // Hangul.
    (0xac00, 0xd7a3, 1),
];

const fn is_letter(code_point: u64) -> bool {
    let mut rows = LETTERS;
    while let [(first, last, step), tail @ ..] = rows {
        if *first <= code_point && code_point <= *last {
            return (code_point - *first).is_multiple_of(*step);
        }
        rows = tail;
    }
    false
}
