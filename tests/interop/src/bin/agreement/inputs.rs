//! Random inputs, the same for the same seed.

use cos_url::{Credentials, Error, ObjectKey, ObjectUrl, Signer};
use cos_url_stand_in::{SECRET_ID, SECRET_KEY};
use serde::Serialize;

pub(crate) const BUCKET: &str = "examplebucket-1250000000";
pub(crate) const REGION: &str = "ap-guangzhou";

/// The fixed time of the clocks of the SDKs.
pub(crate) const NOW: u64 = 1_700_000_000;

/// A request, as each SDK gets it.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Input {
    pub(crate) method: String,
    pub(crate) key: String,
    pub(crate) query: Vec<(String, String)>,
    pub(crate) headers: Vec<(String, String)>,
    bucket: &'static str,
    region: &'static str,
    secret_id: &'static str,
    secret_key: &'static str,
    now: u64,
    expires: u64,
}

impl Input {
    pub(crate) const EXPIRES: u64 = 600;

    pub(crate) fn object(&self) -> Result<ObjectUrl, Error> {
        Ok(ObjectUrl::builder()
            .try_bucket(self.bucket)?
            .try_region(self.region)?
            .key(ObjectKey::with_dot_segments(&*self.key)?)
            .method(self.method.parse()?)
            .try_query_pairs(&self.query)?
            .try_headers(&self.headers)?
            .build())
    }

    #[expect(clippy::unused_self, reason = "all inputs have the same signer")]
    pub(crate) fn signer(&self) -> Result<Signer, Error> {
        Ok(Signer::new(Credentials::new(SECRET_ID, SECRET_KEY)?))
    }
}

/// An endless sequence of inputs that the library accepts.
#[derive(Debug)]
pub(crate) struct Inputs(u64);

impl Inputs {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// `SplitMix64`, by Steele, Lea and Flood.
    fn next_number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next_number() % (bound as u64)).unwrap_or_default()
    }

    fn choose<T: Copy>(&mut self, from: &[T]) -> Option<T> {
        let at = self.below(from.len());
        from.get(at).copied()
    }

    /// A text that consists of several pieces.
    fn text(&mut self, pieces: &[&str], most: usize) -> String {
        let length = self.below(most + 1);
        (0..length).filter_map(|_| self.piece(pieces)).collect()
    }

    /// Half of the pieces are difficult ones, and the others are single visible characters.
    fn piece(&mut self, pieces: &[&str]) -> Option<String> {
        if self.below(2) == 0 {
            return self.choose(pieces).map(str::to_owned);
        }
        let character = char::from(u8::try_from(0x21 + self.below(0x5e)).ok()?);
        Some(character.to_string())
    }

    fn input(&mut self) -> Option<Input> {
        let method = self.choose(&["GET", "GET", "HEAD", "PUT", "POST", "DELETE"])?;
        let key = self.text(KEY_PIECES, 24);
        let query = (0..self.below(6)).map(|_| self.parameter()).collect::<Option<_>>()?;
        let headers = (0..self.below(4)).map(|_| self.header()).collect::<Option<_>>()?;
        Some(Input {
            method: method.into(),
            key,
            query,
            headers,
            bucket: BUCKET,
            region: REGION,
            secret_id: SECRET_ID,
            secret_key: SECRET_KEY,
            now: NOW,
            expires: Input::EXPIRES,
        })
    }

    fn parameter(&mut self) -> Option<(String, String)> {
        let known = self.choose(PARAMETERS)?.to_owned();
        let name = if self.below(2) == 0 { known } else { self.text(NAME_PIECES, 5) };
        let value = match name.as_str() {
            "partNumber" => (1 + self.below(10_000)).to_string(),
            "x-cos-traffic-limit" => (819_200 + self.below(838_041_601)).to_string(),
            _ => self.text(VALUE_PIECES, 10),
        };
        Some((name, value))
    }

    fn header(&mut self) -> Option<(String, String)> {
        let name = self.choose(HEADERS)?.to_owned();
        if name == "content-md5" {
            return Some((name, "mQ/fVh815F3k6TAUm8m0eg==".to_owned()));
        }
        // Without whitespace at the start or end, which HTTP removes and the library rejects.
        let value = self.text(&["a", "Z", " ", "%", "\"", "\t", "=", ";", "/", "%2F", "+"], 8);
        Some((name, value.trim().to_owned()))
    }
}

impl Iterator for Inputs {
    type Item = Input;

    fn next(&mut self) -> Option<Input> {
        loop {
            let input = self.input()?;
            if input.object().is_ok_and(|object| object.http_string().is_ok()) {
                return Some(input);
            }
        }
    }
}

const KEY_PIECES: &[&str] = &[
    " ",
    "+",
    "%",
    "%2F",
    "%zz",
    "%E4%B8%AD",
    "/",
    "//",
    "/../",
    "/./",
    "..",
    "?",
    "#",
    "&",
    "=",
    ";",
    ":",
    "@",
    "\\",
    "'",
    "\"",
    "~",
    "*",
    "(",
    ")",
    "腾讯云",
    "é",
    "e\u{301}",
    "😀",
    "\u{2028}",
    "\u{feff}",
    "\u{200d}",
    "\t",
    "\n",
    "عربي",
    "\u{7f}",
    "\u{10ffff}",
    "{0}",
    "{host}",
    "$&",
];

const NAME_PIECES: &[&str] = &[
    "a", "A", "b", "1", "2", "-", "_", ".", "~", "/", ":", "!", "|", " ", "%", "%2F", "[", "]", "é", "中", "Ж", "K",
    "\u{212a}", "😀", "\u{ff21}",
];

const VALUE_PIECES: &[&str] = &[
    "", " ", "  ", "+", "%", "%20", "%2B", "/", "&", "=", "?", "#", ";", "中", "é", "😀", "\"", "'", "\t", "\u{2028}",
    "$&", "$1",
];

const PARAMETERS: &[&str] = &[
    "versionId",
    "uploads",
    "uploadId",
    "partNumber",
    "response-content-type",
    "response-content-disposition",
    "response-cache-control",
    "imageMogr2/thumbnail/200x/",
    "imageMogr2/thumbnail/!50p|watermark/2/text/5paH5a2X",
    "ci-process",
    "x-cos-traffic-limit",
    "prefix",
    "10",
    "9",
    "__proto__",
    "constructor",
    "toString",
];

/// Only these headers, because both SDKs sign them.
const HEADERS: &[&str] = &[
    "Content-Type",
    "content-md5",
    "Cache-Control",
    "Content-Disposition",
    "Content-Encoding",
    "Expires",
    "Range",
    "If-Match",
    "x-cos-acl",
    "x-cos-storage-class",
    "x-cos-meta-a",
    "X-COS-Meta-B!",
    "x-cos-meta-b",
    "x-cos-meta-b.c",
    "x-cos-meta-b|c",
    "x-ci-a",
    "Pic-Operations",
];
