//! The word that was probably meant.

use alloc::vec::Vec;

/// The candidate that is at most two typing mistakes from `word`, if there is one.
///
/// ```
/// use cos_url_core::spelling::nearest;
///
/// assert_eq!(nearest("regoin", ["bucket", "region"]), Some("region"));
/// assert_eq!(nearest("colour", ["bucket", "region"]), None);
/// ```
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let near = candidates.into_iter().map(|candidate| (edits(word, candidate), candidate));
    let (edits, candidate) = near.min_by_key(|(edits, _)| *edits)?;
    // In a short word, two mistakes leave nothing to recognize.
    (edits <= 2 && edits * 3 <= word.len()).then_some(candidate)
}

/// How many letters must be typed, removed or exchanged, or neighbours swapped, to make `a` of `b`.
fn edits(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let (mut before, mut row): (Vec<usize>, Vec<usize>) = (Vec::new(), (0..=b.len()).collect());
    let mut last_a = None;
    for (i, in_a) in a.chars().enumerate() {
        let mut next = Vec::with_capacity(row.len());
        next.push(i + 1);
        let mut last_b = None;
        for (j, &in_b) in b.iter().enumerate() {
            let at = |row: &[usize], j: usize| row.get(j).copied().unwrap_or(usize::MAX / 2);
            let replaced = at(&row, j) + usize::from(in_a != in_b);
            let mut least = replaced.min(at(&row, j + 1) + 1).min(at(&next, j) + 1);
            if j > 0 && last_a == Some(in_b) && last_b == Some(in_a) {
                least = least.min(at(&before, j - 1) + 1);
            }
            next.push(least);
            last_b = Some(in_b);
        }
        before = core::mem::replace(&mut row, next);
        last_a = Some(in_a);
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_recognized_by_a_third_of_its_letters() {
        for (word, expected) in [
            ("region", Some("region")),
            ("regon", Some("region")),
            ("rgon", None),
            ("ket", None),
            ("bukcet", Some("bucket")),
            ("bucketxx", Some("bucket")),
            ("bucketxxx", None),
            ("", None),
        ] {
            assert_eq!(nearest(word, ["bucket", "region"]), expected, "{word}");
        }
        assert_eq!(nearest("ke", ["key"]), None, "one mistake in two letters");
        assert_eq!(nearest("kex", ["key"]), Some("key"));
        assert_eq!(nearest("word", []), None);
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
            // No neighbours: two letters are exchanged, and not one pair swapped.
            ("axb", "bxa", 2),
            ("ab", "bc", 2),
            ("ab", "ca", 2),
            ("xab", "xba", 1),
            ("kitten", "sitting", 3),
        ] {
            assert_eq!(edits(a, b), expected, "{a} {b}");
        }
    }
}
