//! The exact message for each text that a rule rejects: at run time, in a constant and in a configuration file.
//!
//! The rows are in `messages.tsv`: the type, the text with invisible characters escaped, and the message.

#![cfg(test)]

use cos_url_core::{
    Bucket, Context, Domain, Endpoint, Error, ErrorKind, FileName, HeaderName, HeaderValue, KeyPrefix, Method,
    ObjectKey, ProcessingRule, Protocol, QueryName, QueryValue, Region,
};
use std::collections::BTreeSet;
use std::panic::catch_unwind;

const ROWS: &str = include_str!("messages.tsv");

/// Each row as its type, its text and its message.
fn rows() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    ROWS.lines().filter(|line| !line.starts_with('#')).map(|line| {
        let columns: Vec<&str> = line.splitn(3, '\t').collect();
        let [kind, text, expected] = columns[..] else { panic!("three columns: {line}") };
        (kind, String::leak(unescaped(text)) as &str, expected)
    })
}

/// A constructor at run time and the one for constants. Each returns the message for a text that it rejects.
macro_rules! constructors {
    ($kind:expr, $($name:literal: $Type:ident::$new:ident, $from_static:ident;)*) => {
        match $kind {
            $($name => (
                (|text| $Type::$new(text).err()) as RunTime,
                (|text| {
                    let _ = $Type::$from_static(text);
                }) as fn(&'static str),
            ),)*
            kind => panic!("unknown type: {kind}"),
        }
    };
}

/// The error of a text, if there is one.
type RunTime = fn(&'static str) -> Option<Error>;

fn constructors(kind: &str) -> (RunTime, fn(&'static str)) {
    constructors! {
        kind,
        "bucket": Bucket::new, from_static;
        "region": Region::new, from_static;
        "custom-region": Region::custom, custom_static;
        "domain": Domain::new, from_static;
        "private-domain": Domain::private, private_static;
        "endpoint": Endpoint::new, from_static;
        "key": ObjectKey::new, from_static;
        "key-with-dot-segments": ObjectKey::with_dot_segments, with_dot_segments_static;
        "parameter-name": QueryName::new, from_static;
        "parameter-value": QueryValue::new, from_static;
        "header-name": HeaderName::new, from_static;
        "header-value": HeaderValue::new, from_static;
        "file-name": FileName::new, from_static;
        "key-prefix": KeyPrefix::new, from_static;
        "processing-rule": ProcessingRule::new, from_static;
        "method": Method::new, from_static;
        "protocol": Protocol::new, from_static;
    }
}

#[test]
fn every_row_has_its_message_at_run_time() {
    for (kind, text, expected) in rows() {
        let error = constructors(kind).0(text);
        let message = error.map_or_else(|| "accepted".into(), |error| error.to_string());
        assert_eq!(message, expected, "{kind} {text:?}");
    }
}

#[test]
fn every_error_has_the_kind_of_its_type_and_the_position_in_its_message() {
    let with_position = rows().filter(|(kind, text, expected)| {
        let Some(error) = constructors(kind).0(text) else { return false };
        assert_eq!(error.kind(), error_kind(kind), "{kind} {text:?}");
        assert!(error.is_input(), "{kind} {text:?}");
        let position = error.position();
        if let Some(position) = position {
            let (byte, character) = (position.byte, position.character);
            assert_eq!(text[..byte].chars().count(), character, "{kind} {text:?}");
            let found = if byte == character {
                format!("` at byte {byte})")
            } else {
                format!("` at byte {byte}, character {character})")
            };
            assert!(expected.contains(&found), "{kind} {text:?}");
        } else {
            assert!(!expected.contains("` at byte "), "{kind} {text:?}");
        }
        position.is_some()
    });
    assert!(with_position.count() > 200);
}

fn error_kind(kind: &str) -> ErrorKind {
    match kind {
        "bucket" => ErrorKind::InvalidBucket,
        "region" | "custom-region" => ErrorKind::InvalidRegion,
        "domain" | "private-domain" => ErrorKind::InvalidDomain,
        "endpoint" => ErrorKind::InvalidEndpoint,
        "key" | "key-with-dot-segments" => ErrorKind::InvalidObjectKey,
        "parameter-name" => ErrorKind::InvalidQueryName,
        "parameter-value" => ErrorKind::InvalidQueryValue,
        "header-name" => ErrorKind::InvalidHeaderName,
        "header-value" => ErrorKind::InvalidHeaderValue,
        "file-name" => ErrorKind::InvalidFileName,
        "key-prefix" => ErrorKind::InvalidKeyPrefix,
        "processing-rule" => ErrorKind::InvalidProcessingRule,
        "method" => ErrorKind::InvalidMethod,
        "protocol" => ErrorKind::InvalidProtocol,
        kind => panic!("unknown type: {kind}"),
    }
}

/// The constructor that a constant needs instead of the one at run time.
const IN_CONSTANTS: [(&str, &str); 4] = [
    ("use `Region::custom", "use `Region::custom_static"),
    ("use `Domain::private", "use `Domain::private_static"),
    ("use `Domain::new", "use `Domain::from_static"),
    ("use `ObjectKey::with_dot_segments", "use `ObjectKey::with_dot_segments_static"),
];

#[test]
fn a_constant_has_the_same_message_except_for_the_constructor() {
    for (kind, text, expected) in rows() {
        let (_, from_static) = constructors(kind);
        let message = match catch_unwind(|| from_static(text)) {
            Ok(()) => "accepted".into(),
            Err(panic) => panic.downcast_ref::<String>().unwrap().clone(),
        };
        let expected =
            IN_CONSTANTS.iter().fold(String::from(expected), |expected, (from, to)| expected.replace(from, to));
        assert_eq!(message, expected, "{kind} {text:?}");
    }
}

/// The entry of a table that is written in a file instead of the constructor.
#[cfg(feature = "serde")]
const IN_FILES: [(&str, &str); 4] = [
    ("Region::custom", "custom"),
    ("Domain::private", "private"),
    ("Domain::new", "domain"),
    ("ObjectKey::with_dot_segments", "with_dot_segments"),
];

/// The ends of sentences that name a function, and the corresponding text for a file.
#[cfg(feature = "serde")]
const SENTENCES_IN_FILES: [(&str, &str); 7] = [
    ("leave this one out and sign the URL with a `Signer`", "leave them out of the file"),
    ("parameter; pass the token to `Credentials::temporary`", "parameter; leave the token out of the file"),
    ("pass it to `Credentials::temporary`", "leave it out of the file"),
    ("call `authorize` to sign with this header", "leave it out of the file"),
    ("use `Endpoint::Custom(domain)`, in a file `{", "write `{"),
    ("use `Endpoint::Cdn(domain)`, in a file `{", "write `{"),
    ("use `.domain(..)`", "write `endpoint = { domain = \"..\" }` in the table around the headers"),
];

#[cfg(feature = "serde")]
#[test]
fn a_file_has_the_same_message_except_for_functions() {
    for (kind, text, expected) in rows() {
        let message = in_file(kind, text).err().unwrap_or_else(|| "accepted".into());
        // An endpoint in a file contains the domain.
        let is_private = kind == "endpoint" && expected.contains("use `Domain::private(");
        let expected = match IN_FILES.iter().find(|(constructor, _)| expected.contains(&format!("use `{constructor}")))
        {
            Some((constructor, entry)) => expected
                .replace(&format!("`{constructor}("), &format!("`{{ {entry} = "))
                .replace("\")`", "\" }`")
                .replace(&format!("`{constructor}`"), &format!("a table with the entry `{entry}`")),
            None => SENTENCES_IN_FILES.iter().fold(expected.to_owned(), |text, (code, file)| text.replace(code, file)),
        };
        let expected = if is_private {
            expected.replace("`{ private = ", "`{ domain = { private = ").replace("\" }`", "\" } }`")
        } else {
            expected
        };
        assert_eq!(message, expected, "{kind} {text:?}");
    }
}

#[cfg(feature = "serde")]
fn in_file(kind: &str, text: &'static str) -> Result<(), String> {
    use serde::de::value::{Error, MapDeserializer, StrDeserializer};
    use serde::de::{DeserializeOwned, IntoDeserializer};

    fn string<T: DeserializeOwned>(text: &str) -> Result<(), Error> {
        let deserializer: StrDeserializer<'_, Error> = text.into_deserializer();
        T::deserialize(deserializer).map(drop)
    }
    fn table<T: DeserializeOwned>(entry: &str, text: &str) -> Result<(), Error> {
        T::deserialize(MapDeserializer::new([(entry, text)].into_iter())).map(drop)
    }

    match kind {
        "bucket" => string::<Bucket>(text),
        "region" => string::<Region>(text),
        "custom-region" => table::<Region>("custom", text),
        "domain" => string::<Domain>(text),
        "private-domain" => table::<Domain>("private", text),
        "endpoint" => string::<Endpoint>(text),
        "key" => string::<ObjectKey>(text),
        "key-with-dot-segments" => table::<ObjectKey>("with_dot_segments", text),
        "parameter-name" => string::<QueryName>(text),
        "parameter-value" => string::<QueryValue>(text),
        "header-name" => string::<HeaderName>(text),
        "header-value" => string::<HeaderValue>(text),
        "file-name" => string::<FileName>(text),
        "key-prefix" => string::<KeyPrefix>(text),
        "processing-rule" => string::<ProcessingRule>(text),
        "method" => string::<Method>(text),
        "protocol" => string::<Protocol>(text),
        kind => panic!("unknown type: {kind}"),
    }
    .map_err(|error| error.to_string())
}

/// The option of the program `cos-url` that replaces the constructor in a message.
const OPTIONS: [(&str, &str); 3] =
    [("Region::custom", "--custom-region"), ("Domain::private", "--private-domain"), ("Domain::new", "--domain")];

/// The ends of sentences that name a function, and the corresponding text on the command line.
const SENTENCES_ON_THE_COMMAND_LINE: [(&str, &str); 8] = [
    ("the protocol, `https` or `http`, is given separately", "for http, use `--http`"),
    ("leave this one out and sign the URL with a `Signer`", "leave this one out, and sign with `cos-url sign`"),
    (
        "parameter; pass the token to `Credentials::temporary`",
        "parameter; set the token in the environment variable TENCENTCLOUD_TOKEN",
    ),
    (
        "the library sets the security token; pass it to `Credentials::temporary`",
        "the program sets the security token; set it in the environment variable TENCENTCLOUD_TOKEN",
    ),
    (
        "the library sets `Authorization`; call `authorize` to sign with this header",
        "the signature is in the URL; leave `Authorization` out",
    ),
    ("use `Endpoint::Custom(domain)`, in a file `{ domain = \"..\" }`", "use `--domain`"),
    ("use `Endpoint::Cdn(domain)`, in a file `{ cdn = \"..\" }`", "use `--domain`"),
    (
        "the library sets and signs `Host`; for another host, use `.domain(..)`",
        "the program sets and signs `Host`; for another host, use `--domain`",
    ),
];

#[test]
fn the_command_line_has_the_same_message_except_for_functions() {
    for (kind, text, expected) in rows() {
        let Some(error) = constructors(kind).0(text) else { continue };
        let mut expected = SENTENCES_ON_THE_COMMAND_LINE
            .iter()
            .fold(expected.to_owned(), |text, (code, option)| text.replace(code, option));
        if let Some((before, _)) = expected.split_once("`ObjectKey::with_dot_segments") {
            expected = format!("{before}`--dot-segments`");
        }
        for (constructor, option) in OPTIONS {
            let Some((before, call)) = expected.split_once(&format!("`{constructor}")) else { continue };
            let value = call.strip_prefix("(\"").map(|call| call.split_once("\")`").unwrap().0);
            let value = value.map(|value| {
                let quote = if value.contains([' ', '{', '[']) { "'" } else { "" };
                format!(" {quote}{value}{quote}")
            });
            expected = format!("{before}`{option}{}`", value.unwrap_or_default());
        }
        assert_eq!(error.__in(Context::CommandLine).to_string(), expected, "{kind} {text:?}");
    }
}

#[test]
fn every_message_is_one_line_without_invisible_characters() {
    for (kind, text, expected) in rows() {
        let is_visible = |c: char| !c.is_control() && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}');
        assert!(expected.chars().all(is_visible), "{kind} {text:?}");
        assert!(expected.chars().count() < 700, "{kind} {text:?}");
    }
}

/// The suggested text in a message is accepted instead of the rejected one.
#[test]
fn every_fix_is_accepted() {
    let mut fixes = 0;
    for (kind, text, expected) in rows() {
        for start in ["; write `", "; did you mean `"] {
            let Some((_, fix)) = expected.split_once(start) else { continue };
            let (fix, _) = fix.split_once('`').unwrap();
            let error = constructors(kind).0(String::leak(fix.into()));
            assert_eq!(error, None, "{kind} {text:?}");
            fixes += 1;
        }
    }
    assert!(fixes > 100, "{fixes}");
}

/// The argument of another constructor in a message is accepted by that constructor.
#[test]
fn every_constructor_in_a_message_accepts_its_argument() {
    let constructors: [(&str, RunTime); 4] = [
        ("use `Region::custom(\"", |text| Region::custom(text).err()),
        ("use `Domain::private(\"", |text| Domain::private(text).err()),
        ("use `Domain::new(\"", |text| Domain::new(text).err()),
        ("use `ObjectKey::with_dot_segments(\"", |text| ObjectKey::with_dot_segments(text).err()),
    ];
    for (start, constructor) in constructors {
        let mut arguments = 0;
        for (kind, text, expected) in rows() {
            let Some((_, argument)) = expected.split_once(start) else { continue };
            let (argument, _) = argument.split_once("\")`").unwrap();
            assert_eq!(constructor(String::leak(argument.into())), None, "{kind} {text:?}");
            arguments += 1;
        }
        assert!(arguments > 0, "{start}");
    }
}

#[test]
fn every_type_has_rows() {
    let kinds: BTreeSet<&str> = rows().map(|(kind, ..)| kind).collect();
    assert_eq!(kinds.len(), 17);
}

/// Unescapes `\n`, `\r`, `\t`, `\0`, `\\`, `\u{202e}` and, for a long text, `a×64`.
fn unescaped(text: &str) -> String {
    if let Some((character, times)) = text.split_once('×') {
        return character.repeat(times.parse().unwrap());
    }
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        out += before;
        let (escape, tail) = after.split_at(1);
        rest = tail;
        out.push(match escape {
            "n" => '\n',
            "r" => '\r',
            "t" => '\t',
            "0" => '\0',
            "u" => {
                let (code_point, tail) = tail.strip_prefix('{').unwrap().split_once('}').unwrap();
                rest = tail;
                char::from_u32(u32::from_str_radix(code_point, 16).unwrap()).unwrap()
            }
            _ => '\\',
        });
    }
    out + rest
}
