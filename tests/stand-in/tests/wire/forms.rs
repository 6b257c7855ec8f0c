//! Uploads by a form.

use crate::client::{NOW, Reply, key_time, send, signer};
use cos_url::form::{Acl, PostForm, SignedForm, SuccessStatus};
use cos_url::{
    Bucket, Credentials, Domain, Headers, KeyPrefix, KeyTime, ObjectKey, Protocol, Region, Signer, header_value,
    size_range,
};
use cos_url_stand_in::{Config, Secret, StandIn};
use std::fmt::Write;

const BUCKET: Bucket = Bucket::from_static("examplebucket-1250000000");

fn stand_in() -> StandIn {
    let temporary = Secret::temporary("AKIDTMP", "TMPKEY", "T+/==", NOW + 600);
    StandIn::with(Config::default().clock_at(NOW).bucket(BUCKET.as_str()).secret(temporary)).unwrap()
}

fn to(cos: &StandIn, form: PostForm) -> PostForm {
    form.with_domain(Domain::private(cos.authority()).unwrap()).with_protocol(Protocol::Http)
}

fn for_key(cos: &StandIn, key: &str) -> PostForm {
    to(cos, PostForm::for_key(BUCKET, Region::AP_BEIJING, ObjectKey::new(key).unwrap()))
}

fn for_prefix(cos: &StandIn) -> PostForm {
    to(cos, PostForm::for_prefix(BUCKET, Region::AP_BEIJING, KeyPrefix::from_static("users/7/")))
}

fn sign(form: &PostForm) -> SignedForm {
    form.sign_at(&signer(), key_time()).unwrap()
}

type Fields = Vec<(String, String)>;

fn fields(form: &SignedForm) -> Fields {
    form.fields().map(|(name, value)| (name.into(), value.into())).collect()
}

/// The fields with another value for one of them, or with a new field before the others.
fn with(form: &SignedForm, name: &str, value: &str) -> Fields {
    let mut fields = fields(form);
    fields.retain(|(found, _)| found != name);
    fields.insert(0, (name.into(), value.into()));
    fields
}

fn without(form: &SignedForm, name: &str) -> Fields {
    let mut fields = fields(form);
    fields.retain(|(found, _)| found != name);
    fields
}

/// Sends the fields and a file as a browser does.
fn post(cos: &StandIn, fields: &Fields, file_name: &str, content: &str) -> Reply {
    const BOUNDARY: &str = "----WebKitFormBoundaryZBPbaoYE2gqeB21N";
    let mut body = String::new();
    for (name, value) in fields {
        write!(body, "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").unwrap();
    }
    write!(
        body,
        "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{file_name}\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n{content}\r\n--{BOUNDARY}--\r\n"
    )
    .unwrap();
    let content_type = format!("multipart/form-data; boundary={BOUNDARY}");
    send(&cos.authority(), "POST", "/", &[("Content-Type", &content_type)], &body)
}

fn code(reply: &Reply) -> (u16, Option<&str>) {
    (reply.status, reply.element("Code"))
}

#[test]
fn a_form_uploads_its_object() {
    let cos = stand_in();
    let form = for_key(&cos, "头像/a \"b\".png")
        .with_size(size_range!(1, 5))
        .with_acl(Acl::Private)
        .with_content_type(header_value!("image/png"))
        .with_headers(Headers::from_static(&[("Cache-Control", "no-cache"), ("x-cos-meta-a", "1, 2")]));
    let reply = post(&cos, &fields(&sign(&form)), "a.png", "12345");
    assert_eq!(reply.status, 204, "{reply:?}");
    assert_eq!(
        reply.header("location"),
        Some(format!("http://{}/%E5%A4%B4%E5%83%8F/a%20%22b%22.png", cos.authority()).as_str())
    );
    let object = cos.object("头像/a \"b\".png").unwrap();
    assert_eq!((object.bytes(), object.content_type()), (&b"12345"[..], Some("image/png")));
    assert_eq!((object.header("cache-control"), object.header("x-cos-meta-a")), (Some("no-cache"), Some("1, 2")));
    assert_eq!(object.header("key"), None);
}

