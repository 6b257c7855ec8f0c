//! The macro with a signer: literals are judged by the compiler, the signature is made at run time.
//!
//! `cargo run --example compile_time`

mod credentials;

use cos_url::{ObjectKey, Signer, cos_url};
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let signer = Signer::new(credentials::from_env_or_documentation()?);

    // All of it is known to the compiler ...
    let terms = cos_url! {
        signer: &signer,
        bucket: "examplebucket-1250000000",
        region: "ap-beijing",
        key: "legal/terms.pdf",
        query: { "response-content-disposition": "inline" },
        expires: 600,
    }?;
    println!("{terms}");

    // ... or all but the key.
    let key: ObjectKey = "invoices/2024-05.pdf".parse()?;
    let invoice = cos_url! { signer: &signer, bucket: "examplebucket-1250000000", region: "ap-beijing", key: key }?;
    println!("{invoice}");
    Ok(())
}
