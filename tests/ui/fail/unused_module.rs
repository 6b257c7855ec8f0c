//! Errors are reported in a module that is never used.

mod unused {
    const KEY: &str = "/a.txt";
    const URL: cos_url::ObjectUrl = cos_url::cos_url! { bucket: "examplebucket-1250000000", region: "ap-beijing", key: KEY.len() };

    fn uncalled<T>() -> cos_url::ObjectKey {
        cos_url::object_key!(KEY)
    }
}

fn main() {}
