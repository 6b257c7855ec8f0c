//! A form with which a web page uploads one image of at most 5 MiB: as HTML, and as JSON for a script.
//!
//! `cargo run --example upload_form`

mod credentials;

use cos_url::form::PostForm;
use cos_url::{Error, KeyPrefix, Region, Signer, bucket, header_value, size_range};

fn main() -> Result<(), Error> {
    let signer = Signer::new(credentials::from_env_or_documentation()?);

    // The user may choose the name of the file, but not the folder.
    let user = 42;
    let folder = KeyPrefix::new(format!("users/{user}/"))?;
    let form = PostForm::for_prefix(bucket!("examplebucket-1250000000"), Region::AP_BEIJING, folder)
        .with_size(size_range!(1, 5 << 20))
        .with_content_type(header_value!("image/png"))
        .sign(&signer)?;

    println!("{}", form.to_html());
    println!("{}", form.to_json());
    Ok(())
}
