//! Signs the second example of the COS documentation ("Request Signature",
//! [436/7778](https://cloud.tencent.com/document/product/436/7778)) and exports the URL to the program that loads the
//! module.

use cos_url::{Credentials, KeyTime, Signer, cos_url};
use std::sync::LazyLock;

static URL: LazyLock<String> = LazyLock::new(|| {
    let credentials = Credentials::new("AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q", "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz");
    let signer = Signer::new(credentials.unwrap());
    let object = cos_url! {
        bucket: "examplebucket-1250000000",
        region: "ap-beijing",
        key: "exampleobject(腾讯云)",
        query: { "response-content-type": "application/octet-stream", "response-cache-control": "max-age=600" },
        headers: { "Date": "Thu, 16 May 2019 06:55:53 GMT" },
    };
    let key_time = KeyTime::new(1_557_989_753, 1_557_996_953).unwrap();
    object.sign_at(&signer, key_time).unwrap().into_string()
});

/// The address of the URL in the memory of the module.
#[unsafe(no_mangle)]
pub extern "C" fn address() -> *const u8 {
    URL.as_ptr()
}

/// The number of bytes of the URL.
#[unsafe(no_mangle)]
pub extern "C" fn length() -> usize {
    URL.len()
}
