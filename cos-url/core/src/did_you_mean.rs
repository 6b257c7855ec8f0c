//! Suggestions for misspelled words.

#![expect(
    clippy::indexing_slicing,
    reason = "the offsets are below the lengths that were compared, and `get` is not a const fn"
)]

use crate::const_writer::{ConstWriter, written};

/// The longest word that is compared, in bytes. It limits the work for a long text.
const MAX_BYTES: usize = 32;

type Row = [usize; MAX_BYTES + 1];

/// The candidate with the smallest edit distance from `word`, if the distance is at most two.
///
/// ```
/// use cos_url_core::did_you_mean::nearest;
///
/// assert_eq!(nearest(b"regoin", &["bucket", "region"]), Some("region"));
/// assert_eq!(nearest(b"colour", &["bucket", "region"]), None);
/// ```
pub const fn nearest(word: &[u8], candidates: &[&'static str]) -> Option<&'static str> {
    if word.len() > MAX_BYTES {
        return None;
    }
    let (mut rest, mut found, mut least) = (candidates, None, usize::MAX);
    while let [candidate, tail @ ..] = rest {
        let edits = edits(word, candidate.as_bytes());
        if edits < least {
            (found, least) = (Some(*candidate), edits);
        }
        rest = tail;
    }
    // Two edits are too many for a short word.
    if least <= 2 && least * 3 <= word.len() { found } else { None }
}

/// The same as [`nearest`], for a text that is first changed to lower case.
pub(crate) const fn nearest_to_lower_case(text: &[u8], candidates: &[&'static str]) -> Option<&'static str> {
    let mut buffer = [0; MAX_BYTES];
    if text.len() > MAX_BYTES {
        return None;
    }
    ConstWriter::new(&mut buffer).push_lower(text);
    nearest(written(&buffer, text.len()).as_bytes(), candidates)
}

/// The number of bytes to insert, remove or replace, or neighbours to swap, that turn `a` into `b`.
const fn edits(a: &[u8], b: &[u8]) -> usize {
    if a.len() > MAX_BYTES || b.len() > MAX_BYTES {
        return usize::MAX;
    }
    let (mut before, mut row): (Row, Row) = ([0; MAX_BYTES + 1], first_row());
    let mut i = 0;
    while i < a.len() {
        let mut next = [0; MAX_BYTES + 1];
        next[0] = i + 1;
        let mut j = 0;
        while j < b.len() {
            let mut least = row[j] + (a[i] != b[j]) as usize;
            least = min(least, min(row[j + 1], next[j]) + 1);
            if i > 0 && j > 0 && a[i - 1] == b[j] && a[i] == b[j - 1] {
                least = min(least, before[j - 1] + 1);
            }
            next[j + 1] = least;
            j += 1;
        }
        (before, row) = (row, next);
        i += 1;
    }
    row[b.len()]
}

const fn first_row() -> Row {
    let (mut row, mut at) = ([0; MAX_BYTES + 1], 0);
    while at <= MAX_BYTES {
        row[at] = at;
        at += 1;
    }
    row
}

const fn min(a: usize, b: usize) -> usize {
    if a < b { a } else { b }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_third_of_the_letters_may_be_wrong_but_at_most_two() {
        for (word, expected) in [
            ("region", Some("region")),
            ("regon", Some("region")),
            ("rgon", None),
            ("ket", None),
            ("bukcet", Some("bucket")),
            ("bucketxx", Some("bucket")),
            ("bucketxxx", None),
            ("", None),
            ("bucketbucketbucketbucketbucketbucket", None),
        ] {
            assert_eq!(nearest(word.as_bytes(), &["bucket", "region"]), expected, "{word}");
        }
        assert_eq!(nearest(b"ke", &["key"]), None, "one error in two letters");
        assert_eq!(nearest(b"kex", &["key"]), Some("key"));
        assert_eq!(nearest(b"word", &[]), None);
    }

    #[test]
    fn edits_are_counted() {
        for (a, b, expected) in [
            ("", "", 0),
            ("a", "", 1),
            ("ab", "ba", 1),
            ("abc", "adc", 1),
            ("abc", "ab", 1),
            ("abc", "abcd", 1),
            ("abc", "xyz", 3),
            // Two letters are replaced; they are not neighbours that were swapped.
            ("axb", "bxa", 2),
            ("ab", "bc", 2),
            ("ab", "ca", 2),
            ("xab", "xba", 1),
            ("kitten", "sitting", 3),
        ] {
            assert_eq!(edits(a.as_bytes(), b.as_bytes()), expected, "{a} {b}");
        }
    }
}
