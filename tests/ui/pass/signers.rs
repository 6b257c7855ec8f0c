//! A signer is passed by value, by reference, or in a smart pointer.

use cos_url::{Credentials, Signer, cos_url};
use std::rc::Rc;
use std::sync::{Arc, LazyLock};

static SIGNER: LazyLock<Signer> = LazyLock::new(|| {
    Signer::new(Credentials::new("AKIDEXAMPLE", "SECRETKEYEXAMPLE").expect("the example pair"))
});

struct App {
    signer: Arc<Signer>,
}

impl App {
    fn link(&self) -> Result<String, Box<dyn std::error::Error>> {
        let key = "a.txt";
        let url = cos_url! { signer: self.signer, bucket: "examplebucket-1250000000", region: "ap-beijing", key: key }?;
        Ok(url.into_string())
    }
}

pub fn main() {
    let signer = || Signer::new(Credentials::new("AKIDEXAMPLE", "SECRETKEYEXAMPLE").expect("the example pair"));
    let (owned, shared, counted) = (signer(), Arc::new(signer()), Rc::new(signer()));
    macro_rules! sign_with {
        ($($signer:expr),*) => {
            $(assert!(
                cos_url! { signer: $signer, bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt" }.is_ok()
            );)*
        };
    }
    sign_with!(owned, &owned, shared, &shared, &*counted, counted, SIGNER, &SIGNER, signer(), &&owned);
    assert!(App { signer: shared }.link().is_ok());
    drop(owned);
}
