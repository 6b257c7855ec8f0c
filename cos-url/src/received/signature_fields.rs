//! [`SignatureFields`]: the fields of a signature, before it is verified.

use super::listed::{lower_name, names};
use super::target::{InvalidTarget, Parameter, Target};
use super::url_parts::UrlParts;
use crate::KeyTime;
use crate::signing::SECURITY_TOKEN;
use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;
use cos_url_core::{Error, ErrorKind};

/// The fields of the signature in a URL or an `Authorization` header: the `SecretId`, the validity period, and the
/// covered names.
///
/// They are not verified: see [`verify`](crate::verify). The URL may have any host, for example a custom domain.
/// `Debug` shows neither the signature nor the `SecretId`.
///
/// ```
/// use cos_url::signature::SignatureFields;
///
/// let url = "https://img.example.com/photo.jpg?q-sign-algorithm=sha1&q-ak=AKIDEXAMPLE\
///            &q-sign-time=1557989151%3B1557996351&q-key-time=1557989151%3B1557996351\
///            &q-header-list=host&q-url-param-list=versionid\
///            &q-signature=01681b8c9d798a678e43b685a9f1bba0f6c0e012\
///            &versionId=MTg0&response-content-type=text%2Fplain";
/// let signature = SignatureFields::from_url(url)?;
/// assert_eq!(signature.secret_id(), "AKIDEXAMPLE");
/// assert_eq!(signature.key_time().end(), 1557996351);
/// assert!(signature.has_ended_at(1557996352));
/// assert!(signature.covers_header("Host") && signature.covers_parameter("versionId"));
/// // Whoever has the URL can change or remove this one.
/// let uncovered: Vec<&str> = signature.uncovered_parameters().collect();
/// assert_eq!(uncovered, ["response-content-type"]);
/// # Ok::<(), cos_url::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
#[doc(alias("q-ak", "q-sign-time", "q-signature"))]
pub struct SignatureFields {
    secret_id: String,
    key_time: KeyTime,
    header_list: String,
    parameter_list: String,
    /// 40 lower-case hexadecimal digits.
    signature: String,
    uncovered: Vec<String>,
    has_token: bool,
}

const FIELDS: [&str; 7] =
    ["q-sign-algorithm", "q-ak", "q-sign-time", "q-key-time", "q-header-list", "q-url-param-list", "q-signature"];

impl SignatureFields {
    /// Parses the signature in a URL.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidSignature`] if the URL has no signature or a malformed one. Each of the seven fields must
    /// occur once, `q-sign-algorithm` must be `sha1`, the two times must be the same valid [`KeyTime`], and the
    /// signature must have 40 lower-case hexadecimal digits. [`ErrorKind::InvalidUrl`] if the text is not a URL.
    pub fn from_url(url: &str) -> Result<Self, Error> {
        let parts = UrlParts::split(url)?;
        let target = Target::parse(parts.target).map_err(InvalidTarget::into_error)?;
        Self::of(&target.parameters, []).map_err(InvalidFields::into_error)
    }

    /// Parses the value of an `Authorization` header.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidSignature`] in the same cases as for [`from_url`](Self::from_url).
    pub fn from_authorization(value: &str) -> Result<Self, Error> {
        Self::of(&[], [value]).map_err(InvalidFields::into_error)
    }

