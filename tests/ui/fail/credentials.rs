//! Credentials do not belong in source code.

use cos_url::cos_url;

fn fields() {
    let _ = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", secret_id: "AKIDEXAMPLE", SecretKey: "SECRETKEYEXAMPLE", token: "T" };
}

fn expression() -> Result<(), Box<dyn std::error::Error>> {
    let _ = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", signer: &cos_url::Signer::new(cos_url::Credentials::new("AKIDEXAMPLE", "SECRETKEYEXAMPLE")?) };
    Ok(())
}

fn main() {}
