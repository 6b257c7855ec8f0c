//! The measured programs, and the inputs that all of them sign.

pub mod cos_url_crate;
pub mod floor;
pub mod listing;
pub mod plain;
pub mod qcos_crate;
pub mod reqsign;
pub mod rusty_s3_crate;

use cos_url::{Credentials, KeyTime, ObjectUrl};

pub const BUCKET: &str = "examplebucket-1250000000";
pub const REGION: &str = "ap-beijing";
pub const HOST: &str = "examplebucket-1250000000.cos.ap-beijing.myqcloud.com";
pub const SHORT_KEY: &str = "photos/2024/photo.jpg";
pub const DISPOSITION: (&str, &str) = ("response-content-disposition", "attachment");
pub const SECRET_ID: &str = "AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q";
pub const SECRET_KEY: &str = "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz";

/// The measured code. It returns the length of its result, so that the compiler cannot remove it.
pub struct Case {
    pub name: &'static str,
    /// The minimum number of compressions for this case, if it is compared with the floor.
    pub floor: Option<floor::Stored>,
    /// A URL, which is checked before the measurement.
    pub sample: String,
    pub run: Box<dyn FnMut() -> usize>,
    /// The number of URLs that one call of `run` creates.
    pub urls: u32,
}

/// The request and the credentials.
#[derive(Clone)]
pub struct Task {
    pub name: &'static str,
    pub key: String,
    pub token: Option<String>,
}

pub fn tasks() -> Vec<Task> {
    let chinese: String = "腾讯云对象存储报表".chars().cycle().take(80).collect();
    let token = "T".repeat(640);
    let task = |name, key: &str, token: Option<&String>| Task { name, key: key.into(), token: token.cloned() };
    vec![
        task("short key", SHORT_KEY, None),
        task("80 Chinese characters", &chinese, None),
        task("720 ASCII characters", &"a".repeat(720), None),
        task("short key, temporary", SHORT_KEY, Some(&token)),
        task("80 Chinese characters, temporary", &chinese, Some(&token)),
    ]
}

impl Task {
    pub fn object(&self) -> ObjectUrl {
        ObjectUrl::builder()
            .try_bucket(BUCKET)
            .and_then(|builder| builder.try_region(REGION)?.try_key(&self.key)?.try_query(DISPOSITION.0, DISPOSITION.1))
            .unwrap()
            .build()
    }

    pub fn credentials(&self) -> Credentials {
        match &self.token {
            Some(token) => Credentials::temporary(SECRET_ID, SECRET_KEY, token.as_str()),
            None => Credentials::new(SECRET_ID, SECRET_KEY),
        }
        .unwrap()
    }
}

pub fn key_time() -> KeyTime {
    KeyTime::new(1_557_989_151, 1_557_996_351).unwrap()
}
