//! With `signer`, every type of text is accepted, and `?` and `.await` belong to the function around the call.

use cos_url::{
    Bucket, Credentials, Domain, Endpoint, Error, HeaderValue, Method, ObjectKey, Query, QueryValue, Region, SignedUrl,
    Signer, bucket, cos_url,
};
use std::borrow::Cow;
use std::sync::{Arc, Mutex};
use std::time::Duration;

struct Request {
    bucket: String,
    key: Box<str>,
    names: Vec<String>,
}

fn of_every_type(signer: &Signer, request: &Request, region: Cow<'_, str>, part: usize) -> Result<SignedUrl, Error> {
    let versions = ["MTg0"];
    let version = versions.iter().next().unwrap();
    cos_url! {
        signer: signer,
        bucket: &request.bucket,
        region: region,
        key: request.key.clone(),
        domain: format!("img.{}", "example.com"),
        query: { "partNumber": part, "offset": part - 1, "versionId": version, "a": "literal", "b": 3, "c": -1 },
        headers: { "x-cos-meta-a": &request.names[0], "Content-Length": u64::MAX },
        expires: Duration::from_secs(60),
        method: Method::Put,
    }
}

fn parsed(signer: &Signer, bucket: &str, key: String) -> Result<SignedUrl, Error> {
    cos_url! {
        signer: signer,
        bucket: bucket.parse()?,
        region: Region::AP_BEIJING,
        key: key.try_into()?,
        domain: "img.example.com".parse().unwrap(),
        query: { "a": bucket.parse()?, "b": QueryValue::new(bucket)? },
        headers: { "c": bucket.parse()?, "d": HeaderValue::new(bucket)? },
    }
}

fn locked(signer: &Mutex<Signer>, key: &Mutex<String>) -> Result<SignedUrl, Error> {
    cos_url! {
        signer: signer.lock().unwrap(),
        bucket: "examplebucket-1250000000",
        region: "ap-beijing",
        key: key.lock().unwrap().as_str(),

    }
}

async fn load(key: &str) -> Result<String, Error> {
    Ok(key.into())
}

async fn awaited(signer: Arc<Signer>, key: &str) -> Result<SignedUrl, Error> {
    cos_url! {
        signer: signer,
        bucket: bucket!("examplebucket-1250000000"),
        region: load("ap-beijing").await?,
        key: load(key).await?,
        query: { "a": load(key).await?.as_str() },
    }
}

fn is_send(_: impl Send) {}

fn generic<K, V>(signer: &Signer, key: K, value: V) -> Result<SignedUrl, Error>
where
    K: AsRef<str>,
    V: Into<String>,
{
    cos_url! {
        signer: signer,
        bucket: "examplebucket-1250000000",
        region: "ap-beijing",
        key: key.as_ref(),
        query: { "a": value.into() },
        endpoint: Endpoint::DualStack,
    }
}

fn own_types(signer: &Signer, bucket: &Bucket, key: ObjectKey, domain: Domain, query: Query) -> Result<SignedUrl, Error> {
    let link = |key: &ObjectKey| cos_url! { signer: signer, bucket: bucket, region: "ap-beijing", key: key, query: query.clone() };
    let _ = link(&key)?;
    cos_url! { signer: signer, bucket: bucket.clone(), region: &Region::AP_BEIJING, key: key, domain: domain, sign: true }
}

fn of_another_error(signer: &Signer, key: Option<&str>) -> Result<String, Box<dyn std::error::Error>> {
    let key = key.ok_or("no key");
    Ok(cos_url! { signer: signer, bucket: "examplebucket-1250000000", region: "ap-beijing", key: key? }?.into_string())
}

pub fn main() -> Result<(), Error> {
    let signer = Signer::new(Credentials::new("AKIDEXAMPLE", "SECRETKEYEXAMPLE")?);
    let request = Request { bucket: "examplebucket-1250000000".into(), key: "a.txt".into(), names: vec!["n".into()] };
    let url = of_every_type(&signer, &request, "ap-beijing".into(), 7)?.into_string();
    assert!(url.ends_with("&a=literal&b=3&c=-1&offset=6&partNumber=7&versionId=MTg0"));
    assert!(parsed(&signer, "examplebucket", "a.txt".into()).is_err());
    assert!(parsed(&signer, "examplebucket-1250000000", "a.txt".into()).is_ok());
    assert!(locked(&Mutex::new(signer.clone()), &Mutex::new("a.txt".into())).is_ok());
    is_send(awaited(Arc::new(signer.clone()), "a.txt"));
    assert!(generic(&signer, String::from("a.txt"), "b").is_ok());
    let (key, domain) = (ObjectKey::new("a.txt")?, Domain::new("img.example.com")?);
    assert!(own_types(&signer, &bucket!("examplebucket-1250000000"), key, domain, Query::EMPTY).is_ok());
    assert!(of_another_error(&signer, None).is_err());
    Ok(())
}
