//! The forms of a call, the names of its fields, and suggestions for other names.

use cos_url_core::did_you_mean::nearest;

/// The type of a call.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Form {
    /// The type of `bucket!`, `region!` and the like.
    Single,
    /// An `ObjectUrl`.
    #[default]
    Value,
    /// The unsigned URL, as `&'static str`.
    Unsigned,
    /// The result of signing.
    Signed,
}

macro_rules! fields {
    ($($Field:ident: $name:literal $(, $alias:literal)*;)*) => {
        /// A field of `cos_url!`.
        #[derive(Clone, Copy, PartialEq, Eq)]
        pub(crate) enum Field {
            $($Field),*
        }

        impl Field {
            const NAMES: &[&str] = &[$($name),*];

            pub(crate) fn name(self) -> &'static str {
                match self {
                    $(Self::$Field => $name),*
                }
            }

            pub(crate) fn by_name(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$Field),)*
                    _ => None,
                }
            }

            /// Finds a field by its name or a common alternative, compared without case and underscores.
            fn by_alias(name: &str) -> Option<Self> {
                match name {
                    $($name $(| $alias)* => Some(Self::$Field),)*
                    _ => None,
                }
            }
        }
    };
}

fields! {
    Bucket: "bucket", "bucketname";
    Region: "region";
    Key: "key", "object", "objectkey", "objectname", "path", "name", "filename", "file";
    Sign: "sign", "signed";
    Protocol: "protocol", "scheme", "http", "https", "secure", "tls", "ssl";
    Domain: "domain", "host", "hostname", "cname";
    Endpoint: "endpoint";
    Method: "method", "verb", "httpmethod";
    Query: "query", "params", "param", "parameters", "querystring", "queryparams";
    Headers: "headers", "header";
    Expires: "expires", "expire", "expiry", "ttl", "expiresin", "timeout", "lifetime", "validfor";
    Signer: "signer";
}

impl Field {
    pub(crate) const REQUIRED: [Self; 3] = [Self::Bucket, Self::Region, Self::Key];

    /// The field that was probably meant.
    pub(crate) fn meant_by(name: &str) -> Option<Self> {
        let plain = plain(name);
        Self::by_alias(&plain).or_else(|| Self::by_name(nearest(plain.as_bytes(), Self::NAMES)?))
    }
}

const DISPOSITION: &str = "response-content-disposition";

fn plain(name: &str) -> String {
    name.to_lowercase().replace('_', "")
}

pub(crate) const CREDENTIALS: &str = "credentials do not belong in source code, where every reader can use them; read them at \
                                      run time, as `Credentials::from_env` does, and write `signer: &signer`";

/// The message for a name that is not a field, with the value if it is a string. A field that is already set is not
/// suggested.
pub(crate) fn unknown_field(name: &str, text: Option<&str>, is_given: impl Fn(Field) -> bool) -> String {
    let in_map = |field: Field, name: &str, example: &str| {
        let (field_name, pair) = (field.name(), format!("\"{name}\": {:?}", text.unwrap_or(example)));
        if is_given(field) {
            format!("add `{pair}` to `{field_name}`")
        } else {
            format!("write `{field_name}: {{ {pair} }}`")
        }
    };
    let instead = match plain(name).as_str() {
        "secretid" | "secretkey" | "tmpsecretid" | "tmpsecretkey" | "token" | "securitytoken" | "xcossecuritytoken"
        | "credentials" => return CREDENTIALS.into(),
        "appid" => "the APPID is the last part of the bucket, as in `examplebucket-1250000000`".into(),
        "contenttype" => in_map(Field::Headers, "Content-Type", "image/jpeg"),
        "acl" => in_map(Field::Headers, "x-cos-acl", "private"),
        "versionid" => in_map(Field::Query, "versionId", "MTg0NDUxNzM1ODc5NDQ0MjU2MzY"),
        "accelerate" | "acceleration" | "useaccelerate" if is_given(Field::Endpoint) => {
            "change the value of `endpoint` to `\"accelerate\"`".into()
        }
        "accelerate" | "acceleration" | "useaccelerate" => "write `endpoint: \"accelerate\"`".into(),
        "download" | "attachment" if text.is_none() => in_map(Field::Query, DISPOSITION, "attachment"),
        "preview" | "inline" if text.is_none() => in_map(Field::Query, DISPOSITION, "inline"),
        "download" | "attachment" | "downloadas" | "downloadname" | "saveas" => file_name(text),
        "filename" if is_given(Field::Key) => file_name(text),
        _ => match Field::meant_by(name).filter(|meant| !is_given(*meant)) {
            Some(meant) => format!("did you mean `{}`?", meant.name()),
            None => format!("the fields are {}", listed(Field::NAMES)),
        },
    };
    format!("no field `{name}`; {instead}")
}

/// How to set the file name of a download. It is not a field, because it can be invalid.
fn file_name(text: Option<&str>) -> String {
    let name = text.map_or("name".into(), |text| format!("{text:?}"));
    format!("leave `signer` out and write `.to_builder().try_download_as({name})?.build()` after the call")
}

pub(crate) fn missing_fields(missing: &[Field]) -> String {
    let s = if missing.len() == 1 { "" } else { "s" };
    let names: Vec<&str> = missing.iter().map(|field| field.name()).collect();
    format!("missing field{s} {}; `bucket`, `region` and `key` are required", listed(&names))
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
