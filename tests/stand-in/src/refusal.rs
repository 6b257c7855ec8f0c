//! The error responses of COS: Error Codes, document [436/7730](https://cloud.tencent.com/document/product/436/7730).

use crate::xml::escape;
use std::borrow::Cow;
use std::fmt::{self, Write};

/// An error response: the HTTP status, COS's code and a message.
#[derive(Clone, PartialEq, Eq)]
pub struct Refusal {
    pub(crate) status: u16,
    pub(crate) code: &'static str,
    message: Cow<'static, str>,
    /// `StringToSign` and `FormatString`, for a signature that does not match.
    strings: Option<(String, String)>,
}

macro_rules! refusals {
    ($($NAME:ident = $status:literal $code:literal $message:literal;)*) => {
        impl Refusal {
            $(pub(crate) const $NAME: Self =
                Self { status: $status, code: $code, message: Cow::Borrowed($message), strings: None };)*
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
    INCOMPLETE_BODY = 400 "IncompleteBody" "The request body ended too early.";
    REQUEST_TIMEOUT = 400 "RequestTimeout" "The request body did not arrive in time.";
    COPY_TO_ITSELF = 400 "InvalidRequest" "An object can be copied to itself only with x-cos-metadata-directive: Replaced.";
    TRAFFIC_LIMIT = 400 "InvalidArgument" "The x-cos-traffic-limit must be between 819200 and 838860800.";
    BAD_DIGEST = 400 "BadDigest" "The Content-MD5 you specified did not match what we received.";
    NOT_MULTIPART = 400 "RequestIsNotMultiPartContent" "The Content-Type of a form must be multipart/form-data.";
    MALFORMED_FORM = 400 "MalformedPOSTRequest" "The body is not well-formed multipart/form-data.";
    FILE_COUNT = 400 "IncorrectNumberOfFilesInPostRequest" "A form has one file, which comes last.";
    NO_KEY = 400 "UserKeyMustBeSpecified" "The form has no field `key`.";
    INVALID_POLICY = 400 "InvalidPolicyDocument" "The policy of the form is not valid.";
    TOO_SMALL = 400 "EntityTooSmall" "Your proposed upload is smaller than the minimum allowed size.";
    TOO_LARGE = 400 "EntityTooLarge" "Your proposed upload exceeds the maximum allowed object size.";
    MALFORMED_XML = 400 "MalformedXML" "The XML you provided was not well formed.";
    INVALID_PART = 400 "InvalidPart" "One or more of the specified parts could not be found.";
    INVALID_PART_ORDER = 400 "InvalidPartOrder" "The list of parts was not in ascending order.";
    NO_SUCH_BUCKET = 404 "NoSuchBucket" "The specified bucket does not exist.";
    NO_SUCH_KEY = 404 "NoSuchKey" "The specified key does not exist.";
    NO_SUCH_UPLOAD = 404 "NoSuchUpload" "The specified multipart upload does not exist.";
    METHOD_NOT_ALLOWED = 405 "MethodNotAllowed" "The specified method is not allowed against this resource.";
    FILE_ALREADY_EXISTS = 409 "FileAlreadyExists" "The object already exists and x-cos-forbid-overwrite is true.";
    PRECONDITION_FAILED = 412 "PreconditionFailed" "At least one of the preconditions does not hold.";
    INVALID_RANGE = 416 "InvalidRange" "The requested range cannot be satisfied.";
}

impl Refusal {
    /// The error for a signature that does not match these strings.
    pub(crate) fn signature_does_not_match(string_to_sign: String, format_string: String) -> Self {
        Self {
            status: 403,
            code: "SignatureDoesNotMatch",
            message: Cow::Borrowed("The Signature you specified is invalid."),
            strings: Some((string_to_sign, format_string)),
        }
    }

    /// The error for a form that does not satisfy a condition of its policy.
    pub(crate) fn policy_condition(name: &str) -> Self {
        let message =
            Cow::Owned(format!("The form does not satisfy the condition of its policy for `{}`.", name.escape_debug()));
        Self { message, ..Self::ACCESS_DENIED }
    }

    /// The error for a parameter or header that the stand-in does not implement.
    pub(crate) fn not_implemented(name: &str) -> Self {
        let name = name.escape_debug();
        let message = Cow::Owned(format!("The stand-in does not implement `{name}`."));
        Self { status: 501, code: "NotImplemented", message, strings: None }
    }

    /// The HTTP status.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// COS's code, such as `SignatureDoesNotMatch`.
    pub fn code(&self) -> &'static str {
        self.code
    }

    /// The message.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The body of the response.
    pub fn xml(&self, resource: &str, request_id: &str) -> String {
        let mut xml = String::from("<?xml version='1.0' encoding='utf-8' ?>\n<Error>\n");
        let mut element = |name: &str, text: &str| {
            // Writing to a String cannot fail.
            let _ = writeln!(xml, "\t<{name}>{}</{name}>", escape(text));
        };
        element("Code", self.code);
        element("Message", &self.message);
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

/// Does not show the strings, which may contain the token of temporary credentials.
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
    fn mismatch_response_holds_both_strings() {
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
    fn debug_shows_no_strings() {
        let refusal = Refusal::signature_does_not_match("CANARY".into(), "CANARY".into());
        assert_eq!(format!("{refusal:?}"), "Refusal { status: 403, code: \"SignatureDoesNotMatch\", .. }");
    }
}
