//! What the macros judge of literals beyond the rules of the types.

use cos_url_core::ObjectKey;
use percent_encoding::percent_decode_str;

/// What is suspicious in the literal of an object key that is a key by the rule.
pub(crate) fn suspicion(key: &str) -> Option<String> {
    bidirectional(key).or_else(|| percent_encoded(key))
}

/// A control character that reorders text: the source would show another key than the one that is signed.
fn bidirectional(key: &str) -> Option<String> {
    let is_control =
        |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}');
    let (byte, control) = key.char_indices().find(|(_, c)| is_control(*c))?;
    Some(format!(
        "invalid object key: bidirectional control character `{}` at byte {byte}, by which the literal shows another \
         text than it holds; if the key really has it, write `ObjectKey::from_static(..)`",
        control.escape_unicode()
    ))
}

fn percent_encoded(key: &str) -> Option<String> {
    let is_escape = |(at, _): &(usize, &str)| {
        key.get(at + 1..at + 3).is_some_and(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
    };
    let (at, _) = key.match_indices('%').find(is_escape)?;
    let escape = key.get(at..at + 3)?;
    let decoded = percent_decode_str(key).decode_utf8().ok().filter(|decoded| ObjectKey::new(decoded.as_ref()).is_ok());
    let repair = match decoded {
        Some(decoded) => format!("write `{}`", decoded.escape_debug()),
        None => String::from("write the name itself"),
    };
    Some(format!(
        "invalid object key `{}`: `{escape}` at byte {at} looks percent-encoded, but a key is given as it is named in \
         the bucket; {repair}, or `ObjectKey::from_static(..)` if the name really has `{escape}` in it",
        key.escape_debug()
    ))
}
