//! Passes long strings and lists to every constructor. The work must be limited by the length, so `run` sets a time
//! limit for each input.

#![no_main]

use cos_url::{
    Bucket, Credentials, Domain, Endpoint, FileName, HeaderName, HeaderValue, KeyTime, Method, ObjectKey, ObjectUrl,
    Protocol, QueryName, QueryValue, Region, bucket, object_key,
};
use cos_url_fuzz::{check_error, key_time, signer};
use libfuzzer_sys::fuzz_target;

/// The longest text, in bytes.
const LONGEST: usize = 1 << 20;
/// The longest list.
const MOST_PAIRS: usize = 10_000;

fuzz_target!(|input: (&str, u32, &str)| {
    let (piece, times, end) = input;
    let most = LONGEST / piece.len().max(1);
    let text = piece.repeat(times as usize % (most + 1)) + end;
    for error in [
        Bucket::new(&*text).err(),
        Region::new(&*text).err(),
        Region::custom(&*text).err(),
        ObjectKey::new(&*text).err(),
        ObjectKey::with_dot_segments(&*text).err(),
        Domain::new(&*text).err(),
        Domain::private(&*text).err(),
        Endpoint::new(&*text).err(),
        Method::new(&*text).err(),
        Protocol::new(&*text).err(),
        QueryName::new(&*text).err(),
        QueryValue::new(&*text).err(),
        HeaderName::new(&*text).err(),
        HeaderValue::new(&*text).err(),
        FileName::new(&*text).err(),
        text.parse::<KeyTime>().err(),
        Credentials::new(&*text, &*text).err(),
        Credentials::temporary("AKIDEXAMPLE", "SECRETKEYEXAMPLE", &*text).err(),
    ] {
        error.iter().for_each(check_error);
    }

    let count = times as usize % MOST_PAIRS;
    let object = ObjectUrl::builder().bucket(bucket!("examplebucket-1250000000")).region(Region::AP_BEIJING);
    let names = || (0..count).rev().map(|number| format!("a{number}"));
    let built = object.key(object_key!("a")).try_query_pairs(names().map(|name| (name, end)));
    let built = built.and_then(|builder| builder.try_headers(names().map(|name| (name, times))));
    match built.and_then(|builder| builder.build().sign_at(&signer(), key_time())) {
        Ok(url) => assert!(url.as_str().len() > 2 * count),
        Err(error) => check_error(&error),
    }
});
