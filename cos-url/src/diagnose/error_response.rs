//! [`ErrorResponse`]: the XML that COS returns with an error.

use super::action::action;
use super::canonical::Canonical;
use super::{Cause, Diagnosis, Finding, comparison};
use crate::explain::SignedRequest;
use crate::{Credentials, KeyTime, ObjectUrl, Signer};
use alloc::format;
use alloc::string::String;
use core::fmt;
use cos_url_core::{Error, ErrorKind};
use roxmltree::{Document, TextPos};
use zeroize::Zeroizing;

/// The error response of COS.
///
/// Source: Error Codes, document [436/7730](https://cloud.tencent.com/document/product/436/7730). Its strings may
/// contain the token of temporary credentials, so `Debug` shows only the code.
#[derive(Clone)]
#[doc(alias("403", "AccessDenied", "SignatureDoesNotMatch"))]
pub struct ErrorResponse {
    code: String,
    message: String,
    string_to_sign: Option<String>,
    format_string: Option<Zeroizing<String>>,
    time: Option<u64>,
}

impl ErrorResponse {
    /// Parses the body of an error response. Text before the first `<` and after the last `>` is ignored.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidResponse`] if the text is not XML, has a document type, or is not an `Error` with a `Code`.
    pub fn parse(xml: &str) -> Result<Self, Error> {
        let start = xml.find('<').ok_or_else(|| invalid(NO_XML))?;
        let end = xml.rfind('>').map_or(xml.len(), |end| end + 1);
        let xml = xml.get(start..end).unwrap_or_default();
        let starts_with = |tag: &str| xml.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag));
        if starts_with("<!doctype html") || starts_with("<html") {
            return Err(invalid("it is an HTML page, such as that of a proxy; COS responds with XML"));
        }
        // The error contains only the position, because the message of the parser repeats characters of the text.
        let not_xml = |position: TextPos| format!("it is not XML (line {}, column {})", position.row, position.col);
        let document = Document::parse(xml).map_err(|error| invalid(&not_xml(error.pos())))?;
        let root = document.root_element();
        let element = |name: &str| {
            let found = root.children().find(|child| child.tag_name().name() == name)?;
            Some(found.children().filter_map(|child| child.text()).collect::<String>())
        };
        let code = element("Code").filter(|code| !code.trim().is_empty());
        let (true, Some(code)) = (root.tag_name().name() == "Error", code) else {
            return Err(invalid("it is not an `Error` with a `Code`"));
        };
        Ok(Self {
            code: code.trim().into(),
            message: element("Message").unwrap_or_default().trim().into(),
            string_to_sign: element("StringToSign"),
            format_string: element("FormatString").map(Zeroizing::new),
            time: None,
        })
    }

    /// Sets the time of the response, its `Date` header, in Unix seconds. With it, the diagnosis states how far the
    /// clock of the signer is off.
    #[must_use]
    pub fn received_at(mut self, unix_seconds: u64) -> Self {
        self.time = Some(unix_seconds);
        self
    }

    /// COS's code, such as `SignatureDoesNotMatch`.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// Finds the causes from the signed request.
    pub fn diagnose(&self, request: &SignedRequest) -> Diagnosis {
        self.find(request, None)
    }

    /// Finds the causes from the signed request and the credentials that should have signed it.
    ///
    /// With the credentials, the method checks whether the signature matches. If it does not, the method tries common
    /// errors of signers, for example another method or a path that was signed percent-encoded.
    pub fn diagnose_with(&self, request: &SignedRequest, credentials: &Credentials) -> Diagnosis {
        self.find(request, Some(credentials))
    }

    /// Finds the causes from the object that should have been signed and the credentials, without the URL. The method
    /// signs the object for the period that COS received.
    ///
    /// # Errors
    ///
    /// [`InvalidResponse`](ErrorKind::InvalidResponse) if the response has no `StringToSign`, which contains the
    /// period. The errors of [`ObjectUrl::sign_at`] for fields that contradict each other.
    pub fn diagnose_object(&self, object: &ObjectUrl, credentials: &Credentials) -> Result<Diagnosis, Error> {
        let key_time = self.key_time().and_then(|text| text.parse().ok());
        let key_time: KeyTime =
            key_time.ok_or_else(|| invalid("it has no `StringToSign` with a period; use `diagnose`"))?;
        // A period that ends after the temporary credentials is a cause, not an error.
        let unlimited = Credentials { end: None, ..credentials.clone() };
        let url = object.sign_at(&Signer::new(unlimited), key_time)?;
        Ok(self.find(&SignedRequest::try_from(&url)?, Some(credentials)))
    }

    /// The period in the `StringToSign`, as text.
    pub(super) fn key_time(&self) -> Option<&str> {
        let mut lines = self.string_to_sign.as_deref()?.trim().lines();
        lines.next()?;
        lines.next().map(str::trim)
    }

    fn find(&self, request: &SignedRequest, credentials: Option<&Credentials>) -> Diagnosis {
        let (start, end) = (request.signature().key_time().start(), request.signature().key_time().end());
        let cause = match self.code.as_str() {
            "SignatureDoesNotMatch" => {
                let has_headers = request.signature().headers().next().is_some();
                let received = self.format_string.as_deref().and_then(|text| Canonical::parse(text, has_headers));
                return Diagnosis::new(match received {
                    Some(received) => comparison::find(request, self.key_time(), &received, credentials),
                    None => comparison::without_strings(request),
                });
            }
            "AccessDenied" if self.message.to_ascii_lowercase().contains("expired") => {
                Cause::Expired { end, now: self.time }
            }
            "AccessDenied" if self.time.is_some_and(|now| now > end) => Cause::Expired { end, now: self.time },
            "AccessDenied" => {
                let action = request.known_method().and_then(|method| action(method, request));
                let causes = [Cause::Policy { action }, Cause::NoSignature];
                return Diagnosis::new(causes.map(Finding::possible).into());
            }
            // COS uses this code for a malformed signature too.
            "InvalidArgument" => {
                let causes = [Cause::NotTheSignature { code: self.code.clone() }, Cause::ChangedUrl];
                return Diagnosis::new(causes.map(Finding::possible).into());
            }
            "RequestTimeTooSkewed" => Cause::Clock { start, now: self.time },
            "ExpiredToken" => {
                let ended = credentials.and_then(Credentials::ends_at);
                Cause::ExpiredCredentials { end: ended, now: self.time }
            }
            "InvalidToken" | "InvalidSecurityToken" => Cause::Token { is_sent: request.signature().has_token() },
            "InvalidAccessKeyId" => Cause::UnknownSecretId { secret_id: request.signature().secret_id().into() },
            "DownloadForbidden" => Cause::DownloadForbidden,
            code => Cause::NotTheSignature { code: code.into() },
        };
        Diagnosis::new([Finding::proved(cause)].into())
    }
}

