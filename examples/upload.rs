//! A signed URL to write an object: its holder can upload one text file.
//!
//! `cargo run --example upload`

mod credentials;

use cos_url::{Error, Method, ObjectUrl, Region, Signer, bucket};

fn main() -> Result<(), Error> {
    let signer = Signer::new(credentials::from_env_or_documentation()?);

    let url = ObjectUrl::builder()
        .bucket(bucket!("examplebucket-1250000000"))
        .region(Region::AP_BEIJING)
        .try_key("inbox/notes.txt")?
        .method(Method::Put)
        .try_header("Content-Type", "text/plain")?
        .build()
        .sign(&signer)?;

    // The client must send the signed headers, so the `SignedUrl` contains them.
    println!("{} --upload-file notes.txt", url.to_curl());
    Ok(())
}
