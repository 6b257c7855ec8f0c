//! A signed URL to read an object, and the same URL as a download: the sample of the COS documentation.
//!
//! `cargo run --example get_object_url`

mod credentials;

use cos_url::{Bucket, FileName, ObjectUrl, Region, Signer};
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let signer = Signer::new(credentials::from_env_or_documentation()?);

    let photo = ObjectUrl::builder()
        .bucket("examplebucket-1250000000".parse::<Bucket>()?)
        .region(Region::AP_BEIJING)
        .key("头像/Profile photo.jpg".parse()?)
        .build();
    let url = photo.sign(&signer)?;
    println!("{url}");

    // What is appended to a finished URL is not signed. `.download_as(..)` on the builder is.
    println!("{}", url.append_download_as(&"头像.jpg".parse::<FileName>()?)?);
    Ok(())
}
