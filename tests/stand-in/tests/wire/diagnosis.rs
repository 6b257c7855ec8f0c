//! Tests that the diagnosis names the cause, for every cause of a 403 in the documentation.

mod sent_request;

use crate::client::{NOW, key_time, send_to, sign, signer};
use cos_url::diagnose::{Cause, Certainty, Change, ErrorResponse, List};
use cos_url::explain::SignedRequest;
use cos_url::{Credentials, HeaderName, HeaderValue, Method, ObjectUrl, QueryName, QueryValue, SignedUrl, Signer};
use cos_url_stand_in::{Config, SECRET_ID, SECRET_KEY, Secret, StandIn};
use sent_request::{SentRequest, first, only};

const OTHER_HOST: &str = "examplebucket-1250000000.cos.accelerate.myqcloud.com";

fn stand_in() -> StandIn {
    let temporary = Secret::temporary("AKIDTEMPORARY", "TEMPORARYKEY", "TOKEN", NOW + 100);
    StandIn::with(Config::default().clock_at(NOW).host(OTHER_HOST).secret(temporary).ignore_unsupported()).unwrap()
}

fn credentials() -> Credentials {
    Credentials::new(SECRET_ID, SECRET_KEY).unwrap()
}

/// A signed PUT with every kind of component.
fn upload(cos: &StandIn) -> SignedUrl {
    sign(cos, "dir/a b+c.txt", |builder| {
        builder
            .method(Method::Put)
            .query(QueryName::VERSION_ID, QueryValue::from_static("MTg0"))
            .header(HeaderName::CONTENT_TYPE, HeaderValue::from_static("text/plain"))
    })
}

fn signed(url: &SignedUrl) -> SignedRequest {
    SignedRequest::try_from(url).unwrap()
}

#[expect(clippy::unnecessary_wraps, reason = "every compared field of a cause is an `Option`")]
fn text(text: &str) -> Option<String> {
    Some(text.into())
}

#[test]
fn a_changed_request_is_compared_with_the_signed_one() {
    let cos = stand_in();
    let url = upload(&cos);
    let authority = cos.authority();
    let sent = || SentRequest::of(&url);
    let path =
        |received: &str, change| Cause::Path { signed: "dir/a b+c.txt".into(), received: received.into(), change };
    let parameter =
        |received, change| Cause::Parameter { name: "versionid".into(), signed: text("MTg0"), received, change };
    let header =
        |received, change| Cause::Header { name: "content-type".into(), signed: text("text/plain"), received, change };
    let target = |from: &str, to: &str| {
        let sent = sent();
        assert!(sent.target.contains(from), "{from}");
        SentRequest { target: sent.target.replace(from, to), ..sent }
    };
    let content_type = |value: &str| SentRequest { headers: vec![("Content-Type".into(), value.into())], ..sent() };
    let rows = [
        ("encoded twice", target("a%20b%2Bc", "a%2520b%252Bc"), path("dir/a%20b%2Bc.txt", Change::Encoded)),
        ("plus", target("a%20b%2Bc", "a+b+c"), path("dir/a+b+c.txt", Change::PlusAndSpace)),
        ("case", target("/dir/", "/Dir/"), path("Dir/a b+c.txt", Change::Case)),
        ("slashes", target("/dir/", "/dir//"), path("dir//a b+c.txt", Change::Slashes)),
        ("base path", target("/dir/", "/base/dir/"), path("base/dir/a b+c.txt", Change::Prefixed)),
        ("path removed", target("/dir/", "/"), path("a b+c.txt", Change::PrefixRemoved)),
        ("another key", target("/dir/", "/dir2/"), path("dir2/a b+c.txt", Change::Other)),
        (
            "another host",
            SentRequest { host: OTHER_HOST.into(), ..sent() },
            Cause::Host { signed: text(&authority), received: text(OTHER_HOST) },
        ),
        ("header not sent", SentRequest { headers: Vec::new(), ..sent() }, header(None, Change::Missing)),
        ("header", content_type("image/png"), header(text("image/png"), Change::Other)),
        ("header case", content_type("Text/Plain"), header(text("Text/Plain"), Change::Case)),
        (
            "HEAD",
            SentRequest { method: "HEAD".into(), ..sent() },
            Cause::Method { signed: Some(Method::Put), received: "HEAD".into() },
        ),
        (
            "GET",
            SentRequest { method: "GET".into(), ..sent() },
            Cause::Method { signed: Some(Method::Put), received: "GET".into() },
        ),
        ("parameter", target("MTg0", "MTg1"), parameter(text("MTg1"), Change::Other)),
        ("parameter case", target("MTg0", "mtg0"), parameter(text("mtg0"), Change::Case)),
        ("parameter removed", target("&versionId=MTg0", ""), parameter(None, Change::Missing)),
        ("parameter emptied", target("MTg0", ""), parameter(text(""), Change::Emptied)),
    ];
    for (name, sent, expected) in rows {
        let response = sent.rejected_by(&cos);
        assert_eq!(response.code(), "SignatureDoesNotMatch", "{name}");
        assert_eq!(only(&response.diagnose(&signed(&url))), expected, "{name}");
        assert_eq!(only(&response.diagnose_with(&signed(&url), &credentials())), expected, "{name}");
        let object = object(&cos);
        assert_eq!(only(&response.diagnose_object(&object, &credentials()).unwrap()), expected, "{name}");

        // The URL does not contain the method and the values of headers, so these two causes are only possible.
        let from_url = response.diagnose(&SignedRequest::from_url(url.as_str()).unwrap());
        let is_proved = from_url.first().unwrap().certainty() == Certainty::Proved;
        match &expected {
            Cause::Method { received, .. } => {
                let expected = Cause::Method { signed: None, received: received.clone() };
                assert_eq!(first(&from_url), (expected, Certainty::Possible), "{name}");
            }
            Cause::Header { received: Some(_), .. } => {
                assert!(matches!(first(&from_url), (Cause::Header { .. }, Certainty::Possible)), "{name}: {from_url}");
            }
            Cause::Header { received: None, .. } => assert!(is_proved, "{name}: {from_url}"),
            expected => assert_eq!(only(&from_url), *expected, "{name}"),
        }
        // With the credentials, the method is certain too.
        if let Cause::Method { .. } = expected {
            let diagnosis = response.diagnose_with(&SignedRequest::from_url(url.as_str()).unwrap(), &credentials());
            assert_eq!(only(&diagnosis), expected, "{name}");
        }
    }
}

