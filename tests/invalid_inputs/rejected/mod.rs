//! The tables of invalid inputs, each with its message.

/// The list in the message for a text that is similar to no region.
macro_rules! regions {
    () => {
        "the regions are ap-beijing, ap-nanjing, ap-shanghai, ap-guangzhou, ap-chengdu, ap-chongqing, ap-hongkong, \
         ap-singapore, ap-jakarta, ap-seoul, ap-bangkok, ap-tokyo, me-saudi-arabia, na-siliconvalley, na-ashburn, \
         sa-saopaulo, eu-frankfurt, ap-shenzhen-fsi, ap-shanghai-fsi, ap-beijing-fsi"
    };
}

mod bucket;
mod choices;
mod domain;
mod key;
mod names_and_values;
mod region;

pub(crate) use bucket::*;
pub(crate) use choices::*;
pub(crate) use domain::*;
pub(crate) use key::*;
pub(crate) use names_and_values::*;
pub(crate) use region::*;

/// A text, and the part of the message of every constructor that follows ``invalid <field> `<text>`: ``.
pub(crate) type Rejected = (&'static str, &'static str);

/// The whole message: it repeats at most 80 characters of the text, with invisible characters escaped.
pub(crate) fn message(field: &str, text: &str, rest: &str) -> String {
    if text.is_empty() {
        return format!("invalid {field}: {rest}");
    }
    let mut echo = String::new();
    for c in text.chars().take(80) {
        match c {
            '"' | '\'' => echo.push(c),
            _ => echo.extend(c.escape_debug()),
        }
    }
    let cut = if text.chars().count() > 80 { "…" } else { "" };
    format!("invalid {field} `{echo}{cut}`: {rest}")
}

/// The constructors that messages name, with the constructors for constants, and with the entries of a table in a file.
const CONSTRUCTORS: [(&str, &str, &str); 4] = [
    ("Region::custom", "Region::custom_static", "custom"),
    ("Domain::private", "Domain::private_static", "private"),
    ("Domain::new", "Domain::from_static", "domain"),
    ("ObjectKey::with_dot_segments", "ObjectKey::with_dot_segments_static", "with_dot_segments"),
];

/// The message in a constant.
pub(crate) fn in_constant(message: &str) -> String {
    CONSTRUCTORS.iter().fold(String::from(message), |message, (run_time, constant, _)| {
        message.replace(&format!("use `{run_time}"), &format!("use `{constant}"))
    })
}

/// The message in a file.
pub(crate) fn in_file(message: &str) -> String {
    for (run_time, _, entry) in CONSTRUCTORS {
        if let Some((before, argument)) = message.split_once(&format!("use `{run_time}(\"")) {
            return format!("{before}use `{{ {entry} = \"{}", argument.replace("\")`", "\" }`"));
        }
        if let Some(before) = message.strip_suffix(&format!("use `{run_time}`")) {
            return format!("{before}use a table with the entry `{entry}`");
        }
    }
    for (run_time, in_file) in ADVICE {
        if let Some(before) = message.strip_suffix(run_time) {
            return format!("{before}{in_file}");
        }
    }
    message.into()
}

/// The ends of other messages with advice, at run time and in a file.
const ADVICE: [(&str, &str); 7] = [
    ("use `Endpoint::Custom(domain)`, in a file `{ domain = \"..\" }`", "write `{ domain = \"..\" }`"),
    ("use `Endpoint::Cdn(domain)`, in a file `{ cdn = \"..\" }`", "write `{ cdn = \"..\" }`"),
    ("leave this one out and sign the URL with a `Signer`", "leave them out of the file"),
    ("call `authorize` to sign with this header", "leave it out of the file"),
    (
        "for another host, use `.domain(..)`",
        "for another host, write `endpoint = { domain = \"..\" }` in the table around the headers",
    ),
    (
        "sets the security token; pass it to `Credentials::temporary`",
        "sets the security token; leave it out of the file",
    ),
    (
        "sets this parameter; pass the token to `Credentials::temporary`",
        "sets this parameter; leave the token out of the file",
    ),
];
