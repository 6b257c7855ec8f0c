use cos_url::{BucketUrl, Credentials, Error, Operation, SignedUrl, Signer, format_key};

const UPLOADS: BucketUrl =
    BucketUrl::from_static("examplebucket-1250000000", "ap-beijing");

/// The handler: it lets a user upload a text file.
fn upload(signer: &Signer, user: u64, file: &str) -> Result<SignedUrl, Error> {
    UPLOADS
        .object_builder(format_key!("{user}/{file}")?)?
        .operation(Operation::upload())
        .try_content_type("text/plain")?
        .build()
        .sign(signer)
}

fn main() -> Result<(), Error> {
    let signer = Signer::new(Credentials::from_env()?);
    println!("{}", upload(&signer, 42, "笔记.txt")?.to_curl());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use cos_url::verify::{RefusalCause, Request, Verifier};

    fn credentials() -> Credentials {
        Credentials::new("AKIDEXAMPLE", "SECRETKEYEXAMPLE").unwrap()
    }

    /// The request that a client sends with this URL.
    fn request(url: &SignedUrl, content_type: &str) -> Request {
        let headers = [("Content-Type", content_type)];
        Request::from_url(url.method().as_str(), url.as_str(), headers).unwrap()
    }

    #[test]
    fn cos_accepts_the_upload() {
        let url = upload(&Signer::new(credentials()), 42, "笔记.txt").unwrap();
        let request = request(&url, "text/plain");
        let verified = Verifier::new([credentials()]).verify(&request).unwrap();
        assert_eq!(request.key(), "42/笔记.txt");
        assert_eq!(request.method().as_str(), "PUT");
        assert!(verified.signature().covers_header("content-type"));
        assert_eq!(verified.key_time().end(), url.expires_at());
    }

    #[test]
    fn cos_rejects_a_changed_request() {
        let url = upload(&Signer::new(credentials()), 42, "笔记.txt").unwrap();
        let verifier = Verifier::new([credentials()]);
        let refusal = verifier.verify_at(&request(&url, "text/html"), url.expires_at());
        assert_eq!(
            refusal.unwrap_err().cause(),
            &RefusalCause::SignatureMismatch
        );
        let refusal =
            verifier.verify_at(&request(&url, "text/plain"), url.expires_at() + 1);
        let end = url.expires_at();
        assert_eq!(refusal.unwrap_err().cause(), &RefusalCause::Expired { end });
    }

    #[test]
    fn an_invalid_name_is_an_input_error() {
        let error = upload(&Signer::new(credentials()), 42, "../43/a.txt").unwrap_err();
        assert!(error.is_input());
    }
}
