//! [`Explanation`]: a readable description of what was signed.

use super::SignedRequest;
use super::hidden::without_secrets;
use crate::received::{ListProblem, Listed, SignatureFields};
use crate::signing::{HttpString, StringToSign};
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use cos_url_core::{Method, echo};

/// What was signed: the canonical request, the [`StringToSign`](crate::signature::StringToSign), the lists and the
/// validity period.
///
/// It contains no key, signature or token. `Display` prints everything in several lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    http_string: String,
    parameter_problem: Option<ListProblem>,
    string_to_sign: Option<String>,
    method: Option<Method>,
    unknown_headers: Vec<String>,
    host: String,
    signature: SignatureFields,
}

impl SignedRequest {
    /// Describes the known parts.
    pub fn explain(&self) -> Explanation {
        Explanation::new(self)
    }
}

impl Explanation {
    fn new(request: &SignedRequest) -> Self {
        let signature = request.signature();
        let (Listed { pairs: parameters, problem: parameter_problem }, Listed { pairs: headers, .. }) =
            request.listed();
        let unknown_headers: Vec<String> = request.unknown_headers().map(String::from).collect();
        let http_string =
            |method, parameters: &str, headers: &str| HttpString::new(method, request.key(), parameters, headers);
        let string_to_sign = match request.known_method() {
            Some(method) if unknown_headers.is_empty() => {
                let http_string = http_string(method, &parameters, &headers);
                Some(StringToSign::new(signature.key_time(), &http_string).as_str().into())
            }
            _ => None,
        };
        let method = request.known_method();
        let shown = http_string(method.unwrap_or_default(), &without_secrets(&parameters), &without_secrets(&headers));
        Self {
            http_string: shown.as_str().into(),
            parameter_problem,
            string_to_sign,
            method,
            unknown_headers,
            host: request.host().into(),
            signature: signature.clone(),
        }
    }

    /// The canonical request, COS's `FormatString`, with `(hidden)` instead of the token and of customer-provided
    /// encryption keys.
    ///
    /// An unknown method is written as GET, and [unknown headers](Self::unknown_headers) are omitted. If a signed parameter
    /// occurs more than once, the string contains its first value, and `Display` prints a line about it.
    pub fn http_string(&self) -> &str {
        &self.http_string
    }

    /// COS's `StringToSign`, with the hash of the canonical request. `None` if the method or a header is not known.
    pub fn string_to_sign(&self) -> Option<&str> {
        self.string_to_sign.as_deref()
    }

    /// The method, if it is known.
    pub fn method(&self) -> Option<Method> {
        self.method
    }

    /// The names of signed headers whose values are not known, because a URL does not contain them.
    pub fn unknown_headers(&self) -> impl Iterator<Item = &str> {
        self.unknown_headers.iter().map(String::as_str)
    }

    /// The `SecretId`, the validity period and the lists.
    pub fn signature(&self) -> &SignatureFields {
        &self.signature
    }
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key_time = self.signature.key_time();
        let list = |names: Vec<&str>| match names.join(", ") {
            names if names.is_empty() => String::from("none"),
            names => names.escape_debug().collect(),
        };
        writeln!(f, "SecretId: {}", echo(self.signature.secret_id()))?;
        writeln!(f, "Valid from {} until {} (Unix seconds)", key_time.start(), key_time.end())?;
        writeln!(f, "Host: {}", echo(&self.host))?;
        match self.method {
            Some(method) => writeln!(f, "Method: {method}")?,
            None => writeln!(f, "Method: unknown, because a URL does not contain it; written as GET below")?,
        }
        writeln!(f, "Signed headers: {}", list(self.signature.headers().collect()))?;
        if !self.unknown_headers.is_empty() {
            writeln!(f, "Headers whose values are unknown: {}", list(self.unknown_headers().collect()))?;
        }
        writeln!(f, "Signed parameters: {}", list(self.signature.parameters().collect()))?;
        writeln!(f, "Parameters that are not signed: {}", list(self.signature.uncovered_parameters().collect()))?;
        if let Some(problem) = &self.parameter_problem {
            f.write_str("Problem: ")?;
            problem.write(f, "parameter", "q-url-param-list")?;
            writeln!(f)?;
        }
        write!(f, "HttpString (COS: FormatString):\n{}", self.http_string)?;
        if let Some(string_to_sign) = &self.string_to_sign {
            write!(f, "StringToSign:\n{string_to_sign}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Credentials, Headers, KeyTime, ObjectUrl, Query, Region, Signer, bucket, object_key};
    use alloc::string::ToString;

    fn object() -> ObjectUrl {
        ObjectUrl::new(bucket!("b-1"), Region::AP_BEIJING, object_key!("a b"))
            .with_method(Method::Put)
            .with_query(Query::from_static(&[("A/b", "1 2")]))
            .with_headers(Headers::from_static(&[("Content-Type", "text/plain")]))
    }

    fn signer(token: Option<&str>) -> Signer {
        Signer::new(match token {
            Some(token) => Credentials::temporary("AKID1", "CANARY-KEY", token).unwrap(),
            None => Credentials::new("AKID1", "CANARY-KEY").unwrap(),
        })
    }

    fn key_time() -> KeyTime {
        KeyTime::new(1, 2).unwrap()
    }

    #[test]
    fn the_explanation_is_what_was_signed() {
        let signing_key = signer(None).signing_key(key_time()).unwrap();
        let explanation = SignedRequest::try_from(&signing_key.sign(&object()).unwrap()).unwrap().explain();
        let http_string = signing_key.http_string(&object()).unwrap();
        assert_eq!(explanation.http_string(), http_string.as_str());
        let string_to_sign = StringToSign::new(key_time(), &http_string);
        assert_eq!(explanation.string_to_sign(), Some(string_to_sign.as_str()));
        let by_header = SignedRequest::try_from(&signing_key.authorize(&object()).unwrap()).unwrap().explain();
        assert_eq!(by_header.http_string(), http_string.as_str());
    }

    #[test]
    fn a_url_does_not_contain_the_method_and_headers() {
        let url = object().sign_at(&signer(Some("CANARY-TOKEN")), key_time()).unwrap();
        let explanation = SignedRequest::from_url(&(url.to_string() + "&x=1")).unwrap().explain();
        assert_eq!(
            explanation.to_string(),
            "SecretId: AKID1\nValid from 1 until 2 (Unix seconds)\nHost: b-1.cos.ap-beijing.myqcloud.com\n\
             Method: unknown, because a URL does not contain it; written as GET below\n\
             Signed headers: content-type, host\nHeaders whose values are unknown: content-type\n\
             Signed parameters: a%2fb, x-cos-security-token\nParameters that are not signed: x\n\
             HttpString (COS: FormatString):\nget\n/a b\na%2fb=1%202&x-cos-security-token=(hidden)\n\
             host=b-1.cos.ap-beijing.myqcloud.com\n"
        );
        let repeated = SignedRequest::from_url(&(url.to_string() + "&a%2FB=3")).unwrap().explain().to_string();
        assert!(repeated.contains("\nProblem: the signed parameter `a%2fb` occurs more than once\nHttpString"));
        let known = SignedRequest::try_from(&url).unwrap().explain();
        assert!(known.string_to_sign().is_some() && !known.to_string().contains("CANARY"));
    }
}
