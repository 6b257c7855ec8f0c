//! Two verifiers that share no code agree on signed and altered requests.

use cos_url::verify::{self, Verifier};
use cos_url::{Credentials, Method, ObjectUrl, Signer};
use cos_url_property_tests::{cases, key_time, parts};
use cos_url_stand_in as stand_in;
use proptest::prelude::*;
use proptest::sample::{Index, select};

const TOKEN: &str = "TOKEN/EXAMPLE+==&q-ak=EVIL";

fn credentials(is_temporary: bool) -> Credentials {
    if is_temporary {
        let credentials = Credentials::temporary("AKIDTEMPORARY", "TEMPORARYKEY", TOKEN).unwrap();
        credentials.ending_at(key_time().end() - 100).unwrap()
    } else {
        Credentials::new("AKIDEXAMPLE", "SECRETKEYEXAMPLE").unwrap()
    }
}

fn secrets() -> [stand_in::Secret; 2] {
    [
        stand_in::Secret::permanent("AKIDEXAMPLE", "SECRETKEYEXAMPLE"),
        stand_in::Secret::temporary("AKIDTEMPORARY", "TEMPORARYKEY", TOKEN, key_time().end() - 100),
    ]
}

#[derive(Debug, Clone)]
struct Sent {
    method: String,
    target: String,
    headers: Vec<(String, Vec<u8>)>,
}

impl Sent {
    fn of(object: &ObjectUrl, is_temporary: bool, is_header: bool) -> Option<Self> {
        // The temporary credentials end before the period.
        let signer = Signer::new(credentials(is_temporary)).cap_to_credentials();
        let mut headers: Vec<(String, Vec<u8>)>;
        let url;
        if is_header {
            let request = object.authorize_at(&signer, key_time()).ok()?;
            url = request.url().to_owned();
            headers = request.headers().map(|(name, value)| (name.into(), value.into())).collect();
            headers.push(("Authorization".into(), request.authorization().into()));
        } else {
            let presigned = object.sign_at(&signer, key_time()).ok()?;
            url = presigned.as_str().to_owned();
            headers = presigned.headers().map(|(name, value)| (name.into(), value.into())).collect();
        }
        let (_, address) = url.split_once("://").unwrap();
        let (host, target) = address.split_at(address.find('/').unwrap());
        headers.push(("Host".into(), host.into()));
        Some(Self { method: object.method().as_str().into(), target: target.into(), headers })
    }

    /// The result: acceptance, or COS's status and code.
    fn ours(&self, now: u64) -> Result<String, (u16, String)> {
        let headers = self.headers.iter().map(|(name, value)| (name, value));
        let verdict = verify::Request::new(&self.method, &self.target, headers)
            .and_then(|request| Verifier::new([credentials(false), credentials(true)]).verify_at(&request, now));
        match verdict {
            Ok(verified) => Ok(verified.secret_id().into()),
            Err(refusal) if refusal.cause() == &verify::RefusalCause::NoSignature => Ok(String::new()),
            Err(refusal) => Err((refusal.status(), refusal.code().into())),
        }
    }

    fn theirs(&self, now: u64) -> Result<String, (u16, String)> {
        let invalid = |_| (400, "InvalidURI".into());
        let request = stand_in::Request::new(&self.method, &self.target, self.headers.clone()).map_err(invalid)?;
        match stand_in::verify(&request, &secrets(), now) {
            Ok(stand_in::Caller::Anonymous) => Ok(String::new()),
            // This verifier does not say which credentials signed, so it is called once for each.
            Ok(stand_in::Caller::Known) => {
                let [permanent, _] = secrets();
                let is_permanent = stand_in::verify(&request, &[permanent], now) == Ok(stand_in::Caller::Known);
                Ok(if is_permanent { "AKIDEXAMPLE" } else { "AKIDTEMPORARY" }.into())
            }
            Err(refusal) => Err((refusal.status(), refusal.code().into())),
        }
    }
}

