//! The policy of a form: POST Object, document [436/14690](https://cloud.tencent.com/document/product/436/14690).

use crate::form::Form;
use crate::refusal::Refusal;
use serde_json::Value;

/// The conditions that every policy has.
const REQUIRED: [&str; 3] = ["q-sign-algorithm", "q-ak", "q-sign-time"];

/// The fields for which a condition may require a prefix, in lower case, besides `x-cos-meta-*`.
const BY_PREFIX: [&str; 8] = [
    "acl",
    "cache-control",
    "content-disposition",
    "content-encoding",
    "content-type",
    "expires",
    "key",
    "success_action_redirect",
];

/// A condition of a policy.
enum Condition {
    Equals { name: String, value: String },
    StartsWith { name: String, value: String },
    Length { min: u64, max: u64 },
}

/// Checks a form against the text of its policy, at a time in Unix seconds. `key` is the key after `${filename}` is
/// replaced.
pub(crate) fn check(text: &[u8], form: &Form, key: &str, bucket: Option<&str>, now: u64) -> Result<(), Refusal> {
    let policy: Value = serde_json::from_slice(text).map_err(|_| Refusal::INVALID_POLICY)?;
    let expiration =
        policy.get("expiration").and_then(Value::as_str).and_then(unix_seconds).ok_or(Refusal::INVALID_POLICY)?;
    let conditions = policy.get("conditions").and_then(Value::as_array).ok_or(Refusal::INVALID_POLICY)?;
    let conditions: Vec<_> =
        conditions.iter().map(Condition::read).collect::<Option<_>>().ok_or(Refusal::INVALID_POLICY)?;
    if !REQUIRED.iter().all(|name| conditions.iter().any(|condition| condition.binds(name))) {
        return Err(Refusal::INVALID_POLICY);
    }
    if now > expiration {
        return Err(Refusal::EXPIRED);
    }
    conditions.iter().try_for_each(|condition| condition.check(form, key, bucket))
}

impl Condition {
    /// `{"name":"value"}`, `["eq","$name","value"]`, `["starts-with","$name","value"]` or
    /// `["content-length-range",min,max]`.
    fn read(condition: &Value) -> Option<Self> {
        if let Some(object) = condition.as_object() {
            let (name, value) = object.iter().next().filter(|_| object.len() == 1)?;
            return Some(Self::Equals { name: name.to_ascii_lowercase(), value: value.as_str()?.into() });
        }
        let [kind, first, second] = condition.as_array()?.as_slice() else { return None };
        if kind == "content-length-range" {
            return Some(Self::Length { min: first.as_u64()?, max: second.as_u64()? });
        }
        let name = first.as_str()?.strip_prefix('$')?.to_ascii_lowercase();
        let value = second.as_str()?.into();
        match kind.as_str()? {
            "eq" => Some(Self::Equals { name, value }),
            "starts-with" if BY_PREFIX.contains(&name.as_str()) || name.starts_with("x-cos-meta-") => {
                Some(Self::StartsWith { name, value })
            }
            _ => None,
        }
    }

    fn binds(&self, wanted: &str) -> bool {
        matches!(self, Self::Equals { name, .. } if name == wanted)
    }

    fn check(&self, form: &Form, key: &str, bucket: Option<&str>) -> Result<(), Refusal> {
        let (name, is_met) = match self {
            Self::Length { min, max } => return check_length(form.file.len() as u64, *min, *max),
            // The bucket is not a field. Without a configured name, every bucket is accepted.
            Self::Equals { name, value } if name == "bucket" => (name, bucket.is_none_or(|bucket| bucket == value)),
            Self::Equals { name, value } => (name, sent(form, name, key)? == Some(value)),
            Self::StartsWith { name, value } => {
                (name, sent(form, name, key)?.is_some_and(|sent| sent.starts_with(value.as_str())))
            }
        };
        if is_met { Ok(()) } else { Err(Refusal::policy_condition(name)) }
    }
}

fn check_length(length: u64, min: u64, max: u64) -> Result<(), Refusal> {
    if length < min {
        Err(Refusal::TOO_SMALL)
    } else if length > max {
        Err(Refusal::TOO_LARGE)
    } else {
        Ok(())
    }
}

/// The received value for the field of a condition. A policy has `q-sign-time` where a form has `q-key-time`.
fn sent<'a>(form: &'a Form, name: &str, key: &'a str) -> Result<Option<&'a str>, Refusal> {
    match name {
        "key" => Ok(Some(key)),
        "q-sign-time" => form.field("q-key-time"),
        name => form.field(name),
    }
}

