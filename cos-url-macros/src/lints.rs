//! Checks for literals that are valid according to the rules of their types, but probably wrong.

use crate::fields::Form;
use cos_url_core::{HostParts, ObjectKey, ProcessingRule, QueryName, QueryValue, echo};
use percent_encoding::percent_decode_str;

/// The suspicious part of the literal of an object key.
pub(crate) fn object_key(key: &str, form: Form) -> Option<String> {
    let found = bidirectional(key)
        .or_else(|| address(key))
        .or_else(|| placeholder(key, form))
        .or_else(|| query(key, form))
        .or_else(|| percent_encoded(key, |decoded| ObjectKey::new(decoded).is_ok(), "an object key"))?;
    Some(format!(
        "invalid object key `{}`: {found}, or `ObjectKey::from_static({})` if the object really has this name",
        echo(key),
        quoted(key)
    ))
}

/// The suspicious part of the literal of a parameter name.
pub(crate) fn query_name(name: &str, form: Form) -> Option<String> {
    let found = percent_encoded(name, |decoded| QueryName::new(decoded).is_ok(), "a parameter name")?;
    let other = match form {
        Form::Single => format!("`QueryName::from_static({})`", quoted(name)),
        _ => "pass a whole `Query`".into(),
    };
    Some(format!("invalid query parameter name `{}`: {found}, or {other} if this name is intended", echo(name)))
}

/// The suspicious part of the literal of a parameter value.
pub(crate) fn query_value(value: &str, _form: Form) -> Option<String> {
    let found = pasted_parameters(value)
        .or_else(|| percent_encoded(value, |decoded| QueryValue::new(decoded).is_ok(), "a parameter value"))?;
    Some(format!(
        "invalid query parameter value `{}`: {found}, or `QueryValue::from_static({})` if this value is intended",
        echo(value),
        quoted(value)
    ))
}

/// A control character that reorders text. An editor would display another key than the one that is signed.
pub(crate) fn bidirectional(key: &str) -> Option<String> {
    let is_control =
        |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}');
    let (byte, control) = key.char_indices().find(|(_, c)| is_control(*c))?;
    Some(format!(
        "the bidirectional control character `{}` at byte {byte} changes the displayed order of the text; remove it",
        control.escape_unicode()
    ))
}

/// A scheme or a host of COS before the key.
fn address(key: &str) -> Option<String> {
    let after_scheme = ["https://", "http://", "cos://"].iter().find_map(|scheme| key.strip_prefix(scheme));
    let host_and_path = after_scheme.unwrap_or(key);
    let (host, path) = host_and_path.split_once('/').unwrap_or((host_and_path, ""));
    let is_host = HostParts::SUFFIXES.iter().any(|suffix| host.ends_with(suffix));
    if after_scheme.is_none() && !is_host {
        return None;
    }
    Some(if is_plain(path) {
        format!("an object key does not contain a scheme or host; write `\"{path}\"`")
    } else {
        "an object key does not contain a scheme or host; write only the part after the host".into()
    })
}

/// `{name}`, `{}` or `{0}`: the macro does not format literals.
fn placeholder(key: &str, form: Form) -> Option<String> {
    let (start, _) = key.match_indices('{').find(|(start, _)| {
        let Some(rest) = key.get(start + 1..) else { return false };
        rest.split_once('}').is_some_and(|(name, _)| is_format_argument(name))
    })?;
    let end = key.get(start..)?.find('}')?;
    let braces = key.get(start..=start + end)?;
    let format = match braces.trim_matches(['{', '}']) {
        name if name.contains('.') => "format!(..)".into(),
        name if starts_identifier(name) => format!("format!({})", quoted(key)),
        _ => format!("format!({}, ..)", quoted(key)),
    };
    let repair = match form {
        Form::Signed => format!("write `{format}`"),
        Form::Single | Form::Value => format!("write `ObjectKey::new({format})?`"),
        Form::Unsigned => {
            format!("write `ObjectKey::new({format})?`, and call `.unsigned()?` instead of `sign: false`")
        }
    };
    Some(format!("the macro does not replace `{braces}` in a literal with a value; {repair}"))
}