    /// Reads the signature of a request, which is in the parameters or in a header.
    pub(crate) fn of<'a>(
        parameters: &[Parameter],
        authorization: impl IntoIterator<Item = &'a str>,
    ) -> Result<Self, InvalidFields> {
        let of_query = parameters.iter().filter(|parameter| parameter.is_signature_field());
        let mut pairs: Vec<(&str, &str)> =
            of_query.map(|Parameter { name, value }| (name.as_str(), value.as_str())).collect();
        for value in authorization {
            pairs.extend(value.split('&').map(|pair| pair.split_once('=').unwrap_or((pair, ""))));
        }
        if pairs.is_empty() {
            return Err(InvalidFields::Missing);
        }
        let fields = Self::of_pairs(&pairs)?;
        // A set, because a malicious request may have thousands of parameters.
        let covered: BTreeSet<&str> = fields.parameters().collect();
        let others = parameters.iter().filter(|parameter| !parameter.is_signature_field());
        let uncovered = others.filter(|parameter| !covered.contains(lower_name(&parameter.name).as_str()));
        let uncovered = uncovered.map(|parameter| parameter.name.clone()).collect();
        // Without parameters, only the list tells whether the URL of an `Authorization` header contains the token.
        let is_sent = parameters.iter().any(|parameter| parameter.name.eq_ignore_ascii_case(SECURITY_TOKEN));
        let is_listed = parameters.is_empty() && covered.contains(SECURITY_TOKEN);
        let has_token = is_sent || is_listed || fields.covers_header(SECURITY_TOKEN);
        Ok(Self { uncovered, has_token, ..fields })
    }

    /// Requires each field exactly once, and no other.
    fn of_pairs(pairs: &[(&str, &str)]) -> Result<Self, InvalidFields> {
        if pairs.iter().any(|(name, _)| !FIELDS.contains(name)) {
            return Err(InvalidFields::Unknown);
        }
        let field = |name: &'static str| {
            let mut values = pairs.iter().filter(|(found, _)| *found == name).map(|(_, value)| *value);
            match (values.next(), values.next()) {
                (Some(value), None) => Ok(value),
                (None, _) => Err(InvalidFields::MissingField(name)),
                (Some(_), Some(_)) => Err(InvalidFields::RepeatedField(name)),
            }
        };
        let [algorithm, secret_id, sign_time, key_time, header_list, parameter_list, signature] = FIELDS.map(field);
        if algorithm? != "sha1" {
            return Err(InvalidFields::Algorithm);
        }
        let text = key_time?;
        if sign_time? != text {
            return Err(InvalidFields::TwoTimes);
        }
        let key_time: KeyTime = text.parse().map_err(|_| InvalidFields::KeyTime)?;
        // The text of the period is signed, so only one way to write a period is accepted.
        if key_time.to_string() != text {
            return Err(InvalidFields::KeyTime);
        }
        let signature = signature?;
        if signature.len() != 40 || !signature.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')) {
            return Err(InvalidFields::Signature);
        }
        Ok(Self {
            secret_id: secret_id?.into(),
            key_time,
            header_list: header_list?.into(),
            parameter_list: parameter_list?.into(),
            signature: signature.into(),
            uncovered: Vec::new(),
            has_token: false,
        })
    }

    /// The `SecretId` of the signer.
    pub fn secret_id(&self) -> &str {
        &self.secret_id
    }

    /// The validity period.
    pub fn key_time(&self) -> KeyTime {
        self.key_time
    }

    /// Whether the validity period has ended at a time in Unix seconds.
    pub fn has_ended_at(&self, now: u64) -> bool {
        now > self.key_time.end()
    }

    /// The names of the headers that are covered, encoded and in lower case. Their values are not in a URL.
    pub fn headers(&self) -> impl Iterator<Item = &str> {
        names(&self.header_list)
    }

    /// The names of the parameters that are covered, encoded and in lower case: `imagemogr2%2fthumbnail%2f200x`.
    pub fn parameters(&self) -> impl Iterator<Item = &str> {
        names(&self.parameter_list)
    }

    /// Whether a header is covered. Names are compared without case.
    ///
    /// If `Host` is not covered, the URL is valid for every bucket of the account that contains the same key.
    pub fn covers_header(&self, name: &str) -> bool {
        let name = lower_name(name);
        self.headers().any(|found| found == name)
    }

    /// Whether a parameter is covered. Pass the name unencoded; names are compared without case.
    pub fn covers_parameter(&self, name: &str) -> bool {
        let name = lower_name(name);
        self.parameters().any(|found| found == name)
    }

    /// The names of the parameters in the URL that are not covered. Whoever has the URL can change them.
    ///
    /// There are none for an `Authorization` header, because the URL is not known.
    pub fn uncovered_parameters(&self) -> impl Iterator<Item = &str> {
        self.uncovered.iter().map(String::as_str)
    }

    /// Whether the URL contains the token of temporary credentials, covered or not. For an `Authorization` header,
    /// whose URL is not known: whether it covers the token.
    pub fn has_token(&self) -> bool {
        self.has_token
    }

    /// Whether a name is one of the seven fields.
    pub(crate) fn is_field(name: &str) -> bool {
        FIELDS.contains(&name)
    }

    pub(crate) fn header_list(&self) -> &str {
        &self.header_list
    }

    pub(crate) fn parameter_list(&self) -> &str {
        &self.parameter_list
    }

    pub(crate) fn signature(&self) -> &str {
        &self.signature
    }
}

impl fmt::Debug for SignatureFields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SignatureFields")
            .field("key_time", &self.key_time)
            .field("headers", &self.header_list)
            .field("parameters", &self.parameter_list)
            .field("uncovered_parameters", &self.uncovered)
            .finish_non_exhaustive()
    }
}

