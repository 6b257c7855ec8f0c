//! Verifies signed requests as COS does, for gateways in front of a bucket, for mocks and for tests.
//!
//! A [`Verifier`] contains the accepted credentials. It checks the method, the target, the headers and the time of a
//! [`Request`]. It returns [the signer](Verified), or [the reason for the rejection](Refusal). It verifies signatures
//! in the URL and in the `Authorization` header, and compares them in constant time.
//!
//! ```
//! use cos_url::verify::{RefusalCause, Request, Verifier};
//! use cos_url::{Credentials, KeyTime, Signer, cos_url};
//!
//! let credentials = Credentials::new(
//!     "AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q",
//!     "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz",
//! )?;
//! let verifier = Verifier::new([credentials.clone()]);
//!
//! # let object = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "photo.jpg" };
//! # let url = object.sign_at(&Signer::new(credentials), KeyTime::new(1557989151, 1557996351)?)?;
//! # let host = "examplebucket-1250000000.cos.ap-beijing.myqcloud.com";
//! # let target = url.as_str().split_once(host).unwrap().1;
//! // What the server received. With the `http` crate: `request.method().as_str()`,
//! // `request.uri().path_and_query()`, and the names and `as_bytes()` of the headers.
//! let request = Request::new("GET", target, [("host", host)])?;
//! let verified = verifier.verify_at(&request, 1557990000)?;
//! assert_eq!(verified.secret_id(), "AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q");
//! assert_eq!(request.key(), "photo.jpg");
//!
//! let refusal = verifier.verify_at(&request, 1557996352).unwrap_err();
//! assert_eq!(refusal.cause(), &RefusalCause::Expired { end: 1557996351 });
//! assert_eq!((refusal.status(), refusal.code()), (403, "AccessDenied"));
//! # Ok::<(), cos_url::Error>(())
//! ```
//!
//! A signature covers only the parameters and headers in its lists: see [`Verified::signature`]. It does not cover the
//! body, unless it covers `Content-MD5` and the server compares that header with the body.

mod refusal;
mod request;
mod verifier;