/// The object of `upload`, as its author created it.
fn object(cos: &StandIn) -> ObjectUrl {
    ObjectUrl::builder()
        .bucket(cos_url::bucket!("examplebucket-1250000000"))
        .region(cos_url::Region::AP_BEIJING)
        .try_key("dir/a b+c.txt")
        .unwrap()
        .domain(cos_url::Domain::private(cos.authority()).unwrap())
        .protocol(cos_url::Protocol::Http)
        .method(Method::Put)
        .query(QueryName::VERSION_ID, QueryValue::from_static("MTg0"))
        .header(HeaderName::CONTENT_TYPE, HeaderValue::from_static("text/plain"))
        .build()
}

#[test]
fn a_change_of_the_url_is_found_with_the_credentials() {
    let cos = stand_in();
    let url = sign(&cos, "a b.txt", |builder| builder);
    let original = SentRequest::of(&url);
    for (from, to, expected) in [
        (
            "a%20b.txt",
            "a%2520b.txt",
            Cause::Path { signed: "a b.txt".into(), received: "a%20b.txt".into(), change: Change::Encoded },
        ),
        (
            "a%20b.txt",
            "a+b.txt",
            Cause::Path { signed: "a b.txt".into(), received: "a+b.txt".into(), change: Change::PlusAndSpace },
        ),
        (
            "/a%20b.txt",
            "/base/a%20b.txt",
            Cause::Path { signed: "a b.txt".into(), received: "base/a b.txt".into(), change: Change::Prefixed },
        ),
        (
            "a%20b.txt",
            "a%20b.txt/",
            Cause::Path { signed: "a b.txt".into(), received: "a b.txt/".into(), change: Change::Slashes },
        ),
    ] {
        let sent = SentRequest { target: original.target.replace(from, to), ..SentRequest::of(&url) };
        let response = sent.rejected_by(&cos);
        let changed = SignedRequest::from_url(&sent.url()).unwrap();
        assert_eq!(only(&response.diagnose_with(&changed, &credentials())), expected, "{to}");
        // Without the credentials, no difference between the URL and the response is found.
        let possible = response.diagnose(&changed);
        assert!(possible.findings().all(|finding| finding.certainty() == Certainty::Possible), "{possible}");
        assert!(possible.findings().any(|finding| *finding.cause() == Cause::ChangedUrl), "{possible}");
    }
    // The signed path was percent-encoded: a common error of signers.
    let encoded = sign(&cos, "a%20b.txt", |builder| builder);
    let sent =
        SentRequest { target: SentRequest::of(&encoded).target.replace("%2520", "%20"), ..SentRequest::of(&encoded) };
    let response = sent.rejected_by(&cos);
    let changed = SignedRequest::from_url(&sent.url()).unwrap();
    assert_eq!(
        only(&response.diagnose_with(&changed, &credentials())),
        Cause::Path { signed: "a%20b.txt".into(), received: "a b.txt".into(), change: Change::Decoded }
    );
}

