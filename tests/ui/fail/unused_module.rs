//! A mistake shows in a constant of a module that nobody uses.


mod unused {
    const KEY: &str = "/a.txt";
    const URL: cos_url::ObjectUrl = cos_url::cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: "/a.txt" };
    const OTHER: cos_url::ObjectUrl = cos_url::cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: KEY };
}

fn main() {}
