//! A signed URL to read an object, and the same URL as a download: the sample of the COS documentation.
//!
//! `cargo run --example get_object_url`

mod credentials;

use cos_url::{Error, ObjectUrl, Region, Signer, bucket};

fn main() -> Result<(), Error> {
    let signer = Signer::new(credentials::from_env_or_documentation()?);

    let photo = ObjectUrl::builder()
        .bucket(bucket!("examplebucket-1250000000"))
        .region(Region::AP_BEIJING)
        .try_key("头像/Profile photo.jpg")?
        .build();
    let url = photo.sign(&signer)?;
    println!("{url}");

    // The file name is signed, so the receiver of the URL cannot change it.
    let download = photo.to_builder().try_download_as("头像.jpg")?.build().sign(&signer)?;
    println!("{download}");
    Ok(())
}
