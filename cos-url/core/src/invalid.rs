//! What every refused text is answered with: the field, what was found, where, and what would be right.

use alloc::boxed::Box;
use alloc::string::String;
use core::fmt;

/// How many characters of a refused text a message repeats: see [`echo`].
const ECHO_LIMIT: usize = 80;

/// Why a text was refused, as a type of its own for each field: `BucketReason`, `RegionReason`, ...
pub trait Reason: Copy + fmt::Debug + PartialEq {
    /// What the text was meant to be, as messages name it: `bucket`, `region`, ...
    const FIELD: &'static str;

    /// What is wrong and what would be right, without the particulars of the text.
    fn sentence(&self) -> &'static str;

    /// The byte at which the mistake stands, where it stands at one.
    fn at(&self) -> Option<usize> {
        None
    }

    /// A size that was too large, in bytes.
    fn length(&self) -> Option<usize> {
        None
    }

    /// The end of the message: what to write instead of `text`, where that is known.
    fn repair(&self, text: &str) -> Option<String> {
        let _ = text;
        None
    }
}

/// A text that COS would refuse, with the reason.
///
/// The message is one line that names the field, what was found, at which byte (counted from 0), and what
/// would be right. What it repeats of the text is escaped and cut.
///
/// ```
/// use cos_url_core::{Bucket, BucketReason};
///
/// let error = Bucket::new("UPPER-1250000000").unwrap_err();
/// assert_eq!(error.reason(), BucketReason::UpperCase { at: 0 });
/// assert_eq!(
///     error.to_string(),
///     "invalid bucket `UPPER-1250000000`: upper-case letter in a bucket, which is lower-case \
///      (`U` at byte 0); write `upper-1250000000`"
/// );
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Invalid<R> {
    reason: R,
    found: Box<str>,
    place: Option<Place>,
    repair: Option<Box<str>>,
}

/// Where in a refused text the mistake stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The offset in bytes, from 0.
    pub byte: usize,
    /// The offset in characters, from 0.
    pub character: usize,
    /// The character that stands there.
    pub found: char,
}

impl<R: Reason> Invalid<R> {
    /// The error for `text`, which was refused for `reason`.
    pub fn new(reason: R, text: &str) -> Self {
        Self {
            reason,
            found: echo(text).into(),
            place: reason.at().and_then(|at| place(text, at)),
            repair: reason.repair(text).map(String::into_boxed_str),
        }
    }

    /// Why the text was refused.
    pub fn reason(&self) -> R {
        self.reason
    }

    /// Where the mistake stands, where it stands at one place.
    pub fn place(&self) -> Option<Place> {
        self.place
    }
}

impl<R: Reason> fmt::Display for Invalid<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "invalid {}", R::FIELD)?;
        if !self.found.is_empty() {
            write!(f, " `{}`", self.found)?;
        }
        write!(f, ": {}", self.reason.sentence())?;
        if let Some(place) = self.place {
            write!(f, " ({place})")?;
        }
        if let Some(length) = self.reason.length() {
            write!(f, " ({length} bytes)")?;
        }
        self.repair.as_ref().map_or(Ok(()), |repair| write!(f, "; {repair}"))
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` at byte {}", echo(self.found.encode_utf8(&mut [0; 4])), self.byte)?;
        if self.character == self.byte { Ok(()) } else { write!(f, ", character {}", self.character) }
    }
}

impl<R: Reason> fmt::Debug for Invalid<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let message = format_args!("{self}");
        f.debug_struct("Invalid").field("reason", &self.reason).field("message", &message).finish_non_exhaustive()
    }
}

impl<R: Reason> core::error::Error for Invalid<R> {}

fn place(text: &str, byte: usize) -> Option<Place> {
    let found = text.get(byte..)?.chars().next()?;
    let character = text.get(..byte)?.chars().count();
    Some(Place { byte, character, found })
}

/// `text` as a message repeats it: on one line, what cannot be seen escaped, cut at 80 characters.
pub fn echo(text: &str) -> String {
    let mut out = String::new();
    for (count, character) in text.chars().enumerate() {
        if count == ECHO_LIMIT {
            out.push('…');
            break;
        }
        match character {
            '\'' | '"' => out.push(character),
            _ => out.extend(character.escape_debug()),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn what_cannot_be_seen_is_escaped() {
        assert_eq!(echo("a\r\n\0\u{202e}\\\"'é"), "a\\r\\n\\0\\u{202e}\\\\\"'é");
    }

    #[test]
    fn a_long_text_is_cut() {
        assert_eq!(echo(&"腾".repeat(ECHO_LIMIT)), "腾".repeat(ECHO_LIMIT));
        assert_eq!(echo(&"腾".repeat(ECHO_LIMIT + 1)), "腾".repeat(ECHO_LIMIT) + "…");
    }

    #[test]
    fn a_place_counts_bytes_and_characters() {
        let place = place("腾x_", 4).unwrap();
        assert_eq!(place, Place { byte: 4, character: 2, found: '_' });
        assert_eq!(place.to_string(), "`_` at byte 4, character 2");
    }
}
