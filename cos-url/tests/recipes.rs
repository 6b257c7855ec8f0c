//! Tests of the recipes that are not doctests.

#![allow(clippy::unwrap_used, reason = "a failing test panics")]

/// The program of the recipe [`testing`](cos_url::guide::recipes::testing), with its tests.
#[allow(dead_code, reason = "its `main` is not called")]
// The lines of documentation are shorter than those of the code.
#[rustfmt::skip]
#[path = "../docs/recipes/testing.rs"]
mod testing;

/// The tables of the recipe [`forbidden`](cos_url::guide::recipes::forbidden).
#[cfg(feature = "diagnose")]
mod forbidden {
    use cos_url::diagnose::ErrorResponse;
    use cos_url::explain::SignedRequest;
    use cos_url::signature::StringToSign;
    use cos_url::{
        Credentials, Endpoint, Headers, KeyTime, Method, ObjectKey, ObjectUrl, Query, SignedUrl, Signer, cos_url,
    };

    const RECIPE: &str = include_str!("../docs/recipes/forbidden.md");

    const START: u64 = 1_700_000_000;
    const END: u64 = START + 900;

    const DOWNLOAD: ObjectUrl = cos_url! {
        bucket: "examplebucket-1250000000",
        region: "ap-beijing",
        key: "a b.txt",
        query: { "response-content-type": "text/plain" },
    };
    const UPLOAD: ObjectUrl = cos_url! {
        bucket: "examplebucket-1250000000",
        region: "ap-beijing",
        key: "photo.png",
        method: "PUT",
        headers: { "Content-Type": "image/png" },
    };

    fn key_time() -> KeyTime {
        KeyTime::new(START, END).unwrap()
    }

    fn sign(object: &ObjectUrl) -> SignedUrl {
        let signer = Signer::new(Credentials::new("AKIDEXAMPLE", "SECRETKEYEXAMPLE").unwrap());
        object.sign_at(&signer, key_time()).unwrap()
    }

    /// The sentence for a request that was changed after it was signed.
    fn mismatch(signed: &ObjectUrl, received: &ObjectUrl) -> String {
        let http_string = received.http_string().unwrap();
        let string_to_sign = StringToSign::new(key_time(), &http_string);
        let escaped = http_string.as_str().replace('&', "&amp;");
        let xml = format!(
            "<Error><Code>SignatureDoesNotMatch</Code><StringToSign>{}</StringToSign><FormatString>{escaped}</FormatString>\
             </Error>",
            string_to_sign.as_str()
        );
        sentence(&xml, None, &sign(signed))
    }

    fn error(code: &str, message: &str, at: u64) -> String {
        let xml = format!("<Error><Code>{code}</Code><Message>{message}</Message></Error>");
        sentence(&xml, Some(at), &sign(&DOWNLOAD))
    }

    fn sentence(xml: &str, at: Option<u64>, url: &SignedUrl) -> String {
        let response = ErrorResponse::parse(xml).unwrap();
        let response = match at {
            Some(at) => response.received_at(at),
            None => response,
        };
        let diagnosis = response.diagnose(&SignedRequest::try_from(url).unwrap());
        diagnosis.to_string().replace('\n', "<br>")
    }

    #[test]
    fn the_tables_have_the_sentence_of_each_cause() {
        let key = |key: &'static str| DOWNLOAD.with_key(ObjectKey::from_static(key));
        let expected = [
            mismatch(&DOWNLOAD, &DOWNLOAD.with_method(Method::Head)),
            mismatch(&DOWNLOAD, &DOWNLOAD.with_endpoint(Endpoint::Accelerate)),
            mismatch(&DOWNLOAD, &key("a%20b.txt")),
            mismatch(&DOWNLOAD, &key("a+b.txt")),
            mismatch(&UPLOAD, &UPLOAD.with_headers(Headers::from_static(&[("Content-Type", "text/plain")]))),
            mismatch(&UPLOAD, &UPLOAD.with_headers(Headers::EMPTY)),
            mismatch(&DOWNLOAD, &DOWNLOAD.with_query(Query::from_static(&[("response-content-type", "text/html")]))),
            mismatch(&DOWNLOAD, &DOWNLOAD.with_query(Query::EMPTY)),
            mismatch(&DOWNLOAD, &DOWNLOAD),
            error("AccessDenied", "Request has expired", END + 60),
            error("RequestTimeTooSkewed", "", START - 3600),
            error("ExpiredToken", "", END - 60),
            error("InvalidToken", "", START),
            error("InvalidAccessKeyId", "", START),
            error("AccessDenied", "", START),
            error("DownloadForbidden", "", START),
        ];
        assert_eq!(sentences().collect::<Vec<_>>(), expected, "{}", expected.join("\n"));
    }

    /// The second column of both tables, without the heading rows.
    fn sentences() -> impl Iterator<Item = &'static str> {
        let columns = RECIPE.lines().filter_map(|line| line.strip_prefix("| ")?.split(" | ").nth(1));
        columns.filter(|sentence| *sentence != "`diagnose` prints")
    }
}
