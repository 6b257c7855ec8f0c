//! Protocol, method and endpoint are names.

use cos_url::cos_url;

fn case_1() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", protocol: "ftp" }
}

fn case_2() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", protocol: "HTTPS" }
}

fn case_3() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", protocol: "https://" }
}

fn case_4() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", protocol: "" }
}

fn case_5() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", protocol: true }
}

fn case_6() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", method: "get" }
}

fn case_7() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", method: "FETCH" }
}

fn case_8() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", method: "" }
}

fn case_9() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", method: 5 }
}

fn case_10() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", method: "PATCH" }
}

fn case_11() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", endpoint: "acelerate" }
}

fn case_12() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", endpoint: "Accelerate" }
}

fn case_13() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", endpoint: "internal_accelerate" }
}

fn case_14() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", endpoint: "img.example.com" }
}

fn private_host() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", endpoint: "localhost:9000" }
}

fn without_domain() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", endpoint: "custom" }
}

fn without_cdn_domain() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", endpoint: "cdn" }
}

fn case_15() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", endpoint: "cos.accelerate.myqcloud.com" }
}

fn case_16() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", endpoint: false }
}

fn case_17() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", domain: "img.example.com", endpoint: "accelerate" }
}

fn main() {}