impl fmt::Debug for ErrorResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ErrorResponse").field("code", &self.code).finish_non_exhaustive()
    }
}

const NO_XML: &str = "it is not XML; a response to HEAD has no body, so send the same request with GET";

#[cold]
fn invalid(reason: &str) -> Error {
    Error::__new(ErrorKind::InvalidResponse, format!("invalid error response: {reason}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn a_response_is_parsed_with_text_around_it() {
        for xml in [
            "<Error><Code>AccessDenied</Code></Error>",
            "\u{feff}\n<?xml version='1.0' encoding='utf-8' ?>\n<Error>\n\t<Code> AccessDenied </Code>\n</Error>\n",
            "<Error><Code>AccessDenied</Code></Error>\n* Connection #0 to host left intact",
            "body: <Error xmlns=\"x\"><Other/><Code><![CDATA[AccessDenied]]></Code></Error>",
        ] {
            let response = ErrorResponse::parse(xml).unwrap();
            assert_eq!(response.code(), "AccessDenied", "{xml}");
            assert_eq!(format!("{response:?}"), "ErrorResponse { code: \"AccessDenied\", .. }");
        }
    }

    #[test]
    fn other_strings_are_rejected() {
        for (xml, expected) in [
            ("", "it is not XML; a response to HEAD has no body, so send the same request with GET"),
            ("403 Forbidden", NO_XML),
            ("<Error>", "it is not XML (line 1, column 1)"),
            ("<Error\u{1}>", "it is not XML (line 1, column 7)"),
            ("<!DOCTYPE a [<!ENTITY b \"c\">]><Error><Code>&b;</Code></Error>", "it is not XML (line 1, column 1)"),
            ("<html><Code>a</Code></html>", "it is an HTML page, such as that of a proxy; COS responds with XML"),
            ("\n<!DOCTYPE HTML>\n<p>403", "it is an HTML page, such as that of a proxy; COS responds with XML"),
            ("<a><Code>a</Code></a>", "it is not an `Error` with a `Code`"),
            ("<Error><Code/></Error>", "it is not an `Error` with a `Code`"),
        ] {
            let error = ErrorResponse::parse(xml).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::InvalidResponse);
            assert_eq!(error.to_string(), format!("invalid error response: {expected}"), "{xml}");
        }
        assert!(ErrorResponse::parse(&"<a>".repeat(100_000)).is_err());
    }

    #[test]
    fn an_object_needs_the_period_of_the_response() {
        let response = ErrorResponse::parse("<Error><Code>AccessDenied</Code></Error>").unwrap();
        let object = crate::cos_url! { bucket: "b-1", region: "ap-beijing", key: "a" };
        let error = response.diagnose_object(&object, &Credentials::new("AKID1", "k").unwrap()).unwrap_err();
        assert_eq!(error.to_string(), "invalid error response: it has no `StringToSign` with a period; use `diagnose`");
    }
}
