//! If a part of a signed request is changed, the diagnosis names this part.

use cos_url::diagnose::{Cause, Certainty, Diagnosis, ErrorResponse};
use cos_url::explain::SignedRequest;
use cos_url::{Credentials, KeyTime, SignedUrl, Signer};
use cos_url_property_tests::{cases, key_time, parts};
use cos_url_stand_in as stand_in;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// The characters that are encoded in a name.
const NAME: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

const ID: &str = "AKIDEXAMPLE";
const KEY: &str = "SECRETKEYEXAMPLE";

fn credentials() -> Credentials {
    Credentials::new(ID, KEY).unwrap()
}

#[derive(Debug, Clone, PartialEq)]
struct Sent {
    method: String,
    path: String,
    query: Vec<String>,
    headers: Vec<(String, String)>,
}

impl Sent {
    fn of(url: &SignedUrl) -> Self {
        let (_, address) = url.as_str().split_once("://").unwrap();
        let (host, target) = address.split_at(address.find('/').unwrap());
        let (path, query) = target.split_once('?').unwrap();
        let host = ("host".to_owned(), host.to_owned());
        let others = url.headers().map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()));
        let headers = std::iter::once(host).chain(others).collect();
        let query = query.split('&').map(String::from).collect();
        Self { method: url.method().as_str().into(), path: path.into(), query, headers }
    }

    /// The error response, if the request is rejected because the signature does not match.
    fn response(&self) -> Option<ErrorResponse> {
        let headers = self.headers.iter().map(|(name, value)| (name.clone(), value.clone().into_bytes())).collect();
        let target = format!("{}?{}", self.path, self.query.join("&"));
        let request = stand_in::Request::new(&self.method, &target, headers).ok()?;
        let secrets = [stand_in::Secret::permanent(ID, KEY)];
        let refusal = stand_in::verify(&request, &secrets, key_time().start()).err()?;
        let response = ErrorResponse::parse(&refusal.xml("", "")).unwrap();
        (response.code() == "SignatureDoesNotMatch").then_some(response)
    }

    /// The first pair of the query that does not belong to the signature.
    fn parameters(&self) -> Vec<usize> {
        (7..self.query.len()).collect()
    }
}

/// The part that is changed.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Part {
    Method,
    Path,
    Host,
    RemovedParameter,
    Parameter,
    RemovedHeader,
    Header,
    KeyTime,
}

fn change(sent: &Sent, part: Part, index: Index) -> Option<(Sent, String)> {
    let mut sent = sent.clone();
    let parameters = sent.parameters();
    let mut name = String::new();
    match part {
        Part::Method => sent.method = if sent.method == "GET" { "PUT".into() } else { "GET".into() },
        Part::Path => sent.path.push_str("-x"),
        Part::Host => sent.headers[0].1 = "img.example.com".into(),
        Part::RemovedParameter | Part::Parameter if parameters.is_empty() => return None,
        Part::RemovedParameter => {
            sent.query.remove(parameters[index.index(parameters.len())]);
        }
        Part::Parameter => sent.query[parameters[index.index(parameters.len())]].push_str("-x"),
        Part::RemovedHeader | Part::Header if sent.headers.len() == 1 => return None,
        Part::RemovedHeader => (name, _) = sent.headers.remove(1 + index.index(sent.headers.len() - 1)),
        Part::Header => {
            let at = 1 + index.index(sent.headers.len() - 1);
            name.clone_from(&sent.headers[at].0);
            sent.headers[at].1.push_str("-x");
        }
        Part::KeyTime => {
            for pair in &mut sent.query[2..4] {
                let end = key_time().end().to_string();
                *pair = pair.replace(&end, "1857996352");
            }
        }
    }
    Some((sent, name))
}

fn names(cause: &Cause, part: Part) -> bool {
    matches!(
        (part, cause),
        (Part::Method, Cause::Method { .. })
            | (Part::Path, Cause::Path { .. })
            | (Part::Host, Cause::Host { .. })
            | (Part::RemovedParameter, Cause::Parameter { received: None, .. })
            | (Part::Parameter, Cause::Parameter { received: Some(_), .. })
            | (Part::RemovedHeader, Cause::Header { received: None, .. })
            | (Part::Header, Cause::Header { received: Some(_), .. })
            | (Part::KeyTime, Cause::ValidityPeriod { .. })
    )
}