fn is_format_argument(name: &str) -> bool {
    let name = name.split(':').next().unwrap_or_default();
    name.split('.').all(is_identifier) || name.bytes().all(|byte| byte.is_ascii_digit())
}

pub(crate) fn is_identifier(name: &str) -> bool {
    starts_identifier(name) && name.chars().all(|c| c.is_alphanumeric() || c == '_')
}

fn starts_identifier(name: &str) -> bool {
    name.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// `?name=..`, or `?` and a processing rule: a query after the key.
fn query(key: &str, form: Form) -> Option<String> {
    let (path, query) = key.split_once('?')?;
    let pairs = parameters(query)?;
    let are_plain = is_plain(path) && pairs.iter().flatten().all(|text| text.is_empty() || is_plain(text));
    let pairs: Vec<String> = pairs.iter().map(|[name, value]| format!("\"{name}\": \"{value}\"")).collect();
    Some(match form {
        _ if !are_plain => {
            "an object key does not contain a query; write the part before `?`, and the parameters in `query: { .. }`"
                .into()
        }
        Form::Single => format!(
            "an object key does not contain a query; write `\"{path}\"`, and the parameters in `query: {{ .. }}`"
        ),
        _ => format!(
            "an object key does not contain a query; write `key: \"{path}\", query: {{ {} }}`",
            pairs.join(", ")
        ),
    })
}

/// The names and values of a text that looks like a query: a processing rule, or `name=value` joined by `&`.
fn parameters(query: &str) -> Option<Vec<[String; 2]>> {
    if let Ok(rule) = ProcessingRule::new(query) {
        return Some(rule.parameters().map(|(name, value)| [name.to_string(), value.to_string()]).collect());
    }
    let is_name = |name: &str| {
        let is_common = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'/');
        !name.is_empty() && name.bytes().all(is_common)
    };
    let pairs = query.split('&').map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    let pairs = pairs.map(|(name, value)| is_name(name).then(|| [name.to_owned(), value.to_owned()]));
    if query.contains('=') { pairs.collect() } else { None }
}

/// `snapshot&time=1`: several parameters in one value.
fn pasted_parameters(value: &str) -> Option<String> {
    let (first, rest) = value.split_once('&')?;
    let (name, second) = rest.split('&').next()?.split_once('=')?;
    let is_name =
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    is_name.then(|| {
        if is_plain(first) && is_plain(second) {
            format!("this looks like several parameters; write `\"{first}\", \"{name}\": \"{second}\"`")
        } else {
            "this looks like several parameters; write each one with its own name".into()
        }
    })
}

/// The first `%` with two hexadecimal digits, and its position.
pub(crate) fn first_escape(text: &str) -> Option<(usize, &str)> {
    text.match_indices('%')
        .filter_map(|(at, _)| Some((at, text.get(at..at + 3)?)))
        .find(|(_, escape)| escape.bytes().skip(1).all(|digit| digit.is_ascii_hexdigit()))
}

fn percent_encoded(text: &str, is_valid: impl Fn(&str) -> bool, what: &str) -> Option<String> {
    let (at, escape) = first_escape(text)?;
    let decoded = percent_decode_str(text).decode_utf8().ok().filter(|decoded| is_plain(decoded) && is_valid(decoded));
    let repair = decoded.map_or("write the unencoded text".into(), |decoded| format!("write `\"{decoded}\"`"));
    Some(format!("`{escape}` at byte {at} looks percent-encoded, but {what} is written without encoding; {repair}"))
}

/// The text as a literal, or `..` for a text that should not be repeated.
fn quoted(text: &str) -> String {
    if is_plain(text) { format!("\"{text}\"") } else { "..".into() }
}

/// Whether a text needs no escaping in a string literal and in a message.
fn is_plain(text: &str) -> bool {
    !text.is_empty() && *echo(text) == *text && !text.contains(['"', '`', '\\'])
}
