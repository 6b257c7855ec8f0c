//! Parameter names are unique and not reserved by COS.

use cos_url::cos_url;

fn case_1() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", query: { "q-signature": "x" } }
}

fn case_2() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", query: { "Q-AK": "x" } }
}

fn case_3() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", query: { "sign": "x" } }
}

fn case_4() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", query: { "x-cos-security-token": "x" } }
}

fn case_5() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", query: { "": "x" } }
}

fn case_6() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", query: { "a\nb": "x" } }
}

fn case_7() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", query: { "a": "1\r\nX: 2" } }
}

fn case_8() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", query: { "a": "1", "a": "2" } }
}

fn case_9() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", query: { "versionId": "1", "versionid": "2" } }
}

fn case_10() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", query: "versionId=1" }
}

fn case_11() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", query: ["versionId", "1"] }
}

fn case_12() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", query: [("versionId", "1")] }
}

fn case_13() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", query: 5 }
}

fn case_14() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", query: { versionId: "1" } }
}

fn case_15() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", query: { response-content-type: "text/plain" } }
}

fn case_16() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", query: { "partNumber": 5 } }
}

fn case_17() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", query: { "uploads" } }
}

fn case_18() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", query: { "uploads": } }
}

fn case_19() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", query: { "a" = "1" } }
}

fn case_20() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", query: { "a" => "1" } }
}

fn case_21() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", query: { "a": "1" "b": "2" } }
}

fn case_22() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", query: { 5: "1" } }
}

fn case_23() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", query: { "a": true, "b": b"x" } }
}

fn case_24(name: &str) -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", query: { name: "1", concat!("a", "b"): "2" } }
}

fn main() {}
