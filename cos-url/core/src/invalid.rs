//! What every refused text is answered with: the field, what was found, where, and what would be right.

use crate::fixed::Bytes;
use crate::percent::hex_digits;
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
        f.debug_struct("Invalid")
            .field("reason", &self.reason)
            .field("message", &format_args!("{self}"))
            .finish_non_exhaustive()
    }
}

impl<R: Reason> core::error::Error for Invalid<R> {}

/// What a message says beside the sentence.
pub(crate) struct Details {
    pub(crate) at: Option<usize>,
    pub(crate) length: Option<usize>,
    pub(crate) instead: Option<&'static str>,
}

/// Refuses a text that is part of the program, in the words of [`Invalid`]: of a `const`, the compiler shows them.
///
/// What is wrong, and where, is always told; the repair only where it is known without an allocation.
#[track_caller]
pub(crate) const fn refuse(field: &str, text: &str, sentence: &str, details: &Details) -> ! {
    let mut buffer = [0; 1024];
    let mut out = Bytes::new(&mut buffer);
    out.push(b"invalid ");
    out.push(field.as_bytes());
    if !text.is_empty() {
        out.push(b" `");
        push_echo(&mut out, text.as_bytes());
        out.push(b"`");
    }
    out.push(b": ");
    out.push(sentence.as_bytes());
    if let Some(at) = details.at {
        push_place(&mut out, text.as_bytes(), at);
    }
    if let Some(length) = details.length {
        out.push(b" (");
        push_number(&mut out, length);
        out.push(b" bytes)");
    }
    if let Some(instead) = details.instead {
        out.push(b"; write `");
        out.push(instead.as_bytes());
        out.push(b"`");
    }
    let length = out.length();
    match buffer.split_at_checked(length) {
        Some((message, _)) => match str::from_utf8(message) {
            Ok(message) => panic!("{}", message),
            Err(_) => panic!("{}", sentence),
        },
        None => panic!("{}", sentence),
    }
}

/// [`echo`], but that of what is not ASCII only the bidirectional controls and their like (U+2000 to U+206F) are escaped.
const fn push_echo(out: &mut Bytes<'_>, text: &[u8]) {
    let (mut rest, mut count) = (text, 0);
    while let Some((first, _)) = rest.split_first() {
        if count == ECHO_LIMIT {
            out.push("…".as_bytes());
            return;
        }
        let (character, tail) = rest.split_at(character_length(*first, rest.len()));
        push_character(out, character);
        (rest, count) = (tail, count + 1);
    }
}

const fn push_character(out: &mut Bytes<'_>, character: &[u8]) {
    match character {
        b"\n" => out.push(b"\\n"),
        b"\r" => out.push(b"\\r"),
        b"\t" => out.push(b"\\t"),
        b"\0" => out.push(b"\\0"),
        b"\\" => out.push(b"\\\\"),
        // The control characters of ASCII, and those of Unicode that ASCII has not, U+0080 to U+009F.
        [control @ (1..=0x1f | 0x7f)] | [0xc2, control @ 0x80..=0x9f] => {
            let [high, low] = hex_digits(*control);
            out.push(b"\\u{");
            if high != b'0' {
                out.push_lower(&[high]);
            }
            out.push_lower(&[low]);
            out.push(b"}");
        }
        [0xe2, second @ 0x80..=0x81, third] => {
            let [high, low] = hex_digits(((*second & 1) << 6) | (*third & 0x3f));
            out.push(b"\\u{20");
            out.push_lower(&[high, low]);
            out.push(b"}");
        }
        _ => out.push(character),
    }
}

const fn push_place(out: &mut Bytes<'_>, text: &[u8], at: usize) {
    let Some((mut before, rest)) = text.split_at_checked(at) else { return };
    let Some((first, _)) = rest.split_first() else { return };
    out.push(b" (`");
    push_character(out, rest.split_at(character_length(*first, rest.len())).0);
    out.push(b"` at byte ");
    push_number(out, at);
    let mut characters = 0;
    while let Some((first, tail)) = before.split_first() {
        // The other bytes of a character are 10xxxxxx.
        if *first & 0xc0 != 0x80 {
            characters += 1;
        }
        before = tail;
    }
    if characters != at {
        out.push(b", character ");
        push_number(out, characters);
    }
    out.push(b")");
}

/// How many bytes a character has by its first, and not more than there are.
const fn character_length(first: u8, most: usize) -> usize {
    let length = match first {
        0xf0.. => 4,
        0xe0.. => 3,
        0xc0.. => 2,
        _ => 1,
    };
    if length < most { length } else { most }
}

const fn push_number(out: &mut Bytes<'_>, number: usize) {
    if number > 9 {
        push_number(out, number / 10);
    }
    #[expect(clippy::cast_possible_truncation, reason = "the remainder is one digit")]
    out.push(&[b'0' + (number % 10) as u8]);
}

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

    extern crate std;

    static LONG: std::sync::LazyLock<String> = std::sync::LazyLock::new(|| "腾".repeat(284));

    /// What a `const` is refused with.
    fn refused<T: fmt::Debug>(text: &'static str, from_static: fn(&'static str) -> T) -> String {
        let panic = std::panic::catch_unwind(|| from_static(text)).unwrap_err();
        panic.downcast_ref::<String>().unwrap().clone()
    }

    #[test]
    fn a_constant_is_refused_in_the_same_words() {
        for text in [
            "",
            "a\0b",
            "to byte 9\0",
            "to byte 10\0",
            "报表\u{1b}.pdf",
            "\t\n\r\u{7f}\\\u{202e}\u{2066}'\"é😀/../x",
            "..",
        ] {
            let expected = crate::ObjectKey::new(text).unwrap_err().to_string();
            assert_eq!(refused(text, crate::ObjectKey::from_static), expected);
        }
        let expected = crate::ObjectKey::new(LONG.as_str()).unwrap_err().to_string();
        assert_eq!(refused(&LONG, crate::ObjectKey::from_static), expected);
        // A character of one, two, three and four bytes, at the place of the mistake.
        for text in ["b b-1", "bé-1", "b腾-1", "b😀-1", "腾b-1"] {
            let expected = crate::Bucket::new(text).unwrap_err().to_string();
            assert_eq!(refused(text, crate::Bucket::from_static), expected);
        }
        // With a repair that need not be allocated.
        for (text, repair) in [("cn-south", "ap-guangzhou"), ("ap-beijing-5", "ap-beijing")] {
            let expected = crate::Region::new(text).unwrap_err().to_string();
            assert!(expected.contains(repair), "{expected}");
            assert_eq!(refused(text, crate::Region::from_static), expected);
        }
    }

    #[test]
    fn a_long_text_is_cut() {
        assert_eq!(echo(&"腾".repeat(ECHO_LIMIT)), "腾".repeat(ECHO_LIMIT));
        assert_eq!(echo(&"腾".repeat(ECHO_LIMIT + 1)), "腾".repeat(ECHO_LIMIT) + "…");
    }

    #[test]
    fn an_error_knows_its_place() {
        let error = crate::Bucket::new("腾b-1").unwrap_err();
        assert_eq!(error.place(), Some(Place { byte: 0, character: 0, found: '腾' }));
        assert_eq!(crate::Bucket::new("").unwrap_err().place(), None);
    }

    #[test]
    fn a_place_counts_bytes_and_characters() {
        let place = place("腾x_", 4).unwrap();
        assert_eq!(place, Place { byte: 4, character: 2, found: '_' });
        assert_eq!(place.to_string(), "`_` at byte 4, character 2");
    }
}