fn only(diagnosis: &Diagnosis) -> Option<&Cause> {
    let mut findings = diagnosis.findings();
    let first = findings.next()?;
    (findings.next().is_none() && first.certainty() == Certainty::Proved).then(|| first.cause())
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn the_changed_part_is_named(
        parts in parts(),
        part in select(vec![
            Part::Method, Part::Path, Part::Host, Part::RemovedParameter, Part::Parameter, Part::RemovedHeader,
            Part::Header, Part::KeyTime,
        ]),
        index in any::<Index>(),
    ) {
        let object = parts.build();
        let Ok(url) = object.sign_at(&Signer::new(credentials()), key_time()) else { return Ok(()) };
        let original = Sent::of(&url);
        let Some((sent, header)) = change(&original, part, index) else { return Ok(()) };
        // The same parameter name, or a value with the same meaning, is not a change.
        let Some(response) = sent.response() else { return Ok(()) };
        let known = SignedRequest::try_from(&url).unwrap();
        for diagnosis in [
            response.diagnose(&known),
            response.diagnose_with(&known, &credentials()),
            response.diagnose_with(&SignedRequest::from_url(url.as_str()).unwrap(), &credentials()),
            response.diagnose(&SignedRequest::from_url(url.as_str()).unwrap()),
        ] {
            let is_named = diagnosis.findings().any(|finding| names(finding.cause(), part));
            prop_assert!(is_named, "{:?} {}: {}", part, url, diagnosis);
        }
        let diagnosis = response.diagnose(&known);
        let cause = only(&diagnosis);
        prop_assert!(cause.is_some_and(|cause| names(cause, part)), "{:?} {}: {}", part, url, diagnosis);
        if let Some(Cause::Header { name, .. }) = cause {
            let encoded = utf8_percent_encode(&header, NAME).to_string().to_ascii_lowercase();
            prop_assert_eq!(name, &encoded);
        }
        if part != Part::KeyTime {
            let diagnosis = response.diagnose_object(&object, &credentials()).unwrap();
            prop_assert!(only(&diagnosis).is_some_and(|cause| names(cause, part)), "{:?} {}: {}", part, url, diagnosis);
        }
    }

    #[test]
    fn another_key_is_named(parts in parts()) {
        let other = Credentials::new(ID, "ANOTHERKEY").unwrap();
        let object = parts.build();
        let Ok(url) = object.sign_at(&Signer::new(other.clone()), key_time()) else { return Ok(()) };
        let response = Sent::of(&url).response().unwrap();
        let known = SignedRequest::try_from(&url).unwrap();
        let diagnosis = response.diagnose(&known);
        prop_assert_eq!(only(&diagnosis), Some(&Cause::SecretKey), "{}", &diagnosis);
        let diagnosis = response.diagnose_with(&known, &other);
        prop_assert_eq!(only(&diagnosis), Some(&Cause::SecretKey), "{}", &diagnosis);
        let diagnosis = response.diagnose_object(&object, &other).unwrap();
        prop_assert_eq!(only(&diagnosis), Some(&Cause::SecretKey), "{}", &diagnosis);
    }

    #[test]
    fn no_response_causes_a_panic_in_the_diagnosis(
        string_to_sign in any::<String>(),
        format_string in "[a-z\n/=&%é]{0,40}",
        raw in any::<String>(),
    ) {
        let _ = ErrorResponse::parse(&raw);
        let escaped = string_to_sign.replace('&', "&amp;").replace('<', "&lt;");
        let format_string = format_string.replace('&', "&amp;");
        let xml = format!(
            "<Error><Code>SignatureDoesNotMatch</Code><StringToSign>{escaped}</StringToSign>\
             <FormatString>{format_string}</FormatString></Error>"
        );
        if let Ok(response) = ErrorResponse::parse(&xml) {
            let object = cos_url::cos_url! { bucket: "b-1", region: "ap-beijing", key: "a" };
            let url = object.sign_at(&Signer::new(credentials()), KeyTime::new(1, 2).unwrap()).unwrap();
            let request = SignedRequest::try_from(&url).unwrap();
            let _ = response.diagnose_object(&object, &credentials());
            prop_assert!(response.diagnose_with(&request, &credentials()).first().is_some());
        }
    }
}
