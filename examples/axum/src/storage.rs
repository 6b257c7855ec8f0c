//! The bucket for the files: from the environment, or a stand-in for COS in this process.

use cos_url::{Bucket, BucketUrl, Credentials, Domain, KeyPrefix, Protocol, Region, Signer};
use cos_url_stand_in::{Config, SECRET_ID, SECRET_KEY, StandIn};
use std::error::Error;
use std::fmt;

/// The bucket of the documentation, for the stand-in.
const EXAMPLE: BucketUrl = BucketUrl::from_static("examplebucket-1250000000", "ap-beijing");

/// The prefix of all keys, if `COS_PREFIX` is not set.
const PREFIX: KeyPrefix = KeyPrefix::from_static("uploads/");

/// The bucket, and the signer for it. The stand-in stops when the value is dropped.
pub struct Storage {
    bucket: BucketUrl,
    signer: Signer,
    stand_in: Option<StandIn>,
}

impl Storage {
    /// The bucket that the variables `COS_BUCKET`, `COS_REGION`, `COS_PREFIX` and `COS_DOMAIN` name, with the
    /// credentials of [`Credentials::from_env`]. Without `COS_BUCKET`, this function starts a stand-in.
    ///
    /// # Errors
    ///
    /// Returns an error if a variable is missing or not valid, or if the stand-in cannot start.
    pub fn from_env() -> Result<Self, Box<dyn Error>> {
        match variable("COS_BUCKET") {
            Some(bucket) => Ok(Self::cos(bucket)?),
            None => Self::stand_in(),
        }
    }

    /// A stand-in on loopback, with the example key pair of the COS documentation.
    ///
    /// # Errors
    ///
    /// Returns an error if the stand-in cannot start.
    pub fn stand_in() -> Result<Self, Box<dyn Error>> {
        let stand_in = StandIn::with(Config::default().bucket(EXAMPLE.bucket().as_str()))?;
        let domain = Domain::private(stand_in.authority())?;
        let bucket = EXAMPLE.with_prefix(PREFIX).with_domain(domain).with_protocol(Protocol::Http);
        let signer = Signer::new(Credentials::new(SECRET_ID, SECRET_KEY)?);
        Ok(Self { bucket, signer, stand_in: Some(stand_in) })
    }

    fn cos(bucket: String) -> Result<Self, Box<dyn Error>> {
        let region = variable("COS_REGION").ok_or("COS_BUCKET is set, but COS_REGION is not; set both")?;
        let prefix = variable("COS_PREFIX").map_or(Ok(PREFIX), KeyPrefix::new)?;
        let bucket = BucketUrl::new(Bucket::new(bucket)?, Region::new(region)?).with_prefix(prefix);
        let bucket = match variable("COS_DOMAIN") {
            Some(domain) => bucket.with_domain(Domain::new(domain)?),
            None => bucket,
        };
        // The server chooses the lifetimes. Shortening them is better than an error shortly before temporary
        // credentials expire.
        let signer = Signer::new(Credentials::from_env()?).cap_to_credentials();
        Ok(Self { bucket, signer, stand_in: None })
    }

    /// The location of the files.
    pub fn bucket(&self) -> BucketUrl {
        self.bucket.clone()
    }

    /// The signer for the bucket.
    pub fn signer(&self) -> Signer {
        self.signer.clone()
    }
}

/// The description of the storage. It contains only characters that need no escape in HTML.
impl fmt::Display for Storage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.stand_in {
            Some(stand_in) => write!(
                f,
                "the memory of this process, in a stand-in for COS at {}, because COS_BUCKET is not set. The stand-in \
                 accepts the example key pair of the COS documentation",
                stand_in.authority()
            ),
            None => write!(f, "the bucket {} in {}", self.bucket.bucket(), self.bucket.region()),
        }
    }
}

/// The value of a variable, if it is set and not empty.
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}
