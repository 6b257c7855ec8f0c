//! The standard output.

use crate::failure::Failure;
use std::io::{self, Write};

/// Writes a text to the standard output.
pub(crate) fn write(text: &[u8]) -> Result<(), Failure> {
    let mut output = io::stdout().lock();
    output.write_all(text).and_then(|()| output.flush()).map_err(|error| Failure::output(&error))
}

/// Writes a text and a line end to the standard output.
pub(crate) fn write_line(text: &str) -> Result<(), Failure> {
    write([text, "\n"].concat().as_bytes())
}

/// Escapes control characters, and characters that are invisible or change the order of text.
pub(crate) fn visible(text: &str) -> String {
    let is_escaped = |character: char| {
        character.is_control()
            || matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    let mut out = String::new();
    for character in text.chars() {
        if is_escaped(character) {
            out.extend(character.escape_default());
        } else {
            out.push(character);
        }
    }
    out
}
