//! Header names are valid and unique, and the library or clients do not set them.

use cos_url::cos_url;

fn case_1() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", headers: { "Host": "example.com" } }
}

fn case_2() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", headers: { "authorization": "x" } }
}

fn case_3() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", headers: { "X-Cos-Security-Token": "x" } }
}

fn case_4() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", headers: { "User-Agent": "x" } }
}

fn case_5() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", headers: { "X-Forwarded-For": "x" } }
}

fn case_6() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", headers: { "": "x" } }
}

fn case_7() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", headers: { "Content Type": "x" } }
}

fn case_8() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", headers: { "Content-Type:": "x" } }
}

fn case_9() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", headers: { "Größe": "1" } }
}

fn case_10() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", headers: { "a": "1\r\nX-Evil: 2" } }
}

fn case_11() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", headers: { "a": " padded " } }
}

fn case_12() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", headers: { "a": "报表" } }
}

fn case_13() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", headers: { "Content-Type": "a", "content-type": "b" } }
}

fn case_14() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", headers: "Content-Type: a" }
}

fn case_15() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", headers: { Content-Type: "image/jpeg" } }
}

fn case_16() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", headers: { "Content-Length": 5 } }
}

fn case_17() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", headers: { HOST: "x" } }
}

fn main() {}
