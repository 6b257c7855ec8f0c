//! What COS answers to a mistake: Error Codes, document 436/7730.

use std::fmt::{self, Write};

/// Why a request is refused: the status, COS's code and its sentence.
#[derive(Clone, PartialEq, Eq)]
pub struct Refusal {
    pub(crate) status: u16,
    pub(crate) code: &'static str,
    message: &'static str,
    /// `StringToSign` and `FormatString`, where the signature does not match.
    strings: Option<(String, String)>,
}

macro_rules! refusals {
    ($($NAME:ident = $status:literal $code:literal $message:literal;)*) => {
        impl Refusal {
            $(pub(crate) const $NAME: Self =
                Self { status: $status, code: $code, message: $message, strings: None };)*
        }
    };
}

refusals! {
    ACCESS_DENIED = 403 "AccessDenied" "Access Denied.";
    EXPIRED = 403 "AccessDenied" "Request has expired";
    TOO_SKEWED = 403 "RequestTimeTooSkewed" "The difference between the request time and the current time is too large.";
    UNKNOWN_ID = 403 "InvalidAccessKeyId" "The Access Key Id you provided does not exist in our records.";
    EXPIRED_TOKEN = 400 "ExpiredToken" "The provided token has expired.";
    INVALID_TOKEN = 400 "InvalidToken" "The provided token is missing or does not belong to the Access Key Id.";
    MALFORMED_SIGNATURE = 400 "InvalidArgument" "The signature is incomplete, repeated or not well formed.";
    ANONYMOUS_OVERRIDE = 400 "InvalidRequest" "Response headers cannot be set by an anonymous request.";
    INVALID_URI = 400 "InvalidURI" "The specified URI couldn't be parsed.";
    INVALID_ARGUMENT = 400 "InvalidArgument" "Invalid Argument.";
    INVALID_DIGEST = 400 "InvalidDigest" "The Content-MD5 you specified is not valid.";
    BAD_DIGEST = 400 "BadDigest" "The Content-MD5 you specified did not match what we received.";
    TOO_LARGE = 400 "EntityTooLarge" "Your proposed upload exceeds the maximum allowed object size.";
    MALFORMED_XML = 400 "MalformedXML" "The XML you provided was not well formed.";
    INVALID_PART = 400 "InvalidPart" "One or more of the specified parts could not be found.";
    INVALID_PART_ORDER = 400 "InvalidPartOrder" "The list of parts was not in ascending order.";
    NO_SUCH_BUCKET = 404 "NoSuchBucket" "The specified bucket does not exist.";
    NO_SUCH_KEY = 404 "NoSuchKey" "The specified key does not exist.";
    NO_SUCH_UPLOAD = 404 "NoSuchUpload" "The specified multipart upload does not exist.";
    METHOD_NOT_ALLOWED = 405 "MethodNotAllowed" "The specified method is not allowed against this resource.";
    INVALID_RANGE = 416 "InvalidRange" "The requested range cannot be satisfied.";
}

impl Refusal {
    /// The signature is not the one of these strings.
    pub(crate) fn signature_does_not_match(string_to_sign: String, format_string: String) -> Self {
        let strings = Some((string_to_sign, format_string));
        Self { status: 403, code: "SignatureDoesNotMatch", message: "The Signature you specified is invalid.", strings }
    }

    /// The HTTP status.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// COS's code, such as `SignatureDoesNotMatch`.
    pub fn code(&self) -> &'static str {
        self.code
    }

    /// COS's sentence.
    pub fn message(&self) -> &'static str {
        self.message
    }

    /// The body of the answer.
    pub(crate) fn xml(&self, resource: &str, request_id: &str) -> String {
        let mut xml = String::from("<?xml version='1.0' encoding='utf-8' ?>\n<Error>\n");
        let mut element = |name: &str, text: &str| {
            // Writing to a String cannot fail.
            let _ = writeln!(xml, "\t<{name}>{}</{name}>", escape(text));
        };
        element("Code", self.code);
        element("Message", self.message);
        if let Some((string_to_sign, format_string)) = &self.strings {
            element("StringToSign", string_to_sign);
            element("FormatString", format_string);
        }
        element("Resource", resource);
        element("RequestId", request_id);
        element("TraceId", request_id);
        xml.push_str("</Error>\n");
        xml
    }
}

/// Text between the tags of XML. What XML 1.0 cannot hold at all becomes U+FFFD.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\r' => escaped.push_str("&#13;"),
            '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {
                escaped.push('\u{fffd}');
            }
            character => escaped.push(character),
        }
    }
    escaped
}

/// Without the strings, which hold the token of temporary credentials.
impl fmt::Debug for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Refusal").field("status", &self.status).field("code", &self.code).finish_non_exhaustive()
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}: {}", self.status, self.code, self.message)
    }
}

impl std::error::Error for Refusal {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_that_does_not_match_is_answered_with_both_strings() {
        let refusal = Refusal::signature_does_not_match("sha1\n1;2\nab\n".into(), "get\n/a<&>\n\n\n".into());
        assert_eq!(
            refusal.xml("h/a", "id"),
            "<?xml version='1.0' encoding='utf-8' ?>\n<Error>\n\t<Code>SignatureDoesNotMatch</Code>\n\
             \t<Message>The Signature you specified is invalid.</Message>\n\
             \t<StringToSign>sha1\n1;2\nab\n</StringToSign>\n\t<FormatString>get\n/a&lt;&amp;&gt;\n\n\n</FormatString>\n\
             \t<Resource>h/a</Resource>\n\t<RequestId>id</RequestId>\n\t<TraceId>id</TraceId>\n</Error>\n"
        );
    }

    #[test]
    fn debug_shows_neither_string() {
        let refusal = Refusal::signature_does_not_match("CANARY".into(), "CANARY".into());
        assert_eq!(format!("{refusal:?}"), "Refusal { status: 403, code: \"SignatureDoesNotMatch\", .. }");
    }
}