#[test]
fn the_name_of_the_file_completes_a_prefix() {
    let cos = stand_in();
    let form = sign(&for_prefix(&cos));
    assert_eq!(post(&cos, &fields(&form), "报表.pdf", "1").status, 204);
    assert_eq!(cos.object("users/7/报表.pdf").unwrap().bytes(), b"1");
    assert_eq!(post(&cos, &with(&form, "key", "users/7/other"), "x", "2").status, 204);
    assert_eq!(cos.object("users/7/other").unwrap().bytes(), b"2");
    // A path in the name of the file does not leave the prefix.
    assert_eq!(post(&cos, &fields(&form), "../../x", "3").status, 204);
    assert_eq!(cos.object("users/7/x").unwrap().bytes(), b"3");
}

#[test]
fn responses_to_an_upload() {
    let cos = stand_in();
    for (status, expected) in [(SuccessStatus::Ok, 200), (SuccessStatus::Created, 201), (SuccessStatus::NoContent, 204)]
    {
        let form = sign(&for_key(&cos, "a").with_status(status));
        assert_eq!(post(&cos, &fields(&form), "a", "1").status, expected);
    }
    let form = sign(&for_key(&cos, "a b").with_redirect(header_value!("https://my.website/done?x=1")));
    let reply = post(&cos, &fields(&form), "a", "1");
    assert_eq!(reply.status, 303);
    assert_eq!(
        reply.header("location"),
        Some(
            "https://my.website/done?x=1&bucket=examplebucket-1250000000&key=a%20b\
             &etag=%22c4ca4238a0b923820dcc509a6f75849b%22"
        )
    );
}

#[test]
fn uploads_that_violate_the_policy_are_rejected() {
    let cos = stand_in();
    let image = header_value!("image/");
    let form =
        sign(&for_prefix(&cos).with_size(size_range!(2, 4)).with_content_type_prefix(image).with_acl(Acl::Private));
    let png = with(&form, "Content-Type", "image/png");
    assert_eq!(post(&cos, &png, "a", "12").status, 204);
    assert_eq!(post(&cos, &png, "b", "1234").status, 204);
    let denied = (403, Some("AccessDenied"));
    for (name, fields, content, expected) in [
        ("too small", png.clone(), "1", (400, Some("EntityTooSmall"))),
        ("too large", png.clone(), "12345", (400, Some("EntityTooLarge"))),
        ("another type", with(&form, "Content-Type", "text/html"), "12", denied),
        ("no type", fields(&form), "12", denied),
    ] {
        assert_eq!(code(&post(&cos, &fields, "c", content)), expected, "{name}");
    }
    let changed = |name: &str, value: &str| {
        let mut fields = png.clone();
        fields.retain(|(found, _)| found != name);
        fields.insert(0, (name.into(), value.into()));
        fields
    };
    for (name, value) in [
        ("key", "users/8/c"),
        ("key", "users/7"),
        ("key", "../users/7/c"),
        ("acl", "default"),
        ("acl", "public-read"),
        ("q-ak", "AKIDTMP"),
    ] {
        let reply = post(&cos, &changed(name, value), "c", "12");
        assert!(matches!(reply.status, 400 | 403), "{name} {value} {reply:?}");
    }
    for name in ["key", "acl", "policy", "q-sign-algorithm", "q-ak", "q-key-time", "q-signature"] {
        let mut fields = png.clone();
        fields.retain(|(found, _)| found != name);
        let reply = post(&cos, &fields, "c", "12");
        assert!(matches!(reply.status, 400 | 403), "without {name}: {reply:?}");
    }
    assert_eq!(cos.object("users/7/c"), None);
}

