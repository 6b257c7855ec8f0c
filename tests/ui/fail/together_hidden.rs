//! What constants hide from the macro, the compiler judges when it evaluates them.

use cos_url::{Domain, Endpoint, Method, ObjectKey, ObjectUrl, Signer, cos_url};

const ENDPOINT: Endpoint = Endpoint::Accelerate;
const METHOD: &str = "DELETE";
const CDN: Domain = Domain::from_static("img.file.myqcloud.com");
const TYPE: &str = "response-content-type";

fn by_path() -> ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", endpoint: Endpoint::Accelerate, method: Method::Delete }
}

fn by_constants() -> ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", endpoint: ENDPOINT, method: METHOD }
}

fn in_part(key: ObjectKey) -> ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: key, endpoint: "website", method: Method::Put }
}

fn signed(signer: &Signer) {
    let _ = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", signer: signer, domain: CDN };
    let _ = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", signer: signer, endpoint: Endpoint::StaticWebsite };
}

const UNSIGNED: &str = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", sign: false, query: { TYPE: "text/plain" } };

fn duplicate() -> ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", query: { TYPE: "text/plain", "Response-Content-Type": "text/html" } }
}

fn main() {}
