//! Joins literal pieces and values to an object key.

use alloc::string::String;
use core::fmt::{Arguments, Write};
use cos_url_core::{Error, ObjectKey, check_segment_value};

/// A piece of a key.
#[derive(Debug, Clone, Copy)]
pub enum KeyPiece<'a> {
    /// Text of the literal, which the macro has checked.
    Text(&'static str),
    /// A value with its name.
    Value(&'static str, Arguments<'a>),
}

/// Joins the pieces of a key.
///
/// # Errors
///
/// An error if a value is not a part of a segment, or the key is too long.
pub fn format_key(pieces: &[KeyPiece<'_>]) -> Result<ObjectKey, Error> {
    let mut key = String::new();
    for piece in pieces {
        match piece {
            KeyPiece::Text(text) => key.push_str(text),
            KeyPiece::Value(name, value) => {
                let start = key.len();
                // Writing to a `String` fails only if the `Display` of the value fails. The text that was written until
                // then is checked.
                let _ = key.write_fmt(*value);
                check_segment_value(name, key.get(start..).unwrap_or_default())?;
            }
        }
    }
    ObjectKey::new(key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorKind;
    use crate::format_key;
    use alloc::string::ToString;

    #[test]
    fn each_value_cannot_leave_its_segment() {
        for (value, expected) in [
            ("a.txt", Ok("users/7/a.txt")),
            ("...", Ok("users/7/...")),
            ("{x}", Ok("users/7/{x}")),
            ("", Err(ErrorKind::InvalidKeySegment)),
            (".", Err(ErrorKind::InvalidKeySegment)),
            ("..", Err(ErrorKind::InvalidKeySegment)),
            ("/a", Err(ErrorKind::InvalidKeySegment)),
            ("a/b", Err(ErrorKind::InvalidKeySegment)),
            ("a\\b", Err(ErrorKind::InvalidKeySegment)),
            ("a\0", Err(ErrorKind::InvalidKeySegment)),
        ] {
            let user = 7;
            let key = format_key!("users/{user}/{value}").map(String::from);
            assert_eq!(key.as_deref().map_err(Error::kind), expected, "{value}");
        }
    }

    #[test]
    fn a_value_next_to_text_gives_no_dot_segment() {
        for value in [".", "..", "a", "..."] {
            let keys = [format_key!("a/.{value}/b"), format_key!("a/{value}./b"), format_key!("a/{value}{value}/b")];
            for key in keys.into_iter().flatten() {
                assert!(ObjectKey::new(key.as_str()).is_ok(), "{key}");
            }
        }
    }

    #[test]
    fn an_error_names_the_value() {
        let file = "../a";
        assert_eq!(
            format_key!("users/{file}").unwrap_err().to_string(),
            "invalid key segment `../a`: a segment has no `/` (`/` at byte 2); it is the value of `{file}`"
        );
        let long = "a".repeat(845);
        assert_eq!(format_key!("users/{long}").unwrap_err().kind(), ErrorKind::InvalidObjectKey);
    }

    #[test]
    fn values_are_formatted_as_by_format() {
        let (page, width, name) = (7, 4, "b");
        let keys = [
            format_key!("{page:03}"),
            format_key!("{page:>width$}/{x:?}", x = name),
            format_key!("{page:03}/{{{name}}}"),
        ];
        assert_eq!(keys.map(|key| key.unwrap().to_string()), ["007", "   7/\"b\"", "007/{b}"]);
    }
}
