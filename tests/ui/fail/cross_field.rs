//! Valid values can contradict each other.

use cos_url::cos_url;

fn case_1() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", endpoint: "accelerate", method: "DELETE" }
}

fn case_2() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", method: "DELETE", endpoint: "internal-accelerate" }
}

fn case_3() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", domain: "{Bucket}.cos.accelerate.myqcloud.com", method: "DELETE" }
}

fn case_4() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", endpoint: "website", method: "PUT" }
}

fn signed_where_it_does_not_work(signer: &cos_url::Signer) {
    let _ = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", signer: signer, endpoint: "website" };
    let _ = cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", signer: signer, domain: "{Bucket}.file.myqcloud.com" };
}

fn main() {}
