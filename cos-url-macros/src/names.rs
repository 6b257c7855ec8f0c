//! The names of the fields, and which one was meant by another name.

use cos_url_core::spelling;

/// The fields; the first three are required.
pub(crate) const FIELDS: [&str; 12] = [
    "bucket", "region", "key", "sign", "protocol", "domain", "endpoint", "method", "query", "headers", "expires",
    "signer",
];

pub(crate) const REQUIRED: usize = 3;

pub(crate) const CREDENTIALS: &str = "credentials do not belong in source code, where everyone who reads it can sign; read \
                                      them at run time, as `Credentials::from_env` does, and write `signer: &signer`";

pub(crate) fn unknown_field(name: &str) -> String {
    let plain: String = name.to_lowercase().replace('_', "");
    if [
        "secretid",
        "secretkey",
        "tmpsecretid",
        "tmpsecretkey",
        "token",
        "securitytoken",
        "xcossecuritytoken",
        "credentials",
    ]
    .contains(&plain.as_str())
    {
        return CREDENTIALS.into();
    }
    let elsewhere = match plain.as_str() {
        "appid" => Some("the APPID is the end of the bucket, as in `examplebucket-1250000000`"),
        "contenttype" => Some("write `headers: { \"Content-Type\": \"image/jpeg\" }`"),
        "acl" => Some("write `headers: { \"x-cos-acl\": \"private\" }`"),
        "versionid" => Some("write `query: { \"versionId\": \"..\" }`"),
        _ => None,
    };
    if let Some(elsewhere) = elsewhere {
        return format!("no field `{name}`; {elsewhere}");
    }
    match meant_field(name) {
        Some(meant) => format!("no field `{name}`; did you mean `{meant}`?"),
        None => format!("no field `{name}`; the fields are {}", listed(&FIELDS)),
    }
}

/// The field that was probably meant by another name.
pub(crate) fn meant_field(name: &str) -> Option<&'static str> {
    if let Some(field) = FIELDS.into_iter().find(|field| *field == name) {
        return Some(field);
    }
    let plain = name.to_lowercase().replace('_', "");
    let by_use = match plain.as_str() {
        "bucketname" => Some("bucket"),
        "object" | "objectkey" | "objectname" | "path" | "name" | "filename" => Some("key"),
        "params" | "param" | "parameters" | "querystring" | "queryparams" => Some("query"),
        "header" => Some("headers"),
        "scheme" | "http" | "https" | "secure" | "tls" | "ssl" => Some("protocol"),
        "host" | "hostname" | "cname" => Some("domain"),
        "expire" | "expiry" | "ttl" | "expiresin" => Some("expires"),
        "verb" | "httpmethod" => Some("method"),
        "signed" => Some("sign"),
        _ => None,
    };
    let by_case = FIELDS.into_iter().find(|field| *field == plain);
    by_case.or(by_use).or_else(|| spelling::nearest(&plain, FIELDS))
}

pub(crate) fn missing_fields(missing: &[&str]) -> String {
    let s = if missing.len() == 1 { "" } else { "s" };
    format!("missing field{s} {}; `bucket`, `region` and `key` are required", listed(missing))
}

/// `a`, `b` and `c`.
fn listed(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
        None => String::new(),
    }
}
