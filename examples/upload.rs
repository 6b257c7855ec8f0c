//! A signed URL to write an object: whoever has it can upload one text file, and nothing else.
//!
//! `cargo run --example upload`

mod credentials;

use cos_url::{Bucket, HeaderName, HeaderValue, Method, ObjectUrl, Region, Signer};
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let signer = Signer::new(credentials::from_env_or_documentation()?);

    let url = ObjectUrl::builder()
        .bucket("examplebucket-1250000000".parse::<Bucket>()?)
        .region(Region::AP_BEIJING)
        .key("inbox/notes.txt".parse()?)
        .method(Method::Put)
        .header(HeaderName::CONTENT_TYPE, HeaderValue::from_static("text/plain"))
        .build()
        .sign(&signer)?;

    // What was signed must be sent, so the URL knows its headers.
    print!("curl --request {} --upload-file notes.txt", url.method());
    for (name, value) in url.headers() {
        print!(" --header '{name}: {value}'");
    }
    println!(" '{url}'");
    Ok(())
}
