//! A request that differs from the signed one, and the causes in a diagnosis.

use crate::client::{send_to, split};
use cos_url::SignedUrl;
use cos_url::diagnose::{Cause, Certainty, Diagnosis, ErrorResponse};
use cos_url_stand_in::StandIn;

/// A request that differs from the signed one in one place.
pub(super) struct SentRequest {
    pub(super) method: String,
    pub(super) host: String,
    pub(super) target: String,
    pub(super) headers: Vec<(String, String)>,
}

impl SentRequest {
    pub(super) fn of(url: &SignedUrl) -> Self {
        let (authority, target) = split(url.as_str());
        let headers = url.headers().map(|(name, value)| (name.into(), value.into())).collect();
        Self { method: url.method().as_str().into(), host: authority.into(), target: target.into(), headers }
    }

    /// The error response. The response to a HEAD has no body, so its error comes from the stand-in.
    pub(super) fn rejected_by(&self, cos: &StandIn) -> ErrorResponse {
        let headers: Vec<_> = self.headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        cos.seen();
        let reply = send_to(&cos.authority(), &self.host, &self.method, &self.target, &headers, "");
        let seen = cos.seen().pop().unwrap();
        let xml = seen.refusal.expect("the request is rejected").xml("", "");
        assert!(reply.body.is_empty() || reply.body.contains("<Error>"), "{}", reply.body);
        ErrorResponse::parse(if reply.body.is_empty() { &xml } else { &reply.body }).unwrap()
    }

    pub(super) fn url(&self) -> String {
        format!("http://{}{}", self.host, self.target)
    }
}

pub(super) fn first(diagnosis: &Diagnosis) -> (Cause, Certainty) {
    let finding = diagnosis.first().unwrap();
    (finding.cause().clone(), finding.certainty())
}

/// The only cause, which must be certain.
pub(super) fn only(diagnosis: &Diagnosis) -> Cause {
    let findings: Vec<_> = diagnosis.findings().collect();
    let [finding] = findings.as_slice() else { panic!("{diagnosis}") };
    assert_eq!(finding.certainty(), Certainty::Proved, "{diagnosis}");
    finding.cause().clone()
}