/// Parses a time in ISO 8601, UTC: `2019-08-30T09:38:12Z` or `2019-08-30T09:38:12.414Z`.
fn unix_seconds(text: &str) -> Option<u64> {
    let text = text.strip_suffix('Z')?;
    let (text, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let (date, time) = text.split_once('T')?;
    let [year, month, day] = numbers(date, '-')?;
    let [hour, minute, second] = numbers(time, ':')?;
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let lengths = [31, if is_leap { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let month = usize::try_from(month.checked_sub(1)?).ok()?;
    let is_valid = (1970..10_000).contains(&year)
        && (1..=*lengths.get(month)?).contains(&day)
        && hour < 24
        && minute < 60
        && second < 60
        && fraction.bytes().all(|byte| byte.is_ascii_digit());
    is_valid.then_some(())?;
    let leap_days = (year - 1) / 4 - (year - 1) / 100 + (year - 1) / 400 - 477;
    let days = (year - 1970) * 365 + leap_days + lengths.iter().take(month).sum::<u64>() + day - 1;
    Some(((days * 24 + hour) * 60 + minute) * 60 + second)
}

fn numbers(text: &str, separator: char) -> Option<[u64; 3]> {
    let number = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?;
    text.split(separator).map(number).collect::<Option<Vec<_>>>()?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use hyper::body::Bytes;

    #[test]
    fn times_in_iso_8601() {
        for (text, expected) in [
            ("1970-01-01T00:00:00Z", Some(0)),
            ("2019-08-30T09:38:12.414Z", Some(1_567_157_892)),
            ("2000-02-29T23:59:59.000Z", Some(951_868_799)),
            ("2024-03-01T00:00:00Z", Some(1_709_251_200)),
            ("9999-12-31T23:59:59Z", Some(253_402_300_799)),
            ("0000-01-01T00:00:00Z", None),
            ("1969-12-31T23:59:59Z", None),
            ("18446744073709551615-01-01T00:00:00Z", None),
            ("2023-01-00T00:00:00Z", None),
            ("2023-00-01T00:00:00Z", None),
            ("2023-02-29T00:00:00Z", None),
            ("2023-13-01T00:00:00Z", None),
            ("2023-01-01T24:00:00Z", None),
            ("2023-01-01T00:00:00", None),
            ("2023-01-01 00:00:00Z", None),
            ("2023-01-01T00:00:00.xZ", None),
        ] {
            assert_eq!(unix_seconds(text), expected, "{text}");
        }
    }

    const SIGNED: &str = r#"{"q-sign-algorithm":"sha1"},{"q-ak":"AKID"},{"q-sign-time":"1;2"}"#;

    fn outcome(conditions: &str) -> &'static str {
        let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let form = Form {
            fields: vec![
                field("key", "a/${filename}"),
                field("Content-Type", "image/png"),
                field("q-sign-algorithm", "sha1"),
                field("q-ak", "AKID"),
                field("q-key-time", "1;2"),
                field("x-cos-storage-class", "STANDARD"),
            ],
            file_name: "b.png".into(),
            file: Bytes::from_static(b"12345"),
        };
        let policy = format!(r#"{{"expiration":"2023-11-14T22:13:20Z","conditions":[{conditions}]}}"#);
        check(policy.as_bytes(), &form, "a/b.png", Some("b-1"), 1_700_000_000)
            .map_or_else(|refusal| refusal.code(), |()| "")
    }

    #[test]
    fn conditions() {
        for (condition, expected) in [
            (r#"{"key":"a/b.png"}"#, ""),
            (r#"["eq","$key","a/b.png"]"#, ""),
            (r#"["starts-with","$key","a/"]"#, ""),
            (r#"["starts-with","$key","b/"]"#, "AccessDenied"),
            (r#"{"key":"a/${filename}"}"#, "AccessDenied"),
            (r#"["starts-with","$Content-Type","image/"]"#, ""),
            (r#"["starts-with","$content-type","text/"]"#, "AccessDenied"),
            (r#"{"acl":"default"}"#, "AccessDenied"),
            (r#"["starts-with","$acl",""]"#, "AccessDenied"),
            (r#"{"bucket":"b-1"}"#, ""),
            (r#"{"bucket":"b-2"}"#, "AccessDenied"),
            (r#"["content-length-range",5,5]"#, ""),
            (r#"["content-length-range",6,9]"#, "EntityTooSmall"),
            (r#"["content-length-range",0,4]"#, "EntityTooLarge"),
            (r#"["content-length-range","0","4"]"#, "InvalidPolicyDocument"),
            (r#"{"x-cos-storage-class":"STANDARD"}"#, ""),
            (r#"["starts-with","$x-cos-storage-class",""]"#, "InvalidPolicyDocument"),
            (r#"["ends-with","$key","png"]"#, "InvalidPolicyDocument"),
            (r#"["eq","key","a/b.png"]"#, "InvalidPolicyDocument"),
            (r#"{"key":"a/b.png","acl":""}"#, "InvalidPolicyDocument"),
            ("7", "InvalidPolicyDocument"),
        ] {
            assert_eq!(outcome(&format!("{SIGNED},{condition}")), expected, "{condition}");
        }
        assert_eq!(outcome(r#"{"q-sign-algorithm":"sha1"},{"q-ak":"AKID"}"#), "InvalidPolicyDocument");
        assert_eq!(outcome(&SIGNED.replace("1;2", "1;3")), "AccessDenied");
        assert_eq!(outcome(&SIGNED.replace("AKID", "AKID2")), "AccessDenied");
    }
}
