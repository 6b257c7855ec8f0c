//! Signs a given number of times in one way, for the script `instructions`, which counts the instructions.

use cos_url::listing::Buffer;
use cos_url::{Credentials, KeyTime, ObjectKey, ObjectUrl, Signer, cos_url};
use std::error::Error;
use std::hint::black_box;

const SHORT: ObjectUrl = cos_url! {
    bucket: "examplebucket-1250000000",
    region: "ap-beijing",
    key: "photos/2024/photo.jpg",
    query: { "response-content-disposition": "attachment" },
};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let case = arguments.next().ok_or("which case?")?;
    let times: u32 = arguments.next().ok_or("how many times?")?.parse()?;

    let credentials = || Credentials::new("AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q", "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz");
    let chinese = SHORT.with_key(ObjectKey::new("腾讯云对象".repeat(16))?);
    let public = ObjectUrl::new(chinese.bucket().clone(), chinese.region().clone(), chinese.key().clone());
    let signer = Signer::new(credentials()?);
    let key_time = KeyTime::new(1_557_989_151, 1_557_996_351)?;
    let signing_key = signer.signing_key(key_time)?;
    let mut buffer = String::new();
    let listing = signing_key.listing(&SHORT)?;
    let strings = ["photos/2024/photo.jpg", "photos/2024/phot2.jpg", "photos/2024/phot3.jpg", "photos/2024/phot4.jpg"];
    let keys = strings.map(ObjectKey::from_static);
    let sixteen_keys = [&keys; 4].map(Clone::clone).concat();
    let mut urls = Buffer::new();
    for _ in 0..times {
        match case.as_str() {
            // Four keys are signed alternately, and 16 in vector lanes.
            "listing-of-4" => listing.for_each(&keys, &mut urls, |_, url| drop(black_box(url))),
            "listing-of-4-strings" => listing.for_each(strings, &mut urls, |_, url| drop(black_box(url))),
            "listing-of-16" => listing.for_each(&sixteen_keys, &mut urls, |_, url| drop(black_box(url))),
            "fresh-credentials" => drop(black_box(SHORT.sign_at(&Signer::new(credentials()?), key_time)?)),
            "signer" => drop(black_box(SHORT.sign_at(&signer, key_time)?)),
            "signing-key" => drop(black_box(signing_key.sign(&SHORT)?)),
            "buffer" => signing_key.sign_into(&SHORT, &mut buffer)?,
            "buffer-chinese" => signing_key.sign_into(&chinese, &mut buffer)?,
            "unsigned-chinese" => drop(black_box(public.unsigned()?)),
            _ => return Err(format!("no case `{case}`").into()),
        }
        buffer.clear();
    }
    Ok(())
}
