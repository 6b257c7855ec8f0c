//! Fields are `name: value`, with commas between.

use cos_url::cos_url;

fn equals_for_colon() -> cos_url::ObjectUrl {
    cos_url! { bucket = "examplebucket-1250000000", region => "ap-beijing", key:: "a.txt" }
}

fn no_colon() -> cos_url::ObjectUrl {
    cos_url! { bucket "examplebucket-1250000000", region: "ap-beijing", key: "a.txt" }
}

fn no_comma() -> cos_url::ObjectUrl {
    cos_url! {
        bucket: "examplebucket-1250000000"
        region: "ap-beijing"
        key: "a.txt"
    }
}

fn semicolons() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000"; region: "ap-beijing"; key: "a.txt"; }
}

fn two_commas() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000",, region: "ap-beijing", key: "a.txt" }
}

fn no_value() -> cos_url::ObjectUrl {
    cos_url! { bucket:, region: "ap-beijing", key }
}

fn no_names() -> cos_url::ObjectUrl {
    cos_url!("examplebucket-1250000000", "ap-beijing", "a.txt")
}

fn quoted_names() -> cos_url::ObjectUrl {
    cos_url! { "bucket": "examplebucket-1250000000", "region": "ap-beijing", "key": "a.txt" }
}

fn inner_braces() -> cos_url::ObjectUrl {
    cos_url!({ bucket: "examplebucket-1250000000", region: "AP-BEIJING", key: "a.txt" })
}

fn builder_calls() -> cos_url::ObjectUrl {
    cos_url!(.bucket("examplebucket-1250000000").region("ap-beijing").key("a.txt"))
}

fn two_strings() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "a" "b" }
}

fn broken_value() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: @ }
}

fn attribute() -> cos_url::ObjectUrl {
    cos_url! { bucket: "examplebucket-1250000000", #[cfg(feature = "x")] region: "ap-beijing", key: "a.txt" }
}

fn main() {}