/// Why the signature is invalid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum InvalidFields {
    Missing,
    /// The name is not stored, because it may be secret: with a wrong separator between the fields, it contains the
    /// signature; if the header starts with `Bearer`, it contains a token.
    Unknown,
    MissingField(&'static str),
    RepeatedField(&'static str),
    Algorithm,
    TwoTimes,
    KeyTime,
    Signature,
}

impl InvalidFields {
    pub(crate) fn into_error(self) -> Error {
        Error::__new(ErrorKind::InvalidSignature, self.to_string())
    }
}

impl fmt::Display for InvalidFields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let reason = match self {
            Self::Missing => {
                return f.write_str("there is no signature: `q-signature` and the other `q-*` fields are missing");
            }
            Self::Unknown => {
                "it has a field that is not one of `q-sign-algorithm`, `q-ak`, `q-sign-time`, `q-key-time`, `q-header-list`, \
                 `q-url-param-list` and `q-signature`"
            }
            Self::MissingField(name) => &*format!("`{name}` is missing"),
            Self::RepeatedField(name) => &format!("`{name}` occurs more than once"),
            Self::Algorithm => "`q-sign-algorithm` is not `sha1`",
            Self::TwoTimes => "`q-sign-time` and `q-key-time` differ",
            Self::KeyTime => {
                "`q-key-time` is not `<start>;<end>` in Unix seconds, such as `1557989753;1557996953`, with the end after the \
                 start"
            }
            Self::Signature => "`q-signature` is not 40 lower-case hexadecimal digits",
        };
        write!(f, "malformed signature: {reason}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TIME: &str = "1557989151;1557996351";
    const SIGNATURE: &str = "01681b8c9d798a678e43b685a9f1bba0f6c0e012";

    fn authorization() -> String {
        format!(
            "q-sign-algorithm=sha1&q-ak=AK/1&q-sign-time={TIME}&q-key-time={TIME}&q-header-list=content-type;host\
             &q-url-param-list=a%2fb;versionid&q-signature={SIGNATURE}"
        )
    }

    #[test]
    fn an_authorization_is_read() {
        let fields = SignatureFields::from_authorization(&authorization()).unwrap();
        assert_eq!((fields.secret_id(), fields.key_time().to_string().as_str()), ("AK/1", TIME));
        assert_eq!(fields.headers().collect::<Vec<_>>(), ["content-type", "host"]);
        assert_eq!(fields.parameters().collect::<Vec<_>>(), ["a%2fb", "versionid"]);
        assert!(fields.covers_header("Content-Type") && !fields.covers_header("content-md5"));
        assert!(fields.covers_parameter("A/b") && !fields.covers_parameter("a%2fb"));
        assert!(!fields.has_ended_at(1_557_996_351) && fields.has_ended_at(1_557_996_352));
        assert!(!fields.has_token() && fields.uncovered_parameters().next().is_none());
        assert_eq!(
            format!("{fields:?}"),
            "SignatureFields { key_time: KeyTime { start: 1557989151, end: 1557996351, signed_at: 1557989151 }, headers: \
             \"content-type;host\", parameters: \"a%2fb;versionid\", uncovered_parameters: [], .. }"
        );
    }

    #[test]
    fn a_token_that_is_only_in_the_list_is_missing_in_the_url() {
        let listed = authorization().replace("a%2fb;versionid", "x-cos-security-token");
        let in_header = authorization().replace("content-type;host", "host;x-cos-security-token");
        for (authorization, parameters, expected) in [
            (&listed, Some("&x-cos-security-token=t"), true),
            (&listed, Some(""), false),
            (&listed, None, true),
            (&authorization(), Some("&X-Cos-Security-Token=t"), true),
            (&authorization(), Some("&x=x-cos-security-token"), false),
            (&in_header, None, true),
        ] {
            let fields = match parameters {
                Some(parameters) => SignatureFields::from_url(&format!("https://h/a?{authorization}{parameters}")),
                None => SignatureFields::from_authorization(authorization),
            };
            assert_eq!(fields.unwrap().has_token(), expected, "{authorization} {parameters:?}");
        }
    }

    #[test]
    fn empty_lists_have_no_names() {
        let none = authorization().replace("content-type;host", "").replace("a%2fb;versionid", "");
        let fields = SignatureFields::from_authorization(&none).unwrap();
        assert_eq!((fields.headers().count(), fields.parameters().count()), (0, 0));
    }

    #[test]
    fn malformed_signatures() {
        const FIELD: &str = "it has a field that is not one of `q-sign-algorithm`, `q-ak`, `q-sign-time`, `q-key-time`, \
                             `q-header-list`, `q-url-param-list` and `q-signature`";
        const TIMES: &str = "`q-key-time` is not `<start>;<end>` in Unix seconds, such as `1557989753;1557996953`, with the \
                             end after the start";
        for (from, to, expected) in [
            ("q-ak=", "q-bk=", FIELD),
            ("q-ak=AK/1&", "", "`q-ak` is missing"),
            ("q-ak=", "q-ak=x&q-ak=", "`q-ak` occurs more than once"),
            ("=sha1", "=sha256", "`q-sign-algorithm` is not `sha1`"),
            ("q-sign-time=15", "q-sign-time=14", "`q-sign-time` and `q-key-time` differ"),
            (TIME, "5;5", TIMES),
            (TIME, "01;5", TIMES),
            (TIME, "1;+5", TIMES),
            (TIME, "", TIMES),
            ("01681b", "01681B", "`q-signature` is not 40 lower-case hexadecimal digits"),
            (SIGNATURE, "", "`q-signature` is not 40 lower-case hexadecimal digits"),
            ("01681b", "é681", "`q-signature` is not 40 lower-case hexadecimal digits"),
        ] {
            let error = SignatureFields::from_authorization(&authorization().replace(from, to)).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::InvalidSignature);
            assert_eq!(error.to_string(), format!("malformed signature: {expected}"));
        }
        let error = SignatureFields::from_url("https://example.com/a?b=c").unwrap_err();
        assert_eq!(error.to_string(), "there is no signature: `q-signature` and the other `q-*` fields are missing");
    }
}