/// One alteration of a request.
#[derive(Debug, Clone)]
enum Alteration {
    Nothing,
    Target { at: Index, with: String, removes: bool },
    Method(&'static str),
    RemovedHeader(Index),
    RepeatedHeader(Index),
    HeaderByte { header: Index, at: Index, with: u8 },
    Added(&'static str),
    Swapped(Index, Index),
}

fn alterations() -> impl Strategy<Value = Alteration> {
    let pieces = select(vec![
        "%", "%2", "%20", "+", "&", "=", ";", "%3B", "/", "?", "#", "a", "A", "0", "9", "q-", "&q-ak=x", "\u{e9}", "",
    ]);
    prop_oneof![
        1 => Just(Alteration::Nothing),
        6 => (any::<Index>(), pieces, any::<bool>())
            .prop_map(|(at, with, removes)| Alteration::Target { at, with: with.into(), removes }),
        1 => select(vec!["GET", "HEAD", "PUT", "POST", "DELETE", "OPTIONS"]).prop_map(Alteration::Method),
        1 => any::<Index>().prop_map(Alteration::RemovedHeader),
        1 => any::<Index>().prop_map(Alteration::RepeatedHeader),
        3 => (any::<Index>(), any::<Index>(), any::<u8>())
            .prop_map(|(header, at, with)| Alteration::HeaderByte { header, at, with }),
        1 => select(vec!["&x=1", "&X=1", "&x-cos-security-token=t", "&q-ak=AKIDEXAMPLE", "&&", "&host=a"])
            .prop_map(Alteration::Added),
        1 => (any::<Index>(), any::<Index>()).prop_map(|(a, b)| Alteration::Swapped(a, b)),
    ]
}

fn alter(mut sent: Sent, alteration: &Alteration) -> Sent {
    match alteration {
        // The part is empty, so there is nothing to alter.
        _ if sent.headers.is_empty() || sent.target.is_empty() => {}
        Alteration::Nothing => {}
        Alteration::Target { at, with, removes } => {
            let mut characters: Vec<char> = sent.target.chars().collect();
            let at = at.index(characters.len());
            characters.splice(at..at + usize::from(*removes), with.chars()).for_each(drop);
            sent.target = characters.into_iter().collect();
        }
        Alteration::Method(method) => sent.method = (*method).into(),
        Alteration::RemovedHeader(index) => {
            sent.headers.remove(index.index(sent.headers.len()));
        }
        Alteration::RepeatedHeader(index) => sent.headers.push(index.get(&sent.headers).clone()),
        Alteration::HeaderByte { header, at, with } => {
            let header = header.index(sent.headers.len());
            let value = &mut sent.headers[header].1;
            if value.is_empty() {
                value.push(*with);
            } else {
                let at = at.index(value.len());
                value[at] = *with;
            }
        }
        Alteration::Added(text) => sent.target.push_str(text),
        Alteration::Swapped(a, b) => {
            let (path, query) = sent.target.split_once('?').unwrap_or((&sent.target, ""));
            let mut pairs: Vec<&str> = query.split('&').collect();
            let (a, b) = (a.index(pairs.len()), b.index(pairs.len()));
            pairs.swap(a, b);
            sent.target = format!("{path}?{}", pairs.join("&"));
        }
    }
    sent
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn two_verifiers_agree(
        parts in parts(),
        alteration in alterations(),
        second in alterations(),
        is_temporary in any::<bool>(),
        is_header in any::<bool>(),
        offset in select(vec![-1000_i64, -901, -900, 0, 1, 7099, 7100, 7101, 7200, 7201]),
    ) {
        let Some(sent) = Sent::of(&parts.build(), is_temporary, is_header) else { return Ok(()) };
        let now = key_time().start().saturating_add_signed(offset);
        let now = if offset == 1 { key_time().start() } else { now };
        for sent in [alter(sent.clone(), &alteration), alter(alter(sent, &alteration), &second)] {
            let (ours, theirs) = (sent.ours(now), sent.theirs(now));
            // The library knows times up to the year 9999 only, and rejects a second way to write a time.
            let is_malformed = ours == Err((400, "InvalidArgument".into()));
            prop_assert!(ours == theirs || (is_malformed && theirs.is_err()), "{:?} {:?} {:?}", ours, theirs, sent);
        }
    }

    #[test]
    fn signed_requests_are_accepted(parts in parts(), is_temporary in any::<bool>(), is_header in any::<bool>()) {
        if let Some(sent) = Sent::of(&parts.build(), is_temporary, is_header) {
            let expected = if is_temporary { "AKIDTEMPORARY" } else { "AKIDEXAMPLE" };
            prop_assert_eq!(sent.ours(key_time().start()), Ok(expected.into()), "{:?}", sent);
        }
    }

    #[test]
    fn no_request_causes_a_panic_in_the_verifier(
        method in "GET|PUT|[a-z]{0,5}",
        target in any::<String>(),
        headers in prop::collection::vec((any::<String>(), any::<Vec<u8>>()), 0..4),
        now in any::<u64>(),
    ) {
        if let Ok(request) = verify::Request::new(&method, &target, headers) {
            let refusal = Verifier::new([credentials(false)]).verify_at(&request, now).unwrap_err();
            prop_assert!(!refusal.to_string().contains('\n'));
        }
    }
}

#[test]
fn every_method_is_a_method_of_the_other_verifier() {
    for method in [Method::Get, Method::Head, Method::Put, Method::Post, Method::Delete, Method::Options] {
        let sent = Sent { method: method.as_str().into(), target: "/a".into(), headers: Vec::new() };
        assert_eq!(sent.ours(0), sent.theirs(0));
    }
}
