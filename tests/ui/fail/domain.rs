//! A domain is a host name, with or without a port.

use cos_url::cos_url;

fn case_1() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", domain: "" }
}

fn case_2() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", domain: "https://img.example.com" }
}

fn case_3() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", domain: "ftp://img.example.com" }
}

fn case_4() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", domain: "user@img.example.com" }
}

fn case_5() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", domain: "img.example.com/path" }
}

fn case_6() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", domain: "img.example.com/" }
}

fn case_7() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", domain: "img.example.com?x=1" }
}

fn case_8() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", domain: "img.example.com#top" }
}

fn case_9() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", domain: "img.example .com" }
}

fn case_10() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", domain: "img.example.com\r\n" }
}

fn case_11() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", domain: "exämple.com" }
}

fn case_12() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", domain: "%65xample.com" }
}

fn case_13() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", domain: "{Bukket}.example.com" }
}

fn case_14() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", domain: "{Bucket.example.com" }
}

fn case_15() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", domain: "img_x.example.com" }
}

fn case_16() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", domain: "img..example.com" }
}

fn case_17() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", domain: "img.example.com." }
}

fn case_18() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", domain: "-img.example.com" }
}

fn case_19() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", domain: "localhost:9000" }
}

fn case_20() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", domain: "169.254.169.254" }
}

fn case_21() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", domain: "img" }
}

fn case_22() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", domain: "img.example.com:99999" }
}

fn case_23() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", domain: "img.example.com:" }
}

fn case_24() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", domain: "腾讯.example.com" }
}

fn case_25() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", domain: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa{Bucket}.example.com" }
}

fn main() {}