#[test]
fn a_replaced_host_is_found_with_the_credentials() {
    let cos = stand_in();
    let default = object(&cos).with_endpoint(cos_url::Endpoint::Default).with_method(Method::Get);
    let default = default.with_headers(cos_url::Headers::EMPTY);
    let url = default.sign_at(&signer(), key_time()).unwrap();
    let sent = SentRequest { host: OTHER_HOST.into(), ..SentRequest::of(&url) };
    let response = sent.rejected_by(&cos);
    let changed = SignedRequest::from_url(&sent.url()).unwrap();
    let host = "examplebucket-1250000000.cos.ap-beijing.myqcloud.com";
    assert_eq!(
        only(&response.diagnose_with(&changed, &credentials())),
        Cause::Host { signed: text(host), received: text(OTHER_HOST) }
    );
    assert_eq!(
        first(&response.diagnose(&changed)),
        (Cause::Host { signed: None, received: text(OTHER_HOST) }, Certainty::Possible)
    );
}

#[test]
fn another_key_is_the_cause_if_nothing_differs() {
    let cos = stand_in();
    let other = Credentials::new(SECRET_ID, "OTHERKEY").unwrap();
    let url = object(&cos).sign_at(&Signer::new(other.clone()), key_time()).unwrap();
    let response = SentRequest::of(&url).rejected_by(&cos);
    assert_eq!(only(&response.diagnose_with(&signed(&url), &other)), Cause::SecretKey);
    assert_eq!(only(&response.diagnose_object(&object(&cos), &other).unwrap()), Cause::SecretKey);
    assert_eq!(only(&response.diagnose(&signed(&url))), Cause::SecretKey);
    // A URL that is given as text may have been changed.
    let read = SignedRequest::from_url(url.as_str()).unwrap().method(Method::Put).header("Content-Type", "text/plain");
    for diagnosis in [response.diagnose(&read), response.diagnose_with(&read, &credentials())] {
        assert_eq!(first(&diagnosis), (Cause::SecretKey, Certainty::Possible));
        assert!(diagnosis.findings().any(|finding| *finding.cause() == Cause::ChangedUrl), "{diagnosis}");
    }
    let get = object(&cos).with_method(Method::Get).with_headers(cos_url::Headers::EMPTY);
    let url = get.sign_at(&Signer::new(other), key_time()).unwrap();
    let diagnosis = SentRequest::of(&url).rejected_by(&cos).diagnose(&SignedRequest::from_url(url.as_str()).unwrap());
    assert_eq!(first(&diagnosis), (Cause::SecretKey, Certainty::Possible));
}

#[test]
fn another_period_or_list_is_the_cause() {
    let cos = stand_in();
    let url = upload(&cos);
    let longer = SentRequest {
        target: SentRequest::of(&url).target.replace("1700000600", "1800000000"),
        ..SentRequest::of(&url)
    };
    let response = longer.rejected_by(&cos);
    let expected = Cause::ValidityPeriod { signed: key_time(), received: "1699999940;1800000000".into() };
    assert_eq!(only(&response.diagnose(&signed(&url))), expected);
    assert_eq!(only(&response.diagnose_with(&signed(&url), &credentials())), expected);

    let shorter = SentRequest {
        target: SentRequest::of(&url).target.replace("content-type%3Bhost", "host"),
        ..SentRequest::of(&url)
    };
    let diagnosis = shorter.rejected_by(&cos).diagnose_with(&signed(&url), &credentials());
    assert!(matches!(only(&diagnosis), Cause::Header { change: Change::Missing, .. }), "{diagnosis}");

    let processed = sign(&cos, "a.jpg", |builder| {
        builder.query(QueryName::from_static("imageMogr2/thumbnail/200x/"), QueryValue::EMPTY)
    });
    let decoded = SentRequest {
        target: SentRequest::of(&processed).target.replace("%252f", "%2f"),
        ..SentRequest::of(&processed)
    };
    let diagnosis = decoded.rejected_by(&cos).diagnose(&SignedRequest::from_url(&decoded.url()).unwrap());
    assert_eq!(first(&diagnosis), (Cause::List { list: List::Parameters }, Certainty::Proved));

    // COS hashes the names in the order of the list, which is not that of the signed one.
    let two = sign(&cos, "a.txt", |builder| {
        builder
            .query(QueryName::VERSION_ID, QueryValue::from_static("1"))
            .query("b".parse().unwrap(), QueryValue::EMPTY)
    });
    let reversed = SentRequest {
        target: SentRequest::of(&two).target.replace("b%3Bversionid", "versionid%3Bb"),
        ..SentRequest::of(&two)
    };
    let response = reversed.rejected_by(&cos);
    for diagnosis in [response.diagnose(&signed(&two)), response.diagnose_with(&signed(&two), &credentials())] {
        assert_eq!(only(&diagnosis), Cause::List { list: List::Parameters });
    }

    let twice = SentRequest { target: SentRequest::of(&url).target + "&versionId=MTg0", ..SentRequest::of(&url) };
    let diagnosis = twice.rejected_by(&cos).diagnose(&SignedRequest::from_url(&twice.url()).unwrap());
    assert!(matches!(only(&diagnosis), Cause::Parameter { change: Change::Repeated, .. }), "{diagnosis}");
}

