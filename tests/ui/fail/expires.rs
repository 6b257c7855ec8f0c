//! `expires` is a whole number of seconds.

use cos_url::cos_url;

fn case_1() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", expires: 0 }
}

fn case_2() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", expires: -1 }
}

fn case_3() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", expires: -600 }
}

fn case_4() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", expires: 18446744073709551615 }
}

fn case_5() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", expires: 99999999999999999999 }
}

fn case_6() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", expires: 1.5 }
}

fn case_7() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", expires: 600.0 }
}

fn case_8() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", expires: "600" }
}

fn case_9() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", expires: "10m" }
}

fn case_10() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", expires: "soon" }
}

fn case_11() -> cos_url::ObjectUrl {
    cos_url! {
        bucket: "examplebucket-1250000000",
        region: "ap-beijing",
        key: "a.txt",
        expires: 10m,
    }
}

fn case_12() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", expires: 600s }
}

fn case_13() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", expires: true }
}

fn case_14() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", expires: b"600" }
}

fn case_15() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", expires: '6' }
}

fn case_16() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a.txt", expires: [600] }
}

fn main() {}
