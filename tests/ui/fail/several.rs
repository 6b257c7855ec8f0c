//! All errors of one call are reported, in source order, and no others.

use cos_url::cos_url;

const URL: &str = cos_url! {
    signer: "AKIDEXAMPLE",
    key: "/a.txt",
    expires: 0,
    query: { "q-ak": "1", "a": "1", "A": "2" },
    colour: "red",
    bucket: "examplebucket",
    headers: { "Host": "a b", "c": " d" },
    method = "get",
    sign: false,
};

fn no_follow_up(signer: &cos_url::Signer) -> Result<String, cos_url::Error> {
    let url = cos_url! { signer: signer, bucket: "examplebucket", region: "ap-gaungzhou", key: "a.txt" }?;
    let length: usize = cos_url! { bucket: "examplebucket", region: "ap-beijing", key: "a.txt", sign: false }.len();
    match cos_url! { bucket: "examplebucket", region: "ap-beijing", key: "a.txt" } {
        object if length > 0 => object.sign(signer).map(|url| url.into_string()),
        _ => Ok(url.into_string()),
    }
}

fn main() {}