#[test]
fn a_method_that_the_caller_adds_may_not_be_the_signed_one() {
    let cos = stand_in();
    let url = sign(&cos, "a.txt", |builder| builder.method(Method::Put));
    let get = SentRequest { method: "GET".into(), ..SentRequest::of(&url) };
    let request = SignedRequest::from_url(url.as_str()).unwrap().method(Method::Get);
    assert_eq!(
        only(&get.rejected_by(&cos).diagnose_with(&request, &credentials())),
        Cause::Method { signed: Some(Method::Put), received: "GET".into() }
    );
}

#[test]
fn the_content_type_is_the_most_likely_header() {
    let cos = stand_in();
    let url = sign(&cos, "a.txt", |builder| {
        builder
            .method(Method::Put)
            .header("Cache-Control".parse().unwrap(), HeaderValue::from_static("no-cache"))
            .header(HeaderName::CONTENT_TYPE, HeaderValue::from_static("a/b"))
    });
    let headers = vec![("Cache-Control".into(), "no-cache".into()), ("Content-Type".into(), "c/d".into())];
    let response = SentRequest { headers, ..SentRequest::of(&url) }.rejected_by(&cos);
    let (cause, _) = first(&response.diagnose(&SignedRequest::from_url(url.as_str()).unwrap()));
    assert!(matches!(&cause, Cause::Header { name, .. } if name == "content-type"), "{cause}");
}

#[test]
fn a_damaged_signature_is_possible() {
    let cos = stand_in();
    let url = upload(&cos);
    let damaged = SentRequest {
        target: SentRequest::of(&url).target.replace("q-signature=", "q-signature=0"),
        ..SentRequest::of(&url)
    };
    let diagnosis = damaged.rejected_by(&cos).diagnose(&signed(&url));
    assert!(diagnosis.findings().all(|finding| finding.certainty() == Certainty::Possible), "{diagnosis}");
    assert!(diagnosis.findings().any(|finding| *finding.cause() == Cause::ChangedUrl), "{diagnosis}");
}

