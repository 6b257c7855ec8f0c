//! Signs for the stand-in.

use cos_url::{
    Credentials, Domain, Error, FileName, KeyTime, Method, ObjectKey, ObjectUrl, Protocol, Region, Signer, bucket,
};
use cos_url_stand_in::{Config, SECRET_ID, SECRET_KEY, Secret, StandIn};

/// The fixed time of the clock of the stand-in.
const NOW: u64 = 1_700_000_000;

/// The id of the temporary credentials with a token.
fn temporary_id(token: &str) -> String {
    format!("AKIDtemporary{}", token.len())
}

/// A stand-in that accepts the key pair of the documentation, and temporary credentials with each of the tokens.
pub(crate) fn stand_in<'a>(tokens: impl Iterator<Item = &'a str>) -> std::io::Result<StandIn> {
    let temporary = tokens.map(|token| Secret::temporary(temporary_id(token), SECRET_KEY, token, NOW + 600));
    StandIn::with(temporary.fold(Config::default().clock_at(NOW).ignore_unsupported(), Config::secret))
}

/// An unsigned request.
#[derive(Debug, Clone, Default)]
pub(crate) struct Wish<'a> {
    pub(crate) method: Method,
    pub(crate) query: &'a [(String, String)],
    pub(crate) headers: &'a [(String, String)],
    pub(crate) download_as: Option<&'a str>,
    pub(crate) token: Option<&'a str>,
}

/// Signs for a stand-in.
pub(crate) fn sign(authority: &str, key: ObjectKey, wish: &Wish<'_>) -> Result<String, Error> {
    let builder = ObjectUrl::builder()
        .bucket(bucket!("examplebucket-1250000000"))
        .region(Region::AP_BEIJING)
        .key(key)
        .domain(Domain::private(authority)?)
        .protocol(Protocol::Http)
        .method(wish.method)
        .maybe_download_as(wish.download_as.map(FileName::new).transpose()?)
        .try_query_pairs(wish.query)?
        .try_headers(wish.headers)?;
    let credentials = match wish.token {
        Some(token) => Credentials::temporary(temporary_id(token), SECRET_KEY, token)?,
        None => Credentials::new(SECRET_ID, SECRET_KEY)?,
    };
    let url = builder.build().sign_at(&Signer::new(credentials), KeyTime::new(NOW - 60, NOW + 600)?)?;
    Ok(url.into_string())
}
