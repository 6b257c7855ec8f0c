//! The macro with a signer: the compiler checks the literals, and the program signs at run time.
//!
//! `cargo run --example compile_time`

mod credentials;

use cos_url::{Error, Signer, cos_url};

fn main() -> Result<(), Error> {
    let signer = Signer::new(credentials::from_env_or_documentation()?);

    // The compiler checks all fields of this call ...
    let terms = cos_url! {
        signer: &signer,
        bucket: "examplebucket-1250000000",
        region: "ap-beijing",
        key: "legal/terms.pdf",
        query: { "response-content-disposition": "inline" },
        expires: 600,
    }?;
    println!("{terms}");

    // ... and here all fields except the key, which is checked at run time.
    for month in 1..=3 {
        let invoice = cos_url! {
            signer: &signer,
            bucket: "examplebucket-1250000000",
            region: "ap-beijing",
            key: format!("invoices/2024-{month:02}.pdf"),
        }?;
        println!("{invoice}");
    }
    Ok(())
}