pub use crate::received::ListProblem;
pub use refusal::{Refusal, RefusalCause};
pub use request::Request;
pub use verifier::{Verified, Verifier, verify_at};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Credentials, Error, Headers, KeyTime, Method, ObjectUrl, Query, Region, Signer, bucket, object_key};
    use alloc::borrow::ToOwned;
    use alloc::string::{String, ToString};
    use alloc::vec::Vec;
    use alloc::{format, vec};

    const HOST: &str = "b-1.cos.ap-beijing.myqcloud.com";
    const START: u64 = 1_700_000_000;
    const END: u64 = START + 600;

    fn permanent() -> Credentials {
        Credentials::new("AK/1", "k1").unwrap()
    }

    fn temporary() -> Credentials {
        Credentials::temporary("AKTMP", "k2", "T+/==").unwrap().ending_at(END).unwrap()
    }

    fn verifier() -> Verifier {
        Verifier::new([permanent(), temporary()])
    }

    fn object() -> ObjectUrl {
        ObjectUrl::new(bucket!("b-1"), Region::AP_BEIJING, object_key!("头像/a+b"))
            .with_method(Method::Put)
            .with_query(Query::from_static(&[("versionId", "1 2"), ("a/b", "")]))
            .with_headers(Headers::from_static(&[("Content-Type", "text/plain; charset=utf-8")]))
    }

    struct Sent {
        method: &'static str,
        target: String,
        headers: Vec<(String, String)>,
    }

    impl Sent {
        fn by_url(credentials: Credentials) -> Self {
            let url = object().sign_at(&Signer::new(credentials), KeyTime::new(START, END).unwrap()).unwrap();
            Self::new(url.as_str(), url.headers())
        }

        fn by_header(credentials: Credentials) -> Self {
            let request = object().authorize_at(&Signer::new(credentials), KeyTime::new(START, END).unwrap()).unwrap();
            let mut sent = Self::new(request.url(), request.headers());
            sent.headers.push(("Authorization".into(), request.authorization().into()));
            sent
        }

        fn new<'a>(url: &str, headers: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
            let (_, target) = url.split_once(HOST).unwrap();
            let mut all = vec![("Host".to_owned(), HOST.to_owned())];
            all.extend(headers.map(|(name, value)| (name.into(), value.into())));
            Self { method: "PUT", target: target.into(), headers: all }
        }

        fn altered(mut self, from: &str, to: &str) -> Self {
            assert!(self.target.contains(from), "{from}");
            self.target = self.target.replace(from, to);
            self
        }

        fn verify_at(&self, now: u64) -> Result<Verified, Refusal> {
            let headers = self.headers.iter().map(|(name, value)| (name, value));
            verifier().verify_at(&Request::new(self.method, &self.target, headers)?, now)
        }
    }

    #[test]
    fn signed_requests_are_accepted_with_their_signer() {
        for (credentials, secret_id) in [(permanent(), "AK/1"), (temporary(), "AKTMP")] {
            for sent in [Sent::by_url(credentials.clone()), Sent::by_header(credentials)] {
                for now in [START - 900, START, END] {
                    let verified = sent.verify_at(now).unwrap();
                    assert_eq!((verified.secret_id(), verified.key_time().end()), (secret_id, END));
                    assert!(verified.signature().covers_header("content-type"));
                    assert!(verified.signature().covers_parameter("A/b"));
                }
            }
        }
    }

    #[test]
    fn unsigned_additions_are_accepted_and_reported() {
        let sent = Sent::by_url(permanent());
        let sent = Sent { target: sent.target + "&x=1", ..sent };
        let verified = sent.verify_at(START).unwrap();
        assert_eq!(verified.signature().uncovered_parameters().collect::<Vec<_>>(), ["x"]);
    }

    #[test]
    fn refusals_are_typed() {
        use RefusalCause as Cause;
        const FIELD: &str = "malformed signature: it has a field that is not one of `q-sign-algorithm`, `q-ak`, `q-sign-time`, \
                             `q-key-time`, `q-header-list`, `q-url-param-list` and `q-signature`";
        let url = || Sent::by_url(permanent());
        let without = |name: &str| {
            let mut sent = url();
            sent.headers.retain(|(found, _)| found != name);
            sent
        };
        let with = |mut sent: Sent, name: &str, value: &str| {
            sent.headers.push((name.into(), value.into()));
            sent
        };
        let malformed = |reason: &str| Cause::MalformedSignature { reason: reason.into() };
        let header = |problem| Cause::HeaderList { problem };
        let parameter = |problem| Cause::ParameterList { problem };
        for (sent, now, expected, status, code) in [
            (Sent { method: "put", ..url() }, START, Cause::UnsupportedMethod, 405, "MethodNotAllowed"),
            (
                Sent { target: "a".into(), ..url() },
                START,
                Cause::InvalidTarget { reason: "the path does not start with `/`" },
                400,
                "InvalidURI",
            ),
            (Sent { target: "/a".into(), ..url() }, START, Cause::NoSignature, 403, "AccessDenied"),
            (url().altered("q-ak", "q-bk"), START, malformed(FIELD), 400, "InvalidArgument"),
            (with(url(), "authorization", "Bearer x"), START, malformed(FIELD), 400, "InvalidArgument"),
            (url().altered("AK%2F1", "AKID2"), START, Cause::UnknownSecretId, 403, "InvalidAccessKeyId"),
            (url().altered("AK%2F1", "AKTMP"), START, Cause::InvalidToken, 400, "InvalidToken"),
            (with(url(), "x-cos-security-token", "T"), START, Cause::InvalidToken, 400, "InvalidToken"),
            (Sent::by_url(temporary()).altered("T%2B", "t%2B"), START, Cause::InvalidToken, 400, "InvalidToken"),
            (Sent::by_url(temporary()), END + 1, Cause::ExpiredCredentials { end: END }, 400, "ExpiredToken"),
            (url(), START - 901, Cause::NotYetValid { start: START }, 403, "RequestTimeTooSkewed"),
            (url(), END + 1, Cause::Expired { end: END }, 403, "AccessDenied"),
            (
                without("Content-Type"),
                START,
                header(ListProblem::Missing("content-type".into())),
                403,
                "SignatureDoesNotMatch",
            ),
            (
                with(url(), "host", "evil.example.com"),
                START,
                header(ListProblem::Repeated("host".into())),
                403,
                "SignatureDoesNotMatch",
            ),
            (
                url().altered("versionId", "version"),
                START,
                parameter(ListProblem::Missing("versionid".into())),
                403,
                "SignatureDoesNotMatch",
            ),
            (
                url().altered("a%252fb%3Bversionid", "versionid%3Ba%252fb"),
                START,
                parameter(ListProblem::Unsorted),
                403,
                "SignatureDoesNotMatch",
            ),
            (Sent { method: "GET", ..url() }, START, Cause::SignatureMismatch, 403, "SignatureDoesNotMatch"),
            (url().altered("a%2Bb", "a+c"), START, Cause::SignatureMismatch, 403, "SignatureDoesNotMatch"),
            (url().altered("1%202", "1%2B2"), START, Cause::SignatureMismatch, 403, "SignatureDoesNotMatch"),
            (url().altered("1700000600", "1700000601"), START, Cause::SignatureMismatch, 403, "SignatureDoesNotMatch"),
        ] {
            let refusal = sent.verify_at(now).unwrap_err();
            assert_eq!((refusal.cause(), refusal.status(), refusal.code()), (&expected, status, code));
            let line = Error::from(refusal);
            assert_eq!(line.kind(), crate::error::ErrorKind::RefusedRequest);
            assert!(line.is_input() && !format!("{line}").contains('\n'));
        }
        let refusal = url().altered("a%2Bb", "c").verify_at(START).unwrap_err();
        assert_eq!(refusal.claimed_secret_id(), Some("AK/1"));
    }

    #[test]
    fn a_url_gives_the_request_that_a_client_sends() {
        let none = || core::iter::empty::<(&str, &str)>();
        for (url, key, host) in [
            ("https://B-1.cos.ap-beijing.myqcloud.com:443/a%20b?x=1", "a b", HOST),
            ("http://127.0.0.1:9000/a", "a", "127.0.0.1:9000"),
            ("https://img.example.com", "", "img.example.com"),
            ("https://img.example.com?list-type=1", "", "img.example.com"),
        ] {
            let request = Request::from_url("GET", url, none()).unwrap();
            assert_eq!(request.key(), key, "{url}");
            assert_eq!(request.headers_named("host").collect::<Vec<_>>(), [host.as_bytes()], "{url}");
        }
        let with_host = Request::from_url("GET", "https://a.com/", [("Host", "b.com")]).unwrap();
        assert_eq!(with_host.headers_named("host").collect::<Vec<_>>(), [b"b.com"]);
        for (method, url, expected) in [
            ("GET", "/a", "invalid URL: it has no scheme; write `https://` or `http://` before the host"),
            ("GET", "https://a.com/#b", "invalid URL: it has a fragment; in a path or parameter, `#` is written `%23`"),
            ("GET", "https://a.com/a?=1", "invalid URL: it has a parameter without a name"),
            (
                "FETCH",
                "https://a.com/",
                "invalid method `FETCH`: the method is GET, HEAD, PUT, POST, DELETE or OPTIONS",
            ),
        ] {
            let error = Request::from_url(method, url, none()).unwrap_err();
            assert_eq!(error.to_string(), expected);
        }
    }

    #[test]
    fn header_values_need_not_be_text() {
        let request = Request::new("GET", "/a", [("x", [0xff_u8])]).unwrap();
        assert_eq!(format!("{request:?}"), "Request { method: Get, key: \"a\", .. }");
        let authorization = Request::new("GET", "/a", [("Authorization", [0xff_u8])]).unwrap();
        let refusal = verifier().verify_at(&authorization, START).unwrap_err();
        assert_eq!(format!("{refusal}"), "the `Authorization` header is not text");
        assert_eq!(format!("{:?}", verifier()), "Verifier { credentials: 2, .. }");
    }
}