#[test]
fn another_signature_policy_time_or_bucket_is_rejected() {
    let cos = stand_in();
    let form = for_key(&cos, "a");
    let other = sign(&for_key(&cos, "b"));
    let field = |form: &SignedForm, wanted: &str| form.fields().find(|(name, _)| *name == wanted).unwrap().1.to_owned();
    let signed = sign(&form);
    for name in ["policy", "q-signature"] {
        let reply = post(&cos, &with(&signed, name, &field(&other, name)), "a", "1");
        assert_eq!(code(&reply), (403, Some("SignatureDoesNotMatch")), "{name}");
        assert_eq!(reply.element("StringToSign").map(str::len), Some(40));
    }
    let later = with(&signed, "q-key-time", &format!("{};{}", NOW - 60, NOW + 6000));
    assert_eq!(code(&post(&cos, &later, "a", "1")), (403, Some("SignatureDoesNotMatch")));

    let expired = form.sign_at(&signer(), KeyTime::new(NOW - 600, NOW - 1).unwrap()).unwrap();
    assert_eq!(code(&post(&cos, &fields(&expired), "a", "1")), (403, Some("AccessDenied")));
    let early = form.sign_at(&signer(), KeyTime::new(NOW + 3600, NOW + 7200).unwrap()).unwrap();
    assert_eq!(code(&post(&cos, &fields(&early), "a", "1")), (403, Some("RequestTimeTooSkewed")));

    let bucket = Bucket::from_static("other-1250000000");
    let other = to(&cos, PostForm::for_key(bucket, Region::AP_BEIJING, ObjectKey::from_static("a")));
    assert_eq!(code(&post(&cos, &fields(&sign(&other)), "a", "1")), (403, Some("AccessDenied")));
    assert_eq!(cos.object("a"), None);
}

#[test]
fn temporary_credentials_send_their_token() {
    let cos = stand_in();
    let temporary = Signer::new(Credentials::temporary("AKIDTMP", "TMPKEY", "T+/==").unwrap());
    let form = for_key(&cos, "a").sign_at(&temporary, key_time()).unwrap();
    assert_eq!(post(&cos, &fields(&form), "a", "1").status, 204);
    for fields in [without(&form, "x-cos-security-token"), with(&form, "x-cos-security-token", "T")] {
        assert_eq!(code(&post(&cos, &fields, "a", "1")), (400, Some("InvalidToken")));
    }
}

#[test]
fn unsupported_and_repeated_fields_are_rejected() {
    let cos = stand_in();
    for (form, expected) in [
        (for_key(&cos, "a").with_acl(Acl::PublicRead), (501, Some("NotImplemented"))),
        (
            for_key(&cos, "a").with_headers(Headers::from_static(&[("x-cos-storage-class", "ARCHIVE")])),
            (501, Some("NotImplemented")),
        ),
    ] {
        assert_eq!(code(&post(&cos, &fields(&sign(&form)), "a", "1")), expected);
    }
    let limited = for_key(&cos, "a").with_headers(Headers::from_static(&[("x-cos-traffic-limit", "819200")]));
    let limited = with(&sign(&limited), "x-cos-traffic-limit", "1");
    assert_eq!(code(&post(&cos, &limited, "a", "1")), (403, Some("AccessDenied")));
    let form = sign(&for_key(&cos, "a"));
    let mut twice = fields(&form);
    twice.insert(0, ("key".into(), "b".into()));
    assert_eq!(code(&post(&cos, &twice, "a", "1")), (400, Some("MalformedPOSTRequest")));
    let forbidding = for_key(&cos, "a").with_headers(Headers::from_static(&[("x-cos-forbid-overwrite", "true")]));
    let forbidding = fields(&sign(&forbidding));
    assert_eq!(post(&cos, &forbidding, "a", "1").status, 204);
    assert_eq!(code(&post(&cos, &forbidding, "a", "2")), (409, Some("FileAlreadyExists")));
    assert_eq!(cos.object("a").unwrap().bytes(), b"1");
}