#[test]
fn times_ids_and_tokens() {
    let cos = stand_in();
    let object = object(&cos);
    let end = |from: u64, to: u64| cos_url::KeyTime::new(from, to).unwrap();
    let permanent = credentials();
    let temporary = Credentials::temporary("AKIDTEMPORARY", "TEMPORARYKEY", "TOKEN").unwrap();
    let unknown = Credentials::new("AKIDUNKNOWN", "KEY").unwrap();
    let untokened = Credentials::new("AKIDTEMPORARY", "TEMPORARYKEY").unwrap();
    let wrong = Credentials::temporary("AKIDTEMPORARY", "TEMPORARYKEY", "OTHER").unwrap();
    for (credentials, key_time, expected) in [
        (&permanent, end(NOW - 600, NOW - 1), Cause::Expired { end: NOW - 1, now: Some(NOW) }),
        (&permanent, end(NOW + 901, NOW + 1000), Cause::Clock { start: NOW + 901, now: Some(NOW) }),
        (&unknown, key_time(), Cause::UnknownSecretId { secret_id: "AKIDUNKNOWN".into() }),
        (&untokened, key_time(), Cause::Token { is_sent: false }),
        (&wrong, key_time(), Cause::Token { is_sent: true }),
    ] {
        let url = object.sign_at(&Signer::new(credentials.clone()), key_time).unwrap();
        let response = SentRequest::of(&url).rejected_by(&cos).received_at(NOW);
        assert_eq!(only(&response.diagnose(&SignedRequest::from_url(url.as_str()).unwrap())), expected);
        assert_eq!(only(&response.diagnose_with(&signed(&url), credentials)), expected);
    }
    // The token was removed from the URL, but is still in the list.
    let url = object.sign_at(&Signer::new(temporary.clone()), key_time()).unwrap();
    let removed = SentRequest {
        target: SentRequest::of(&url).target.replace("&x-cos-security-token=TOKEN", ""),
        ..SentRequest::of(&url)
    };
    let diagnosis = removed.rejected_by(&cos).diagnose(&SignedRequest::from_url(&removed.url()).unwrap());
    assert_eq!(only(&diagnosis), Cause::Token { is_sent: false });
    // These temporary credentials have expired according to the clock of the stand-in.
    let late = StandIn::with(Config::default().clock_at(NOW).secret(Secret::temporary(
        "AKIDTEMPORARY",
        "TEMPORARYKEY",
        "TOKEN",
        NOW - 1,
    )));
    let late = late.unwrap();
    let url = object.with_domain(cos_url::Domain::private(late.authority()).unwrap());
    let url = url.sign_at(&Signer::new(temporary.clone()), key_time()).unwrap();
    let response = SentRequest::of(&url).rejected_by(&late);
    let diagnosis = response.diagnose_with(&signed(&url), &temporary.ending_at(NOW - 1).unwrap());
    assert_eq!(only(&diagnosis), Cause::ExpiredCredentials { end: Some(NOW - 1), now: None });
}

#[test]
fn a_token_is_never_shown() {
    let cos = stand_in();
    let credentials = Credentials::temporary("AKIDTEMPORARY", "TEMPORARYKEY", "TOKEN").unwrap();
    let url = object(&cos).sign_at(&Signer::new(credentials.clone()), key_time()).unwrap();
    let sent = SentRequest { method: "GET".into(), ..SentRequest::of(&url) };
    let diagnosis = sent.rejected_by(&cos).diagnose_with(&signed(&url), &credentials);
    assert!(!format!("{diagnosis}{diagnosis:?}").contains("TOKEN"), "{diagnosis:?}");
    let removed = SentRequest { method: "GET".into(), ..SentRequest::of(&url) };
    let without = SignedRequest::from_url(&removed.url().replace("security-token=TOKEN", "security-token=X")).unwrap();
    let diagnosis = removed.rejected_by(&cos).diagnose(&without);
    assert_eq!(
        diagnosis.first().unwrap().to_string(),
        "the parameter `x-cos-security-token` was signed as `(hidden)`, but COS received `(hidden)`: send the signed \
         value, or sign the value that is sent"
    );
}

#[test]
fn responses_that_are_not_about_the_signature() {
    let cos = stand_in();
    let url = upload(&cos);
    let request = signed(&url);
    let response = |xml: &str| ErrorResponse::parse(xml).unwrap().diagnose(&request).to_string();
    assert_eq!(
        response("<Error><Code>AccessDenied</Code><Message>Access Denied.</Message></Error>"),
        "possible: the policy does not allow `name/cos:PutObject` for the object; allow it\n\
         possible: the signature did not arrive at COS: a client or proxy removed the parameters"
    );
    assert_eq!(
        response("<Error><Code>DownloadForbidden</Code></Error>"),
        "COS does not serve `.apk` and `.ipa` files from its own domains for buckets created since 2024-01-01; use a \
         custom domain"
    );
    assert_eq!(
        response("<Error><Code>NoSuchKey</Code></Error>"),
        "the signature is not the cause: COS responded with `NoSuchKey`"
    );
}

#[test]
fn the_record_contains_the_secret_id() {
    let cos = stand_in();
    let url = upload(&cos);
    let sent = SentRequest::of(&url);
    let headers: Vec<_> = sent.headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let authority = cos.authority();
    send_to(&authority, &sent.host, "PUT", &sent.target, &headers, "x");
    send_to(&authority, &sent.host, "GET", &sent.target, &headers, "");
    send_to(&authority, &sent.host, "GET", "/a", &[], "");
    let seen: Vec<_> = cos.seen().into_iter().map(|seen| (seen.status, seen.secret_id)).collect();
    assert_eq!(seen, [(200, text(SECRET_ID)), (403, None), (403, None)]);
}
