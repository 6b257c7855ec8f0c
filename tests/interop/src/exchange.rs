//! Requests to the stand-in for programs that use a client directly.
//!
//! The programs of the chapter `cos_url::guide::http_clients` are the doctests of this module: here they run against
//! the stand-in, so `cos-url` does not depend on the clients.
#![cfg_attr(doctest, doc = include_str!("../../../cos-url/docs/http_clients.md"))]

use cos_url::{Bucket, Credentials, Domain, HeaderName, HeaderValue, Method, ObjectKey, ObjectUrl, Protocol, Region};
use cos_url::{SignedUrl, Signer};
use cos_url_stand_in::{SECRET_ID, SECRET_KEY, StandIn};
use std::error::Error;

/// A signer whose signatures the stand-in accepts.
///
/// # Errors
///
/// Never, because the key pair is valid.
pub fn signer() -> Result<Signer, cos_url::Error> {
    Ok(Signer::new(Credentials::new(SECRET_ID, SECRET_KEY)?))
}

/// A request for an object of the stand-in.
///
/// # Errors
///
/// Never, because the authority of a stand-in is a domain.
pub fn object(cos: &StandIn, method: Method, key: ObjectKey) -> Result<ObjectUrl, cos_url::Error> {
    Ok(ObjectUrl::builder()
        .bucket(Bucket::from_static("examplebucket-1250000000"))
        .region(Region::AP_BEIJING)
        .key(key)
        .domain(Domain::private(cos.authority())?)
        .protocol(Protocol::Http)
        .method(method)
        .build())
}

/// Uploads a text to a stand-in and downloads it, with the two functions of a program.
///
/// # Errors
///
/// The errors of the functions.
///
/// # Panics
///
/// Panics if the text does not arrive.
pub fn exchange(
    upload: impl FnOnce(SignedUrl, &'static str) -> Result<(), Box<dyn Error>>,
    download: impl FnOnce(SignedUrl) -> Result<String, Box<dyn Error>>,
) -> Result<(), Box<dyn Error>> {
    let (cos, signer) = (StandIn::start()?, signer()?);
    let key = ObjectKey::from_static("备忘/it's a note.txt");
    let put = object(&cos, Method::Put, key.clone())?
        .to_builder()
        .header(HeaderName::CONTENT_TYPE, HeaderValue::from_static("text/plain"))
        .header(HeaderName::CONTENT_LENGTH, HeaderValue::from(5))
        .header(HeaderName::from_static("x-cos-meta-empty"), HeaderValue::from_static(""))
        .build();
    upload(put.sign(&signer)?, "hello")?;
    assert_eq!(cos.object(key.as_str()).map(|object| object.bytes().to_vec()), Some(b"hello".to_vec()));
    assert_eq!(download(object(&cos, Method::Get, key)?.sign(&signer)?)?, "hello");
    Ok(())
}
