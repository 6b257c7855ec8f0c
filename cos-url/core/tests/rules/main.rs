//! Compares the library with a second, simple implementation of each rule, for every text of a few characters up to a
//! length.

#![cfg(test)]

mod hosts;
mod keys;
mod names;

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
